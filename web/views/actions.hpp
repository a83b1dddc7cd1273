#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/readings/readings.hpp"
#include "web/bridge/client.hpp"

// What the person asks for. A view only asks; once the frame is drawn, the app does it.

namespace jm216::views {

enum class Command {
  undo,
  redo,
  pin,    // the answer on the screen, for What if
  unpin,  // it
  compare_effect,
  dismiss_effect,
  dismiss_notice,
  dismiss_problems,
  cancel,  // what is loading
  share,
  show_document,
  compare_ledgers,
  compare_statements
};

/// Of the form.
enum class FormWish { check, apply, open_sale, start_payment };

/// Of a table that is to become a ledger.
enum class TableWish {
  look,
  load,
  close,
  save_mapping,
  keep_mapping,
  forget_mapping,
  open_mapping
};

/// What of the sales lines is wanted of the worker.
struct LinesWish {
  std::string query;  // to_text()
  std::uint64_t offset = 0;
  std::uint64_t count = 0;

  friend bool operator==(const LinesWish& a, const LinesWish& b) {
    return a.query == b.query && a.offset == b.offset && a.count == b.count;
  }
};

/// The questions of a review are wanted, or not.
struct ReviewWish {
  bool wanted;
};
/// A quarter's statement is to be issued.
struct IssueWish {
  Quarter quarter;
};

/// An example that is served with the page.
struct Example {
  const char* file;
};

/// An as-of date and readings are those that the person chooses.
using Action = std::variant<Command, FormWish, TableWish, LinesWish, ReviewWish, IssueWish, Date,
                            Readings, Example, engine::SaveForm, engine::Export>;

class Actions {
 public:
  /// Of one kind, the last of a frame counts.
  void ask(Action action) {
    const auto before = std::find_if(asked_.begin(), asked_.end(), [&](const Action& one) {
      return one.index() == action.index();
    });
    if (before == asked_.end()) {
      asked_.push_back(std::move(action));
    } else {
      *before = std::move(action);
    }
  }
  /// What was asked for, once.
  [[nodiscard]] std::vector<Action> take() { return std::exchange(asked_, {}); }

 private:
  std::vector<Action> asked_;
};

}  // namespace jm216::views
