#pragma once

#include <string>
#include <vector>

#include "web/ui/table.hpp"

// What tables have in common: the widths of columns and the cells in them. Shared between table.cpp
// and long_table.cpp only.

namespace jm216::ui::table_parts {

inline constexpr float between = 18;  // columns
inline constexpr float margin = 8;    // left of the first, right of the last
inline constexpr float head_height = 28;

struct Placed {
  float x = 0;
  float width = 0;
  float whole = 0;     // width before the point, the widest
  float fraction = 0;  // width of point and decimals, the widest
  float needed = 0;
  bool shown = true;
};

/// Makes room for a cell, or for a head, in its column.
void measure(const Cell& cell, const TableColumn& column, Placed& placed);
void measure_head(const TableColumn& column, Placed& placed, float beside = 0);

/// Where each column begins, so that `width` is filled; leaves out what can be spared.
void place(const std::vector<TableColumn>& columns, std::vector<Placed>& places, float width);

float right_end(const std::vector<Placed>& places);

/// "Lines, Quantity" where those were left out.
std::string left_out(const std::vector<TableColumn>& columns, const std::vector<Placed>& places);

/// A cell whose figure can be selected. What has an explanation is known by it, wherever a changed
/// day moves its row.
void draw_figure(std::string_view table, const Cell& cell, std::size_t row, std::size_t number,
                 const TableColumn& column, const Placed& placed, const Rect& line,
                 Selection& selection);

}  // namespace jm216::ui::table_parts
