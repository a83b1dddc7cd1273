#include "core/report/account.hpp"

#include "core/basics/sort_stably.hpp"

namespace jm216 {

std::vector<AccountEntry> account_of(const Report& report) {
  using Kind = AccountEntry::Kind;
  std::vector<AccountEntry> entries;
  for (const Obligation& one : report.obligations) {
    const bool has_fallen_due = one.amount && one.due && *one.due <= report.as_of &&
                                one.status != ObligationStatus::accruing && !one.amount->is_zero();
    if (has_fallen_due) entries.push_back({*one.due, Kind::due, one.id, *one.amount, {}, {}});
    for (const PaymentTaken& payment : one.payments) {
      entries.push_back({payment.date, Kind::payment, one.id, payment.uplift, payment.amount, {}});
    }
  }
  sort_stably(entries, [](const auto& a, const auto& b) {
    return a.date != b.date ? a.date < b.date : a.kind < b.kind;
  });
  Usd balance;
  for (AccountEntry& entry : entries) {
    balance += entry.charged;
    balance -= entry.paid;
    entry.balance = balance;
  }
  return entries;
}

}  // namespace jm216
