#include "core/rules/royalty/line_findings.hpp"

#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

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
      return finding(
          FindingCode::deduction_not_allowed,
          ledger_.sale_pointer(index) + "/deductions/" + std::string(name),
          "The deduction " + in_words(deduction) +
              " stays in the Net Sales Value: it counts only " +
              (is_in(as_signed::deducted_on_export, deduction) ? "on an export order and " : "") +
              "if separately charged on the customer's invoice.");
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
          "Only credits for returned or defective goods, corrections and trade discounts "
          "reduce the Net Sales Value: this credit counts nothing.");
    });
  } else if (line.profile.credit_reason == CreditReason::none) {
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
            "A sale after the sell-off: the licence no longer covered it and no royalty is "
            "computed.");
      });
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
  if (line.profile.buyer != SaleProfile::nobody &&
      readings_.chain_sales == ChainSales::first_outside &&
      (use.basis == Basis::intra_group || use.basis == Basis::sell_off)) {
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
