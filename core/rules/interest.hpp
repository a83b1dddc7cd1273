#pragma once
// Interest on late payment (XVI): simple, at the base rate of each day plus the margin.
#include <map>
#include <optional>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/payments.hpp"
#include "core/rules/results/settlement.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// The base rates that serve: the ledger's, or without any the built-in Bank Rate.
class BaseRates {
 public:
  BaseRates(const Ledger& ledger, Date as_of);

  struct Rate {
    Percent percent;
    std::optional<std::size_t> index;  // in the ledger's base_rates, if it is from there
  };
  // The rate in force on a day, if any is known.
  [[nodiscard]] std::optional<Rate> on(Date day) const;
  [[nodiscard]] bool is_builtin() const { return is_builtin_; }
  // The first day after `day` on which another rate comes into force.
  [[nodiscard]] Date next_change(Date day) const;

 private:
  std::map<Date, Rate> rates_;  // by the day each comes into force
  bool is_builtin_;
};

struct InterestResult {
  std::optional<Usd> amount;  // nothing where a day has no base rate, or what is owed is not known
  Usd paid;
  std::vector<InterestPeriod> periods;  // of equal balance and rate
  Explanation explanation;              // "interest:<obligation>"
};

// From the due date up to, not counting, the as-of date; `paid` is what was paid of it.
InterestResult interest_of(const SettlementResult& settled, const PaidFor& paid, Date as_of,
                           const BaseRates& rates, const DatedTerms& terms,
                           const Readings& readings, Findings& findings);

}  // namespace jm216
