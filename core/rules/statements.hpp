#pragma once
// Statements sent against computed (V.8, V.7), and what was made against what was sold.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/royalty.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// When the statement of a quarter is due (V.8).
Date statement_due(Quarter quarter, const DatedTerms& terms);

// Whether a quarter is one of the licence's: from the EFFECTIVE DATE's to that of the TERM's end or
// the sell-off's last day.
bool is_licence_quarter(Quarter quarter, const LicenceSpan& span);

// Gives each quarter the statement sent for it and what was made in it. Explanations:
// "statement:<quarter>".
std::vector<Explanation> audit(std::vector<QuarterReport>& quarters, const Ledger& ledger,
                               const DatedTerms& terms, const LicenceSpan& span, Date as_of,
                               Findings& findings);

}  // namespace jm216
