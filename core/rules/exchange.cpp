#include "core/rules/exchange.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/agreement/as_signed.hpp"
#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

bool needs_quote(const Row& row) {
  return row.currency != Currency::usd().code() && !row.royalty.is_zero();
}

void report_missing(Findings& findings, std::string_view currency, Date day) {
  const std::string cause = std::string(currency) + ' ' + to_string(day);
  if (findings.is_first(FindingCode::fx_missing, cause))
    findings.add(FindingCode::fx_missing, "", {{"currency", currency}, {"day", day}});
}

void report_previous_day(Findings& findings, const Quote& quote, Date day) {
  const std::string cause = std::string(quote.currency.code()) + ' ' + to_string(day);
  if (findings.is_first(FindingCode::fx_previous_day, cause)) {
    findings.add(FindingCode::fx_previous_day, "/fx/" + std::to_string(quote.at),
                 {{"currency", quote.currency.code()}, {"day", day}, {"quoted", quote.date}});
  }
}

// The dollars of a row, with the quote of the ledger that served and its day: "1006.8505 × 1.323 ≈
// 1332.06".
void exchange(Step& step, const Row& row, const Quote& quote, Date day, const Usd& dollars,
              const Readings& readings) {
  const std::string where = "/fx/" + std::to_string(quote.at);
  const std::string code{quote.currency.code()};
  step.fact(quote.per_usd ? code + " for US$ 1" : "US$ for " + code + " 1", quote.rate.shortest(),
            where + (quote.per_usd ? "/per_usd" : "/usd"))
      .fact("fx_date", quote.date, where + "/date")
      .under(reading_used(readings, "rounding"))
      .nearly(row.royalty.at_least(4) + (quote.per_usd ? " ÷ " : " × ") + quote.rate.shortest(),
              dollars);
  if (quote.date != day) step.reading += ", " + reading_used(readings, "fx_missing_day");
}

}  // namespace

Quotes::Quotes(const Ledger& ledger, const Readings& readings, Date as_of)
    : fx_(ledger.fx), readings_(readings) {
  for (std::size_t i = 0; i < fx_.size(); ++i) {
    const Quote& quote = fx_[i];
    if (is_known(quote.date, as_of)) by_day_.emplace(std::make_pair(quote.currency, quote.date), i);
  }
}

std::optional<std::size_t> Quotes::on(Currency currency, Date day) const {
  const auto after = by_day_.upper_bound({currency, day});
  if (after == by_day_.begin()) return std::nullopt;
  const auto [of, latest] = *std::prev(after);
  if (of.first != currency) return std::nullopt;
  // READING(fx_missing_day): the agreement names the day's rate and no substitute.
  const Days back{readings_.fx_missing_day == FxMissingDay::previous ? as_signed::fx_days_back : 0};
  if (of.second < day - back) return std::nullopt;
  return latest;
}

Usd to_cents(const Decimal& royalty, Rounding rounding) {
  return Usd::cents(royalty.rounded(2, rounding));
}

Usd in_dollars(const Decimal& royalty, const Quote& quote, Rounding rounding) {
  if (!quote.per_usd) return to_cents(royalty * quote.rate, rounding);
  // royalty / rate in cents, with both brought to whole numbers.
  const Wide numerator = royalty.unscaled() * power_of_ten(quote.rate.scale() + 2);
  const Wide denominator = quote.rate.unscaled() * power_of_ten(royalty.scale());
  return Usd::cents(divide_rounded(numerator, denominator, rounding));
}

void exchange_rows(QuarterReport& quarter, std::vector<Explanation>& explanations,
                   const Quotes& quotes, const std::function<Date(Quarter)>& due_of,
                   const Readings& readings, Date as_of, Findings& findings) {
  for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
    Row& row = quarter.rows[n];
    // READING(credit_note_exchange): "sale" takes the rate of the sale that is credited.
    const Date due = row.exchanged_as ? due_of(*row.exchanged_as) : quarter.exchange_due;
    const bool lies_ahead = due > as_of;
    const Date rate_day = std::min(due, as_of);
    Explanation& why = explanations[n];
    why.id = FigureId::row(quarter.quarter, n);
    if (!needs_quote(row)) {
      row.royalty_usd = to_cents(row.royalty, readings.rounding);
      why.value = row.royalty_usd->text();
      why.step("V.6",
               row.royalty.is_zero() ? "No royalty, so no exchange." : "Rounded to the cent.")
          .under(reading_used(readings, "rounding"))
          .nearly(row.royalty.at_least(4), why.value, "royalty_usd");
      continue;
    }
    const auto index = quotes.on(*Currency::find(row.currency), rate_day);
    if (!index) {
      report_missing(findings, row.currency, rate_day);
      quarter.complete = false;
      why.value = "null";
      why.step("V.6", "No usable rate for " + row.currency + " on " + in_words(rate_day) + ".")
          .under(reading_used(readings, "fx_missing_day"))
          .gives("null");
      continue;
    }
    const Quote& quote = quotes.quote(*index);
    if (lies_ahead) {
      quarter.provisional = true;
      if (findings.is_first(FindingCode::fx_provisional, to_string(quarter.quarter))) {
        findings.add(FindingCode::fx_provisional, "/fx/" + std::to_string(quote.at),
                     {{"quarter", quarter.quarter}, {"due", due}});
      }
    } else if (quote.date != rate_day) {
      report_previous_day(findings, quote, rate_day);
    }
    row.fx = quote;
    row.fx_date = quote.date;
    row.royalty_usd = in_dollars(row.royalty, quote, readings.rounding);
    why.value = row.royalty_usd->text();
    Step& step =
        why.step("V.6", lies_ahead ? "Dollars at the latest rate known: the due date, " +
                                         in_words(due) + ", lies ahead."
                        : quote.date == due
                            ? "Dollars at the rate of the due date, " + in_words(due) + "."
                            : "Dollars at the rate of " + in_words(quote.date) +
                                  ": none was quoted on the due date, " + in_words(due) + ".");
    exchange(step, row, quote, due, *row.royalty_usd, readings);
    step.figure = "royalty_usd";
  }
}

namespace {

// V.6, 5.3; of a day before the due date (reading `early_payment`) at that day's rates alone.
LaterValue value_on(const QuarterReport& quarter, Date day, const Quotes& quotes,
                    const Readings& readings, Findings* findings) {
  struct Sums {
    Usd at_due;
    Usd at_day;
    std::optional<std::size_t> quote;
  };
  std::map<std::string, Sums> currencies;
  LaterValue later;
  for (const Row& row : quarter.rows) {
    if (!needs_quote(row)) {
      later.value += *row.royalty_usd;
      continue;
    }
    const auto [at, is_new] = currencies.try_emplace(row.currency);
    Sums& sums = at->second;
    if (is_new) sums.quote = quotes.on(*Currency::find(row.currency), day);
    sums.at_due += *row.royalty_usd;
    if (!sums.quote) continue;
    sums.at_day += in_dollars(row.royalty, quotes.quote(*sums.quote), readings.rounding);
  }
  const bool is_early = day < quarter.exchange_due;
  for (const auto& [currency, sums] : currencies) {
    if (!sums.quote) {
      if (findings != nullptr) report_missing(*findings, currency, day);
      later.is_complete = false;
      later.value += sums.at_due;
      continue;
    }
    const Quote& quote = quotes.quote(*sums.quote);
    if (quote.date != day && findings != nullptr) report_previous_day(*findings, quote, day);
    later.value += is_early ? sums.at_day : std::max(sums.at_due, sums.at_day);
  }
  if (is_early && !later.value.is_positive()) {
    later.value = Usd::cents(1);
    later.is_least = true;
  }
  return later;
}

std::string joined(const std::vector<std::string>& terms) {
  std::string sum;
  for (const std::string& term : terms) sum += (sum.empty() ? "" : " + ") + term;
  return sum;
}

// How it is reached: each foreign row at that day's rate, and what is the more favourable.
void add_value_on(std::vector<Step>& steps, const QuarterReport& quarter, Date day,
                  const Quotes& quotes, const Readings& readings) {
  const bool is_early = day < quarter.exchange_due;
  struct Parts {
    std::vector<std::string> at_due;
    std::vector<std::string> at_day;
  };
  std::map<std::string, Parts> currencies;
  Step total{"V.6", is_early
                        ? "What they are worth at that day's rates."
                        : "What they are worth then: each currency at whichever rate makes more "
                          "dollars of it."};
  total.under(reading_used(readings, is_early ? "early_payment" : "rounding"));
  std::vector<std::string> parts;
  for (std::size_t n = 0; n < quarter.rows.size(); ++n) {
    const Row& row = quarter.rows[n];
    const std::string at_due = row.royalty_usd->text();
    if (!row.royalty_usd->is_zero()) {
      total.from(isolated(row.seller) + ' ' + row.country + ' ' + isolated(row.product), at_due,
                 FigureId::row(quarter.quarter, n));
    }
    if (!needs_quote(row)) {
      if (!row.royalty_usd->is_zero()) parts.push_back(at_due);
      continue;
    }
    Parts& of_currency = currencies[row.currency];
    if (!row.royalty_usd->is_zero()) of_currency.at_due.push_back(at_due);
    const auto index = quotes.on(*Currency::find(row.currency), day);
    if (!index) continue;
    const Quote& quote = quotes.quote(*index);
    const Usd at_day = in_dollars(row.royalty, quote, readings.rounding);
    of_currency.at_day.push_back(at_day.text());
    Step& step = add_step(steps, "V.6",
                          "At the rate of " + in_words(quote.date) + ", for payment on " +
                              in_words(day) + ".")
                     .from("royalty", row.royalty.at_least(4), FigureId::row(quarter.quarter, n));
    exchange(step, row, quote, day, at_day, readings);
  }
  for (const auto& [currency, of_currency] : currencies) {
    if (of_currency.at_day.empty()) {  // no quote
      if (!of_currency.at_due.empty()) parts.push_back(joined(of_currency.at_due));
      continue;
    }
    if (is_early) {
      parts.push_back(joined(of_currency.at_day));
      continue;
    }
    parts.push_back("max(" + (of_currency.at_due.empty() ? "0.00" : joined(of_currency.at_due)) +
                    ", " + joined(of_currency.at_day) + ')');
  }
  const LaterValue later = value_on(quarter, day, quotes, readings, nullptr);
  std::string sum = joined(parts);
  if (later.is_least) sum = "max(" + sum + ", 0.01)";
  steps.push_back(total.exactly(std::move(sum), later.value));
}

}  // namespace

std::optional<RoyaltyValue> royalty_value(const QuarterReport& quarter, const Quotes& quotes,
                                          const Readings& readings, Findings& findings) {
  if (!quarter.complete) return std::nullopt;
  return RoyaltyValue{FigureId::quarter(quarter.quarter), *quarter.royalty, quarter.exchange_due,
                      [&](Date day, bool is_heard) {
                        return value_on(quarter, day, quotes, readings,
                                        is_heard ? &findings : nullptr);
                      }};
}

LaterValueSteps::LaterValueSteps(const Ledger& ledger, const Report& report, std::size_t most_steps)
    : readings_(report.readings),
      quotes_(ledger, report.readings, report.as_of),
      most_steps_(most_steps) {
  for (const QuarterReport& quarter : report.quarters)
    quarters_.emplace(quarter.obligation, &quarter);
}

void LaterValueSteps::complete(Explanation& why) const {
  const auto quarter = quarters_.find(why.id);
  if (quarter == quarters_.end()) return;
  std::vector<Step> steps;
  std::size_t listed = 0;
  for (Step& step : why.steps) {
    if (const auto day = std::exchange(step.at_rates_of, std::nullopt)) {
      if (listed < most_steps_) {
        const std::size_t before = steps.size();
        add_value_on(steps, *quarter->second, *day, quotes_, readings_);
        listed += steps.size() - before;
      } else {
        const LaterValue later = value_on(*quarter->second, *day, quotes_, readings_, nullptr);
        step.from("worth at the rates of " + in_words(*day), later.value);
      }
    }
    steps.push_back(std::move(step));
  }
  why.steps = std::move(steps);
}

}  // namespace jm216
