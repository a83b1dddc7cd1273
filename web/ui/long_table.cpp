#include "web/ui/long_table.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "web/platform/platform.hpp"

namespace jm216::ui {
namespace {

using namespace table_parts;

constexpr float arrow = 14;  // beside a head
constexpr float bar = 12;    // the scroll bar's width

float heads_height() {
  return platform::touch() ? 40 : head_height;
}

/// The heads, each of which sorts; returns the one pressed.
std::optional<std::size_t> draw_heads(const LongTable& what, const std::vector<Placed>& places,
                                      const Rect& line) {
  const Palette& colours = palette();
  const mirror::Group row("heads", {.role = mirror::Role::row, .number = 1}, line);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].shown) continue;
    const TableColumn& column = what.columns[i];
    const bool is_sorted = what.sorted == i;
    const Rect rect{line.x + places[i].x - 6, line.y + 2, places[i].width + 12, line.height - 4};
    const std::string name = "Sort by " + std::string(column.head);
    const unsigned order = !is_sorted        ? 0
                           : what.descending ? mirror::state::descending
                                             : mirror::state::ascending;
    const mirror::Group cell(
        "head " + std::to_string(i),
        {.role = mirror::Role::column_head, .name = column.head, .state = order}, rect);
    const Interaction state =
        item("sort:" + std::string(column.head), rect, {.name = name, .shown = column.head});
    if (state.hovered) fill(rect, colours.hover, 4);
    const ImU32 ink = is_sorted || state.hovered ? colours.ink : colours.secondary;
    const float width = text_width(type().caption, column.head);
    const bool right = column.kind == TableColumn::Kind::figure;
    const float x = line.x + places[i].x + (right ? places[i].width - width : 0);
    text(type().caption, x, line.middle(), ink, column.head);
    if (is_sorted) {
      chevron(right ? x - 8 : x + width + 8, line.middle(),
              what.descending ? Pointing::down : Pointing::up, colours.brand, 3.5f);
    }
    focus_ring(rect.inset(2, 2), state, 3);
    hint(state, is_sorted && !what.descending ? "Sort the other way round" : "Sort by this column");
    if (state.pressed) pressed = i;
  }
  horizontal(line.x, line.right(), line.bottom() - 1, colours.line);
  return pressed;
}

/// True when the keyboard has just come to it.
bool draw_row(const LongTable& what, std::uint64_t row, const std::vector<Placed>& places,
              const Rect& line, Selection& selection) {
  const bool is_there = what.is_there(row);
  bool arrived = false;
  const mirror::Group group("row " + std::to_string(row),
                            {.role = mirror::Role::row, .number = static_cast<int>(row) + 2}, line);
  const std::size_t naming = naming_column(places);
  const std::string of = is_there ? words_of(what.cell(row, naming)) : "not read yet";
  if (is_there && ImGui::IsWindowHovered() &&
      ImGui::IsMouseHoveringRect({line.x, line.y}, {line.right(), line.bottom()})) {
    fill(line, palette().hover);
  }
  horizontal(line.x, line.right(), line.bottom() - 1, palette().line);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].shown) continue;
    if (is_there) {
      arrived |= draw_figure({what.id, {}, static_cast<std::size_t>(row), i, of, i == naming},
                             what.cell(row, i), what.columns[i], places[i], line, selection);
      continue;
    }
    const bool right = what.columns[i].kind == TableColumn::Kind::figure;
    const float width = std::min(places[i].width, places[i].needed) * 0.6f;
    const float x = line.x + places[i].x + (right ? places[i].width - width : 0);
    fill({x, line.middle() - 4, width, 8}, palette().line, 4);
  }
  return arrived;
}

/// Moves by wheel, finger and keys. Pixels become rows.
void follow_input(LongTablePlace& place, double shown, bool pointed) {
  const ImGuiIO& io = ImGui::GetIO();
  if (pointed) {
    // The region around it must not scroll too.
    ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, ImGui::GetCurrentWindow()->ID);
    const double pixels = -5.0 * io.MouseWheel * ImGui::GetStyle().FontSizeBase;
    place.top += pixels / static_cast<double>(row_height());
  }
  const bool menu = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
  if (io.WantTextInput || menu) return;
  const double page = std::max(1.0, std::floor(shown) - 1);
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) place.top += page;
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) place.top -= page;
  if (ImGui::IsKeyPressed(ImGuiKey_Home)) place.top = 0;
  if (ImGui::IsKeyPressed(ImGuiKey_End)) place.top = 1e18;
}

/// A bar whose length stays above what a hand can hold, however many rows there are.
void scroll_bar(const Rect& track, double shown, double most, LongTablePlace& place) {
  const double length =
      std::clamp(track.height * shown / (most + shown), 32.0, static_cast<double>(track.height));
  const double room = track.height - length;
  const auto start = [&] { return most > 0 ? room * place.top / most : 0; };
  // The keys that scroll are Page up and down, Home and End.
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
  const Interaction state = item("scroll", track, {.role = mirror::Role::part});
  ImGui::PopItemFlag();
  if (state.held && room > 0) {
    const double at = ImGui::GetIO().MousePos.y - track.y;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
      const bool on_bar = at >= start() && at <= start() + length;
      place.grip = on_bar ? at - start() : length / 2;
    }
    place.top = std::clamp((at - place.grip) / room, 0.0, 1.0) * most;
  }
  const float opacity = state.held ? 0.75f : state.hovered ? 0.55f : 0.35f;
  fill({track.x + 2, track.y + static_cast<float>(start()), track.width - 4,
        static_cast<float>(length)},
       faded(palette().secondary, opacity), (track.width - 4) / 2);
}

/// Heads, the rows that are seen and the totals within `area`; returns the head that was pressed.
std::optional<std::size_t> draw_lines(const LongTable& what, const std::vector<Placed>& places,
                                      const Rect& area, const Rect& seen, LongTablePlace& place,
                                      Selection& selection) {
  const float height = row_height();
  const int said_rows = static_cast<int>(what.rows + what.totals.size()) + 1;
  const mirror::Group group("table",
                            {.role = mirror::Role::table,
                             .name = mirror::last_heading(),
                             .state = mirror::state::one_stop,
                             .number = said_rows},
                            area);
  const mirror::Quiet quiet;
  const Rect heads{area.x, area.y, area.width, heads_height()};
  const float totals = height * static_cast<float>(what.totals.size());
  const Rect body{area.x, heads.bottom(), area.width, area.height - heads.height - totals};
  const auto pressed = draw_heads(what, places, heads);
  const double shown = static_cast<double>(body.height / height);
  // A row more on each side, so that the keyboard finds it; then it is brought into sight.
  const auto from = static_cast<std::uint64_t>(std::max(0.0, std::floor(place.top) - 1));
  const auto to = std::min(what.rows, static_cast<std::uint64_t>(std::ceil(place.top + shown)) + 1);
  const double top = place.top;
  ImGui::PushClipRect({seen.x, body.y}, {seen.right(), body.bottom()}, true);
  for (std::uint64_t i = from; i < to; ++i) {
    const auto at = static_cast<double>(i);
    const Rect line{area.x, body.y + static_cast<float>(at - top) * height, area.width, height};
    if (!draw_row(what, i, places, line, selection)) continue;
    if (at < top) place.top = at;
    if (at + 1 > top + shown) place.top = at + 1 - shown;
    if (place.top != top) platform::request_frame();
  }
  ImGui::PopClipRect();
  const std::string total_id = std::string(what.id) + " total";
  float y = std::min(body.bottom(), body.y + static_cast<float>(what.rows) * height);
  for (std::size_t i = 0; i < what.totals.size(); ++i, y += height) {
    if (i == 0) horizontal(area.x, area.right(), y, palette().secondary);
    const Rect line{area.x, y, area.width, height};
    const int number = static_cast<int>(what.rows + i) + 2;
    const mirror::Group row("total " + std::to_string(i),
                            {.role = mirror::Role::row, .number = number}, line);
    const std::size_t naming = naming_column(places);
    const std::string of = words_of(what.totals[i][naming]);
    for (std::size_t j = 0; j < places.size(); ++j) {
      if (!places[j].shown) continue;
      draw_figure({total_id, {}, i, j, of, j == naming}, what.totals[i][j], what.columns[j],
                  places[j], line, selection);
    }
  }
  return pressed;
}

}  // namespace

LongTableShown long_table(Flow& flow, const LongTable& what, float most_height,
                          LongTablePlace& place, Selection& selection) {
  const float row = row_height();
  const float heads = heads_height();
  const float totals = row * static_cast<float>(what.totals.size());
  constexpr std::uint64_t least = 6;  // rows; on a phone their totals alone may take `most_height`
  const auto least_rows = static_cast<float>(std::clamp<std::uint64_t>(what.rows, 1, least));
  const float shown_rows = std::max(least_rows, std::floor((most_height - heads - totals) / row));
  const float height = heads + totals + shown_rows * row;
  const auto all = static_cast<double>(what.rows);
  const double most = std::max(0.0, all - static_cast<double>(shown_rows));

  std::vector<Placed>& places = place.columns;
  places.resize(what.columns.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].shown = true;
    measure_head(what.columns[i], places[i], arrow);
    if (what.columns[i].kind != TableColumn::Kind::figure) continue;
    for (const std::vector<Cell>& total : what.totals) {
      measure(total[i], what.columns[i], places[i]);
    }
  }
  const auto bounds = [&] {
    place.top = std::clamp(place.top, 0.0, most);
    const auto first = static_cast<std::uint64_t>(place.top);
    const auto last =
        static_cast<std::uint64_t>(std::ceil(place.top + static_cast<double>(shown_rows)));
    return std::make_pair(first, std::min(last, what.rows));
  };
  auto [first, last] = bounds();
  for (std::uint64_t i = first; i < last; ++i) {
    if (!what.is_there(i)) continue;
    for (std::size_t j = 0; j < places.size(); ++j) {
      measure(what.cell(i, j), what.columns[j], places[j]);
    }
  }
  const float room = flow.width - (most > 0 ? bar : 0);
  table_parts::place(what.columns, places, room);
  const float width = std::max(room, right_end(places));
  const bool sideways = width > room + 1;

  LongTableShown shown;
  ImGui::PushID(what.id.data(), what.id.data() + what.id.size());
  const Rect outer = flow.take(height + (sideways ? 12.0f : 0.0f), 0);
  begin_region("rows", {outer.x, outer.y, room, outer.height}, sideways,
               {.role = mirror::Role::group, .name = mirror::last_heading()});
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const Rect area{start.x, outer.y, width, height};
  follow_input(place, static_cast<double>(shown_rows), ImGui::IsWindowHovered());
  std::tie(first, last) = bounds();
  shown.pressed = draw_lines(what, places, {area.x, area.y, width, height},
                             {outer.x, outer.y, room, outer.height}, place, selection);
  extend(area.x + width, outer.y);
  end_region();
  if (most > 0) {
    scroll_bar({outer.right() - bar, outer.y + heads, bar, height - heads - totals},
               static_cast<double>(shown_rows), most, place);
  }
  ImGui::PopID();
  shown.first = first;
  shown.last = last;
  say_left_out(flow, what.columns, places);
  return shown;
}

}  // namespace jm216::ui
