#pragma once

#include <imgui.h>

// The visual language in one place: colours, sizes, styles of type. Lengths are CSS pixels.

namespace jm216::ui {

struct Palette {
  ImU32 background, panel, line;  // a line only parts
  ImU32 edge;                     // of a field: 3 to 1 against the panel
  ImU32 ink, secondary, brand, on_brand, selection, hover;
  ImU32 good, caution, bad, good_wash, caution_wash, bad_wash;
  ImU32 series[5];
};

/// The palette in force.
const Palette& palette();

/// `colour` with `opacity` from 0 to 1.
ImU32 faded(ImU32 colour, float opacity);

struct TypeStyle {
  ImFont* font;
  float size;
  float line;  // height of one line
};

/// Styles of type, by what they are for.
struct Type {
  TypeStyle body, body_strong, small, small_strong, small_bold, caption, title, heading, key_figure,
      key_figure_small;
};
const Type& type();

namespace size {
inline constexpr float grid = 4;
inline constexpr float gap = 12;      // between boxes
inline constexpr float padding = 14;  // inside boxes
inline constexpr float corner = 8;
inline constexpr float control = 32;  // buttons and fields
inline constexpr float header = 56;
inline constexpr float navigation = 208;
inline constexpr float explanation = 360;
inline constexpr float row = 28;
inline constexpr float touch_row = 44;
inline constexpr float wide = 1100;  // below: no third column
inline constexpr float one_line_header = 900;
inline constexpr float narrow = 720;  // below: navigation is a bar
}  // namespace size

/// Height of a table row, or of anything else that is one of many and can be pressed.
float row_height();

/// Once, before the first frame.
void load_fonts();

/// Sets palette and what Dear ImGui draws by itself, as platform::look() asks.
void set_theme();

}  // namespace jm216::ui
