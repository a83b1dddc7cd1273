#include "core/report/interest_spans.hpp"

#include <algorithm>

namespace jm216 {

std::vector<InterestSpan> interest_spans(const Obligation& obligation,
                                         const std::vector<InterestRate>& rates, Date as_of) {
  std::vector<InterestSpan> spans;
  const auto& balances = obligation.balances;
  const auto in_force = [&rates](Date day) {
    const auto after =
        std::upper_bound(rates.begin(), rates.end(), day,
                         [](Date sought, const InterestRate& rate) { return sought < rate.from; });
    return static_cast<std::size_t>(after - rates.begin()) - 1;
  };
  for (std::size_t i = 0; i < balances.size(); ++i) {
    const Date from = balances[i].from;
    const Date until = i + 1 < balances.size() ? std::min(as_of, balances[i + 1].from) : as_of;
    if (!balances[i].outstanding.is_positive() || from >= until) continue;
    const std::size_t first = in_force(from);
    spans.push_back(
        {from, until, balances[i].outstanding, first, in_force(until - Days{1}) - first + 1});
  }
  return spans;
}

InterestPeriod interest_period(const InterestSpan& span, std::size_t period,
                               const std::vector<InterestRate>& rates) {
  const InterestRate& rate = rates[span.first_rate + period];
  return {period == 0 ? span.from : rate.from,
          period + 1 == span.rates ? span.until : rates[span.first_rate + period + 1].from, rate};
}

}  // namespace jm216
