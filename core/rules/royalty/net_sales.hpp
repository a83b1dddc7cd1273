#pragma once
// The Net Sales Value of one line (I.10).
#include "core/basics/money.hpp"
#include "core/facts/sales.hpp"

namespace jm216 {

inline std::int64_t amount_of(const SaleLine& line, Deduction deduction) {
  return line.deductions[static_cast<std::size_t>(deduction)];
}

struct NetSales {
  Money value;             // exact: no rounding of a line
  DeductionSet taken{};    // deductions above zero that I.10 allows
  DeductionSet refused{};  // deductions above zero that stay in the value
  bool is_credit_note = false;
  bool counts_nothing = false;  // a credit for another reason than I.10's
  Money substituted;            // what the fair market price adds, where it stands in
  bool lacks_fair_market_price = false;
  bool deductions_exceed_price = false;
};

NetSales net_sales_of(const SaleLine& line);

// What the allowed deductions of a line come to; below zero where a credit note takes them back.
Money allowed_deductions(const SaleLine& line, const NetSales& net);

}  // namespace jm216
