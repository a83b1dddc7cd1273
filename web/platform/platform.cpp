#include "web/platform/platform.hpp"

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "web/platform/internal.hpp"
#include "web/platform/picture.hpp"

// platform.js
extern "C" {
void jm216_attach();
void jm216_cursor(const char* shape);
void jm216_pick_files();
void jm216_show_shortcuts();
void jm216_set_dark(bool dark);
}

namespace jm216::platform {
namespace {

constexpr const char* canvas = "#canvas";

struct Counters {
  int frames;            // drawn
  int animation_frames;  // asked of the browser
  int timers;            // asked of the browser
  int pictures;          // given to the GPU
};

Page page;
Preferences preferences_{};
float magnification_ = 1;
std::optional<Forced> forced_next;
Counters counters;
EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
bool context_lost = false;
int frames_due = 0;
bool animation_frame_asked = false;
long timer = 0;
double timer_at = 0;
double last_frame = 0;
const char* cursor_shape = "default";

const char* shape_of(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_TextInput:
      return "text";
    case ImGuiMouseCursor_ResizeAll:
      return "move";
    case ImGuiMouseCursor_ResizeNS:
      return "ns-resize";
    case ImGuiMouseCursor_ResizeEW:
      return "ew-resize";
    case ImGuiMouseCursor_Hand:
      return "pointer";
    case ImGuiMouseCursor_NotAllowed:
      return "not-allowed";
    case ImGuiMouseCursor_None:
      return "none";
    default:
      return "default";
  }
}

/// Draws, without showing it yet. False where there is nothing to draw on.
bool draw_frame() {
  ImGuiIO& io = ImGui::GetIO();
  if (context_lost || io.DisplaySize.x <= 0 || io.DisplaySize.y <= 0) return false;
  const double now = emscripten_get_now();
  const double elapsed = now - last_frame;
  last_frame = now;
  io.DeltaTime = static_cast<float>(std::max(elapsed, 0.1) / 1000);
  if (fling_step(std::min(elapsed, 32.0))) frames_due = std::max(frames_due, 2);
  if (frames_due > 0) --frames_due;
  ++counters.frames;

  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  keyboard(Keyboard::text);
  page.draw();
  ImGui::Render();

  // Where a press is followed at once by its release, Dear ImGui takes one of them a frame.
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) frames_due = std::max(frames_due, 2);
  if (const char* shape = shape_of(ImGui::GetMouseCursor()); shape != cursor_shape) {
    cursor_shape = shape;
    jm216_cursor(shape);
  }
  return true;
}

void draw_and_show() {
  if (draw_frame() && show_picture()) ++counters.pictures;
}

void ask_for_animation_frame();

EM_BOOL on_animation_frame(double, void*) {
  animation_frame_asked = false;
  draw_and_show();
  if (frames_due > 0) ask_for_animation_frame();
  return EM_FALSE;
}

void ask_for_animation_frame() {
  if (animation_frame_asked || context_lost) return;
  animation_frame_asked = true;
  ++counters.animation_frames;
  emscripten_request_animation_frame(on_animation_frame, nullptr);
}

void on_timer(void*) {
  timer = 0;
  request_frame();
}

EM_BOOL on_context_lost(int, const void*, void*) {
  // Everything that lived in the context is gone. Deleting it while the context is lost only
  // forgets the names; Dear ImGui makes buffers, program and glyphs again in its next frame.
  context_lost = true;
  forget_picture();
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  return EM_TRUE;  // which asks the browser to give the context back
}

EM_BOOL on_context_restored(int, const void*, void*) {
  context_lost = false;
  emscripten_webgl_make_context_current(context);
  request_frame();
  return EM_TRUE;
}

bool open_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;
  attributes.depth = EM_FALSE;
  attributes.stencil = EM_FALSE;
  attributes.antialias = EM_FALSE;  // Dear ImGui smooths its own edges
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context = emscripten_webgl_create_context(canvas, &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace

bool start(const Page& given) {
  if (!open_context()) return false;
  page = given;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "jm216";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.ConfigInputTextCursorBlink = false;  // nothing blinks, and nothing draws while nothing happens
  io.KeyRepeatDelay = 1e9f;               // the browser repeats keys
  io.ConfigNavCursorVisibleAuto = true;
  io.ConfigNavEscapeClearFocusItem = false;  // the keyboard stays where it is seen
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ImGui_ImplOpenGL3_Init("#version 300 es");
  emscripten_set_webglcontextlost_callback(canvas, nullptr, EM_FALSE, on_context_lost);
  emscripten_set_webglcontextrestored_callback(canvas, nullptr, EM_FALSE, on_context_restored);
  attach_input();
  attach_text();
  jm216_attach();
  return true;
}

void request_frame() {
  if (page.draw == nullptr) return;  // without WebGL nothing is drawn, and the rest works
  frames_due = std::max(frames_due, 2);
  ask_for_animation_frame();
}

void request_frame_at(double milliseconds) {
  const double at = emscripten_get_now() + milliseconds;
  if (timer != 0) {
    if (at >= timer_at) return;
    emscripten_clear_timeout(timer);
  }
  timer_at = at;
  ++counters.timers;
  timer = emscripten_set_timeout(on_timer, milliseconds, nullptr);
}

void settle_now() {
  // Each frame takes at least one event, so this ends. The frame that is asked for shows it.
  while (draw_frame() && ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) {
  }
  request_frame();
}

void draw_now() {
  if (page.draw != nullptr) settle_now();
}

float hairline() {
  return 1 / ImGui::GetIO().DisplayFramebufferScale.x;
}

float snap(float coordinate) {
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  return std::round(coordinate * ratio) / ratio;
}

bool touch() {
  return preferences_.coarse_pointer;
}

bool dark() {
  return preferences_.look.dark;
}

Look look() {
  return preferences_.look;
}

float magnification() {
  return magnification_;
}

void set_dark(bool dark) {
  jm216_set_dark(dark);
}

void show_shortcuts() {
  jm216_show_shortcuts();
}

void pick_files() {
  jm216_pick_files();
}

const Preferences& preferences() {
  return preferences_;
}

// What platform.js calls.
extern "C" {

/// Of the canvas in CSS pixels, the screen's pixels for one of them, and magnification().
EMSCRIPTEN_KEEPALIVE void jm216_platform_resized(float width, float height, float scale_x,
                                                 float scale_y, float larger) {
  ImGuiIO& io = ImGui::GetIO();
  magnification_ = larger;
  io.DisplaySize = {width / larger, height / larger};
  io.DisplayFramebufferScale = {scale_x * larger, scale_y * larger};
  frames_due = std::max(frames_due, 2);
  forget_picture();
  draw_and_show();  // at once: setting the canvas's size has emptied it
  ask_for_animation_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_platform_preferences(bool dark, bool more_contrast,
                                                     bool reduced_motion, bool coarse, bool mac) {
  preferences_ = {{dark, more_contrast, forced_next}, reduced_motion, coarse, mac};
  ImGui::GetIO().ConfigMacOSXBehaviors = mac;
  page.look_changed();
  request_frame();
}

/// The colours of the preferences that follow, where they are forced.
EMSCRIPTEN_KEEPALIVE void jm216_platform_forced(bool forced, unsigned ground, unsigned text,
                                                unsigned link) {
  forced_next.reset();
  if (forced) forced_next = Forced{ground, text, link};
}

/// For tests: 0 frames drawn, 1 animation frames asked, 2 timers asked, 3 pictures given to the GPU.
EMSCRIPTEN_KEEPALIVE int jm216_platform_counter(int which) {
  switch (which) {
    case 0:
      return counters.frames;
    case 1:
      return counters.animation_frames;
    case 2:
      return counters.timers;
    default:
      return counters.pictures;
  }
}
}

}  // namespace jm216::platform
