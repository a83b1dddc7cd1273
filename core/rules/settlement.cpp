#include "core/rules/settlement.hpp"

#include <algorithm>

#include "core/report/words.hpp"

namespace jm216 {

namespace {

struct Settlement {
  Usd paid;
  std::optional<Date> paid_on;     // of the latest payment counted
  std::optional<Date> settled_on;  // of the payment that left nothing outstanding
  Usd fx_uplift;
  Usd outstanding;
  Usd excess;
  std::vector<Balance> balances;  // from the due date on
  std::vector<PaymentTaken> payments;
  std::vector<Step> steps;  // what was extinguished
};

// "85.00 × 90.00 ÷ 80.00"
std::string proportion(const Usd& amount, const Usd& numerator, const Usd& denominator) {
  return amount.text() + " × " + numerator.text() + " ÷ " + denominator.text();
}

// What settles a debt at the more favourable rates of a day (V.6, 5.3).
Step settled_later(Date day, const Usd& value, const RoyaltyValue& royalty, const Usd& outstanding,
                   const Usd& settles_at, const Readings& readings) {
  Step step{"V.6", "At those rates that much settles what is outstanding."};
  step.at_rates_of = day;
  return step.from("royalty at the due date's rates", royalty.at_due, royalty.quarter)
      .under(reading_used(readings, "rounding"))
      .nearly(proportion(outstanding, value, royalty.at_due), settles_at);
}

// Excess and uplift of all payments: amount + uplift + excess = paid + outstanding.
void explain_differences(const Usd& amount, const std::string& excess_terms, Settlement& s) {
  if (s.fx_uplift.is_zero() && s.excess.is_zero()) {
    add_step(s.steps, "V.6", "Nothing was paid beyond it.")
        .gives("0.00", "fx_uplift_usd excess_usd");
    return;
  }
  add_step(s.steps, "V.6", "Paid beyond what was needed to settle it.")
      .exactly(excess_terms.empty() ? "0.00" : excess_terms, s.excess, "excess_usd");
  add_step(s.steps, "V.6",
           "What payments at another day's rates paid above the principal they extinguished.")
      .exactly(s.paid.text() + " + " + s.outstanding.text() + " − " + amount.text() + " − " +
                   s.excess.text(),
               s.fx_uplift, "fx_uplift_usd");
}

// READING(early_payment): on the day of an early payment nobody knows the due date's rate.
bool is_valued_anew(Date day, const RoyaltyValue& royalty, const Readings& readings) {
  if (day < royalty.due) return readings.early_payment == EarlyPayment::payment_day;
  return day > royalty.due;
}

// Applies payments to an amount.
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
    if (royalty && is_valued_anew(payment.date, *royalty, readings) &&
        s.outstanding.is_positive()) {
      const Usd value = royalty->later(payment.date, true).value;
      settles_at = in_proportion(s.outstanding, value, royalty->at_due, readings.rounding);
      s.steps.push_back(settled_later(payment.date, value, *royalty, before, settles_at, readings));
      if (payment.amount < settles_at) {
        extinguished = in_proportion(payment.amount, royalty->at_due, value, readings.rounding);
        add_step(s.steps, "V.6", "A smaller payment extinguishes its part at the due date's rates.")
            .under(reading_used(readings, "rounding"))
            .nearly(proportion(payment.amount, royalty->at_due, value), extinguished);
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
    add_step(s.steps, "V.6",
             "Paid " + in_words(payment.amount) + " on " + in_words(payment.date) + "; " +
                 in_words(s.outstanding) + " left outstanding.")
        .exactly("max(" + taken + ", 0.00)", s.outstanding, "outstanding_usd");
  }
  if (payments.empty()) {
    add_step(s.steps, "V", "All of it is outstanding.").gives(s.outstanding, "outstanding_usd");
  } else {
    explain_differences(amount, excess_terms, s);
  }
  return s;
}

// O × V(as_of)/A: what would settle today. No amount without usable rates for the report's day.
struct PaidNow {
  std::optional<Usd> amount;
  std::vector<Step> steps;
};

PaidNow if_paid_now(const Usd& outstanding, Date as_of, const std::optional<RoyaltyValue>& royalty,
                    const Readings& readings) {
  if (!royalty || !is_valued_anew(as_of, *royalty, readings) || !outstanding.is_positive())
    return {outstanding, {}};
  // Before the due date the quarter is provisional, which has its own note.
  const LaterValue now = royalty->later(as_of, as_of > royalty->due);
  if (!now.is_complete) return {};
  const Usd amount = in_proportion(outstanding, now.value, royalty->at_due, readings.rounding);
  PaidNow paid{amount, {settled_later(as_of, now.value, *royalty, outstanding, amount, readings)}};
  paid.steps.back().figure = "outstanding_if_paid_now_usd";
  return paid;
}

void append(std::vector<Step>& steps, std::vector<Step> more) {
  for (Step& step : more) steps.push_back(std::move(step));
}

class Settling {
 public:
  Settling(const Owed& owed, const PaidFor& paid, Date as_of, const Readings& readings,
           Findings& findings)
      : owed_(owed), paid_(paid), as_of_(as_of), readings_(readings), findings_(findings) {
    Obligation& obligation = result_.obligation;
    obligation.id = owed.id;
    obligation.clause = owed.clause;
    obligation.amount = owed.amount;
    obligation.due = owed.due;
    result_.explanation = {owed.id, text_or_null(owed.amount), owed.steps, {}};
    append(result_.explanation.steps, paid.steps);
  }

  SettlementResult run(const std::optional<RoyaltyValue>& royalty) {
    if (owed_.due) {
      apply_payments(royalty);
    } else {
      leave_untriggered();
    }
    return std::move(result_);
  }

 private:
  void leave_untriggered();
  void apply_payments(const std::optional<RoyaltyValue>& royalty);
  void say_if_paid_now(const Settlement& s, const std::optional<RoyaltyValue>& royalty);
  [[nodiscard]] ObligationStatus status_of(const Settlement& s) const;

  const Owed& owed_;
  const PaidFor& paid_;
  Date as_of_;
  const Readings& readings_;
  Findings& findings_;
  SettlementResult result_;
};

// Not triggered: what was paid all the same is excess, and `payment-for-nothing`.
void Settling::leave_untriggered() {
  Settlement nothing = settle(Usd{}, as_of_, paid_.payments, std::nullopt, readings_);
  Obligation& obligation = result_.obligation;
  obligation.paid = nothing.paid;
  obligation.paid_on = nothing.paid_on;
  obligation.excess = nothing.excess;
  obligation.payments = std::move(nothing.payments);
  obligation.fx_uplift = obligation.outstanding = obligation.outstanding_if_paid_now = Usd{};
  append(result_.explanation.steps, std::move(nothing.steps));
  result_.explanation.step(obligation.clause, "Nothing is owed as long as nothing has fallen due.")
      .gives("0.00", "outstanding_usd outstanding_if_paid_now_usd");
}

void Settling::apply_payments(const std::optional<RoyaltyValue>& royalty) {
  Settlement s =
      settle(owed_.amount.value_or(Usd{}), *owed_.due, paid_.payments, royalty, readings_);
  Obligation& obligation = result_.obligation;
  obligation.paid = s.paid;
  obligation.paid_on = s.paid_on;
  obligation.settled_on = s.settled_on;
  obligation.status = status_of(s);
  if (!owed_.amount) return;
  obligation.fx_uplift = s.fx_uplift;
  obligation.outstanding = s.outstanding;
  obligation.excess = s.excess;
  obligation.payments = std::move(s.payments);
  append(result_.explanation.steps, std::move(s.steps));
  say_if_paid_now(s, royalty);
  if (s.excess.is_positive()) {
    findings_.add(FindingCode::overpaid, "",
                  {{"sum", obligation_in_words(owed_.id)}, {"amount", s.excess}});
  }
  if (obligation.status != ObligationStatus::unrecorded)
    obligation.balances = std::move(s.balances);
}

void Settling::say_if_paid_now(const Settlement& s, const std::optional<RoyaltyValue>& royalty) {
  PaidNow now = if_paid_now(s.outstanding, as_of_, royalty, readings_);
  if (now.amount && now.steps.empty()) {
    add_step(now.steps, "V.6", "The same if it is paid on the as-of date.")
        .gives(s.outstanding, "outstanding_if_paid_now_usd");
  }
  result_.obligation.outstanding_if_paid_now = now.amount;
  append(result_.explanation.steps, std::move(now.steps));
}

ObligationStatus Settling::status_of(const Settlement& s) const {
  if (owed_.is_accruing) return ObligationStatus::accruing;
  if (owed_.amount && !owed_.amount->is_positive()) return ObligationStatus::none;
  if (owed_.amount && s.outstanding.is_zero()) {
    return *s.settled_on <= *owed_.due ? ObligationStatus::paid : ObligationStatus::paid_late;
  }
  if (as_of_ <= *owed_.due) return ObligationStatus::due;
  return paid_.is_recorded ? ObligationStatus::overdue : ObligationStatus::unrecorded;
}

}  // namespace

SettlementResult settlement_of(const Owed& owed, const PaidFor& paid,
                               const std::optional<RoyaltyValue>& royalty, Date as_of,
                               const Readings& readings, Findings& findings) {
  return Settling(owed, paid, as_of, readings, findings).run(royalty);
}

}  // namespace jm216
