#pragma once
// The payments that count on the report's day (V.6, printed 5.4), by what they are for.
#include <map>
#include <string>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/report/finding.hpp"
#include "core/rules/results/payments.hpp"

namespace jm216 {

class PaymentBook {
 public:
  PaymentBook(const Ledger& ledger, const Readings& readings, Date as_of, Findings& findings);

  [[nodiscard]] PaidFor of(const std::string& id) const;
  // The same, marked as meant for something that is owed.
  PaidFor take(const std::string& id);
  // Payments for what is not owed: `payment-for-nothing`.
  void report_untaken(Findings& findings) const;

 private:
  std::map<std::string, std::vector<CountedPayment>> by_id_;  // each by date, then ledger order
  std::map<std::string, bool> taken_;
  bool is_recorded_;
};

}  // namespace jm216
