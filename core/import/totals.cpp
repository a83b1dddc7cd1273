#include "core/import/totals.hpp"

#include <utility>

#include "core/import/headings.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::size_t fewest_summed = 2;

std::optional<Decimal> number_of(const RowFields& fields, ImportField field) {
  const CellReading& reading = fields.at(static_cast<std::size_t>(field));
  if (reading.outcome != CellReading::Outcome::value) return std::nullopt;
  return Decimal::parse(reading.text);
}

}  // namespace

bool TotalFinder::is_sum(const Sum& sum, const RowFields& fields) {
  const auto gross = number_of(fields, ImportField::gross);
  if (sum.rows < fewest_summed || !gross || gross->is_zero() || *gross != sum.gross) return false;
  const auto quantity = number_of(fields, ImportField::quantity);
  return !quantity || *quantity == sum.quantity;
}

void TotalFinder::add(Sum& sum, const RowFields& fields) {
  const auto gross = number_of(fields, ImportField::gross);
  if (!gross) return;
  ++sum.rows;
  sum.gross = sum.gross + *gross;
  if (const auto quantity = number_of(fields, ImportField::quantity)) {
    sum.quantity = sum.quantity + *quantity;
  }
}

TotalFinder::Found TotalFinder::look_at(const RowFields& fields,
                                        const std::vector<std::string>& cells) {
  found_ = Found::none;
  if (plan_.totals() == TotalRows::read) return found_;
  is_whole_ = true;
  std::size_t gross_column = 0;
  for (const FieldPlan& field : plan_.fields()) {
    const CellReading& reading = fields.at(static_cast<std::size_t>(field.field));
    if (info_of(field.field).is_required && reading.outcome == CellReading::Outcome::empty) {
      is_whole_ = false;
    }
    if (field.field == ImportField::gross) gross_column = field.column.value_or(0);
  }
  for (const std::size_t column : plan_.label_columns()) {
    if (column >= cells.size()) continue;
    std::string label = plan_.shown(cells[column]);
    if (!says_total(label)) continue;
    found_ = Found::named;
    column_ = column;
    label_ = std::move(label);
    break;
  }
  if (found_ == Found::none && is_whole_ && plan_.totals() != TotalRows::named &&
      (is_sum(group_, fields) || is_sum(all_, fields))) {
    found_ = Found::sum;
    column_ = gross_column;
    label_ = fields.at(static_cast<std::size_t>(ImportField::gross)).text;
  }
  if (found_ != Found::none) {
    group_ = {};
  } else {
    add(group_, fields);
    add(all_, fields);
  }
  return found_;
}

bool TotalFinder::is_left_out() const {
  if (found_ == Found::named) return plan_.totals().has_value();
  return found_ == Found::sum && plan_.totals() == TotalRows::sums;
}

Complaint TotalFinder::complaint() const {
  if (found_ != Found::named) return {Sentence::total_summed, {{"found", label_}}};
  return {Sentence::total_named, {{"found", in_quotes(label_)}}};
}

}  // namespace jm216
