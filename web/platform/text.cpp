#include <emscripten/emscripten.h>
#include <imgui.h>

#include <string>
#include <string_view>

#include "web/platform/internal.hpp"
#include "web/platform/platform.hpp"

// Text and the clipboard. Browsers hand over the clipboard only inside their copy, cut and paste
// events; Dear ImGui reads and writes it while it draws a frame. So each of those events plays the
// shortcut to Dear ImGui and draws the frame then and there.

// platform.js
extern "C" {
void jm216_text_agent(bool wanted, float x, float y, float height, bool decimal);
void jm216_copy_text(const char* text);
}

namespace jm216::platform {
namespace {

std::string pasted;
std::string copied;
bool in_copy_event = false;
Copying last_copy = Copying::none;
Keyboard suitable = Keyboard::text;

void play_shortcut(ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  const ImGuiKey command = preferences().mac ? ImGuiMod_Super : ImGuiMod_Ctrl;
  io.AddKeyEvent(command, true);
  io.AddKeyEvent(key, true);
  settle_now();
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(command, false);
  settle_now();
}

}  // namespace

void attach_text() {
  ImGuiPlatformIO& io = ImGui::GetPlatformIO();
  io.Platform_GetClipboardTextFn = [](ImGuiContext*) { return pasted.c_str(); };
  io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) { copied = text; };
  io.Platform_SetImeDataFn = [](ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
    const float larger = magnification();
    jm216_text_agent(data->WantTextInput, data->InputPos.x * larger, data->InputPos.y * larger,
                     data->InputLineHeight * larger, suitable == Keyboard::decimal);
  };
}

void keyboard(Keyboard suits) {
  suitable = suits;
}

void set_clipboard(std::string_view text) {
  copied = text;
}

void copy_text(std::string_view text) {
  last_copy = Copying::asked;
  jm216_copy_text(std::string(text).c_str());
}

Copying copying() {
  return last_copy;
}

bool copy_asked() {
  return in_copy_event;
}

// What platform.js calls; all text is zero-ended UTF-8.
extern "C" {

EMSCRIPTEN_KEEPALIVE void jm216_platform_text(const char* text) {
  ImGui::GetIO().AddInputCharactersUTF8(text);
  request_frame();
}

/// A key that an on-screen keyboard reports only by what it did to the text agent.
EMSCRIPTEN_KEEPALIVE void jm216_platform_key(const char* name) {
  const ImGuiKey key = std::string_view(name) == "Enter" ? ImGuiKey_Enter : ImGuiKey_Backspace;
  ImGui::GetIO().AddKeyEvent(key, true);
  ImGui::GetIO().AddKeyEvent(key, false);
  request_frame();
}

/// What the page has to copy, or "".
EMSCRIPTEN_KEEPALIVE const char* jm216_platform_copy(bool cut) {
  copied.clear();
  if (ImGui::GetIO().WantTextInput) {
    play_shortcut(cut ? ImGuiKey_X : ImGuiKey_C);
  } else {
    in_copy_event = true;
    settle_now();
    in_copy_event = false;
  }
  return copied.c_str();
}

/// What became of jm216_copy_text().
EMSCRIPTEN_KEEPALIVE void jm216_platform_copied(bool done) {
  last_copy = done ? Copying::done : Copying::refused;
  request_frame();
}

/// Whether a text field has the keyboard.
EMSCRIPTEN_KEEPALIVE bool jm216_platform_writing() {
  return ImGui::GetIO().WantTextInput;
}

/// For the text field that has the keyboard.
EMSCRIPTEN_KEEPALIVE void jm216_platform_paste(const char* text) {
  pasted = text;
  play_shortcut(ImGuiKey_V);
  pasted.clear();
}

EMSCRIPTEN_KEEPALIVE void jm216_platform_focus(bool focused) {
  ImGui::GetIO().AddFocusEvent(focused);
  request_frame();
}
}

}  // namespace jm216::platform
