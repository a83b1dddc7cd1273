#pragma once
// What payments do to an obligation (V.6): they extinguish it, at the more favourable rates where
// they come late, and decide its status.
#include <optional>

#include "core/readings/readings.hpp"
#include "core/report/finding.hpp"
#include "core/rules/results/exchange.hpp"
#include "core/rules/results/obligations.hpp"
#include "core/rules/results/payments.hpp"
#include "core/rules/results/settlement.hpp"

namespace jm216 {

// `royalty` where late payment may be due at a more favourable rate. Always amount + uplift +
// excess = paid + outstanding.
SettlementResult settlement_of(const Owed& owed, const PaidFor& paid,
                               const std::optional<RoyaltyValue>& royalty, Date as_of,
                               const Readings& readings, Findings& findings);

}  // namespace jm216
