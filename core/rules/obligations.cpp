#include "core/rules/obligations.hpp"

#include "core/report/words.hpp"
#include "core/rules/known.hpp"

namespace jm216 {

namespace {

// READING(payment_extension): "all" moves the due date itself.
void extend(Owed& owed, const DatedTerms& terms, const Readings& readings) {
  if (readings.payment_extension != PaymentExtension::all || !owed.due) return;
  const auto extended = terms.extended_due(owed.id);
  if (!extended) return;
  owed.due = extended->to;
  owed.steps.push_back({"XI.2",
                        "The parties agreed to extend the due date.",
                        "",
                        {{"extended to", to_string(extended->to), "",
                          "/extensions/" + std::to_string(extended->index) + "/to"}},
                        reading_used(readings, "payment_extension"),
                        to_string(extended->to)});
}

Owed signature(const TermReport& term) {
  Owed owed{"signature", "V.1", as_signed::signature(), term.starts, false, nullptr, {}};
  owed.steps.push_back({"V.1",
                        "The initial sum falls due on the EFFECTIVE DATE.",
                        "",
                        {{"EFFECTIVE DATE", to_string(term.starts), "", ""}},
                        "",
                        owed.amount->text()});
  return owed;
}

// V.2: on the earlier of the supply agreement's execution and 31 January 2002.
Owed supply(const Ledger& ledger, Date as_of) {
  Owed owed{"supply", "V.2", as_signed::supply(), as_signed::supply_payment_latest, false,
            nullptr,  {}};
  Step step{"V.2", "Due on 31 Jan 2002.", "", {}, "", owed.amount->text()};
  const auto executed = known_end(ledger.supply_agreement.executed, as_of);
  if (executed && *executed < *owed.due) {
    owed.due = executed;
    step.text = "Due on the execution of the supply agreement, before 31 Jan 2002.";
    step.inputs.push_back({"executed", to_string(*executed), "", "/supply_agreement/executed"});
  }
  owed.steps.push_back(std::move(step));
  return owed;
}

// V.3: within 30 days of attaining the milestone; after the licence's end nothing is owed.
Owed milestone_payment(const MilestoneReport& milestone, const DatedTerms& terms,
                       Date licence_ends) {
  Owed owed;
  owed.id = milestone.obligation;
  owed.clause = "V.3";
  owed.amount = terms.milestone(milestone.number, milestone.attained).amount;
  Step step{"V.3", "", "", {}, "", owed.amount->text()};
  step.inputs.push_back({"milestone", std::string(to_string(milestone.status)),
                         "milestone:" + std::to_string(milestone.number), ""});
  if (!milestone.attained) {
    step.text = "Falls due 30 days after the milestone is attained; it is not attained yet.";
  } else if (*milestone.attained > licence_ends) {
    step.text = "Attained after the licence had ended on " + in_words(licence_ends) +
                ": nothing falls due.";
  } else {
    owed.due = *milestone.attained + Days{as_signed::milestone_payment_days};
    step.text = "Due 30 days after attainment.";
    step.formula = to_string(*milestone.attained) + " + 30 days = " + to_string(*owed.due);
  }
  owed.steps.push_back(std::move(step));
  return owed;
}

Owed royalty(const QuarterReport& quarter, const DatedTerms& terms, Date as_of) {
  Owed owed{
      quarter.obligation, "V.4", quarter.payable, quarter.due, as_of <= quarter.quarter.last_day(),
      &quarter,           {}};
  const int days = terms.on(quarter.quarter.last_day()).payment_days;
  const Date ordinary = quarter.quarter.last_day() + Days{days};
  Step step{"V.5",
            "Royalties are due " + std::to_string(days) + " days after the quarter's end.",
            to_string(quarter.quarter.last_day()) + " + " + std::to_string(days) +
                " days = " + to_string(ordinary),
            {},
            "",
            quarter.payable ? quarter.payable->text() : "null"};
  step.inputs.push_back({"payable", step.result, "quarter:" + to_string(quarter.quarter), ""});
  owed.steps.push_back(std::move(step));
  return owed;
}

}  // namespace

std::vector<Owed> owed_under(const Ledger& ledger, const DatedTerms& terms,
                             const Readings& readings, const TermReport& term,
                             const std::vector<MilestoneReport>& milestones,
                             const std::vector<QuarterReport>& quarters, Date licence_ends,
                             Date as_of, Findings& findings) {
  // V.2 speaks of the supply agreement "described in Article V"; it is described in Article VI.
  findings.add(FindingCode::article_v2_reference, "",
               "V.2 refers to Article V for the supply agreement; Article VI, which describes it, "
               "is taken to be meant.");
  std::vector<Owed> all;
  all.push_back(signature(term));
  all.push_back(supply(ledger, as_of));
  for (const MilestoneReport& milestone : milestones) {
    all.push_back(milestone_payment(milestone, terms, licence_ends));
  }
  for (const QuarterReport& quarter : quarters) all.push_back(royalty(quarter, terms, as_of));
  for (Owed& owed : all) extend(owed, terms, readings);
  return all;
}

}  // namespace jm216
