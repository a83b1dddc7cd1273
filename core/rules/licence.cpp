#include "core/rules/licence.hpp"

#include "core/report/words.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

namespace {

LicenceStatus status_of(const LicenceReport& licence, const TermReport& term, bool is_pending,
                        Date as_of) {
  if (as_of < term.starts) return LicenceStatus::not_begun;
  if (licence.sell_off_until) {
    return as_of <= *licence.sell_off_until ? LicenceStatus::sell_off : LicenceStatus::terminated;
  }
  if (as_of > term.ends) return LicenceStatus::expired;
  if (licence.licences_ended) return LicenceStatus::terminated;  // said of the licences
  return is_pending ? LicenceStatus::notice_running : LicenceStatus::in_force;
}

}  // namespace

LicenceResult licence_of(const TermReport& term, const NoticesResult& notices,
                         const DatedTerms& terms, const Readings& readings, Date as_of) {
  LicenceResult result;
  LicenceReport& licence = result.licence;
  Explanation& why = result.explanation;
  why.id = "licence";
  licence.effective_date = term.starts;
  why.step("I.2", "The licence begins on the EFFECTIVE DATE.")
      .from("EFFECTIVE DATE", term.starts, "term")
      .gives(term.starts, "effective_date");
  if (notices.termination) {
    const GoodNotice& good = *notices.termination;
    const Date t = good.takes_effect;
    licence.terminated_on = t;
    licence.termination_clause = good.clause;
    why.steps.insert(why.steps.end(), good.steps.begin(), good.steps.end());
    why.steps.back().text += " It terminates the licence.";
    why.steps.back().figure = "terminated_on";
    const Period sell_off = months(terms.on(t).sell_off_months);
    licence.sell_off_until = t + sell_off;
    why.step("XI.9", "The sell-off begins the day after and ends " + in_figures(sell_off) +
                         " from termination.")
        .fact("sell-off months", std::to_string(sell_off.count),
              pointer_to_term(terms.set_by(t).sell_off_months, "sell_off_months"))
        .plus(t, sell_off, "sell_off_until");
  } else if (notices.licences_end) {
    const GoodNotice& good = *notices.licences_end;
    licence.terminated_on = good.takes_effect;
    licence.termination_clause = good.clause;
    why.steps.insert(why.steps.end(), good.steps.begin(), good.steps.end());
    why.steps.back().text += " It ends the licences; the Agreement goes on, without a sell-off.";
    why.steps.back().reading = reading_used(readings, "challenge_ends");
    why.steps.back().figure = "terminated_on";
  } else {
    why.not_applied.push_back(
        {"XI", "No good notice has terminated the licence by the as-of date."});
  }
  if (notices.licences_end) licence.licences_ended = notices.licences_end->takes_effect;
  licence.agreement_runs = !notices.termination && as_of >= term.starts && as_of <= term.ends;
  const bool has_expired = !notices.termination && as_of > term.ends;
  if (notices.termination || has_expired) {
    const Date end = has_expired ? term.ends : *licence.terminated_on;
    licence.secrecy_until = end + as_signed::secrecy;
    licence.non_solicitation_until = end + as_signed::non_solicitation;
    const std::string reading =
        has_expired ? " That the TERM's end starts this clock as a termination does is a reading."
                    : "";
    why.step("XI.8.1", "Confidentiality lasts " + in_words(as_signed::secrecy) + '.' + reading)
        .from("TERM", term.ends, "term")
        .plus(end, as_signed::secrecy, "secrecy_until");
    why.step("XIII", "Neither party may hire the other's people for " +
                         in_words(as_signed::non_solicitation) + '.' + reading)
        .plus(end, as_signed::non_solicitation, "non_solicitation_until");
  } else {
    why.not_applied.push_back(
        {"XI.8.1", "The clocks of confidentiality and hiring start when the licence ends."});
  }
  licence.status = status_of(licence, term, notices.is_pending, as_of);
  why.value = to_string(licence.status);
  why.step("XI.1", "The licence on " + in_words(as_of) + ".")
      .from("TERM", term.ends, "term")
      .gives(why.value, "status");
  return result;
}

}  // namespace jm216
