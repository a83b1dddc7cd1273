#include "web/ui/item.hpp"

#include <imgui_internal.h>

#include <string>
#include <vector>

#include "web/bridge/packing.hpp"

namespace jm216::ui {
namespace {

struct Place {
  std::string id;
  Rect rect;
};
std::vector<Place> seen;
int seen_in = -1;          // frame
ImGuiID keyboard_was = 0;  // on this item, in the frame before

bool keyboard_has_moved() {
  return ImGui::GetCurrentContext()->NavId != keyboard_was;
}

}  // namespace

void begin_frame() {
  mirror::begin_frame();
}

void end_frame() {
  keyboard_was = ImGui::GetCurrentContext()->NavId;
  mirror::end_frame();
}

void note_place(std::string_view id, const Rect& rect) {
  if (seen_in != ImGui::GetFrameCount()) {
    seen_in = ImGui::GetFrameCount();
    seen.clear();
  }
  seen.push_back({std::string(id), rect});
}

std::string places() {
  std::string packed;
  for (const Place& place : seen) {
    engine::put(packed, place.id);
    for (const float number : {place.rect.x, place.rect.y, place.rect.width, place.rect.height}) {
      engine::put(packed, std::to_string(number));
    }
  }
  return packed;
}

Interaction item(std::string_view id, const Rect& rect, const mirror::Said& said) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiID key = window->GetID(id.data(), id.data() + id.size());
  const ImRect box(rect.x, rect.y, rect.right(), rect.bottom());
  Interaction state;
  const bool is_seen = ImGui::ItemAdd(box, key);
  mirror::Said whole = said;
  if ((ImGui::GetItemFlags() & ImGuiItemFlags_Disabled) != 0) {
    whole.state |= mirror::state::disabled;
  }
  mirror::say(key, whole, rect);
  mirror::follow_focus(key);
  if (!is_seen) return state;
  note_place(id, rect);
  state.pressed = ImGui::ButtonBehavior(box, key, &state.hovered, &state.held);
  state.focused =
      ImGui::GetCurrentContext()->NavId == key && ImGui::GetCurrentContext()->NavCursorVisible;
  state.arrived = state.focused && keyboard_has_moved();
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return state;
}

void focus_ring(const Rect& rect, const Interaction& state, float corner) {
  if (state.focused) outline(rect.inset(-2, -2), palette().brand, corner + 2, 2);
}

void hint(const Interaction& state, std::string_view words) {
  if (!(state.hovered || state.focused) || words.empty()) return;
  const mirror::Quiet quiet;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 8));
  if (ImGui::BeginTooltip()) {
    constexpr float width = 300;
    const TypeStyle& style = type().small;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float needed = text_width(style, words) < width ? text_width(style, words) : width;
    const float height = paragraph(style, at.x, at.y, needed + 1, palette().ink, words);
    ImGui::Dummy({needed, height});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

void begin_region(const char* id, const Rect& rect, bool sideways, const mirror::Said& said) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  // Arrow keys go from one region to the next.
  mirror::begin(id, said, rect);
  ImGui::BeginChild(id, {rect.width, rect.height}, ImGuiChildFlags_NavFlattened,
                    sideways ? ImGuiWindowFlags_HorizontalScrollbar : ImGuiWindowFlags_None);
  ImGuiWindow* const window = ImGui::GetCurrentWindow();
  for (const ImGuiID key : {window->ChildId, ImGui::GetWindowScrollbarID(window, ImGuiAxis_X),
                            ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y)}) {
    mirror::covers(key);
  }
  // Its content moves in it as a whole.
  const ImVec2 at = ImGui::GetCursorScreenPos();
  mirror::begin("content", {.role = mirror::Role::plain}, {at.x, at.y, rect.width, rect.height});
}

void extend(float right, float bottom) {
  const ImVec2 start = ImGui::GetCurrentWindow()->DC.CursorStartPos;
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({right - start.x, bottom - start.y});
}

void end_region() {
  mirror::end();
  mirror::end();
  ImGui::EndChild();
}

}  // namespace jm216::ui
