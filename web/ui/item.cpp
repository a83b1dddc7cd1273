#include "web/ui/item.hpp"

#include <imgui_internal.h>

namespace jm216::ui {

Interaction item(std::string_view id, const Rect& rect) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiID key = window->GetID(id.data(), id.data() + id.size());
  const ImRect box(rect.x, rect.y, rect.right(), rect.bottom());
  Interaction state;
  if (!ImGui::ItemAdd(box, key)) return state;
  state.pressed = ImGui::ButtonBehavior(box, key, &state.hovered, &state.held);
  state.focused =
      ImGui::GetCurrentContext()->NavId == key && ImGui::GetCurrentContext()->NavCursorVisible;
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return state;
}

void focus_ring(const Rect& rect, const Interaction& state, float corner) {
  if (state.focused) outline(rect.inset(-2, -2), palette().brand, corner + 2, 2);
}

void hint(const Interaction& state, std::string_view words) {
  if (!state.hovered || words.empty()) return;
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

void begin_region(const char* id, const Rect& rect, bool sideways) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::BeginChild(id, {rect.width, rect.height}, ImGuiChildFlags_None,
                    sideways ? ImGuiWindowFlags_HorizontalScrollbar : ImGuiWindowFlags_None);
}

void extend(float right, float bottom) {
  const ImVec2 start = ImGui::GetCurrentWindow()->DC.CursorStartPos;
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({right - start.x, bottom - start.y});
}

void end_region() {
  ImGui::EndChild();
}

}  // namespace jm216::ui
