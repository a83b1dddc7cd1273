#include "web/ui/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "web/platform/platform.hpp"
#include "web/ui/mirror.hpp"

namespace jm216::ui {
namespace {

constexpr float half_cap_height = 0.3636f;  // of Inter's capitals, in em

/// Decodes the next character; never reads past the end.
unsigned next_character(const char*& at, const char* end) {
  unsigned character = 0;
  at += ImTextCharFromUtf8(&character, at, end);
  return character;
}

ImFontBaked& baked_of(const TypeStyle& style) {
  return *style.font->GetFontBaked(style.size, ImGui::GetIO().DisplayFramebufferScale.x);
}

ImDrawList& list() {
  return *ImGui::GetWindowDrawList();
}

/// Where a line that begins at `at` ends: before the space that leads over `width`, for figures
/// must not be broken at their commas, or within a word that is wider than a line.
const char* line_end(const TypeStyle& style, float width, const char* at, const char* end) {
  ImFontBaked& baked = baked_of(style);
  const float room = std::max(width, style.size) * baked.Size / style.size;
  const char* last_space = nullptr;
  float used = 0;
  for (const char* next = at; at < end; at = next) {
    if (*at == '\n') return at;
    if (*at == ' ') last_space = at;
    used += baked.GetCharAdvance(static_cast<ImWchar>(next_character(next, end)));
    if (used > room && *at != ' ') return last_space != nullptr ? last_space : at;
  }
  return end;
}

/// Calls `use(begin, end)` for each line that `text` takes at `width`.
template <class Use>
void each_line(const TypeStyle& style, float width, std::string_view text, Use use) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* stop = line_end(style, width, at, end);
    if (stop == at && *at != '\n') next_character(stop, end);
    use(at, stop);
    at = stop;
    if (at < end && *at == '\n') {
      ++at;
    } else {
      while (at < end && *at == ' ') ++at;
    }
  }
}

}  // namespace

float text_width(const TypeStyle& style, std::string_view text) {
  ImFontBaked& baked = baked_of(style);
  float width = 0;
  const char* at = text.data();
  for (const char* const end = at + text.size(); at < end;) {
    width += baked.GetCharAdvance(static_cast<ImWchar>(next_character(at, end)));
  }
  return width * style.size / baked.Size;
}

float text(const TypeStyle& style, float x, float middle, ImU32 colour, std::string_view text) {
  ImFontBaked& baked = baked_of(style);
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  // Glyphs first: one that is new may exchange the atlas, which the draw list must not meet with
  // space already reserved.
  int visible = 0;
  for (const char* at = begin; at < end;) {
    if (baked.FindGlyph(static_cast<ImWchar>(next_character(at, end)))->Visible) ++visible;
  }
  ImDrawList& draw = list();
  const float y = platform::snap(middle + half_cap_height * style.size) - IM_ROUND(baked.Ascent);
  const ImVec4 clip = draw._CmdHeader.ClipRect;
  const float width = text_width(style, text);
  mirror::words(text, {x, middle - style.line / 2, width, style.line});
  const bool hidden = y > clip.w || y + 2 * style.size < clip.y || x > clip.z;
  const float scale = style.size / baked.Size;
  x = platform::snap(x);
  if (hidden || visible == 0) return x + width;
  draw.PrimReserve(visible * 6, visible * 4);
  for (const char* at = begin; at < end;) {
    const ImFontGlyph& glyph = *baked.FindGlyph(static_cast<ImWchar>(next_character(at, end)));
    if (glyph.Visible) {
      draw.PrimRectUV({x + glyph.X0 * scale, y + glyph.Y0 * scale},
                      {x + glyph.X1 * scale, y + glyph.Y1 * scale}, {glyph.U0, glyph.V0},
                      {glyph.U1, glyph.V1}, colour);
    }
    x += glyph.AdvanceX * scale;
  }
  return x;
}

void text_right(const TypeStyle& style, float right, float middle, ImU32 colour,
                std::string_view what) {
  text(style, right - text_width(style, what), middle, colour, what);
}

void text_centred(const TypeStyle& style, float centre, float middle, ImU32 colour,
                  std::string_view what) {
  text(style, centre - text_width(style, what) / 2, middle, colour, what);
}

std::string fitted(const TypeStyle& style, std::string_view text, float width) {
  if (text_width(style, text) <= width) return std::string(text);
  constexpr std::string_view ellipsis = "…";
  ImFontBaked& baked = baked_of(style);
  float left = width - text_width(style, ellipsis);
  const char* at = text.data();
  const char* kept = at;
  for (const char* const end = at + text.size(); at < end;) {
    left -= baked.GetCharAdvance(static_cast<ImWchar>(next_character(at, end))) * style.size /
            baked.Size;
    if (left < 0) break;
    kept = at;
  }
  std::string cut(text.substr(0, static_cast<std::size_t>(kept - text.data())));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  cut.append(ellipsis);
  mirror::cut(cut, text);
  return cut;
}

float paragraph(const TypeStyle& style, float x, float top, float width, ImU32 colour,
                std::string_view words) {
  float y = top;
  mirror::words(words, {x, top, width, paragraph_height(style, width, words)},
                mirror::Role::paragraph);
  const mirror::Quiet quiet;
  each_line(style, width, words, [&](const char* begin, const char* end) {
    text(style, x, y + style.line / 2, colour, {begin, static_cast<std::size_t>(end - begin)});
    y += style.line;
  });
  return y - top;
}

float paragraph_centred(const TypeStyle& style, float centre, float top, float width, ImU32 colour,
                        std::string_view words) {
  float y = top;
  mirror::words(words, {centre - width / 2, top, width, paragraph_height(style, width, words)},
                mirror::Role::paragraph);
  const mirror::Quiet quiet;
  each_line(style, width, words, [&](const char* begin, const char* end) {
    text_centred(style, centre, y + style.line / 2, colour,
                 {begin, static_cast<std::size_t>(end - begin)});
    y += style.line;
  });
  return y - top;
}

float paragraph_height(const TypeStyle& style, float width, std::string_view words) {
  float height = 0;
  each_line(style, width, words, [&](const char*, const char*) { height += style.line; });
  return height;
}

void fill(const Rect& rect, ImU32 colour, float corner) {
  list().AddRectFilled({platform::snap(rect.x), platform::snap(rect.y)},
                       {platform::snap(rect.right()), platform::snap(rect.bottom())}, colour,
                       corner);
}

void outline(const Rect& rect, ImU32 colour, float corner, float thickness) {
  // Dear ImGui strokes along the middle of its path.
  const float in = std::max(thickness, platform::hairline()) / 2;
  list().PathRect({platform::snap(rect.x) + in, platform::snap(rect.y) + in},
                  {platform::snap(rect.right()) - in, platform::snap(rect.bottom()) - in}, corner);
  list().PathStroke(colour, ImDrawFlags_Closed, 2 * in);
}

namespace {
/// At least one CSS pixel thick, in whole pixels of the screen.
float line_thickness() {
  return std::max(platform::snap(1), platform::hairline());
}
}  // namespace

void horizontal(float x, float right, float y, ImU32 colour) {
  const float top = platform::snap(y);
  list().AddRectFilled({platform::snap(x), top}, {platform::snap(right), top + line_thickness()},
                       colour);
}

void vertical(float x, float y, float bottom, ImU32 colour) {
  const float left = platform::snap(x);
  list().AddRectFilled({left, platform::snap(y)}, {left + line_thickness(), platform::snap(bottom)},
                       colour);
}

void chevron(float centre, float middle, Pointing to, ImU32 colour, float reach) {
  const float half = reach / 2;
  ImVec2 points[3];
  switch (to) {
    case Pointing::left:
      points[0] = {centre + half, middle - reach};
      points[1] = {centre - half, middle};
      points[2] = {centre + half, middle + reach};
      break;
    case Pointing::right:
      points[0] = {centre - half, middle - reach};
      points[1] = {centre + half, middle};
      points[2] = {centre - half, middle + reach};
      break;
    case Pointing::up:
      points[0] = {centre - reach, middle + half};
      points[1] = {centre, middle - half};
      points[2] = {centre + reach, middle + half};
      break;
    case Pointing::down:
      points[0] = {centre - reach, middle - half};
      points[1] = {centre, middle + half};
      points[2] = {centre + reach, middle - half};
      break;
  }
  list().AddPolyline(points, 3, colour, ImDrawFlags_None, 1.5f);
}

void diamond(float centre, float middle, float reach, ImU32 colour, bool filled) {
  const ImVec2 points[4] = {{centre, middle - reach},
                            {centre + reach, middle},
                            {centre, middle + reach},
                            {centre - reach, middle}};
  if (filled) {
    list().AddConvexPolyFilled(points, 4, colour);
  } else {
    list().AddConvexPolyFilled(points, 4, palette().panel);
    list().AddPolyline(points, 4, colour, ImDrawFlags_Closed, 1.5f);
  }
}

void cross(float centre, float middle, float reach, ImU32 colour) {
  list().AddLine({centre - reach, middle - reach}, {centre + reach, middle + reach}, colour, 1.5f);
  list().AddLine({centre - reach, middle + reach}, {centre + reach, middle - reach}, colour, 1.5f);
}

}  // namespace jm216::ui
