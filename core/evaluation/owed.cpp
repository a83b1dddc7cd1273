// Step 7 of evaluate.cpp: each obligation with its payments (V.6) and then its interest (XVI); and
// what it came to on an earlier day.
#include <algorithm>

#include "core/evaluation/evaluator.hpp"
#include "core/rules/exchange.hpp"
#include "core/rules/interest.hpp"
#include "core/rules/limitation.hpp"
#include "core/rules/obligations.hpp"
#include "core/rules/payments.hpp"
#include "core/rules/settlement.hpp"

namespace jm216 {

void Evaluator::evaluate_obligations() {
  PaymentBook book(ledger_, readings_, as_of_, findings_);
  const Quotes quotes(ledger_, readings_, as_of_);
  InterestRates rates(ledger_, terms_, as_of_);
  for (const Owed& owed : owed_under(ledger_, terms_, readings_, report_.term, report_.milestones,
                                     report_.quarters, span_, as_of_, findings_)) {
    const auto royalty = owed.quarter == nullptr
                             ? std::nullopt
                             : royalty_value(*owed.quarter, quotes, readings_, findings_);
    const PaidFor paid = owed.due ? book.take(owed.id) : book.of(owed.id);
    SettlementResult settled = settlement_of(owed, paid, royalty, as_of_, readings_, findings_);
    const std::string id = FigureId::interest(owed.id);
    const PaidFor of_interest = owed.due ? book.take(id) : book.of(id);
    InterestResult interest =
        interest_of(settled.obligation, of_interest, as_of_, rates, readings_, findings_);
    settled.obligation.interest = interest.amount;
    settled.obligation.interest_paid = interest.paid;
    if (auto why = limit(settled.obligation, paid, of_interest, as_of_, findings_))
      explain(std::move(*why));
    report_.obligations.push_back(std::move(settled.obligation));
    explain(std::move(settled.explanation));
    explain(std::move(interest.explanation));
  }
  report_.interest_rates = std::move(rates).list();
  book.report_untaken(findings_);
}

// As if there had been no notice: one that terminated the licence before that day leaves no right
// anyway, and one that took effect later changes nothing due before it.
Account Evaluator::account_on(Date day) const {
  Evaluator then(ledger_, readings_, day, DatedTerms(terms_, day), nullptr);
  then.evaluate_term();
  then.evaluate_owed();
  return {std::move(then.report_.obligations), std::move(then.terms_)};
}

}  // namespace jm216
