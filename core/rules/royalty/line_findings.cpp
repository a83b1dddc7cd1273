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

// XI.8.3, XI.9
void LineFindings::report_ended_sublicence(std::size_t index, const SaleLine& line) {
  const std::string_view id = sales_.texts().text(line.profile.seller);
  const Seller* const seller = roles_.find(id);
  if (seller == nullptr || seller->role != Role::sublicensee) return;
  findings_.add_once(FindingCode::sublicence_ended, id, [&] {
    return finding(FindingCode::sublicence_ended, ledger_.sale_pointer(index),
                   "The sub-licence of " + isolated(id) +
                       " ended with the Agreement; XI.9 gives the sell-off to the LICENSEE. The "
                       "sale is counted as one in the sell-off.");
  });
}

void LineFindings::report_after_patent(std::size_t index, const SaleLine& line) {
  if (line.profile.country != united_states_) return;
  findings_.add_once(FindingCode::royalty_after_patent, "", [&] {
    return finding(FindingCode::royalty_after_patent, ledger_.sale_pointer(index),
                   "Royalty is computed on sales in the United States after its last patent there "
                   "expired on " +
                       in_words(royalty_without_patent_after_) +
                       "; its courts may not enforce it (" +
                       reading_used(readings_, "post_expiry") + ").");
  });
}

void LineFindings::report_outside_dates(std::size_t index, const SaleLine& line) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  findings_.add_once(FindingCode::seller_outside_dates, seller, [&] {
    return finding(FindingCode::seller_outside_dates, ledger_.sale_pointer(index),
                   isolated(seller) +
                       " sold outside its dates as a seller. The sale counts; V.4 may not reach "
                       "it, for it names the LICENSEE, its AFFILIATES and sublicensees alone.");
  });
}

void LineFindings::report_currency(std::size_t index, const SaleLine& line) {
  const std::string_view code = line.profile.currency.code();
  const CurrencyDays& days = times_[line.profile.currency.index()];
  findings_.add_once(FindingCode::currency_out_of_time, code, [&] {
    return finding(FindingCode::currency_out_of_time, ledger_.sale_pointer(index) + "/currency",
                   std::string(code) +
                       (line.date > days.until ? " was withdrawn by " + in_words(days.until)
                                               : " was no money before " + in_words(days.from)) +
                       "; this line is dated " + in_words(line.date) + ".");
  });
}

void LineFindings::report_unknown_credit(std::size_t index, const SaleLine& line) {
  findings_.add_once(FindingCode::credited_invoice_unknown, *line.credit_of, [&] {
    return finding(FindingCode::credited_invoice_unknown,
                   ledger_.sale_pointer(index) + "/credit_of",
                   "No counted line of this seller has the invoice \"" + isolated(*line.credit_of) +
                       "\" that this credit note names.");
  });
}

void LineFindings::report_net_sales(std::size_t index, const SaleLine& line, const NetSales& net,
                                    bool rate_is_zero) {
  const std::string_view country = line.profile.country.name();
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.refused, deduction)) continue;
    const std::string_view name = to_string(deduction);
    findings_.add_once(FindingCode::deduction_not_allowed, name, [&] {
      return finding(FindingCode::deduction_not_allowed,
                     ledger_.sale_pointer(index) + "/deductions/" + std::string(name),
                     "The deduction " + in_words(deduction) +
                         " stays in the Net Sales Value: it counts only " +
                         (deduction == Deduction::returns
                              ? "if the LICENSEE or an AFFILIATE gave it (" +
                                    reading_used(readings_, "credits_given_by") + ")."
                              : std::string(is_in(as_signed::deducted_on_export, deduction)
                                                ? "on an export order and "
                                                : "") +
                                    "if separately charged on the customer's invoice."));
    });
  }
  if (net.deductions_exceed_price) {
    findings_.add_once(FindingCode::deductions_exceed_price, "", [&] {
      return finding(
          FindingCode::deductions_exceed_price, ledger_.sale_pointer(index) + "/deductions",
          "The deductions exceed the invoiced price: the Net Sales Value is below zero.");
    });
  }
  if (net.lacks_fair_market_price && !rate_is_zero) {
    findings_.add_once(FindingCode::fair_market_price_missing, country, [&] {
      return finding(
          FindingCode::fair_market_price_missing, ledger_.sale_pointer(index),
          "This sale in " + std::string(country) +
              " is not at arm's length or not exclusively for money, and no fair market price is "
              "given: the royalty may be understated.");
    });
  }
  if (!net.is_credit_note) return;
  if (!line.credit_of) {
    findings_.add_once(FindingCode::credit_note_unmarked, "", [&] {
      return finding(
          FindingCode::credit_note_unmarked, ledger_.sale_pointer(index) + "/gross",
          "A negative price that names no credited invoice: it counts as a credit note.");
    });
  }
  if (net.counts_nothing) {
    findings_.add_once(FindingCode::credit_not_allowed, "", [&] {
      return finding(
          FindingCode::credit_not_allowed, ledger_.sale_pointer(index) + "/credit_reason",
          line.profile.credit_reason == CreditReason::other
              ? "Only credits for returned or defective goods, corrections and trade discounts "
                "reduce the Net Sales Value: this credit counts nothing."
              : "Only credits that the LICENSEE or an AFFILIATE gave reduce the Net Sales Value: "
                "this one of a sub-licensee counts nothing (" +
                    reading_used(readings_, "credits_given_by") + ").");
    });
    return;
  }
  if (net.at_market_price == AtMarketPrice::anew && net.value == Money{} &&
      net.substituted != Money{}) {
    findings_.add_once(FindingCode::credit_at_fair_market_price, "", [&] {
      return finding(FindingCode::credit_at_fair_market_price,
                     ledger_.sale_pointer(index) + "/credit_reason",
                     "The sale stays at its fair market price, which is still higher than its "
                     "price with this credit: the credit takes nothing back.");
    });
  }
  if (line.profile.credit_reason == CreditReason::none) {
    findings_.add_once(FindingCode::credit_reason_missing, "", [&] {
      return finding(FindingCode::credit_reason_missing, ledger_.sale_pointer(index),
                     "A credit note that gives no reason: it counts as one for goods returned.");
    });
  }
}

void LineFindings::report_basis(std::size_t index, const SaleLine& line, const RateUse& use) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  switch (use.basis) {
    case Basis::before_effective:
      findings_.add_once(FindingCode::sale_before_effective_date, "", [&] {
        return finding(
            FindingCode::sale_before_effective_date, ledger_.sale_pointer(index) + "/date",
            "A sale before the EFFECTIVE DATE: the licence did not cover it and no royalty is "
            "computed.");
      });
      break;
    case Basis::outside_licence:
      findings_.add_once(FindingCode::sale_outside_licence, "", [&] {
        return finding(
            FindingCode::sale_outside_licence, ledger_.sale_pointer(index),
            !use.rate.is_zero() || use.ordinary != Basis::full
                ? "A sale after the licences ended (VII.8): the Agreement goes on, and the royalty "
                  "of V.4 is computed, but no licence covered the sale."
                : "A sale after the sell-off: the licence no longer covered it and no royalty is "
                  "computed.");
      });
      break;
    case Basis::sell_off:
    case Basis::expired_in_sell_off:
      report_ended_sublicence(index, line);
      break;
    case Basis::assigned:
      findings_.add_once(FindingCode::sublicence_assigned, seller, [&] {
        return finding(
            FindingCode::sublicence_assigned, ledger_.sale_pointer(index),
            "The sub-licence of " + isolated(seller) +
                " is in the form of Exhibit 1 and passed to the LICENSOR on termination: "
                "no royalty from the LICENSEE.");
      });
      break;
    default:
      break;
  }
  if (use.ordinary == Basis::intra_group) {
    findings_.add_once(FindingCode::intra_group_sale, "", [&] {
      return finding(
          FindingCode::intra_group_sale, ledger_.sale_pointer(index) + "/buyer",
          "A transfer inside the licensed group bears no royalty; the first sale to somebody "
          "outside does (" +
              reading_used(readings_, "chain_sales") + ").");
    });
  }
}

void LineFindings::report_seller(std::size_t index, const SaleLine& line) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  if (seller == "licensee") return;
  findings_.add_once(FindingCode::seller_role_assumed, seller, [&] {
    return finding(FindingCode::seller_role_assumed, ledger_.sale_pointer(index) + "/seller",
                   "The ledger does not say who " + isolated(seller) +
                       " is: taken as the LICENSEE's own sales.");
  });
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
      findings_.add_once(FindingCode::duplicate_invoice, sales_.invoice(index), [&] {
        return finding(
            FindingCode::duplicate_invoice, ledger_.sale_pointer(index) + "/invoice",
            "Invoice \"" + isolated(sales_.invoice(index)) + "\", line \"" +
                isolated(sales_.line_number(index)) +
                "\" of this seller stands in the ledger more than once; every one counts.");
      });
    }
  }
}

}  // namespace jm216
