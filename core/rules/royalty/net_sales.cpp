#include "core/rules/royalty/net_sales.hpp"

#include <algorithm>

namespace jm216 {

namespace {

// I.10
DeductionSet allowed_on(const SaleProfile& profile, const NetSalesTerms& terms) {
  DeductionSet if_charged = profile.separately_charged;
  if (!profile.is_export) if_charged &= static_cast<DeductionSet>(~as_signed::deducted_on_export);
  DeductionSet allowed = as_signed::always_deducted | if_charged;
  if (!terms.takes_returns)
    allowed &= static_cast<DeductionSet>(~deduction_bit(Deduction::returns));
  return allowed;
}

bool counts(CreditReason reason, const NetSalesTerms& terms) {
  switch (reason) {
    case CreditReason::other:
      return false;
    case CreditReason::none:
    case CreditReason::returned:
    case CreditReason::defective:
      return terms.takes_returns;
    case CreditReason::correction:
    case CreditReason::discount:
      break;
  }
  return true;
}

}  // namespace

NetSalesTerms net_sales_terms(const Readings& readings, bool is_sublicensee) {
  // READING(credits_given_by): I.10 speaks of credits that the LICENSEE gave.
  // READING(free_supply): V.4 asks for money or money's worth; I.10 values any disposal.
  return {!is_sublicensee || readings.credits_given_by == CreditsGivenBy::any_seller,
          readings.free_supply == FreeSupply::fair_market_price};
}

bool is_at_market_price(const SaleProfile& profile, const NetSalesTerms& terms) {
  if (profile.is_free) return terms.values_free;
  return !(profile.arms_length && profile.for_money);
}

Money allowed_deductions(const SaleLine& line, const NetSales& net) {
  Int128 sum = 0;
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.taken, deduction)) continue;
    sum += amount_of(line, deduction);
  }
  // A credit note takes its deductions back.
  return Money::of(net.is_credit_note ? -sum : sum);
}

NetSales net_sales_of(const SaleLine& line, const NetSalesTerms& terms) {
  NetSales net;
  net.is_credit_note = line.gross < 0 || line.credit_of.has_value();
  if (net.is_credit_note && !counts(line.profile.credit_reason, terms)) {
    net.counts_nothing = true;
    return net;
  }
  Int128 value = line.gross;
  if (line.deductions_given != 0) {
    const DeductionSet allowed = allowed_on(line.profile, terms);
    net.taken = line.deductions_given & allowed;
    net.refused = line.deductions_given & static_cast<DeductionSet>(~allowed);
    value -= allowed_deductions(line, net).count();
  }
  // Not at arm's length, or not exclusively for money: the fair market price, if higher.
  if (!net.is_credit_note && is_at_market_price(line.profile, terms)) {
    if (!line.fair_market_price) {
      net.lacks_fair_market_price = true;
    } else {
      const Int128 higher = std::max(value, Int128{*line.fair_market_price});
      net.substituted = Money::of(higher - value);
      value = higher;
    }
  }
  net.deductions_exceed_price = value < 0 && !net.is_credit_note;
  net.value = Money::of(value);
  return net;
}

}  // namespace jm216
