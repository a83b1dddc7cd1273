#pragma once
// An obligation with what its payments did (V.6).
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct SettlementResult {
  Obligation obligation;    // without interest
  Explanation explanation;  // the obligation's
};

}  // namespace jm216
