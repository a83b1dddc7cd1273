#pragma once
// Notices and termination (VII.7, VII.8, XI.2–XI.6, XII, XV.1): which notices have an effect, from
// when, and whether the licence was terminated.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// A notice that has its right. For `breach` the effect is the end of the remedy period.
struct GoodNotice {
  std::size_t index = 0;  // in the ledger's notices
  Date received;          // XV.1
  Date takes_effect;
};

// What held on the day a notice was given; asked only where a notice needs it.
struct RightsOnDay {
  // XI.3: the right for that milestone, or without one for any of 1 to 3.
  std::function<bool(Date day, std::optional<int> milestone)> milestone;
  // XI.2: a payment due before the day and still outstanding after that day's payments.
  std::function<bool(Date day)> nonpayment;
};

struct NoticesResult {
  std::vector<GoodNotice> good;           // in ledger order
  std::optional<GoodNotice> termination;  // the one that ended the licence by the report's day
  bool is_pending = false;                // none has ended it yet, and a good one will
};

// The same as a formula, "2010-03-01 + 60 days = 2010-04-30"; empty where it is on receipt.
std::string effect_formula(NoticeKind kind, Date given, Date received);

// How the effective date of a good notice follows from the day it was given; the last step's result
// is that date.
std::vector<Step> effect_steps(const Notice& notice, const GoodNotice& good);

NoticesResult judge_notices(const Ledger& ledger, const TermReport& term, const RightsOnDay& rights,
                            Date as_of, Findings& findings);

// "XI.4" …
std::string_view clause_of(NoticeKind kind);

// XV.1: three days after mailing, by telefax on the day sent.
Date deemed_received(const Notice& notice);

// When a notice of termination received on a day takes effect (XI.2–XI.6, VII.7, VII.8, XII).
Date effect_of(NoticeKind kind, Date given, Date received);

}  // namespace jm216
