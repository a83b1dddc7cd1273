#pragma once
// The list of what the LICENSEE owes (V.1–V.5), before payments: id, clause, amount and due date.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct Owed {
  std::string id;
  std::string clause;
  std::optional<Usd> amount;               // nothing where a quarter is incomplete
  std::optional<Date> due;                 // nothing while not triggered
  bool is_accruing = false;                // the quarter is not over
  const QuarterReport* quarter = nullptr;  // of a royalty
  std::vector<Step> steps;                 // how amount and due date came about
};

// signature, supply, milestone-1 … 5, then the quarters in order. `licence_ends`: the last day on
// which attaining a milestone still gives rise to a payment.
std::vector<Owed> owed_under(const Ledger& ledger, const DatedTerms& terms,
                             const Readings& readings, const TermReport& term,
                             const std::vector<MilestoneReport>& milestones,
                             const std::vector<QuarterReport>& quarters, Date licence_ends,
                             Date as_of, Findings& findings);

}  // namespace jm216
