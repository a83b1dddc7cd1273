#include "core/explain.hpp"

#include <charconv>

#include "core/lines.hpp"
#include "core/report/words.hpp"

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
      : ledger_(ledger), report_(report), index_(index), line_(ledger.sales.line(index)) {}

  Explanation run() {
    why_.id = std::string(line_prefix) + pointer();
    const LineAnswers answers(ledger_, report_);
    if (const auto answer = answers.of(index_)) {
      explain_net_sales(answer->net_sales);
      explain_royalty(*answer);
    } else {
      why_.value = "null";
      why_.not_applied.push_back({"V.5", "Dated after the as-of date: not known yet."});
    }
    return std::move(why_);
  }

 private:
  [[nodiscard]] std::string pointer() const {
    return std::string(sales_pointer) + std::to_string(index_);
  }
  void explain_net_sales(const NetSales& net);
  void explain_royalty(const LineAnswer& answer);
  [[nodiscard]] std::string row_id(const LineAnswer& answer) const;

  const Ledger& ledger_;
  const Report& report_;
  std::size_t index_;
  SaleLine line_;
  Explanation why_;
};

// I.10
void LineExplainer::explain_net_sales(const NetSales& net) {
  const std::string value = net.value.decimal().at_least(2);
  Step step{"I.10", "", amount(line_.gross), {}, "", value};
  step.text = "Invoice " + std::string(line_.invoice) + " of " + in_words(line_.date) + ", in " +
              std::string(line_.profile.currency.code()) + '.';
  step.inputs.push_back({"gross", amount(line_.gross), "", pointer() + "/gross"});
  if (net.counts_nothing) {
    step.text += " A credit for another reason than goods, correction or discount counts nothing.";
    step.formula = "0.00";
  }
  for (std::size_t i = 0; i < deduction_count; ++i) {
    const std::string name{to_string(static_cast<Deduction>(i))};
    const std::string where = pointer() + "/deductions/" + name;
    if ((net.taken >> i & 1) != 0) {
      step.inputs.push_back({name, amount(line_.deductions[i]), "", where});
      step.formula += (net.is_credit_note ? " + " : " − ") + amount(line_.deductions[i]);
    } else if ((net.refused >> i & 1) != 0) {
      why_.not_applied.push_back({"I.10", "The deduction " + name + " of " +
                                              amount(line_.deductions[i]) +
                                              " is not allowed here and stays in the value."});
    }
  }
  if (net.substituted != Money{}) {
    step.text +=
        " Not at arm's length or not exclusively for money: the fair market price is higher and "
        "stands in.";
    step.inputs.push_back({"fair_market_price", amount(*line_.fair_market_price), "",
                           pointer() + "/fair_market_price"});
    step.formula += " + " + net.substituted.decimal().at_least(2);
  }
  step.formula += " = " + value;
  why_.steps.push_back(std::move(step));
}

void LineExplainer::explain_royalty(const LineAnswer& answer) {
  if (line_.credit_of) {
    Step step{"V.5",
              "",
              "",
              {},
              reading_used(report_.readings, "credit_note_quarter"),
              to_string(answer.quarter)};
    step.text = answer.credited ? "The credit note belongs to " + to_string(answer.quarter) + "."
                                : "The invoice it credits is not known; its own date decides.";
    if (answer.credited) {
      const std::string credited = std::string(sales_pointer) + std::to_string(*answer.credited);
      step.inputs.push_back({"credited line", to_string(ledger_.sales.date(*answer.credited)),
                             std::string(line_prefix) + credited, credited});
    }
    why_.steps.push_back(std::move(step));
  }
  const RateUse& use = *answer.use;
  RateSteps rate = explain_rate(ledger_, use, line_.profile.country, report_.readings);
  why_.steps.push_back(std::move(rate.step));
  why_.not_applied.insert(why_.not_applied.end(), rate.not_applied.begin(), rate.not_applied.end());

  const Money net = answer.net_sales.value;
  why_.value = use.rate.of(net).at_least(4);
  why_.steps.push_back(
      {std::string(clause_of(use.basis)),
       "The line's part of its row's royalty, exact; dollars are computed for the row.",
       net.decimal().at_least(2) + " × " + use.rate.text() + "% = " + why_.value,
       {{"row", "", row_id(answer), ""}},
       "",
       why_.value});
}

std::string LineExplainer::row_id(const LineAnswer& answer) const {
  const TextPool& texts = ledger_.sales.texts();
  for (const QuarterReport& q : report_.quarters) {
    if (q.quarter != answer.quarter) continue;
    for (std::size_t n = 0; n < q.rows.size(); ++n) {
      const Row& row = q.rows[n];
      if (row.seller == texts.text(line_.profile.seller) &&
          row.country == line_.profile.country.code() &&
          row.product == texts.text(line_.profile.product) &&
          row.unit == texts.text(line_.profile.unit) &&
          row.currency == line_.profile.currency.code() && row.basis == answer.use->basis &&
          row.rate == answer.use->rate) {
        return "row:" + to_string(q.quarter) + ':' + std::to_string(n);
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
