#include "core/lines.hpp"

#include "core/rules/known.hpp"

namespace jm216 {

LineAnswers::LineAnswers(const Ledger& ledger, const Report& report)
    : ledger_(ledger),
      report_(report),
      terms_(ledger, report.as_of),
      card_(ledger, terms_, report.readings, span_of(report), report.as_of, unheard_),
      roles_(ledger) {}

std::optional<LineAnswer> LineAnswers::of(std::size_t line) const {
  const Sales& sales = ledger_.sales;
  if (!is_known(sales.date(line), report_.as_of)) return std::nullopt;
  const DecidingDay deciding = deciding_day(sales, line, report_.readings, report_.as_of);
  const RateQuestion question = question_of(sales, sales.profile(line), deciding.day, roles_);
  LineAnswer answer;
  answer.quarter = Quarter::of(deciding.day);
  answer.net_sales = net_sales_of(sales.line(line));
  answer.use = &card_.uses()[card_.answer(question)];
  answer.credited = deciding.credited;
  return answer;
}

}  // namespace jm216
