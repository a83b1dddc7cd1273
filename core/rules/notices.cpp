#include "core/rules/notices.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "core/agreement/as_signed.hpp"
#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/facts/notice_days.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// Whom a right belongs to; either party where the agreement names none.
std::optional<Party> holder_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::terminate_convenience:
    case NoticeKind::terminate_infringement:
      return Party::licensee;
    case NoticeKind::terminate_milestone:
    case NoticeKind::terminate_nonpayment:
    case NoticeKind::terminate_challenge:
      return Party::licensor;
    case NoticeKind::breach:
    case NoticeKind::terminate_breach:
    case NoticeKind::terminate_insolvency:
    case NoticeKind::terminate_force_majeure:
      break;
  }
  return std::nullopt;
}

std::string_view clause_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::terminate_convenience:
      return "XI.4";
    case NoticeKind::terminate_milestone:
      return "XI.3";
    case NoticeKind::terminate_nonpayment:
      return "XI.2";
    case NoticeKind::breach:
    case NoticeKind::terminate_breach:
      return "XI.5";
    case NoticeKind::terminate_insolvency:
      return "XI.6";
    case NoticeKind::terminate_infringement:
      return "VII.7";
    case NoticeKind::terminate_challenge:
      return "VII.8";
    case NoticeKind::terminate_force_majeure:
      break;
  }
  return "XII";
}

// XV.1
// How long a notice runs, if it does not take effect on receipt.
std::optional<Period> period_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::terminate_convenience:
      return as_signed::convenience_notice;
    case NoticeKind::terminate_milestone:
      return as_signed::milestone_notice;
    case NoticeKind::breach:
      return as_signed::remedy;
    case NoticeKind::terminate_force_majeure:
      return as_signed::force_majeure_notice;
    default:
      return std::nullopt;
  }
}

// The days of a notice, by the readings.
struct NoticeDays {
  Date given;
  Date received;
  Date period_begins;
};
NoticeDays days_of(const Notice& notice, const Readings& readings) {
  const Date received = deemed_received(notice);
  const Date given = day_given(notice, readings);
  if (notice.kind == NoticeKind::terminate_convenience) return {given, received, given};
  // READING(notice_period): XV.1 deems a notice received; the other periods do not say from when.
  return {given, received,
          readings.notice_period == NoticePeriod::received ? received : notice.given};
}

// When a notice takes effect (XI.2–XI.6, VII.7, VII.8, XII).
Date effect_of(NoticeKind kind, const NoticeDays& days) {
  const auto period = period_of(kind);
  return period ? days.period_begins + *period : days.received;
}

// How the effective date of a good notice follows from the day it was given.
std::vector<Step> effect_steps(const Notice& notice, std::size_t index, const NoticeDays& days,
                               const Readings& readings) {
  const bool is_posted = notice.method == "post";
  std::vector<Step> steps;
  add_step(steps, "XV.1",
           is_posted
               ? "Sent by post: deemed received " + in_words(as_signed::post) + " after mailing."
               : "Sent by telefax: deemed received on the day sent.")
      .fact("notice given", notice.given, "/notices/" + std::to_string(index) + "/given")
      .by_formula(is_posted ? sum_of(notice.given, as_signed::post) : "")
      .gives(days.received);
  const auto period = period_of(notice.kind);
  Step& effect = add_step(
      steps, clause_of(notice.kind),
      notice.kind == NoticeKind::breach
          ? "The period for remedying the breach ends after " + in_words(as_signed::remedy) + "."
          : "The " + in_words(notice.kind) + " takes effect " +
                (period ? "after its period." : "on receipt."));
  if (!period) {
    effect.gives(days.received);
    return steps;
  }
  effect
      .under(reading_used(readings, notice.kind == NoticeKind::terminate_convenience
                                        ? "notice_given"
                                        : "notice_period"))
      .plus(days.period_begins, *period);
  return steps;
}

class Judge {
 public:
  Judge(const Ledger& ledger, const TermReport& term, const RightsOnDay& rights,
        const Readings& readings, Date as_of, Findings& findings)
      : ledger_(ledger),
        term_(term),
        rights_(rights),
        readings_(readings),
        as_of_(as_of),
        findings_(findings) {
    find_breaches();
    find_force_majeure();
  }

  NoticesResult run();

 private:
  // Why a notice has no right, or nothing.
  std::optional<FindingArgument> objection(const Notice& notice, Date given) const;
  void find_breaches();
  [[nodiscard]] std::vector<bool> remedied() const;
  [[nodiscard]] bool breach_stands(const Notice& notice, Date given) const;
  [[nodiscard]] Date given(const Notice& notice) const { return days_of(notice, readings_).given; }
  void find_termination(NoticesResult& result);
  void report_facts(std::size_t index);
  void find_force_majeure();
  // The latest end known of the other party's force majeure that had run six months when the notice
  // was given, if there was any.
  [[nodiscard]] std::optional<Date> force_majeure_until(const Notice& notice, Date given) const;
  // XII: the notice is ineffective if the event ends in its month.
  [[nodiscard]] bool has_lapsed(const Notice& notice, Date given, Date takes_effect) const;
  void report_without_right(std::size_t index, const FindingArgument& why);

  const Ledger& ledger_;
  const TermReport& term_;
  const RightsOnDay& rights_;
  const Readings& readings_;
  Date as_of_;
  Findings& findings_;
  // Each by party: when the first breach that it gave notice of had run its period without remedy,
  std::array<std::optional<StandingBreach>, 2> breaches_;
  // and by the days on which its force majeure had run six months, the latest end until then.
  std::array<std::map<Date, Date>, 2> force_majeure_;
};

std::optional<FindingArgument> Judge::objection(const Notice& notice, Date given) const {
  if (given < term_.starts) return {{"early"}};
  if (given > term_.ends) return {{"late"}};
  const auto holder = holder_of(notice.kind);
  if (holder && *holder != notice.by)
    return {{*holder == Party::licensor ? "licensor" : "licensee"}};
  switch (notice.kind) {
    case NoticeKind::terminate_milestone:
      if (rights_.milestone(given, notice.milestone)) return std::nullopt;
      return {{"milestone"}};
    case NoticeKind::terminate_nonpayment:
      if (rights_.nonpayment(given)) return std::nullopt;
      return {{"payment"}};
    case NoticeKind::terminate_breach:
      if (breach_stands(notice, given)) return std::nullopt;
      return {{"breach", in_words(as_signed::remedy)}};
    case NoticeKind::terminate_force_majeure:
      if (const auto until = force_majeure_until(notice, given); until && *until >= given)
        return std::nullopt;
      return {{"force_majeure", in_words(as_signed::force_majeure)}};
    default:
      return std::nullopt;
  }
}

// The notices of breach whose remedy is recorded in its period, by their places.
std::vector<bool> Judge::remedied() const {
  std::vector<bool> remedied(ledger_.notices.size());
  for (const DoneRecord& done : ledger_.done) {
    const auto notice = notice_of(done.deadline);
    if (!notice || *notice >= remedied.size()) continue;
    const Notice& breach = ledger_.notices[*notice];
    const NoticeDays days = days_of(breach, readings_);
    if (done.date >= days.given && done.date <= effect_of(breach.kind, days))
      remedied[*notice] = true;
  }
  return remedied;
}

// XI.5: a notice of breach by the same party, its period over, not remedied, not force majeure.
void Judge::find_breaches() {
  const std::vector<bool> is_remedied = remedied();
  for (std::size_t i = 0; i < ledger_.notices.size(); ++i) {
    const Notice& breach = ledger_.notices[i];
    if (breach.kind != NoticeKind::breach || breach.force_majeure || is_remedied[i]) continue;
    if (!is_by_agreed_method(breach)) continue;
    const NoticeDays days = days_of(breach, readings_);
    if (days.given < term_.starts || !is_known(days.given, as_of_)) continue;
    const StandingBreach stands{i, effect_of(breach.kind, days)};
    auto& first = breaches_.at(static_cast<std::size_t>(breach.by));
    if (!first || stands.period_ends < first->period_ends) first = stands;
  }
}

bool Judge::breach_stands(const Notice& notice, Date given) const {
  // XI.5: "if remedial action is possible".
  if (!notice.remediable && !notice.force_majeure) return true;
  const auto& first = breaches_.at(static_cast<std::size_t>(notice.by));
  return first && given > first->period_ends;
}

void Judge::find_force_majeure() {
  for (const ForceMajeure& event : ledger_.force_majeure) {
    const Date end = known_end(event.to, as_of_).value_or(Date::max());
    Date& latest = force_majeure_.at(static_cast<std::size_t>(event.party))
                       .try_emplace(event.from + as_signed::force_majeure, end)
                       .first->second;
    latest = std::max(latest, end);
  }
  for (auto& of_party : force_majeure_) {
    Date latest = Date::min();
    for (auto& [from, until] : of_party) latest = until = std::max(until, latest);
  }
}

std::optional<Date> Judge::force_majeure_until(const Notice& notice, Date given) const {
  const Party other = notice.by == Party::licensor ? Party::licensee : Party::licensor;
  const auto& events = force_majeure_.at(static_cast<std::size_t>(other));
  const auto later = events.upper_bound(given);
  return later == events.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}

bool Judge::has_lapsed(const Notice& notice, Date given, Date takes_effect) const {
  if (notice.kind != NoticeKind::terminate_force_majeure) return false;
  const auto until = force_majeure_until(notice, given);
  return !until || *until <= takes_effect;
}

void Judge::report_without_right(std::size_t index, const FindingArgument& why) {
  const Notice& notice = ledger_.notices[index];
  findings_.add(FindingCode::notice_without_right, "/notices/" + std::to_string(index),
                {{"notice", in_words(notice.kind)}, {"day", given(notice)}, why},
                clause_of(notice.kind));
}

// VII.7, VII.8, XI.6: the note of a notice whose grounds no ledger holds.
void Judge::report_facts(std::size_t index) {
  const Notice& notice = ledger_.notices[index];
  const std::string where = "/notices/" + std::to_string(index);
  // XV.2 prints no telefax number of the LICENSOR's.
  if (notice.by == Party::licensee && notice.method == "telefax")
    findings_.add(FindingCode::licensor_telefax_blank, where + "/method");
  switch (notice.kind) {
    case NoticeKind::terminate_insolvency:
    case NoticeKind::terminate_infringement:
    case NoticeKind::terminate_challenge:
      findings_.add(FindingCode::notice_facts_unrecorded, where,
                    {{"notice", in_words(notice.kind)}}, clause_of(notice.kind));
      break;
    default:
      break;
  }
}

// The earliest effect by the report's day; of several of one day the one given first, then the first
// in the ledger.
void Judge::find_termination(NoticesResult& result) {
  for (const GoodNotice& good : result.good) {
    const NoticeKind kind = ledger_.notices[good.index].kind;
    if (kind == NoticeKind::breach || good.takes_effect > as_of_) continue;
    // READING(challenge_ends): VII.8 ends the licences, where VII.7 ends the Agreement too.
    const bool ends_licences = kind == NoticeKind::terminate_challenge &&
                               readings_.challenge_ends == ChallengeEnds::licences;
    auto& first = ends_licences ? result.licences_end : result.termination;
    if (!first ||
        std::pair(good.takes_effect, good.given) < std::pair(first->takes_effect, first->given)) {
      first = good;
    }
  }
}

NoticesResult Judge::run() {
  NoticesResult result;
  result.breaches = breaches_;
  std::vector<std::size_t> without_effect;
  for (std::size_t i = 0; i < ledger_.notices.size(); ++i) {
    const Notice& notice = ledger_.notices[i];
    const NoticeDays days = days_of(notice, readings_);
    if (!is_known(days.given, as_of_)) continue;
    if (!is_by_agreed_method(notice)) {
      findings_.add(FindingCode::notice_method, "/notices/" + std::to_string(i) + "/method",
                    {{"method", isolated(notice.method)}});
      continue;
    }
    if (const auto why = objection(notice, days.given)) {
      report_without_right(i, *why);
      continue;
    }
    const Date takes_effect = effect_of(notice.kind, days);
    // One that lapsed, or would take effect on or after the TERM's end, terminates nothing.
    const bool is_void = has_lapsed(notice, days.given, takes_effect) ||
                         (notice.kind != NoticeKind::breach && takes_effect >= term_.ends);
    if (is_void) {
      without_effect.push_back(i);
      continue;
    }
    result.good.push_back({i, days.given, takes_effect, clause_of(notice.kind),
                           effect_steps(notice, i, days, readings_)});
  }
  find_termination(result);
  if (result.termination) {
    // Given after the termination: the licence had ended.
    const Date ended = result.termination->takes_effect;
    const auto is_late = [&](const GoodNotice& good) { return good.given > ended; };
    for (const GoodNotice& good : result.good) {
      if (is_late(good)) without_effect.push_back(good.index);
    }
    for (const std::size_t index : without_effect) {
      if (given(ledger_.notices[index]) > ended) {
        report_without_right(index, {"ended", ended});
      }
    }
    result.good.erase(std::remove_if(result.good.begin(), result.good.end(), is_late),
                      result.good.end());
  }
  for (const GoodNotice& good : result.good) report_facts(good.index);
  result.is_pending =
      !result.termination &&
      std::any_of(result.good.begin(), result.good.end(), [&](const GoodNotice& good) {
        return ledger_.notices[good.index].kind != NoticeKind::breach && good.takes_effect > as_of_;
      });
  return result;
}

}  // namespace

NoticesResult judge_notices(const Ledger& ledger, const TermReport& term, const RightsOnDay& rights,
                            const Readings& readings, Date as_of, Findings& findings) {
  return Judge(ledger, term, rights, readings, as_of, findings).run();
}

}  // namespace jm216
