#include "core/import/table.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/import/headings.hpp"
#include "core/import/money_signs.hpp"
#include "core/json/path.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

namespace {

// More digits no amount has, nor what it is worked out of.
constexpr std::size_t longest_factor = 24;

std::string with_line_feeds(std::string_view cell) {
  std::string text(cell);
  for (std::size_t at = text.find("\r\n"); at != std::string::npos;
       at = text.find("\r\n", at + 1)) {
    text.erase(at, 1);
  }
  return text;
}

void add(Problems& problems, std::string pointer, Complaint complaint) {
  problems.add({std::move(complaint), "", std::move(pointer)});
}

CellReading refused(Complaint fault) {
  return {CellReading::Outcome::refused, std::move(fault.message), fault.code};
}

// The first of them, for one to choose from.
std::string headings(const Columns& columns) {
  std::string list;
  std::size_t shown = 0;
  for (const std::string& known : columns) {
    if (known.empty()) continue;
    if (shown > 0) list += ", ";
    if (++shown > 12) return list + "…";
    list += in_quotes(known);
  }
  return list;
}

}  // namespace

std::string to_string(const ColumnRef& column) {
  return column.heading.empty() ? "column " + std::to_string(column.number)
                                : "column " + in_quotes(column.heading);
}

bool names_delimiter(std::string_view line) {
  return line.size() <= 5 && (line.starts_with("sep=") || line.starts_with("SEP="));
}

Complaint too_many_columns(std::size_t count) {
  return {Sentence::too_many_columns, {{"count", std::to_string(count)}}};
}

TableReader::TableReader(const ByteSource& source, const Mapping& mapping)
    : csv_(as_utf8(source, mapping.encoding.value_or(Encoding::utf_8), &fault_of_file_),
           *mapping.delimiter),
      first_line_(mapping.first_line) {
  const CsvReader::Next first = next_in_table();
  // Above the table, too, it may have swallowed what follows.
  begins_with_fault_ =
      first == CsvReader::Next::fault || (first == CsvReader::Next::end && !fault_.message.empty());
  if (first != CsvReader::Next::row || !*mapping.header) waiting_ = first;
  if (first != CsvReader::Next::row) return;
  if (csv_.cell_count() > CsvReader::most_cells) {
    begins_with_fault_ = true;
    fault_ = too_many_columns(csv_.cell_count());
  }
  columns_.resize(csv_.cells().size());
  if (!*mapping.header) return;
  header_line_ = csv_.line();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] = without_blanks(csv_.cells()[i]);
  }
  // Columns without a heading at the end are what a spreadsheet leaves behind.
  while (!columns_.empty() && columns_.back().empty()) columns_.pop_back();
}

CsvReader::Next TableReader::next_in_table() {
  for (;;) {
    const CsvReader::Next next = csv_.next();
    if (next == CsvReader::Next::end) {
      if (fault_of_file_.message.empty()) return next;
      fault_ = std::exchange(fault_of_file_, {});
      return CsvReader::Next::fault;
    }
    if (next == CsvReader::Next::fault) fault_ = csv_.fault();
    const bool is_row = next == CsvReader::Next::row;
    if (is_row && csv_.line() == 1 && csv_.cell_count() <= 2 && names_delimiter(csv_.cells()[0])) {
      continue;
    }
    if (csv_.line() >= first_line_) return next;
  }
}

CsvReader::Next TableReader::next() {
  if (waiting_) return *std::exchange(waiting_, std::nullopt);
  return next_in_table();
}

Plan::Plan(const Mapping& mapping, const Columns& columns, Problems& problems)
    : columns_(columns), encoding_(mapping.encoding.value_or(Encoding::utf_8)) {
  if (mapping.decimal) {
    number_style_ = NumberStyle{*mapping.decimal, mapping.thousands.value_or(Thousands::none),
                                mapping.parentheses, mapping.trailing_minus};
  }
  if (mapping.dates) date_style_ = DateStyle{*mapping.dates, mapping.century};
  for (std::size_t i = 0; i < import_field_count; ++i) {
    const std::optional<FieldSource>& source = mapping.fields[i];
    if (!source) continue;
    FieldPlan plan{static_cast<ImportField>(i), std::nullopt, source->constant, {}};
    if (source->column) {
      const std::string pointer = "/fields/" + std::string(import_fields()[i].name) + "/column";
      plan.column = find(*source->column, pointer, problems);
      if (!plan.column) continue;
      for (const auto& [cell, meaning] : source->values) {
        plan.values.emplace(without_blanks(cell), meaning);
      }
      heed_heading(plan, *source, problems);
    }
    fields_.push_back(std::move(plan));
  }
  if (mapping.skip_rows_without) {
    skip_column_ = find(*mapping.skip_rows_without, "/skip_rows_without", problems);
  }
  totals_ = mapping.totals;
  takes_off_negatives_ = mapping.takes_off_negatives;
  label_columns_ = {0};
  for (const FieldPlan& plan : fields_) {
    const CellKind kind = info_of(plan.field).kind;
    if (!plan.column || *plan.column == 0) continue;
    if (kind == CellKind::text || kind == CellKind::date || kind == CellKind::country) {
      label_columns_.push_back(*plan.column);
    }
  }
  if (mapping.sign_from && !mapping.sign_from->is_none()) {
    sign_ = *mapping.sign_from;
    sign_column_ = find(sign_.column, "/sign_from/column", problems);
  }
  if (mapping.ignored) find_unused(mapping, problems);
}

// What a heading says of its numbers is followed only as the mapping says.
void Plan::heed_heading(FieldPlan& plan, const FieldSource& source, Problems& problems) const {
  const FieldInfo& info = info_of(plan.field);
  if (info.kind != CellKind::amount) return;
  if (source.scale) plan.scale = Decimal::parse(*source.scale);
  plan.is_percent_of_gross = source.percent_of_gross.value_or(false);
  plan.is_per_quantity = source.per_quantity.value_or(false);
  const std::string& heading = columns_[*plan.column];
  const std::string pointer = "/fields/" + std::string(info.name);
  for (const Qualifier& one : qualifiers_of(plan.field, heading)) {
    const std::string says =
        "not decided: the heading " + in_quotes(heading) + " says " + in_quotes(one.text);
    using Kind = Qualifier::Kind;
    if (one.kind == Kind::scale && !source.scale) {
      add(problems, pointer + "/scale",
          {ProblemCode::undecided,
           says + "; say " + in_quotes(one.value) + ", or \"1\" if its cells are whole amounts"});
    } else if (one.kind == Kind::percent && !source.percent_of_gross) {
      add(problems, pointer + "/percent_of",
          {ProblemCode::undecided, says + "; say \"gross\", or \"\" if its cells are amounts"});
    } else if (one.kind == Kind::each && !source.per_quantity) {
      add(problems, pointer + "/per",
          {ProblemCode::undecided,
           says + "; say \"quantity\", or \"\" if its cells are for the whole line"});
    } else if (one.kind == Kind::currency && !source.in_row_currency) {
      plan.currency = one.value;
    }
  }
}

std::optional<std::size_t> Plan::find(const ColumnRef& ref, const std::string& pointer,
                                      Problems& problems) const {
  if (ref.heading.empty()) {
    if (ref.number >= 1 && ref.number <= columns_.size()) return ref.number - 1;
    add(problems, pointer,
        {Sentence::no_such_number,
         {{"number", std::to_string(ref.number)}, {"count", std::to_string(columns_.size())}}});
    return std::nullopt;
  }
  const std::string_view heading = without_blanks(ref.heading);
  const auto found = std::find(columns_.begin(), columns_.end(), heading);
  if (found == columns_.end()) {
    Nearest nearest(heading);
    for (const std::string& column : columns_) nearest.consider(column);
    const std::string use = quoted_if_any(nearest.name());
    const std::string all = use.empty() ? headings(columns_) : std::string();
    add(problems, pointer,
        {Sentence::no_such_heading,
         {{"heading", in_quotes(heading)},
          !use.empty()   ? Argument("use", use)
          : !all.empty() ? Argument("has", all)
                         : Argument("none")}});
    return std::nullopt;
  }
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  if (std::find(found + 1, columns_.end(), heading) != columns_.end()) {
    add(problems, pointer,
        {Sentence::heading_twice,
         {{"heading", in_quotes(heading)}, {"number", std::to_string(index + 1)}}});
    return std::nullopt;
  }
  return index;
}

void Plan::find_unused(const Mapping& mapping, Problems& problems) const {
  std::vector<bool> used(columns_.size());
  for (const FieldPlan& plan : fields_) {
    if (plan.column) used[*plan.column] = true;
  }
  if (skip_column_) used[*skip_column_] = true;
  if (sign_column_) used[*sign_column_] = true;
  std::set<std::string_view> ignored;
  for (const ColumnRef& ref : *mapping.ignored) {
    if (!ref.heading.empty()) {
      ignored.insert(without_blanks(ref.heading));
    } else if (ref.number >= 1 && ref.number <= used.size()) {
      used[ref.number - 1] = true;
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (used[i] || ignored.contains(columns_[i])) continue;
    const ColumnRef column{columns_[i], i + 1};
    add(problems, "/ignored", {Sentence::column_unused, {{"column", to_string(column)}}});
  }
}

CellReading Plan::read(const FieldPlan& plan, std::string_view cell) const {
  using Outcome = CellReading::Outcome;
  if (!plan.column) return {Outcome::value, plan.constant, {}, {}, true};
  if (!is_utf8(cell)) return refused(no_text(cell, encoding_));
  const std::string_view shown = without_blanks(cell);
  const auto meaning = plan.values.find(shown);
  if (meaning != plan.values.end()) return {Outcome::value, meaning->second, {}, {}, true};
  if (shown.empty()) return {};

  const FieldInfo& info = info_of(plan.field);
  // Of an amount that was rounded its own reader says so.
  std::string damage = damage_in(shown);
  if (!damage.empty() && (info.kind != CellKind::amount || shown.front() == '#')) {
    return refused({ProblemCode::bad_table, std::move(damage)});
  }
  Complaint fault;
  std::string sign;  // of a currency
  std::optional<std::string> value;
  switch (info.kind) {
    case CellKind::date:
      if (!date_style_) return refused({Sentence::cell_date_open});
      value = iso_date(shown, *date_style_, fault);
      break;
    case CellKind::amount:
      if (!number_style_) return refused({Sentence::cell_decimal_open});
      {
        MoneyCell money = without_money_sign(shown);
        value = plain_decimal(money.number, *number_style_, fault);
        sign = std::move(money.sign);
      }
      break;
    case CellKind::currency:
      return read_currency_cell(plan, shown);
    case CellKind::flag:
      value = shown == "TRUE" || shown == "True"     ? "true"
              : shown == "FALSE" || shown == "False" ? "false"
                                                     : std::string(shown);
      break;
    default:
      value = with_line_feeds(shown);
      break;
  }
  if (!value) return refused(std::move(fault));
  // What is worked out of the number is judged then.
  const bool is_negative_deduction = info.is_deduction && value->starts_with('-');
  if ((plan.is_worked_out() || (is_negative_deduction && takes_off_negatives_)) &&
      value->size() <= longest_factor) {
    return {Outcome::value, std::move(*value), {}, std::move(sign)};
  }
  if (is_ledger_value(plan.field, *value, fault)) {
    return {Outcome::value, std::move(*value), {}, std::move(sign)};
  }
  if (is_negative_deduction) {
    fault.message +=
        "; if amounts taken off are written below zero, the mapping must say so: "
        "\"negative_deductions\": \"taken-off\"";
  }
  if (info.kind == CellKind::country || info.kind == CellKind::flag ||
      info.kind == CellKind::reason) {
    fault.also(Sentence::or_as_value);
  }
  return refused(std::move(fault));
}

// A code; or the sign that stands with an amount: "€7,409.85".
CellReading Plan::read_currency_cell(const FieldPlan& plan, std::string_view cell) const {
  using Outcome = CellReading::Outcome;
  std::string code(cell);
  if (const MoneyCell money = without_money_sign(cell); !money.sign.empty()) {
    const auto meaning = plan.values.find(money.sign);
    if (meaning != plan.values.end()) return {Outcome::value, meaning->second, {}, {}, true};
    code = only_currency_of(money.sign);
    if (code.empty()) {
      return {Outcome::refused,
              in_quotes(money.sign) +
                  " may be several currencies; say which under the field's \"values\"",
              ProblemCode::unknown_code};
    }
  }
  Complaint complaint;
  if (is_ledger_value(plan.field, code, complaint)) return {Outcome::value, std::move(code)};
  complaint.also(Sentence::or_as_value);
  return refused(std::move(complaint));
}

Problems undecided(const Mapping& mapping) {
  Problems problems;
  if (!mapping.delimiter) {
    add(problems, "/delimiter", {Sentence::delimiter_open});
  }
  if (!mapping.header) {
    add(problems, "/header", {Sentence::header_open});
  }
  bool has_amounts = false;
  for (std::size_t i = 0; i < import_field_count; ++i) {
    const FieldInfo& info = import_fields()[i];
    const auto& source = mapping.fields[i];
    has_amounts = has_amounts || (source && source->column && info.kind == CellKind::amount);
    if (info.is_required && !source) {
      add(problems, "/fields/" + std::string(info.name), {Sentence::source_open});
    }
  }
  if (has_amounts && !mapping.decimal) {
    add(problems, "/decimal", {Sentence::decimal_open});
  }
  if (mapping.sign_from && !mapping.sign_from->is_none() && !mapping.sign_from->credit) {
    add(problems, "/sign_from/credit",
        {ProblemCode::undecided, "not decided: what " + to_string(mapping.sign_from->column) +
                                     " holds in the rows of credit notes"});
  }
  const auto& date = mapping.source(ImportField::date);
  if (date && date->column && !mapping.dates) {
    add(problems, "/dates", {Sentence::dates_open});
  }
  return problems;
}

}  // namespace jm216
