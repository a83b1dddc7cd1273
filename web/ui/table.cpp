#include "web/ui/table.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "web/platform/platform.hpp"
#include "web/ui/long_list.hpp"
#include "web/ui/table_parts.hpp"

namespace jm216::ui {
namespace table_parts {
namespace {

/// What stands to the right of the units: the point and what follows, or a sign as of 0%.
std::string_view fraction_of(std::string_view figure) {
  std::size_t units_end = figure.find('.');
  if (units_end == std::string_view::npos) units_end = figure.find_last_of("0123456789") + 1;
  return units_end == 0 ? std::string_view() : figure.substr(units_end);
}

const TypeStyle& style_of(const Cell& cell) {
  return cell.strong ? type().small_bold : type().small;
}

float before_width(const Cell& cell) {
  return cell.before.empty() ? 0 : text_width(type().small, cell.before) + 6;
}

constexpr float closest = 12;  // columns to each other

/// Closer where there is little room.
float between_columns(float width) {
  return width < 420 ? closest : width < 560 ? 14 : 18;
}

float needed_by(const std::vector<Placed>& places, float between) {
  float sum = 2 * margin - between;
  for (const Placed& column : places) {
    if (column.shown) sum += column.width + between;
  }
  return sum;
}

void show(const std::vector<TableColumn>& columns, std::vector<Placed>& places, int level,
          bool shown) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (columns[i].spare == level) places[i].shown = shown;
  }
}

/// Leaves out what can be spared, the most spareable first; `taking_back` what still fits beside the
/// rest. False if even that does not make the table fit. `folding`: what folds is left out in any case.
bool spare(const std::vector<TableColumn>& columns, std::vector<Placed>& places, float width,
           bool taking_back, bool folding) {
  const float between = between_columns(width);
  int most = 0;
  for (const TableColumn& column : columns) most = std::max(most, column.spare);
  for (std::size_t i = 0; i < places.size(); ++i) places[i].shown = !(folding && columns[i].folds);
  int level = most;
  for (; level > 0 && needed_by(places, between) > width; --level)
    show(columns, places, level, false);
  if (needed_by(places, between) > width) return false;
  for (++level; taking_back && level <= most; ++level) {
    show(columns, places, level, true);
    if (needed_by(places, between) > width) show(columns, places, level, false);
  }
  return true;
}

/// Words may be cut as short as this where even what can be spared does not make room.
constexpr float shortest_words = 84;

void choose_columns(const std::vector<TableColumn>& columns, std::vector<Placed>& places,
                    float width) {
  for (Placed& column : places) column.width = column.needed;
  if (spare(columns, places, width, true, false)) return;
  if (spare(columns, places, width, true, true)) return;
  // Rather a column fewer than words of which hardly anything is left.
  constexpr float most_of_it = 0.7f;
  for (const float part : {most_of_it, 0.0f}) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (columns[i].widest == 0) continue;
      places[i].width =
          std::min(places[i].needed, std::max(shortest_words, part * places[i].needed));
    }
    if (spare(columns, places, width, false, true)) return;
  }
  // It scrolls, and then it need leave nothing out.
  for (Placed& column : places) {
    column.shown = true;
    column.width = column.needed;
  }
}

constexpr std::string_view apart = " · ";  // what stands on one line

/// Which column has the words of those that fold below its own.
void choose_below(const std::vector<TableColumn>& columns, std::vector<Placed>& places) {
  Placed* widest = nullptr;
  const float smaller = text_width(type().caption, "0") / text_width(type().small, "0");
  float below = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].shown && columns[i].folds) {
      if (below > 0) below += text_width(type().caption, apart);
      below += places[i].needed * smaller;
    }
    const bool words = places[i].shown && columns[i].kind == TableColumn::Kind::words;
    if (words && (widest == nullptr || places[i].width > widest->width)) widest = &places[i];
  }
  if (below == 0 || widest == nullptr) return;
  widest->below = below;
  widest->wanted = std::max(widest->wanted, below);
}

/// Gives room that is left to columns whose words are cut, up to what `limit` says of each.
template <class Limit>
void widen(std::vector<Placed>& places, float width, float between, const Limit& limit) {
  float lacking = 0;
  for (const Placed& column : places) {
    if (column.shown) lacking += limit(column) - column.width;
  }
  const float room = width - needed_by(places, between);
  if (lacking <= 0 || room <= 0) return;
  const float part = std::min(1.0f, room / lacking);
  for (Placed& column : places) column.width += (limit(column) - column.width) * part;
}

struct Span {
  float x, right;
};

constexpr float first_below = 18;  // from the words' middle to that of the line below them
constexpr float next_below = 16;

/// By how much words are raised that have others below them.
float raised(const Cell& cell) {
  const auto lines = static_cast<float>(cell.below.size());
  return lines == 0 ? 0 : (first_below + (lines - 1) * next_below) / 2 - 1;
}

/// Returns where the text begins and ends.
Span draw_cell(const Cell& cell, const TableColumn& column, const Placed& placed, float left,
               float middle) {
  const Palette& colours = palette();
  const ImU32 colour = cell.quiet ? colours.secondary : colours.ink;
  const TypeStyle& style = style_of(cell);
  const float x = left + placed.x;
  if (column.kind == TableColumn::Kind::words) {
    middle -= raised(cell);
    float line = middle + first_below;
    for (const std::string& below : cell.below) {
      text(type().caption, x, line, colours.secondary, fitted(type().caption, below, placed.width));
      line += next_below;
    }
    if (cell.tone != Tone::neutral) return {x, badge(x - 8, middle, cell.tone, cell.text) - 8};
    const std::string shown = cell.strong ? cell.text : fitted(style, cell.text, placed.width);
    const float end = text(style, x, middle, colour, shown);
    const bool pointed =
        shown != cell.text && ImGui::IsWindowHovered() &&
        ImGui::IsMouseHoveringRect({x, middle - 12}, {x + placed.width, middle + 12});
    hint({.hovered = pointed}, cell.text);
    return {x, end};
  }
  const float trailing = placed.fraction - text_width(style, fraction_of(cell.text));
  const float right = x + placed.width - trailing;
  const float width = text_width(style, cell.text);
  text_right(style, right, middle, colour, cell.text);
  if (!cell.before.empty()) {
    text_right(type().small, right - width - 6, middle, colours.secondary, cell.before);
  }
  return {right - width, right};
}

}  // namespace

void measure(const Cell& cell, const TableColumn& column, Placed& placed) {
  const TypeStyle& style = style_of(cell);
  float width = cell.tone == Tone::neutral ? text_width(style, cell.text) : badge_width(cell.text);
  if (column.kind == TableColumn::Kind::words) {
    placed.wanted = std::max(placed.wanted, width);
    if (column.widest > 0) width = std::min(width, column.widest);
    placed.needed = std::max(placed.needed, width);
    return;
  }
  const std::string_view fraction = fraction_of(cell.text);
  const float fraction_width = text_width(style, fraction);
  placed.fraction = std::max(placed.fraction, fraction_width);
  placed.whole = std::max(placed.whole, width - fraction_width + before_width(cell));
  placed.needed = std::max(placed.needed, placed.whole + placed.fraction);
}

void measure_head(const TableColumn& column, Placed& placed, float beside) {
  placed.needed = std::max(placed.needed, text_width(type().caption, column.head) + beside);
}

void place(const std::vector<TableColumn>& columns, std::vector<Placed>& places, float width) {
  choose_columns(columns, places, width);
  choose_below(columns, places);
  const auto shown = std::count_if(places.begin(), places.end(),
                                   [](const Placed& column) { return column.shown; });
  const auto whole = [](const Placed& column) { return std::max(column.needed, column.wanted); };
  float between = between_columns(width);
  // Rather closer than with words that are cut.
  float lacking = needed_by(places, between) - width;
  for (const Placed& column : places) {
    if (column.shown) lacking += whole(column) - column.width;
  }
  if (lacking > 0 && shown > 1) {
    between = std::max(closest, between - lacking / static_cast<float>(shown - 1));
  }
  widen(places, width, between, [](const Placed& column) { return column.needed; });
  widen(places, width, between, whole);
  const float extra = std::max(0.0f, width - needed_by(places, between)) /
                      static_cast<float>(std::max<long>(shown, 1));
  float x = margin;
  Placed* last = nullptr;
  for (Placed& column : places) {
    if (!column.shown) continue;
    column.x = x;
    column.width += extra;
    x += column.width + between;
    last = &column;
  }
  if (last != nullptr) last->width = std::max(last->width, width - margin - last->x);
}

float right_end(const std::vector<Placed>& places) {
  float right = 0;
  for (const Placed& column : places) {
    if (column.shown) right = column.x + column.width + margin;
  }
  return right;
}

void say_left_out(Flow& flow, const std::vector<TableColumn>& columns,
                  const std::vector<Placed>& places) {
  std::string names;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].shown || columns[i].folds) continue;
    if (!names.empty()) names += " · ";
    names += columns[i].head;
  }
  if (names.empty()) return;
  flow.y += 6;
  flow.y += paragraph(type().caption, flow.x + margin, flow.y, flow.width - 2 * margin,
                      palette().secondary, "Left out at this width: " + names + '.');
}

std::size_t lines_below(const std::vector<TableColumn>& columns,
                        const std::vector<Placed>& places) {
  std::size_t lines = 0;
  bool stacked = false;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].shown && columns[i].folds) ++lines;
    stacked = stacked || places[i].stacks();
  }
  return stacked ? lines : std::min<std::size_t>(lines, 1);
}

std::string words_of(const Cell& cell) {
  std::string words = cell.before.empty() ? cell.text : cell.before + ' ' + cell.text;
  for (std::size_t i = 0; i < cell.below.size(); ++i) {
    words += i == 0 ? ", " : apart;
    words += cell.below[i];
  }
  return words;
}

std::string words_of_row(std::size_t naming, const std::vector<Placed>& places,
                         const std::function<Cell(std::size_t column)>& cell) {
  std::string words;
  for (std::size_t i = 0; i < naming && i < places.size(); ++i) {
    const std::string text = words_of(cell(i));
    if (text.empty()) continue;
    if (!words.empty()) words += ", ";
    words += text;
  }
  return words;
}

std::size_t naming_column(const std::vector<Placed>& places) {
  const auto first =
      std::find_if(places.begin(), places.end(), [](const Placed& column) { return column.shown; });
  return static_cast<std::size_t>(first - places.begin());
}

void say_heads(const std::vector<TableColumn>& columns, const std::vector<Placed>& places,
               const Rect& line) {
  const mirror::Group row("heads", {.role = mirror::Role::row, .number = 1}, line);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].shown) continue;
    const std::string id = "head " + std::to_string(i);
    mirror::say(id, {.role = mirror::Role::column_head, .name = columns[i].head},
                {line.x + places[i].x, line.y, places[i].width, line.height});
  }
}

namespace {

/// The row's words but for the cell's own, which need not be said twice.
std::string without(std::string_view of, std::string_view own) {
  constexpr std::string_view comma = ", ";
  std::string rest{of};
  if (rest == own) return {};
  const std::size_t end = own.size();
  if (rest.compare(0, end, own) == 0 && rest.compare(end, comma.size(), comma) == 0) {
    return rest.substr(end + comma.size());
  }
  return rest;
}

}  // namespace

bool draw_figure(const CellPlace& at, const Cell& cell, const TableColumn& column,
                 const Placed& placed, const Rect& line, Selection& selection) {
  const std::string name = !at.key.empty()    ? std::string(at.key)
                           : cell.why.empty() ? std::to_string(at.row)
                                              : cell.why;
  Figure figure{std::string(at.table) + ':' + name + ':' + std::to_string(at.column), cell.plain,
                cell.why, words_of(cell)};
  figure.of = without(at.of, figure.shown);
  if (!figure.of.empty()) figure.of += ", ";
  figure.of += column.head;
  const Rect place{line.x + placed.x - 8, line.y, placed.width + 16, line.height - 1};
  const mirror::Group group(
      "cell " + std::to_string(at.column),
      {.role = at.names_row && !figure.shown.empty() ? mirror::Role::row_head : mirror::Role::cell,
       .name = figure.shown},
      place);
  const mirror::Quiet quiet;
  // Rows that are explained by one thing share its figure's key, not the place on the screen.
  ImGui::PushID(static_cast<int>(at.row));
  const Interaction state = ui::figure(figure, place, selection);
  ImGui::PopID();
  const Span span = draw_cell(cell, column, placed, line.x, line.middle());
  underline(state, figure, span.x, span.right, line.middle() - raised(cell), style_of(cell));
  return state.arrived;
}

}  // namespace table_parts

namespace {

using namespace table_parts;

constexpr std::size_t sample = 200;

/// A row's cell, with the words of columns that fold where they stand below its own.
Cell cell_of(const Table& what, const std::vector<Placed>& places, std::size_t row,
             std::size_t column) {
  Cell cell = what.cell(row, column);
  if (places[column].below == 0) return cell;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].shown || !what.columns[i].folds) continue;
    const std::string words = words_of(what.cell(row, i));
    if (words.empty()) continue;
    if (cell.below.empty() || places[column].stacks()) {
      cell.below.push_back(words);
    } else {
      cell.below.back() += apart;
      cell.below.back() += words;
    }
  }
  return cell;
}

constexpr float two_lines = 44;  // high

float height_of_rows(const Table& what, const std::vector<Placed>& places) {
  const std::size_t below = lines_below(what.columns, places);
  if (below == 0) return row_height();
  return std::max(two_lines + static_cast<float>(below - 1) * next_below, row_height());
}

/// Room for every column.
std::vector<Placed> measure(const Table& what) {
  std::vector<Placed> places(what.columns.size());
  const std::size_t stride = std::max<std::size_t>(1, what.rows / sample);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TableColumn& column = what.columns[i];
    for (std::size_t row = 0; row < what.rows; row += stride) {
      table_parts::measure(what.cell(row, i), column, places[i]);
    }
    // A total's words may run on into the empty cells beside them.
    if (i < what.total.size() && column.kind == TableColumn::Kind::figure) {
      table_parts::measure(what.total[i], column, places[i]);
    }
    measure_head(column, places[i]);
  }
  return places;
}

void draw_rows(const Table& what, const std::vector<Placed>& places, const Rect& area,
               Selection& selection, std::optional<std::size_t>& pressed) {
  const float height = height_of_rows(what, places);
  const auto [first, last] = lines_seen(area.y, height, what.rows);
  const std::size_t naming = naming_column(places);
  for (std::size_t row = first; row < last; ++row) {
    const Rect line{area.x, area.y + static_cast<float>(row) * height, area.width, height};
    const Cell names = cell_of(what, places, row, naming);
    const std::string key = what.key ? what.key(row) : std::string();
    const std::string of = words_of_row(what.naming, places,
                                        [&](std::size_t column) { return what.cell(row, column); });
    const mirror::Group group("row " + std::to_string(row),
                              {.role = mirror::Role::row, .number = static_cast<int>(row) + 2},
                              line);
    if (what.pressable) {
      if (what.selectable) ImGui::SetNextItemAllowOverlap();
      // In the mirror the words that name the row are what is pressed.
      const mirror::Group cell("names it", {.role = mirror::Role::row_head, .name = names.text},
                               line);
      const std::string name = "Open " + names.text;
      const Interaction state =
          item(std::string(what.id) + std::to_string(row), line,
               {.name = name,
                .shown = names.text,
                .state = what.open == row ? mirror::state::down : mirror::state::up});
      if (what.open == row) {
        fill(line, palette().selection);
      } else if (state.hovered) {
        fill(line, palette().hover);
      }
      if (state.pressed) pressed = row;
      focus_ring(line.inset(2, 2), state, 3);
    } else if (ImGui::IsWindowHovered() &&
               ImGui::IsMouseHoveringRect({line.x, line.y}, {line.right(), line.bottom()})) {
      fill(line, palette().hover);
    }
    horizontal(line.x, line.right(), line.bottom() - 1, palette().line);
    for (std::size_t column = 0; column < places.size(); ++column) {
      if (!places[column].shown) continue;
      if (what.pressable && column == naming) {
        const mirror::Quiet quiet;
        draw_cell(names, what.columns[column], places[column], line.x, line.middle());
        continue;
      }
      draw_figure({what.id, key, row, column, of, column == naming},
                  cell_of(what, places, row, column), what.columns[column], places[column], line,
                  selection);
    }
  }
}

/// All of it within `area`, as wide as the columns are.
std::optional<std::size_t> draw_table(const Table& what, const std::vector<Placed>& places,
                                      const Rect& area, Selection& selection) {
  const float height = height_of_rows(what, places);
  const auto rows = static_cast<float>(what.rows);
  const int said_rows = static_cast<int>(what.rows) + (what.total.empty() ? 1 : 2);
  // A control beside it may bear the same name.
  const mirror::Group group("table " + std::string(what.id),
                            {.role = mirror::Role::table,
                             .name = mirror::last_heading(),
                             .state = mirror::state::one_stop,
                             .number = said_rows},
                            area);
  const mirror::Quiet quiet;
  const Rect heads{area.x, area.y, area.width, head_height};
  say_heads(what.columns, places, heads);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].shown) continue;
    const TableColumn& column = what.columns[i];
    if (column.kind == TableColumn::Kind::figure) {
      text_right(type().caption, area.x + places[i].x + places[i].width, heads.middle(),
                 palette().secondary, column.head);
    } else {
      text(type().caption, area.x + places[i].x, heads.middle(), palette().secondary, column.head);
    }
  }
  horizontal(area.x, area.right(), heads.bottom() - 1, palette().line);
  std::optional<std::size_t> pressed;
  draw_rows(what, places, {area.x, heads.bottom(), area.width, rows * height}, selection, pressed);
  if (what.total.empty()) return pressed;
  const Rect line{area.x, heads.bottom() + rows * height, area.width, height};
  const mirror::Group row("total", {.role = mirror::Role::row, .number = said_rows}, line);
  const std::size_t naming = naming_column(places);
  const std::string of = words_of(what.total[naming]);
  for (std::size_t i = 0; i < what.total.size(); ++i) {
    if (!places[i].shown) continue;
    draw_figure({what.id, {}, what.rows, i, of, i == naming}, what.total[i], what.columns[i],
                places[i], line, selection);
  }
  return pressed;
}

}  // namespace

std::optional<std::size_t> table(Flow& flow, const Table& what, Selection& selection) {
  const float rows = static_cast<float>(what.rows + (what.total.empty() ? 0 : 1));
  std::vector<Placed> places = measure(what);
  place(what.columns, places, flow.width);
  const float width = std::max(flow.width, right_end(places));
  const bool sideways = width > flow.width + 1;
  const float full = head_height + rows * height_of_rows(what, places);
  const Rect outer = flow.take(full + (sideways ? 12.0f : 0.0f), 0);
  Rect area{outer.x, outer.y, width, full};
  ImGui::PushID(what.id.data(), what.id.data() + what.id.size());
  if (sideways) {
    begin_region("sideways", outer, true,
                 {.role = mirror::Role::group, .name = mirror::last_heading()});
    const ImVec2 start = ImGui::GetCursorScreenPos();
    area.x = start.x;
    area.y = start.y;
  }
  const std::optional<std::size_t> pressed = draw_table(what, places, area, selection);
  if (sideways) {
    extend(area.right(), area.bottom());
    end_region();
  }
  ImGui::PopID();
  say_left_out(flow, what.columns, places);
  return pressed;
}

}  // namespace jm216::ui
