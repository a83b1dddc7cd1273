#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/ui/boxes.hpp"
#include "web/ui/figure.hpp"

// A table of figures: heads, rows with a hair line between them, decimal points under each other,
// and at most a total below. Rows outside the screen cost nothing but their height. A table that is
// wider than its place leaves out columns that can be spared, or else scrolls sideways.

namespace jm216::ui {

struct TableColumn {
  enum class Kind { words, figure };
  std::string_view head;
  Kind kind = Kind::words;
  /// Words wider than this are cut (and shown whole beside the pointer); 0 is as wide as needed.
  float widest = 0;
  /// Columns that can be spared are left out where the table would not fit, the highest first.
  int spare = 0;
  /// Left out, its words stand below those of the widest column of words.
  bool folds = false;
};

struct Cell {
  std::string text;
  std::string before{};       // set before a figure, as its currency
  Tone tone = Tone::neutral;  // any but neutral: on a wash of its colour
  bool strong = false;
  bool quiet = false;   // secondary colour
  std::string plain{};  // what is copied, where not the text itself
  std::string why{};    // the id of its explanation; this or `plain` makes it selectable
  std::vector<std::string> below{};  // smaller, each on a line of its own
};

struct Table {
  std::string_view id;
  std::vector<TableColumn> columns{};
  std::size_t rows = 0;
  /// So many of the first columns tell a row from the others.
  std::size_t naming = 1;
  /// Asked for visible rows and, to set the widths, for a sample of the others.
  std::function<Cell(std::size_t row, std::size_t column)> cell{};
  /// What a row is known by, wherever a changed day moves it; needed only where several rows have one
  /// explanation.
  std::function<std::string(std::size_t row)> key{};
  /// A last line, strong; empty where there is none.
  std::vector<Cell> total{};
  /// Whether rows can be pressed, and which one is open.
  bool pressable = false;
  /// Whether cells can be selected too. Where none can, the whole row takes the first touch.
  bool selectable = true;
  std::optional<std::size_t> open{};
};

/// Draws it; returns the row that was pressed.
std::optional<std::size_t> table(Flow& flow, const Table& what, Selection& selection);

}  // namespace jm216::ui
