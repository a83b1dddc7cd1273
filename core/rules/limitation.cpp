#include "core/rules/limitation.hpp"

#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "core/basics/ids.hpp"
#include "core/facts/known.hpp"
#include "core/facts/notice_days.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// Interest that is open on a principal settled long ago; a later payment of interest moves nothing.
void judge_interest(const Obligation& obligation, Date as_of, Findings& findings) {
  if (!obligation.interest || !(*obligation.interest > obligation.interest_paid)) return;
  if (!obligation.settled_on) return;
  const Date last = *obligation.settled_on + as_signed::limitation;
  if (last < as_of) {
    findings.add(FindingCode::claim_may_be_barred, "",
                 {{"interest", obligation_in_words(obligation.id)}, {"last", last}});
  }
}

}  // namespace

std::optional<Explanation> limit(Obligation& obligation, const PaidFor& paid,
                                 const PaidFor& of_interest, Date as_of, Findings& findings) {
  if (!obligation.due || as_of <= *obligation.due || !obligation.outstanding) return std::nullopt;
  if (!obligation.outstanding->is_positive()) {
    judge_interest(obligation, as_of, findings);
    return std::nullopt;
  }
  std::vector<std::pair<Date, std::size_t>> payments;  // by date, with their places
  for (const PaidFor* const list : {&paid, &of_interest}) {
    for (const CountedPayment& payment : list->payments) {
      if (payment.amount.is_positive()) payments.emplace_back(payment.date, payment.index);
    }
  }
  std::sort(payments.begin(), payments.end());

  Explanation why;
  why.id = FigureId::limitation(obligation.id);
  Date runs_from = *obligation.due;
  Date last = runs_from + as_signed::limitation;
  why.step("XVII.1", "An action on a contract may be brought within " +
                         in_words(as_signed::limitation) +
                         " (Limitation Act 1980, s. 5): here from the due date.")
      .from("due", runs_from, obligation.id)
      .plus(runs_from, as_signed::limitation);
  for (const auto& [payment, index] : payments) {
    // A payment after the time has run out does not revive it (s. 29 (7)).
    if (payment <= runs_from || payment > last) continue;
    runs_from = payment;
    last = runs_from + as_signed::limitation;
    why.step("XVII.1",
             "A payment towards it, or its interest, begins the time anew (s. 29 (5)); "
             "one made as the whole of what was owed extends nothing for the rest.")
        .fact("paid", payment, "/payments/" + std::to_string(index) + "/date")
        .plus(runs_from, as_signed::limitation);
  }
  why.steps.back().figure = "limitation";
  why.value = to_string(last);
  obligation.limitation = last;
  if (last < as_of) {
    findings.add(FindingCode::claim_may_be_barred, "",
                 {{"sum", obligation_in_words(obligation.id)}, {"last", last}});
  }
  return why;
}

void report_late_payments(const Ledger& ledger, const std::vector<Obligation>& obligations,
                          const Readings& readings, Date as_of, Findings& findings) {
  std::vector<Date> notices;
  for (const Notice& notice : ledger.notices) {
    if (notice.kind != NoticeKind::terminate_nonpayment || notice.by != Party::licensor) continue;
    const Date given = day_given(notice, readings);
    if (is_by_agreed_method(notice) && is_known(given, as_of)) notices.push_back(given);
  }
  std::sort(notices.begin(), notices.end());
  for (const Obligation& obligation : obligations) {
    if (obligation.status != ObligationStatus::paid_late) continue;
    const auto after = std::upper_bound(notices.begin(), notices.end(), *obligation.due);
    if (after != notices.end() && *after <= *obligation.settled_on) continue;
    if (findings.is_first(FindingCode::paid_late_right)) {
      findings.add(FindingCode::paid_late_right, "",
                   {{"obligation", obligation_in_words(obligation.id)},
                    {"reading", reading_used(readings, "late_cure")}});
    }
  }
}

}  // namespace jm216
