#pragma once

#include <string>
#include <string_view>

#include "web/ui/mirror.hpp"

namespace jm216::ui {

/// Around all that is drawn in a frame.
void begin_frame();
void end_frame();

/// What a person does with an item in this frame.
struct Interaction {
  bool hovered = false;
  bool held = false;
  bool pressed = false;  // let go, or Enter or Space
  bool focused = false;  // by keyboard
  bool arrived = false;  // the keyboard, in this frame
};

/// Everything that can be pointed at or pressed goes through here: `id` is stable and unique among
/// its siblings (ImGui::PushID separates families), `said` is what it is for those who do not see it.
Interaction item(std::string_view id, const Rect& rect, const mirror::Said& said);

/// Where the items of the last frame stand: of each id, x, y, width and height, as packing.hpp has
/// texts. For tests, which press what they name.
std::string places();

/// Adds to places() what is not an item(): fields that Dear ImGui handles.
void note_place(std::string_view id, const Rect& rect);

/// The ring that shows where the keyboard is.
void focus_ring(const Rect& rect, const Interaction& state, float corner = 6);

/// Words beside the pointer, while the last item is hovered, or beside the item, while the keyboard is
/// on it.
void hint(const Interaction& state, std::string_view words);

/// A scrolling part of the screen; what is drawn between begin and end is clipped to it. Call
/// extend() with the lowest (and rightmost) point drawn, so that it knows how far to scroll. `said` is
/// what part of the page it is.
void begin_region(const char* id, const Rect& rect, bool sideways, const mirror::Said& said);
void extend(float right, float bottom);
void end_region();

}  // namespace jm216::ui
