#pragma once

#include <optional>
#include <string>

#include "web/views/views.hpp"

// What if: an answer is pinned, anything is changed, both are shown; and what the last change did,
// where nobody had pinned the answer before it.

namespace jm216 {

class WhatIf {
 public:
  void pin(const Report& answer);
  void unpin();
  /// The answer on the screen is this one; `before` it was that, and `changed` the person.
  void answered(const Report& answer, std::optional<Report> before, std::string changed);
  /// Pins the answer before the last change.
  void compare_effect(const Report& answer);
  void dismiss_effect() { effect_.reset(); }

  [[nodiscard]] const std::optional<views::Effect>& effect() const { return effect_; }
  [[nodiscard]] const std::optional<views::Comparison>& comparison() const { return comparison_; }

 private:
  void compare(const Report& answer);

  std::optional<views::Effect> effect_;
  std::optional<Report> pinned_;
  std::optional<views::Comparison> comparison_;  // of the pinned answer and the present one
  ui::Earlier earlier_;                          // the same by figure
};

}  // namespace jm216
