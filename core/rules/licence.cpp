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
  why.steps.push_back({"I.2",
                       "The licence begins on the EFFECTIVE DATE.",
                       "",
                       {{"EFFECTIVE DATE", to_string(term.starts), "term", ""}},
                       "",
                       to_string(term.starts),
                       "effective_date"});
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
    why.steps.push_back({"XI.9",
                         "The sell-off begins the day after and ends " + in_figures(sell_off) +
                             " from termination.",
                         sum_of(t, sell_off),
                         {{"sell-off months", std::to_string(sell_off.count), "",
                           pointer_to_term(terms.set_by(t).sell_off_months, "sell_off_months")}},
                         "",
                         to_string(*licence.sell_off_until),
                         "sell_off_until"});
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
    why.steps.push_back({"XI.8.1",
                         "Confidentiality lasts " + in_words(as_signed::secrecy) + '.' + reading,
                         sum_of(end, as_signed::secrecy),
                         {{"TERM", to_string(term.ends), "term", ""}},
                         "",
                         to_string(*licence.secrecy_until),
                         "secrecy_until"});
    why.steps.push_back({"XIII",
                         "Neither party may hire the other's people for " +
                             in_words(as_signed::non_solicitation) + '.' + reading,
                         sum_of(end, as_signed::non_solicitation),
                         {},
                         "",
                         to_string(*licence.non_solicitation_until),
                         "non_solicitation_until"});
  } else {
    why.not_applied.push_back(
        {"XI.8.1", "The clocks of confidentiality and hiring start when the licence ends."});
  }
  licence.status = status_of(licence, term, notices.is_pending, as_of);
  why.value = to_string(licence.status);
  why.steps.push_back({"XI.1",
                       "The licence on " + in_words(as_of) + ".",
                       "",
                       {{"TERM", to_string(term.ends), "term", ""}},
                       "",
                       why.value,
                       "status"});
  return result;
}

}  // namespace jm216
