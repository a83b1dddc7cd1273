#include "core/rules/milestones.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/basics/sort_stably.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

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

Date deadline_of(Date target) {
  return target + as_signed::milestone_grace;
}

MilestoneStatus status_of(std::optional<Date> attained, Date target, Date as_of) {
  const Date deadline = deadline_of(target);
  if (attained) {
    return *attained <= deadline ? MilestoneStatus::attained : MilestoneStatus::attained_late;
  }
  if (as_of <= target) return MilestoneStatus::upcoming;
  return as_of <= deadline ? MilestoneStatus::in_grace : MilestoneStatus::missed;
}

// XI.3
bool gives_right(int number) {
  return number <= as_signed::last_milestone_with_right;
}

// XI.3. READING(late_cure): "ends-right" lets attaining late end the right; "keeps-right" holds the
// licensor to have waived nothing (XIV.5).
bool gives_right(int number, MilestoneStatus status, const Readings& readings) {
  return gives_right(number) &&
         (status == MilestoneStatus::missed || (status == MilestoneStatus::attained_late &&
                                                readings.late_cure == LateCure::keeps_right));
}

Explanation explain(const MilestoneReport& milestone, const KnownFact& fact, Date target,
                    std::optional<std::size_t> target_by, const Readings& readings) {
  Explanation why;
  why.id = FigureId::milestone(milestone.number);
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
                       "The objective is to be met within " + in_words(as_signed::milestone_grace) +
                           " of the target date.",
                       sum_of(target, as_signed::milestone_grace),
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
  if (!gives_right(milestone.number)) {
    why.not_applied.push_back({"XI.3", "Missing milestone 4 or 5 gives no right to terminate."});
  } else if (milestone.termination_right_from) {
    why.steps.push_back({"XI.3",
                         "The LICENSOR may terminate on " + in_words(as_signed::milestone_notice) +
                             "' written notice, subject to its "
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
    milestone.objective = as_signed::milestones.at(static_cast<std::size_t>(number - 1)).objective;
    const MilestoneTerms signed_or_amended = terms.milestone(number, fact.attained);
    milestone.target = signed_or_amended.target;
    milestone.extended_to = fact.extended_to;
    milestone.attained = fact.attained;
    milestone.obligation = ObligationId::milestone(number);
    // A milestone's own extension prevails over an amended target (rules, "Milestones").
    const Date target = fact.extended_to.value_or(milestone.target);
    milestone.deadline = deadline_of(target);
    milestone.status = status_of(milestone.attained, target, as_of);
    if (gives_right(number, milestone.status, readings) && licence_runs) {
      milestone.termination_right_from = milestone.deadline + Days{1};
    }
    if (gives_right(number) && milestone.status == MilestoneStatus::attained_late) {
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

MilestoneRights::MilestoneRights(const Ledger& ledger, const Readings& readings)
    : ledger_(ledger), readings_(readings) {
  for (int number = 1; gives_right(number); ++number) {
    const auto attained = known_fact(ledger, number, Date::max()).attained;
    targets_.push_back({targets_agreed(number, Date::max()),
                        targets_agreed(number, attained.value_or(Date::max()))});
  }
}

// What amendments made of the target, by the day each became known. Of those known the one that
// takes effect last prevails, then the later in the ledger: others change nothing any more.
std::vector<MilestoneRights::Target> MilestoneRights::targets_agreed(int number,
                                                                     Date attained) const {
  std::vector<Target> targets;
  for (const Amendment& amendment : ledger_.amendments) {
    const auto& change = amendment.milestones.at(static_cast<std::size_t>(number - 1));
    if (!change || !change->target || attained < amendment.effective) continue;
    const Date agreed = amendment.agreed.value_or(amendment.effective);
    targets.push_back({std::max(agreed, amendment.effective), amendment.effective, targets.size(),
                       *change->target});
  }
  sort_stably(targets, [](const Target& a, const Target& b) { return a.known < b.known; });
  for (std::size_t i = 1; i < targets.size(); ++i) {
    Target& next = targets[i];
    const Target& last = targets[i - 1];
    if (std::tie(last.effective, last.place) < std::tie(next.effective, next.place)) continue;
    next = {next.known, last.effective, last.place, last.to};
  }
  return targets;
}

bool MilestoneRights::gave(int number, Date day) const {
  const KnownFact fact = known_fact(ledger_, number, day);
  const Targets& agreed = targets_.at(static_cast<std::size_t>(number - 1));
  const std::vector<Target>& targets = fact.attained ? agreed.until_attained : agreed.all;
  const auto later =
      std::upper_bound(targets.begin(), targets.end(), day,
                       [](Date wanted, const Target& target) { return wanted < target.known; });
  Date target = as_signed::milestones.at(static_cast<std::size_t>(number - 1)).target;
  if (later != targets.begin()) target = std::prev(later)->to;
  target = fact.extended_to.value_or(target);
  return gives_right(number, status_of(fact.attained, target, day), readings_);
}

bool MilestoneRights::on(Date day, std::optional<int> milestone) const {
  for (int number = 1; gives_right(number); ++number) {
    if ((!milestone || *milestone == number) && gave(number, day)) return true;
  }
  return false;
}

}  // namespace jm216
