#pragma once
// What a sales line gives to find fault with (rules, "Findings"). Apart from the royalty, which
// runs once for every line: most lines give nothing to say.
#include "core/report/finding.hpp"
#include "core/rules/royalty/royalty.hpp"

namespace jm216 {

class LineFindings {
 public:
  LineFindings(const Ledger& ledger, const Readings& readings, Findings& findings)
      : ledger_(ledger), sales_(ledger.sales), readings_(readings), findings_(findings) {}

  // Of a counted line with the Net Sales Value and the rate it was given.
  void look_at(std::size_t index, const SaleLine& line, const NetSales& net, const RateUse& use) {
    if (net.refused != 0 || net.deductions_exceed_price || net.lacks_fair_market_price ||
        net.is_credit_note) {
      report_net_sales(index, line, net, use.rate.is_zero());
    }
    if (use.basis != Basis::full) report_basis(index, line, use);
    if (!ledger_.sellers) report_seller(index, line);
  }
  void report_unknown_credit(std::size_t index, const SaleLine& line);
  void report_repeated_lines(Date as_of);

 private:
  void report_net_sales(std::size_t index, const SaleLine& line, const NetSales& net,
                        bool rate_is_zero);
  void report_basis(std::size_t index, const SaleLine& line, const RateUse& use);
  void report_seller(std::size_t index, const SaleLine& line);

  const Ledger& ledger_;
  const Sales& sales_;
  const Readings& readings_;
  Findings& findings_;
};

}  // namespace jm216
