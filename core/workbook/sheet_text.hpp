#pragma once
// The rows of a worksheet on their way to the import: CSV whose row n stands on line n, a comma between cells, the
// cells in quotation marks. A cell that is not text says at its beginning what it is. Before line 1 stands the head:
// what the sheet is called and which of its rows are hidden. No XML, and so no cell, holds the characters that mark
// all this.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jm216 {

struct SheetInfo {
  std::string name;
  bool is_hidden = false;
  std::string part{};  // of the container
};

struct SheetHead {
  std::string name;
  std::vector<std::pair<std::size_t, std::size_t>> hidden;  // rows, from and to, ascending
};

enum class SheetCellKind : char {
  text = 't',
  number = 'n',  // a plain decimal; behind `parts`, what is shown for it where that is another text
  date = 'd',    // 2009-02-03
  refused = 'e',  // what is wrong with it, for whoever needs it
  merged = 'm',   // empty itself; the text of the cell above that it is merged with
};

namespace sheet_text {
inline constexpr char delimiter = ',';
inline constexpr char mark = '\x02';   // before the head, after it, and before a cell's kind
inline constexpr char parts = '\x1F';  // between the parts of the head, and of a number
inline constexpr char line_break = '\x03';
}  // namespace sheet_text

// Takes its kind off a cell as the rows have it.
inline SheetCellKind take_kind(std::string_view& cell) {
  if (cell.size() < 2 || cell.front() != sheet_text::mark) return SheetCellKind::text;
  const auto kind = static_cast<SheetCellKind>(cell[1]);
  cell.remove_prefix(2);
  return kind;
}

// What is shown for a cell without its kind: "01234" of the number 1234.
inline std::string_view shown_part(std::string_view cell) {
  return cell.substr(cell.find(sheet_text::parts) + 1);
}

// And the number itself.
inline std::string_view plain_part(std::string_view cell) {
  return cell.substr(0, cell.find(sheet_text::parts));
}

}  // namespace jm216
