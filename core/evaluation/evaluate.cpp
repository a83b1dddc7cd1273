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
#include "core/evaluation/evaluate.hpp"

#include <algorithm>

#include "core/agreement/judgment.hpp"
#include "core/basics/shown.hpp"
#include "core/report/words.hpp"
#include "core/rules/deadlines.hpp"
#include "core/rules/exchange.hpp"
#include "core/rules/interest.hpp"
#include "core/rules/licence.hpp"
#include "core/rules/milestones.hpp"
#include "core/rules/nonpayment.hpp"
#include "core/rules/notices.hpp"
#include "core/rules/obligations.hpp"
#include "core/rules/payments.hpp"
#include "core/rules/quarters.hpp"
#include "core/rules/rights.hpp"
#include "core/rules/royalty.hpp"
#include "core/rules/statements.hpp"
#include "core/rules/term.hpp"

namespace jm216 {

namespace {

std::string text_or_null(const std::optional<Usd>& amount) {
  return amount ? amount->text() : "null";
}

class Evaluator {
 public:
  Evaluator(const Ledger& ledger, const Readings& readings, Date as_of)
      : ledger_(ledger), readings_(readings), as_of_(as_of), terms_(ledger, as_of) {}

  Evaluation run(std::string sha256) {
    Report& report = result_.report;
    report.as_of = as_of_;
    report.readings = readings_;
    report.ledger.title = ledger_.title;
    report.ledger.notes = ledger_.notes;
    report.ledger.sha256 = std::move(sha256);
    for (const Seller& seller : ledger_.sellers.value_or(std::vector<Seller>{})) {
      report.ledger.sellers.push_back({seller.id, seller.name});
    }
    evaluate_dollars();
    evaluate_statements();
    evaluate_rights();
    evaluate_deadlines();
    list_amendments();
    note_what_is_read();
    for (const LeftToJudgment& item : left_to_judgment()) {
      report.not_computable.push_back({std::string(item.clause), std::string(item.why)});
    }
    report.findings = findings_.sorted();
    return std::move(result_);
  }

  Dollars run_for_dollars() {
    evaluate_dollars();
    return {std::move(result_.report.quarters), result_.report.totals};
  }

 private:
  void evaluate_dollars() {
    evaluate_term();
    evaluate_notices();
    evaluate_milestones();
    evaluate_royalty();
    evaluate_obligations();
    evaluate_totals();
  }
  void evaluate_term();
  void evaluate_notices();
  void evaluate_milestones();
  void evaluate_royalty();
  void evaluate_obligations();
  void evaluate_totals();
  void evaluate_statements();
  void evaluate_rights();
  void evaluate_deadlines();
  void list_amendments();
  void note_what_is_read();

  // What was owed, as known and agreed on a day.
  [[nodiscard]] Account account_on(Date day) const;
  // The last day on which the licence was in force.
  [[nodiscard]] Date licence_ends() const {
    return std::min(span_.term_ends, span_.terminated.value_or(span_.term_ends));
  }
  Obligation obligation_of(const Owed& owed, PaymentBook& book, const Quotes& quotes,
                           const BaseRates& rates);
  void leave_untriggered(Obligation& obligation, Explanation& why, const PaymentBook& book);
  void apply_payments(const Owed& owed, Obligation& obligation, Explanation& why,
                      const std::vector<CountedPayment>& payments, const PaymentBook& book,
                      const Quotes& quotes, const BaseRates& rates);
  void pay_interest(Obligation& obligation, PaymentBook& book);
  // Interest that is nothing, or not known, without a day to count.
  void explain_without_days(const Obligation& obligation, std::string why,
                            std::string figure = "interest_usd");
  void explain(Explanation explanation) {
    result_.explanations[explanation.id] = std::move(explanation);
  }

  const Ledger& ledger_;
  const Readings& readings_;
  Date as_of_;
  DatedTerms terms_;
  LicenceSpan span_{};
  NoticesResult notices_;
  std::optional<RateCard> card_;
  Findings findings_;
  Evaluation result_;
};

void Evaluator::evaluate_term() {
  TermResult term = term_of(ledger_, terms_, readings_, as_of_, findings_);
  span_.effective = term.term.starts;
  span_.term_ends = term.term.ends;
  result_.report.term = std::move(term.term);
  explain(std::move(term.explanation));
}

// As if there had been no notice: one that terminated the licence before that day leaves no right
// anyway, and one that took effect later changes nothing due before it.
Account Evaluator::account_on(Date day) const {
  Evaluator then(ledger_, readings_, day);
  then.evaluate_term();
  then.evaluate_milestones();
  then.evaluate_royalty();
  then.evaluate_obligations();
  return {std::move(then.result_.report.obligations), std::move(then.terms_)};
}

void Evaluator::evaluate_notices() {
  Report& report = result_.report;
  // A notice is judged by what was known and agreed on the day it was given.
  std::optional<MilestoneRights> of_milestones;
  std::optional<NonpaymentRights> of_nonpayment;
  const RightsOnDay rights{[&](Date day, std::optional<int> milestone) {
                             if (!of_milestones) of_milestones.emplace(ledger_, readings_);
                             return of_milestones->on(day, milestone);
                           },
                           [&](Date day) {
                             if (!of_nonpayment) {
                               of_nonpayment.emplace(ledger_, readings_, as_of_, [this](Date last) {
                                 return account_on(last);
                               });
                             }
                             return of_nonpayment->on(day);
                           }};
  notices_ = judge_notices(ledger_, report.term, rights, as_of_, findings_);
  LicenceResult licence = licence_of(ledger_, report.term, notices_, terms_, as_of_);
  span_.terminated = licence.licence.terminated_on;
  span_.sell_off_until = licence.licence.sell_off_until;
  report.licence = std::move(licence.licence);
  explain(std::move(licence.explanation));
}

void Evaluator::evaluate_milestones() {
  const bool licence_runs = is_running(result_.report.licence.status);
  MilestonesResult result =
      milestones_of(ledger_, terms_, readings_, as_of_, licence_runs, findings_);
  result_.report.milestones = std::move(result.milestones);
  for (Explanation& why : result.explanations) explain(std::move(why));
}

void Evaluator::evaluate_royalty() {
  Report& report = result_.report;
  card_.emplace(ledger_, terms_, readings_, span_, as_of_, findings_);
  RoyaltyResult royalty = royalty_of(ledger_, *card_, readings_, as_of_, findings_);
  report.ledger.lines_read = ledger_.sales.size();
  report.ledger.lines_counted = royalty.lines_counted;
  report.ledger.lines_after_as_of = report.ledger.lines_read - royalty.lines_counted;

  QuartersResult quarters = quarters_of(std::move(royalty), span_, terms_, readings_, as_of_);
  const Quotes quotes(ledger_, readings_, as_of_);
  for (std::size_t i = 0; i < quarters.quarters.size(); ++i) {
    exchange_rows(quarters.quarters[i], quarters.row_explanations[i], quotes, readings_, as_of_,
                  findings_);
    for (Explanation& why : quarters.row_explanations[i]) explain(std::move(why));
  }
  for (Explanation& why : add_up(quarters.quarters, readings_, findings_)) explain(std::move(why));
  report.quarters = std::move(quarters.quarters);
}

void Evaluator::evaluate_obligations() {
  Report& report = result_.report;
  PaymentBook book(ledger_, as_of_, findings_);
  const Quotes quotes(ledger_, readings_, as_of_);
  const BaseRates rates(ledger_, as_of_);
  for (const Owed& owed : owed_under(ledger_, terms_, readings_, report.term, report.milestones,
                                     report.quarters, licence_ends(), as_of_, findings_)) {
    report.obligations.push_back(obligation_of(owed, book, quotes, rates));
  }
  book.report_untaken(findings_);
}

Obligation Evaluator::obligation_of(const Owed& owed, PaymentBook& book, const Quotes& quotes,
                                    const BaseRates& rates) {
  Obligation obligation;
  obligation.id = owed.id;
  obligation.clause = owed.clause;
  obligation.amount = owed.amount;
  obligation.due = owed.due;
  Explanation why;
  why.id = owed.id;
  why.value = text_or_null(owed.amount);
  why.steps = owed.steps;
  if (!owed.due) {
    leave_untriggered(obligation, why, book);
    explain(std::move(why));
    return obligation;
  }
  apply_payments(owed, obligation, why, book.take(owed.id), book, quotes, rates);
  pay_interest(obligation, book);
  explain(std::move(why));
  return obligation;
}

// Not triggered: what was paid all the same is excess, and `payment-for-nothing`.
void Evaluator::leave_untriggered(Obligation& obligation, Explanation& why,
                                  const PaymentBook& book) {
  const Settlement nothing = settle(Usd{}, as_of_, book.of(obligation.id), std::nullopt, readings_);
  obligation.paid = nothing.paid;
  obligation.paid_on = nothing.paid_on;
  obligation.excess = nothing.excess;
  obligation.payments = nothing.payments;
  obligation.fx_uplift = obligation.outstanding = obligation.outstanding_if_paid_now = Usd{};
  obligation.interest = Usd{};
  why.steps.insert(why.steps.end(), nothing.paid_steps.begin(), nothing.paid_steps.end());
  why.steps.insert(why.steps.end(), nothing.steps.begin(), nothing.steps.end());
  why.steps.push_back({obligation.clause,
                       "Nothing is owed as long as nothing has fallen due.",
                       "",
                       {},
                       "",
                       "0.00",
                       "outstanding_usd outstanding_if_paid_now_usd"});
  explain_without_days(obligation, "Nothing has fallen due.", "interest_usd interest_paid_usd");
}

void Evaluator::apply_payments(const Owed& owed, Obligation& obligation, Explanation& why,
                               const std::vector<CountedPayment>& payments, const PaymentBook& book,
                               const Quotes& quotes, const BaseRates& rates) {
  std::optional<RoyaltyValue> royalty;
  if (owed.quarter != nullptr && owed.quarter->complete) {
    royalty = RoyaltyValue{"quarter:" + to_string(owed.quarter->quarter), *owed.quarter->royalty,
                           [this, &owed, &quotes](Date day) {
                             return value_on(*owed.quarter, day, quotes, readings_, findings_);
                           }};
  }
  const Settlement s = settle(owed.amount.value_or(Usd{}), *owed.due, payments, royalty, readings_);
  obligation.paid = s.paid;
  obligation.paid_on = s.paid_on;
  obligation.settled_on = s.settled_on;
  why.steps.insert(why.steps.end(), s.paid_steps.begin(), s.paid_steps.end());
  StatusFacts facts{owed.amount,  *owed.due,        std::nullopt,
                    s.settled_on, owed.is_accruing, book.is_recorded()};
  if (!owed.amount) {
    obligation.status = status_of(facts, as_of_);
    explain_without_days(obligation, "What is owed is not known, so neither is interest on it.");
    return;
  }
  facts.outstanding = s.outstanding;
  obligation.status = status_of(facts, as_of_);
  obligation.fx_uplift = s.fx_uplift;
  obligation.outstanding = s.outstanding;
  obligation.excess = s.excess;
  obligation.payments = s.payments;
  why.steps.insert(why.steps.end(), s.steps.begin(), s.steps.end());
  PaidNow now = if_paid_now(s.outstanding, *owed.due, as_of_, royalty, readings_);
  if (now.amount && now.steps.empty()) {
    now.steps.push_back({"V.6",
                         "The same if it is paid on the as-of date.",
                         "",
                         {},
                         "",
                         s.outstanding.text(),
                         "outstanding_if_paid_now_usd"});
  }
  obligation.outstanding_if_paid_now = now.amount;
  for (Step& step : now.steps) why.steps.push_back(std::move(step));
  if (s.excess.is_positive()) {
    findings_.add(
        FindingCode::overpaid, "",
        "The " + obligation_in_words(owed.id) + " is overpaid by " + in_words(s.excess) + ".");
  }
  if (obligation.status == ObligationStatus::unrecorded) {
    explain_without_days(obligation, "The ledger says nothing about payments.");
    return;
  }
  Interest interest = interest_on(owed.id, s.balances, as_of_, rates, terms_, readings_, findings_);
  obligation.interest = interest.amount;
  obligation.interest_periods = std::move(interest.periods);
  explain({"interest:" + owed.id, text_or_null(interest.amount), std::move(interest.steps), {}});
}

void Evaluator::explain_without_days(const Obligation& obligation, std::string why,
                                     std::string figure) {
  const std::string value = text_or_null(obligation.interest);
  Step step{"XVI", std::move(why), "", {}, "", value, std::move(figure)};
  step.inputs.push_back({"owed", text_or_null(obligation.amount), obligation.id, ""});
  explain({"interest:" + obligation.id, value, {std::move(step)}, {}});
}

void Evaluator::pay_interest(Obligation& obligation, PaymentBook& book) {
  const std::string id = "interest:" + obligation.id;
  const std::vector<CountedPayment>& payments = book.take(id);
  for (const CountedPayment& payment : payments) obligation.interest_paid += payment.amount;
  Explanation& why = result_.explanations[id];
  for (Step& step : paid_steps_of(payments)) {
    if (step.figure == "paid_on") continue;
    step.figure = step.figure.empty() ? "" : "interest_paid_usd";
    why.steps.push_back(std::move(step));
  }
  if (obligation.interest && !obligation.interest_paid.is_zero()) {
    const Usd left = std::max(*obligation.interest - obligation.interest_paid, Usd{});
    why.steps.push_back({"XVI",
                         "What of the interest is left.",
                         "max(" + obligation.interest->text() + " − " +
                             obligation.interest_paid.text() + ", 0.00) = " + left.text(),
                         {},
                         "",
                         left.text()});
  }
  if (obligation.interest && obligation.interest_paid > *obligation.interest) {
    findings_.add(FindingCode::overpaid, "",
                  "Interest on the " + obligation_in_words(obligation.id) + " is overpaid by " +
                      in_words(obligation.interest_paid - *obligation.interest) + ".",
                  "XVI");
  }
}

void Evaluator::evaluate_statements() {
  for (Explanation& why :
       audit(result_.report.quarters, ledger_, terms_, span_, as_of_, findings_)) {
    explain(std::move(why));
  }
}

void Evaluator::evaluate_rights() {
  RightsResult result = rights_of(ledger_, result_.report, terms_, *card_);
  result_.report.rights = std::move(result.rights);
  for (Explanation& why : result.explanations) explain(std::move(why));
}

void Evaluator::evaluate_deadlines() {
  DeadlinesResult result =
      deadlines_of(ledger_, result_.report, terms_, span_, notices_, findings_);
  result_.report.deadlines = std::move(result.deadlines);
  for (Explanation& why : result.explanations) explain(std::move(why));
}

void Evaluator::list_amendments() {
  for (const std::size_t i : terms_.in_force()) {
    const Amendment& amendment = ledger_.amendments[i];
    const std::string effective = to_string(amendment.effective);
    explain({"amendment:" + std::to_string(result_.report.amendments.size()),
             effective,
             {{"XIV.2",
               "The amendment counts from this day.",
               "",
               {{"effective", effective, "", "/amendments/" + std::to_string(i) + "/effective"}},
               "",
               effective,
               "effective"}},
             {}});
    result_.report.amendments.push_back(
        {amendment.title, amendment.effective, terms_changed_by(amendment)});
  }
}

// Adds a figure to a total, which is unknown as soon as one figure is.
void add_to(std::optional<Usd>& total, const std::optional<Usd>& figure) {
  if (!total) return;
  if (figure) {
    *total += *figure;
  } else {
    total.reset();
  }
}

void Evaluator::evaluate_totals() {
  Report& report = result_.report;
  Totals& totals = report.totals;
  totals = {Usd{}, Usd{}, Usd{}, Usd{}, Usd{}, Usd{}};
  Step royalty{"V.4", "The royalties of all quarters.", "", {}, "", ""};
  for (const QuarterReport& quarter : report.quarters) {
    add_to(totals.royalty, quarter.royalty);
    if (quarter.rows.empty()) continue;
    royalty.inputs.push_back({to_string(quarter.quarter), text_or_null(quarter.royalty),
                              "quarter:" + to_string(quarter.quarter), ""});
  }
  Step owed{
      "V", "What has fallen due or is payable, without what is not triggered or still accruing.",
      "",  {},
      "",  ""};
  Step paid{"V.6", "Payments counted, with creditable tax.", "", {}, "", ""};
  Step outstanding{"V", "What is outstanding.", "", {}, "", ""};
  Step overdue{"V", "What is outstanding after its due date.", "", {}, "", ""};
  Step interest{
      "XVI", "Interest less interest paid, never below zero for one obligation.", "", {}, "", ""};
  for (const Obligation& o : report.obligations) {
    if (o.status == ObligationStatus::not_triggered || o.status == ObligationStatus::accruing)
      continue;
    add_to(totals.obligations, o.amount);
    add_to(totals.paid, o.paid);
    add_to(totals.outstanding, o.outstanding);
    owed.inputs.push_back({o.id, text_or_null(o.amount), o.id, ""});
    if (!o.paid.is_zero()) paid.inputs.push_back({o.id, o.paid.text(), o.id, ""});
    if (!o.outstanding || !o.outstanding->is_zero()) {
      outstanding.inputs.push_back({o.id, text_or_null(o.outstanding), o.id, ""});
    }
    if (o.status == ObligationStatus::overdue) {
      add_to(totals.overdue, o.outstanding);
      overdue.inputs.push_back({o.id, text_or_null(o.outstanding), o.id, ""});
    }
    if (o.status == ObligationStatus::unrecorded) continue;
    std::optional<Usd> left;
    if (o.interest) left = std::max(*o.interest - o.interest_paid, Usd{});
    add_to(totals.interest_outstanding, left);
    if (!left || !left->is_zero()) {
      interest.inputs.push_back({o.id, text_or_null(left), "interest:" + o.id, ""});
    }
  }
  const auto total = [this](const char* name, const std::optional<Usd>& value, Step step) {
    step.result = text_or_null(value);
    step.figure = name;
    if (value && !step.inputs.empty()) step.formula = sum_of(step.inputs) + " = " + step.result;
    explain({std::string("total:") + name, step.result, {std::move(step)}, {}});
  };
  total("royalty_usd", totals.royalty, std::move(royalty));
  total("obligations_usd", totals.obligations, std::move(owed));
  total("paid_usd", totals.paid, std::move(paid));
  total("outstanding_usd", totals.outstanding, std::move(outstanding));
  total("overdue_usd", totals.overdue, std::move(overdue));
  total("interest_outstanding_usd", totals.interest_outstanding, std::move(interest));
}

void Evaluator::note_what_is_read() {
  if (terms_.in_force().empty()) {
    findings_.add(FindingCode::as_signed, "",
                  "The terms are those of " + in_full(as_signed::execution) +
                      " as signed. At least two amendments were "
                      "made (2002 and "
                      "2007); none is in this ledger by the as-of date.");
  }
  for (const std::size_t i : terms_.in_force()) {
    const Amendment& amendment = ledger_.amendments[i];
    findings_.add(FindingCode::amendment_applied, "/amendments/" + std::to_string(i),
                  (amendment.title.empty() ? "An amendment" : isolated(amendment.title)) +
                      " is in force from " + in_words(amendment.effective) + ".");
  }
  for (const UnknownField& field : ledger_.unknown_fields) {
    std::string message = "This field is not part of the ledger format and was not used";
    if (!field.nearest.empty()) message += "; was \"" + field.nearest + "\" meant?";
    if (field.nearest.empty()) message += '.';
    if (field.count > 1)
      message += " (the first of " + std::to_string(field.count) + " such cases)";
    findings_.add(FindingCode::unknown_field, field.pointer, std::move(message));
  }
}

}  // namespace

Evaluation evaluate(const Ledger& ledger, const Readings& readings, Date as_of,
                    std::string sha256) {
  return Evaluator(ledger, readings, as_of).run(std::move(sha256));
}

Dollars evaluate_dollars(const Ledger& ledger, const Readings& readings, Date as_of) {
  return Evaluator(ledger, readings, as_of).run_for_dollars();
}

}  // namespace jm216
