#pragma once
// What the report says of single sales lines, asked one by one: a report of a million lines holds
// rows only.
#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/reducing_records.hpp"
#include "core/rules/royalty/net_sales.hpp"
#include "core/rules/royalty/royalty.hpp"

namespace jm216 {

struct LineFigures {
  Quarter quarter = Quarter::from_index(0);  // the one it counts in
  NetSales net_sales;
  const RateUse* use = nullptr;  // basis, rate and why
  std::size_t use_number = 0;    // of it in uses()
  LineDays days;                 // that decide its quarter, basis and rate
};

class LineReckoner {
 public:
  // Keeps references: the ledger and its report must stay.
  // Of the records of a reduction no explanation lists more than `most_records` one by one.
  LineReckoner(const Ledger& ledger, const Report& report,
               std::size_t most_records = std::numeric_limits<std::size_t>::max());
  ~LineReckoner() = default;
  LineReckoner(const LineReckoner&) = delete;  // the card knows where the terms are
  LineReckoner& operator=(const LineReckoner&) = delete;

  // Nothing for a line dated after the as-of date: it is not known yet.
  [[nodiscard]] std::optional<LineFigures> of(std::size_t line) const;
  // The same for a caller that has looked the line up already.
  [[nodiscard]] std::optional<LineFigures> of(std::size_t line, const SaleLine& facts) const;

  // All that the `use` of a line points to so far.
  [[nodiscard]] const std::deque<RateUse>& uses() const { return card_.uses(); }

  // Puts the records of a reduction into an explanation of a line or row.
  void complete(Explanation& why);

 private:
  const Ledger& ledger_;
  const Report& report_;
  std::size_t most_records_;
  DatedTerms terms_;
  RateGrounds grounds_;
  RateCard card_;
  LineQuestions questions_;
  CreditNotes credit_notes_;
  ReducingRecords records_;
  std::map<std::size_t, ReductionShares> shares_;  // by their place in InfringementsResult::reduced
};

}  // namespace jm216
