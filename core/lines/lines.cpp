#include "core/lines/lines.hpp"

#include "core/facts/known.hpp"
#include "core/rules/generics.hpp"
#include "core/rules/infringements.hpp"
#include "core/rules/patents.hpp"

namespace jm216 {

namespace {

// The report has the findings.
RateGrounds grounds_of(const Ledger& ledger, const DatedTerms& terms, const Readings& readings,
                       Date as_of) {
  Findings unheard;
  RateGrounds grounds{patents_of(ledger, readings, as_of), {}, {}};
  grounds.generics = generics_of(ledger, grounds.patents, readings, as_of, unheard);
  grounds.infringements =
      infringements_of(ledger, terms, grounds.patents, readings, as_of, unheard);
  return grounds;
}

}  // namespace

LineAnswers::LineAnswers(const Ledger& ledger, const Report& report)
    : ledger_(ledger),
      report_(report),
      terms_(ledger, report.as_of),
      grounds_(grounds_of(ledger, terms_, report.readings, report.as_of)),
      card_(ledger, terms_, grounds_, report.readings, span_of(report)),
      questions_(ledger, report.readings, report.as_of),
      credit_notes_(ledger, questions_.terms(), report.as_of) {}

void LineAnswers::complete(Explanation& why) const {
  for (Step& step : why.steps) {
    if (step.reduction) explain_reduction(ledger_, card_, report_.readings, step);
  }
}

std::optional<LineAnswer> LineAnswers::of(std::size_t line) const {
  return of(line, ledger_.sales.line(line));
}

std::optional<LineAnswer> LineAnswers::of(std::size_t line, const SaleLine& facts) const {
  if (!is_known(facts.date, report_.as_of)) return std::nullopt;
  LineAnswer answer;
  answer.days = questions_.days_of(line, facts);
  answer.quarter = Quarter::of(answer.days.quarter);
  answer.net_sales = net_sales_of(facts, questions_.terms_of(line));
  if (answer.net_sales.is_credit_note) credit_notes_.apply(line, answer.net_sales);
  answer.use_number = card_.answer(questions_.ask(line, answer.days));
  answer.use = &card_.uses()[answer.use_number];
  return answer;
}

}  // namespace jm216
