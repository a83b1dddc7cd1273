#pragma once
// The quarters of the report (V.5, V.8): which there are, when each is due, and what a quarter of
// credits carries into the next.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/royalty.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// From the EFFECTIVE DATE's quarter to that of the report's day or the licence's last day,
// whichever is earlier, and any other with counted sales; with rows, but without dollars yet.
struct QuartersResult {
  std::vector<QuarterReport> quarters;
  std::vector<std::vector<Explanation>> row_explanations;  // of each quarter's rows
};
QuartersResult quarters_of(RoyaltyResult royalty, const LicenceSpan& span, const DatedTerms& terms,
                           const Readings& readings, Date as_of);

// Adds up the rows' dollars and carries what is below zero into the next quarter of the report
// (reading `negative_quarter`). One explanation for each quarter.
std::vector<Explanation> add_up(std::vector<QuarterReport>& quarters, const Readings& readings,
                                const LicenceSpan& span, Date as_of, Findings& findings);

// The day whose exchange rates serve for a quarter's royalty (V.6).
Date exchange_due(Quarter quarter, const DatedTerms& terms, const Readings& readings);

}  // namespace jm216
