#pragma once
// The amendments in force on the report's day (XIV.2).
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct AmendmentsResult {
  std::vector<AmendmentReport> amendments;
  std::vector<Explanation> explanations;  // "amendment:<n>"
};

AmendmentsResult amendments_of(const Ledger& ledger, const DatedTerms& terms, Findings& findings);

}  // namespace jm216
