#pragma once
// The rows that sales lines were added up to, and how each came to its figures (V.4, V.5).
#include <array>
#include <vector>

#include "core/rules/royalty/royalty.hpp"

namespace jm216 {

struct RowKey {
  int quarter{};
  std::uint32_t group{};
  std::size_t row_class{};
  int exchanged_as{};  // the quarter at whose due date it is exchanged

  friend bool operator==(const RowKey&, const RowKey&) = default;
};

// A row while it is added up, with what its explanation tells.
struct RowSum {
  RowKey key;
  std::size_t first_line{};
  std::size_t use{};
  std::uint64_t lines = 0;
  Units quantity;
  Units quantity_after_end;
  Money net_sales;
  Money gross;
  std::array<Money, deduction_count> taken{};
  Money substituted;     // by fair market prices
  Money counts_nothing;  // gross of credits that I.10 does not know
};

// The rows in the report's order. `lines_counted` is left to the caller.
RoyaltyResult rows_of(const std::vector<RowSum>& sums, const Ledger& ledger, const RateCard& card,
                      const Readings& readings, const SellerRoles& roles);

}  // namespace jm216
