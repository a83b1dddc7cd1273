#pragma once
// A workbook (.xlsx) as it is written: sheets of rows whose cells are numbers, dates, texts and formulas with
// their values. A number keeps at most 15 digits, as any spreadsheet does; one that has more is written as a
// text, so that none is lost. A text that looks like a formula stays a text.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/export/csv.hpp"
#include "core/export/table.hpp"

namespace jm216 {

// A formula, with the value that it has: a spreadsheet shows that until it reckons anew.
struct CellFormula {
  std::string formula;  // "=M2*J2/100"
  std::string value;    // a decimal, "85.0034"
};
// Of a table's cell what it is worked out by, if by anything; row and column count from 0, below the headings.
using CellFormulas = std::function<std::optional<CellFormula>(std::size_t row, std::size_t column)>;

// Whether a decimal keeps all its digits as a number of a workbook.
bool fits_a_number(std::string_view decimal);

class WrittenWorkbook {
 public:
  // `file` is made anew. `title` and `day` head what is printed; the day is that of the answer, never a clock's:
  // one answer gives the same bytes.
  WrittenWorkbook(const std::string& file, std::string_view title, std::optional<Date> day);
  ~WrittenWorkbook();
  WrittenWorkbook(const WrittenWorkbook&) = delete;
  WrittenWorkbook& operator=(const WrittenWorkbook&) = delete;

  // One table as a sheet, or several where it has more rows than a sheet holds.
  void add(std::string_view name, const TableFiller& fill, const CellFormulas& formulas = {});
  // A sheet of names and what stands to each.
  struct Fact {
    std::string name;
    std::string value;
    Column kind{};
    std::string formula{};  // empty: the value is written
  };
  void add_facts(std::string_view name, const std::vector<Fact>& facts);

  // Writes all of it; false where the system did not let it.
  [[nodiscard]] bool finish();

 private:
  struct Parts;
  class Sink;
  std::unique_ptr<Parts> parts_;
};

}  // namespace jm216
