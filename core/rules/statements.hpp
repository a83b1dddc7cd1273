#pragma once
// Statements sent against computed (V.8, V.7), and what was made against what was sold.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/licence.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// Gives each quarter the statement sent for it and what was made in it. Explanations:
// "statement:<quarter>".
std::vector<Explanation> audit(std::vector<QuarterReport>& quarters, const Ledger& ledger,
                               const DatedTerms& terms, const LicenceSpan& span, Date as_of,
                               Findings& findings);

}  // namespace jm216
