#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The page's window onto the browser. Dear ImGui is fed from here and nothing else in the page
// talks to the browser about drawing, keys, pointers, text or the clipboard.
//
// Frames are drawn on demand: an event, request_frame() or a deadline given to request_frame_at()
// asks for one. With nothing due there is no animation frame and no timer.
//
// Lengths are CSS pixels. The drawing buffer has exactly the screen's pixels; what must be crisp
// is put onto them with snap().

namespace jm216::platform {

/// What the rest of the page gives the platform. All are called on the page's one thread.
struct Page {
  void (*draw)();          ///< one frame, between NewFrame and Render
  void (*look_changed)();  ///< what look() says; also once before the first frame
};

/// Colours that the person's system forces on every page: red, green and blue, 8 bits each.
struct Forced {
  unsigned ground, text, link;
};

/// How the person wants it to look.
struct Look {
  bool dark = false;
  bool more_contrast = false;
  std::optional<Forced> forced{};
};
Look look();

/// Opens the canvas, fonts and listeners. False where the browser has no WebGL2.
bool start(const Page& page);

/// Asks for a frame, and for the one after it, in which Dear ImGui settles.
void request_frame();

/// Draws at once, until Dear ImGui has taken every queued event.
void draw_now();

/// Asks for a frame `milliseconds` from now. The nearest of several deadlines counts.
void request_frame_at(double milliseconds);

/// The nearest coordinate that falls between two pixels of the screen.
float snap(float coordinate);

/// One pixel of the screen.
float hairline();

/// Whether the main pointer is a finger: rows and buttons are then higher.
bool touch();

/// Which on-screen keyboard suits the text field that is drawn next and has the focus.
enum class Keyboard : std::uint8_t { text, decimal };
void keyboard(Keyboard suits);

/// Puts `text` on the clipboard; for use while the browser's copy event asks (copy_asked()).
void set_clipboard(std::string_view text);

/// Puts `text` on the clipboard; for use in a frame that answers a click or key.
void copy_text(std::string_view text);

/// What became of the last copy_text(): browsers answer later.
enum class Copying { none, asked, done, refused };
Copying copying();

/// True during the one frame that answers the browser's copy or cut event outside of text fields.
bool copy_asked();

/// The theme in force: the system's until the person has switched it, which the browser remembers.
bool dark();
void set_dark(bool dark);

/// Opens the list of what can be done by keyboard.
void show_shortcuts();

/// Opens the browser's file dialog. To be called in a frame that answers a click or key.
void pick_files();

}  // namespace jm216::platform
