#include "web/ui/theme.hpp"

#include "web/fonts/inter.hpp"
#include "web/platform/glyphs.hpp"
#include "web/platform/platform.hpp"

namespace jm216::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32(hex >> 16, (hex >> 8) & 0xff, hex & 0xff, 0xff);
}

constexpr Palette light{
    .background = rgb(0xf6f7f9),
    .panel = rgb(0xffffff),
    .line = rgb(0xe3e6eb),
    .edge = rgb(0x868f9e),
    .ink = rgb(0x1b2330),
    .secondary = rgb(0x5d6878),
    .brand = rgb(0x1f4e79),
    .on_brand = rgb(0xffffff),
    .selection = rgb(0xe8f0f8),
    .hover = rgb(0xf1f4f8),
    .good = rgb(0x187a48),
    .caution = rgb(0x945400),
    .bad = rgb(0xb42318),
    .good_wash = rgb(0xe7f5ed),
    .caution_wash = rgb(0xfdf1dc),
    .bad_wash = rgb(0xfdeae8),
    .series = {rgb(0x1f4e79), rgb(0x3f8fbf), rgb(0x8bbf9f), rgb(0xd9a441), rgb(0x9a6fb0)},
};

constexpr Palette dark_palette{
    .background = rgb(0x12161d),
    .panel = rgb(0x1a202a),
    .line = rgb(0x2b3340),
    .edge = rgb(0x6b7688),
    .ink = rgb(0xe8ecf2),
    .secondary = rgb(0x9aa5b5),
    .brand = rgb(0x7fb3e0),
    .on_brand = rgb(0x0f1620),
    .selection = rgb(0x1f3347),
    .hover = rgb(0x212936),
    .good = rgb(0x5cc28d),
    .caution = rgb(0xe3a94f),
    .bad = rgb(0xf1877d),
    .good_wash = rgb(0x17332a),
    .caution_wash = rgb(0x382b17),
    .bad_wash = rgb(0x3d2223),
    .series = {rgb(0x5b93c7), rgb(0x8cc5e6), rgb(0x8bbf9f), rgb(0xd9a441), rgb(0xb591c9)},
};

/// Between two colours, `part` of the way to the second.
ImU32 between(ImU32 from, ImU32 to, float part) {
  const auto channel = [&](unsigned shift) {
    const auto a = static_cast<float>((from >> shift) & 0xff);
    const auto b = static_cast<float>((to >> shift) & 0xff);
    return static_cast<ImU32>(a + (b - a) * part) << shift;
  };
  return channel(IM_COL32_R_SHIFT) | channel(IM_COL32_G_SHIFT) | channel(IM_COL32_B_SHIFT) |
         IM_COL32_A_MASK;
}

/// The colours that the person's system forces on every page. What is only a shade of the ground
/// otherwise is a mixture of theirs; charts tell their series by pattern.
Palette forced(const platform::Forced& system) {
  const ImU32 ground = rgb(system.ground), ink = rgb(system.text), link = rgb(system.link);
  const ImU32 shade = between(ground, ink, 0.16f);
  return {.background = ground,
          .panel = ground,
          .line = ink,
          .edge = ink,
          .ink = ink,
          .secondary = ink,
          .brand = link,
          .on_brand = ground,
          .selection = shade,
          .hover = shade,
          .good = ink,
          .caution = ink,
          .bad = ink,
          .good_wash = shade,
          .caution_wash = shade,
          .bad_wash = shade,
          .series = {ground, ground, ground, ground, ground}};
}

/// For who asks for more contrast: what parts and what is said quietly stand out.
Palette stronger(Palette colours) {
  colours.line = colours.edge;
  colours.edge = colours.secondary;
  colours.secondary = between(colours.secondary, colours.ink, 0.6f);
  return colours;
}

Palette in_force = light;
Type type_;

/// The face, and behind it the browser's own drawing for what is not in it.
ImFont* add(const fonts::Face& face, unsigned weight) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = 2;  // figures set at fractions of a pixel stay even
  // The face is only read; Dear ImGui's parameter lacks the const.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
  auto* const data = const_cast<unsigned char*>(face.data);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont* const font = atlas.AddFontFromMemoryTTF(data, static_cast<int>(face.size), 14, &config);
  ImFontConfig others;
  others.MergeMode = true;
  others.SizePixels = 14;
  others.FontNo = weight;
  others.FontLoader = platform::browser_glyphs();
  atlas.AddFont(&others);
  return font;
}

}  // namespace

const Palette& palette() {
  return in_force;
}

ImU32 faded(ImU32 colour, float opacity) {
  const auto alpha = static_cast<ImU32>(static_cast<float>(colour >> IM_COL32_A_SHIFT) * opacity);
  return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

const Type& type() {
  return type_;
}

float row_height() {
  return platform::touch() ? size::touch_row : size::row;
}

void load_fonts() {
  ImFont* regular = add(fonts::regular, 450);
  ImFont* medium = add(fonts::medium, 550);
  ImFont* semibold = add(fonts::semibold, 620);
  // Dear ImGui rasterises whole sizes only, so captions are 12 rather than 11.5.
  type_ = Type{
      .body = {regular, 14, 20},
      .body_strong = {medium, 14, 20},
      .small = {regular, 13, 18},
      .small_strong = {medium, 13, 18},
      .small_bold = {semibold, 13, 18},
      .caption = {regular, 12, 16},
      .title = {semibold, 14, 20},
      .heading = {semibold, 19, 28},
      .key_figure = {semibold, 19, 28},
      .key_figure_small = {semibold, 16, 24},
  };
  ImGui::GetIO().FontDefault = regular;
}

void set_theme() {
  const platform::Look look = platform::look();
  in_force = look.dark ? dark_palette : light;
  if (look.more_contrast) in_force = stronger(in_force);
  if (look.forced) in_force = forced(*look.forced);
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.FontSizeBase = 14;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.PopupRounding = size::corner;
  style.FrameRounding = 6;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.WindowMinSize = {1, 1};
  const auto set = [&style](ImGuiCol which, ImU32 colour) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  set(ImGuiCol_Text, in_force.ink);
  set(ImGuiCol_WindowBg, in_force.background);
  set(ImGuiCol_ChildBg, 0);
  set(ImGuiCol_PopupBg, in_force.panel);
  set(ImGuiCol_Border, in_force.line);
  set(ImGuiCol_FrameBg, in_force.panel);
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, faded(in_force.secondary, 0.35f));
  set(ImGuiCol_ScrollbarGrabHovered, faded(in_force.secondary, 0.55f));
  set(ImGuiCol_ScrollbarGrabActive, faded(in_force.secondary, 0.75f));
  set(ImGuiCol_TextSelectedBg, faded(in_force.brand, 0.25f));
  set(ImGuiCol_NavCursor, in_force.brand);
}

}  // namespace jm216::ui
