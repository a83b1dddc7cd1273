#pragma once
// What is owed and what was paid (V.1–V.6, XI.2): how payments extinguish an obligation, and its
// status.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/exchange.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct CountedPayment {
  std::size_t index = 0;  // in the ledger's payments
  Date date;
  Usd amount;  // the amount and the creditable part of the tax withheld (V.6, printed 5.4)
  Usd sent;    // what of it was sent
  Usd withheld;
  Usd creditable;  // as the ledger says; counts up to `withheld`
};

// The payments known on the report's day, by what they are for, each list by date, then ledger
// order.
class PaymentBook {
 public:
  PaymentBook(const Ledger& ledger, Date as_of, Findings& findings);

  // Whether the ledger says anything about payment at all.
  [[nodiscard]] bool is_recorded() const { return is_recorded_; }
  [[nodiscard]] const std::vector<CountedPayment>& of(const std::string& id) const;
  // The same, marked as meant for something that is owed.
  const std::vector<CountedPayment>& take(const std::string& id);
  // Payments for what is not owed: `payment-for-nothing`.
  void report_untaken(Findings& findings) const;

 private:
  std::map<std::string, std::vector<CountedPayment>> by_id_;
  std::map<std::string, bool> taken_;
  std::vector<CountedPayment> none_;
  bool is_recorded_;
};

// What was paid in all, with excess and uplift where that is nothing, and when the latest, as steps.
std::vector<Step> paid_steps_of(const std::vector<CountedPayment>& payments);

// From this day on so much principal is outstanding.
struct Balance {
  Date from;
  Usd outstanding;
};

struct Settlement {
  Usd paid;
  std::optional<Date> paid_on;     // of the latest payment counted
  std::optional<Date> settled_on;  // of the payment that left nothing outstanding
  Usd fx_uplift;
  Usd outstanding;
  Usd excess;
  std::vector<Balance> balances;  // from the due date on
  std::vector<PaymentTaken> payments;
  std::vector<Step> paid_steps;  // what was paid, and when the latest
  std::vector<Step> steps;       // what it extinguished
};

// The royalty of a quarter valued at a later day, and at the due date's rates (V.6, 5.3).
struct RoyaltyValue {
  std::string quarter;  // the id of the quarter's explanation
  Usd at_due;
  std::function<LaterValue(Date)> later;
};

// Applies payments to an amount. `royalty` where late payment may be due at a more favourable rate.
// Always amount + uplift + excess = paid + outstanding.
Settlement settle(const Usd& amount, Date due, const std::vector<CountedPayment>& payments,
                  const std::optional<RoyaltyValue>& royalty, const Readings& readings);

// O × V(as_of)/A: what would settle today. No amount without usable rates for the report's day.
struct PaidNow {
  std::optional<Usd> amount;
  std::vector<Step> steps;  // none where it is what is outstanding
};
PaidNow if_paid_now(const Usd& outstanding, Date due, Date as_of,
                    const std::optional<RoyaltyValue>& royalty, const Readings& readings);

// What decides the status of a triggered obligation, beside the clock.
struct StatusFacts {
  std::optional<Usd> amount;
  Date due;
  std::optional<Usd> outstanding;
  std::optional<Date> settled_on;
  bool is_accruing = false;
  bool payments_recorded = false;
};
ObligationStatus status_of(const StatusFacts& facts, Date as_of);

}  // namespace jm216
