#include "core/rules/milestones.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/agreement/eu_members.hpp"
#include "core/basics/sort_stably.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

struct KnownFact {
  std::optional<Date> attained;
  // The earliest day of an instalment, which attains it where nothing else does; by an amendment that
  // names instalments alone.
  std::optional<Date> first_instalment;
  std::size_t first_letter = 0;  // whose day that is
  std::optional<Date> extended_to;
  std::optional<Country> outside_union;   // an approval that attains nothing (IV.3, IV.5)
  std::string where;                      // "/milestones/0", or empty where the ledger has no entry
  std::string attained_at = "/attained";  // of it

  void attain_by_instalment() {
    attained = first_instalment;
    attained_at = std::string("/instalments/") + static_cast<char>('a' + first_letter);
  }
};

// IV.3, IV.5 speak of a European Union state.
bool needs_eu_state(int number) {
  return number == 3 || number == 5;
}

KnownFact known_fact(const Ledger& ledger, int number, Date as_of) {
  KnownFact fact;
  for (std::size_t i = 0; i < ledger.milestones.size(); ++i) {
    const MilestoneFact& entry = ledger.milestones[i];
    if (entry.milestone != number) continue;
    fact.where = "/milestones/" + std::to_string(i);
    const auto counts = [&](std::optional<Date> day) {
      day = known_end(day, as_of);
      if (!day || !needs_eu_state(number) || !entry.country) return day;
      if (is_eu_member(entry.country->code(), *day)) return day;
      fact.outside_union = entry.country;
      return std::optional<Date>();
    };
    fact.attained = counts(entry.attained);
    for (std::size_t letter = 0; letter < entry.instalments.days.size(); ++letter) {
      const auto known = counts(entry.instalments.days[letter]);
      if (!known || (fact.first_instalment && *known >= *fact.first_instalment)) continue;
      fact.first_instalment = known;
      fact.first_letter = letter;
    }
    // An extension that names no day of agreement is always known.
    if (is_known(entry.extension_agreed.value_or(as_of), as_of))
      fact.extended_to = entry.extended_to;
  }
  return fact;
}

Date deadline_of(Date target) {
  return target + as_signed::milestone_grace;
}

MilestoneStatus status_of(std::optional<Date> attained, Date target, Date deadline, Date as_of) {
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
                    std::optional<std::size_t> target_by, int excused, const Readings& readings) {
  Explanation why;
  why.id = FigureId::milestone(milestone.number);
  why.value = to_string(milestone.status);
  why.step("IV.1", "The target date.")
      .fact("target", milestone.target,
            pointer_to_term(target_by, "milestone-" + std::to_string(milestone.number) + "/target"))
      .gives(milestone.target, "target");
  if (milestone.extended_to) {
    why.step("XI.3", "The parties agreed to extend it.")
        .fact("extended to", *milestone.extended_to, fact.where + "/extended_to")
        .gives(*milestone.extended_to, "extended_to");
  } else {
    why.not_applied.push_back({"XI.3", "No agreed extension of the target date is recorded."});
  }
  why.step("IV.1", "The objective is to be met within " + in_words(as_signed::milestone_grace) +
                       " of the target date.")
      .plus(target, as_signed::milestone_grace, excused == 0 ? "deadline" : "");
  if (excused > 0) {
    why.step("XII",
             "The LICENSEE's force majeure, of which it gave notice, moves it by as many days.")
        .under(reading_used(readings, "force_majeure_milestones"))
        .plus(deadline_of(target), days(excused), "deadline");
  }
  if (milestone.attained) {
    const bool in_time = milestone.status == MilestoneStatus::attained;
    why.step("IV.1", "The milestone was attained.")
        .fact("attained", *milestone.attained, fact.where + fact.attained_at)
        .gives(*milestone.attained, "attained");
    why.step("IV.1", in_time ? "Attained by the deadline." : "Attained after the deadline.")
        .by_formula(to_string(*milestone.attained) + (in_time ? " ≤ " : " > ") +
                    to_string(milestone.deadline))
        .gives(why.value, "status");
  } else {
    why.step("IV.1", "No attainment is recorded by the as-of date.").gives(why.value, "status");
  }
  if (!gives_right(milestone.number)) {
    why.not_applied.push_back({"XI.3", "Missing milestone 4 or 5 gives no right to terminate."});
  } else if (milestone.termination_right_from) {
    why.step("XI.3", "The LICENSOR may terminate on " + in_words(as_signed::milestone_notice) +
                         "' written notice, subject to its duty to grant reasonable extensions and "
                         "to good faith.")
        .under(milestone.attained ? reading_used(readings, "late_cure") : "")
        .the_day_after(milestone.deadline, "termination_right_from");
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
    findings.add(FindingCode::milestone_order,
                 facts[later - 1].where + facts[later - 1].attained_at,
                 {{"later", std::to_string(later)}, {"earlier", std::to_string(earlier)}});
  }
}

// The terms of a milestone; one with instalments is attained with the first of them, if not before.
MilestoneTerms terms_of(const DatedTerms& terms, int number, KnownFact& fact) {
  const auto in_instalments = [&](std::optional<Date> attained) {
    return terms.milestone(number, attained).instalments != nullptr;
  };
  if (!fact.attained && fact.first_instalment &&
      (in_instalments(fact.first_instalment) || in_instalments({}))) {
    fact.attain_by_instalment();
  }
  // An amendment that came after that changes no more.
  return terms.milestone(number, fact.attained);
}

void report_on(const MilestoneReport& milestone, const KnownFact& fact, int unexcused, Date ends,
               const Readings& readings, Findings& findings) {
  const FindingArgument number("number", std::to_string(milestone.number));
  if (fact.outside_union) {
    findings.add(FindingCode::milestone_country_not_eu, fact.where + "/country",
                 {number, {"country", fact.outside_union->name()}});
  }
  if (gives_right(milestone.number) && milestone.status == MilestoneStatus::attained_late) {
    findings.add(FindingCode::milestone_attained_late, fact.where + fact.attained_at,
                 {number,
                  {"attained", *milestone.attained},
                  {"deadline", milestone.deadline},
                  {"reading", reading_used(readings, "late_cure")}});
  }
  if (milestone.status == MilestoneStatus::missed && unexcused > 0) {
    findings.add(FindingCode::milestone_force_majeure, "",
                 {number,
                  {"days", counted(static_cast<std::uint64_t>(unexcused), "day")},
                  {"reading", reading_used(readings, "force_majeure_milestones")}});
  }
  if (milestone.attained && *milestone.attained > ends) {
    findings.add(FindingCode::milestone_after_end, fact.where,
                 {number, {"attained", *milestone.attained}, {"ended", ends}});
  }
}

}  // namespace

MilestonesResult milestones_of(const Ledger& ledger, const DatedTerms& terms,
                               const Readings& readings, Date as_of, const LicenceSpan& span,
                               bool agreement_runs, Findings& findings) {
  MilestonesResult result;
  std::vector<KnownFact> facts;
  const ExcusedDays force_majeure(ledger);
  const Date ends = std::min(span.term_ends, span.terminated.value_or(span.term_ends));
  for (int number = 1; number <= static_cast<int>(milestone_count); ++number) {
    KnownFact fact = known_fact(ledger, number, as_of);
    MilestoneReport milestone;
    milestone.number = number;
    milestone.objective = as_signed::milestones.at(static_cast<std::size_t>(number - 1)).objective;
    const MilestoneTerms signed_or_amended = terms_of(terms, number, fact);
    milestone.target = signed_or_amended.target;
    milestone.extended_to = fact.extended_to;
    milestone.attained = fact.attained;
    milestone.obligation =
        signed_or_amended.instalments == nullptr
            ? ObligationId::milestone(number)
            : ObligationId::instalment(number, signed_or_amended.instalments->front().id);
    // A milestone's own extension prevails over an amended target (rules, "Milestones").
    const Date target = fact.extended_to.value_or(milestone.target);
    milestone.deadline = deadline_of(target);
    const int excused = force_majeure.between(span.effective, milestone.deadline, as_of);
    // READING(force_majeure_milestones): XII excuses performance "to the extent" of force majeure.
    const bool extends = readings.force_majeure_milestones == ForceMajeureMilestones::extend;
    if (extends) milestone.deadline += Days{excused};
    milestone.status = status_of(milestone.attained, target, milestone.deadline, as_of);
    report_on(milestone, fact, extends ? 0 : excused, ends, readings, findings);
    if (gives_right(number, milestone.status, readings) && agreement_runs) {
      milestone.termination_right_from = milestone.deadline + Days{1};
    }
    result.explanations.push_back(explain(milestone, fact, target, signed_or_amended.target_by,
                                          extends ? excused : 0, readings));
    result.milestones.push_back(std::move(milestone));
    facts.push_back(fact);
  }
  check_order(result.milestones, facts, findings);
  return result;
}

ExcusedDays::ExcusedDays(const Ledger& ledger) {
  std::vector<std::pair<Date, Date>> all;
  for (const ForceMajeure& event : ledger.force_majeure) {
    if (event.party != Party::licensee || !event.notified) continue;
    const Date from = std::max(event.from, *event.notified);
    const Date to = event.to.value_or(Date::max());
    if (from <= to) all.emplace_back(from, to);
  }
  std::sort(all.begin(), all.end());
  for (const auto& [from, to] : all) {
    if (!spans_.empty() && from <= spans_.back().last) {
      spans_.back().last = std::max(spans_.back().last, to);
      continue;
    }
    const int before =
        spans_.empty() ? 0 : spans_.back().before + days_of(spans_.back(), spans_.back().last);
    spans_.push_back({from, to, before});
  }
}

int ExcusedDays::days_of(const Span& span, Date until) {
  return static_cast<int>((std::min(span.last, until) - span.first).count()) + 1;
}

int ExcusedDays::until(Date day) const {
  const auto later =
      std::upper_bound(spans_.begin(), spans_.end(), day,
                       [](Date wanted, const Span& span) { return wanted < span.first; });
  if (later == spans_.begin()) return 0;
  const Span& span = *std::prev(later);
  return span.before + days_of(span, day);
}

int ExcusedDays::between(Date from, Date until_day, Date as_of) const {
  const Date last = std::min(until_day, as_of);
  return last < from ? 0 : until(last) - until(from - Days{1});
}

MilestoneRights::MilestoneRights(const Ledger& ledger, const Readings& readings)
    : ledger_(ledger), readings_(readings), excused_(ledger) {
  for (int number = 1; gives_right(number); ++number) {
    const KnownFact fact = known_fact(ledger, number, Date::max());
    const Date own_day = fact.attained.value_or(Date::max());
    const Date instalment = fact.first_instalment.value_or(Date::max());
    targets_.push_back(
        {agreed(Term::target, number, Date::max()), agreed(Term::target, number, own_day),
         agreed(Term::target, number, instalment), agreed(Term::payment, number, Date::max()),
         agreed(Term::payment, number, instalment)});
  }
}

// What amendments made of the target, by the day each became known. Of those known the one that
// takes effect last prevails, then the later in the ledger: others change nothing any more.
std::vector<MilestoneRights::Target> MilestoneRights::agreed(Term term, int number,
                                                             Date attained) const {
  std::vector<Target> targets;
  for (const Amendment& amendment : ledger_.amendments) {
    const auto& change = amendment.milestones.at(static_cast<std::size_t>(number - 1));
    if (!change || attained < amendment.effective) continue;
    const bool in_instalments = !change->instalments.empty();
    if (term == Term::target ? !change->target : !(change->amount || in_instalments)) continue;
    const Date agreed = amendment.agreed.value_or(amendment.effective);
    targets.push_back({std::max(agreed, amendment.effective), amendment.effective, targets.size(),
                       change->target.value_or(Date{}), in_instalments});
  }
  sort_stably(targets, [](const Target& a, const Target& b) { return a.known < b.known; });
  for (std::size_t i = 1; i < targets.size(); ++i) {
    Target& next = targets[i];
    const Target& last = targets[i - 1];
    if (std::tie(last.effective, last.place) < std::tie(next.effective, next.place)) continue;
    next = {next.known, last.effective, last.place, last.to, last.in_instalments};
  }
  return targets;
}

const MilestoneRights::Target* MilestoneRights::last_known(const std::vector<Target>& targets,
                                                           Date day) {
  const auto later =
      std::upper_bound(targets.begin(), targets.end(), day,
                       [](Date wanted, const Target& target) { return wanted < target.known; });
  return later == targets.begin() ? nullptr : &*std::prev(later);
}

bool MilestoneRights::gave(int number, Date day) const {
  const KnownFact fact = known_fact(ledger_, number, day);
  const Targets& targets = targets_.at(static_cast<std::size_t>(number - 1));
  const auto in_instalments = [&](const std::vector<Target>& payments) {
    const Target* const payment = last_known(payments, day);
    return payment != nullptr && payment->in_instalments;
  };
  std::optional<Date> attained = fact.attained;
  const std::vector<Target>* counting = attained ? &targets.until_own_day : &targets.all;
  if (!attained && fact.first_instalment &&
      (in_instalments(targets.payments_until_instalment) || in_instalments(targets.payments))) {
    attained = fact.first_instalment;
    counting = &targets.until_instalment;
  }
  Date target = as_signed::milestones.at(static_cast<std::size_t>(number - 1)).target;
  const Target* const amended = last_known(*counting, day);
  if (amended != nullptr) target = amended->to;
  target = fact.extended_to.value_or(target);
  Date deadline = deadline_of(target);
  if (readings_.force_majeure_milestones == ForceMajeureMilestones::extend) {
    deadline += Days{
        excused_.between(ledger_.effective_date.value_or(as_signed::execution), deadline, day)};
  }
  return gives_right(number, status_of(attained, target, deadline, day), readings_);
}

bool MilestoneRights::on(Date day, std::optional<int> milestone) const {
  for (int number = 1; gives_right(number); ++number) {
    if ((!milestone || *milestone == number) && gave(number, day)) return true;
  }
  return false;
}

}  // namespace jm216
