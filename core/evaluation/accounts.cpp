#include "core/evaluation/accounts.hpp"

#include <algorithm>

namespace jm216 {

std::size_t notices_of_nonpayment(const Ledger& ledger) {
  return static_cast<std::size_t>(std::count_if(
      ledger.notices.begin(), ledger.notices.end(),
      [](const Notice& notice) { return notice.kind == NoticeKind::terminate_nonpayment; }));
}

std::size_t judged_by_accounts(const Ledger& ledger) {
  const std::size_t walked = ledger.sales.size() + (ledger.payments ? ledger.payments->size() : 0) +
                             ledger.fx.size() + ledger.amendments.size() + ledger.patents.size() +
                             ledger.generics.size() + ledger.infringements.size() +
                             (ledger.sellers ? ledger.sellers->size() : 0) +
                             ledger.force_majeure.size() + ledger.base_rates.size();
  return notices_of_nonpayment(ledger) * walked;
}

}  // namespace jm216
