#include "core/rules/payments.hpp"

#include <algorithm>

#include "core/report/words.hpp"
#include "core/rules/known.hpp"

namespace jm216 {

PaymentBook::PaymentBook(const Ledger& ledger, Date as_of, Findings& findings)
    : is_recorded_(ledger.payments.has_value()) {
  if (!is_recorded_) {
    findings.add(FindingCode::payments_unrecorded, "",
                 "The ledger says nothing about payments: what fell due is shown as unrecorded, "
                 "without interest.");
    return;
  }
  for (std::size_t i = 0; i < ledger.payments->size(); ++i) {
    const Payment& payment = (*ledger.payments)[i];
    if (!is_known(payment.date, as_of)) continue;
    // V.6, 5.4: tax withheld counts so far as the LICENSOR can credit it in full.
    const Usd creditable = std::min(payment.creditable, payment.withheld);
    if (payment.withheld > creditable) {
      findings.add(FindingCode::withholding_shortfall,
                   "/payments/" + std::to_string(i) + "/withheld",
                   "Of " + in_words(payment.withheld) + " tax withheld from the payment for " +
                       payment.for_ + " only " + in_words(creditable) +
                       " is creditable: the rest is still owed.");
    }
    by_id_[payment.for_].push_back({i, payment.date, payment.amount + creditable});
  }
  for (auto& [id, payments] : by_id_) {
    std::stable_sort(
        payments.begin(), payments.end(),
        [](const CountedPayment& a, const CountedPayment& b) { return a.date < b.date; });
  }
}

const std::vector<CountedPayment>& PaymentBook::take(const std::string& id) {
  taken_[id] = true;
  return of(id);
}

const std::vector<CountedPayment>& PaymentBook::of(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? none_ : found->second;
}

void PaymentBook::report_untaken(Findings& findings) const {
  for (const auto& [id, payments] : by_id_) {
    if (taken_.count(id) != 0) continue;
    for (const CountedPayment& payment : payments) {
      findings.add(FindingCode::payment_for_nothing,
                   "/payments/" + std::to_string(payment.index) + "/for",
                   in_words(payment.amount) + " were paid for \"" + id +
                       "\", which is not owed on the as-of date.");
    }
  }
}

Settlement settle(const Usd& amount, Date due, const std::vector<CountedPayment>& payments,
                  const std::optional<RoyaltyValue>& royalty, const Readings& readings) {
  Settlement s;
  s.outstanding = amount;
  s.balances.push_back({due, amount});
  for (const CountedPayment& payment : payments) {
    s.paid += payment.amount;
    s.paid_on = payment.date;
    Step step{"V.6", "", "", {}, "", ""};
    step.inputs.push_back({"payment of " + to_string(payment.date), payment.amount.text(), "",
                           "/payments/" + std::to_string(payment.index)});
    const Usd before = s.outstanding;
    Usd settles_at = s.outstanding;
    if (royalty && payment.date > due && s.outstanding.is_positive()) {
      const LaterValue later = royalty->later(payment.date);
      settles_at = in_proportion(s.outstanding, later.value, royalty->at_due, readings.rounding);
      step.inputs.push_back({"at the due date's rates", royalty->at_due.text(), "", ""});
      step.inputs.push_back({"at the more favourable rates", later.value.text(), "", ""});
      for (const std::string& line : later.steps) step.text += line + ". ";
      if (payment.amount < settles_at) {
        const Usd extinguished = std::min(
            in_proportion(payment.amount, royalty->at_due, later.value, readings.rounding), before);
        s.fx_uplift += payment.amount - extinguished;
        s.outstanding -= extinguished;
      } else {
        s.fx_uplift += settles_at - before;
      }
      step.reading = reading_used(readings, "rounding");
    } else if (payment.amount < settles_at) {
      s.outstanding -= payment.amount;
    }
    if (payment.amount >= settles_at) {
      s.excess += payment.amount - settles_at;
      s.outstanding = Usd{};
    }
    if (before.is_positive() && s.outstanding.is_zero()) s.settled_on = payment.date;
    s.balances.push_back({std::max(due, payment.date), s.outstanding});
    step.text +=
        "Paid " + in_words(payment.amount) + "; " + in_words(s.outstanding) + " left outstanding.";
    step.formula = before.text() + " → " + s.outstanding.text();
    step.result = s.outstanding.text();
    s.steps.push_back(std::move(step));
  }
  return s;
}

std::optional<Usd> if_paid_now(const Usd& outstanding, Date due, Date as_of,
                               const std::optional<RoyaltyValue>& royalty,
                               const Readings& readings) {
  if (!royalty || as_of <= due || !outstanding.is_positive()) return outstanding;
  const LaterValue now = royalty->later(as_of);
  if (!now.is_complete) return std::nullopt;
  return in_proportion(outstanding, now.value, royalty->at_due, readings.rounding);
}

ObligationStatus status_of(const StatusFacts& facts, Date as_of) {
  if (facts.is_accruing) return ObligationStatus::accruing;
  if (facts.amount && !facts.amount->is_positive()) return ObligationStatus::none;
  if (facts.outstanding && facts.outstanding->is_zero()) {
    return *facts.settled_on <= facts.due ? ObligationStatus::paid : ObligationStatus::paid_late;
  }
  if (as_of <= facts.due) return ObligationStatus::due;
  return facts.payments_recorded ? ObligationStatus::overdue : ObligationStatus::unrecorded;
}

}  // namespace jm216
