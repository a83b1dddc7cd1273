#pragma once
// The calendar of dates that the licence sets (rules, "Deadlines"), each with who must act and
// where it stands.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/infringements.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/notices.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct DeadlinesResult {
  std::vector<Deadline> deadlines;        // by date, then id
  std::vector<Explanation> explanations;  // "deadline:<id>"
};

// Takes the rest of the report as computed. `done` records that meet no deadline are findings.
DeadlinesResult deadlines_of(const Ledger& ledger, const Report& report, const DatedTerms& terms,
                             const LicenceSpan& span, const NoticesResult& notices,
                             const InfringementsResult& infringements, Findings& findings);

}  // namespace jm216
