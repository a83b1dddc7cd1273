#pragma once
// The cap on the LICENSOR's liability (X.2).
#include "core/facts/ledger.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct LiabilityResult {
  LiabilityReport liability;
  std::vector<Explanation> explanations;  // "liability:cap_usd" …
};

LiabilityResult liability_of(const Ledger& ledger, const Readings& readings, Date as_of,
                             Findings& findings);

}  // namespace jm216
