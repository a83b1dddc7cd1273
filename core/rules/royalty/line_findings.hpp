#pragma once
// What a sales line gives to find fault with (rules, "Findings"). Apart from the royalty, which
// runs once for every line: most lines give nothing to say.
#include <vector>

#include "core/basics/currency_days.hpp"
#include "core/report/finding.hpp"
#include "core/rules/royalty/royalty.hpp"

namespace jm216 {

class LineFindings {
 public:
  LineFindings(const Ledger& ledger, const PatentsResult& patents, const Readings& readings,
               const SellerRoles& roles, Findings& findings);

  // Of a counted line with the Net Sales Value and the rate it was given.
  void look_at(std::size_t index, const SaleLine& line, const NetSales& net, const RateUse& use,
               const LineDays& days, bool is_outside_dates) {
    if (net.refused != 0 || net.deductions_exceed_price || net.lacks_fair_market_price ||
        net.is_credit_note) {
      report_net_sales(index, line, net, use.rate.is_zero());
    }
    if (use.basis != Basis::full) report_basis(index, line, use);
    if (days.deciding > royalty_without_patent_after_ && !use.rate.is_zero())
      report_after_patent(index, line);
    if (is_outside_dates) report_outside_dates(index, line);
    if (line.date > times_[line.profile.currency.index()].until ||
        line.date < times_[line.profile.currency.index()].from) {
      report_currency(index, line);
    }
    if (!ledger_.sellers) report_seller(index, line);
  }
  void report_unknown_credit(std::size_t index, const SaleLine& line);
  void report_repeated_lines(Date as_of);

 private:
  void say_once(FindingCode code, std::size_t index, std::string_view field,
                std::string_view argument = {}, std::string_view cause = {});
  void report_net_sales(std::size_t index, const SaleLine& line, const NetSales& net,
                        bool rate_is_zero);
  void report_basis(std::size_t index, const SaleLine& line, const RateUse& use);
  void report_ended_sublicence(std::size_t index, const SaleLine& line);
  void report_after_patent(std::size_t index, const SaleLine& line);
  void report_outside_dates(std::size_t index, const SaleLine& line);
  void report_currency(std::size_t index, const SaleLine& line);
  void report_seller(std::size_t index, const SaleLine& line);

  const Ledger& ledger_;
  const Sales& sales_;
  const Readings& readings_;
  const SellerRoles& roles_;
  Country united_states_ = *Country::find("US");
  // The United States' last patent day, where royalty runs on after it.
  Date royalty_without_patent_after_ = Date::max();
  std::vector<CurrencyDays> times_;  // by the currency's index
  Findings& findings_;
};

}  // namespace jm216
