#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/ui/table_parts.hpp"

// A table of any number of rows that scrolls inside its place: heads that sort stay above it, totals
// below. Only the rows on the screen are asked for; where one is not there yet, a quiet bar stands
// for it. (Dear ImGui scrolls by floating-point pixels, which end at half a million rows; here rows
// are counted.)

namespace jm216::ui {

struct LongTable {
  std::string_view id;
  std::vector<TableColumn> columns{};
  std::uint64_t rows = 0;
  std::function<bool(std::uint64_t row)> is_there{};
  std::function<Cell(std::uint64_t row, std::size_t column)> cell{};
  /// Last lines, which stay.
  std::vector<std::vector<Cell>> totals{};
  std::optional<std::size_t> sorted{};  // by this column
  bool descending = false;
};

/// What of such a table lasts from frame to frame.
struct LongTablePlace {
  double top = 0;                            // rows above the first one shown, and a part of one
  std::vector<table_parts::Placed> columns;  // as wide as their widest cell so far
  double grip = 0;                           // where the scroll bar was taken hold of
};

struct LongTableShown {
  std::uint64_t first = 0;             // rows on the screen
  std::uint64_t last = 0;              // the one after
  std::optional<std::size_t> pressed;  // head
};

/// Draws it, heads and totals included, as high as whole rows fill `most_height` (but six rows, if it
/// has them), and a line below where columns are left out.
LongTableShown long_table(Flow& flow, const LongTable& what, float most_height,
                          LongTablePlace& place, Selection& selection);

}  // namespace jm216::ui
