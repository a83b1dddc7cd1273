#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>
#include <string_view>

#include "web/platform/internal.hpp"
#include "web/platform/platform.hpp"

// Pointer and keys. Text never comes from here (text.cpp), and what the browser should do with a
// key stays the browser's unless Dear ImGui has a use for it.

// platform.js
extern "C" {
void jm216_take_focus();
int jm216_keyboard_on();
}

namespace jm216::platform {
namespace {

constexpr const char* canvas = "#canvas";
constexpr const char* agent = "#text-agent";
constexpr const char* mirror = "#mirror";

// --- mouse -----------------------------------------------------------------------------------

void point(float x, float y, ImGuiMouseSource source) {
  ImGui::GetIO().AddMouseSourceEvent(source);
  ImGui::GetIO().AddMousePosEvent(x, y);
}

template <class Event>
void note_modifiers(const Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, event.ctrlKey);
  io.AddKeyEvent(ImGuiMod_Shift, event.shiftKey);
  io.AddKeyEvent(ImGuiMod_Alt, event.altKey);
  io.AddKeyEvent(ImGuiMod_Super, event.metaKey);
}

EM_BOOL on_mouse(int type, const EmscriptenMouseEvent* event, void*) {
  ImGuiIO& io = ImGui::GetIO();
  if (type == EMSCRIPTEN_EVENT_MOUSELEAVE) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  } else {
    point(static_cast<float>(event->clientX) / magnification(),
          static_cast<float>(event->clientY) / magnification(), ImGuiMouseSource_Mouse);
    note_modifiers(*event);
    if (type != EMSCRIPTEN_EVENT_MOUSEMOVE && event->button < 2) {
      // The browser's middle button is 1, Dear ImGui's is 2; only left and right mean anything.
      const int button = event->button == 0 ? 0 : 2;
      if (type == EMSCRIPTEN_EVENT_MOUSEDOWN) jm216_take_focus();
      io.AddMouseButtonEvent(button, type == EMSCRIPTEN_EVENT_MOUSEDOWN);
      // Inside the click, or Safari opens no file dialog and grants no clipboard.
      if (type == EMSCRIPTEN_EVENT_MOUSEUP) settle_now();
    }
  }
  request_frame();
  // The default of a press is to move the focus, which the text agent may have just got.
  return type == EMSCRIPTEN_EVENT_MOUSEDOWN && event->button == 0;
}

/// Dear ImGui scrolls five lines of its base font for a wheel value of one.
void scroll_by(float x_pixels, float y_pixels) {
  const float step = 5 * ImGui::GetStyle().FontSizeBase;
  ImGui::GetIO().AddMouseWheelEvent(-x_pixels / step, -y_pixels / step);
}

EM_BOOL on_wheel(int, const EmscriptenWheelEvent* event, void*) {
  if (event->mouse.ctrlKey) return EM_FALSE;  // the browser's zoom
  float unit = 1;
  if (event->deltaMode == DOM_DELTA_LINE) unit = 20;
  if (event->deltaMode == DOM_DELTA_PAGE) unit = ImGui::GetIO().DisplaySize.y * 0.9f;
  note_modifiers(event->mouse);
  scroll_by(static_cast<float>(event->deltaX) * unit, static_cast<float>(event->deltaY) * unit);
  request_frame();
  return EM_TRUE;
}

// --- touch -----------------------------------------------------------------------------------
// One finger: a tap presses and releases where it was, a drag scrolls what it began on, and goes
// on for a moment when let go. Two fingers are the browser's (zoom).

struct Touch {
  enum class Kind { none, tap, drag } kind = Kind::none;
  float start_x, start_y, x, y;
  double time;
  float speed_x, speed_y;  // pixels per millisecond
};
Touch held;

EM_BOOL on_touch(int type, const EmscriptenTouchEvent* event, void*) {
  if (type == EMSCRIPTEN_EVENT_TOUCHSTART && event->numTouches > 1) held.kind = Touch::Kind::none;
  if (event->numTouches != 1) return EM_FALSE;
  ImGuiIO& io = ImGui::GetIO();
  const EmscriptenTouchPoint& touch_point = event->touches[0];
  const float x = static_cast<float>(touch_point.clientX) / magnification();
  const float y = static_cast<float>(touch_point.clientY) / magnification();
  const double now = event->timestamp;
  switch (type) {
    case EMSCRIPTEN_EVENT_TOUCHSTART:
      held = {Touch::Kind::tap, x, y, x, y, now, 0, 0};
      point(x, y, ImGuiMouseSource_TouchScreen);
      break;
    case EMSCRIPTEN_EVENT_TOUCHMOVE: {
      if (held.kind == Touch::Kind::none) return EM_FALSE;
      constexpr float slop = 8;
      if (held.kind == Touch::Kind::tap && std::hypot(x - held.start_x, y - held.start_y) > slop) {
        held.kind = Touch::Kind::drag;
      }
      if (held.kind == Touch::Kind::drag) {
        scroll_by(held.x - x, held.y - y);
        const float elapsed = static_cast<float>(std::fmax(now - held.time, 1.0));
        held.speed_x = 0.7f * (held.x - x) / elapsed + 0.3f * held.speed_x;
        held.speed_y = 0.7f * (held.y - y) / elapsed + 0.3f * held.speed_y;
        held.x = x;
        held.y = y;
        held.time = now;
      }
      break;
    }
    case EMSCRIPTEN_EVENT_TOUCHEND:
      if (held.kind == Touch::Kind::tap) {
        jm216_take_focus();
        io.AddMouseButtonEvent(0, true);
        io.AddMouseButtonEvent(0, false);
        settle_now();  // inside the tap, or no on-screen keyboard opens
      }
      if (held.kind == Touch::Kind::drag && now - held.time > 60) held.speed_x = held.speed_y = 0;
      if (held.kind != Touch::Kind::drag) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      [[fallthrough]];
    default:
      if (held.kind != Touch::Kind::drag) held.speed_x = held.speed_y = 0;
      held.kind = Touch::Kind::none;
  }
  request_frame();
  return EM_TRUE;
}

// --- keys ------------------------------------------------------------------------------------

struct NamedKey {
  std::string_view name;
  ImGuiKey key;
};

constexpr NamedKey keys[] = {
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {" ", ImGuiKey_Space},
    {"a", ImGuiKey_A},
    {"y", ImGuiKey_Y},
    {"z", ImGuiKey_Z},
};

ImGuiKey key_of(std::string_view name) {
  for (const NamedKey& named : keys) {
    if (named.name == name) return named.key;
  }
  if (name == "A") return ImGuiKey_A;
  if (name == "Y") return ImGuiKey_Y;
  if (name == "Z") return ImGuiKey_Z;
  return ImGuiKey_None;
}

/// By what is printed on it; on a layout without Latin letters, by its place.
ImGuiKey key_of(const EmscriptenKeyboardEvent& event) {
  const bool is_latin = static_cast<unsigned char>(event.key[0]) < 0x80;
  if (is_latin) return key_of(std::string_view(event.key));
  if (std::strcmp(event.code, "KeyA") == 0) return ImGuiKey_A;
  if (std::strcmp(event.code, "KeyY") == 0) return ImGuiKey_Y;
  if (std::strcmp(event.code, "KeyZ") == 0) return ImGuiKey_Z;
  return ImGuiKey_None;
}

EM_BOOL on_key(int type, const EmscriptenKeyboardEvent* event, void*) {
  ImGuiIO& io = ImGui::GetIO();
  constexpr unsigned composing = 229;
  if (event->keyCode == composing) return EM_FALSE;
  const int on = jm216_keyboard_on();
  note_modifiers(*event);
  request_frame();
  // macOS sends no keyup for a key let go while Cmd is held.
  if (type == EMSCRIPTEN_EVENT_KEYUP && std::strcmp(event->key, "Meta") == 0) {
    io.ClearInputKeys();
    return EM_FALSE;
  }
  const ImGuiKey key = key_of(*event);
  if (key == ImGuiKey_None) return EM_FALSE;  // Tab among them: it leaves the canvas
  const bool let_go = type == EMSCRIPTEN_EVENT_KEYUP;
  if (let_go) io.AddKeyEvent(key, false);  // wherever the focus is by now
  // Pressing and typing into a real element is its own affair.
  const bool along = key == ImGuiKey_UpArrow || key == ImGuiKey_DownArrow || key == ImGuiKey_Escape;
  if (on == 2 && !along) return EM_FALSE;
  if (on == 1 && (key == ImGuiKey_Enter || key == ImGuiKey_Space)) return EM_FALSE;
  if (let_go) return EM_FALSE;
  const bool command = event->ctrlKey || event->metaKey;
  const bool editing = io.WantTextInput;
  // Alone, letters and space are text; with Ctrl or Cmd and no text to edit, a key is the
  // browser's, but for undoing and doing again.
  const bool undoes = key == ImGuiKey_Y || key == ImGuiKey_Z;
  const bool letter = undoes || key == ImGuiKey_A;
  if (letter && !(command && (editing || undoes))) return EM_FALSE;
  if ((command || event->altKey) && !editing && !undoes) return EM_FALSE;
  // Also while text is edited: from tab to tab; and but for macOS, back and forth.
  if (command && (key == ImGuiKey_PageUp || key == ImGuiKey_PageDown)) return EM_FALSE;
  if (event->altKey && !io.ConfigMacOSXBehaviors) return EM_FALSE;
  if (key == ImGuiKey_Space && editing) return EM_FALSE;
  io.AddKeyEvent(key, false);  // it may be held, or macOS may not have said that it no longer is
  io.AddKeyEvent(key, true);
  if (event->metaKey) io.AddKeyEvent(key, false);
  if (key == ImGuiKey_Enter || key == ImGuiKey_Space) settle_now();  // as after a click
  return key != ImGuiKey_Escape;
}

EM_BOOL on_window_blur(int, const EmscriptenFocusEvent*, void*) {
  ImGui::GetIO().AddFocusEvent(false);
  request_frame();
  return EM_FALSE;
}

}  // namespace

void attach_input() {
  emscripten_set_mousedown_callback(canvas, nullptr, EM_FALSE, on_mouse);
  emscripten_set_mouseleave_callback(canvas, nullptr, EM_FALSE, on_mouse);
  // Of the window, so that a drag may leave the canvas and still ends.
  emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, EM_FALSE, on_mouse);
  emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, EM_FALSE, on_mouse);
  emscripten_set_wheel_callback(canvas, nullptr, EM_FALSE, on_wheel);
  emscripten_set_touchstart_callback(canvas, nullptr, EM_FALSE, on_touch);
  emscripten_set_touchmove_callback(canvas, nullptr, EM_FALSE, on_touch);
  emscripten_set_touchend_callback(canvas, nullptr, EM_FALSE, on_touch);
  emscripten_set_touchcancel_callback(canvas, nullptr, EM_FALSE, on_touch);
  for (const char* target : {canvas, agent, mirror}) {
    emscripten_set_keydown_callback(target, nullptr, EM_FALSE, on_key);
  }
  // Of the window, for the focus may move while a key is held.
  emscripten_set_keyup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, EM_FALSE, on_key);
  emscripten_set_blur_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, EM_FALSE, on_window_blur);
}

bool fling_step(double milliseconds) {
  if (held.kind != Touch::Kind::none || (held.speed_x == 0 && held.speed_y == 0)) return false;
  constexpr float slowest = 0.03f;
  if (preferences().reduced_motion || std::hypot(held.speed_x, held.speed_y) < slowest) {
    held.speed_x = held.speed_y = 0;
    return false;
  }
  const float elapsed = static_cast<float>(milliseconds);
  scroll_by(held.speed_x * elapsed, held.speed_y * elapsed);
  const float kept = std::exp(-elapsed / 325);
  held.speed_x *= kept;
  held.speed_y *= kept;
  return true;
}

}  // namespace jm216::platform
