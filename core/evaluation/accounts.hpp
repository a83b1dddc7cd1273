#pragma once
// What an evaluation has to draw up accounts for: each notice to terminate for non-payment (XI.2) is
// judged by what was owed, as known and agreed on its day.
#include <cstddef>

#include "core/facts/ledger.hpp"

namespace jm216 {

std::size_t notices_of_nonpayment(const Ledger& ledger);

// The records that all these accounts together are drawn up from, at most.
std::size_t judged_by_accounts(const Ledger& ledger);

}  // namespace jm216
