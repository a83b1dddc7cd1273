#include "web/platform/picture.hpp"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace jm216::platform {
namespace {

/// All that a picture is drawn from, one thing after another. Nothing where it is not known.
using Picture = std::vector<std::byte>;

Picture shown;
Picture next;  // kept for its memory

template <typename T>
void add_row(const T* values, std::size_t count) {
  const auto* bytes = reinterpret_cast<const std::byte*>(values);
  next.insert(next.end(), bytes, bytes + count * sizeof(T));
}

template <typename... Ts>
void add(const Ts&... values) {
  (add_row(&values, 1), ...);
}

void describe(const ImDrawData& drawn, ImVec4 background) {
  next.clear();
  add(drawn.DisplaySize, drawn.FramebufferScale, background);
  for (const ImDrawList* list : drawn.CmdLists) {
    add(list->VtxBuffer.Size, list->IdxBuffer.Size, list->CmdBuffer.Size);
    add_row(list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.Size));
    add_row(list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.Size));
    for (const ImDrawCmd& command :
         list->CmdBuffer) {  // member by member: between them lies anything
      add(command.ClipRect, command.GetTexID(), command.VtxOffset, command.IdxOffset,
          command.ElemCount, command.UserCallback);
    }
  }
}

/// Gives the GPU the letters that are new.
void update_textures(const ImDrawData& drawn) {
  if (drawn.Textures == nullptr) return;
  for (ImTextureData* texture : *drawn.Textures) {
    if (texture->Status == ImTextureStatus_OK) continue;
    ImGui_ImplOpenGL3_UpdateTexture(texture);
    forget_picture();
  }
}

}  // namespace

bool show_picture() {
  ImDrawData& drawn = *ImGui::GetDrawData();
  const ImVec4 background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
  update_textures(drawn);
  describe(drawn, background);
  if (next == shown) return false;
  next.swap(shown);

  const ImVec2 scale = drawn.FramebufferScale;
  glViewport(0, 0, static_cast<GLsizei>(std::lround(drawn.DisplaySize.x * scale.x)),
             static_cast<GLsizei>(std::lround(drawn.DisplaySize.y * scale.y)));
  glClearColor(background.x, background.y, background.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&drawn);
  return true;
}

void forget_picture() {
  shown.clear();
}

}  // namespace jm216::platform
