#include "core/explain.hpp"

#include <charconv>

#include "core/report/words.hpp"
#include "core/rules/known.hpp"
#include "core/rules/net_sales.hpp"
#include "core/rules/royalty.hpp"

namespace jm216 {

namespace {

constexpr std::string_view line_prefix = "line:";
constexpr std::string_view sales_pointer = "/sales/";

// The index in "line:/sales/17"; fields below the line ("/sales/17/gross") mean the line too.
std::optional<std::size_t> line_index(std::string_view id, const Sales& sales) {
  if (id.substr(0, line_prefix.size()) != line_prefix) return std::nullopt;
  id.remove_prefix(line_prefix.size());
  if (id.substr(0, sales_pointer.size()) != sales_pointer) return std::nullopt;
  id.remove_prefix(sales_pointer.size());
  id = id.substr(0, id.find('/'));
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), index);
  if (error != std::errc{} || end != id.data() + id.size() || index >= sales.size())
    return std::nullopt;
  return index;
}

std::string amount(std::int64_t ten_thousandths) {
  return Money::of(ten_thousandths).decimal().at_least(2);
}

class LineExplainer {
 public:
  LineExplainer(const Ledger& ledger, const Report& report, std::size_t index)
      : ledger_(ledger),
        report_(report),
        index_(index),
        line_(ledger.sales.line(index)),
        net_(net_sales_of(line_)) {}

  Explanation run() {
    why_.id = std::string(line_prefix) + pointer();
    if (!is_known(line_.date, report_.as_of)) {
      why_.value = "null";
      why_.not_applied.push_back({"V.5", "Dated after the as-of date: not known yet."});
      return std::move(why_);
    }
    explain_net_sales();
    explain_royalty();
    return std::move(why_);
  }

 private:
  [[nodiscard]] std::string pointer() const {
    return std::string(sales_pointer) + std::to_string(index_);
  }
  void explain_net_sales();
  void explain_royalty();
  [[nodiscard]] std::string row_id(Quarter quarter, const RateUse& use) const;

  const Ledger& ledger_;
  const Report& report_;
  std::size_t index_;
  SaleLine line_;
  NetSales net_;
  Explanation why_;
};

// I.10
void LineExplainer::explain_net_sales() {
  const std::string value = net_.value.decimal().at_least(2);
  Step step{"I.10", "", amount(line_.gross), {}, "", value};
  step.text = "Invoice " + std::string(line_.invoice) + " of " + in_words(line_.date) + ", in " +
              std::string(line_.profile.currency.code()) + '.';
  step.inputs.push_back({"gross", amount(line_.gross), "", pointer() + "/gross"});
  if (net_.counts_nothing) {
    step.text += " A credit for another reason than goods, correction or discount counts nothing.";
    step.formula = "0.00";
  }
  for (std::size_t i = 0; i < deduction_count; ++i) {
    const std::string name{to_string(static_cast<Deduction>(i))};
    const std::string where = pointer() + "/deductions/" + name;
    if ((net_.taken >> i & 1) != 0) {
      step.inputs.push_back({name, amount(line_.deductions[i]), "", where});
      step.formula += (net_.is_credit_note ? " + " : " − ") + amount(line_.deductions[i]);
    } else if ((net_.refused >> i & 1) != 0) {
      why_.not_applied.push_back({"I.10", "The deduction " + name + " of " +
                                              amount(line_.deductions[i]) +
                                              " is not allowed here and stays in the value."});
    }
  }
  if (net_.substituted != Money{}) {
    step.text +=
        " Not at arm's length or not exclusively for money: the fair market price is higher and "
        "stands in.";
    step.inputs.push_back({"fair_market_price", amount(*line_.fair_market_price), "",
                           pointer() + "/fair_market_price"});
    step.formula += " + " + net_.substituted.decimal().at_least(2);
  }
  step.formula += " = " + value;
  why_.steps.push_back(std::move(step));
}

void LineExplainer::explain_royalty() {
  const DatedTerms terms(ledger_, report_.as_of);
  const LicenceSpan span{report_.licence.effective_date, report_.term.ends,
                         report_.licence.terminated_on, report_.licence.sell_off_until};
  Findings unheard;
  const RateCard card(ledger_, terms, report_.readings, span, report_.as_of, unheard);
  const SellerRoles roles(ledger_);
  Date day = line_.date;
  if (line_.credit_of) {
    const DecidingDay deciding =
        deciding_day(ledger_.sales, index_, report_.readings, report_.as_of);
    day = deciding.day;
    Step step{"V.5",
              "",
              "",
              {},
              reading_used(report_.readings, "credit_note_quarter"),
              to_string(Quarter::of(day))};
    step.text = deciding.credited
                    ? "The credit note belongs to " + to_string(Quarter::of(day)) + "."
                    : "The invoice it credits is not known; its own date decides.";
    if (deciding.credited) {
      const std::string credited = std::string(sales_pointer) + std::to_string(*deciding.credited);
      step.inputs.push_back({"credited line", to_string(ledger_.sales.date(*deciding.credited)),
                             std::string(line_prefix) + credited, credited});
    }
    why_.steps.push_back(std::move(step));
  }
  const RateUse& use =
      card.uses()[card.answer(question_of(ledger_.sales, line_.profile, day, roles))];
  RateSteps rate = explain_rate(ledger_, use, line_.profile.country, report_.readings);
  why_.steps.push_back(std::move(rate.step));
  why_.not_applied.insert(why_.not_applied.end(), rate.not_applied.begin(), rate.not_applied.end());

  const Decimal royalty = use.rate.of(net_.value);
  why_.value = royalty.at_least(4);
  why_.steps.push_back(
      {std::string(clause_of(use.basis)),
       "The line's part of its row's royalty, exact; dollars are computed for the row.",
       net_.value.decimal().at_least(2) + " × " + use.rate.text() + "% = " + why_.value,
       {{"row", "", row_id(Quarter::of(day), use), ""}},
       "",
       why_.value});
}

std::string LineExplainer::row_id(Quarter quarter, const RateUse& use) const {
  const TextPool& texts = ledger_.sales.texts();
  for (const QuarterReport& q : report_.quarters) {
    if (q.quarter != quarter) continue;
    for (std::size_t n = 0; n < q.rows.size(); ++n) {
      const Row& row = q.rows[n];
      if (row.seller == texts.text(line_.profile.seller) &&
          row.country == line_.profile.country.code() &&
          row.product == texts.text(line_.profile.product) &&
          row.unit == texts.text(line_.profile.unit) &&
          row.currency == line_.profile.currency.code() && row.basis == use.basis &&
          row.rate == use.rate) {
        return "row:" + to_string(quarter) + ':' + std::to_string(n);
      }
    }
  }
  return {};
}

}  // namespace

std::optional<Explanation> explain(const Ledger& ledger, const Evaluation& evaluation,
                                   std::string_view id) {
  const auto found = evaluation.explanations.find(std::string(id));
  if (found != evaluation.explanations.end()) return found->second;
  const auto index = line_index(id, ledger.sales);
  if (!index) return std::nullopt;
  return LineExplainer(ledger, evaluation.report, *index).run();
}

}  // namespace jm216
