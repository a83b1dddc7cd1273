#include "web/app/what_if.hpp"

#include <utility>

#include "core/report/words.hpp"
#include "web/ui/format.hpp"

namespace jm216 {
namespace {

std::string was(const std::optional<ReportFigure>& before) {
  if (!before) return "Not in the pinned answer";
  if (before->dollars) return "Pinned: " + ui::us_dollars(*before->dollars);
  const auto date = parse_date(before->text);
  return "Pinned: " + (date ? ui::day(*date) : code_in_words(before->text));
}

}  // namespace

void WhatIf::pin(const Report& answer) {
  pinned_ = answer;
  compare(answer);
}

void WhatIf::unpin() {
  pinned_.reset();
  comparison_.reset();
  ui::compare_with(nullptr);
}

void WhatIf::answered(const Report& answer, std::optional<Report> before, std::string changed) {
  effect_.reset();
  if (!changed.empty() && before) effect_ = {std::move(changed), std::move(*before)};
  compare(answer);
}

void WhatIf::compare_effect(const Report& answer) {
  if (!effect_) return;
  pinned_ = std::move(effect_->before);
  effect_.reset();
  compare(answer);
}

/// The pinned answer and the one on the screen, anew.
void WhatIf::compare(const Report& answer) {
  if (!pinned_) return;
  comparison_ = views::Comparison{pinned_->as_of, differences(*pinned_, answer)};
  earlier_.clear();
  for (const ReportDifference& one : comparison_->differences) {
    if (one.after) earlier_[one.after->id].emplace_back(one.after->text, was(one.before));
  }
  ui::compare_with(&earlier_);
}

}  // namespace jm216
