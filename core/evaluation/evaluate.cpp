// The whole licence on one screen:
//
//    1  terms        what the agreement says, as amended               XIV.2
//    2  TERM         Schedule A, last expiry, end                      I.2, I.16, Sch.A
//    3  notices      which have their right; termination, sell-off     XI, XII, VII.7, VII.8, XV.1
//    4  milestones   target, deadline, status, right                   IV.1, XI.3
//    5  royalty      lines -> net sales value -> basis, rate -> rows   I.10, V.4, VII.5, XI
//    6  quarters     due dates, dollars, carry-forward                 V.5, V.6
//    7  obligations  what is owed, paid, outstanding; interest         V.1-V.6, XVI
//    8  totals       over quarters and obligations
//    9  statements   sent against computed, sold against made          V.7, V.8
//   10  rights       what each side may do on the day                  VI.3, VII.5, XI, XII
//   11  deadlines    the calendar                                      rules, "Deadlines"
//   12  findings     in order
//
// Only here do rules meet. What one hands to another is a struct in core/rules/results, in a header
// of its own, for then a rule can be read, tested and changed without the rule that feeds it.
#include "core/evaluation/evaluate.hpp"

#include <utility>

#include "core/agreement/judgment.hpp"
#include "core/evaluation/evaluator.hpp"
#include "core/evaluation/kept_lines.hpp"
#include "core/rules/amendments.hpp"
#include "core/rules/deadlines.hpp"
#include "core/rules/exchange.hpp"
#include "core/rules/generics.hpp"
#include "core/rules/infringements.hpp"
#include "core/rules/ledger_summary.hpp"
#include "core/rules/liability.hpp"
#include "core/rules/licence.hpp"
#include "core/rules/limitation.hpp"
#include "core/rules/milestones.hpp"
#include "core/rules/nonpayment.hpp"
#include "core/rules/notices.hpp"
#include "core/rules/patents.hpp"
#include "core/rules/quarters.hpp"
#include "core/rules/rights.hpp"
#include "core/rules/royalty/royalty.hpp"
#include "core/rules/statements.hpp"
#include "core/rules/term.hpp"
#include "core/rules/totals.hpp"

namespace jm216 {

Evaluator::Evaluator(const Ledger& ledger, const Readings& readings, Date as_of, KeptLines* kept)
    : Evaluator(ledger, readings, as_of, DatedTerms(ledger, as_of), kept) {}  // 1

Evaluator::Evaluator(const Ledger& ledger, const Readings& readings, Date as_of, DatedTerms terms,
                     KeptLines* kept)
    : ledger_(ledger), readings_(readings), as_of_(as_of), kept_(kept), terms_(std::move(terms)) {
  report_.as_of = as_of;
  report_.readings = readings;
}

Evaluation Evaluator::run(std::string sha256) {
  report_.ledger = summary_of(ledger_, std::move(sha256), findings_);
  take(amendments_of(ledger_, terms_, findings_), &AmendmentsResult::amendments,
       report_.amendments);
  evaluate_dollars();
  // 9
  explain(audit(report_.quarters, ledger_, terms_, span_, as_of_, findings_));
  // 10
  take(rights_of(ledger_, report_, terms_, notices_, grounds_.patents, grounds_.infringements),
       &RightsResult::rights, report_.rights);
  // 11
  take(deadlines_of(ledger_, report_, terms_, span_, notices_, grounds_.infringements, findings_),
       &DeadlinesResult::deadlines, report_.deadlines);
  take(liability_of(ledger_, readings_, as_of_, findings_), &LiabilityResult::liability,
       report_.liability);
  for (const LeftToJudgment& item : left_to_judgment()) {
    report_.not_computable.push_back({std::string(item.clause), std::string(item.why)});
  }
  // 12
  report_.findings = findings_.sorted();
  return std::move(result_);
}

Dollars Evaluator::run_for_dollars() {
  evaluate_dollars();
  return {std::move(report_.quarters), report_.totals};
}

void Evaluator::evaluate_dollars() {
  evaluate_term();
  evaluate_notices();
  evaluate_owed();
  // It goes through all notices: nothing for each account of one of their days.
  report_late_payments(ledger_, report_.obligations, readings_, as_of_, findings_);
  // 8
  take(totals_of(report_.quarters, report_.obligations), &TotalsResult::totals, report_.totals);
}

// 2
void Evaluator::evaluate_term() {
  grounds_.patents = patents_of(ledger_, readings_, as_of_);
  TermResult term = term_of(ledger_, terms_, grounds_.patents, readings_, as_of_, findings_);
  span_.effective = term.term.starts;
  span_.term_ends = term.term.ends;
  report_.term = std::move(term.term);
  explain(std::move(term.explanation));
}

// 3
void Evaluator::evaluate_notices() {
  // A notice is judged by what was known and agreed on the day it was given.
  std::optional<MilestoneRights> of_milestones;
  std::optional<NonpaymentRights> of_nonpayment;
  const auto milestone = [&](Date day, std::optional<int> number) {
    if (!of_milestones) of_milestones.emplace(ledger_, readings_);
    return of_milestones->on(day, number);
  };
  const auto nonpayment = [&](Date day) {
    if (!of_nonpayment)
      of_nonpayment.emplace(ledger_, readings_, as_of_,
                            [this](Date last) { return account_on(last); });
    return of_nonpayment->on(day);
  };
  notices_ =
      judge_notices(ledger_, report_.term, {milestone, nonpayment}, readings_, as_of_, findings_);
  LicenceResult licence = licence_of(report_.term, notices_, terms_, readings_, as_of_);
  report_.licence = std::move(licence.licence);
  span_ = span_of(report_);
  explain(std::move(licence.explanation));
}

void Evaluator::evaluate_owed() {
  // 4
  take(milestones_of(ledger_, terms_, readings_, as_of_, span_, report_.licence.agreement_runs,
                     findings_),
       &MilestonesResult::milestones, report_.milestones);
  evaluate_royalty();
  // 7
  evaluate_obligations();
}

RoyaltyResult Evaluator::evaluate_lines() {
  if (kept_ != nullptr)
    return kept_->royalty_of(ledger_, terms_, grounds_, span_, readings_, as_of_, findings_);
  const RateCard card(ledger_, terms_, grounds_, readings_, span_);
  return royalty_of(ledger_, card, readings_, as_of_, findings_);
}

void Evaluator::evaluate_royalty() {
  // 5
  grounds_.generics = generics_of(ledger_, grounds_.patents, readings_, as_of_, findings_);
  grounds_.infringements =
      infringements_of(ledger_, terms_, grounds_.patents, readings_, as_of_, findings_);
  RoyaltyResult royalty = evaluate_lines();
  report_.ledger.lines_read = ledger_.sales.size();
  report_.ledger.lines_counted = royalty.lines_counted;
  report_.ledger.lines_after_as_of = report_.ledger.lines_read - royalty.lines_counted;
  // 6
  QuartersResult quarters = quarters_of(std::move(royalty), span_, terms_, readings_, as_of_);
  const Quotes quotes(ledger_, readings_, as_of_);
  const auto due_of = [this](Quarter quarter) { return exchange_due(quarter, terms_, readings_); };
  for (std::size_t i = 0; i < quarters.quarters.size(); ++i) {
    exchange_rows(quarters.quarters[i], quarters.row_explanations[i], quotes, due_of, readings_,
                  as_of_, findings_);
    explain(std::move(quarters.row_explanations[i]));
  }
  explain(add_up(quarters.quarters, readings_, span_, as_of_, findings_));
  report_.quarters = std::move(quarters.quarters);
}

Evaluation evaluate(const Ledger& ledger, const Readings& readings, Date as_of, std::string sha256,
                    KeptLines* kept) {
  return Evaluator(ledger, readings, as_of, kept).run(std::move(sha256));
}

Dollars evaluate_dollars(const Ledger& ledger, const Readings& readings, Date as_of) {
  return Evaluator(ledger, readings, as_of).run_for_dollars();
}

}  // namespace jm216
