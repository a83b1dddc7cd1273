#pragma once
// Which column of a table becomes which field of a sales line, and how its numbers and dates are to
// be read (`jm216-mapping/1`). A mapping may be incomplete: what it does not say is asked, never
// guessed (suggest.hpp), and nothing is imported with it until then.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/import/fields.hpp"
#include "core/import/text_encoding.hpp"

namespace jm216 {

enum class DateOrder : std::uint8_t { ymd, dmy, mdy };
std::string_view to_string(DateOrder order);

// What sets the thousands of a number apart.
enum class Thousands : std::uint8_t { none, comma, point, space, apostrophe };
std::string_view to_string(Thousands thousands);  // "", ",", ".", " ", "'"

// What becomes of rows that a sheet hides, or its filter does.
enum class HiddenRows : std::uint8_t { read, skip };
std::string_view to_string(HiddenRows hidden);

// By its heading, or by its number (from 1) where the heading is empty.
struct ColumnRef {
  std::string heading;
  std::size_t number = 0;

  friend bool operator==(const ColumnRef& a, const ColumnRef& b) {
    return a.heading == b.heading && a.number == b.number;
  }
};

// What the cells of several columns are together.
enum class Combined : std::uint8_t { joined, sum, difference, product };
std::string_view to_string(Combined combined);

// Where a field comes from: a column, several, or a constant for all rows.
struct FieldSource {
  std::optional<ColumnRef> column;
  // What cells mean, in the ledger's own terms: "Deutschland" -> "DE". Other cells stand for
  // themselves. The empty cell may mean something, too.
  std::vector<std::pair<std::string, std::string>> values;
  // In the ledger's own terms, where there is no column. A reason goes to credit notes alone.
  std::string constant;
  // What a heading may say of its numbers; nothing where that is not decided. Products are exact.
  std::optional<std::string> scale{};      // what each is multiplied by: "1000"
  std::optional<bool> percent_of_gross{};  // whether they are percentages of the line's gross
  std::optional<bool> per_quantity{};      // whether they are for one of the line's quantity
  bool in_row_currency = false;            // whatever currency the heading names
  std::optional<int> round{};              // to so many decimals, halves away from zero
  // In place of one column.
  std::vector<ColumnRef> columns{};
  Combined combined = Combined::joined;
  std::string between{};  // the texts that are joined
  // Of the cell of one column: it is cut at each of these, and the part with this number counts.
  std::string split_at{};
  std::size_t part = 0;  // from 1; 0 where it is not cut

  [[nodiscard]] bool is_constant() const { return !column && columns.empty(); }
  [[nodiscard]] bool is_calculated() const {
    return !columns.empty() && combined != Combined::joined;
  }
  [[nodiscard]] bool is_product() const { return is_calculated() && combined == Combined::product; }
  [[nodiscard]] std::vector<ColumnRef> all_columns() const {
    return column ? std::vector<ColumnRef>{*column} : columns;
  }
};

// A column that says what a row is, where no amount is below zero: "Type", "S/H", "D/C".
struct SignColumn {
  ColumnRef column;  // neither heading nor number: no column says it
  // What its cells hold in the rows of credit notes; nothing where that is not decided.
  std::optional<std::vector<std::string>> credit{};
  // In all others. Empty: whatever else there is, but for the usual words for credit notes.
  std::vector<std::string> sale{};

  [[nodiscard]] bool is_none() const { return column.heading.empty() && column.number == 0; }
};

// A column that says which rows were cancelled, and are left out: "Status".
struct CancelledRows {
  ColumnRef column;  // neither heading nor number: no column says it
  // What it holds in those rows; nothing where that is not decided.
  std::optional<std::vector<std::string>> cells{};

  [[nodiscard]] bool is_none() const { return column.heading.empty() && column.number == 0; }
};

// What becomes of rows that are totals: all are read as sales; those that say so are left out; those
// whose amounts are the sums of the rows above as well.
enum class TotalRows : std::uint8_t { read, named, sums };
std::string_view to_string(TotalRows totals);

// Whether a sign may stand between the cells of a row: a tab, or a visible one of ASCII that is no
// letter, digit or quotation mark. Nor "=", with which "sep=" could not be told from a cell.
bool may_separate(char sign);

struct Mapping {
  std::string title;  // of the ledger that is made
  std::string sheet;  // of a workbook, where several of its sheets hold a table
  std::optional<HiddenRows> hidden_rows;
  // Of the table it was made for, by which it is found again; none where it does not say.
  std::vector<std::string> headings{};
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
  std::optional<bool> header;          // whether the first row holds headings
  std::size_t first_line = 1;          // of the file, where the table begins
  std::optional<char> decimal;         // '.' or ','
  std::optional<Thousands> thousands;  // none where it is not said
  bool parentheses = false;            // (12.50) is below zero
  bool trailing_minus = false;         // so is 12.50-
  std::optional<DateOrder> dates;
  std::optional<int> century;  // 1900 or 2000: of years written with two digits
  std::array<std::optional<FieldSource>, import_field_count> fields;
  bool takes_off_negatives = false;  // a deduction below zero is taken off; on a credit note, added
  std::optional<SignColumn> sign_from{};
  std::optional<TotalRows> totals{};
  // Rows with a cell of these are totals, or sales, whatever else they say.
  std::vector<std::string> totals_left_out{};
  std::vector<std::string> totals_kept{};
  // Rows whose cell in this column is empty (totals, remarks) are left out.
  std::optional<ColumnRef> skip_rows_without;
  std::optional<CancelledRows> skip_rows_with{};
  // Columns whose cells stand for the rows beneath them, too, until the next; the outer groups first.
  std::optional<std::vector<ColumnRef>> fill_down{};
  // Columns deliberately not used. Where there is such a list, any other unused column is a problem.
  std::optional<std::vector<ColumnRef>> ignored;

  [[nodiscard]] std::optional<FieldSource>& source(ImportField field) {
    return fields[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] const std::optional<FieldSource>& source(ImportField field) const {
    return fields[static_cast<std::size_t>(field)];
  }
};

struct MappingRead {
  std::optional<Mapping> mapping;  // present if and only if there are no problems
  Problems problems;               // with JSON pointers
};
MappingRead read_mapping(std::string_view json);

// As `jm216-mapping/1`, in the documented order, what is not decided left out.
std::string to_json(const Mapping& mapping);

// Whether the text is one of a field, in the ledger's own terms, checked as the ledger's reader
// does. If not, `complaint` says why.
bool is_ledger_value(ImportField field, std::string_view text, Complaint& complaint);

// The names in a list of deductions: "freight, sales_tax".
std::vector<std::string_view> listed_deductions(std::string_view text);

}  // namespace jm216
