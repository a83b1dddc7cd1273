#include "core/rules/royalty/line_findings.hpp"

#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

LineFindings::LineFindings(const Ledger& ledger, const PatentsResult& patents,
                           const Readings& readings, const SellerRoles& roles, Findings& findings)
    : ledger_(ledger),
      sales_(ledger.sales),
      readings_(readings),
      roles_(roles),
      times_(currency_days()),
      findings_(findings) {
  // READING(post_expiry): only "to-term" lets royalty run on there.
  const auto last = patents.last_day(united_states_);
  if (readings.post_expiry == PostExpiry::to_term && last) royalty_without_patent_after_ = *last;
}

void LineFindings::say_once(FindingCode code, std::size_t index, std::string_view field,
                            std::string_view argument, std::string_view cause) {
  if (findings_.is_first(code, cause))
    findings_.add(code, ledger_.sale_pointer(index).append(field), {{argument, isolated(cause)}});
}

// XI.8.3, XI.9
void LineFindings::report_ended_sublicence(std::size_t index, const SaleLine& line) {
  const std::string_view id = sales_.texts().text(line.profile.seller);
  const Seller* const seller = roles_.find(id);
  if (seller == nullptr || seller->role != Role::sublicensee) return;
  say_once(FindingCode::sublicence_ended, index, "", "seller", id);
}

void LineFindings::report_after_patent(std::size_t index, const SaleLine& line) {
  if (line.profile.country == united_states_ &&
      findings_.is_first(FindingCode::royalty_after_patent)) {
    findings_.add(FindingCode::royalty_after_patent, ledger_.sale_pointer(index),
                  {{"expired", royalty_without_patent_after_},
                   {"reading", reading_used(readings_, "post_expiry")}});
  }
}

void LineFindings::report_outside_dates(std::size_t index, const SaleLine& line) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  say_once(FindingCode::seller_outside_dates, index, "", "seller", seller);
}

void LineFindings::report_currency(std::size_t index, const SaleLine& line) {
  const std::string_view code = line.profile.currency.code();
  const CurrencyDays& days = times_[line.profile.currency.index()];
  if (!findings_.is_first(FindingCode::currency_out_of_time, code)) return;
  const FindingArgument bound = line.date > days.until ? FindingArgument("until", days.until)
                                                       : FindingArgument("from", days.from);
  findings_.add(FindingCode::currency_out_of_time, ledger_.sale_pointer(index) + "/currency",
                {{"currency", code}, bound, {"day", line.date}});
}

void LineFindings::report_unknown_credit(std::size_t index, const SaleLine& line) {
  say_once(FindingCode::credited_invoice_unknown, index, "/credit_of", "invoice", *line.credit_of);
}

void LineFindings::report_net_sales(std::size_t index, const SaleLine& line, const NetSales& net,
                                    bool rate_is_zero) {
  const std::string_view country = line.profile.country.name();
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.refused, deduction)) continue;
    const std::string_view name = to_string(deduction);
    if (!findings_.is_first(FindingCode::deduction_not_allowed, name)) continue;
    findings_.add(FindingCode::deduction_not_allowed,
                  ledger_.sale_pointer(index) + "/deductions/" + std::string(name),
                  {{"deduction", in_words(deduction)},
                   {deduction == Deduction::returns                   ? "returns"
                    : is_in(as_signed::deducted_on_export, deduction) ? "export"
                                                                      : "other"},
                   {"reading", reading_used(readings_, "credits_given_by")}});
  }
  if (net.deductions_exceed_price)
    say_once(FindingCode::deductions_exceed_price, index, "/deductions");
  if (net.lacks_fair_market_price && !rate_is_zero)
    say_once(FindingCode::fair_market_price_missing, index, "", "country", country);
  if (!net.is_credit_note) return;
  if (!line.credit_of) say_once(FindingCode::credit_note_unmarked, index, "/gross");
  if (net.counts_nothing) {
    if (findings_.is_first(FindingCode::credit_not_allowed)) {
      findings_.add(FindingCode::credit_not_allowed, ledger_.sale_pointer(index) + "/credit_reason",
                    {{line.profile.credit_reason == CreditReason::other ? "other" : "sublicensee"},
                     {"reading", reading_used(readings_, "credits_given_by")}});
    }
    return;
  }
  if (net.at_market_price == AtMarketPrice::anew && net.value == Money{} &&
      net.substituted != Money{}) {
    say_once(FindingCode::credit_at_fair_market_price, index, "/credit_reason");
  }
  if (line.profile.credit_reason == CreditReason::none)
    say_once(FindingCode::credit_reason_missing, index, "");
}

void LineFindings::report_basis(std::size_t index, const SaleLine& line, const RateUse& use) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  switch (use.basis) {
    case Basis::before_effective:
      say_once(FindingCode::sale_before_effective_date, index, "/date");
      break;
    case Basis::outside_licence:
      say_once(FindingCode::sale_outside_licence, index, "",
               !use.rate.is_zero() || use.ordinary != Basis::full ? "licences" : "sell_off");
      break;
    case Basis::sell_off:
    case Basis::expired_in_sell_off:
      report_ended_sublicence(index, line);
      break;
    case Basis::assigned:
      say_once(FindingCode::sublicence_assigned, index, "", "seller", seller);
      break;
    default:
      break;
  }
  if (use.ordinary == Basis::intra_group && findings_.is_first(FindingCode::intra_group_sale)) {
    findings_.add(FindingCode::intra_group_sale, ledger_.sale_pointer(index) + "/buyer",
                  {{"reading", reading_used(readings_, "chain_sales")}});
  }
}

void LineFindings::report_seller(std::size_t index, const SaleLine& line) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  if (seller != "licensee")
    say_once(FindingCode::seller_role_assumed, index, "/seller", "seller", seller);
}

void LineFindings::report_repeated_lines(Date as_of) {
  for (const auto& group : sales_.repeated()) {
    bool is_first = true;
    for (const std::uint32_t index : group) {
      if (!is_known(sales_.date(index), as_of)) continue;
      if (is_first) {
        is_first = false;
        continue;
      }
      if (findings_.is_first(FindingCode::duplicate_invoice, sales_.invoice(index))) {
        findings_.add(FindingCode::duplicate_invoice, ledger_.sale_pointer(index) + "/invoice",
                      {{"invoice", isolated(sales_.invoice(index))},
                       {"line", isolated(sales_.line_number(index))}});
      }
    }
  }
}

}  // namespace jm216
