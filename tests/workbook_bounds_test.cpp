// What a workbook lists is gone through for each of its cells, or held for each of its styles: it has bounds, and what
// is within them is read.
#include <string>
#include <string_view>

#include "core/workbook/workbook.hpp"
#include "doctest/doctest.h"
#include "tests/support/made_workbook.hpp"

namespace jm216::test::workbook_bounds_test {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string styles_of(std::size_t code, std::size_t styles) {
  return "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + std::string(code, '0') +
         "\"/></numFmts><cellXfs>" + repeated("<xf numFmtId=\"164\"/>", styles) + "</cellXfs>";
}

// Why it is refused, or nothing.
std::string fault_of(const std::string& bytes) {
  Workbook book(bytes);
  if (book.fault().empty()) {
    for (const std::size_t sheet : book.tables()) book.text_of(sheet);
  }
  return std::string(book.fault());
}

constexpr std::string_view more_than_written = "lists more cells, sheets or formats than";
constexpr std::string_view row =
    "<sheetData><row r=\"1\"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row></sheetData>";

TEST_CASE("a format's code, and how many styles there are") {
  CHECK(fault_of(workbook_of(row, styles_of(255, 3))).empty());
  CHECK(fault_of(workbook_of(row, styles_of(1024, 65'490))).empty());
  CHECK(fault_of(workbook_of(row, styles_of(1025, 3))).find(more_than_written) !=
        std::string::npos);
  CHECK(fault_of(workbook_of(row, styles_of(1, 200'000))).find(more_than_written) !=
        std::string::npos);
}

TEST_CASE("rows are as wide as their last cell") {
  const auto rows = [](std::size_t count, std::string_view column) {
    std::string all = "<sheetData>";
    for (std::size_t i = 1; i <= count; ++i) {
      const std::string number = std::to_string(i);
      all += "<row r=\"" + number + "\"><c r=\"" + std::string(column) + number +
             "\"><v>1</v></c></row>";
    }
    return all + "</sheetData>";
  };
  CHECK(fault_of(workbook_of(rows(20'000, "C"))).empty());
  CHECK(fault_of(workbook_of(rows(20'000, "XFD"))).find(more_than_written) != std::string::npos);
}

TEST_CASE("two sheets that lead to one part") {
  const std::string twice = workbook_of(row, {}, {}, R"(<sheet name="T" r:id="a"/>)");
  CHECK(fault_of(twice).find("it holds sheet \"T\" where another one is") != std::string::npos);
}

}  // namespace jm216::test::workbook_bounds_test
