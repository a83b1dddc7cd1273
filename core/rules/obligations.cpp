#include "core/rules/obligations.hpp"

#include <algorithm>

#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// READING(payment_extension): but for "termination-only" the due date itself moves.
void extend(Owed& owed, const DatedTerms& terms, const Readings& readings) {
  if (readings.payment_extension == PaymentExtension::termination_only || !owed.due) return;
  const auto extended = terms.extended_due(owed.id);
  if (!extended) return;
  owed.due = extended->to;
  add_step(owed.steps, "XI.2", "The parties agreed to extend the due date.")
      .fact("extended to", extended->to, "/extensions/" + std::to_string(extended->index) + "/to")
      .under(reading_used(readings, "payment_extension"))
      .gives(extended->to, "due");
}

// An amount that the agreement names, or an amendment. It is said first.
void add_amount(Owed& owed, const std::string& where = {}) {
  owed.steps.insert(owed.steps.begin(),
                    Step{owed.clause, where.empty() ? "The sum that the agreement names."
                                                    : "The sum as amended."});
  owed.steps.front().fact("sum", owed.amount, where).gives(owed.amount, "amount_usd");
}

Owed signature(const TermReport& term, const DatedTerms& terms, const Readings& readings) {
  Owed owed{
      ObligationId::signature(), "V.1", as_signed::signature(), term.starts, false, nullptr, {}};
  add_amount(owed);
  add_step(owed.steps, "V.1", "The initial sum falls due on the EFFECTIVE DATE.")
      .from("EFFECTIVE DATE", term.starts, "term")
      .gives(term.starts, "due");
  extend(owed, terms, readings);
  return owed;
}

// XI.8.2: a sum that had not accrued when the licence ended.
void lose(Owed& owed, std::string reading, Findings& findings) {
  owed.due.reset();
  findings.add(FindingCode::not_accrued_at_end, "",
               {{"obligation", obligation_in_words(owed.id)},
                {reading.empty() ? "unearned" : "later", reading}});
  add_step(owed.steps, "XI.8.2", "It had not accrued when the licence ended.")
      .under(std::move(reading))
      .gives("null");
}

// V.2: on the earlier of the supply agreement's execution and 31 January 2002.
Owed supply(const Ledger& ledger, const DatedTerms& terms, const Readings& readings, Date as_of) {
  const std::string latest = to_string(as_signed::supply_agreement_latest);
  const auto executed = known_end(ledger.supply_agreement.executed, as_of);
  const Date due = std::min(executed.value_or(as_signed::supply_agreement_latest),
                            as_signed::supply_agreement_latest);
  Owed owed{ObligationId::supply(), "V.2", std::nullopt, due, false, nullptr, {}};
  Step& step =
      add_step(
          owed.steps, "V.2",
          std::string(executed ? "Due on the execution of the supply agreement, at the latest on "
                               : "Due on ") +
              in_words(as_signed::supply_agreement_latest) + '.')
          .from("at the latest", latest)
          .gives(due, "due");
  if (executed) {
    step.fact("executed", *executed, "/supply_agreement/executed")
        .exactly("min(" + to_string(*executed) + ", " + latest + ')', due, "due");
  }
  extend(owed, terms, readings);
  // The sum of the day on which it falls due, which an extension moves.
  owed.amount = terms.on(*owed.due).supply;
  add_amount(owed, pointer_to_term(terms.set_by(*owed.due).supply, "supply_usd"));
  return owed;
}

// V.3: within 30 days of attaining the milestone, or of the instalment's own day; after the licence's
// end nothing is owed.
void fall_due(Owed& owed, std::optional<Date> earned, const Input& input, Date licence_ends) {
  if (!earned) {
    add_step(owed.steps, "V.3",
             "Falls due " + in_words(as_signed::milestone_payment) +
                 " after it is attained; it is not attained yet.")
        .with(input)
        .gives("null");
  } else if (*earned > licence_ends) {
    add_step(owed.steps, "V.3",
             "Attained after the licence had ended on " + in_words(licence_ends) +
                 ": nothing falls due.")
        .with(input)
        .gives("null");
  } else {
    owed.due = *earned + as_signed::milestone_payment;
    add_step(owed.steps, "V.3",
             "Due " + in_words(as_signed::milestone_payment) + " after attainment.")
        .with({"attained", to_string(*earned), input.id, input.where})
        .plus(*earned, as_signed::milestone_payment, "due");
  }
}

std::optional<Date> day_of(const MilestoneFact& fact, std::string_view instalment) {
  return fact.instalments.days.at(static_cast<std::size_t>(instalment.front() - 'a'));
}

// One sum, or as many as an amendment makes of it.
std::vector<Owed> milestone_payments(const MilestoneReport& milestone, const Ledger& ledger,
                                     const DatedTerms& terms, Date licence_ends, Date as_of,
                                     Findings& findings) {
  const std::string name = ObligationId::milestone(milestone.number);
  const MilestoneTerms agreed = terms.milestone(milestone.number, milestone.attained);
  const Input input{"milestone", std::string(to_string(milestone.status)),
                    FigureId::milestone(milestone.number), ""};
  std::vector<Owed> all;
  if (agreed.instalments == nullptr) {
    Owed& owed = all.emplace_back();
    owed.id = milestone.obligation;
    owed.clause = "V.3";
    owed.amount = agreed.amount;
    add_amount(owed, pointer_to_term(agreed.amount_by, name + "/amount_usd"));
    fall_due(owed, milestone.attained, input, licence_ends);
    return all;
  }
  std::size_t entry = 0;
  while (entry < ledger.milestones.size() &&
         ledger.milestones[entry].milestone != milestone.number) {
    ++entry;
  }
  for (std::size_t i = 0; i < agreed.instalments->size(); ++i) {
    const Instalment& instalment = (*agreed.instalments)[i];
    Owed& owed = all.emplace_back();
    owed.id = ObligationId::instalment(milestone.number, instalment.id);
    owed.clause = "V.3";
    owed.amount = instalment.amount;
    add_amount(owed, pointer_to_term(agreed.amount_by,
                                     name + "/instalments/" + std::to_string(i) + "/amount_usd"));
    if (instalment.in == PayableIn::shares)
      owed.steps.back().text +=
          " It is payable in shares, which count with the value they are given at.";
    std::optional<Date> day;
    Input of_instalment{"instalment " + instalment.id, "not attained", "", ""};
    if (entry < ledger.milestones.size()) {
      day = known_end(day_of(ledger.milestones[entry], instalment.id), as_of);
      of_instalment.where =
          "/milestones/" + std::to_string(entry) + "/instalments/" + instalment.id;
    }
    if (!day) of_instalment = input;
    fall_due(owed, day, of_instalment, licence_ends);
    if (day && *day > licence_ends && *day != milestone.attained) {
      findings.add(FindingCode::milestone_after_end, of_instalment.where,
                   {{"number", std::to_string(milestone.number)},
                    {"attained", *day},
                    {"ended", licence_ends}});
    }
  }
  return all;
}

Owed royalty(const QuarterReport& quarter, const DatedTerms& terms, Date as_of) {
  const Date end = quarter.quarter.last_day();
  Owed owed{quarter.obligation, "V.4", quarter.payable, quarter.due, as_of <= end, &quarter, {}};
  add_step(owed.steps, "V.4",
           quarter.payable ? "What is payable for the quarter."
                           : "The quarter is incomplete: what is payable is not known.")
      .from("payable", quarter.payable, FigureId::quarter(quarter.quarter))
      .gives(quarter.payable, "amount_usd");
  const Period period = days(terms.on(end).payment_days);
  add_step(owed.steps, "V.5",
           "Royalties are due " + in_figures(period) + " after the quarter's end.")
      .from("the quarter's last day", end)
      .fact("payment days", std::to_string(period.count),
            pointer_to_term(terms.set_by(end).payment_days, "payment_days"))
      .plus(end, period, "due");
  return owed;
}

}  // namespace

std::vector<Owed> owed_under(const Ledger& ledger, const DatedTerms& terms,
                             const Readings& readings, const TermReport& term,
                             const std::vector<MilestoneReport>& milestones,
                             const std::vector<QuarterReport>& quarters, const LicenceSpan& span,
                             Date as_of, Findings& findings) {
  // V.2 speaks of the supply agreement "described in Article V"; it is described in Article VI.
  findings.add(FindingCode::article_v2_reference);
  findings.add(FindingCode::article_vi2_reference);
  const Date ends = std::min(span.term_ends, span.terminated.value_or(span.term_ends));
  const bool is_over = as_of > ends || span.terminated;
  std::vector<Owed> all;
  all.push_back(signature(term, terms, readings));
  all.push_back(supply(ledger, terms, readings, as_of));
  for (const MilestoneReport& milestone : milestones) {
    for (Owed& owed : milestone_payments(milestone, ledger, terms, ends, as_of, findings)) {
      extend(owed, terms, readings);
      all.push_back(std::move(owed));
    }
  }
  for (Owed& owed : all) {
    if (!owed.due || !is_over || *owed.due <= ends) continue;
    if (owed.clause == "V.2" && span.terminated) {
      lose(owed, "", findings);
    } else if (owed.clause == "V.3" && readings.accrued_at_end == AccruedAtEnd::lost) {
      // READING(accrued_at_end): XI.7 keeps what was earned; XI.8.2 saves what has "accrued due".
      lose(owed, reading_used(readings, "accrued_at_end"), findings);
    }
  }
  for (const QuarterReport& quarter : quarters) {
    all.push_back(royalty(quarter, terms, as_of));
    extend(all.back(), terms, readings);
  }
  return all;
}

}  // namespace jm216
