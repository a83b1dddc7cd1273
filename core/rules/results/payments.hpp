#pragma once
// What was paid for one thing that is owed (V.6).
#include <cstddef>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct CountedPayment {
  std::size_t index = 0;  // in the ledger's payments
  Date date;
  Usd amount;  // the amount and the creditable part of the tax withheld (V.6, printed 5.4)
  Usd sent;    // what of it was sent
  Usd withheld;
  Usd creditable;  // as the ledger says; counts up to `withheld`
};

struct PaidFor {
  std::vector<CountedPayment> payments;  // by date, then ledger order
  // What was paid in all, with excess and uplift where that is nothing, and when the latest.
  std::vector<Step> steps;
  bool is_recorded = true;  // whether the ledger says anything about payment at all
};

}  // namespace jm216
