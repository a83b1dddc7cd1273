#pragma once
// Milestones (IV, V.3, XI.3): target, deadline, status, and the LICENSOR's right where one was
// missed.
#include <vector>

#include "core/agreement/terms.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct MilestonesResult {
  std::vector<MilestoneReport> milestones;  // 1 to 5
  std::vector<Explanation> explanations;    // "milestone:1" …
};

// `licence_runs`: whether termination rights can be open on the report's day (rules, "Rights").
MilestonesResult milestones_of(const Ledger& ledger, const DatedTerms& terms,
                               const Readings& readings, Date as_of, bool licence_runs,
                               Findings& findings);

}  // namespace jm216
