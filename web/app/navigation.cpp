#include "web/app/frame.hpp"
#include "web/platform/platform.hpp"
#include "web/views/view_table.hpp"

// The navigation: every view of views/view_table.hpp, at the side or as a bar.

namespace jm216 {
namespace {

constexpr ui::mirror::Said said_of_navigation{
    .role = ui::mirror::Role::navigation, .name = "Views", .state = ui::mirror::state::one_stop};

void open(Page& page, View view) {
  page.state.view = view;
  platform::request_frame();
}

/// One entry of the bar `rect`; returns its right edge.
float draw_tab(Page& page, const views::ViewRow& row, float x, float y, const ui::Rect& bar) {
  const ui::Palette& colours = ui::palette();
  const bool current = page.state.view == row.view;
  const ui::TypeStyle& style = current ? ui::type().title : ui::type().body;
  views::Word count = row.attention(*page.report, page.edits.readings());
  if (count.tone == ui::Tone::neutral) count.text.clear();  // there is no room for the quiet ones
  const float label = ui::text_width(style, row.label);
  const float width = label + 20 + (count.text.empty() ? 0.0f : 26.0f);
  const ui::Rect place{x, y, width, bar.height};
  const std::string name = std::string(row.label) + (count.text.empty() ? "" : ", " + count.text);
  const ui::Interaction state = ui::item(row.label, place,
                                         {.role = ui::mirror::Role::link,
                                          .name = name,
                                          .shown = row.label,
                                          .state = current ? ui::mirror::state::current : 0});
  ui::text(style, x + 10, place.middle(), current ? colours.brand : colours.ink, row.label);
  if (!count.text.empty()) {
    ui::count_badge(place.right() - 8, place.middle(), count.tone, count.text);
  }
  if (current) ui::fill({x + 8, place.bottom() - 3, width - 16, 2}, colours.brand);
  ui::focus_ring(place.inset(3, 3), state);
  if (current && page.in_bar != row.view) {
    page.in_bar = row.view;
    ImGui::SetScrollFromPosX(place.centre() - bar.x, 0.5f);
    platform::request_frame();
  }
  if (state.pressed) open(page, row.view);
  return place.right();
}

}  // namespace

void draw_navigation(Page& page, const ui::Rect& rect) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel);
  ui::vertical(rect.right() - 1, rect.y, rect.bottom(), colours.line);
  // Its end is below a low screen.
  ui::begin_region("views", rect, false, said_of_navigation);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y + 14;
  std::string_view group;
  for (const views::ViewRow& row : views::view_table()) {
    if (row.group != group) {
      group = row.group;
      y += 16;
      ui::text(ui::type().caption, rect.x + 22, y + 8, colours.secondary, group);
      y += 24;
    }
    const views::Word count = row.attention(*page.report, page.edits.readings());
    const ui::Rect place{rect.x + 10, y, rect.width - 20, 34};
    if (ui::navigation_item(row.label, place, row.label, page.state.view == row.view, count.text,
                            count.tone)) {
      open(page, row.view);
    }
    y += 34;
  }
  ui::extend(at.x, y + 14);
  constexpr std::string_view promise =
      "Press any figure or date to see why. Nothing leaves this computer. No legal advice.";
  const float width = rect.width - 44;
  const float height = ui::paragraph_height(ui::type().caption, width, promise);
  if (y + height + 36 < rect.bottom()) {
    ui::paragraph(ui::type().caption, rect.x + 22, rect.bottom() - 18 - height, width,
                  colours.secondary, promise);
  }
  ui::end_region();
}

void draw_navigation_bar(Page& page, const ui::Rect& rect) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel);
  ui::horizontal(0, rect.right(), rect.bottom() - 1, colours.line);
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 0);
  ui::begin_region("bar", rect, true, said_of_navigation);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x + 4;
  for (const views::ViewRow& row : views::view_table()) x = draw_tab(page, row, x, at.y, rect);
  ui::theme_switch({x, at.y, rect.height, rect.height});
  ui::extend(x + rect.height + 4, at.y);
  ui::end_region();
  ImGui::PopStyleVar();
}

}  // namespace jm216
