#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/readings/readings.hpp"

// What the person did to a ledger since it was loaded, to be undone and done again.

namespace jm216 {

/// The facts around the sales lines (core/ledger/edit/edit.hpp), the day and the readings.
struct Moment {
  std::string facts;
  Date as_of{};
  Readings readings;
};

inline bool same(const Readings& one, const Readings& other) {
  return std::all_of(reading_table().begin(), reading_table().end(),
                     [&](const ReadingInfo& it) { return it.get(one) == it.get(other); });
}

/// One changed sales line; `before` and `after` are objects of the ledger format, or empty.
struct SaleChange {
  std::size_t line = 0;
  std::string before;
  std::string after;

  [[nodiscard]] SaleEdit edit() const {
    if (before.empty()) return SaleEdit::insert;
    return after.empty() ? SaleEdit::remove : SaleEdit::replace;
  }
  [[nodiscard]] SaleChange undone() const { return {line, after, before}; }
};

struct HistoryStep {
  std::string what;  // "Payment changed"
  Moment before;
  Moment after;
  std::optional<SaleChange> sale{};
  bool by_hand = false;  // of a day or a reading: chosen by the person, not by a script
};

class History {
 public:
  void add(HistoryStep step) {
    steps_.resize(done_);
    if (saved_ > done_) saved_ = never;
    if (answered_ > done_) answered_ = done_;
    // Steps of the date follow each other quickly and are undone together.
    if (merges(step)) {
      steps_.back().after = std::move(step.after);
      steps_.back().by_hand |= step.by_hand;
      return;
    }
    steps_.push_back(std::move(step));
    ++done_;
  }
  [[nodiscard]] const HistoryStep* to_undo() const {
    return done_ == 0 ? nullptr : &steps_[done_ - 1];
  }
  [[nodiscard]] const HistoryStep* to_redo() const {
    return done_ == steps_.size() ? nullptr : &steps_[done_];
  }
  /// What is done is on the screen.
  void answered() { answered_ = done_; }
  /// What was not answered is not done.
  void back_to_answer() { done_ = answered_; }
  void undone() { --done_; }
  void redone() { ++done_; }
  void saved() { saved_ = done_; }
  /// Whether facts differ from what was loaded or saved last. The day and the readings are choices.
  [[nodiscard]] bool has_unsaved_facts() const {
    if (saved_ == never) return true;
    return any_unsaved(
        [](const HistoryStep& step) { return step.sale || step.before.facts != step.after.facts; });
  }
  /// Whether the person has chosen another day or other readings since.
  [[nodiscard]] bool has_unsaved_choices() const {
    return saved_ != never && any_unsaved([](const HistoryStep& step) {
             return step.by_hand && (step.before.as_of != step.after.as_of ||
                                     !same(step.before.readings, step.after.readings));
           });
  }

 private:
  template <class Fits>
  [[nodiscard]] bool any_unsaved(Fits fits) const {
    const auto at = [this](std::size_t step) {
      return steps_.begin() + static_cast<std::ptrdiff_t>(step);
    };
    return std::any_of(at(std::min(saved_, done_)), at(std::max(saved_, done_)), fits);
  }
  static constexpr std::size_t never = static_cast<std::size_t>(-1);
  [[nodiscard]] bool merges(const HistoryStep& step) const {
    return done_ > 0 && saved_ != done_ && step.what == steps_[done_ - 1].what && !step.sale &&
           step.before.facts == step.after.facts;
  }

  std::vector<HistoryStep> steps_;
  std::size_t done_ = 0;
  std::size_t answered_ = 0;  // of those done
  std::size_t saved_ = 0;
};

}  // namespace jm216
