#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/ui/table.hpp"

// What tables have in common: the widths of columns and the cells in them. Shared between table.cpp
// and long_table.cpp only.

namespace jm216::ui::table_parts {

inline constexpr float margin = 8;  // left of the first, right of the last
inline constexpr float head_height = 28;

struct Placed {
  float x = 0;
  float width = 0;
  float whole = 0;     // width before the point, the widest
  float fraction = 0;  // width of point and decimals, the widest
  float needed = 0;    // with words cut to the column's widest
  float wanted = 0;    // with no word cut
  bool shown = true;
  float below = 0;  // width of the words below its own, those of columns that fold; 0 if none

  /// Whether those words stand on a line each, for they do not fit on one.
  [[nodiscard]] bool stacks() const { return width < below; }
};

/// Makes room for a cell, or for a head, in its column.
void measure(const Cell& cell, const TableColumn& column, Placed& placed);
void measure_head(const TableColumn& column, Placed& placed, float beside = 0);

/// Where each column begins, so that `width` is filled: what can be spared is left out, then words are
/// cut shorter; room that is left goes to words that were cut, then to all columns alike.
void place(const std::vector<TableColumn>& columns, std::vector<Placed>& places, float width);

float right_end(const std::vector<Placed>& places);

/// Says below the table which columns were left out.
void say_left_out(Flow& flow, const std::vector<TableColumn>& columns,
                  const std::vector<Placed>& places);

/// How many lines stand below the words of a row, for columns that fold.
std::size_t lines_below(const std::vector<TableColumn>& columns, const std::vector<Placed>& places);

/// A cell, in its row of the mirror; its figure can be selected. It is known by its row's key or else
/// by its explanation, wherever a changed day moves its row. True when the keyboard has just come to it.
struct CellPlace {
  std::string_view table;
  std::string_view key;  // the row's own; empty where an explanation belongs to one row only
  std::size_t row;
  std::size_t column;
  std::string_view of;  // the words that name the row
  bool names_row;       // this cell has them
};
bool draw_figure(const CellPlace& at, const Cell& cell, const TableColumn& column,
                 const Placed& placed, const Rect& line, Selection& selection);

/// What is read out of a cell: "EUR 1,234.00".
std::string words_of(const Cell& cell);

/// What tells a row from others: the words of its first columns.
std::string words_of_row(std::size_t naming, const std::vector<Placed>& places,
                         const std::function<Cell(std::size_t column)>& cell);

/// The table's heads in the mirror.
void say_heads(const std::vector<TableColumn>& columns, const std::vector<Placed>& places,
               const Rect& line);

/// The first column that is shown: it names its row.
std::size_t naming_column(const std::vector<Placed>& places);

}  // namespace jm216::ui::table_parts
