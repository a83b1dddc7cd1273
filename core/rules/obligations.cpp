#include "core/rules/obligations.hpp"

#include <algorithm>

#include "core/facts/known.hpp"
#include "core/report/words.hpp"

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
                        to_string(extended->to),
                        "due"});
}

// An amount that the agreement names, or an amendment.
Step amount_step(std::string clause, const Usd& amount, std::string where = {}) {
  return {std::move(clause),
          where.empty() ? "The sum that the agreement names." : "The sum as amended.",
          "",
          {{"sum", amount.text(), "", std::move(where)}},
          "",
          amount.text(),
          "amount_usd"};
}

Owed signature(const TermReport& term) {
  Owed owed{
      ObligationId::signature(), "V.1", as_signed::signature(), term.starts, false, nullptr, {}};
  owed.steps.push_back(amount_step("V.1", *owed.amount));
  owed.steps.push_back({"V.1",
                        "The initial sum falls due on the EFFECTIVE DATE.",
                        "",
                        {{"EFFECTIVE DATE", to_string(term.starts), "term", ""}},
                        "",
                        to_string(term.starts),
                        "due"});
  return owed;
}

// V.2: on the earlier of the supply agreement's execution and 31 January 2002.
Owed supply(const Ledger& ledger, Date as_of) {
  Owed owed{ObligationId::supply(),
            "V.2",
            as_signed::supply(),
            as_signed::supply_agreement_latest,
            false,
            nullptr,
            {}};
  owed.steps.push_back(amount_step("V.2", *owed.amount));
  const std::string latest = to_string(as_signed::supply_agreement_latest);
  Step step{"V.2", "Due on " + in_words(as_signed::supply_agreement_latest) + '.',
            "",    {{"at the latest", latest, "", ""}},
            "",    latest,
            "due"};
  if (const auto executed = known_end(ledger.supply_agreement.executed, as_of)) {
    owed.due = std::min(*executed, as_signed::supply_agreement_latest);
    step.text = "Due on the execution of the supply agreement, at the latest on " +
                in_words(as_signed::supply_agreement_latest) + '.';
    step.result = to_string(*owed.due);
    step.formula = "min(" + to_string(*executed) + ", " + latest + ") = " + step.result;
    step.inputs.push_back({"executed", to_string(*executed), "", "/supply_agreement/executed"});
  }
  owed.steps.push_back(std::move(step));
  return owed;
}

// V.3: within 30 days of attaining the milestone; after the licence's end nothing is owed.
Owed milestone_payment(const MilestoneReport& milestone, const DatedTerms& terms,
                       Date licence_ends) {
  const std::string number = std::to_string(milestone.number);
  const MilestoneTerms agreed = terms.milestone(milestone.number, milestone.attained);
  Owed owed;
  owed.id = milestone.obligation;
  owed.clause = "V.3";
  owed.amount = agreed.amount;
  owed.steps.push_back(
      amount_step("V.3", agreed.amount,
                  pointer_to_term(agreed.amount_by, "milestone-" + number + "/amount_usd")));
  const Input input{"milestone", std::string(to_string(milestone.status)),
                    FigureId::milestone(milestone.number), ""};
  if (!milestone.attained) {
    owed.steps.push_back({"V.3",
                          "Falls due " + in_words(as_signed::milestone_payment) +
                              " after the milestone is attained; it is not attained yet.",
                          "",
                          {input},
                          "",
                          "null"});
  } else if (*milestone.attained > licence_ends) {
    owed.steps.push_back({"V.3",
                          "Attained after the licence had ended on " + in_words(licence_ends) +
                              ": nothing falls due.",
                          "",
                          {input},
                          "",
                          "null"});
  } else {
    owed.due = *milestone.attained + as_signed::milestone_payment;
    owed.steps.push_back(
        {"V.3",
         "Due " + in_words(as_signed::milestone_payment) + " after attainment.",
         sum_of(*milestone.attained, as_signed::milestone_payment),
         {{"attained", to_string(*milestone.attained), FigureId::milestone(milestone.number), ""}},
         "",
         to_string(*owed.due),
         "due"});
  }
  return owed;
}

Owed royalty(const QuarterReport& quarter, const DatedTerms& terms, Date as_of) {
  const Date end = quarter.quarter.last_day();
  Owed owed{quarter.obligation, "V.4", quarter.payable, quarter.due, as_of <= end, &quarter, {}};
  const std::string payable = quarter.payable ? quarter.payable->text() : "null";
  owed.steps.push_back({"V.4",
                        quarter.payable
                            ? "What is payable for the quarter."
                            : "The quarter is incomplete: what is payable is not known.",
                        "",
                        {{"payable", payable, FigureId::quarter(quarter.quarter), ""}},
                        "",
                        payable,
                        "amount_usd"});
  const Period period = days(terms.on(end).payment_days);
  owed.steps.push_back({"V.5",
                        "Royalties are due " + in_figures(period) + " after the quarter's end.",
                        sum_of(end, period),
                        {{"the quarter's last day", to_string(end), "", ""},
                         {"payment days", std::to_string(period.count), "",
                          pointer_to_term(terms.set_by(end).payment_days, "payment_days")}},
                        "",
                        to_string(end + period),
                        "due"});
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
