#include "core/import/answer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/import/headings.hpp"
#include "core/import/money_signs.hpp"
#include "core/json/found.hpp"
#include "core/json/path.hpp"

namespace jm216 {

namespace {

std::vector<std::string> on_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// As a choice names it.
ColumnRef column_named(const Columns& columns, const std::string& name) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] != name && std::to_string(i + 1) != name) continue;
    const bool tells =
        !columns[i].empty() && std::count(columns.begin(), columns.end(), columns[i]) == 1;
    return tells ? ColumnRef{columns[i], 0} : ColumnRef{"", i + 1};
  }
  return {name, 0};
}

// The one of these whose name it is.
template <class T, std::size_t N>
std::optional<T> one_of(const std::array<T, N>& all, std::string_view name) {
  for (const T one : all) {
    if (to_string(one) == name) return one;
  }
  return std::nullopt;
}

constexpr std::array<TotalRows, 3> all_totals = {TotalRows::read, TotalRows::named,
                                                 TotalRows::sums};
constexpr std::array<DateOrder, 3> all_orders = {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy};

bool answer_of_field(Mapping& mapping, const Columns& columns, std::string_view rest,
                     std::string_view value) {
  const std::size_t slash = rest.find('/');
  const auto field = find_import_field(rest.substr(0, slash));
  if (!field) return false;
  std::optional<FieldSource>& source = mapping.source(*field);
  if (slash == std::string_view::npos) {
    source = FieldSource{column_named(columns, std::string(value)), {}, {}};
    return true;
  }
  if (!source) return false;
  const std::string_view member = rest.substr(slash + 1);
  constexpr std::string_view values = "values/";
  if (member == "scale") source->scale = std::string(value);
  if (member == "percent_of") source->percent_of_gross = value == "gross";
  if (member == "per") source->per_quantity = value == "quantity";
  if (member == "currency") source->in_row_currency = true;
  if (member == "round" && value.size() == 1) source->round = value.front() - '0';
  if (member.starts_with(values)) {
    const std::string cell = text_of_token(member.substr(values.size()));
    const auto found = std::find_if(source->values.begin(), source->values.end(),
                                    [&](const auto& one) { return one.first == cell; });
    if (found != source->values.end()) {
      found->second = value;
    } else {
      source->values.emplace_back(cell, std::string(value));
    }
  }
  return true;
}

void answer_of_rows(Mapping& mapping, const Columns& columns, std::string_view pointer,
                    std::string_view value) {
  const std::vector<std::string> lines = on_lines(value);
  const auto add_to = [&](std::vector<std::string>& cells) {
    for (const std::string& line : lines) {
      if (std::find(cells.begin(), cells.end(), line) == cells.end()) cells.push_back(line);
    }
  };
  const auto add = [&](std::optional<std::vector<std::string>>& cells) {
    add_to(cells ? *cells : cells.emplace());
  };
  auto& sign = mapping.sign_from;
  auto& cancelled = mapping.skip_rows_with;
  if (pointer == "/hidden_rows") {
    mapping.hidden_rows = value == "read" ? HiddenRows::read : HiddenRows::skip;
  } else if (pointer == "/sign_from" || (pointer == "/sign_from/credit" && value.empty())) {
    sign = SignColumn{};
  } else if (pointer == "/sign_from/credit" && sign) {
    sign->credit = lines;
  } else if (pointer == "/sign_from/credit/-" && sign) {
    add(sign->credit);
  } else if (pointer == "/sign_from/sale/-" && sign) {
    add_to(sign->sale);
  } else if (pointer == "/skip_rows_with/cells" && cancelled) {
    cancelled->cells = lines;
  } else if (pointer == "/skip_rows_with/cells/-" && cancelled) {
    add(cancelled->cells);
  } else if (pointer == "/skip_rows_without") {
    mapping.skip_rows_without = column_named(columns, std::string(value));
  } else if (pointer == "/fill_down" || pointer == "/fill_down/-") {
    if (!mapping.fill_down || pointer == "/fill_down") mapping.fill_down.emplace();
    for (const std::string& line : lines) {
      mapping.fill_down->push_back(column_named(columns, line));
    }
  } else if (pointer == "/totals") {
    mapping.totals = one_of(all_totals, value);
  } else if (pointer == "/totals/left_out/-") {
    add_to(mapping.totals_left_out);
  } else if (pointer == "/totals/kept/-") {
    add_to(mapping.totals_kept);
  }
}

// The edits that may let an amount or a date be read.
std::vector<Repair> possible_repairs(const Plan& plan, const FieldPlan& field,
                                     std::string_view cell) {
  const FieldInfo& info = info_of(field.field);
  const std::string at = "/fields/" + std::string(info.name);
  if (info.kind == CellKind::date) {
    return {{"Day first", "/dates", "dmy"},
            {"Month first", "/dates", "mdy"},
            {"Year first", "/dates", "ymd"},
            {"In the 1900s", "/century", "1900"},
            {"In the 2000s", "/century", "2000"}};
  }
  std::vector<Repair> repairs;
  if (info.kind != CellKind::amount) return repairs;
  repairs = {{"Brackets are below zero", "/negatives/-", "parentheses"},
             {"A minus behind is below zero", "/negatives/-", "trailing-minus"},
             {"The decimal sign is a point", "/decimal", "."},
             {"The decimal sign is a comma", "/decimal", ","},
             {"In each row's own currency", at + "/currency", "row"}};
  if (plan.sign_column() && field.field == ImportField::gross) {
    repairs.push_back({"The amounts have their signs", "/sign_from", ""});
  }
  if (info.is_deduction) {
    repairs.push_back({"Taken off the price", "/negative_deductions", "taken-off"});
    if (cell.ends_with('%')) {
      repairs.push_back({"Percentages of the gross", at + "/percent_of", "gross"});
    }
  }
  if (!field.round && (plan.is_of_sheet() || field.is_worked_out())) {
    repairs.push_back({"Round to 2 decimals", at + "/round", "2"});
    repairs.push_back({"Round to 4 decimals", at + "/round", "4"});
  }
  return repairs;
}

std::string column_said(const Plan& plan, std::size_t column) {
  const std::string& heading = plan.columns()[column];
  const bool tells =
      !heading.empty() && std::count(plan.columns().begin(), plan.columns().end(), heading) == 1;
  return tells ? heading : std::to_string(column + 1);
}

}  // namespace

void answer(Mapping& mapping, const Columns& columns, std::string_view pointer,
            std::string_view value) {
  constexpr std::string_view fields = "/fields/";
  if (pointer.starts_with(fields)) {
    answer_of_field(mapping, columns, pointer.substr(fields.size()), value);
  } else if (pointer == "/decimal" && value.size() == 1) {
    mapping.decimal = value.front();
    mapping.thousands.reset();
  } else if (pointer == "/negatives/-") {
    (value == "parentheses" ? mapping.parentheses : mapping.trailing_minus) = true;
  } else if (pointer == "/encoding") {
    mapping.encoding = find_encoding(value);
  } else if (pointer == "/century") {
    mapping.century = value == "1900" ? 1900 : 2000;
  } else if (pointer == "/dates") {
    mapping.dates = one_of(all_orders, value);
  } else if (pointer == "/negative_deductions") {
    mapping.takes_off_negatives = true;
  } else {
    answer_of_rows(mapping, columns, pointer, value);
  }
}

std::vector<Repair> repairs_of_cell(const RowAsRead& row, const FieldPlan& field) {
  std::vector<Repair> repairs;
  if (!field.column) return repairs;
  const std::size_t column = *field.column;
  const std::string cell =
      column < row.cells.size() ? row.plan.shown(row.cells[column]) : std::string();
  const FieldInfo& info = info_of(field.field);
  const auto is_read = [&](const Plan& plan) {
    RowReading reading = read_row(plan, row.cells);
    DeductionSigns(plan).settle(reading);
    return reading.fields.at(static_cast<std::size_t>(field.field));
  };
  using Outcome = CellReading::Outcome;
  // What rows above contradict is not in the row.
  const bool is_of_row = is_read(row.plan).outcome != Outcome::value;
  for (Repair& one : possible_repairs(row.plan, field, cell)) {
    if (!is_of_row && !one.pointer.ends_with("/currency")) continue;
    Mapping edited = row.mapping;
    answer(edited, row.plan.columns(), one.pointer, one.value);
    if (to_json(edited) == to_json(row.mapping)) continue;
    Problems problems;
    const CellReading now =
        is_read(Plan(edited, row.plan.columns(), problems, row.plan.is_of_sheet()));
    if (now.outcome != Outcome::value) continue;
    if (info.kind == CellKind::date) one.words += ": " + now.text;
    repairs.push_back(std::move(one));
  }
  const bool has_terms =
      info.kind != CellKind::text && info.kind != CellKind::date && info.kind != CellKind::amount;
  if (!has_terms || !field.columns.empty() || field.part > 0 || damage_in(cell)) return repairs;
  const std::string sign =
      info.kind == CellKind::currency ? without_money_sign(cell).sign : std::string();
  const std::string& said = sign.empty() ? cell : sign;
  const std::string at = "/fields/" + std::string(info.name) + "/values/" + pointer_token(said);
  const std::string meaning = usual_meaning(field.field, said);
  repairs.push_back(
      {in_quotes(said) + " means" + (meaning.empty() ? "" : " " + meaning), at, meaning});
  return repairs;
}

std::vector<Repair> repairs_of_missing(const RowAsRead& row,
                                       const std::vector<const FieldPlan*>& missing) {
  std::vector<Repair> repairs;
  const auto may_be_filled = [&](const FieldPlan* field) {
    const std::vector<std::size_t>& filled = row.plan.fill_columns();
    return field->column && field->columns.empty() && field->part == 0 &&
           info_of(field->field).kind != CellKind::amount &&
           row.plan.skip_column() != field->column &&
           std::find(filled.begin(), filled.end(), *field->column) == filled.end();
  };
  for (const FieldPlan* field : missing) {
    if (!field->column || row.plan.skip_column()) continue;
    const std::string column = column_said(row.plan, *field->column);
    repairs.push_back({"Leave out rows without " + column, "/skip_rows_without", column});
    break;
  }
  if (std::all_of(missing.begin(), missing.end(), may_be_filled)) {
    std::string named;
    std::string all;
    for (const FieldPlan* field : missing) {
      const std::string column = column_said(row.plan, *field->column);
      named += (named.empty() ? "" : ", ") + column;
      all += (all.empty() ? "" : "\n") + column;
    }
    repairs.push_back({"As in the row above: " + named, "/fill_down/-", all});
  }
  return repairs;
}

std::vector<Repair> repairs_of_kind(const RowAsRead& row, std::size_t column) {
  const std::string cell =
      column < row.cells.size() ? row.plan.shown(row.cells[column]) : std::string();
  if (cell.empty() || damage_in(cell)) return {};
  if (row.plan.cancelled_column() == column && says_void(cell)) {
    return {{"Leave out " + in_quotes(cell), "/skip_rows_with/cells/-", cell},
            {"Sales all the same", "/skip_rows_with/cells", ""}};
  }
  std::vector<Repair> repairs = {
      {in_quotes(cell) + " is a credit note", "/sign_from/credit/-", cell}};
  if (!row.plan.sign().sale.empty()) {
    repairs.push_back({in_quotes(cell) + " is a sale", "/sign_from/sale/-", cell});
  }
  return repairs;
}

std::vector<Repair> repairs_of_totals(bool is_named) {
  std::vector<Repair> repairs;
  if (is_named) repairs.push_back({"Leave out rows that say so", "/totals", "named"});
  repairs.push_back({is_named ? "And sums, too" : "Leave out sums", "/totals", "sums"});
  repairs.push_back({"Sales all the same", "/totals", "read"});
  return repairs;
}

std::vector<Repair> repairs_of_total(const std::string& cell) {
  if (cell.empty()) return {};
  return {{"Leave out " + in_quotes(cell), "/totals/left_out/-", cell},
          {in_quotes(cell) + " is a sale", "/totals/kept/-", cell}};
}

}  // namespace jm216
