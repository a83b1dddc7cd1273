#include "core/rules/notices.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "core/agreement/as_signed.hpp"
#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
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
Date deemed_received(const Notice& notice) {
  return notice.method == "post" ? notice.given + as_signed::post : notice.given;
}

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

Date begin_of(NoticeKind kind, Date given, Date received) {
  return kind == NoticeKind::terminate_convenience ? given : received;
}

// When a notice received on a day takes effect (XI.2–XI.6, VII.7, VII.8, XII).
Date effect_of(NoticeKind kind, Date given, Date received) {
  const auto period = period_of(kind);
  return period ? begin_of(kind, given, received) + *period : received;
}

// The same as a formula, "2010-03-01 + 60 days = 2010-04-30"; empty where it is on receipt.
std::string effect_formula(NoticeKind kind, Date given, Date received) {
  const auto period = period_of(kind);
  return period ? sum_of(begin_of(kind, given, received), *period) : "";
}

// How the effective date of a good notice follows from the day it was given.
std::vector<Step> effect_steps(const Notice& notice, std::size_t index, Date received) {
  const bool is_posted = notice.method == "post";
  std::vector<Step> steps;
  steps.push_back(
      {"XV.1",
       is_posted ? "Sent by post: deemed received " + in_words(as_signed::post) + " after mailing."
                 : "Sent by telefax: deemed received on the day sent.",
       is_posted ? sum_of(notice.given, as_signed::post) : "",
       {{"notice given", to_string(notice.given), "",
         "/notices/" + std::to_string(index) + "/given"}},
       "",
       to_string(received)});
  const std::string formula = effect_formula(notice.kind, notice.given, received);
  steps.push_back(
      {std::string(clause_of(notice.kind)),
       notice.kind == NoticeKind::breach ? "The period for remedying the breach ends " +
                                               in_words(as_signed::remedy) + " after receipt."
       : formula.empty() ? "The " + in_words(notice.kind) + " takes effect on receipt."
                         : "The " + in_words(notice.kind) + " takes effect after its period.",
       formula,
       {},
       "",
       to_string(effect_of(notice.kind, notice.given, received))});
  return steps;
}

class Judge {
 public:
  Judge(const Ledger& ledger, const TermReport& term, const RightsOnDay& rights, Date as_of,
        Findings& findings)
      : ledger_(ledger), term_(term), rights_(rights), as_of_(as_of), findings_(findings) {
    find_breaches();
    find_force_majeure();
  }

  NoticesResult run();

 private:
  // Why a notice has no right, or nothing.
  std::optional<std::string> objection(const Notice& notice) const;
  void find_breaches();
  [[nodiscard]] std::vector<bool> remedied() const;
  [[nodiscard]] bool breach_stands(const Notice& notice) const;
  void find_force_majeure();
  // The latest end known of the other party's force majeure that had run six months when the notice
  // was given, if there was any.
  [[nodiscard]] std::optional<Date> force_majeure_until(const Notice& notice) const;
  // XII: the notice is ineffective if the event ends in its month.
  [[nodiscard]] bool has_lapsed(const Notice& notice, Date takes_effect) const;
  void report_without_right(std::size_t index, const std::string& why);

  const Ledger& ledger_;
  const TermReport& term_;
  const RightsOnDay& rights_;
  Date as_of_;
  Findings& findings_;
  // Each by party: when the first breach that it gave notice of had run its period without remedy,
  std::array<Date, 2> breach_stands_after_{Date::max(), Date::max()};
  // and by the days on which its force majeure had run six months, the latest end until then.
  std::array<std::map<Date, Date>, 2> force_majeure_;
};

std::optional<std::string> Judge::objection(const Notice& notice) const {
  if (notice.given < term_.starts) return "it was given before the EFFECTIVE DATE";
  if (notice.given > term_.ends) return "it was given after the TERM";
  const auto holder = holder_of(notice.kind);
  if (holder && *holder != notice.by) {
    return *holder == Party::licensor ? "this right is the LICENSOR's"
                                      : "this right is the LICENSEE's";
  }
  switch (notice.kind) {
    case NoticeKind::terminate_milestone:
      if (rights_.milestone(notice.given, notice.milestone)) return std::nullopt;
      return "no milestone gave this right on the day it was given";
    case NoticeKind::terminate_nonpayment:
      if (rights_.nonpayment(notice.given)) return std::nullopt;
      return "no payment was overdue on the day it was given";
    case NoticeKind::terminate_breach:
      if (breach_stands(notice)) return std::nullopt;
      return "no notice of breach by the same party had run its " + in_words(as_signed::remedy) +
             " without remedy";
    case NoticeKind::terminate_force_majeure:
      if (const auto until = force_majeure_until(notice); until && *until >= notice.given)
        return std::nullopt;
      return "force majeure of the other party had not run for " +
             in_words(as_signed::force_majeure);
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
    if (done.date >= breach.given && done.date <= deemed_received(breach) + as_signed::remedy)
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
    if (breach.method != "post" && breach.method != "telefax") continue;
    if (breach.given < term_.starts) continue;
    Date& after = breach_stands_after_.at(static_cast<std::size_t>(breach.by));
    after = std::min(after, deemed_received(breach) + as_signed::remedy);
  }
}

bool Judge::breach_stands(const Notice& notice) const {
  return notice.given > breach_stands_after_.at(static_cast<std::size_t>(notice.by));
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

std::optional<Date> Judge::force_majeure_until(const Notice& notice) const {
  const Party other = notice.by == Party::licensor ? Party::licensee : Party::licensor;
  const auto& events = force_majeure_.at(static_cast<std::size_t>(other));
  const auto later = events.upper_bound(notice.given);
  return later == events.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}

bool Judge::has_lapsed(const Notice& notice, Date takes_effect) const {
  if (notice.kind != NoticeKind::terminate_force_majeure) return false;
  const auto until = force_majeure_until(notice);
  return !until || *until <= takes_effect;
}

void Judge::report_without_right(std::size_t index, const std::string& why) {
  const Notice& notice = ledger_.notices[index];
  findings_.add(FindingCode::notice_without_right, "/notices/" + std::to_string(index),
                "The " + in_words(notice.kind) + " given on " + in_words(notice.given) +
                    " has no right and no effect: " + why + ".",
                clause_of(notice.kind));
}

NoticesResult Judge::run() {
  NoticesResult result;
  std::vector<std::size_t> without_effect;
  for (std::size_t i = 0; i < ledger_.notices.size(); ++i) {
    const Notice& notice = ledger_.notices[i];
    if (!is_known(notice.given, as_of_)) continue;
    if (notice.method != "post" && notice.method != "telefax") {
      findings_.add(FindingCode::notice_method, "/notices/" + std::to_string(i) + "/method",
                    "A notice is given by registered or recorded post or by telefax; one by " +
                        isolated(notice.method) + " has no effect.");
      continue;
    }
    if (const auto why = objection(notice)) {
      report_without_right(i, *why);
      continue;
    }
    const Date received = deemed_received(notice);
    const Date takes_effect = effect_of(notice.kind, notice.given, received);
    // One that lapsed, or would take effect on or after the TERM's end, terminates nothing.
    const bool is_void = has_lapsed(notice, takes_effect) ||
                         (notice.kind != NoticeKind::breach && takes_effect >= term_.ends);
    if (is_void) {
      without_effect.push_back(i);
      continue;
    }
    result.good.push_back(
        {i, takes_effect, clause_of(notice.kind), effect_steps(notice, i, received)});
  }
  for (const GoodNotice& good : result.good) {
    if (ledger_.notices[good.index].kind == NoticeKind::breach || good.takes_effect > as_of_)
      continue;
    if (!result.termination || good.takes_effect < result.termination->takes_effect) {
      result.termination = good;
    }
  }
  if (result.termination) {
    // Given after the termination: the licence had ended.
    const Date ended = result.termination->takes_effect;
    const auto is_late = [&](const GoodNotice& good) {
      return ledger_.notices[good.index].given > ended;
    };
    for (const GoodNotice& good : result.good) {
      if (is_late(good)) without_effect.push_back(good.index);
    }
    for (const std::size_t index : without_effect) {
      if (ledger_.notices[index].given > ended) {
        report_without_right(index, "the licence had been terminated on " + in_words(ended));
      }
    }
    result.good.erase(std::remove_if(result.good.begin(), result.good.end(), is_late),
                      result.good.end());
  }
  result.is_pending =
      !result.termination &&
      std::any_of(result.good.begin(), result.good.end(), [&](const GoodNotice& good) {
        return ledger_.notices[good.index].kind != NoticeKind::breach;
      });
  return result;
}

}  // namespace

NoticesResult judge_notices(const Ledger& ledger, const TermReport& term, const RightsOnDay& rights,
                            Date as_of, Findings& findings) {
  return Judge(ledger, term, rights, as_of, findings).run();
}

}  // namespace jm216
