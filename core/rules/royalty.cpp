#include "core/rules/royalty.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/basics/sort_stably.hpp"
#include "core/report/words.hpp"
#include "core/rules/known.hpp"

namespace jm216 {

namespace {

// What does not depend on a line's day or amounts, once for all lines of one profile.
struct ProfileFacts {
  std::uint32_t row_group{};  // lines of one group differ in basis and rate at most
  RateQuestion question;      // but for its date
};

struct RowKey {
  int quarter{};
  std::uint32_t group{};
  std::size_t row_class{};

  friend bool operator==(const RowKey&, const RowKey&) = default;
};

struct RowKeyHash {
  std::size_t operator()(const RowKey& key) const {
    auto hash = static_cast<std::uint64_t>(key.quarter);
    hash = (hash ^ key.group) * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 29) ^ key.row_class) * 0xbf58476d1ce4e5b9ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

// A row while it is added up, with what its explanation tells.
struct Sum {
  RowKey key;
  std::size_t first_line{};
  std::size_t use{};
  std::uint64_t lines = 0;
  Units quantity;
  Money net_sales;
  Money gross;
  std::array<Money, deduction_count> taken{};
  Money substituted;     // by fair market prices
  Money counts_nothing;  // gross of credits that I.10 does not know
};

using GroupKey =
    std::tuple<std::uint32_t, std::uint16_t, std::uint32_t, std::uint32_t, std::uint16_t>;

bool is_export_only(Deduction deduction) {
  return deduction == Deduction::import_duty || deduction == Deduction::export_insurance;
}

// Adds up lines into rows; findings are made on the way.
class RowBuilder {
 public:
  RowBuilder(const Ledger& ledger, const RateCard& card, const Readings& readings, Date as_of,
             Findings& findings)
      : ledger_(ledger),
        sales_(ledger.sales),
        card_(card),
        readings_(readings),
        as_of_(as_of),
        findings_(findings),
        roles_(ledger) {
    list_profiles();
  }

  RoyaltyResult build() {
    for (std::size_t i = 0; i < sales_.size(); ++i) {
      if (is_known(sales_.date(i), as_of_)) add_line(i);
    }
    report_repeated_lines();
    return finish();
  }

 private:
  void list_profiles();
  // Not a part of the loop over all lines: a browser makes fast what is called often.
  [[gnu::noinline]] void add_line(std::size_t index);
  void report_unknown_credit(std::size_t index, const SaleLine& line);
  Sum& sum_for(const RowKey& key, std::size_t index, std::size_t use);
  void report_net_sales(std::size_t index, const SaleLine& line, const NetSales& net,
                        bool rate_is_zero);
  void report_basis(std::size_t index, const SaleLine& line, const RateUse& use);
  void report_seller(std::size_t index, const SaleLine& line);
  void report_repeated_lines();
  RoyaltyResult finish();
  [[nodiscard]] Row row_of(const Sum& sum) const;
  [[nodiscard]] Explanation explain(const Sum& sum, const Row& row) const;
  void explain_net_sales(const Sum& sum, const Row& row, Explanation& why) const;

  const Ledger& ledger_;
  const Sales& sales_;
  const RateCard& card_;
  const Readings& readings_;
  Date as_of_;
  Findings& findings_;
  SellerRoles roles_;
  std::vector<ProfileFacts> profiles_;
  std::unordered_map<RowKey, std::size_t, RowKeyHash> sum_index_;  // looked up, never walked
  std::vector<Sum> sums_;
  std::uint64_t lines_counted_ = 0;
};

void RowBuilder::list_profiles() {
  std::map<GroupKey, std::uint32_t> groups;
  for (const SaleProfile& profile : sales_.profiles()) {
    ProfileFacts facts;
    const GroupKey key{profile.seller, profile.country.index(), profile.product, profile.unit,
                       profile.currency.index()};
    facts.row_group =
        groups.try_emplace(key, static_cast<std::uint32_t>(groups.size())).first->second;
    facts.question = question_of(sales_, profile, Date{}, roles_);
    profiles_.push_back(facts);
  }
}

void RowBuilder::report_unknown_credit(std::size_t index, const SaleLine& line) {
  findings_.add_once(FindingCode::credited_invoice_unknown, *line.credit_of, [&] {
    return finding(FindingCode::credited_invoice_unknown,
                   ledger_.sale_pointer(index) + "/credit_of",
                   "No counted line of this seller has the invoice \"" +
                       std::string(*line.credit_of) + "\" that this credit note names.");
  });
}

void RowBuilder::add_line(std::size_t index) {
  const SaleLine line = sales_.line(index);
  const ProfileFacts& facts = profiles_[sales_.profile_id(index)];
  ++lines_counted_;
  Date day = line.date;
  if (line.credit_of) {
    const DecidingDay deciding = deciding_day(sales_, index, readings_, as_of_);
    day = deciding.day;
    if (!deciding.credited) report_unknown_credit(index, line);
  }
  RateQuestion question = facts.question;
  question.date = day;
  const std::size_t use = card_.answer(question);
  const NetSales net = net_sales_of(line);

  Sum& sum = sum_for({Quarter::of(day).index(), facts.row_group, card_.row_class(use)}, index, use);
  ++sum.lines;
  sum.quantity += Units::of(line.quantity);
  sum.net_sales += net.value;
  sum.gross += Money::of(line.gross);
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.taken, deduction)) continue;
    const std::int64_t amount = amount_of(line, deduction);
    sum.taken[static_cast<std::size_t>(deduction)] +=
        Money::of(net.is_credit_note ? -amount : amount);
  }
  sum.substituted += net.substituted;
  if (net.counts_nothing) {
    sum.counts_nothing += Money::of(line.gross);
  }

  report_net_sales(index, line, net, card_.uses()[use].rate.is_zero());
  report_basis(index, line, card_.uses()[use]);
  if (!ledger_.sellers) report_seller(index, line);
}

Sum& RowBuilder::sum_for(const RowKey& key, std::size_t index, std::size_t use) {
  const auto [entry, is_new] = sum_index_.try_emplace(key, sums_.size());
  if (is_new) {
    Sum sum;
    sum.key = key;
    sum.first_line = index;
    sum.use = use;
    sums_.push_back(sum);
  }
  return sums_[entry->second];
}

void RowBuilder::report_net_sales(std::size_t index, const SaleLine& line, const NetSales& net,
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
                         (is_export_only(deduction) ? "on an export order and " : "") +
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

void RowBuilder::report_basis(std::size_t index, const SaleLine& line, const RateUse& use) {
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
            "The sub-licence of " + std::string(seller) +
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

void RowBuilder::report_seller(std::size_t index, const SaleLine& line) {
  const std::string_view seller = sales_.texts().text(line.profile.seller);
  if (seller == "licensee") return;
  findings_.add_once(FindingCode::seller_role_assumed, seller, [&] {
    return finding(FindingCode::seller_role_assumed, ledger_.sale_pointer(index) + "/seller",
                   "The ledger does not say who " + std::string(seller) +
                       " is: taken as the LICENSEE's own sales.");
  });
}

void RowBuilder::report_repeated_lines() {
  for (const auto& group : sales_.repeated()) {
    bool is_first = true;
    for (const std::uint32_t index : group) {
      if (!is_known(sales_.date(index), as_of_)) continue;
      if (is_first) {
        is_first = false;
        continue;
      }
      findings_.add_once(FindingCode::duplicate_invoice, sales_.invoice(index), [&] {
        return finding(
            FindingCode::duplicate_invoice, ledger_.sale_pointer(index) + "/invoice",
            "Invoice \"" + std::string(sales_.invoice(index)) + "\", line \"" +
                std::string(sales_.line_number(index)) +
                "\" of this seller stands in the ledger more than once; every one counts.");
      });
    }
  }
}

Row RowBuilder::row_of(const Sum& sum) const {
  const SaleProfile& profile = sales_.profile(sum.first_line);
  const RateUse& use = card_.uses()[sum.use];
  Row row;
  row.seller = sales_.texts().text(profile.seller);
  const Seller* seller = roles_.find(row.seller);
  row.role = seller == nullptr ? Role::licensee : seller->role;
  row.country = profile.country.code();
  row.product = sales_.texts().text(profile.product);
  row.unit = sales_.texts().text(profile.unit);
  row.currency = profile.currency.code();
  row.basis = use.basis;
  row.rate = use.rate;
  row.lines = sum.lines;
  row.quantity = sum.quantity;
  row.net_sales = sum.net_sales;
  row.royalty = use.rate.of(sum.net_sales);
  return row;
}

void RowBuilder::explain_net_sales(const Sum& sum, const Row& row, Explanation& why) const {
  const auto amount = [](Money money) { return money.decimal().at_least(2); };
  Step step;
  step.clause = "I.10";
  step.text =
      counted(sum.lines, "line") + " invoiced at " + in_words(row.currency, sum.gross.decimal());
  step.formula = amount(sum.gross);
  step.inputs.push_back(
      {"lines", std::to_string(sum.lines), "", ledger_.sale_pointer(sum.first_line)});
  step.inputs.push_back({"invoiced price", amount(sum.gross), "", ""});
  for (const Deduction deduction : each_deduction) {
    const Money taken = sum.taken[static_cast<std::size_t>(deduction)];
    if (taken == Money{}) continue;
    const std::string name = in_words(deduction);
    step.inputs.push_back({name, amount(taken), "", ""});
    step.formula += " − " + amount(taken);
    step.text += ", less " + name + ' ' + in_words(taken.decimal());
  }
  if (sum.counts_nothing != Money{}) {
    step.inputs.push_back({"credits that do not count", amount(sum.counts_nothing), "", ""});
    step.formula += " − " + amount(sum.counts_nothing);
    step.text += ", without credits that do not count";
  }
  if (sum.substituted != Money{}) {
    step.inputs.push_back({"raised to the fair market price by", amount(sum.substituted), "", ""});
    step.formula += " + " + amount(sum.substituted);
    step.text += ", raised to the fair market price";
  }
  step.text += '.';
  step.result = amount(sum.net_sales);
  step.formula += " = " + step.result;
  step.figure = "net_sales";
  why.steps.push_back(std::move(step));
}

Explanation RowBuilder::explain(const Sum& sum, const Row& row) const {
  Explanation why;
  explain_net_sales(sum, row, why);
  RateSteps rate = explain_rate(ledger_, card_.uses()[sum.use],
                                sales_.profile(sum.first_line).country, readings_);
  why.steps.push_back(std::move(rate.step));
  why.not_applied = std::move(rate.not_applied);
  why.steps.push_back({"V.4",
                       "The royalty in the currency of the sales, exact.",
                       row.net_sales.decimal().at_least(2) + " × " + row.rate.text() +
                           "% = " + row.royalty.at_least(4),
                       {},
                       "",
                       row.royalty.at_least(4),
                       "royalty"});
  return why;
}

RoyaltyResult RowBuilder::finish() {
  std::vector<std::pair<Row, const Sum*>> rows;
  for (const Sum& sum : sums_) rows.emplace_back(row_of(sum), &sum);
  const auto key = [](const Row& row) {
    return std::make_tuple(std::string_view(row.seller), std::string_view(row.country),
                           std::string_view(row.product), std::string_view(row.unit),
                           std::string_view(row.currency), to_string(row.basis), row.rate);
  };
  sort_stably(rows, [&](const auto& a, const auto& b) { return key(a.first) < key(b.first); });
  RoyaltyResult result;
  result.lines_counted = lines_counted_;
  for (auto& [row, sum] : rows) {
    QuarterRows& quarter = result.quarters[Quarter::from_index(sum->key.quarter)];
    quarter.explanations.push_back(explain(*sum, row));
    quarter.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

DecidingDay deciding_day(const Sales& sales, std::size_t line, const Readings& readings,
                         Date as_of) {
  DecidingDay deciding{sales.date(line), std::nullopt};
  const auto& candidates = sales.credited_by(line);
  const auto credited =
      std::find_if(candidates.begin(), candidates.end(),
                   [&](std::uint32_t other) { return is_known(sales.date(other), as_of); });
  if (credited == candidates.end()) return deciding;
  deciding.credited = *credited;
  // READING(credit_note_quarter): V.5 counts what is invoiced in a quarter.
  if (readings.credit_note_quarter == CreditNoteQuarter::invoice)
    deciding.day = sales.date(*credited);
  return deciding;
}

RateQuestion question_of(const Sales& sales, const SaleProfile& profile, Date day,
                         const SellerRoles& roles) {
  const Seller* seller = roles.find(sales.texts().text(profile.seller));
  return {day, profile.country, profile.product, profile.buyer != SaleProfile::nobody,
          seller != nullptr && seller->role == Role::sublicensee && seller->exhibit_1};
}

RateSteps explain_rate(const Ledger& ledger, const RateUse& use, Country country,
                       const Readings& readings) {
  const std::string in_country = " in " + std::string(country.name());
  RateSteps steps;
  Step& step = steps.step;
  step.clause = clause_of(use.basis);
  step.result = use.rate.text() + '%';
  switch (use.basis) {
    case Basis::before_effective:
      step.text = "Sold before the EFFECTIVE DATE: the licence did not cover it.";
      break;
    case Basis::assigned:
      step.text = "The sub-licence passed to the LICENSOR on termination.";
      step.inputs.push_back({"licence", "", "licence", ""});
      break;
    case Basis::outside_licence:
      step.text = "Sold after the sell-off: the licence no longer covered it.";
      step.inputs.push_back({"licence", "", "licence", ""});
      break;
    case Basis::expired:
      step.text = "Sold after the TERM: free of royalty.";
      step.inputs.push_back({"TERM", "", "term", ""});
      break;
    case Basis::sell_off:
      step.text = "Sold in the sell-off after termination, at the rate it would have borne before.";
      step.inputs.push_back({"licence", "", "licence", ""});
      break;
    case Basis::intra_group:
      step.text = "A transfer inside the licensed group.";
      step.reading = reading_used(readings, "chain_sales");
      break;
    case Basis::generic:
      step.text = "A GENERIC PRODUCT is available" + in_country + ".";
      break;
    case Basis::infringement:
      step.text = "Substantial infringement" + in_country + ", not abated in 120 days.";
      break;
    case Basis::full:
      step.text = "The full rate.";
      steps.not_applied.push_back({"V.4", "No GENERIC PRODUCT counts" + in_country + " then."});
      steps.not_applied.push_back(
          {"VII.5", "No infringement reduces the rate" + in_country + " then."});
      break;
  }
  if (use.generic) {
    const std::string where = "/generics/" + std::to_string(*use.generic);
    step.inputs.push_back({"available from",
                           to_string(ledger.generics[*use.generic].available_from), "",
                           where + "/available_from"});
    step.reading = reading_used(readings, "generic_withdrawn");
  }
  if (!use.full.is_zero() || use.amendment) {
    step.inputs.push_back({use.amendment ? "amended rate" : "full rate", use.full.text() + '%', "",
                           pointer_to_term(use.amendment, "royalty_percent")});
  }
  if (use.infringement) {
    const Infringement& infringement = ledger.infringements[*use.infringement];
    const std::string where = "/infringements/" + std::to_string(*use.infringement);
    const std::string percent = infringement.percent.text() + '%';
    step.inputs.push_back({"infringement", percent, "", where + "/percent"});
    step.inputs.push_back({"at most", as_signed::infringement_cap().text() + '%', "", ""});
    step.inputs.push_back(
        {"infringer notified", to_string(*infringement.notified), "", where + "/notified"});
    step.formula = use.full.text() + "% × (100% − min(" + percent + ", " +
                   as_signed::infringement_cap().text() + "%)) = " + step.result;
  }
  return steps;
}

SellerRoles::SellerRoles(const Ledger& ledger) {
  if (!ledger.sellers) return;
  for (const Seller& seller : *ledger.sellers) by_id_.emplace(seller.id, &seller);
}

const Seller* SellerRoles::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

RoyaltyResult royalty_of(const Ledger& ledger, const RateCard& card, const Readings& readings,
                         Date as_of, Findings& findings) {
  return RowBuilder(ledger, card, readings, as_of, findings).build();
}

}  // namespace jm216
