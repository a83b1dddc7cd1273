#include "core/import/table.hpp"

#include <algorithm>
#include <utility>

#include "core/json/path.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

namespace {

std::string with_line_feeds(std::string_view cell) {
  std::string text(cell);
  for (std::size_t at = text.find("\r\n"); at != std::string::npos;
       at = text.find("\r\n", at + 1)) {
    text.erase(at, 1);
  }
  return text;
}

void add(Problems& problems, ProblemCode code, std::string pointer, std::string message) {
  problems.add({{code, std::move(message)}, "", std::move(pointer)});
}

}  // namespace

std::string to_string(const ColumnRef& column) {
  return column.heading.empty() ? "column " + std::to_string(column.number)
                                : "column " + in_quotes(column.heading);
}

std::string too_many_columns(std::size_t count) {
  return std::to_string(count) +
         " columns, where a table of sales may have 1000; take those out that hold nothing "
         "of a sale, or say what really separates the cells (\"delimiter\")";
}

TableReader::TableReader(const ByteSource& source, const Mapping& mapping,
                         const std::optional<SheetHead>& sheet)
    : sheet_(sheet),
      hidden_rows_(mapping.hidden_rows),
      csv_(sheet ? source
                 : as_utf8(source, mapping.encoding.value_or(Encoding::utf_8), &fault_of_file_),
           sheet ? sheet_text::delimiter : *mapping.delimiter),
      first_line_(mapping.first_line) {
  const CsvReader::Next first = next_in_table();
  // Above the table, too, it may have swallowed what follows.
  begins_with_fault_ =
      first == CsvReader::Next::fault || (first == CsvReader::Next::end && !fault_.message.empty());
  if (first != CsvReader::Next::row || !*mapping.header) waiting_ = first;
  if (first != CsvReader::Next::row) return;
  if (csv_.cell_count() > CsvReader::most_cells) {
    begins_with_fault_ = true;
    fault_ = {ProblemCode::too_large, too_many_columns(csv_.cell_count())};
  }
  columns_.resize(csv_.cells().size());
  if (!*mapping.header) return;
  header_line_ = csv_.line();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] =
        sheet ? without_blanks(shown_cell(csv_.cells()[i])) : without_blanks(csv_.cells()[i]);
  }
  // Columns without a heading at the end are what a spreadsheet leaves behind.
  while (!columns_.empty() && columns_.back().empty()) columns_.pop_back();
}

CsvReader::Next TableReader::next_in_table() {
  for (;;) {
    const CsvReader::Next next = csv_.next();
    if (next == CsvReader::Next::end) {
      if (fault_of_file_.empty()) return next;
      fault_ = {ProblemCode::bad_encoding, std::exchange(fault_of_file_, {})};
      return CsvReader::Next::fault;
    }
    if (next == CsvReader::Next::fault) fault_ = {ProblemCode::bad_table, csv_.fault()};
    if (csv_.line() < first_line_) continue;
    const bool is_row = next == CsvReader::Next::row;
    if (!(is_row && header_line_ > 0 && sheet_ && is_blank_row(csv_.cells()))) return next;
  }
}

CsvReader::Next TableReader::next() {
  CsvReader::Next next = waiting_ ? *std::exchange(waiting_, std::nullopt) : next_in_table();
  while (next == CsvReader::Next::row && hidden_rows_ == HiddenRows::skip && row_is_hidden()) {
    ++hidden_left_out_;
    next = next_in_table();
  }
  return next;
}

Plan::Plan(const Mapping& mapping, const Columns& columns, Problems& problems, bool is_of_sheet)
    : columns_(columns),
      is_of_sheet_(is_of_sheet),
      encoding_(mapping.encoding.value_or(Encoding::utf_8)) {
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
    }
    fields_.push_back(std::move(plan));
  }
  if (mapping.skip_rows_without) {
    skip_column_ = find(*mapping.skip_rows_without, "/skip_rows_without", problems);
  }
  if (mapping.ignored) find_unused(mapping, problems);
}

std::optional<std::size_t> Plan::find(const ColumnRef& ref, const std::string& pointer,
                                      Problems& problems) const {
  if (ref.heading.empty()) {
    if (ref.number >= 1 && ref.number <= columns_.size()) return ref.number - 1;
    add(problems, ProblemCode::unknown_column, pointer,
        "there is no " + to_string(ref) + ": the table has " + std::to_string(columns_.size()));
    return std::nullopt;
  }
  const std::string_view heading = without_blanks(ref.heading);
  const auto found = std::find(columns_.begin(), columns_.end(), heading);
  if (found == columns_.end()) {
    Nearest nearest(heading);
    for (const std::string& known : columns_) nearest.consider(known);
    std::string message = "the table has no column " + in_quotes(heading);
    if (!nearest.name().empty()) {
      message += "; use " + in_quotes(nearest.name());
    } else {
      message += "; it has";
      std::size_t shown = 0;
      for (const std::string& known : columns_) {
        if (known.empty()) continue;
        message += shown == 0 ? " " : ", ";
        if (++shown > 12) {
          message += "…";
          break;
        }
        message += in_quotes(known);
      }
      if (shown == 0) message += " no headings; name it by its number";
    }
    add(problems, ProblemCode::unknown_column, pointer, message);
    return std::nullopt;
  }
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  if (std::find(found + 1, columns_.end(), heading) != columns_.end()) {
    add(problems, ProblemCode::unknown_column, pointer,
        "two columns are headed " + in_quotes(heading) + "; name the one you mean by its number (" +
            std::to_string(index + 1) + " is the first)");
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
  for (const ColumnRef& ref : *mapping.ignored) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool is_meant =
          ref.heading.empty() ? i + 1 == ref.number : columns_[i] == without_blanks(ref.heading);
      if (is_meant) used[i] = true;
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (used[i]) continue;
    const ColumnRef column{columns_[i], i + 1};
    add(problems, ProblemCode::unused_column, "/ignored",
        to_string(column) + " is neither a field nor ignored; map it, or add it here");
  }
}

CellReading Plan::read(const FieldPlan& plan, std::string_view cell) const {
  using Outcome = CellReading::Outcome;
  if (!plan.column) return {Outcome::value, plan.constant};
  if (!is_utf8(cell)) return {Outcome::refused, no_text(cell, encoding_)};
  if (!is_of_sheet_) return read_text(plan, without_blanks(cell));
  const std::string text = shown_cell(cell);
  switch (const SheetCellKind kind = take_kind(cell)) {
    case SheetCellKind::refused:
      return {Outcome::refused, std::string(cell), ProblemCode::wrong_type};
    case SheetCellKind::merged:
      return read_text(plan, {});
    case SheetCellKind::text:
      return read_text(plan, without_blanks(text));
    default:
      return read_as_it_is(plan, kind, text);
  }
}

CellReading Plan::read_as_it_is(const FieldPlan& plan, SheetCellKind kind,
                                std::string_view shown) const {
  using Outcome = CellReading::Outcome;
  const CellKind wanted = info_of(plan.field).kind;
  const bool is_date = kind == SheetCellKind::date;
  // Eight digits may be a date, as some programs write it: a text decides which.
  const bool may_be_date = shown.size() == 8 && shown.find_first_of("-.") == std::string_view::npos;
  const bool is_as_text =
      plan.values.contains(shown) || !(wanted == CellKind::date || wanted == CellKind::amount);
  if (is_as_text || (wanted == CellKind::date && !is_date && may_be_date))
    return read_text(plan, shown);
  if (is_date != (wanted == CellKind::date)) {
    return {Outcome::refused,
            (is_date ? "the date " : "the number ") + std::string(shown) + ", where " +
                (is_date ? "an amount" : "a date") + " is expected: show the column as " +
                (is_date ? "numbers" : "dates") + " in the spreadsheet, and save it",
            is_date ? ProblemCode::bad_decimal : ProblemCode::bad_date};
  }
  if (Complaint complaint; !is_ledger_value(plan.field, shown, complaint)) {
    return {Outcome::refused, std::move(complaint.message), complaint.code};
  }
  return {Outcome::value, std::string(shown)};
}

CellReading Plan::read_text(const FieldPlan& plan, std::string_view shown) const {
  using Outcome = CellReading::Outcome;
  const auto meaning = plan.values.find(shown);
  if (meaning != plan.values.end()) return {Outcome::value, meaning->second};
  if (shown.empty()) return {};

  const FieldInfo& info = info_of(plan.field);
  CellReading result{Outcome::refused, {}};
  std::optional<std::string> value;
  switch (info.kind) {
    case CellKind::date:
      if (!date_style_) {
        return {Outcome::refused,
                is_of_sheet_ ? "a date kept as text, and the mapping does not say its order: say "
                               "\"dates\""
                             : "the order of the dates is not decided",
                ProblemCode::undecided};
      }
      result.code = ProblemCode::bad_date;
      value = iso_date(shown, *date_style_, result.text);
      break;
    case CellKind::amount:
      if (!number_style_) {
        return {Outcome::refused,
                is_of_sheet_ ? "a number kept as text, and the mapping does not say its decimal "
                               "sign: say \"decimal\""
                             : "the decimal sign is not decided",
                ProblemCode::undecided};
      }
      result.code = ProblemCode::bad_decimal;
      value = plain_decimal(shown, *number_style_, result.text);
      break;
    case CellKind::flag:
      value = shown == "TRUE" || shown == "True"     ? "true"
              : shown == "FALSE" || shown == "False" ? "false"
                                                     : std::string(shown);
      break;
    default:
      value = with_line_feeds(shown);
      break;
  }
  if (!value) return result;
  if (Complaint complaint; !is_ledger_value(plan.field, *value, complaint)) {
    result.text = std::move(complaint.message);
    result.code = complaint.code;
    if (info.kind == CellKind::country || info.kind == CellKind::currency ||
        info.kind == CellKind::flag || info.kind == CellKind::reason) {
      result.text += "; or say what it means under the field's \"values\"";
    }
    return result;
  }
  return {Outcome::value, std::move(*value)};
}

Problems undecided(const Mapping& mapping, bool is_of_sheet) {
  Problems problems;
  if (!mapping.delimiter && !is_of_sheet) {
    add(problems, ProblemCode::undecided, "/delimiter",
        "not decided: a comma, a semicolon, a tab or a bar between cells");
  }
  if (!mapping.header) {
    add(problems, ProblemCode::undecided, "/header",
        "not decided: whether the first row holds headings");
  }
  bool has_amounts = false;
  for (std::size_t i = 0; i < import_field_count; ++i) {
    const FieldInfo& info = import_fields()[i];
    const auto& source = mapping.fields[i];
    has_amounts = has_amounts || (source && source->column && info.kind == CellKind::amount);
    if (info.is_required && !source) {
      add(problems, ProblemCode::undecided, "/fields/" + std::string(info.name),
          "not decided: a column, or a constant for all rows");
    }
  }
  if (is_of_sheet) return problems;
  if (has_amounts && !mapping.decimal) {
    add(problems, ProblemCode::undecided, "/decimal",
        "not decided: a decimal point or a decimal comma");
  }
  const auto& date = mapping.source(ImportField::date);
  if (date && date->column && !mapping.dates) {
    add(problems, ProblemCode::undecided, "/dates",
        "not decided: the order of day, month and year");
  }
  return problems;
}

}  // namespace jm216
