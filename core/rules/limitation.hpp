#pragma once
// Until when a claim can be brought (XVII.1: English law; Limitation Act 1980, ss. 5 and 29).
#include <optional>

#include "core/facts/ledger.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/payments.hpp"

namespace jm216 {

// Gives an obligation with its interest the last day to sue for what is outstanding; the explanation
// is "limitation:<obligation>". What was paid of it, and of its interest, begins the time anew.
std::optional<Explanation> limit(Obligation& obligation, const PaidFor& paid,
                                 const PaidFor& of_interest, Date as_of, Findings& findings);

// Late payments that no notice under XI.2 came before: the right may be left open until it is waived
// (XI.2, XIV.5).
void report_late_payments(const Ledger& ledger, const std::vector<Obligation>& obligations,
                          const Readings& readings, Date as_of, Findings& findings);

}  // namespace jm216
