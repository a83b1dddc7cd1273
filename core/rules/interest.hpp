#pragma once
// Interest on late payment (XVI): simple, at the base rate of each day plus the margin.
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/interest_spans.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/payments.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// The rate of interest of every day: the ledger's base rates, or without any the built-in Bank Rate,
// and the margin.
class InterestRates {
 public:
  InterestRates(const Ledger& ledger, const DatedTerms& terms, Date as_of);

  // By day, from the first day there is.
  [[nodiscard]] const std::vector<InterestRate>& list() const& { return list_; }
  [[nodiscard]] std::vector<InterestRate> list() && { return std::move(list_); }
  // The rates of a span's days added up, in percents; each has a base rate.
  [[nodiscard]] Decimal sum_over(const InterestSpan& span) const;

 private:
  static Decimal of_days(const InterestRate& rate, Date from, Date until);

  std::vector<InterestRate> list_;
  std::vector<Decimal> sums_;  // of all days before each of them
};

struct InterestResult {
  std::optional<Usd> amount;  // nothing where a day has no base rate, or what is owed is not known
  Usd paid;
  Explanation explanation;  // "interest:<obligation>", without the steps of its periods
};

// From the due date up to, not counting, the as-of date; `paid` is what was paid of it.
InterestResult interest_of(const Obligation& obligation, const PaidFor& paid, Date as_of,
                           const InterestRates& rates, const Readings& readings,
                           Findings& findings);

// The steps of the periods. A late quarter has one for each change of the rate since, so that they
// are made only for the explanations that are read. Beyond `most_periods` of one explanation the rest
// is one sum.
class InterestSteps {
 public:
  InterestSteps(const Ledger& ledger, const Report& report,
                std::size_t most_periods = std::numeric_limits<std::size_t>::max());

  // Puts them before the others of an explanation of interest.
  void complete(Explanation& why) const;

 private:
  [[nodiscard]] std::vector<Step> steps_of(const Obligation& obligation) const;

  const Report& report_;
  std::size_t most_periods_;
  DatedTerms terms_;
  std::map<std::string, const Obligation*> counted_;  // by the explanation's id
};

}  // namespace jm216
