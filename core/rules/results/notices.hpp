#pragma once
// The notices that have an effect (VII.7, VII.8, XI.2–XI.6, XII, XV.1), and the one that ended the
// licence.
#include <array>
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
  Date given;             // by reading `notice_given`
  Date takes_effect;
  std::string_view clause;  // "XI.4"
  std::vector<Step> steps;  // from the day given to that of its effect, which is the last result
};

// A breach that its notice's period ended without remedying.
struct StandingBreach {
  std::size_t index = 0;  // in the ledger's notices
  Date period_ends;
};

struct NoticesResult {
  std::vector<GoodNotice> good;           // in ledger order
  std::optional<GoodNotice> termination;  // the one that ended the Agreement by the report's day
  // The one that ended the licences alone (VII.8, reading `challenge_ends`).
  std::optional<GoodNotice> licences_end;
  bool is_pending = false;  // none has ended the Agreement yet, and a good one will take effect
  // XI.5, by party: when the first breach it gave notice of had run its period without remedy.
  std::array<std::optional<StandingBreach>, 2> breaches;
};

}  // namespace jm216
