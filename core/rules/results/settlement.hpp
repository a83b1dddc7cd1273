#pragma once
// An obligation with what its payments did (V.6), and how its principal stood day by day.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// From this day on so much principal is outstanding.
struct Balance {
  Date from;
  Usd outstanding;
};

struct SettlementResult {
  Obligation obligation;          // without interest
  std::vector<Balance> balances;  // from the due date on
  Explanation explanation;        // the obligation's
};

}  // namespace jm216
