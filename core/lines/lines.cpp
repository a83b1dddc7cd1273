#include "core/lines/lines.hpp"

#include "core/facts/known.hpp"

namespace jm216 {

LineAnswers::LineAnswers(const Ledger& ledger, const Report& report)
    : ledger_(ledger),
      report_(report),
      terms_(ledger, report.as_of),
      card_(ledger, terms_, report.readings, span_of(report), report.as_of, unheard_) {
  const SellerRoles roles(ledger);
  for (const SaleProfile& profile : ledger.sales.profiles()) {
    questions_.push_back(question_of(ledger.sales, profile, Date{}, roles));
  }
}

std::optional<LineAnswer> LineAnswers::of(std::size_t line) const {
  return of(line, ledger_.sales.line(line));
}

std::optional<LineAnswer> LineAnswers::of(std::size_t line, const SaleLine& facts) const {
  const Sales& sales = ledger_.sales;
  if (!is_known(facts.date, report_.as_of)) return std::nullopt;
  LineAnswer answer;
  RateQuestion question = questions_[sales.profile_id(line)];
  question.date = facts.date;
  if (facts.credit_of) {
    const DecidingDay deciding = deciding_day(sales, line, report_.readings, report_.as_of);
    question.date = deciding.day;
    answer.credited = deciding.credited;
  }
  answer.quarter = Quarter::of(question.date);
  answer.net_sales = net_sales_of(facts);
  answer.use_number = card_.answer(question);
  answer.use = &card_.uses()[answer.use_number];
  return answer;
}

}  // namespace jm216
