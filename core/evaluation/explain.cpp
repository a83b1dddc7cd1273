#include "core/evaluation/explain.hpp"

#include <algorithm>
#include <charconv>

#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/lines/lines.hpp"
#include "core/report/words.hpp"
#include "core/rules/exchange.hpp"
#include "core/rules/interest.hpp"

namespace jm216 {

namespace {

constexpr std::string_view sales_pointer = "/sales/";
constexpr std::uint64_t most_lines_listed = 200;
constexpr std::size_t most_later_steps = 50'000;

// The index in "line:/sales/17", or in "line:/17" as the pointers into a bare array of sales begin;
// fields below the line ("/sales/17/gross") mean the line too.
std::optional<std::size_t> line_index(std::string_view id, const Sales& sales) {
  const auto figure = FigureId::parse(id);
  if (figure.kind != FigureKind::line) return std::nullopt;
  id = figure.name;
  if (id.empty() || id.front() != '/') return std::nullopt;
  id.remove_prefix(id.substr(0, sales_pointer.size()) == sales_pointer ? sales_pointer.size() : 1);
  id = id.substr(0, id.find('/'));
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), index);
  if (error != std::errc{} || end != id.data() + id.size() || index >= sales.size())
    return std::nullopt;
  return index;
}

std::string two_decimals(std::int64_t ten_thousandths) {
  return Money::of(ten_thousandths).decimal().at_least(2);
}

class LineExplainer {
 public:
  LineExplainer(const Ledger& ledger, const Report& report, std::size_t index)
      : ledger_(ledger), report_(report), index_(index), line_(ledger.sales.line(index)) {}

  Explanation run() {
    why_.id = FigureId::line(pointer());
    LineReckoner reckoner(ledger_, report_);
    if (const auto figures = reckoner.of(index_)) {
      credited_ = figures->days.credited;
      explain_net_sales(figures->net_sales, reckoner);
      explain_royalty(*figures, reckoner);
    } else {
      why_.value = "null";
      why_.not_applied.push_back({"V.5", "Dated after the as-of date: not known yet."});
    }
    return std::move(why_);
  }

 private:
  [[nodiscard]] std::string pointer() const { return ledger_.sale_pointer(index_); }
  void explain_net_sales(const NetSales& net, const LineReckoner& reckoner);
  [[nodiscard]] std::int64_t credited_market_price() const;
  void revalue(Step step, const std::string& credit, const std::string& value,
               const LineReckoner& reckoner);
  [[nodiscard]] std::string priced(Step& step, std::size_t index, const NetSales& net) const;
  void explain_days(const LineFigures& figures);
  void explain_royalty(const LineFigures& figures, LineReckoner& reckoner);
  [[nodiscard]] std::string credited_line_id() const {
    return credited_ ? std::string(FigureId::line(ledger_.sale_pointer(*credited_)))
                     : std::string();
  }

  const Ledger& ledger_;
  const Report& report_;
  std::size_t index_;
  SaleLine line_;
  std::optional<std::size_t> credited_;
  Explanation why_;
};

// What the invoice of a line says, less its deductions, as a formula.
std::string LineExplainer::priced(Step& step, std::size_t index, const NetSales& net) const {
  const SaleLine line = ledger_.sales.line(index);
  const std::string where = ledger_.sale_pointer(index);
  std::string sum = two_decimals(line.gross);
  step.fact("invoiced price", sum, where + "/gross");
  if (net.counts_nothing) sum = "0.00";
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.taken, deduction)) continue;
    const std::string amount = two_decimals(amount_of(line, deduction));
    step.fact(in_words(deduction), amount,
              where + "/deductions/" + std::string(to_string(deduction)));
    sum += (net.is_credit_note ? " + " : " − ") + amount;
  }
  return sum;
}

// I.10
void LineExplainer::explain_net_sales(const NetSales& net, const LineReckoner& reckoner) {
  Step step{"I.10", "Invoice " + isolated(line_.invoice) + " of " + in_words(line_.date) + ", in " +
                        std::string(line_.profile.currency.code()) + '.'};
  if (net.counts_nothing)
    step.text += " A credit for another reason than goods, correction or discount counts nothing.";
  std::string sum = priced(step, index_, net);
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.refused, deduction)) continue;
    why_.not_applied.push_back({"I.10", "The deduction " + in_words(deduction) + " of " +
                                            two_decimals(amount_of(line_, deduction)) +
                                            " is not allowed here and stays in the value."});
  }
  const std::string value = net.value.decimal().at_least(2);
  if (net.at_market_price == AtMarketPrice::anew) {
    revalue(std::move(step), sum, value, reckoner);
    return;
  }
  if (net.at_market_price == AtMarketPrice::taken_back) {
    step.text += " What came back takes the fair market price back that the sale bore.";
    const bool is_own = line_.fair_market_price.has_value();
    const std::string market =
        two_decimals(is_own ? *line_.fair_market_price : credited_market_price());
    step.from("credited line", "", credited_line_id())
        .fact("fair market price", market,
              (is_own ? pointer() : ledger_.sale_pointer(*credited_)) + "/fair_market_price");
    sum = is_own ? "min(" + sum + ", 0.00 − " + market + ')' : "0.00 − " + market;
  } else if (net.substituted != Money{}) {
    const std::string market = two_decimals(*line_.fair_market_price);
    step.text +=
        " Not at arm's length or not exclusively for money: the fair market price is higher and "
        "stands in.";
    step.fact("fair market price", market, pointer() + "/fair_market_price");
    sum = "max(" + sum + ", " + market + ')';
  }
  why_.steps.push_back(std::move(step.exactly(sum, value, "net_sales")));
}

std::int64_t LineExplainer::credited_market_price() const {
  return ledger_.sales.line(*credited_).fair_market_price.value_or(0);
}

// A discount or a correction of a sale that bears its fair market price: the sale's price as it stood,
// as this credit leaves it, and what that makes of the higher of price and market price.
void LineExplainer::revalue(Step step, const std::string& credit, const std::string& value,
                            const LineReckoner& reckoner) {
  const Sales& sales = ledger_.sales;
  std::vector<std::size_t> earlier{*credited_};
  for (const std::uint32_t index : sales.credit_notes()) {
    const auto figures = reckoner.of(index);
    if (!figures || figures->days.credited != credited_) continue;
    if (figures->net_sales.at_market_price == AtMarketPrice::anew) earlier.push_back(index);
  }
  std::stable_sort(earlier.begin() + 1, earlier.end(),
                   [&](std::size_t a, std::size_t b) { return sales.date(a) < sales.date(b); });
  earlier.erase(std::find(earlier.begin() + 1, earlier.end(), index_), earlier.end());
  Step& before =
      why_.step("I.10", "The price of the sale, with its earlier corrections and discounts.");
  Money price;
  std::string sum;
  for (const std::size_t index : earlier) {
    const NetSales net = reckoner.of(index)->net_sales;
    price += net.value - net.substituted;
    sum += (sum.empty() ? "" : " + ") + priced(before, index, net);
  }
  const std::string was = price.decimal().at_least(2);
  before.exactly(sum, was);
  const NetSales own = reckoner.of(index_)->net_sales;
  const std::string then = (price + own.value - own.substituted).decimal().at_least(2);
  why_.steps.push_back(std::move(step.exactly(was + " + " + credit, then)));
  const std::string market = two_decimals(credited_market_price());
  why_.step("I.10",
            "The sale is valued anew at its price as it then stands, or its fair market price if "
            "that is higher; this is what that changes.")
      .from("credited line", "", credited_line_id())
      .fact("fair market price", market, ledger_.sale_pointer(*credited_) + "/fair_market_price")
      .exactly("max(" + then + ", " + market + ") − max(" + was + ", " + market + ')', value,
               "net_sales");
}

// Which day decides basis and rate, where it is not the invoice date alone (V.4).
void LineExplainer::explain_days(const LineFigures& figures) {
  const Date day = figures.days.deciding;
  if (credited_ && report_.readings.credit_note_rate == CreditNoteRate::sale) {
    const SaleLine credited = ledger_.sales.line(*credited_);
    const std::string where = ledger_.sale_pointer(*credited_);
    Step& step = why_.step("I.10",
                           "The credit takes back what the sale bore: basis and rate are those of "
                           "the day that decided for the sale.")
                     .from("credited line", "", credited_line_id())
                     .fact("date of the credited line", credited.date, where + "/date")
                     .under(reading_used(report_.readings, "credit_note_rate"))
                     .gives(day);
    if (credited.supplied && is_known(*credited.supplied, report_.as_of))
      step.fact("it was supplied", *credited.supplied, where + "/supplied");
  } else if (line_.supplied && is_known(*line_.supplied, report_.as_of)) {
    why_.step("V.4", "The day that decides basis and rate.")
        .fact("invoice date", line_.date, pointer() + "/date")
        .fact("supplied", *line_.supplied, pointer() + "/supplied")
        .under(reading_used(report_.readings, "supply_date"))
        .gives(day);
  }
}

void LineExplainer::explain_royalty(const LineFigures& figures, LineReckoner& reckoner) {
  if (line_.credit_of) {
    const std::string quarter = to_string(figures.quarter);
    Step& step = why_.step("V.5", credited_ ? "The credit note belongs to " + quarter + "."
                                            : "The invoice it credits is not known; its own date "
                                              "decides.")
                     .under(reading_used(report_.readings, "credit_note_quarter"))
                     .gives(quarter);
    if (credited_) {
      step.fact("date of the credited line", ledger_.sales.date(*credited_),
                ledger_.sale_pointer(*credited_) + "/date")
          .from("credited line", "", credited_line_id());
    }
  }
  explain_days(figures);
  const RateUse& use = *figures.use;
  RateSteps rate = explain_rate(ledger_, use, line_.profile.country, report_.readings);
  why_.steps.push_back(std::move(rate.step));
  reckoner.complete(why_);
  why_.not_applied.insert(why_.not_applied.end(), rate.not_applied.begin(), rate.not_applied.end());

  const Money net = figures.net_sales.value;
  why_.value = use.rate.of(net).at_least(4);
  why_.step(clause_of(use.basis),
            "The line's part of its row's royalty, exact; dollars are computed for the row.")
      .exactly(net.decimal().at_least(2) + " × " + in_words(use.rate), why_.value, "royalty");
}

// The row of the report that an id is of; nothing where it has no such row.
const Row* find_row(const Report& report, const std::optional<RowPlace>& place) {
  if (!place) return nullptr;
  for (const QuarterReport& quarter : report.quarters) {
    if (quarter.quarter != place->quarter) continue;
    return place->row < quarter.rows.size() ? &quarter.rows[place->row] : nullptr;
  }
  return nullptr;
}

// The lines that a row adds up, each leading on to its own explanation; only asked for, because a
// row may add up a million. A row of more lines than anybody reads keeps its summary.
void list_lines(const Ledger& ledger, Quarter quarter, const Row& row, const LineReckoner& reckoner,
                Explanation& why) {
  if (row.lines > most_lines_listed) return;
  const TextPool& texts = ledger.sales.texts();
  Step& sum = why.steps.front();
  sum.inputs.clear();
  for (std::size_t i = 0; i < ledger.sales.size() && sum.inputs.size() < row.lines; ++i) {
    const SaleProfile& profile = ledger.sales.profile(i);
    if (row.seller != texts.text(profile.seller) || row.country != profile.country.code() ||
        row.product != texts.text(profile.product) || row.unit != texts.text(profile.unit) ||
        row.currency != profile.currency.code()) {
      continue;
    }
    const auto figures = reckoner.of(i);
    if (!figures || figures->quarter != quarter || figures->use->basis != row.basis ||
        figures->use->rate != row.rate ||
        Quarter::of(figures->days.exchanged) != row.exchanged_as.value_or(quarter)) {
      continue;
    }
    const SaleLine line = ledger.sales.line(i);
    sum.from("invoice " + isolated(line.invoice) +
                 (line.line.empty() ? "" : ", line " + isolated(line.line)),
             figures->net_sales.value.decimal().at_least(2),
             FigureId::line(ledger.sale_pointer(i)));
  }
  sum.by_formula(sum_of(sum.inputs) + " = " + sum.result);
}

}  // namespace

std::optional<Explanation> explain(const Ledger& ledger, const Evaluation& evaluation,
                                   std::string_view id) {
  const auto found = evaluation.explanations.find(std::string(id));
  if (found != evaluation.explanations.end()) {
    Explanation why = found->second;
    const auto place = row_of(id);
    if (const Row* row = find_row(evaluation.report, place)) {
      LineReckoner reckoner(ledger, evaluation.report);
      reckoner.complete(why);
      list_lines(ledger, place->quarter, *row, reckoner, why);
    }
    InterestSteps(ledger, evaluation.report).complete(why);
    LaterValueSteps(ledger, evaluation.report, most_later_steps).complete(why);
    return why;
  }
  const auto index = line_index(id, ledger.sales);
  if (!index) return std::nullopt;
  return LineExplainer(ledger, evaluation.report, *index).run();
}

}  // namespace jm216
