#include "core/rules/rights.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/agreement/schedule_a.hpp"
#include "core/basics/sort_stably.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"
#include "core/rules/results/licence.hpp"

namespace jm216 {

namespace {

// Two rights of one id stand by first day, then holder; the holders are in the order of their names.
constexpr auto by_day = [](const auto& a, const auto& b) { return a.first < b.first; };

class RightsList {
 public:
  RightsList(const Ledger& ledger, const Report& report, const DatedTerms& terms,
             const NoticesResult& notices, const PatentsResult& patents,
             const InfringementsResult& infringements)
      : ledger_(ledger),
        report_(report),
        terms_(terms),
        notices_(notices),
        patents_(patents),
        infringements_(infringements),
        as_of_(report.as_of) {}

  RightsResult list() {
    if (report_.licence.agreement_runs) {
      convenience();
      milestones();
      nonpayment();
      force_majeure();
      breach();
      manufacture();
    }
    if (report_.licence.agreement_runs || report_.licence.status == LicenceStatus::sell_off) {
      reduce_royalty();
    }
    inspect_books();
    if (report_.licence.status == LicenceStatus::expired) continue_use();
    return std::move(result_);
  }

 private:
  void convenience();
  void milestones();
  void nonpayment();
  void force_majeure();
  void breach();
  void manufacture();
  void reduce_royalty();
  void inspect_books();
  void continue_use();

  // The first and last day each follow by a formula, or are an input.
  struct Grounds {
    std::vector<Input> inputs;
    std::string from_formula;
    std::string until_formula;
    std::string notice_formula;  // of the effect of a notice by telefax on the report's day
    std::string reading;
    std::vector<Input> until_inputs{};
  };
  void add(Right right, Grounds grounds);
  // What makes that the first day of a reduction: the end of the days to sue, or a grant.
  void begin(Grounds& grounds, Country country, Date day) const;
  // What makes that the last day of a reduction: a record, a row of Schedule A, or another patent.
  [[nodiscard]] std::vector<Input> ends_of(Country country, Date day) const;
  [[nodiscard]] Grounds reduction_grounds(const ReducedDays& first, const ReducedDays& last) const;

  const Ledger& ledger_;
  const Report& report_;
  const DatedTerms& terms_;
  const NoticesResult& notices_;
  const PatentsResult& patents_;
  const InfringementsResult& infringements_;
  Date as_of_;
  RightsResult result_;
};

void RightsList::add(Right right, Grounds grounds) {
  for (const Right& other : result_.rights) right.is_also_the_others |= other.id == right.id;
  Explanation why;
  why.id = explanation_of(right);
  why.value = to_string(right.from);
  why.step(right.clause, right.why + '.')
      .by_formula(std::move(grounds.from_formula))
      .under(std::move(grounds.reading))
      .gives(right.from, "from")
      .inputs = std::move(grounds.inputs);
  if (right.until) {
    why.step(right.clause, "Its last day.")
        .by_formula(std::move(grounds.until_formula))
        .gives(*right.until, "until")
        .inputs = std::move(grounds.until_inputs);
  }
  if (right.effective_if_noticed_now) {
    why.step(right.clause, "A notice by telefax on " + in_words(as_of_) + " would take effect on " +
                               in_words(*right.effective_if_noticed_now) + ".")
        .from("as of", as_of_)
        .by_formula(std::move(grounds.notice_formula))
        .gives(*right.effective_if_noticed_now, "effective_if_noticed_now");
  }
  result_.explanations.push_back(std::move(why));
  result_.rights.push_back(std::move(right));
}

void RightsList::convenience() {
  const Date from = report_.licence.effective_date;
  add({RightId{RightKind::terminate_convenience, {}}, "XI.4", Party::licensee, from, std::nullopt,
       as_of_ + as_signed::convenience_notice, "The LICENSEE may terminate at any time"},
      {{{"EFFECTIVE DATE", to_string(from), "licence", ""}},
       "",
       "",
       sum_of(as_of_, as_signed::convenience_notice),
       ""});
}

void RightsList::milestones() {
  for (const MilestoneReport& milestone : report_.milestones) {
    if (!milestone.termination_right_from) continue;
    const std::string number = std::to_string(milestone.number);
    const Date from = *milestone.termination_right_from;
    add({RightId{RightKind::terminate_milestone, number}, "XI.3", Party::licensor, from,
         std::nullopt, as_of_ + as_signed::milestone_notice,
         "Milestone " + number +
             " was not attained by its deadline; the LICENSOR must grant reasonable "
             "extensions and act in good faith"},
        {{{"the day after the deadline", to_string(from), FigureId::milestone(milestone.number),
           ""}},
         "",
         "",
         sum_of(as_of_, as_signed::milestone_notice),
         milestone.attained ? reading_used(report_.readings, "late_cure") : ""});
  }
}

void RightsList::nonpayment() {
  const auto missed = earliest_missed(report_.obligations, terms_, report_.readings, as_of_);
  if (!missed) return;
  Input due{"due", to_string(missed->due), missed->obligation, ""};
  if (report_.readings.payment_extension == PaymentExtension::termination_only) {
    const auto extended = terms_.extended_due(missed->obligation);
    if (extended && extended->to == missed->due) {
      due = {"extended to", due.value, "",
             "/extensions/" + std::to_string(extended->index) + "/to"};
    }
  }
  const Date from = missed->due + Days{1};
  add({RightId{RightKind::terminate_nonpayment, {}}, "XI.2", Party::licensor, from, std::nullopt,
       as_of_, "The payment " + missed->obligation + " was not made by its due date"},
      {{due},
       due.value + " + 1 day = " + to_string(from),
       "",
       "",
       reading_used(report_.readings, "late_cure")});
}

// XII: the party not affected, once force majeure has run six months without a break, while it
// lasts.
void RightsList::force_majeure() {
  std::vector<std::pair<Date, std::size_t>>
      open;  // of the party affected, the record that began first
  for (const Party holder : {Party::licensee, Party::licensor}) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < ledger_.force_majeure.size(); ++i) {
      const ForceMajeure& event = ledger_.force_majeure[i];
      const auto to = known_end(event.to, as_of_);
      if (event.party == holder || (to && *to < as_of_)) continue;
      if (!is_known(event.from + as_signed::force_majeure, as_of_)) continue;
      if (!first || event.from < ledger_.force_majeure[*first].from) first = i;
    }
    if (first) open.emplace_back(ledger_.force_majeure[*first].from, *first);
  }
  sort_stably(open, by_day);
  for (const auto& [began, index] : open) {
    const ForceMajeure& event = ledger_.force_majeure[index];
    const Party holder = event.party == Party::licensor ? Party::licensee : Party::licensor;
    const std::string where = "/force_majeure/" + std::to_string(index);
    const Date from = began + as_signed::force_majeure;
    const auto until = known_end(event.to, as_of_);
    Grounds grounds{{{"force majeure from", to_string(event.from), "", where + "/from"}},
                    sum_of(event.from, as_signed::force_majeure),
                    "",
                    sum_of(as_of_, as_signed::force_majeure_notice),
                    ""};
    if (until) grounds.inputs.push_back({"force majeure to", to_string(*until), "", where + "/to"});
    add({RightId{RightKind::terminate_force_majeure, {}}, "XII", holder, from, until,
         as_of_ + as_signed::force_majeure_notice,
         "Force majeure has affected the other party for " + in_words(as_signed::force_majeure) +
             " without a break"},
        std::move(grounds));
  }
}

// XI.5: the giver of a notice of breach whose period is over, not remedied.
void RightsList::breach() {
  std::vector<std::pair<Date, Party>> open;
  for (const Party holder : {Party::licensee, Party::licensor}) {
    const auto& stands = notices_.breaches.at(static_cast<std::size_t>(holder));
    if (stands && stands->period_ends < as_of_) open.emplace_back(stands->period_ends, holder);
  }
  sort_stably(open, by_day);
  for (const auto& [ends, holder] : open) {
    const std::size_t index = notices_.breaches.at(static_cast<std::size_t>(holder))->index;
    const Date from = ends + Days{1};
    add({RightId{RightKind::terminate_breach, {}}, "XI.5", holder, from, std::nullopt, as_of_,
         "A breach that the other party was given notice of was not remedied in its period"},
        {{{"the period's end", to_string(ends), FigureId::deadline(DeadlineId::notice(index)), ""}},
         to_string(ends) + " + 1 day = " + to_string(from),
         "",
         "",
         reading_used(report_.readings, "notice_period")});
  }
}

// V.7
void RightsList::inspect_books() {
  const Date from = report_.licence.effective_date;
  const Date until = report_.term.records_until;
  if (as_of_ < from || as_of_ > until) return;
  add({RightId{RightKind::inspect_books, {}}, "V.7", Party::licensor, from, until, std::nullopt,
       "An independent accountant may inspect the books on reasonable notice; that this outlives a "
       "termination is a reading"},
      {{{"EFFECTIVE DATE", to_string(from), "licence", ""},
        {"books are kept until", to_string(until), "term", ""}},
       "",
       "",
       "",
       ""});
}

// VI.3: no supply agreement by 31 January 2002, or supply has failed, whichever came first.
void RightsList::manufacture() {
  const Date latest = as_signed::supply_agreement_latest;
  std::optional<Date> from;
  Grounds grounds;
  const auto executed = known_end(ledger_.supply_agreement.executed, as_of_);
  if (executed) {
    grounds.inputs.push_back({"executed", to_string(*executed), "", "/supply_agreement/executed"});
  }
  if (!executed || *executed > latest) {
    from = latest + Days{1};
    grounds.inputs.push_back({"supply agreement at the latest", to_string(latest), "", ""});
    grounds.from_formula = to_string(latest) + " + 1 day";
  }
  const auto failed = known_end(ledger_.supply_agreement.supply_failed_from, as_of_);
  if (failed) {
    grounds.inputs.push_back(
        {"supply failed from", to_string(*failed), "", "/supply_agreement/supply_failed_from"});
    grounds.from_formula =
        from ? "min(" + grounds.from_formula + ", " + to_string(*failed) + ')' : to_string(*failed);
    from = from ? std::min(*from, *failed) : *failed;
  }
  if (!from || *from > as_of_) return;
  grounds.from_formula += " = " + to_string(*from);
  add({RightId{RightKind::manufacture, {}}, "VI.3", Party::licensee, *from, std::nullopt,
       std::nullopt,
       "There was no supply agreement by " + in_full(latest) + ", or supply has failed"},
      std::move(grounds));
}

// VII.5: the unbroken run of days, around the report's, on which the reduction counts.
void RightsList::reduce_royalty() {
  const std::vector<ReducedDays>& all = infringements_.reduced;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (as_of_ < all[i].from || as_of_ > all[i].until) continue;
    const auto joins = [&](std::size_t a, std::size_t b) {
      return all[a].country == all[b].country && all[a].until != Date::max() &&
             all[a].until + Days{1} == all[b].from;
    };
    std::size_t first = i;
    while (first > 0 && joins(first - 1, first)) --first;
    std::size_t last = i;
    while (last + 1 < all.size() && joins(last, last + 1)) ++last;
    std::optional<Date> until;
    if (all[last].until != Date::max()) until = all[last].until;
    add({RightId{RightKind::reduce_royalty, std::string(all[i].country.code())}, "VII.5",
         Party::licensee, all[first].from, until, std::nullopt,
         "Substantial infringement in " + std::string(all[i].country.name()) +
             ", and no suit in time"},
        reduction_grounds(all[first], all[last]));
  }
}

RightsList::Grounds RightsList::reduction_grounds(const ReducedDays& first,
                                                  const ReducedDays& last) const {
  Grounds grounds;
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const InfringementRecord& record = infringements_.records[i];
    const bool counts = std::any_of(
        record.counts_on.begin(), record.counts_on.end(),
        [&](const PatentedDays& days) { return days.from <= as_of_ && as_of_ <= days.until; });
    if (ledger_.infringements[i].country != first.country || !counts) continue;
    const std::string where = "/infringements/" + std::to_string(i);
    grounds.inputs.push_back(
        {"infringement", ledger_.infringements[i].percent.text() + '%', "", where + "/percent"});
  }
  begin(grounds, first.country, first.from);
  if (last.until != Date::max()) grounds.until_inputs = ends_of(last.country, last.until);
  return grounds;
}

void RightsList::begin(Grounds& grounds, Country country, Date day) const {
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const InfringementRecord& record = infringements_.records[i];
    const Infringement& fact = ledger_.infringements[i];
    if (fact.country != country || !record.begins || *record.last_day() + Days{1} != day) continue;
    grounds.inputs.push_back({"the days to sue begin", to_string(*record.begins), "",
                              "/infringements/" + std::to_string(i) +
                                  (record.begins == fact.notified ? "/notified" : "/evidence")});
    grounds.from_formula = to_string(*record.begins) + " + " + std::to_string(record.days + 1) +
                           " days = " + to_string(day);
    return;
  }
  for (std::size_t i = 0; i < ledger_.patents.size(); ++i) {
    const PatentFact& fact = ledger_.patents[i];
    if (fact.granted_on != day) continue;
    grounds.inputs.push_back(
        {"granted on", to_string(day), "", "/patents/" + std::to_string(i) + "/granted_on"});
    return;
  }
}

std::vector<Input> RightsList::ends_of(Country country, Date day) const {
  std::vector<Input> inputs;
  const std::string text = to_string(day);
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const Infringement& fact = ledger_.infringements[i];
    if (fact.country == country && fact.ceased == day)
      inputs.push_back({"ceased", text, "", "/infringements/" + std::to_string(i) + "/ceased"});
  }
  if (!inputs.empty()) return inputs;
  const auto& rows = schedule_a(report_.readings.schedule_a);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (patents_.scheduled[i].until != day) continue;
    const auto& countries = countries_of(rows[i]);
    if (std::find(countries.begin(), countries.end(), country.code()) == countries.end()) continue;
    return {{"last patent day", text,
             FigureId::deadline(DeadlineId::patent(rows[i].country, rows[i].application)), ""}};
  }
  for (std::size_t i = 0; i < ledger_.patents.size(); ++i) {
    const PatentFact& fact = ledger_.patents[i];
    if (fact.country != country) continue;
    const std::string where = "/patents/" + std::to_string(i);
    if (fact.expires == day) inputs.push_back({"last patent day", text, "", where + "/expires"});
    if (fact.extended_to == day)
      inputs.push_back({"last patent day", text, "", where + "/extended_to"});
    if (fact.ended == day) inputs.push_back({"last patent day", text, "", where + "/ended"});
  }
  return inputs;
}

void RightsList::continue_use() {
  const Date from = report_.term.ends + Days{1};
  const std::string ends = to_string(report_.term.ends);
  add({RightId{RightKind::continue_use, {}}, "XI.12", Party::licensee, from, std::nullopt,
       std::nullopt, "The TERM has ended: a royalty-free, non-exclusive and perpetual right"},
      {{{"TERM", ends, "term", ""}}, ends + " + 1 day = " + to_string(from), "", "", ""});
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
      if (const auto extended = terms.extended_due(obligation.id))
        due = std::max(due, extended->to);
      const bool in_time = stays && *obligation.settled_on <= due;
      if (due >= as_of || in_time) continue;
    }
    if (!earliest || due < earliest->due) earliest = MissedPayment{obligation.id, due};
  }
  return earliest;
}

RightsResult rights_of(const Ledger& ledger, const Report& report, const DatedTerms& terms,
                       const NoticesResult& notices, const PatentsResult& patents,
                       const InfringementsResult& infringements) {
  return RightsList(ledger, report, terms, notices, patents, infringements).list();
}

}  // namespace jm216
