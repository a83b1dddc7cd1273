#pragma once
// What a quarter's royalty is worth in dollars on a later day (V.6, 5.3).
#include <functional>
#include <string>

#include "core/report/report.hpp"

namespace jm216 {

// The royalty at a payment date after the due date, each currency at whichever of the due date's rate
// and that day's makes its rounded rows sum to more; at one before it, at that day's.
struct LaterValue {
  Usd value;                // V(t), never below the value at the due date
  bool is_complete = true;  // false where a currency had no usable quote and kept the due date's
  bool is_least = false;    // one cent, where the rows come to less
};

// The royalty of a quarter at the due date's rates, and valued at a later day.
struct RoyaltyValue {
  std::string quarter;  // the id of the quarter's explanation
  Usd at_due;
  Date due;  // the day of those rates
  // `is_heard`: whether findings about that day's quotes are made.
  std::function<LaterValue(Date, bool is_heard)> later;
};

}  // namespace jm216
