#include "core/rules/milestones.hpp"

#include "core/report/words.hpp"
#include "core/rules/known.hpp"

namespace jm216 {

namespace {

struct KnownFact {
  std::optional<Date> attained;
  std::optional<Date> extended_to;
  std::string where;  // "/milestones/0", or empty where the ledger has no entry
};

KnownFact known_fact(const Ledger& ledger, int number, Date as_of) {
  KnownFact fact;
  for (std::size_t i = 0; i < ledger.milestones.size(); ++i) {
    const MilestoneFact& entry = ledger.milestones[i];
    if (entry.milestone != number) continue;
    fact.where = "/milestones/" + std::to_string(i);
    fact.attained = known_end(entry.attained, as_of);
    // An extension that names no day of agreement is always known.
    if (is_known(entry.extension_agreed.value_or(as_of), as_of))
      fact.extended_to = entry.extended_to;
  }
  return fact;
}

MilestoneStatus status_of(const MilestoneReport& milestone, Date target, Date as_of) {
  if (milestone.attained) {
    return *milestone.attained <= milestone.deadline ? MilestoneStatus::attained
                                                     : MilestoneStatus::attained_late;
  }
  if (as_of <= target) return MilestoneStatus::upcoming;
  return as_of <= milestone.deadline ? MilestoneStatus::in_grace : MilestoneStatus::missed;
}

Explanation explain(const MilestoneReport& milestone, const KnownFact& fact, Date target,
                    std::optional<std::size_t> target_by, const Readings& readings) {
  Explanation why;
  why.id = "milestone:" + std::to_string(milestone.number);
  why.value = to_string(milestone.status);
  why.steps.push_back(
      {"IV.1",
       "The target date.",
       "",
       {{"target", to_string(milestone.target), "",
         pointer_to_term(target_by, "milestone-" + std::to_string(milestone.number) + "/target")}},
       "",
       to_string(milestone.target),
       "target"});
  if (milestone.extended_to) {
    why.steps.push_back(
        {"XI.3",
         "The parties agreed to extend it.",
         "",
         {{"extended to", to_string(*milestone.extended_to), "", fact.where + "/extended_to"}},
         "",
         to_string(*milestone.extended_to),
         "extended_to"});
  } else {
    why.not_applied.push_back({"XI.3", "No agreed extension of the target date is recorded."});
  }
  why.steps.push_back({"IV.1",
                       "The objective is to be met within 90 days of the target date.",
                       to_string(target) + " + 90 days = " + to_string(milestone.deadline),
                       {},
                       "",
                       to_string(milestone.deadline),
                       "deadline"});
  Step status{"IV.1", "", "", {}, "", std::string(to_string(milestone.status)), "status"};
  if (milestone.attained) {
    const std::string attained = to_string(*milestone.attained);
    const bool in_time = milestone.status == MilestoneStatus::attained;
    why.steps.push_back({"IV.1",
                         "The milestone was attained.",
                         "",
                         {{"attained", attained, "", fact.where + "/attained"}},
                         "",
                         attained,
                         "attained"});
    status.formula = attained + (in_time ? " ≤ " : " > ") + to_string(milestone.deadline);
    status.text = in_time ? "Attained by the deadline." : "Attained after the deadline.";
  } else {
    status.text = "No attainment is recorded by the as-of date.";
  }
  why.steps.push_back(std::move(status));
  if (!milestone_gives_right(milestone.number)) {
    why.not_applied.push_back({"XI.3", "Missing milestone 4 or 5 gives no right to terminate."});
  } else if (milestone.termination_right_from) {
    why.steps.push_back({"XI.3",
                         "The LICENSOR may terminate on 45 days' written notice, subject to its "
                         "duty to grant reasonable "
                         "extensions and to good faith.",
                         to_string(milestone.deadline) +
                             " + 1 day = " + to_string(*milestone.termination_right_from),
                         {},
                         milestone.attained ? reading_used(readings, "late_cure") : "",
                         to_string(*milestone.termination_right_from),
                         "termination_right_from"});
  } else if (milestone.status == MilestoneStatus::attained_late) {
    why.not_applied.push_back({"XI.3", "The right to terminate is not open: attained late (" +
                                           reading_used(readings, "late_cure") + ")."});
  } else {
    why.not_applied.push_back({"XI.3", "No right to terminate: the deadline was not missed."});
  }
  return why;
}

void check_order(const std::vector<MilestoneReport>& milestones,
                 const std::vector<KnownFact>& facts, Findings& findings) {
  // A second indication is one other than the first approved: 4 follows 2, and 5 follows 3.
  for (const std::size_t later : {std::size_t{4}, std::size_t{5}}) {
    const std::size_t earlier = later - 2;
    if (!milestones[later - 1].attained || milestones[earlier - 1].attained) continue;
    findings.add(FindingCode::milestone_order, facts[later - 1].where + "/attained",
                 "Milestone " + std::to_string(later) + " is recorded as attained, milestone " +
                     std::to_string(earlier) +
                     " is not: a second indication presupposes the approval of a first.");
  }
}

}  // namespace

MilestonesResult milestones_of(const Ledger& ledger, const DatedTerms& terms,
                               const Readings& readings, Date as_of, bool licence_runs,
                               Findings& findings) {
  MilestonesResult result;
  std::vector<KnownFact> facts;
  for (int number = 1; number <= static_cast<int>(milestone_count); ++number) {
    const KnownFact fact = known_fact(ledger, number, as_of);
    MilestoneReport milestone;
    milestone.number = number;
    milestone.objective = milestone_objective(number);
    const MilestoneTerms signed_or_amended = terms.milestone(number, fact.attained);
    milestone.target = signed_or_amended.target;
    milestone.extended_to = fact.extended_to;
    milestone.attained = fact.attained;
    milestone.obligation = "milestone-" + std::to_string(number);
    // A milestone's own extension prevails over an amended target (rules, "Milestones").
    const Date target = fact.extended_to.value_or(milestone.target);
    milestone.deadline = target + Days{as_signed::milestone_grace_days};
    milestone.status = status_of(milestone, target, as_of);

    // XI.3. READING(late_cure): "ends-right" lets attaining late end the right; "keeps-right" holds
    // the licensor to have waived nothing (XIV.5).
    const bool failed = milestone.status == MilestoneStatus::missed ||
                        (milestone.status == MilestoneStatus::attained_late &&
                         readings.late_cure == LateCure::keeps_right);
    if (milestone_gives_right(number) && failed && licence_runs) {
      milestone.termination_right_from = milestone.deadline + Days{1};
    }
    if (milestone_gives_right(number) && milestone.status == MilestoneStatus::attained_late) {
      findings.add(FindingCode::milestone_attained_late, fact.where + "/attained",
                   "Milestone " + std::to_string(number) + " was attained on " +
                       in_words(*milestone.attained) + ", after its deadline of " +
                       in_words(milestone.deadline) +
                       ". Whether the right to terminate (XI.3) survives is a reading (" +
                       reading_used(readings, "late_cure") + ").");
    }
    result.explanations.push_back(
        explain(milestone, fact, target, signed_or_amended.target_by, readings));
    result.milestones.push_back(std::move(milestone));
    facts.push_back(fact);
  }
  check_order(result.milestones, facts, findings);
  return result;
}

}  // namespace jm216
