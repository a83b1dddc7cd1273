#pragma once

#include <string>
#include <string_view>

#include "web/views/views.hpp"

// The explanation beside the view: a selected figure opens its own, and the worker is asked for it.

namespace jm216 {

class Explaining {
 public:
  /// After a frame: opens, closes and asks, as what is selected and the trail have become.
  void follow(views::State& state);

  void is(Explanation explanation);
  /// The report has nothing of that id.
  void is_gone(std::string_view id);
  /// The report is another: what is open is asked for again.
  void ask_again() { asked_.clear(); }
  /// So is the ledger.
  void forget();
  /// What was asked for will not come.
  void give_up(views::State& state);

  [[nodiscard]] const Explained& shown() const { return shown_; }

 private:
  Explained shown_;
  bool menu_was_open_ = false;  // in the frame before
  std::string followed_;        // the selection that the explanation was last opened for
  std::string asked_;           // the id whose explanation was last asked for
  bool waits_ = false;          // for it
};

}  // namespace jm216
