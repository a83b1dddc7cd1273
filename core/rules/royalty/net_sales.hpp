#pragma once
// The Net Sales Value of one line (I.10).
#include "core/basics/money.hpp"
#include "core/facts/sales.hpp"
#include "core/readings/readings.hpp"

namespace jm216 {

inline std::int64_t amount_of(const SaleLine& line, Deduction deduction) {
  return line.deductions[static_cast<std::size_t>(deduction)];
}

// How a credit note stands to the fair market price of the line it credits (credit_notes.hpp).
enum class AtMarketPrice : std::uint8_t {
  none,
  taken_back,  // the fair market price that was charged, or the part of it that came back
  anew,        // I.10 is applied to the price as it then stands
};

struct NetSales {
  Money value;             // exact: no rounding of a line
  DeductionSet taken{};    // deductions above zero that I.10 allows
  DeductionSet refused{};  // deductions above zero that stay in the value
  bool is_credit_note = false;
  bool counts_nothing = false;  // a credit that I.10 does not know, or that another gave
  Money substituted;            // what the fair market price adds, where it stands in
  AtMarketPrice at_market_price{};
  bool lacks_fair_market_price = false;
  bool deductions_exceed_price = false;
};

// What of a line's seller and of the readings decides its value.
struct NetSalesTerms {
  bool takes_returns = true;  // a seller whose credits for returned goods count
  bool values_free = false;   // what is supplied free is valued as not exclusively for money
};
NetSalesTerms net_sales_terms(const Readings& readings, bool is_sublicensee);

// Whether the fair market price counts if it is higher.
bool is_at_market_price(const SaleProfile& profile, const NetSalesTerms& terms);

NetSales net_sales_of(const SaleLine& line, const NetSalesTerms& terms);

// What the allowed deductions of a line come to; below zero where a credit note takes them back.
Money allowed_deductions(const SaleLine& line, const NetSales& net);

}  // namespace jm216
