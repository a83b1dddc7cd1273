#include "core/rules/licence.hpp"

#include "core/report/words.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

namespace {

constexpr int secrecy_years = 10;           // XI.8.1
constexpr int non_solicitation_months = 6;  // XIII

LicenceStatus status_of(const LicenceReport& licence, const TermReport& term, bool is_pending,
                        Date as_of) {
  if (as_of < term.starts) return LicenceStatus::not_begun;
  if (licence.terminated_on) {
    return as_of <= *licence.sell_off_until ? LicenceStatus::sell_off : LicenceStatus::terminated;
  }
  if (as_of > term.ends) return LicenceStatus::expired;
  return is_pending ? LicenceStatus::notice_running : LicenceStatus::in_force;
}

}  // namespace

LicenceResult licence_of(const Ledger& ledger, const TermReport& term, const NoticesResult& notices,
                         const DatedTerms& terms, Date as_of) {
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
    const Notice& notice = ledger.notices[good.index];
    const Date t = good.takes_effect;
    licence.terminated_on = t;
    licence.termination_clause = clause_of(notice.kind);
    for (Step& step : effect_steps(notice, good)) why.steps.push_back(std::move(step));
    why.steps.back().text += " It terminates the licence.";
    why.steps.back().figure = "terminated_on";
    const int months = terms.on(t).sell_off_months;
    licence.sell_off_until = months_after(t, months);
    why.steps.push_back({"XI.9",
                         "The sell-off begins the day after and ends " + std::to_string(months) +
                             " months from termination.",
                         to_string(t) + " + " + std::to_string(months) +
                             " months = " + to_string(*licence.sell_off_until),
                         {{"sell-off months", std::to_string(months), "",
                           pointer_to_term(terms.set_by(t).sell_off_months, "sell_off_months")}},
                         "",
                         to_string(*licence.sell_off_until),
                         "sell_off_until"});
  } else {
    why.not_applied.push_back(
        {"XI", "No good notice has terminated the licence by the as-of date."});
  }
  const bool has_expired = !licence.terminated_on && as_of > term.ends;
  if (licence.terminated_on || has_expired) {
    const Date end = licence.terminated_on.value_or(term.ends);
    licence.secrecy_until = years_after(end, secrecy_years);
    licence.non_solicitation_until = months_after(end, non_solicitation_months);
    const std::string reading =
        has_expired ? " That the TERM's end starts this clock as a termination does is a reading."
                    : "";
    why.steps.push_back({"XI.8.1",
                         "Confidentiality lasts ten years." + reading,
                         to_string(end) + " + 10 years = " + to_string(*licence.secrecy_until),
                         {{"TERM", to_string(term.ends), "term", ""}},
                         "",
                         to_string(*licence.secrecy_until),
                         "secrecy_until"});
    why.steps.push_back(
        {"XIII",
         "Neither party may hire the other's people for six months." + reading,
         to_string(end) + " + 6 months = " + to_string(*licence.non_solicitation_until),
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
