#include "core/rules/payments.hpp"

#include <algorithm>

#include "core/basics/shown.hpp"
#include "core/basics/sort_stably.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

std::string pointer(const CountedPayment& payment, std::string_view field) {
  return "/payments/" + std::to_string(payment.index) + '/' + std::string(field);
}

Input paid_input(const CountedPayment& payment) {
  return {"payment of " + to_string(payment.date), payment.sent.text(), "",
          pointer(payment, "amount")};
}

// V.6, 5.4: a payment counts with the creditable part of the tax withheld.
void add_tax_step(std::vector<Step>& steps, const CountedPayment& payment) {
  add_step(steps, "V.6",
           "A payment counts with that part of the tax withheld that the LICENSOR can credit.")
      .with(paid_input(payment))
      .fact("tax withheld", payment.withheld, pointer(payment, "withheld"))
      .fact("creditable", payment.creditable, pointer(payment, "creditable"))
      .exactly(payment.sent.text() + " + min(" + payment.withheld.text() + ", " +
                   payment.creditable.text() + ')',
               payment.amount);
}

std::vector<Step> paid_steps_of(const std::vector<CountedPayment>& payments) {
  std::vector<Step> steps;
  if (payments.empty()) {
    add_step(steps, "V.6", "No payment for it is recorded.")
        .gives("0.00", "paid_usd fx_uplift_usd excess_usd");
    return steps;
  }
  Step paid{"V.6", "Paid for it in all."};
  Usd sum;
  for (const CountedPayment& payment : payments) {
    sum += payment.amount;
    if (payment.amount != payment.sent) {
      add_tax_step(steps, payment);
    } else {
      paid.with(paid_input(payment));
    }
    paid.formula += (paid.formula.empty() ? "" : " + ") + payment.amount.text();
  }
  steps.push_back(paid.exactly(paid.formula, sum, "paid_usd"));
  const CountedPayment& last = payments.back();
  add_step(steps, "V.6", "The latest payment.")
      .fact("date", last.date, pointer(last, "date"))
      .gives(last.date, "paid_on");
  return steps;
}

}  // namespace

PaymentBook::PaymentBook(const Ledger& ledger, const Readings& readings, Date as_of,
                         Findings& findings)
    : is_recorded_(ledger.payments.has_value()) {
  if (!is_recorded_) {
    findings.add(FindingCode::payments_unrecorded);
    return;
  }
  for (std::size_t i = 0; i < ledger.payments->size(); ++i) {
    const Payment& payment = (*ledger.payments)[i];
    if (!is_known(payment.date, as_of)) continue;
    // V.6, 5.4: tax withheld counts so far as the LICENSOR can credit it in full.
    Usd creditable = std::min(payment.creditable, payment.withheld);
    // READING(withholding): "except in so far as", or "in full" and not at all otherwise.
    if (readings.withholding == Withholding::all_or_nothing && creditable < payment.withheld)
      creditable = Usd{};
    if (payment.withheld > creditable) {
      findings.add(FindingCode::withholding_shortfall,
                   "/payments/" + std::to_string(i) + "/withheld",
                   {{"withheld", payment.withheld},
                    {"obligation", isolated(payment.for_)},
                    {"creditable", creditable},
                    {"reading", reading_used(readings, "withholding")}});
    }
    by_id_[payment.for_].push_back({i, payment.date, payment.amount + creditable, payment.amount,
                                    payment.withheld, payment.creditable});
  }
  for (auto& [id, payments] : by_id_) {
    sort_stably(payments,
                [](const CountedPayment& a, const CountedPayment& b) { return a.date < b.date; });
  }
}

PaidFor PaymentBook::take(const std::string& id) {
  taken_[id] = true;
  return of(id);
}

PaidFor PaymentBook::of(const std::string& id) const {
  PaidFor paid;
  if (const auto found = by_id_.find(id); found != by_id_.end()) paid.payments = found->second;
  paid.steps = paid_steps_of(paid.payments);
  paid.is_recorded = is_recorded_;
  return paid;
}

void PaymentBook::report_untaken(Findings& findings) const {
  for (const auto& [id, payments] : by_id_) {
    if (taken_.contains(id)) continue;
    for (const CountedPayment& payment : payments) {
      findings.add(FindingCode::payment_for_nothing,
                   "/payments/" + std::to_string(payment.index) + "/for",
                   {{"amount", payment.amount}, {"obligation", isolated(id)}});
    }
  }
}

}  // namespace jm216
