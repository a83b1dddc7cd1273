#pragma once
// The right to terminate for non-payment (XI.2) on the days that notices of it were given.
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "core/report/report.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// What was owed, as known and agreed on a day.
struct Account {
  std::vector<Obligation> obligations;
  DatedTerms terms;
};

// Payments, and time, leave what was owed as it was: all days between two on which something about
// the past became known have one account, that of the last of them.
class NonpaymentRights {
 public:
  NonpaymentRights(const Ledger& ledger, const Readings& readings, Date as_of,
                   std::function<Account(Date)> account);

  // Whether a payment due before the day, one of those on which a notice was given, was still
  // outstanding after that day's payments.
  [[nodiscard]] bool on(Date day);

 private:
  using Period = std::pair<Date, Date>;  // both inside
  [[nodiscard]] std::vector<Period> missed_in(const Account& account) const;

  const Ledger& ledger_;
  const Readings& readings_;
  std::function<Account(Date)> account_;
  std::vector<Date> days_;       // of notices
  std::vector<Date> learnt_on_;  // days on which something about the past became known
  std::map<Date, std::vector<Period>> missed_;  // by the account's day; merged, ascending
};

}  // namespace jm216
