#include "core/import/row.hpp"

#include <algorithm>
#include <utility>

#include "core/import/headings.hpp"
#include "core/import/money_signs.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

using Outcome = CellReading::Outcome;

void refuse(CellReading& reading, Complaint complaint) {
  reading = {Outcome::refused, std::move(complaint.message), complaint.code};
}

CellReading& at(RowFields& fields, ImportField field) {
  return fields.at(static_cast<std::size_t>(field));
}

// Decimals of amounts and quantities.
constexpr unsigned finest = 4;

Decimal absolute(const Decimal& value) {
  return value.is_negative() ? -value : value;
}

// The product, or what is wrong with it and how it came about.
void put_product(CellReading& reading, const FieldPlan& plan, Decimal product,
                 const std::string& how) {
  if (plan.round) product = Decimal(product.rounded(*plan.round, Rounding::half_up), *plan.round);
  std::string text = product.shortest();
  Complaint complaint;
  if (is_ledger_value(plan.field, text, complaint)) {
    reading.text = std::move(text);
    return;
  }
  const bool is_fine =
      plan.is_calculated() && !plan.round && Decimal::parse(text)->scale() > finest;
  complaint.also(Sentence::worked_out_as, {{"how", how}});
  if (is_fine) complaint.also(Sentence::or_rounded);
  refuse(reading, std::move(complaint));
}

// What is worked out of a number and of nothing else in the row but its quantity.
void work_out(RowFields& fields, const FieldPlan& plan) {
  CellReading& reading = at(fields, plan.field);
  if (!plan.is_worked_out() || reading.outcome != Outcome::value || reading.is_said) return;
  auto value = Decimal::parse(reading.text);
  if (!value) return;
  std::string how = reading.how.empty() ? reading.text : reading.how;
  if (plan.is_calculated() && plan.combined != Combined::product &&
      (plan.scale || plan.is_per_quantity)) {
    how = "(" + how + ")";
  }
  if (plan.scale) {
    value = *value * *plan.scale;
    how += " × " + plan.scale->shortest();
  }
  if (plan.is_percent_of_gross) {
    reading.text = value->shortest();
    return;
  }
  if (plan.is_per_quantity) {
    const CellReading& quantity = at(fields, ImportField::quantity);
    const auto many = Decimal::parse(quantity.text);
    if (quantity.outcome == Outcome::refused) return;
    if (quantity.outcome == Outcome::empty || !many) {
      return refuse(reading, {Sentence::no_quantity_for_one, {{"found", in_quotes(how)}}});
    }
    value = *value * *many;
    how += " × " + quantity.text;
  }
  put_product(reading, plan, *value, how);
}

void work_out_percentage(RowFields& fields, const FieldPlan& plan) {
  CellReading& reading = at(fields, plan.field);
  if (!plan.is_percent_of_gross || reading.outcome != Outcome::value || reading.is_said) return;
  const CellReading& gross = at(fields, ImportField::gross);
  if (gross.outcome != Outcome::value) return;  // which is said
  const auto percent = Decimal::parse(reading.text);
  const auto whole = Decimal::parse(gross.text);
  if (!percent || !whole) return;
  const Decimal hundredth(1, 2);
  put_product(reading, plan, absolute(*whole) * *percent * hundredth,
              reading.text + "% of " + absolute(*whole).shortest());
}

// Amounts in the currency that their heading names, in a row of another.
void compare_currencies(RowFields& fields, const FieldPlan& plan) {
  CellReading& reading = at(fields, plan.field);
  const CellReading& currency = at(fields, ImportField::currency);
  if (reading.outcome == Outcome::value && !reading.money.empty() &&
      currency.outcome == Outcome::value && !may_be_sign_of(reading.money, currency.text)) {
    return refuse(reading, {Sentence::other_money,
                            {{"sign", in_quotes(reading.money)}, {"currency", currency.text}}});
  }
  if (plan.currency.empty() || reading.outcome != Outcome::value || reading.is_said) return;
  if (currency.outcome != Outcome::value || currency.text == plan.currency) return;
  refuse(reading, {Sentence::other_heading_currency,
                   {{"heading", plan.currency}, {"currency", currency.text}}});
}

void negate(CellReading& reading) {
  if (reading.text.find_first_of("123456789") != std::string::npos) reading.text.insert(0, 1, '-');
}

// Among the texts of a plan, which has them in order.
bool is_listed(const std::vector<std::string>& cells, std::string_view cell) {
  return std::binary_search(cells.begin(), cells.end(), cell);
}

// Where a column says which rows are credit notes, their price and quantity are below zero.
void heed_kind(RowReading& row, const Plan& plan, const std::vector<std::string>& cells) {
  if (!plan.sign_column()) return;
  row.column = *plan.sign_column();
  const std::string kind =
      row.column < cells.size() ? plan.shown(cells[row.column]) : std::string();
  const SignColumn& sign = plan.sign();
  if (!sign.credit || (sign.credit->empty() && sign.sale.empty())) return;
  if (auto damage = damage_in(kind)) {
    row.complaint = std::move(*damage);
    return;
  }
  if (!is_listed(*sign.credit, kind)) {
    const bool is_sale =
        sign.sale.empty() ? usual_kind(kind) != RowKind::credit : is_listed(sign.sale, kind);
    if (is_sale) return;
    row.complaint = {Sentence::kind_open, {{"found", in_quotes(kind)}}};
    return;
  }
  CellReading& gross = at(row.fields, ImportField::gross);
  if (gross.outcome == Outcome::value && !gross.is_said) {
    if (gross.text.starts_with('-')) {
      return refuse(
          gross, {Sentence::credit_below_zero, {{"found", gross.text}, {"kind", in_quotes(kind)}}});
    }
    negate(gross);
  }
  CellReading& quantity = at(row.fields, ImportField::quantity);
  if (quantity.outcome == Outcome::value && !quantity.is_said && !quantity.text.starts_with('-')) {
    negate(quantity);
  }
}

// A row that says that it was cancelled, and is not among those that are left out.
void heed_cancelled(RowReading& row, const Plan& plan, const std::vector<std::string>& cells) {
  const auto column = plan.cancelled_column();
  if (!column || *column >= cells.size() || plan.cancelled().cells->empty()) return;
  const std::string cell = plan.shown(cells[*column]);
  if (!says_void(cell)) return;
  row.column = *column;
  row.complaint = {Sentence::cancelled_open, {{"found", in_quotes(cell)}}};
}

}  // namespace

bool is_cancelled(const Plan& plan, const std::vector<std::string>& cells) {
  const auto column = plan.cancelled_column();
  return column && *column < cells.size() &&
         is_listed(*plan.cancelled().cells, plan.shown(cells[*column]));
}

RowReading read_row(const Plan& plan, const std::vector<std::string>& cells) {
  RowReading row;
  RowFields& fields = row.fields;
  for (const FieldPlan& field : plan.fields()) {
    at(fields, field.field) = plan.read_of_row(field, cells);
  }
  for (const FieldPlan& field : plan.fields()) work_out(fields, field);
  for (const FieldPlan& field : plan.fields()) work_out_percentage(fields, field);
  for (const FieldPlan& field : plan.fields()) compare_currencies(fields, field);
  row.has_negative_gross = at(fields, ImportField::gross).text.starts_with('-');
  heed_kind(row, plan, cells);
  heed_cancelled(row, plan, cells);
  return row;
}

void MoneySigns::settle(RowReading& row) {
  const CellReading& currency = at(row.fields, ImportField::currency);
  if (currency.outcome != Outcome::value) return;
  for (const FieldPlan& field : plan_.fields()) {
    CellReading& reading = at(row.fields, field.field);
    if (field.is_in_row_currency || reading.outcome != Outcome::value || reading.money.empty() ||
        !only_currency_of(reading.money).empty()) {
      continue;
    }
    const std::string& meant = meant_.try_emplace(reading.money, currency.text).first->second;
    if (meant == currency.text) continue;
    refuse(reading,
           {Sentence::sign_of_two,
            {{"sign", in_quotes(reading.money)}, {"currency", currency.text}, {"other", meant}}});
  }
}

bool FillDown::fill(std::vector<std::string>& cells) {
  if (!is_needed()) return true;
  const std::vector<std::size_t>& columns = plan_.fill_columns();
  const auto is_filled = [&](std::size_t column) {
    return column < cells.size() && !is_blank_cell(cells[column]);
  };
  bool has_more = false;
  for (std::size_t i = 0; i < used_.size() && !has_more; ++i) {
    has_more =
        used_[i] && is_filled(i) && std::find(columns.begin(), columns.end(), i) == columns.end();
  }
  bool has_head = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_filled(columns[i])) {
      has_head = true;
      const std::string& cell = cells[columns[i]];
      if (cell == carried_[i]) continue;
      std::fill(carried_.begin() + static_cast<std::ptrdiff_t>(i), carried_.end(), std::string());
      if (!says_total(plan_.shown(cell))) carried_[i] = cell;
    } else if (has_more && !carried_[i].empty()) {
      if (cells.size() <= columns[i]) cells.resize(columns[i] + 1);
      cells[columns[i]] = carried_[i];
    }
  }
  return has_more || !has_head;
}

void DeductionSigns::settle(RowReading& row) {
  if (!plan_.takes_off_negatives()) return;
  for (const FieldPlan& field : plan_.fields()) {
    CellReading& reading = at(row.fields, field.field);
    if (!info_of(field.field).is_deduction || reading.outcome != Outcome::value) continue;
    const auto amount = Decimal::parse(reading.text);
    if (reading.is_said || !amount || amount->is_zero()) continue;
    const bool is_opposite = amount->is_negative() != row.has_negative_gross;
    auto& before = is_opposite_.at(static_cast<std::size_t>(field.field));
    if (!before) before = is_opposite;
    if (*before != is_opposite) {
      refuse(reading, {Sentence::other_deduction_sign, {{"found", reading.text}}});
    } else {
      put_product(reading, field, absolute(*amount), reading.text);
    }
  }
}

}  // namespace jm216
