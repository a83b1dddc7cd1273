#include "web/platform/glyphs.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <vector>

#include "core/basics/shown.hpp"

// platform.js
extern "C" {
/// Draws the character `size` pixels high and keeps it. Into `box`: advance, left and top edge from
/// the start of the base line, width, height. 0 nothing to see, 1 one colour, 2 several.
int jm216_glyph_draw(unsigned character, float size, int weight, float* box);
/// The pixels of the last one, as bytes of red, green, blue and opacity.
void jm216_glyph_pixels(unsigned char* pixels);
}

namespace jm216::platform {
namespace {

constexpr ImWchar first_beyond_ascii = 0xa0;

/// What takes no room, or turns text elsewhere, is seen to stand there.
ImWchar as_seen(ImWchar character) {
  constexpr ImWchar picture_form = 0xfe0f;
  constexpr ImWchar replacement = 0xfffd;
  const bool turns = character >= 0x202a && character <= 0x202e;
  return turns || (is_unseen(character) && character != picture_form) ? replacement : character;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar character) {
  return character >= first_beyond_ascii;
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar character,
          ImFontGlyph* glyph, float* advance) {
  if (!contains(atlas, source, character)) return false;
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  float box[5] = {};
  const int seen = jm216_glyph_draw(as_seen(character), baked->Size * density,
                                    static_cast<int>(source->FontNo), box);
  if (advance != nullptr) {
    *advance = box[0] / density;
    return true;
  }
  glyph->Codepoint = character;
  glyph->AdvanceX = box[0] / density;
  if (seen == 0) return true;
  const int width = static_cast<int>(box[3]);
  const int height = static_cast<int>(box[4]);
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* const place = ImFontAtlasPackGetRect(atlas, id);
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height) * 4);
  jm216_glyph_pixels(pixels.data());
  const float ascent = std::round(baked->Ascent);
  glyph->X0 = box[1] / density;
  glyph->Y0 = ascent + box[2] / density;
  glyph->X1 = glyph->X0 + box[3] / density;
  glyph->Y1 = glyph->Y0 + box[4] / density;
  glyph->Visible = true;
  glyph->Colored = seen == 2;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, pixels.data(),
                                     ImTextureFormat_RGBA32, width * 4);
  return true;
}

}  // namespace

const ImFontLoader* browser_glyphs() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedLoadGlyph = load;
    return made;
  }();
  return &loader;
}

}  // namespace jm216::platform
