#include "core/rules/interest.hpp"

#include <algorithm>
#include <iterator>

#include "core/agreement/bank_rate.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// The first day after `day` on which balance, base rate or margin changes, or the end.
Date period_end(Date day, Date next_balance, const BaseRates& rates, const DatedTerms& terms) {
  return std::min({next_balance, rates.next_change(day), terms.next_margin(day)});
}

void report_builtin(Findings& findings, Date last_day) {
  findings.add_first(
      FindingCode::base_rate_builtin, "",
      "The ledger gives no base rates: interest uses the Bank of "
      "England's Bank Rate, which Lloyds Bank's base rate follows.");
  if (last_day > bank_rate_known_to) {
    findings.add_first(FindingCode::base_rate_stale, "",
                       "The built-in Bank Rate is known to " + in_words(bank_rate_known_to) +
                           "; later days take its last rate.");
  }
}

// Interest that is nothing, or not known, without a day to count.
Step without_days(const Obligation& obligation, const std::optional<Usd>& amount, std::string why,
                  std::string figure = "interest_usd") {
  return {"XVI",
          std::move(why),
          "",
          {{"owed", text_or_null(obligation.amount), obligation.id, ""}},
          "",
          text_or_null(amount),
          std::move(figure)};
}

struct Accrued {
  std::optional<Usd> amount;
  std::vector<Step> steps;  // one for each period of equal balance and rate
  std::vector<InterestPeriod> periods;
};

// XVI: simple interest on what is outstanding, for every day from the due date up to but not
// counting the payment date, at that day's base rate plus the margin. Rounded once.
Accrued accrued_on(const std::string& id, const std::vector<Balance>& balances, Date as_of,
                   const BaseRates& rates, const DatedTerms& terms, const Readings& readings,
                   Findings& findings) {
  Accrued interest;
  // READING(day_count): the agreement names a yearly rate and no year.
  const int year = readings.day_count == DayCount::act_365 ? 365 : 360;
  Decimal sum;               // cents × percent × days
  std::vector<Input> parts;  // the same of each period, in dollars
  for (std::size_t i = 0; i < balances.size(); ++i) {
    if (!balances[i].outstanding.is_positive()) continue;
    const Date until = i + 1 < balances.size() ? std::min(as_of, balances[i + 1].from) : as_of;
    for (Date day = balances[i].from; day < until;) {
      const Date end = period_end(day, until, rates, terms);
      const auto base = rates.on(day);
      if (!base) {
        findings.add_once(FindingCode::base_rate_missing, id, [&] {
          return finding(FindingCode::base_rate_missing, "/base_rates",
                         "No base rate is known for " + in_words(day) + ": the interest on " + id +
                             " cannot be computed.");
        });
        interest.steps.push_back(
            {"XVI", "No base rate is known for " + in_words(day) + ".", "", {}, "", "null"});
        return interest;
      }
      if (rates.is_builtin()) report_builtin(findings, end - Days{1});
      const Percent margin = terms.on(day).interest_margin;
      const Percent rate = base->percent + margin;
      interest.periods.push_back({day, end, balances[i].outstanding, base->percent, margin});
      const auto days = (end - day).count();
      const Decimal part =
          Decimal(balances[i].outstanding.in_cents()) * rate.value() * Decimal(days);
      sum = sum + part;
      const std::string yearly = (part * Decimal(Wide(1), 4)).at_least(2);
      parts.push_back({"", yearly, "", ""});
      interest.steps.push_back(
          {"XVI",
           in_words(day) + " to " + in_words(end - Days{1}) + ": " +
               counted(static_cast<std::uint64_t>(days), "day") + " at " + in_words(rate) +
               " (base " + in_words(base->percent) + " + " + in_words(margin) + ").",
           balances[i].outstanding.text() + " × (" + base->percent.text() + "% + " + margin.text() +
               "%) × (" + to_string(end) + " − " + to_string(day) + ") = " + yearly,
           {{"outstanding", balances[i].outstanding.text(), id, ""},
            {"base rate", base->percent.text() + '%', "",
             base->index ? "/base_rates/" + std::to_string(*base->index) + "/percent" : ""},
            {"margin", margin.text() + '%', "",
             pointer_to_term(terms.set_by(day).interest_margin, "interest_margin")},
            {"from", to_string(day), "", ""},
            {"up to, not counting", to_string(end), "", ""}},
           "",
           yearly});
      day = end;
    }
  }
  interest.amount = Usd::cents(
      divide_rounded(sum.unscaled(), power_of_ten(sum.scale() + 2) * year, readings.rounding));
  if (parts.empty()) {
    interest.steps.push_back({"XVI",
                              "Nothing was outstanding after the due date.",
                              "",
                              {},
                              "",
                              interest.amount->text(),
                              "interest_usd"});
    return interest;
  }
  const std::string of_year = std::to_string(year);
  interest.steps.push_back(
      {"XVI",
       "Added up, for days of a year of " + of_year + ", and rounded to the cent once.",
       (parts.size() == 1 ? sum_of(parts) : '(' + sum_of(parts) + ')') + " ÷ " + of_year + " ≈ " +
           interest.amount->text(),
       {{"days of a year", of_year, "", ""}},
       reading_used(readings, "day_count") + ", " + reading_used(readings, "rounding"),
       interest.amount->text(),
       "interest_usd"});
  return interest;
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
    interest.explanation.steps.push_back({"XVI",
                                          "What of the interest is left.",
                                          "max(" + interest.amount->text() + " − " +
                                              interest.paid.text() + ", 0.00) = " + left.text(),
                                          {},
                                          "",
                                          left.text()});
  }
  if (interest.amount && interest.paid > *interest.amount) {
    findings.add(FindingCode::overpaid, "",
                 "Interest on the " + obligation_in_words(obligation.id) + " is overpaid by " +
                     in_words(interest.paid - *interest.amount) + ".",
                 "XVI");
  }
}

}  // namespace

BaseRates::BaseRates(const Ledger& ledger, Date as_of) {
  for (const BaseRate& rate : ledger.base_rates) {
    if (is_known(rate.from, as_of)) rates_.emplace(rate.from, Rate{rate.percent, rate.at});
  }
  is_builtin_ = ledger.base_rates.empty();
  if (!is_builtin_) return;
  for (const PublishedRate& rate : bank_rate()) {
    rates_.emplace(rate.from, Rate{rate.percent, std::nullopt});
  }
}

std::optional<BaseRates::Rate> BaseRates::on(Date day) const {
  const auto after = rates_.upper_bound(day);
  if (after == rates_.begin()) return std::nullopt;
  return std::prev(after)->second;
}

Date BaseRates::next_change(Date day) const {
  const auto after = rates_.upper_bound(day);
  return after == rates_.end() ? Date::max() : after->first;
}

InterestResult interest_of(const SettlementResult& settled, const PaidFor& paid, Date as_of,
                           const BaseRates& rates, const DatedTerms& terms,
                           const Readings& readings, Findings& findings) {
  const Obligation& obligation = settled.obligation;
  InterestResult interest;
  Explanation& why = interest.explanation;
  why.id = FigureId::interest(obligation.id);
  if (!obligation.due) {
    interest.amount = Usd{};
    why.steps.push_back(without_days(obligation, interest.amount, "Nothing has fallen due.",
                                     "interest_usd interest_paid_usd"));
  } else if (!obligation.amount) {
    why.steps.push_back(without_days(obligation, interest.amount,
                                     "What is owed is not known, so neither is interest on it."));
  } else if (obligation.status == ObligationStatus::unrecorded) {
    why.steps.push_back(
        without_days(obligation, interest.amount, "The ledger says nothing about payments."));
  } else {
    Accrued accrued =
        accrued_on(obligation.id, settled.balances, as_of, rates, terms, readings, findings);
    interest.amount = accrued.amount;
    interest.periods = std::move(accrued.periods);
    why.steps = std::move(accrued.steps);
  }
  why.value = text_or_null(interest.amount);
  if (obligation.due) take_off(paid, obligation, interest, findings);
  return interest;
}

}  // namespace jm216
