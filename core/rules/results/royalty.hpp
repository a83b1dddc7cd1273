#pragma once
// The rows that the sales add up to, in their own currencies (V.4, V.5).
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

}  // namespace jm216
