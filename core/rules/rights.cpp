#include "core/rules/rights.hpp"

#include <algorithm>

#include "core/report/words.hpp"
#include "core/rules/known.hpp"
#include "core/rules/licence.hpp"
#include "core/rules/notices.hpp"

namespace jm216 {

namespace {

constexpr int force_majeure_months = 6;  // XII

class RightsList {
 public:
  RightsList(const Ledger& ledger, const Report& report, const DatedTerms& terms,
             const RateCard& card)
      : ledger_(ledger), report_(report), terms_(terms), card_(card), as_of_(report.as_of) {}

  RightsResult list() {
    if (is_running(report_.licence.status)) {
      convenience();
      milestones();
      nonpayment();
      force_majeure();
      manufacture();
    }
    if (is_running(report_.licence.status) || report_.licence.status == LicenceStatus::sell_off) {
      reduce_royalty();
    }
    if (report_.licence.status == LicenceStatus::expired) continue_use();
    return std::move(result_);
  }

 private:
  void convenience();
  void milestones();
  void nonpayment();
  void force_majeure();
  void manufacture();
  void reduce_royalty();
  void continue_use();

  // When a notice by telefax today would take effect.
  [[nodiscard]] Date if_noticed(NoticeKind kind) const { return effect_of(kind, as_of_, as_of_); }
  void add(Right right, std::vector<Input> inputs, std::string reading = {});

  const Ledger& ledger_;
  const Report& report_;
  const DatedTerms& terms_;
  const RateCard& card_;
  Date as_of_;
  RightsResult result_;
};

void RightsList::add(Right right, std::vector<Input> inputs, std::string reading) {
  Explanation why;
  why.id = "right:" + right.id;
  why.value = to_string(right.from);
  why.steps.push_back({right.clause, right.why + '.', "", std::move(inputs), std::move(reading),
                       to_string(right.from)});
  if (right.effective_if_noticed_now) {
    why.steps.push_back({right.clause,
                         "A notice by telefax on " + in_words(as_of_) + " would take effect on " +
                             in_words(*right.effective_if_noticed_now) + ".",
                         "",
                         {},
                         "",
                         to_string(*right.effective_if_noticed_now)});
  }
  result_.explanations.push_back(std::move(why));
  result_.rights.push_back(std::move(right));
}

void RightsList::convenience() {
  add({"terminate-convenience", "XI.4", Party::licensee, report_.licence.effective_date,
       std::nullopt, if_noticed(NoticeKind::terminate_convenience),
       "The LICENSEE may terminate at any time"},
      {{"EFFECTIVE DATE", to_string(report_.licence.effective_date), "", ""}});
}

void RightsList::milestones() {
  for (const MilestoneReport& milestone : report_.milestones) {
    if (!milestone.termination_right_from) continue;
    const std::string number = std::to_string(milestone.number);
    add({"terminate-milestone-" + number, "XI.3", Party::licensor,
         *milestone.termination_right_from, std::nullopt,
         if_noticed(NoticeKind::terminate_milestone),
         "Milestone " + number +
             " was not attained by its deadline; the LICENSOR must grant reasonable "
             "extensions and act in good faith"},
        {{"milestone " + number, std::string(to_string(milestone.status)), "milestone:" + number,
          ""}},
        milestone.attained ? reading_used(report_.readings, "late_cure") : "");
  }
}

void RightsList::nonpayment() {
  const auto missed = earliest_missed(report_.obligations, terms_, report_.readings, as_of_);
  if (!missed) return;
  add({"terminate-nonpayment", "XI.2", Party::licensor, missed->due + Days{1}, std::nullopt,
       if_noticed(NoticeKind::terminate_nonpayment),
       "The payment " + missed->obligation + " was not made by its due date"},
      {{missed->obligation, "", missed->obligation, ""}, {"due", to_string(missed->due), "", ""}},
      reading_used(report_.readings, "late_cure"));
}

// XII: the party not affected, once force majeure has run six months without a break, while it
// lasts.
void RightsList::force_majeure() {
  for (const Party holder : {Party::licensor, Party::licensee}) {
    std::optional<std::size_t> first;  // of several records the one that began first
    for (std::size_t i = 0; i < ledger_.force_majeure.size(); ++i) {
      const ForceMajeure& event = ledger_.force_majeure[i];
      const auto to = known_end(event.to, as_of_);
      if (event.party == holder || (to && *to < as_of_)) continue;
      if (!is_known(months_after(event.from, force_majeure_months), as_of_)) continue;
      if (!first || event.from < ledger_.force_majeure[*first].from) first = i;
    }
    if (!first) continue;
    const ForceMajeure& event = ledger_.force_majeure[*first];
    add({"terminate-force-majeure", "XII", holder, months_after(event.from, force_majeure_months),
         known_end(event.to, as_of_), if_noticed(NoticeKind::terminate_force_majeure),
         "Force majeure has affected the other party for six months without a break"},
        {{"force majeure from", to_string(event.from), "",
          "/force_majeure/" + std::to_string(*first) + "/from"}});
  }
}

// VI.3: no supply agreement by 31 January 2002, or supply has failed, whichever came first.
void RightsList::manufacture() {
  std::optional<Date> from;
  std::vector<Input> inputs;
  const auto executed = known_end(ledger_.supply_agreement.executed, as_of_);
  if (!executed || *executed > as_signed::supply_payment_latest) {
    from = as_signed::supply_payment_latest + Days{1};
  }
  const auto failed = known_end(ledger_.supply_agreement.supply_failed_from, as_of_);
  if (failed && (!from || *failed < *from)) from = failed;
  if (!from || *from > as_of_) return;
  if (executed)
    inputs.push_back({"executed", to_string(*executed), "", "/supply_agreement/executed"});
  if (failed)
    inputs.push_back(
        {"supply failed from", to_string(*failed), "", "/supply_agreement/supply_failed_from"});
  add({"manufacture", "VI.3", Party::licensee, *from, std::nullopt, std::nullopt,
       "There was no supply agreement by 31 January 2002, or supply has failed"},
      std::move(inputs));
}

void RightsList::reduce_royalty() {
  for (const RateCard::Reduction& reduction : card_.reductions_on(as_of_)) {
    std::vector<Input> inputs;
    for (const std::size_t record : reduction.records) {
      inputs.push_back({"infringement", ledger_.infringements[record].percent.text(), "",
                        "/infringements/" + std::to_string(record)});
    }
    add({"reduce-royalty-" + std::string(reduction.country.code()), "VII.5", Party::licensee,
         reduction.from, reduction.until, std::nullopt,
         "Substantial infringement in " + std::string(reduction.country.name()) +
             ", and no suit by day 120 after the infringer was notified"},
        std::move(inputs));
  }
}

void RightsList::continue_use() {
  add({"continue-use", "XI.12", Party::licensee, report_.term.ends + Days{1}, std::nullopt,
       std::nullopt, "The TERM has ended: a royalty-free, non-exclusive and perpetual right"},
      {{"TERM", to_string(report_.term.ends), "term", ""}});
}

}  // namespace

std::optional<MissedPayment> earliest_missed(const std::vector<Obligation>& obligations,
                                             const DatedTerms& terms, const Readings& readings,
                                             Date as_of) {
  std::optional<MissedPayment> earliest;
  for (const Obligation& obligation : obligations) {
    const bool is_open = obligation.status == ObligationStatus::overdue;
    // READING(late_cure): "keeps-right" lets a late payment stay a failure.
    const bool stays = obligation.status == ObligationStatus::paid_late &&
                       readings.late_cure == LateCure::keeps_right;
    if (!is_open && !stays) continue;
    Date due = *obligation.due;
    // READING(payment_extension): "termination-only" holds back just this right.
    if (readings.payment_extension == PaymentExtension::termination_only) {
      if (const auto extended = terms.extended_due(obligation.id)) due = extended->to;
      const bool in_time = stays && obligation.settled_on && *obligation.settled_on <= due;
      if (due >= as_of || in_time) continue;
    }
    if (!earliest || due < earliest->due) earliest = MissedPayment{obligation.id, due};
  }
  return earliest;
}

RightsResult rights_of(const Ledger& ledger, const Report& report, const DatedTerms& terms,
                       const RateCard& card) {
  return RightsList(ledger, report, terms, card).list();
}

}  // namespace jm216
