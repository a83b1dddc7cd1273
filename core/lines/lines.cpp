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

LineReckoner::LineReckoner(const Ledger& ledger, const Report& report, std::size_t most_records)
    : ledger_(ledger),
      report_(report),
      most_records_(most_records),
      terms_(ledger, report.as_of),
      grounds_(grounds_of(ledger, terms_, report.readings, report.as_of)),
      card_(ledger, terms_, grounds_, report.readings, span_of(report)),
      questions_(ledger, report.readings, report.as_of),
      credit_notes_(ledger, questions_.terms(), report.as_of),
      records_(ledger, grounds_.patents, grounds_.infringements) {}

void LineReckoner::complete(Explanation& why) {
  for (Step& step : why.steps) {
    if (!step.reduction) continue;
    const std::size_t number = step.reduction->reduced;
    auto shares = shares_.find(number);
    if (shares == shares_.end()) {
      shares = shares_
                   .emplace(number, shares_of(ledger_, card_, report_.readings, records_, number,
                                              most_records_))
                   .first;
    }
    explain_reduction(shares->second, step);
  }
}

std::optional<LineFigures> LineReckoner::of(std::size_t line) const {
  return of(line, ledger_.sales.line(line));
}

std::optional<LineFigures> LineReckoner::of(std::size_t line, const SaleLine& facts) const {
  if (!is_known(facts.date, report_.as_of)) return std::nullopt;
  LineFigures figures;
  figures.days = questions_.days_of(line, facts);
  figures.quarter = Quarter::of(figures.days.quarter);
  figures.net_sales = net_sales_of(facts, questions_.terms_of(line));
  if (figures.net_sales.is_credit_note) credit_notes_.apply(line, figures.net_sales);
  figures.use_number = card_.use_for(questions_.ask(line, figures.days));
  figures.use = &card_.uses()[figures.use_number];
  return figures;
}

}  // namespace jm216
