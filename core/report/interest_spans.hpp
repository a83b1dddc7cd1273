#pragma once
// The days that interest was counted for (XVI). An obligation has as many periods of equal balance
// and rate as there were changes of either, so they are worked out where they are asked for.
#include <cstddef>
#include <vector>

#include "core/report/report.hpp"

namespace jm216 {

// Days of one balance, from the first up to, not counting, the last.
struct InterestSpan {
  Date from;
  Date until;
  Usd outstanding;
  std::size_t first_rate = 0;  // in the report's interest_rates
  std::size_t rates = 0;       // how many of them one after the other: a period each
};

// Those on which anything was outstanding, by date.
std::vector<InterestSpan> interest_spans(const Obligation& obligation,
                                         const std::vector<InterestRate>& rates, Date as_of);

// A period of a span, counted from 0.
struct InterestPeriod {
  Date from;
  Date until;
  const InterestRate& rate;
};
InterestPeriod interest_period(const InterestSpan& span, std::size_t period,
                               const std::vector<InterestRate>& rates);

}  // namespace jm216
