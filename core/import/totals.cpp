#include "core/import/totals.hpp"

#include <algorithm>
#include <utility>

#include "core/import/headings.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::size_t fewest_summed = 2;
constexpr std::size_t most_kept = 1000;  // rows in doubt

const CellReading& reading_of(const RowFields& fields, ImportField field) {
  return fields.at(static_cast<std::size_t>(field));
}

std::optional<Decimal> number_of(const RowFields& fields, ImportField field) {
  const CellReading& reading = reading_of(fields, field);
  if (reading.outcome != CellReading::Outcome::value) return std::nullopt;
  return Decimal::parse(reading.text);
}

bool holds_one(const Plan& plan, const std::vector<std::string>& cells,
               const std::vector<std::string>& wanted) {
  if (wanted.empty()) return false;
  return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
    const std::string shown = plan.shown(cell);
    return !shown.empty() && std::binary_search(wanted.begin(), wanted.end(), shown);
  });
}

std::string first_of(const Plan& plan, const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    if (std::string shown = plan.shown(cell); !shown.empty()) return shown;
  }
  return {};
}

}  // namespace

TotalFinder::Amounts TotalFinder::amounts_of(const RowFields& fields) {
  return {number_of(fields, ImportField::gross), number_of(fields, ImportField::quantity),
          reading_of(fields, ImportField::currency).text};
}

bool TotalFinder::is_sum(const Sum& sum, const Amounts& row, std::size_t fewest) {
  if (sum.rows < fewest || !row.gross || row.gross->is_zero() || *row.gross != sum.gross) {
    return false;
  }
  return !row.quantity || *row.quantity == sum.quantity;
}

bool TotalFinder::is_sum(const Sums& sums, const Amounts& row) const {
  if (is_sum(sums.group, row, fewest_summed) || is_sum(sums.all, row, fewest_summed)) return true;
  const auto group = sums.group_in.find(row.currency);
  if (group != sums.group_in.end() && is_sum(group->second, row, fewest_summed)) return true;
  const auto all = sums.all_in.find(row.currency);
  // One row of a currency has a total of its own among those of others.
  const std::size_t fewest = is_below_total_ && sums.all_in.size() > 1 ? 1 : fewest_summed;
  return all != sums.all_in.end() && is_sum(all->second, row, fewest);
}

void TotalFinder::add(Sum& sum, const Amounts& row) {
  if (!row.gross) return;
  ++sum.rows;
  sum.gross = sum.gross + *row.gross;
  if (row.quantity) sum.quantity = sum.quantity + *row.quantity;
}

void TotalFinder::add(Sums& sums, const Amounts& row) {
  for (Sum* sum :
       {&sums.all, &sums.group, &sums.all_in[row.currency], &sums.group_in[row.currency]}) {
    add(*sum, row);
  }
}

void TotalFinder::end_group(Sums& sums) {
  sums.group = {};
  sums.group_in.clear();
}

void TotalFinder::look_for_name(const std::vector<std::string>& cells) {
  const auto take = [&](std::size_t column, bool (*says)(std::string_view)) {
    if (found_ == Found::named || column >= cells.size()) return;
    std::string label = plan_.shown(cells[column]);
    if (!says(label)) return;
    found_ = Found::named;
    column_ = column;
    label_ = std::move(label);
  };
  for (const std::size_t column : plan_.label_columns()) take(column, says_total);
  for (const std::size_t column : plan_.other_columns()) {
    take(column, is_whole_ ? is_total_alone : says_total);
  }
}

void TotalFinder::look_for_sum(const Amounts& row) {
  const bool is_known = is_sum(sales_, row) || (has_hidden_ && is_sum(with_hidden_, row));
  is_in_doubt_ = !is_known && !doubtful_.empty() && is_sum(without_doubtful_, row);
  if (is_known || is_in_doubt_) found_ = Found::sum;
}

// A row that is no total, as far as can be told.
void TotalFinder::count(const Doubtful& place, const Amounts& row) {
  const bool may_be_total = !is_said_ && doubtful_.size() < most_kept &&
                            without_doubtful_.group.rows == 1 &&
                            is_sum(without_doubtful_.group, row, 1);
  add(sales_, row);
  if (has_hidden_) add(with_hidden_, row);
  if (!may_be_total) return add(without_doubtful_, row);
  doubtful_.push_back(place);
  end_group(without_doubtful_);
}

void TotalFinder::look_for_head(const Doubtful& place, const Amounts& row) {
  are_blocks_ = are_blocks_ && row.gross && !is_said_ && heads_.size() < most_kept;
  if (!are_blocks_) return;
  if (!head_) {
    head_ = row;
    below_head_ = {};
    heads_.push_back(place);
    are_blocks_ = !row.gross->is_zero();
    return;
  }
  add(below_head_, row);
  if (!is_sum(below_head_, *head_, 1)) return;
  has_block_of_several_ = has_block_of_several_ || below_head_.rows >= fewest_summed;
  head_.reset();
}

TotalFinder::Found TotalFinder::look_at(std::size_t line, const RowFields& fields,
                                        const std::vector<std::string>& cells) {
  found_ = Found::none;
  is_in_doubt_ = is_said_ = false;
  if (plan_.totals() == TotalRows::read && plan_.totals_left_out().empty()) return found_;
  is_whole_ = true;
  for (const FieldPlan& field : plan_.fields()) {
    const CellReading& reading = reading_of(fields, field.field);
    if (info_of(field.field).is_required && reading.outcome == CellReading::Outcome::empty) {
      is_whole_ = false;
    }
    if (field.field == ImportField::gross) gross_column_ = field.column.value_or(0);
  }
  const bool is_kept = holds_one(plan_, cells, plan_.totals_kept());
  const bool is_named = !is_kept && holds_one(plan_, cells, plan_.totals_left_out());
  is_said_ = is_kept || is_named;
  const Amounts amounts = amounts_of(fields);
  if (is_named) {
    found_ = Found::named;
    label_ = first_of(plan_, cells);
  } else if (!is_kept && plan_.totals() != TotalRows::read) {
    look_for_name(cells);
    if (found_ == Found::none && is_whole_ && plan_.totals() != TotalRows::named) {
      look_for_sum(amounts);
      column_ = found_ == Found::none ? column_ : gross_column_;
      label_ = reading_of(fields, ImportField::gross).text;
    }
  }
  if (found_ == Found::none) {
    const Doubtful place{line, reading_of(fields, ImportField::gross).text, first_of(plan_, cells)};
    count(place, amounts);
    look_for_head(place, amounts);
  } else {
    if (found_ == Found::sum && !is_in_doubt_) {
      doubtful_.clear();
      without_doubtful_ = sales_;
    }
    for (Sums* sums : {&sales_, &with_hidden_, &without_doubtful_}) end_group(*sums);
  }
  is_below_total_ = found_ != Found::none;
  return found_;
}

void TotalFinder::look_at_hidden(const RowFields& fields) {
  if (!std::exchange(has_hidden_, true)) with_hidden_ = sales_;
  add(with_hidden_, amounts_of(fields));
}

std::vector<TotalFinder::Doubtful> TotalFinder::take_doubtful() {
  if (!is_in_doubt_) return {};
  return std::exchange(doubtful_, {});
}

std::vector<TotalFinder::Doubtful> TotalFinder::heads() const {
  const bool are_totals = are_blocks_ && has_block_of_several_ && !head_ &&
                          plan_.totals() != TotalRows::read && plan_.totals() != TotalRows::named;
  return are_totals ? heads_ : std::vector<Doubtful>();
}

bool TotalFinder::is_left_out() const {
  if (found_ == Found::named) return is_said_ || plan_.totals().has_value();
  return found_ == Found::sum && plan_.totals() == TotalRows::sums;
}

Complaint TotalFinder::complaint() const {
  if (found_ != Found::named) return {Sentence::total_summed, {{"found", label_}}};
  return {Sentence::total_named, {{"found", in_quotes(label_)}}};
}

}  // namespace jm216
