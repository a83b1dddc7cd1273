#include <algorithm>
#include <utility>

#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/words.hpp"

// What if: an answer is pinned, anything is changed, both are shown; and what each reading's other
// way would come to.

namespace jm216 {
namespace {

std::string was(const std::optional<ReportFigure>& before) {
  if (!before) return "Not in the pinned answer";
  if (before->dollars) return "Pinned: " + ui::us_dollars(*before->dollars);
  const auto date = parse_date(before->text);
  return "Pinned: " + (date ? ui::day(*date) : before->text);
}

/// A line of the worker's answer, taken off its beginning.
std::string_view line_of(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::optional<Usd> dollars_of(std::string_view line) {
  const auto amount = Decimal::parse(line);
  if (!amount) return std::nullopt;
  return Usd::cents(amount->rounded(2, Rounding::half_up));
}

}  // namespace

void App::pin() {
  pinned_ = report_;
  compare();
}

void App::unpin() {
  pinned_.reset();
  comparison_.reset();
  ui::compare_with(nullptr);
  platform::request_frame();
}

/// The pinned answer and the one on the screen, anew.
void App::compare() {
  platform::request_frame();
  if (!pinned_ || !report_) return;
  comparison_ = views::Comparison{pinned_->as_of, differences(*pinned_, *report_)};
  earlier_.clear();
  for (const ReportDifference& one : comparison_->differences) {
    if (one.after) earlier_[one.after->id].emplace_back(one.after->text, was(one.before));
  }
  ui::compare_with(&earlier_);
}

void App::draw_pin_bar(const ui::Rect& rect) {
  const ui::mirror::Group group("pinned", {.role = ui::mirror::Role::group, .name = "What if"},
                                rect);
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, ui::wash_of(ui::Tone::caution));
  const float x = rect.x + (rect.width < ui::size::narrow ? 12.0F : 20.0F);
  const std::string words =
      "Pinned: the answer on " + ui::day(comparison_->as_of) + ". " +
      (comparison_->differences.empty()
           ? "Change anything to see the difference."
           : ui::counted(comparison_->differences.size(), "figure differs.", "figures differ."));
  const float right = rect.right() - (rect.width < ui::size::narrow ? 12.0F : 20.0F);
  const float link = right - ui::text_width(ui::type().body_strong, "Unpin");
  ui::text(ui::type().body, x, rect.middle(), colours.caution,
           ui::fitted(ui::type().body, words, link - x - 16));
  if (ui::link("unpin", link, rect.middle(), ui::type().body_strong, "Unpin")) unpin();
}

/// What the last change did to the totals, where nobody had pinned the answer before it.
void App::draw_effect_bar(const ui::Rect& rect) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, ui::wash_of(ui::Tone::brand));
  const bool narrow = rect.width < ui::size::narrow;
  const float margin = narrow ? 12.0F : 20.0F;
  const Report& before = effect_->before;
  const std::string changes =
      views::changes(before.totals, before.term.ends, report_->totals, report_->term.ends);
  const std::string words =
      effect_->what + (changes.empty() ? ": no total changes" : ", US$: " + changes);
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
  if (compares) pinned_ = std::move(effect_->before);
  if (compares || dismissed) effect_.reset();
  if (compares) compare();
  if (dismissed) platform::request_frame();
}

/// Asked for once the view of readings shows an answer; each reading's comes by itself.
void App::follow_alternatives() {
  if (state_.view != View::readings || alternatives_asked_ || editing_) return;
  alternatives_asked_ = true;
  engine::ask_alternatives();
}

void App::alternative(std::string_view text) {
  const std::string name{line_of(text)};
  views::Alternative other;
  for (std::optional<Usd>* total :
       {&other.totals.royalty, &other.totals.obligations, &other.totals.paid,
        &other.totals.outstanding, &other.totals.overdue, &other.totals.interest_outstanding}) {
    *total = dollars_of(line_of(text));
  }
  if (const auto ends = parse_date(line_of(text))) {
    other.term_ends = *ends;
    state_.alternatives[name] = other;
  }
  platform::request_frame();
}

}  // namespace jm216
