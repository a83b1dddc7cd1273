#pragma once
// The notices that have an effect (VII.7, VII.8, XI.2–XI.6, XII, XV.1), and the one that ended the
// licence.
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/report/explanation.hpp"

namespace jm216 {

// A notice that has its right. For `breach` the effect is the end of the remedy period.
struct GoodNotice {
  std::size_t index = 0;  // in the ledger's notices
  Date takes_effect;
  std::string_view clause;  // "XI.4"
  std::vector<Step> steps;  // from the day given to that of its effect, which is the last result
};

struct NoticesResult {
  std::vector<GoodNotice> good;           // in ledger order
  std::optional<GoodNotice> termination;  // the one that ended the licence by the report's day
  bool is_pending = false;                // none has ended it yet, and a good one will
};

}  // namespace jm216
