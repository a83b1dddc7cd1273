#include "web/ui/menu.hpp"

#include <imgui_internal.h>

#include <algorithm>

#include "web/platform/platform.hpp"

namespace jm216::ui {
namespace {

constexpr float side = 12;  // left and right of the words
constexpr float edge = 6;   // around the entries
constexpr float heading = 30;
constexpr float apart = 8;  // from the edges of the screen

float entry_height() {
  return platform::touch() ? size::touch_row : 32;
}

float width_of(const std::vector<MenuEntry>& entries) {
  float width = 0;
  for (const MenuEntry& entry : entries) {
    const float remark = entry.remark.empty() ? 0 : text_width(type().small, entry.remark) + 24;
    const float mark = entry.is_chosen ? 22 : 0;
    width = std::max(width, text_width(type().body, entry.words) + mark + remark);
  }
  return width + 2 * (side + edge);
}

float height_of(const std::vector<MenuEntry>& entries) {
  float height = 2 * edge;
  for (const MenuEntry& entry : entries) height += entry.is_heading ? heading : entry_height();
  return height;
}

/// What the mirror says of an entry: "Country: 12 lines" with its remark.
std::string said_of(const MenuEntry& entry) {
  return entry.remark.empty() ? entry.words : entry.words + ", " + entry.remark;
}

bool draw_entry(const MenuEntry& entry, const Rect& rect, bool can_be_chosen) {
  const Palette& colours = palette();
  if (entry.is_heading) {
    text(type().caption, rect.x + side, rect.bottom() - 11, colours.secondary, entry.words);
    return false;
  }
  const unsigned chosen = entry.is_chosen ? mirror::state::down : mirror::state::up;
  const std::string name = said_of(entry);
  const Interaction state = item(entry.words, rect,
                                 {.role = mirror::Role::entry,
                                  .name = name,
                                  .shown = entry.words,
                                  .state = can_be_chosen ? chosen : 0});
  if (entry.is_chosen) fill(rect, colours.selection, 6);
  if (state.hovered) fill(rect, colours.hover, 6);
  const float end = text(type().body, rect.x + side, rect.middle(),
                         entry.is_chosen ? colours.brand : colours.ink, entry.words);
  if (entry.is_chosen) text(type().small_bold, end + 8, rect.middle(), colours.brand, "✓");
  text_right(type().small, rect.right() - side, rect.middle(), colours.secondary, entry.remark);
  focus_ring(rect.inset(2, 2), state, 4);
  return state.pressed;
}

}  // namespace

bool is_menu_open(const char* id) {
  return ImGui::IsPopupOpen(id);
}

unsigned menu_state(const char* id) {
  return is_menu_open(id) ? mirror::state::open : mirror::state::closed;
}

void open_menu(const char* id) {
  ImGui::OpenPopup(id);
}

namespace {

/// Draws the menu if it is open, within `place`.
std::optional<std::size_t> draw_menu(const char* id, std::string_view name, const Rect& place,
                                     const std::vector<MenuEntry>& entries) {
  ImGui::SetNextWindowPos({place.x, place.y});
  ImGui::SetNextWindowSize({place.width, place.height});
  if (!ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                 ImGuiWindowFlags_NoSavedSettings)) {
    return std::nullopt;
  }
  const mirror::Group group(
      id, {.role = mirror::Role::menu, .name = name, .state = mirror::state::one_stop}, place);
  mirror::covers(ImGui::GetWindowScrollbarID(ImGui::GetCurrentWindow(), ImGuiAxis_Y));
  const bool can_be_chosen = std::any_of(entries.begin(), entries.end(),
                                         [](const MenuEntry& entry) { return entry.is_chosen; });
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // What is on the screen, and so much more on each side that a short menu is all there for those who
  // do not see it, and that the keyboard finds the next entry.
  const float beyond = 20 * entry_height();
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  float y = at.y + edge;
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Rect rect{at.x + edge, y, place.width - 2 * edge,
                    entries[i].is_heading ? heading : entry_height()};
    const bool near = rect.bottom() > clip.Min.y - beyond && rect.y < clip.Max.y + beyond;
    if (near && draw_entry(entries[i], rect, can_be_chosen)) pressed = i;
    if (entries[i].is_chosen && ImGui::IsWindowAppearing()) {
      ImGui::SetScrollFromPosY(rect.middle() - ImGui::GetWindowPos().y);
    }
    y = rect.bottom();
  }
  extend(at.x, y + edge);
  if (pressed) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
  return pressed;
}

}  // namespace

std::optional<std::size_t> menu(const char* id, std::string_view name, float right, float top,
                                const std::vector<MenuEntry>& entries) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(width_of(entries), screen.x - 2 * apart);
  const float height = std::min(height_of(entries), screen.y - top - apart);
  return draw_menu(id, name, {std::max(apart, right - width), top, width, height}, entries);
}

std::optional<std::size_t> menu_beside(const char* id, std::string_view name, const Rect& rect,
                                       const std::vector<MenuEntry>& entries) {
  if (!is_menu_open(id)) return std::nullopt;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(width_of(entries), screen.x - 2 * apart);
  const float x = std::max(apart, std::min(rect.x, screen.x - apart - width));
  const float needed = height_of(entries);
  const float below = screen.y - rect.bottom() - 4 - apart;
  const float above = rect.y - 4 - apart;
  if (needed <= below || below >= above) {
    return draw_menu(id, name, {x, rect.bottom() + 4, width, std::min(needed, below)}, entries);
  }
  const float height = std::min(needed, above);
  return draw_menu(id, name, {x, rect.y - 4 - height, width, height}, entries);
}

namespace {

/// So many choices stand in the mirror of a closed field; of more, its value does, until the keyboard
/// comes to it. A list of sellers in each of many rows would be too much for a browser.
constexpr std::size_t few = 24;

}  // namespace

std::optional<std::size_t> select(const char* id, const Rect& rect, std::string_view shown,
                                  const Choices& choices, const FieldLook& look) {
  const Palette& colours = palette();
  const bool valid = look.problem.empty();
  ImGui::PushID(id);
  const bool is_open = is_menu_open("choices");
  ImGui::PopID();
  const bool is_listed = choices.count <= few || is_open || mirror::has_keyboard(ImGui::GetID(id));
  std::vector<MenuEntry> entries;
  if (is_listed) entries = choices.entries();
  // In the mirror it is a list to choose from, so that no menu need be opened.
  std::vector<mirror::Option> options;
  int now = -1;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    options.push_back({said_of(entries[i]), entries[i].is_heading});
    if (entries[i].words == shown) now = static_cast<int>(i);
  }
  if (!is_listed) {
    options.push_back({std::string(shown)});
    now = 0;
  }
  const Interaction state = item(id, rect,
                                 {.role = mirror::Role::choice,
                                  .name = look.name,
                                  .about = look.problem,
                                  .options = &options,
                                  .state = (valid ? 0 : mirror::state::invalid) |
                                           (look.required ? mirror::state::required : 0),
                                  .number = now});
  const auto taken = mirror::take_choice(ImGui::GetItemID());
  fill(rect, state.hovered ? colours.hover : colours.panel, 6);
  outline(rect, valid ? colours.edge : colours.bad, 6);
  text(type().body, rect.x + 10, rect.middle(), colours.ink,
       fitted(type().body, shown, rect.width - 36));
  chevron(rect.right() - 15, rect.middle(), Pointing::down, colours.secondary);
  focus_ring(rect, state);
  if (state.pressed && !is_listed) entries = choices.entries();
  ImGui::PushID(id);
  if (state.pressed) open_menu("choices");
  const auto chosen = menu_beside("choices", look.name, rect, entries);
  ImGui::PopID();
  // What is chosen in the mirror may come late, or be no choice.
  return is_listed && taken && *taken < entries.size() && !entries[*taken].is_heading ? taken
                                                                                      : chosen;
}

std::optional<std::size_t> select(const char* id, const Rect& rect, std::string_view shown,
                                  const std::vector<MenuEntry>& entries, const FieldLook& look) {
  return select(id, rect, shown, Choices{entries.size(), [&entries] { return entries; }}, look);
}

}  // namespace jm216::ui
