#include "core/rules/payments.hpp"

#include <algorithm>

#include "core/basics/shown.hpp"
#include "core/basics/sort_stably.hpp"
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
                       isolated(payment.for_) + " only " + in_words(creditable) +
                       " is creditable: the rest pays nothing.");
    }
    by_id_[payment.for_].push_back({i, payment.date, payment.amount + creditable, payment.amount,
                                    payment.withheld, creditable});
  }
  for (auto& [id, payments] : by_id_) {
    sort_stably(payments,
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
    if (taken_.contains(id)) continue;
    for (const CountedPayment& payment : payments) {
      findings.add(FindingCode::payment_for_nothing,
                   "/payments/" + std::to_string(payment.index) + "/for",
                   in_words(payment.amount) + " were paid for \"" + isolated(id) +
                       "\", which is not owed on the as-of date.");
    }
  }
}

namespace {

std::string pointer(const CountedPayment& payment, std::string_view field) {
  return "/payments/" + std::to_string(payment.index) + '/' + std::string(field);
}

Input paid_input(const CountedPayment& payment) {
  return {"payment of " + to_string(payment.date), payment.sent.text(), "",
          pointer(payment, "amount")};
}

// V.6, 5.4: a payment counts with the creditable part of the tax withheld.
Step tax_step(const CountedPayment& payment) {
  return {"V.6",
          "A payment counts with that part of the tax withheld that the LICENSOR can credit.",
          payment.sent.text() + " + min(" + payment.withheld.text() + ", " +
              payment.creditable.text() + ") = " + payment.amount.text(),
          {paid_input(payment),
           {"tax withheld", payment.withheld.text(), "", pointer(payment, "withheld")},
           {"creditable", payment.creditable.text(), "", pointer(payment, "creditable")}},
          "",
          payment.amount.text()};
}

// "85.00 × 90.00 ÷ 80.00 ≈ 95.63"
std::string proportion(const Usd& amount, const Usd& numerator, const Usd& denominator,
                       const Usd& result) {
  return amount.text() + " × " + numerator.text() + " ÷ " + denominator.text() + " ≈ " +
         result.text();
}

// What settles a debt at the more favourable rates of a day (V.6, 5.3).
std::vector<Step> later_steps(LaterValue later, const RoyaltyValue& royalty, const Usd& outstanding,
                              const Usd& settles_at, const Readings& readings) {
  std::vector<Step> steps = std::move(later.steps);
  steps.push_back(
      {"V.6",
       "At the more favourable rates that much settles what is outstanding.",
       proportion(outstanding, later.value, royalty.at_due, settles_at),
       {{"royalty at the due date's rates", royalty.at_due.text(), royalty.quarter, ""}},
       reading_used(readings, "rounding"),
       settles_at.text()});
  return steps;
}

// Excess and uplift of all payments: amount + uplift + excess = paid + outstanding.
void explain_differences(const Usd& amount, const std::string& excess_terms, Settlement& s) {
  if (s.fx_uplift.is_zero() && s.excess.is_zero()) {
    s.steps.push_back(
        {"V.6", "Nothing was paid beyond it.", "", {}, "", "0.00", "fx_uplift_usd excess_usd"});
    return;
  }
  s.steps.push_back({"V.6",
                     "Paid beyond what was needed to settle it.",
                     (excess_terms.empty() ? "0.00" : excess_terms) + " = " + s.excess.text(),
                     {},
                     "",
                     s.excess.text(),
                     "excess_usd"});
  s.steps.push_back({"V.6",
                     "What late payments paid above the principal they extinguished.",
                     s.paid.text() + " + " + s.outstanding.text() + " − " + amount.text() + " − " +
                         s.excess.text() + " = " + s.fx_uplift.text(),
                     {},
                     "",
                     s.fx_uplift.text(),
                     "fx_uplift_usd"});
}

}  // namespace

std::vector<Step> paid_steps_of(const std::vector<CountedPayment>& payments) {
  std::vector<Step> steps;
  if (payments.empty()) {
    steps.push_back({"V.6",
                     "No payment for it is recorded.",
                     "",
                     {},
                     "",
                     "0.00",
                     "paid_usd fx_uplift_usd excess_usd"});
    return steps;
  }
  Step paid{"V.6", "Paid for it in all.", "", {}, "", "", "paid_usd"};
  Usd sum;
  for (const CountedPayment& payment : payments) {
    sum += payment.amount;
    if (payment.amount != payment.sent) {
      steps.push_back(tax_step(payment));
    } else {
      paid.inputs.push_back(paid_input(payment));
    }
    paid.formula += (paid.formula.empty() ? "" : " + ") + payment.amount.text();
  }
  paid.result = sum.text();
  paid.formula += " = " + paid.result;
  steps.push_back(std::move(paid));
  const CountedPayment& last = payments.back();
  steps.push_back({"V.6",
                   "The latest payment.",
                   "",
                   {{"date", to_string(last.date), "", pointer(last, "date")}},
                   "",
                   to_string(last.date),
                   "paid_on"});
  return steps;
}

Settlement settle(const Usd& amount, Date due, const std::vector<CountedPayment>& payments,
                  const std::optional<RoyaltyValue>& royalty, const Readings& readings) {
  Settlement s;
  s.outstanding = amount;
  s.balances.push_back({due, amount});
  std::string excess_terms;
  for (const CountedPayment& payment : payments) {
    s.paid += payment.amount;
    s.paid_on = payment.date;
    const Usd before = s.outstanding;
    const Usd uplift_before = s.fx_uplift;
    const Usd excess_before = s.excess;
    Usd settles_at = s.outstanding;
    Usd extinguished = payment.amount;
    if (royalty && payment.date > due && s.outstanding.is_positive()) {
      LaterValue later = royalty->later(payment.date);
      const Usd value = later.value;
      settles_at = in_proportion(s.outstanding, value, royalty->at_due, readings.rounding);
      for (Step& step : later_steps(std::move(later), *royalty, before, settles_at, readings)) {
        s.steps.push_back(std::move(step));
      }
      if (payment.amount < settles_at) {
        extinguished = in_proportion(payment.amount, royalty->at_due, value, readings.rounding);
        s.steps.push_back({"V.6",
                           "A smaller payment extinguishes its part at the due date's rates.",
                           proportion(payment.amount, royalty->at_due, value, extinguished),
                           {},
                           reading_used(readings, "rounding"),
                           extinguished.text()});
        extinguished = std::min(extinguished, before);
        s.fx_uplift += payment.amount - extinguished;
      } else {
        s.fx_uplift += settles_at - before;
      }
    }
    const bool settles = payment.amount >= settles_at;
    if (settles) {
      s.excess += payment.amount - settles_at;
      s.outstanding = Usd{};
      excess_terms += (excess_terms.empty() ? "(" : " + (") + payment.amount.text() + " − " +
                      settles_at.text() + ')';
    } else {
      s.outstanding -= extinguished;
    }
    if (before.is_positive() && s.outstanding.is_zero()) s.settled_on = payment.date;
    s.balances.push_back({std::max(due, payment.date), s.outstanding});
    s.payments.push_back({payment.date, payment.amount, before - s.outstanding,
                          s.fx_uplift - uplift_before, s.excess - excess_before});
    const std::string taken = settles ? settles_at.text() + " − " + payment.amount.text()
                                      : before.text() + " − " + extinguished.text();
    s.steps.push_back({"V.6",
                       "Paid " + in_words(payment.amount) + " on " + in_words(payment.date) + "; " +
                           in_words(s.outstanding) + " left outstanding.",
                       "max(" + taken + ", 0.00) = " + s.outstanding.text(),
                       {},
                       "",
                       s.outstanding.text(),
                       "outstanding_usd"});
  }
  s.paid_steps = paid_steps_of(payments);
  if (payments.empty()) {
    s.steps.push_back(
        {"V", "All of it is outstanding.", "", {}, "", s.outstanding.text(), "outstanding_usd"});
  } else {
    explain_differences(amount, excess_terms, s);
  }
  return s;
}

PaidNow if_paid_now(const Usd& outstanding, Date due, Date as_of,
                    const std::optional<RoyaltyValue>& royalty, const Readings& readings) {
  if (!royalty || as_of <= due || !outstanding.is_positive()) return {outstanding, {}};
  LaterValue now = royalty->later(as_of);
  if (!now.is_complete) return {};
  const Usd amount = in_proportion(outstanding, now.value, royalty->at_due, readings.rounding);
  PaidNow paid{amount, later_steps(std::move(now), *royalty, outstanding, amount, readings)};
  paid.steps.back().figure = "outstanding_if_paid_now_usd";
  return paid;
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
