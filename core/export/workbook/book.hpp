#pragma once
// What a workbook consists of, sheet by sheet: rows whose cells are numbers, dates, texts and formulas with their
// values. Who takes it writes it to a file (sheet.hpp), or hands it on.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/text.hpp"
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
inline bool fits_a_number(std::string_view decimal) {
  constexpr std::ptrdiff_t most_digits = 15;
  const auto first =
      std::find_if(decimal.begin(), decimal.end(), [](char c) { return c >= '1' && c <= '9'; });
  return std::count_if(first, decimal.end(), is_digit) <= most_digits;
}

class WorkbookSink {
 public:
  virtual ~WorkbookSink() = default;

  // One table as a sheet, or several where it has more rows than a sheet holds.
  virtual void add(std::string_view name, const TableFiller& fill,
                   const CellFormulas& formulas) = 0;
  void add(std::string_view name, const TableFiller& fill) { add(name, fill, {}); }

  // A sheet of names and what stands to each.
  struct Fact {
    std::string name;
    std::string value;
    Column kind{};
    std::string formula{};  // empty: the value is written
  };
  virtual void add_facts(std::string_view name, const std::vector<Fact>& facts) = 0;
};

}  // namespace jm216
