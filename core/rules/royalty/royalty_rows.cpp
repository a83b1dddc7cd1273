#include "core/rules/royalty/royalty_rows.hpp"

#include <algorithm>
#include <tuple>

#include "core/basics/sort_stably.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

class RowWriter {
 public:
  RowWriter(const Ledger& ledger, const RateCard& card, const Readings& readings,
            const SellerRoles& roles)
      : ledger_(ledger), sales_(ledger.sales), card_(card), readings_(readings), roles_(roles) {}

  [[nodiscard]] RoyaltyResult rows_of(const std::vector<RowSum>& sums) const;

 private:
  [[nodiscard]] Row row_of(const RowSum& sum) const;
  [[nodiscard]] Explanation explain(const RowSum& sum, const Row& row) const;
  void explain_net_sales(const RowSum& sum, const Row& row, Explanation& why) const;

  const Ledger& ledger_;
  const Sales& sales_;
  const RateCard& card_;
  const Readings& readings_;
  const SellerRoles& roles_;
};

Row RowWriter::row_of(const RowSum& sum) const {
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
  row.quantity_after_end = sum.quantity_after_end;
  row.net_sales = sum.net_sales;
  row.royalty = use.rate.of(sum.net_sales);
  if (sum.key.exchanged_as != sum.key.quarter)
    row.exchanged_as = Quarter::from_index(sum.key.exchanged_as);
  return row;
}

void RowWriter::explain_net_sales(const RowSum& sum, const Row& row, Explanation& why) const {
  const auto amount = [](Money money) { return money.decimal().at_least(2); };
  Step& step = why.step("I.10", counted(sum.lines, "line") + " invoiced at " +
                                    in_words(row.currency, sum.gross.decimal()))
                   .fact("lines", std::to_string(sum.lines), ledger_.sale_pointer(sum.first_line))
                   .from("invoiced price", amount(sum.gross))
                   .by_formula(amount(sum.gross));
  for (const Deduction deduction : each_deduction) {
    const Money taken = sum.taken[static_cast<std::size_t>(deduction)];
    if (taken == Money{}) continue;
    const std::string name = in_words(deduction);
    step.from(name, amount(taken));
    step.formula += " − " + amount(taken);
    step.text += ", less " + name + ' ' + in_words(taken.decimal());
  }
  if (sum.counts_nothing != Money{}) {
    step.from("credits that do not count", amount(sum.counts_nothing));
    step.formula += " − " + amount(sum.counts_nothing);
    step.text += ", without credits that do not count";
  }
  if (sum.substituted != Money{}) {
    step.from("raised to the fair market price by", amount(sum.substituted));
    step.formula += " + " + amount(sum.substituted);
    step.text += ", raised to the fair market price";
  }
  step.text += '.';
  step.exactly(step.formula, amount(sum.net_sales), "net_sales");
}

Explanation RowWriter::explain(const RowSum& sum, const Row& row) const {
  Explanation why;
  explain_net_sales(sum, row, why);
  RateSteps rate = explain_rate(ledger_, card_.uses()[sum.use],
                                sales_.profile(sum.first_line).country, readings_);
  why.steps.push_back(std::move(rate.step));
  why.not_applied = std::move(rate.not_applied);
  why.step("V.4", "The royalty in the currency of the sales, exact.")
      .exactly(row.net_sales.decimal().at_least(2) + " × " + row.rate.text() + '%',
               row.royalty.at_least(4), "royalty");
  return why;
}

RoyaltyResult RowWriter::rows_of(const std::vector<RowSum>& sums) const {
  std::vector<std::pair<Row, const RowSum*>> rows;
  for (const RowSum& sum : sums) rows.emplace_back(row_of(sum), &sum);
  const auto key = [](const Row& row) {
    return std::make_tuple(std::string_view(row.seller), std::string_view(row.country),
                           std::string_view(row.product), std::string_view(row.unit),
                           std::string_view(row.currency), to_string(row.basis), row.rate);
  };
  sort_stably(rows, [&](const auto& a, const auto& b) {
    const auto key_a = key(a.first);
    const auto key_b = key(b.first);
    return key_a != key_b ? key_a < key_b : a.second->key.exchanged_as < b.second->key.exchanged_as;
  });
  RoyaltyResult result;
  for (auto& [row, sum] : rows) {
    QuarterRows& quarter = result.quarters[Quarter::from_index(sum->key.quarter)];
    quarter.explanations.push_back(explain(*sum, row));
    quarter.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

ReductionShares shares_of(const Ledger& ledger, const RateCard& card, const Readings& readings,
                          ReducingRecords& records, std::size_t number, std::size_t most_listed) {
  const InfringementsResult& infringements = card.grounds().infringements;
  const ReducedDays& reduced = infringements.reduced[number];
  const bool adds = readings.several_infringers == SeveralInfringers::sum;
  const std::vector<std::size_t> first =
      adds ? records.first(reduced, most_listed) : std::vector{reduced.governing};
  ReductionShares shares;
  Step listed;
  Percent sum;
  for (const std::size_t i : first) {
    const Percent& percent = ledger.infringements[i].percent;
    const InfringementRecord& record = infringements.records[i];
    const std::string where = "/infringements/" + std::to_string(i);
    const std::string text = percent.text() + '%';
    listed.fact("infringement", text, where + "/percent")
        .fact("the days to sue begin", *record.begins, where + record.begins_at);
    shares.sum += (shares.sum.empty() ? "" : " + ") + text;
    sum = sum + percent;
  }
  if (adds && reduced.records > first.size()) {
    const std::string rest = Percent(reduced.percent.value() - sum.value()).text() + '%';
    listed.from("and " + std::to_string(reduced.records - first.size()) + " more, together", rest);
    shares.sum += " + " + rest;
  }
  const std::string cap = reduced.cap.text() + '%';
  const Date begins = *infringements.records[reduced.governing].begins;
  listed.fact("at most", cap,
              pointer_to_term(card.terms().set_by(begins).infringement_cap, "infringement_cap"));
  shares.sum = "min(" + shares.sum + ", " + cap + ')';
  shares.inputs = std::move(listed.inputs);
  return shares;
}

void explain_reduction(const ReductionShares& shares, Step& step) {
  step.inputs.insert(step.inputs.end(), shares.inputs.begin(), shares.inputs.end());
  step.formula = in_words(step.reduction->full) + " × (100% − " + shares.sum + ") = " + step.result;
  step.reduction.reset();
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
      step.from("licence", "", "licence");
      break;
    case Basis::outside_licence:
      step.text = use.rate.is_zero() && use.full.is_zero()
                      ? "Sold after the sell-off: the licence no longer covered it."
                      : "Sold after the licences ended; the Agreement goes on, and V.4 with it.";
      step.from("licence", "", "licence");
      break;
    case Basis::expired:
      step.text = "Sold after the TERM: free of royalty.";
      step.from("TERM", "", "term");
      break;
    case Basis::expired_in_sell_off:
      step.text = "Sold in the sell-off, but after the TERM, during which V.4 asks royalty.";
      step.reading = reading_used(readings, "sell_off_past_term");
      step.from("TERM", "", "term");
      break;
    case Basis::free:
      step.text = "Supplied free of charge, for neither money nor money's worth.";
      step.reading = reading_used(readings, "free_supply");
      break;
    case Basis::patent_expired:
      step.text = "Sold with no patent left" + in_country + ".";
      step.reading = reading_used(readings, "post_expiry");
      break;
    case Basis::sell_off:
      step.text = "Sold in the sell-off after termination, at the rate it would have borne before.";
      step.from("licence", "", "licence");
      break;
    case Basis::intra_group:
      step.text = "A transfer inside the licensed group.";
      step.reading = reading_used(readings, "chain_sales");
      break;
    case Basis::generic:
      step.text = "A GENERIC PRODUCT is available" + in_country + ".";
      break;
    case Basis::infringement:
      step.text = "Substantial infringement" + in_country + ", and no suit in time.";
      step.reading = reading_used(readings, "several_infringers");
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
    step.fact("available from", ledger.generics[*use.generic].available_from,
              where + "/available_from");
    step.reading = reading_used(readings, "generic_withdrawn");
  }
  if (!use.full.is_zero() || use.amendment) {
    step.fact(use.amendment ? "amended rate" : "full rate", use.full.text() + '%',
              pointer_to_term(use.amendment, use.generic ? "generic_percent" : "royalty_percent"));
  }
  if (use.reduced) step.reduction = {*use.reduced, use.full};
  return steps;
}

RoyaltyResult rows_of(const std::vector<RowSum>& sums, const Ledger& ledger, const RateCard& card,
                      const Readings& readings, const SellerRoles& roles) {
  return RowWriter(ledger, card, readings, roles).rows_of(sums);
}

}  // namespace jm216
