#pragma once
// A table as a mapping describes it: where it begins, its columns, and which of them become which
// fields.
#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/decimal.hpp"
#include "core/import/cells.hpp"
#include "core/import/csv_reader.hpp"
#include "core/import/headings.hpp"
#include "core/import/mapping.hpp"
#include "core/import/sheet.hpp"

namespace jm216 {

// The table's columns: headings without blanks around them, empty where there is no header.
using Columns = std::vector<std::string>;

// A scale that is said beside a table: "in thousands of USD".
struct ScaleNote {
  Qualifier scale;
  std::size_t line = 0;  // 0: the sheet's name
};

// The rows of a file, or of a sheet whose head was taken off it. The mapping must say whether there is
// a header, and of a file the delimiter.
class TableReader {
 public:
  TableReader(const ByteSource& source, const Mapping& mapping,
              const std::optional<SheetHead>& sheet = std::nullopt);

  // Known after construction: of the header, or of the first row.
  [[nodiscard]] const Columns& columns() const { return columns_; }
  // The scale that a title above them, or the sheet's name, says its amounts are in, and where.
  [[nodiscard]] const std::optional<ScaleNote>& note() const { return note_; }
  // Where the header is; 0 where there is none, or no row at all.
  [[nodiscard]] std::size_t header_line() const { return header_line_; }

  // Columns that something is read from: what is wrong with another's quotation marks harms nothing.
  void use(std::vector<bool> columns) { used_ = std::move(columns); }
  // Rows below the header, and faults; hidden ones, too.
  CsvReader::Next next();
  [[nodiscard]] const CsvReader& csv() const { return csv_; }
  // Of a sheet: whether the row is hidden and the mapping does not say what becomes of such rows.
  [[nodiscard]] bool row_is_open() const { return !hidden_rows_ && row_is_hidden(); }
  // Whether it is hidden and left out, as the mapping says.
  [[nodiscard]] bool row_is_left_out() const {
    return hidden_rows_ == HiddenRows::skip && row_is_hidden();
  }
  // What is wrong where next() says so, and where the table cannot be read from its first row on.
  [[nodiscard]] const Complaint& fault() const { return fault_; }
  [[nodiscard]] bool begins_with_fault() const { return begins_with_fault_; }

 private:
  CsvReader::Next next_in_table();
  [[nodiscard]] bool row_is_hidden() const { return sheet_ && is_hidden(*sheet_, csv_.line()); }

  void heed_title();
  [[nodiscard]] bool is_row_all_the_same() const;

  std::optional<SheetHead> sheet_;
  std::optional<ScaleNote> note_;
  std::vector<bool> used_;
  std::optional<HiddenRows> hidden_rows_;
  Complaint fault_of_file_;
  Complaint fault_;
  bool begins_with_fault_ = false;
  CsvReader csv_;
  std::size_t first_line_;
  Columns columns_;
  std::size_t header_line_ = 0;
  std::optional<CsvReader::Next> waiting_;  // a first row, or a fault before it, not yet handed out
};

// What becomes of a field in a table.
struct FieldPlan {
  ImportField field;
  std::optional<std::size_t> column;  // index; none for a constant
  std::string constant;
  std::map<std::string, std::string, std::less<>> values;
  // What the mapping says of the column's numbers (row.hpp).
  std::optional<Decimal> scale{};
  bool is_percent_of_gross = false;
  bool is_per_quantity = false;
  std::string currency{};           // that its heading names, where it must be the row's
  bool is_in_row_currency = false;  // whatever currency the heading names, or a sign meant above
  std::optional<unsigned> round{};
  // Where it is of several columns, of which `column` is the first; else of a part of its cell.
  std::vector<std::size_t> columns{};
  Combined combined = Combined::joined;
  std::string between{};
  std::string split_at{};
  std::size_t part = 0;

  [[nodiscard]] bool is_calculated() const {
    return !columns.empty() && combined != Combined::joined;
  }
  [[nodiscard]] bool is_worked_out() const {
    return scale || is_percent_of_gross || is_per_quantity || round || is_calculated();
  }
  [[nodiscard]] std::vector<std::size_t> all_columns() const {
    return columns.empty() && column ? std::vector<std::size_t>{*column} : columns;
  }
  [[nodiscard]] bool takes(std::size_t index) const {
    const std::vector<std::size_t> all = all_columns();
    return std::find(all.begin(), all.end(), index) != all.end();
  }
};

// What a cell says of a field.
struct CellReading {
  enum class Outcome { value, empty, refused };
  Outcome outcome = Outcome::empty;
  std::string text;  // the value in the ledger's own terms, or what is wrong with the cell
  ProblemCode code = ProblemCode::bad_encoding;  // then
  std::string money{};                           // the currency's sign that stood with an amount
  bool is_said = false;  // by the mapping: a constant, or the meaning of the cell
  // Where it was read of several cells: how, and in which column is what is wrong.
  std::string how{};
  std::optional<std::size_t> column{};
};

// A mapping applied to the columns of a table.
class Plan {
 public:
  // Problems have JSON pointers into the mapping. With any, nothing can be imported; the fields that
  // are all right are there, for a preview.
  Plan(const Mapping& mapping, const Columns& columns, Problems& problems,
       bool is_of_sheet = false);

  [[nodiscard]] const std::vector<FieldPlan>& fields() const { return fields_; }
  [[nodiscard]] const Columns& columns() const { return columns_; }
  [[nodiscard]] std::vector<bool> used_columns() const;
  [[nodiscard]] bool is_of_sheet() const { return is_of_sheet_; }
  [[nodiscard]] std::optional<std::size_t> skip_column() const { return skip_column_; }
  [[nodiscard]] std::optional<std::size_t> sign_column() const { return sign_column_; }
  // Its lists, those of cancelled rows and of totals are in order.
  [[nodiscard]] const SignColumn& sign() const { return sign_; }
  [[nodiscard]] bool takes_off_negatives() const { return takes_off_negatives_; }
  // Of rows that were cancelled.
  [[nodiscard]] std::optional<std::size_t> cancelled_column() const { return cancelled_column_; }
  [[nodiscard]] const CancelledRows& cancelled() const { return cancelled_; }
  [[nodiscard]] std::optional<TotalRows> totals() const { return totals_; }
  [[nodiscard]] const std::vector<std::string>& totals_left_out() const { return totals_left_out_; }
  [[nodiscard]] const std::vector<std::string>& totals_kept() const { return totals_kept_; }
  // Where a row may say that it is a total: the first column, and those of texts, days, countries.
  [[nodiscard]] const std::vector<std::size_t>& label_columns() const { return label_columns_; }
  // Those that no field takes.
  [[nodiscard]] const std::vector<std::size_t>& other_columns() const { return other_columns_; }
  // Of a cell alone, and of a row.
  [[nodiscard]] CellReading read(const FieldPlan& plan, std::string_view cell) const;
  [[nodiscard]] CellReading read_of_row(const FieldPlan& plan,
                                        const std::vector<std::string>& cells) const;
  // Columns whose cells stand for the rows beneath them, too; the outer groups first.
  [[nodiscard]] const std::vector<std::size_t>& fill_columns() const { return fill_columns_; }
  // What stands in a cell, for a reader.
  [[nodiscard]] std::string shown(std::string_view cell) const;

 private:
  [[nodiscard]] CellReading read_joined(const FieldPlan& plan,
                                        const std::vector<std::string>& cells) const;
  [[nodiscard]] CellReading read_calculated(const FieldPlan& plan,
                                            const std::vector<std::string>& cells) const;
  [[nodiscard]] CellReading read_text(const FieldPlan& plan, std::string_view shown) const;
  // Of a cell that is a number or a date, as it is kept and as it is shown.
  [[nodiscard]] CellReading read_as_it_is(const FieldPlan& plan, SheetCellKind kind,
                                          std::string_view plain, std::string_view shown) const;
  [[nodiscard]] CellReading judged(const FieldPlan& plan, std::string value,
                                   std::string sign) const;
  std::optional<std::size_t> find(const ColumnRef& ref, const std::string& pointer,
                                  Problems& problems) const;
  void find_unused(const Mapping& mapping, Problems& problems) const;
  [[nodiscard]] CellReading read_currency_cell(const FieldPlan& plan, std::string_view cell) const;
  void hold_heading(const Mapping& mapping, std::size_t column, const std::string& pointer,
                    Problems& problems) const;
  void heed_heading(FieldPlan& plan, const FieldSource& source, std::size_t column,
                    Problems& problems) const;
  void find_fill_columns(const Mapping& mapping, Problems& problems);
  bool find_cells(FieldPlan& plan, const Mapping& mapping, const FieldSource& source,
                  Problems& problems) const;

  Columns columns_;
  bool is_of_sheet_;
  Encoding encoding_;
  std::vector<FieldPlan> fields_;
  std::optional<std::size_t> skip_column_;
  std::optional<std::size_t> sign_column_;
  SignColumn sign_;
  std::optional<std::size_t> cancelled_column_;
  CancelledRows cancelled_;
  std::vector<std::size_t> fill_columns_;
  std::optional<TotalRows> totals_;
  std::vector<std::string> totals_left_out_;
  std::vector<std::string> totals_kept_;
  bool takes_off_negatives_ = false;
  std::vector<std::size_t> label_columns_;
  std::vector<std::size_t> other_columns_;
  std::optional<NumberStyle> number_style_;
  std::optional<DateStyle> date_style_;
};

// What a mapping leaves open where the table says beside its cells that they are in thousands.
void heed_note(const Mapping& mapping, const Plan& plan, const ScaleNote& note, Problems& problems);

// What the mapping leaves open that must be decided before anything is imported: each with the
// pointer of the member that is missing. A sheet needs no delimiter, and how numbers and dates are
// written only where a cell holds one as text.
Problems undecided(const Mapping& mapping, bool is_of_sheet = false);

// Whether a line says what separates the cells, as spreadsheets read it: "sep=;".
bool names_delimiter(std::string_view line);

// Whether the table that begins with this sample has the headings that the mapping was made for.
bool is_made_for(const Mapping& mapping, std::string_view sample);

// What is said of more columns than a table of sales may have.
Complaint too_many_columns(std::size_t count);

// "column 3" or "column "Land"", as messages name it.
std::string to_string(const ColumnRef& column);

}  // namespace jm216
