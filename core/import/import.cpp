#include "core/import/import.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "core/basics/sort_stably.hpp"
#include "core/basics/text.hpp"
#include "core/import/answer.hpp"
#include "core/import/row.hpp"
#include "core/import/totals.hpp"
#include "core/json/found.hpp"
#include "core/json/json_writer.hpp"

namespace jm216 {

namespace {

// What stands in place of a cell that was refused, so that the reader finds fault with the rest of
// the row alone: there will be no ledger. A price below zero, for with it any quantity is allowed.
std::string_view stand_in(ImportField field) {
  switch (info_of(field).kind) {
    case CellKind::date:
      return "2001-08-28";
    case CellKind::country:
      return "US";
    case CellKind::currency:
      return "USD";
    case CellKind::amount:
      return field == ImportField::gross ? "-1" : "0";
    case CellKind::flag:
    case CellKind::charged:
      return "true";
    case CellKind::reason:
      return "other";
    case CellKind::text:
      break;
  }
  return field == ImportField::seller ? "licensee" : "-";
}

std::string and_so_in(std::size_t more) {
  return "; and so in " + std::to_string(more) + (more == 1 ? " more row" : " more rows");
}

// What is said without what was found: of "c0" and of "c1" it is one cause.
std::string cause_of(const Complaint& complaint) {
  std::string cause(kind_of(complaint.code).code);
  bool is_quoted = false;
  for (const char c : complaint.message) {
    if (c == '"') is_quoted = !is_quoted;
    if (!is_quoted && !is_digit(c)) cause += c;
  }
  return cause;
}

// The rows as the text of a ledger. Each stands on the line of that text that it has in the table:
// so the reader's places are the table's.
class SalesText {
 public:
  SalesText(TableReader& table, const Plan& plan, const Mapping& mapping, ImportResult& result)
      : table_(table),
        plan_(plan),
        mapping_(mapping),
        result_(result),
        fill_(plan),
        money_(plan),
        signs_(plan),
        totals_(plan) {
    const std::string& title = mapping.title;
    text_ = R"({"format":"jm216-ledger/1",)";
    if (!title.empty()) {
      text_ += "\"title\":";
      append_json_string(text_, title);
      text_ += ',';
    }
    text_ += "\"sales\":[";
  }

  std::size_t read(char* buffer, std::size_t capacity) {
    while (given_ == text_.size() && !is_complete_) {
      text_.clear();
      given_ = 0;
      add_row();
    }
    const std::size_t size = std::min(capacity, text_.size() - given_);
    std::memcpy(buffer, text_.data() + given_, size);
    given_ += size;
    return size;
  }

 private:
  void add_row() {
    const CsvReader& csv = table_.csv();
    switch (table_.next()) {
      case CsvReader::Next::end:
        refuse_heads();
        text_ = "]}";
        is_complete_ = true;
        return;
      case CsvReader::Next::fault:
        return refuse(csv.line(), std::nullopt, table_.fault());
      case CsvReader::Next::row:
        break;
    }
    if (fill_.is_needed()) filled_ = csv.cells();
    const bool may_be_sale = fill_.fill(filled_);
    const std::vector<std::string>& cells = fill_.is_needed() ? filled_ : csv.cells();
    if (!may_be_sale || is_skipped(cells)) {
      heed_remark();
      ++result_.skipped;
      return;
    }
    if (table_.row_is_open()) {
      if (open_rows_++ == 0) first_open_ = csv.line();
      return;
    }
    if (table_.row_is_left_out()) {
      ++result_.hidden;
      totals_.look_at_hidden(read_row(plan_, cells).fields);
      return;
    }
    if (!has_all_cells()) {
      ++result_.rows;
      return;
    }
    RowReading row = read_row(plan_, cells);
    money_.settle(row);
    signs_.settle(row);
    totals_.look_at(csv.line(), row.fields, cells);
    for (const TotalFinder::Doubtful& one : totals_.take_doubtful()) {
      refuse(one.line, totals_.gross_column(),
             {Sentence::total_of_one,
              {{"found", one.gross},
               {"row", std::to_string(csv.line())},
               {"cell", in_quotes(one.cell)}}},
             [&] { return repairs_of_total(one.cell); });
    }
    if (totals_.is_left_out()) {
      constexpr std::size_t most_told = 20;
      if (result_.totals.size() < most_told)
        result_.totals.emplace_back(csv.line(), totals_.label());
      ++result_.skipped;
      return;
    }
    ++result_.rows;
    if (totals_.is_undecided()) {
      refuse(csv.line(), totals_.column(), totals_.complaint(),
             [&] { return repairs_of_totals(totals_.is_named()); });
    }
    for (; line_ < csv.line(); ++line_) text_ += '\n';
    if (std::exchange(has_rows_, true)) text_ += ',';
    text_ += '{';
    deductions_.clear();
    missing_.clear();
    is_first_ = true;
    is_credit_note_ = false;
    const RowAsRead as_read{mapping_, plan_, cells};
    if (!row.complaint.message.empty()) {
      refuse(csv.line(), row.column, row.complaint,
             [&] { return repairs_of_kind(as_read, row.column); });
    }
    for (const FieldPlan& field : plan_.fields()) {
      add_field(as_read, field, std::move(row.fields.at(static_cast<std::size_t>(field.field))));
    }
    if (!deductions_.empty()) {
      name("deductions");
      text_ += '{' + deductions_ + '}';
    }
    text_ += '}';
    report_missing(as_read);
  }

  void refuse_heads() {
    for (const TotalFinder::Doubtful& one : totals_.heads()) {
      refuse(one.line, totals_.gross_column(),
             {Sentence::total_above, {{"found", one.gross}, {"cell", in_quotes(one.cell)}}},
             [&] { return repairs_of_total(one.cell); });
    }
  }

  // A footnote may say that all amounts are in thousands.
  void heed_remark() {
    for (const std::string& cell : table_.csv().cells()) {
      if (note_) return;
      auto scale = scale_in_note(plan_.shown(cell));
      if (scale) note_ = ScaleNote{std::move(*scale), table_.csv().line()};
    }
  }

  [[nodiscard]] bool is_skipped(const std::vector<std::string>& cells) const {
    const auto column = plan_.skip_column();
    return (column && *column < cells.size() && is_blank_cell(cells[*column])) ||
           is_cancelled(plan_, cells);
  }

  // Of a sheet no cell can be torn in two, and what stands beside the table is none of it.
  bool has_all_cells() {
    if (plan_.is_of_sheet()) return true;
    const CsvReader& csv = table_.csv();
    const std::vector<std::string>& cells = csv.cells();
    const std::size_t columns = plan_.columns().size();
    // Empty cells at the end may be left away, but for the one that says whether it is a row.
    const bool is_right = cells.size() > plan_.skip_column().value_or(0) &&
                          csv.cell_count() == cells.size() &&
                          (cells.size() <= columns ||
                           std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(columns),
                                       cells.end(), is_blank_cell));

    if (!is_right) {
      refuse(csv.line(), std::nullopt,
             {Sentence::other_cell_count,
              {{"count", std::to_string(csv.cell_count())}, {"columns", std::to_string(columns)}}});
    }
    return is_right;
  }

  void add_field(const RowAsRead& row, const FieldPlan& field, CellReading reading) {
    using Outcome = CellReading::Outcome;
    const CsvReader& csv = table_.csv();
    if (reading.outcome == Outcome::empty) {
      if (!info_of(field.field).is_required) return;
      missing_.push_back(&field);
      reading = {Outcome::value, std::string(stand_in(field.field))};
    } else if (reading.outcome == Outcome::refused) {
      refuse(csv.line(), reading.column ? reading.column : field.column,
             {reading.code, std::move(reading.text)}, [&] { return repairs_of_cell(row, field); });
      reading.text = stand_in(field.field);
    }
    if (field.field == ImportField::gross && reading.text.front() == '-') is_credit_note_ = true;
    if (field.field == ImportField::credit_of) is_credit_note_ = true;
    if (field.field == ImportField::credit_reason && !field.column && !is_credit_note_) return;
    const FieldInfo& info = info_of(field.field);
    if (info.is_deduction) {
      if (!deductions_.empty()) deductions_ += ',';
      append_json_string(deductions_, info.name);
      deductions_ += ':';
      append_json_string(deductions_, reading.text);
      return;
    }
    name(info.name);
    if (reading.text == "true" || reading.text == "false") {
      if (info.kind == CellKind::flag || info.kind == CellKind::charged) {
        text_ += reading.text;
        return;
      }
    }
    if (info.kind != CellKind::charged) return append_json_string(text_, reading.text);
    text_ += '[';
    const char* between = "";
    for (const std::string_view deduction : listed_deductions(reading.text)) {
      text_ += std::exchange(between, ",");
      append_json_string(text_, deduction);
    }
    text_ += ']';
  }

  void name(std::string_view name) {
    if (!std::exchange(is_first_, false)) text_ += ',';
    append_json_string(text_, name);
    text_ += ':';
  }

  void report_missing(const RowAsRead& row) {
    if (missing_.empty()) return;
    const std::size_t line = table_.csv().line();
    const auto repairs = [&] { return repairs_of_missing(row, missing_); };
    if (missing_.size() == 1) {
      const FieldPlan& field = *missing_.front();
      const std::string_view name = info_of(field.field).name;
      return refuse(line, field.column, {Sentence::cell_empty, {{"field", name}}, name}, repairs);
    }
    std::string fields;
    for (std::size_t i = 0; i < missing_.size(); ++i) {
      if (i > 0) fields += i + 1 == missing_.size() ? " and no " : ", no ";
      fields += info_of(missing_[i]->field).name;
    }
    refuse(line, std::nullopt, {Sentence::cells_empty, {{"fields", fields}}}, repairs);
  }

  // A few of a kind are shown with their places; how many more there are is counted, so that one
  // wrong column does not hide what else is wrong.
  void refuse(std::size_t line, std::optional<std::size_t> column, const Complaint& complaint) {
    refuse(line, column, complaint, [] { return std::vector<Repair>(); });
  }

  // What mends it is worked out of the first with its cause.
  template <class Repairs>
  void refuse(std::size_t line, std::optional<std::size_t> column, const Complaint& complaint,
              const Repairs& repairs) {
    const std::size_t number = column ? *column + 1 : 0;
    const std::string heading = column ? plan_.columns()[*column] : std::string();
    Problem problem{complaint, "", heading, line, number};
    if (ProblemCause* cause = count_cause(problem)) {
      problem.repairs = cause->first.repairs = repairs();
    }
    auto kind = alike_.find({number, complaint.message});
    if (kind == alike_.end()) {
      // Of a kind that is not shown, none need be known again.
      if (result_.problems.list.size() == Problems::shown) {
        ++result_.problems.more;
        return;
      }
      kind = alike_.try_emplace({number, complaint.message}).first;
    }
    if (++kind->second > most_alike) {
      ++result_.problems.more;
      return;
    }
    result_.problems.add(std::move(problem));
  }

 public:
  // Of a cause that is not kept, none need be known again. The cause, where it is a new one.
  ProblemCause* count_cause(const Problem& problem) {
    const auto [at, is_new] =
        causes_.try_emplace({problem.column, cause_of(problem)}, result_.causes.size());
    if (!is_new) {
      ++result_.causes[at->second].rows;
    } else if (result_.causes.size() < Problems::shown) {
      result_.causes.push_back({problem});
      return &result_.causes.back();
    } else {
      causes_.erase(at);
    }
    return nullptr;
  }

  // Asks about hidden rows before anything else is said of the table.
  void ask_about_hidden() {
    if (open_rows_ == 0) return;
    result_.problems = {};
    result_.causes.clear();
    result_.problems_are_of_mapping = true;
    Problem problem{{Sentence::hidden_open,
                     {{"count", std::to_string(open_rows_)},
                      {open_rows_ == 1 ? "one" : "more"},
                      {"first", std::to_string(first_open_)}}},
                    "",
                    "/hidden_rows"};
    problem.repairs = {{"Import them", problem.pointer, "read"},
                       {"Leave them out", problem.pointer, "skip"}};
    result_.problems.add(std::move(problem));
  }

  [[nodiscard]] const std::optional<ScaleNote>& note() const { return note_; }

  // Says of each kind how many more there are, once all rows have been read.
  void count_alike() {
    std::map<std::pair<std::size_t, std::string>, std::size_t> seen;
    for (Problem& problem : result_.problems.list) {
      const auto kind = alike_.find({problem.column, problem.message});
      if (kind == alike_.end() || kind->second <= most_alike) continue;
      if (++seen[kind->first] < most_alike) continue;
      const std::size_t more = kind->second - most_alike;
      problem.message += and_so_in(more);
    }
  }

 private:
  static constexpr std::size_t most_alike = 10;

  TableReader& table_;
  const Plan& plan_;
  const Mapping& mapping_;
  ImportResult& result_;
  FillDown fill_;
  std::vector<std::string> filled_;  // the row's cells, where some are those of rows above
  MoneySigns money_;
  DeductionSigns signs_;
  TotalFinder totals_;
  std::string text_;
  std::size_t given_ = 0;      // of it
  std::size_t line_ = 1;       // of the text, where it ends
  std::size_t open_rows_ = 0;  // hidden ones that the mapping says nothing of
  std::size_t first_open_ = 0;
  bool is_complete_ = false;
  bool has_rows_ = false;
  bool is_first_ = true;  // of the row's fields
  bool is_credit_note_ = false;
  std::string deductions_;
  std::optional<ScaleNote> note_;
  std::vector<const FieldPlan*> missing_;
  // How many problems there are of a column's number and a message.
  std::map<std::pair<std::size_t, std::string>, std::size_t> alike_;
  // Where a column's number and a cause stand among all causes.
  std::map<std::pair<std::size_t, std::string>, std::size_t> causes_;
};

// The field that a pointer like /sales/17/deductions/freight leads to.
std::optional<ImportField> field_at(std::string_view pointer) {
  constexpr std::string_view sales = "/sales/";
  if (pointer.substr(0, sales.size()) != sales) return std::nullopt;
  pointer.remove_prefix(sales.size());
  const std::size_t slash = pointer.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  pointer.remove_prefix(slash + 1);
  constexpr std::string_view deductions = "deductions/";
  if (pointer.substr(0, deductions.size()) == deductions) pointer.remove_prefix(deductions.size());
  return find_import_field(pointer.substr(0, pointer.find('/')));
}

// A problem of the reader, told of the table's own places.
Problem of_table(Problem problem, const Plan& plan) {
  const auto field = field_at(problem.pointer);
  problem.pointer.clear();
  problem.column = 0;
  for (const FieldPlan& planned : plan.fields()) {
    if (planned.field != field) continue;
    problem.pointer =
        planned.column ? plan.columns()[*planned.column] : std::string(info_of(*field).name);
    if (planned.column) problem.column = *planned.column + 1;
  }
  return problem;
}

bool stands_before(const Problem& a, const Problem& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

// Both lists hold the first of theirs, in the order of places.
void add_in_order(Problems& problems, Problems found) {
  for (Problem& problem : found.list) problems.list.push_back(std::move(problem));
  sort_stably(problems.list, stands_before);
  problems.more += found.more;
  if (problems.list.size() > Problems::shown) {
    problems.more += problems.list.size() - Problems::shown;
    problems.list.resize(Problems::shown);
  }
}

// What makes it idle to ask which column is which.
void refuse_beginning(const TableReader& table, const Mapping& mapping, Problems& problems) {
  if (table.begins_with_fault()) {
    problems.add({table.fault(), "", "", table.csv().line()});
    return;
  }
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    const std::string& heading = table.columns()[i];
    if (is_utf8(heading)) continue;
    problems.add({no_text(heading, mapping.encoding.value_or(Encoding::utf_8)), "", "",
                  table.header_line(), i + 1});
  }
}

ImportResult import_rows(const ByteSource& rows, const Mapping& mapping,
                         const std::optional<SheetHead>& sheet) {
  ImportResult result;
  result.problems = undecided(mapping, sheet.has_value());
  result.problems_are_of_mapping = !result.problems.empty();
  if (result.problems_are_of_mapping) return result;

  TableReader table(rows, mapping, sheet);
  refuse_beginning(table, mapping, result.problems);
  if (!result.problems.empty()) return result;
  const Plan plan(mapping, table.columns(), result.problems, sheet.has_value());
  if (table.note()) heed_note(mapping, plan, *table.note(), result.problems);
  result.problems_are_of_mapping = !result.problems.empty();
  if (result.problems_are_of_mapping) return result;

  table.use(plan.used_columns());
  SalesText text(table, plan, mapping, result);
  ReadResult read = read_ledger(
      {{"", [&text](char* buffer, std::size_t capacity) { return text.read(buffer, capacity); }}});
  text.count_alike();
  for (Problem& problem : read.problems.list) {
    problem = of_table(std::move(problem), plan);
    text.count_cause(problem);
  }
  add_in_order(result.problems, std::move(read.problems));
  sort_stably(result.causes, [](const ProblemCause& a, const ProblemCause& b) {
    return stands_before(a.first, b.first);
  });
  if (result.problems.empty() && text.note()) {
    heed_note(mapping, plan, *text.note(), result.problems);
    result.problems_are_of_mapping = !result.problems.empty();
  }
  text.ask_about_hidden();
  if (result.problems.empty() && result.rows == 0) {
    result.problems.add({{Sentence::no_sales}, "", ""});
  }
  if (result.problems.empty()) result.ledger = std::move(read.ledger);
  return result;
}

}  // namespace

ImportResult import_sales(const ByteSource& source, const Mapping& mapping) {
  ByteSource rows = source;
  const std::optional<SheetHead> sheet = take_sheet_head(rows);
  ImportResult result = import_rows(rows, mapping, sheet);
  if (!sheet || result.problems_are_of_mapping) return result;
  for (Problem& problem : result.problems.list) problem.sheet = sheet->name;
  for (ProblemCause& cause : result.causes) cause.first.sheet = sheet->name;
  return result;
}

Problems by_cause(const ImportResult& result) {
  if (result.problems.more == 0 || result.causes.empty()) return result.problems;
  Problems told;
  told.more = result.problems.list.size() + result.problems.more;
  for (const ProblemCause& cause : result.causes) {
    Problem problem = cause.first;
    if (cause.rows > 1) problem.message += and_so_in(cause.rows - 1);
    told.list.push_back(std::move(problem));
    told.more -= std::min(told.more, cause.rows);
  }
  return told;
}

Preview preview(const ByteSource& source, const Mapping& mapping, std::size_t rows) {
  Preview result;
  ByteSource text = source;
  const std::optional<SheetHead> sheet = take_sheet_head(text);
  TableReader table(text, mapping, sheet);
  for (const std::string& heading : table.columns()) {
    result.columns.push_back(with_replacements(heading));
  }
  const Plan plan(mapping, table.columns(), result.problems, sheet.has_value());
  table.use(plan.used_columns());
  FillDown fill(plan);
  MoneySigns money(plan);
  DeductionSigns signs(plan);
  TotalFinder totals(plan);
  while (result.rows.size() < rows) {
    const CsvReader::Next next = table.next();
    if (next == CsvReader::Next::end) break;
    if (next == CsvReader::Next::fault) continue;  // said when the whole table is read
    Preview::Row row;
    row.line = table.csv().line();
    row.cells = table.csv().cells();
    const bool may_be_sale = fill.fill(row.cells);
    if (table.row_is_left_out()) {
      totals.look_at_hidden(read_row(plan, row.cells).fields);
      continue;
    }
    const auto skip = plan.skip_column();
    row.is_skipped = !may_be_sale ||
                     (skip && *skip < row.cells.size() && is_blank_cell(row.cells[*skip])) ||
                     is_cancelled(plan, row.cells);
    row.cells.resize(std::max(row.cells.size(), result.columns.size()));
    RowReading reading = read_row(plan, row.cells);
    money.settle(reading);
    signs.settle(reading);
    row.fields = std::move(reading.fields);
    if (!row.is_skipped) totals.look_at(row.line, row.fields, row.cells);
    row.is_skipped = row.is_skipped || totals.is_left_out();
    for (std::string& cell : row.cells) {
      cell = with_replacements(sheet ? shown_cell(cell) : std::string_view(cell));
    }
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace jm216
