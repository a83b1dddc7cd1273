#include "web/app/frame.hpp"
#include "web/ui/format.hpp"
#include "web/views/words.hpp"

// Bars below the header: an answer is pinned, or the last change has changed totals.

namespace jm216 {

void draw_pin_bar(Page& page, const ui::Rect& rect) {
  const ui::mirror::Group group("pinned", {.role = ui::mirror::Role::group, .name = "What if"},
                                rect);
  const views::Comparison& comparison = *page.what_if.comparison();
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, ui::wash_of(ui::Tone::caution));
  const float x = rect.x + (rect.width < ui::size::narrow ? 12.0F : 20.0F);
  const std::string words =
      "Pinned: the answer on " + ui::day(comparison.as_of) + ". " +
      (comparison.differences.empty()
           ? "Change anything to see the difference."
           : ui::counted(comparison.differences.size(), "figure differs.", "figures differ."));
  const float right = rect.right() - (rect.width < ui::size::narrow ? 12.0F : 20.0F);
  const float link = right - ui::text_width(ui::type().body_strong, "Unpin");
  ui::text(ui::type().body, x, rect.middle(), colours.caution,
           ui::fitted(ui::type().body, words, link - x - 16));
  if (ui::link("unpin", link, rect.middle(), ui::type().body_strong, "Unpin")) {
    page.state.actions.ask(views::Command::unpin);
  }
}

namespace {

/// What the last change did, as wide as its bar leaves it room for.
struct EffectWords {
  std::string words;
  float margin, width;
  bool narrow;

  EffectWords(const Page& page, float bar) : narrow(bar < ui::size::narrow) {
    const views::Effect& effect = *page.what_if.effect();
    const std::string changes = views::changes(effect.before, *page.report);
    words = effect.what + (changes.empty() ? ": no total changes" : ", US$: " + changes);
    margin = narrow ? 12.0F : 20.0F;
    width = bar - 2 * margin;
    if (narrow) return;  // what can be done with it stands below
    for (const std::string_view label : {compare, dismiss}) {
      width -= 20 + ui::text_width(ui::type().body_strong, label);
    }
  }
  [[nodiscard]] float height() const { return ui::paragraph_height(ui::type().body, width, words); }

  static constexpr std::string_view compare = "Compare before and after";
  static constexpr std::string_view dismiss = "Dismiss";
};

}  // namespace

float effect_bar_height(const Page& page, float width) {
  const EffectWords effect(page, width);
  return effect.height() + (effect.narrow ? 44 : 16);
}

/// What the last change did to the totals, where nobody had pinned the answer before it.
void draw_effect_bar(Page& page, const ui::Rect& rect) {
  ui::fill(rect, ui::wash_of(ui::Tone::brand));
  const EffectWords effect(page, rect.width);
  const float end = ui::paragraph(ui::type().body, rect.x + effect.margin, rect.y + 8, effect.width,
                                  ui::palette().ink, effect.words);
  const float middle = effect.narrow ? rect.y + 8 + end + 16 : rect.y + 18;
  float right = rect.right() - effect.margin;
  const auto link = [&](std::string_view id, std::string_view label) {
    right -= ui::text_width(ui::type().body_strong, label);
    const bool pressed = ui::link(id, right, middle, ui::type().body_strong, label);
    right -= 20;
    return pressed;
  };
  const bool dismissed = link("dismiss effect", EffectWords::dismiss);
  const bool compares = link("compare effect", EffectWords::compare);
  if (dismissed) page.state.actions.ask(views::Command::dismiss_effect);
  if (compares) page.state.actions.ask(views::Command::compare_effect);
}

}  // namespace jm216
