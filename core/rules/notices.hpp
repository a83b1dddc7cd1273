#pragma once
// Notices and termination (VII.7, VII.8, XI.2–XI.6, XII, XV.1): which notices have an effect, from
// when, and whether the licence was terminated.
#include <functional>
#include <optional>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/notices.hpp"

namespace jm216 {

// What held on the day a notice was given; asked only where a notice needs it.
struct RightsOnDay {
  // XI.3: the right for that milestone, or without one for any of 1 to 3.
  std::function<bool(Date day, std::optional<int> milestone)> milestone;
  // XI.2: a payment due before the day and still outstanding after that day's payments.
  std::function<bool(Date day)> nonpayment;
};

NoticesResult judge_notices(const Ledger& ledger, const TermReport& term, const RightsOnDay& rights,
                            const Readings& readings, Date as_of, Findings& findings);

}  // namespace jm216
