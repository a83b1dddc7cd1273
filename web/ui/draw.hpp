#pragma once

#include <string>
#include <string_view>

#include "web/ui/theme.hpp"

// Text and shapes on the screen's own pixels. Dear ImGui cuts positions to whole CSS pixels, which
// blurs at ratios such as 1.25; here base lines and edges fall on the screen's pixels.

namespace jm216::ui {

struct Rect {
  float x, y, width, height;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  float middle() const { return y + height / 2; }
  float centre() const { return x + width / 2; }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, width - 2 * dx, height - 2 * dy}; }
};

float text_width(const TypeStyle& style, std::string_view text);

/// Draws one line with its capitals centred on `middle`; returns where it ends.
float text(const TypeStyle& style, float x, float middle, ImU32 colour, std::string_view text);
void text_right(const TypeStyle& style, float right, float middle, ImU32 colour,
                std::string_view text);
void text_centred(const TypeStyle& style, float centre, float middle, ImU32 colour,
                  std::string_view text);

/// `text`, or as much of it as fits `width` and an ellipsis.
std::string fitted(const TypeStyle& style, std::string_view text, float width);

/// Draws words on as many lines as `width` asks for, the first below `top`; returns their height.
float paragraph(const TypeStyle& style, float x, float top, float width, ImU32 colour,
                std::string_view text);
float paragraph_centred(const TypeStyle& style, float centre, float top, float width, ImU32 colour,
                        std::string_view text);
float paragraph_height(const TypeStyle& style, float width, std::string_view text);

void fill(const Rect& rect, ImU32 colour, float corner = 0);
/// The outline lies inside `rect`.
void outline(const Rect& rect, ImU32 colour, float corner = 0, float thickness = 1);
void horizontal(float x, float right, float y, ImU32 colour);
void vertical(float x, float y, float bottom, ImU32 colour);

enum class Pointing { left, right, up, down };
/// An open arrow head, for steps and disclosure.
void chevron(float centre, float middle, Pointing to, ImU32 colour, float reach = 4);
void diamond(float centre, float middle, float reach, ImU32 colour, bool filled = true);
void cross(float centre, float middle, float reach, ImU32 colour);

}  // namespace jm216::ui
