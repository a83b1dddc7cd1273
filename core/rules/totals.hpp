#pragma once
// The totals of a report, over quarters and obligations.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct TotalsResult {
  Totals totals;
  std::vector<Explanation> explanations;  // "total:<name>"
};

TotalsResult totals_of(const std::vector<QuarterReport>& quarters,
                       const std::vector<Obligation>& obligations);

}  // namespace jm216
