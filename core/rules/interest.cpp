#include "core/rules/interest.hpp"

#include <algorithm>
#include <iterator>

#include "core/agreement/bank_rate.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// READING(day_count): the agreement names a yearly rate and no year.
int days_of_year(const Readings& readings) {
  return readings.day_count == DayCount::act_365 ? 365 : 360;
}

void report_builtin(Findings& findings, Date last_day) {
  findings.add_first(FindingCode::base_rate_builtin);
  if (last_day > bank_rate_complete_to)
    findings.add_first(FindingCode::base_rate_stale, {{"day", bank_rate_complete_to}});
}

// Interest that is nothing, or not known, without a day to count.
void add_without_days(Explanation& why, const Obligation& obligation,
                      const std::optional<Usd>& amount, std::string text,
                      std::string_view figures = "interest_usd") {
  why.step("XVI", std::move(text))
      .from("owed", obligation.amount, obligation.id)
      .gives(amount, figures);
}

// What is outstanding × the sum of the rates of its days, which are percents: in cents.
Decimal interest_on(const InterestSpan& span, const InterestRates& rates) {
  return Decimal(span.outstanding.in_cents()) * rates.sum_over(span);
}

// XVI: simple interest on what is outstanding, for every day from the due date up to but not
// counting the payment date, at that day's base rate plus the margin. Rounded once.
std::optional<Usd> accrued_on(const Obligation& obligation, Date as_of, const InterestRates& rates,
                              const Readings& readings, Findings& findings) {
  const auto spans = interest_spans(obligation, rates.list(), as_of);
  if (spans.empty()) return Usd{};
  // Only days before the first of all base rates have none.
  const InterestRate& first = rates.list()[spans.front().first_rate];
  if (!first.base) {
    if (findings.is_first(FindingCode::base_rate_missing, obligation.id)) {
      findings.add(FindingCode::base_rate_missing, "/base_rates",
                   {{"day", spans.front().from}, {"obligation", obligation.id}});
    }
    return std::nullopt;
  }
  if (!first.base_at) report_builtin(findings, spans.back().until - Days{1});
  Decimal sum;
  for (const InterestSpan& span : spans) sum = sum + interest_on(span, rates);
  return Usd::cents(divide_rounded(
      sum.unscaled(), power_of_ten(sum.scale() + 2) * days_of_year(readings), readings.rounding));
}

// The interest of a period for a year of one day: balance × rate × days, in dollars.
Decimal yearly_of(const Usd& outstanding, const InterestPeriod& period) {
  return Decimal(outstanding.in_cents()) * (*period.rate.base + period.rate.margin).value() *
         Decimal((period.until - period.from).count()) * Decimal(Wide(1), 4);
}

// A period of equal balance and rate.
void add_period(std::vector<Step>& steps, const std::string& id, const Usd& outstanding,
                const InterestPeriod& period, const DatedTerms& terms) {
  const auto& [from, until, yearly_rate] = period;
  const Percent& base = *yearly_rate.base;
  const Percent& margin = yearly_rate.margin;
  const Percent rate = base + margin;
  const auto days = (until - from).count();
  const std::string yearly = yearly_of(outstanding, period).at_least(2);
  add_step(steps, "XVI",
           in_words(from) + " to " + in_words(until - Days{1}) + ": " +
               counted(static_cast<std::uint64_t>(days), "day") + " at " + in_words(rate) +
               " (base " + in_words(base) + " + " + in_words(margin) + ").")
      .from("outstanding", outstanding, id)
      .fact("base rate", base.text() + '%',
            yearly_rate.base_at ? "/base_rates/" + std::to_string(*yearly_rate.base_at) + "/percent"
                                : "")
      .fact("margin", margin.text() + '%',
            pointer_to_term(terms.set_by(from).interest_margin, "interest_margin"))
      .from("from", from)
      .from("up to, not counting", until)
      .exactly(outstanding.text() + " × (" + base.text() + "% + " + margin.text() + "%) × (" +
                   to_string(until) + " − " + to_string(from) + ')',
               yearly);
}

// What was paid of the interest, and what is left of it.
void take_off(const PaidFor& paid, const Obligation& obligation, InterestResult& interest,
              Findings& findings) {
  for (const CountedPayment& payment : paid.payments) interest.paid += payment.amount;
  for (Step step : paid.steps) {
    if (step.figure == "paid_on") continue;
    step.figure = step.figure.empty() ? "" : "interest_paid_usd";
    interest.explanation.steps.push_back(std::move(step));
  }
  if (interest.amount && !interest.paid.is_zero()) {
    const Usd left = std::max(*interest.amount - interest.paid, Usd{});
    interest.explanation.step("XVI", "What of the interest is left.")
        .exactly("max(" + interest.amount->text() + " − " + interest.paid.text() + ", 0.00)", left);
  }
  if (interest.amount && interest.paid > *interest.amount) {
    findings.add(FindingCode::overpaid, "",
                 {{"interest", obligation_in_words(obligation.id)},
                  {"amount", interest.paid - *interest.amount}},
                 "XVI");
  }
}

}  // namespace

InterestRates::InterestRates(const Ledger& ledger, const DatedTerms& terms, Date as_of) {
  std::map<Date, InterestRate> changes;
  for (const BaseRate& rate : ledger.base_rates) {
    if (is_known(rate.from, as_of))
      changes.emplace(rate.from, InterestRate{rate.from, rate.percent, rate.at, {}});
  }
  if (ledger.base_rates.empty()) {
    for (const PublishedRate& rate : bank_rate())
      changes.emplace(rate.from, InterestRate{rate.from, rate.percent, std::nullopt, {}});
  }
  const auto keep = [&changes](Date day) {
    changes.try_emplace(day, InterestRate{day, {}, {}, {}});
  };
  keep(Date::min());
  for (const Date day : terms.margin_changes()) keep(day);
  for (auto& [day, rate] : changes) {
    rate.margin = terms.on(day).interest_margin;
    if (!list_.empty()) {
      const InterestRate& before = list_.back();
      if (!rate.base) {
        rate.base = before.base;
        rate.base_at = before.base_at;
      }
      sums_.push_back(sums_.back() + of_days(before, before.from, day));
    } else {
      sums_.emplace_back();
    }
    list_.push_back(std::move(rate));
  }
}

Decimal InterestRates::of_days(const InterestRate& rate, Date from, Date until) {
  if (!rate.base) return {};
  return (*rate.base + rate.margin).value() * Decimal((until - from).count());
}

Decimal InterestRates::sum_over(const InterestSpan& span) const {
  const InterestPeriod first = interest_period(span, 0, list_);
  Decimal sum = of_days(first.rate, first.from, first.until);
  if (span.rates == 1) return sum;
  const std::size_t last = span.first_rate + span.rates - 1;
  return sum + (sums_[last] - sums_[span.first_rate + 1]) +
         of_days(list_[last], list_[last].from, span.until);
}

InterestResult interest_of(const Obligation& obligation, const PaidFor& paid, Date as_of,
                           const InterestRates& rates, const Readings& readings,
                           Findings& findings) {
  InterestResult interest;
  Explanation& why = interest.explanation;
  why.id = FigureId::interest(obligation.id);
  if (!obligation.due) {
    interest.amount = Usd{};
    add_without_days(why, obligation, interest.amount, "Nothing has fallen due.",
                     "interest_usd interest_paid_usd");
  } else if (!obligation.amount) {
    add_without_days(why, obligation, interest.amount,
                     "What is owed is not known, so neither is interest on it.");
  } else if (obligation.status == ObligationStatus::unrecorded) {
    add_without_days(why, obligation, interest.amount, "The ledger says nothing about payments.");
  } else {
    interest.amount = accrued_on(obligation, as_of, rates, readings, findings);
  }
  why.value = text_or_null(interest.amount);
  if (obligation.due) take_off(paid, obligation, interest, findings);
  return interest;
}

InterestSteps::InterestSteps(const Ledger& ledger, const Report& report, std::size_t most_periods)
    : report_(report), most_periods_(most_periods), terms_(ledger, report.as_of) {
  for (const Obligation& obligation : report.obligations) {
    if (!obligation.balances.empty())
      counted_.emplace(FigureId::interest(obligation.id), &obligation);
  }
}

void InterestSteps::complete(Explanation& why) const {
  const auto found = counted_.find(why.id);
  if (found == counted_.end()) return;
  std::vector<Step> steps = steps_of(*found->second);
  steps.insert(steps.end(), std::make_move_iterator(why.steps.begin()),
               std::make_move_iterator(why.steps.end()));
  why.steps = std::move(steps);
}

std::vector<Step> InterestSteps::steps_of(const Obligation& obligation) const {
  const auto& rates = report_.interest_rates;
  const auto spans = interest_spans(obligation, rates, report_.as_of);
  std::vector<Step> steps;
  if (spans.empty()) {
    add_step(steps, "XVI", "Nothing was outstanding after the due date.")
        .gives(obligation.interest, "interest_usd");
    return steps;
  }
  if (!obligation.interest) {
    add_step(steps, "XVI", "No base rate is known for " + in_words(spans.front().from) + ".")
        .gives("null");
    return steps;
  }
  std::string yearly;
  std::size_t more = 0;
  Decimal rest;
  for (const InterestSpan& span : spans) {
    for (std::size_t i = 0; i < span.rates; ++i) {
      const InterestPeriod period = interest_period(span, i, rates);
      if (steps.size() == most_periods_) {
        ++more;
        rest = rest + yearly_of(span.outstanding, period);
        continue;
      }
      add_period(steps, obligation.id, span.outstanding, period, terms_);
      yearly += (yearly.empty() ? "" : " + ") + steps.back().result;
    }
  }
  if (more > 0) {
    const std::string together = rest.at_least(2);
    add_step(steps, "XVI", counted(more, "period") + " more, together.").gives(together);
    yearly += " + " + together;
  }
  const std::string year = std::to_string(days_of_year(report_.readings));
  if (steps.size() > 1) yearly = '(' + yearly + ')';
  add_step(steps, "XVI",
           "Added up, for days of a year of " + year + ", and rounded to the cent once.")
      .from("days of a year", year)
      .under(reading_used(report_.readings, "day_count") + ", " +
             reading_used(report_.readings, "rounding"))
      .nearly(yearly + " ÷ " + year, *obligation.interest, "interest_usd");
  return steps;
}

}  // namespace jm216
