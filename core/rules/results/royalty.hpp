#pragma once
// The rows that the sales add up to, in their own currencies (V.4, V.5), and where infringement
// reduces the rate (VII.5).
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// The rows of one quarter with the steps that led to each, in the report's order.
struct QuarterRows {
  std::vector<Row> rows;
  std::vector<Explanation> explanations;  // one per row, up to the royalty in its own currency
};

struct RoyaltyResult {
  std::map<Quarter, QuarterRows> quarters;  // those with counted lines
  std::uint64_t lines_counted = 0;
};

// A country whose rate is reduced on a day.
struct Reduction {
  Country country = Country::from_index(0);
  Date from;                         // the earliest first day
  std::optional<Date> until;         // the latest last day
  std::vector<std::size_t> records;  // in the ledger's infringements
};

}  // namespace jm216
