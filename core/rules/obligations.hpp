#pragma once
// The list of what the LICENSEE owes (V.1–V.5), before payments: id, clause, amount and due date.
#include <vector>

#include "core/report/report.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/obligations.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// signature, supply, milestone-1 … 5 (or their instalments), then the quarters in order.
std::vector<Owed> owed_under(const Ledger& ledger, const DatedTerms& terms,
                             const Readings& readings, const TermReport& term,
                             const std::vector<MilestoneReport>& milestones,
                             const std::vector<QuarterReport>& quarters, const LicenceSpan& span,
                             Date as_of, Findings& findings);

}  // namespace jm216
