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

/// What the last change did to the totals, where nobody had pinned the answer before it.
void draw_effect_bar(Page& page, const ui::Rect& rect) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, ui::wash_of(ui::Tone::brand));
  const bool narrow = rect.width < ui::size::narrow;
  const float margin = narrow ? 12.0F : 20.0F;
  const views::Effect& effect = *page.what_if.effect();
  const Report& before = effect.before;
  const std::string changes =
      views::changes(before.totals, before.term.ends, page.report->totals, page.report->term.ends);
  const std::string words =
      effect.what + (changes.empty() ? ": no total changes" : ", US$: " + changes);
  float right = rect.right() - margin;
  const auto link = [&](std::string_view id, std::string_view label) {
    right -= ui::text_width(ui::type().body_strong, label);
    const bool pressed = ui::link(id, right, rect.middle(), ui::type().body_strong, label);
    right -= 20;
    return pressed;
  };
  const bool dismissed = link("dismiss effect", narrow ? "Close" : "Dismiss");
  const bool compares = link("compare effect", narrow ? "Compare" : "Compare before and after");
  ui::text(ui::type().body, rect.x + margin, rect.middle(), colours.ink,
           ui::fitted(ui::type().body, words, right - rect.x - margin));
  if (dismissed) page.state.actions.ask(views::Command::dismiss_effect);
  if (compares) page.state.actions.ask(views::Command::compare_effect);
}

}  // namespace jm216
