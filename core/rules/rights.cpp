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

// A notice that takes effect at once.
constexpr Period on_receipt{};

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

  // A right with the steps that give its first day, its last, and the day on which a notice by telefax
  // on the report's day takes effect.
  struct Opened {
    RightKind kind;
    std::string clause;
    Party holder;
    Date from;
    std::string why;
    std::string of{};  // which milestone, or country
    Step first{};
    std::optional<Date> until{};
    Step last{};
    std::optional<Period> notice{};  // nothing where none ends the licence
  };
  void add(Opened opened);
  // What is infringed, and what makes that the first day of a reduction: the end of the days to sue,
  // or a grant.
  void begin(Step& first, Country country, Date day) const;
  // What makes that the last day of a reduction: a record, a row of Schedule A, or another patent.
  void end(Step& last, Country country, Date day) const;

  const Ledger& ledger_;
  const Report& report_;
  const DatedTerms& terms_;
  const NoticesResult& notices_;
  const PatentsResult& patents_;
  const InfringementsResult& infringements_;
  Date as_of_;
  RightsResult result_;
};

void RightsList::add(Opened opened) {
  Right right{RightId{opened.kind, opened.of},
              opened.clause,
              opened.holder,
              opened.from,
              opened.until,
              std::nullopt,
              opened.why};
  for (const Right& other : result_.rights) right.is_also_the_others |= other.id == right.id;
  Explanation why;
  why.id = explanation_of(right);
  why.value = to_string(right.from);
  const auto say = [&why, &right](std::string text, Step&& step) -> Step& {
    step.clause = right.clause;
    step.text = std::move(text);
    return why.steps.emplace_back(std::move(step));
  };
  say(right.why + '.', std::move(opened.first)).gives(right.from, "from");
  if (right.until) say("Its last day.", std::move(opened.last)).gives(*right.until, "until");
  if (opened.notice) {
    const Date effective = as_of_ + *opened.notice;
    right.effective_if_noticed_now = effective;
    Step notice;
    notice.from("as of", as_of_);
    if (*opened.notice != on_receipt) notice.plus(as_of_, *opened.notice);
    say("A notice by telefax on " + in_words(as_of_) + " would take effect on " +
            in_words(effective) + ".",
        std::move(notice))
        .gives(effective, "effective_if_noticed_now");
  }
  result_.explanations.push_back(std::move(why));
  result_.rights.push_back(std::move(right));
}

void RightsList::convenience() {
  const Date from = report_.licence.effective_date;
  Opened right{RightKind::terminate_convenience, "XI.4", Party::licensee, from,
               "The LICENSEE may terminate at any time"};
  right.first.from("EFFECTIVE DATE", from, "licence");
  right.notice = as_signed::convenience_notice;
  add(std::move(right));
}

void RightsList::milestones() {
  for (const MilestoneReport& milestone : report_.milestones) {
    if (!milestone.termination_right_from) continue;
    const std::string number = std::to_string(milestone.number);
    const Date from = *milestone.termination_right_from;
    Opened right{RightKind::terminate_milestone,
                 "XI.3",
                 Party::licensor,
                 from,
                 "Milestone " + number +
                     " was not attained by its deadline; the LICENSOR must grant reasonable "
                     "extensions and act in good faith",
                 number};
    right.first.from("the day after the deadline", from, FigureId::milestone(milestone.number));
    if (milestone.attained) right.first.under(reading_used(report_.readings, "late_cure"));
    right.notice = as_signed::milestone_notice;
    add(std::move(right));
  }
}

void RightsList::nonpayment() {
  const auto missed = earliest_missed(report_.obligations, terms_, report_.readings, as_of_);
  if (!missed) return;
  Opened right{RightKind::terminate_nonpayment, "XI.2", Party::licensor, missed->due + Days{1},
               "The payment " + missed->obligation + " was not made by its due date"};
  const auto extended = report_.readings.payment_extension == PaymentExtension::termination_only
                            ? terms_.extended_due(missed->obligation)
                            : std::nullopt;
  if (extended && extended->to == missed->due) {
    right.first.fact("extended to", missed->due,
                     "/extensions/" + std::to_string(extended->index) + "/to");
  } else {
    right.first.from("due", missed->due, missed->obligation);
  }
  right.first.the_day_after(missed->due).under(reading_used(report_.readings, "late_cure"));
  right.notice = on_receipt;
  add(std::move(right));
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
    Opened right{RightKind::terminate_force_majeure, "XII", holder,
                 began + as_signed::force_majeure,
                 "Force majeure has affected the other party for " +
                     in_words(as_signed::force_majeure) + " without a break"};
    right.first.fact("force majeure from", began, where + "/from")
        .plus(began, as_signed::force_majeure);
    right.until = known_end(event.to, as_of_);
    if (right.until) right.first.fact("force majeure to", *right.until, where + "/to");
    right.notice = as_signed::force_majeure_notice;
    add(std::move(right));
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
    Opened right{
        RightKind::terminate_breach, "XI.5", holder, ends + Days{1},
        "A breach that the other party was given notice of was not remedied in its period"};
    right.first.from("the period's end", ends, FigureId::deadline(DeadlineId::notice(index)))
        .the_day_after(ends)
        .under(reading_used(report_.readings, "notice_period"));
    right.notice = on_receipt;
    add(std::move(right));
  }
}

// V.7
void RightsList::inspect_books() {
  const Date from = report_.licence.effective_date;
  const Date until = report_.term.records_until;
  if (as_of_ < from || as_of_ > until) return;
  Opened right{
      RightKind::inspect_books, "V.7", Party::licensor, from,
      "An independent accountant may inspect the books on reasonable notice; that this outlives a "
      "termination is a reading"};
  right.first.from("EFFECTIVE DATE", from, "licence").from("books are kept until", until, "term");
  right.until = until;
  add(std::move(right));
}

// VI.3: no supply agreement by 31 January 2002, or supply has failed, whichever came first.
void RightsList::manufacture() {
  const Date latest = as_signed::supply_agreement_latest;
  std::optional<Date> from;
  Step first;
  const auto executed = known_end(ledger_.supply_agreement.executed, as_of_);
  if (executed) first.fact("executed", *executed, "/supply_agreement/executed");
  if (!executed || *executed > latest) {
    from = latest + Days{1};
    first.from("supply agreement at the latest", latest).the_day_after(latest);
  }
  if (const auto failed = known_end(ledger_.supply_agreement.supply_failed_from, as_of_)) {
    first.fact("supply failed from", *failed, "/supply_agreement/supply_failed_from");
    const Date earlier = std::min(from.value_or(*failed), *failed);
    first.exactly(from ? "min(" + to_string(latest) + " + 1 day, " + to_string(*failed) + ')'
                       : to_string(*failed),
                  earlier);
    from = earlier;
  }
  if (!from || *from > as_of_) return;
  add({RightKind::manufacture, "VI.3", Party::licensee, *from,
       "There was no supply agreement by " + in_full(latest) + ", or supply has failed", "",
       std::move(first)});
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
    const Country country = all[i].country;
    Opened right{
        RightKind::reduce_royalty,
        "VII.5",
        Party::licensee,
        all[first].from,
        "Substantial infringement in " + std::string(country.name()) + ", and no suit in time",
        std::string(country.code())};
    begin(right.first, country, all[first].from);
    if (all[last].until != Date::max()) {
      right.until = all[last].until;
      end(right.last, country, all[last].until);
    }
    add(std::move(right));
  }
}

void RightsList::begin(Step& first, Country country, Date day) const {
  const bool is_patented = patents_.in_force(country, as_of_);
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const Infringement& fact = ledger_.infringements[i];
    if (fact.country == country && infringements_.records[i].counts(as_of_, is_patented))
      first.fact("infringement", in_words(fact.percent),
                 "/infringements/" + std::to_string(i) + "/percent");
  }
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const InfringementRecord& record = infringements_.records[i];
    if (ledger_.infringements[i].country != country || !record.begins ||
        *record.last_day() + Days{1} != day)
      continue;
    first
        .fact("the days to sue begin", *record.begins,
              "/infringements/" + std::to_string(i) + record.begins_at)
        .plus(*record.begins, days(record.days + 1));
    return;
  }
  for (std::size_t i = 0; i < ledger_.patents.size(); ++i) {
    if (ledger_.patents[i].granted_on != day) continue;
    first.fact("granted on", day, "/patents/" + std::to_string(i) + "/granted_on");
    return;
  }
}

void RightsList::end(Step& last, Country country, Date day) const {
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const Infringement& fact = ledger_.infringements[i];
    if (fact.country == country && fact.ceased == day)
      last.fact("ceased", day, "/infringements/" + std::to_string(i) + "/ceased");
  }
  if (!last.inputs.empty()) return;
  constexpr const char* name = "last patent day";
  const auto& rows = schedule_a(report_.readings.schedule_a);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (patents_.scheduled[i].until != day) continue;
    const auto& countries = countries_of(rows[i]);
    if (std::find(countries.begin(), countries.end(), country.code()) == countries.end()) continue;
    last.from(name, day,
              FigureId::deadline(DeadlineId::patent(rows[i].country, rows[i].application)));
    return;
  }
  for (std::size_t i = 0; i < ledger_.patents.size(); ++i) {
    const PatentFact& fact = ledger_.patents[i];
    if (fact.country != country) continue;
    const std::string where = "/patents/" + std::to_string(i);
    if (fact.expires == day) last.fact(name, day, where + "/expires");
    if (fact.extended_to == day) last.fact(name, day, where + "/extended_to");
    if (fact.ended == day) last.fact(name, day, where + "/ended");
  }
}

void RightsList::continue_use() {
  const Date ends = report_.term.ends;
  Opened right{RightKind::continue_use, "XI.12", Party::licensee, ends + Days{1},
               "The TERM has ended: a royalty-free, non-exclusive and perpetual right"};
  right.first.from("TERM", ends, "term").the_day_after(ends);
  add(std::move(right));
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
