#include "core/rules/deadlines.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/agreement/schedule_a.hpp"
#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// How an entry stands when no `done` record speaks of it.
enum class Standing : std::uint8_t {
  met,         // done, also ahead of its date
  failed,      // the facts show it was not met in time
  open,        // upcoming or today, and never anything else by itself
  unrecorded,  // a duty on which the ledger is silent: unrecorded once past
  event,       // not a duty: passed once past
  expected,    // missed once past
};

class Calendar {
 public:
  Calendar(const Ledger& ledger, const Report& report, const DatedTerms& terms,
           const LicenceSpan& span, const NoticesResult& notices,
           const InfringementsResult& infringements, Findings& findings)
      : ledger_(ledger),
        report_(report),
        terms_(terms),
        span_(span),
        notices_(notices),
        infringements_(infringements),
        findings_(findings),
        as_of_(report.as_of) {
    for (const Obligation& owed : report.obligations) obligations_.emplace(owed.id, &owed);
    for (std::size_t i = 0; i < ledger.done.size(); ++i) {
      const DoneRecord& done = ledger.done[i];
      if (!is_known(done.date, as_of_)) continue;
      const auto [entry, is_new] = done_.try_emplace(done.deadline, i);
      if (!is_new && done.date < ledger.done[entry->second].date) entry->second = i;
    }
  }

  DeadlinesResult list();

 private:
  void beginnings();
  void payments();
  void limitations();
  void statements();
  void milestones();
  void patents();
  void ends();
  void notices();
  void infringements();
  void clocks();
  void report_unused_records();

  // Its date is given, or follows from what it is reckoned from.
  struct Entry {
    std::string id;
    std::string clause;
    Actor party = Actor::both;
    std::string what;
    Standing standing = Standing::event;
    Date date{};
    Step why{};                 // of the date
    std::vector<Step> steps{};  // that come before
    std::string event{};        // as Deadline has it

    Entry& on(Date day) {
      date = day;
      return *this;
    }
    Entry& from(std::string name, Date day, std::string of = {}) {
      why.from(std::move(name), day, std::move(of));
      return on(day);
    }
    Entry& fact(std::string name, StepValue value, std::string where) {
      why.fact(std::move(name), std::move(value), std::move(where));
      return *this;
    }
    Entry& plus(Date day, const Period& period) {
      why.plus(day, period);
      return on(day + period);
    }
  };
  void add(Entry entry);
  void explain_expiry(const PatentReport& patent, Entry& entry) const;
  [[nodiscard]] DeadlineStatus status_of(const Entry& entry, std::optional<std::size_t> done) const;
  // The record that meets an entry: one in time before one too late.
  [[nodiscard]] std::optional<std::size_t> done_record(const Entry& entry) const;

  const Ledger& ledger_;
  const Report& report_;
  const DatedTerms& terms_;
  const LicenceSpan& span_;
  const NoticesResult& notices_;
  const InfringementsResult& infringements_;
  Findings& findings_;
  Date as_of_;
  std::map<std::string, std::size_t> done_;  // the earliest known record of each deadline
  std::map<std::string_view, const Obligation*> obligations_;  // by id
  std::set<std::string> ids_;
  std::map<std::pair<Date, std::string>, Deadline> in_order_;  // one of each id
  DeadlinesResult result_;
};

std::optional<std::size_t> Calendar::done_record(const Entry& entry) const {
  const auto found = done_.find(entry.id);
  return found == done_.end() ? std::nullopt : std::optional(found->second);
}

DeadlineStatus Calendar::status_of(const Entry& entry, std::optional<std::size_t> done) const {
  if (done) {
    return ledger_.done[*done].date <= entry.date ? DeadlineStatus::done : DeadlineStatus::missed;
  }
  if (entry.standing == Standing::met) return DeadlineStatus::done;
  if (entry.standing == Standing::failed) return DeadlineStatus::missed;
  if (entry.standing == Standing::open || entry.date >= as_of_) {
    return entry.date == as_of_ ? DeadlineStatus::today : DeadlineStatus::upcoming;
  }
  if (entry.standing == Standing::unrecorded) return DeadlineStatus::unrecorded;
  return entry.standing == Standing::expected ? DeadlineStatus::missed : DeadlineStatus::passed;
}

void Calendar::add(Entry entry) {
  const auto done = done_record(entry);
  Deadline deadline{entry.id,   entry.event,           entry.date, entry.clause, entry.party,
                    entry.what, status_of(entry, done)};
  Explanation why;
  why.id = FigureId::deadline(entry.id);
  why.value = to_string(entry.date);
  why.steps = std::move(entry.steps);
  why.step(entry.clause, entry.what + '.')
      .by_formula(std::move(entry.why.formula))
      .gives(entry.date, "date")
      .inputs = std::move(entry.why.inputs);
  Step& status = why.step(entry.clause, "Its status on " + in_words(as_of_) + ".")
                     .gives(std::string(to_string(deadline.status)), "status");
  if (done) {
    status.fact("done", ledger_.done[*done].date, "/done/" + std::to_string(*done) + "/date");
  } else {
    why.not_applied.push_back({entry.clause, "The ledger does not record it as done."});
  }
  ids_.insert(entry.id);
  result_.explanations.push_back(std::move(why));
  in_order_.emplace(std::make_pair(deadline.date, deadline.id), std::move(deadline));
}

// II.2, VI.2, VI.3: what the first months of the licence called for.
void Calendar::beginnings() {
  const auto within = [this](const Period& period, Entry entry) {
    entry.standing = Standing::unrecorded;
    add(entry.from("EFFECTIVE DATE", span_.effective, "term").plus(span_.effective, period));
  };
  within(as_signed::sublicence_form, {"sublicence-form", "II.2", Actor::both,
                                      "The form of sub-licence (Exhibit 1) is to be agreed"});
  within(as_signed::supply_proposal,
         {"supply-proposal", "VI.2", Actor::licensor,
          "A proposal for the supply of " + std::to_string(as_signed::supply_grams) +
              " grams is to be delivered"});
  for (const as_signed::Delivery& delivery : as_signed::deliveries) {
    const std::string grams = std::to_string(delivery.grams);
    add(Entry{"supply-" + grams + 'g', "VI.2", Actor::licensor,
              grams + " grams are to be delivered", Standing::unrecorded}
            .from("date in VI.2", delivery.by));
  }
  Entry agreement{"supply-agreement", "VI.3", Actor::both,
                  "The supply agreement is to be executed, or the LICENSEE may manufacture"};
  agreement.from("date in VI.3", as_signed::supply_agreement_latest);
  if (const auto executed = known_end(ledger_.supply_agreement.executed, as_of_)) {
    if (*executed <= agreement.date) agreement.standing = Standing::met;
    agreement.fact("executed", *executed, "/supply_agreement/executed");
  }
  add(std::move(agreement));
}

Standing standing_of(ObligationStatus status) {
  switch (status) {
    case ObligationStatus::paid:
    case ObligationStatus::none:
      return Standing::met;
    case ObligationStatus::overdue:
    case ObligationStatus::paid_late:
      return Standing::failed;
    case ObligationStatus::unrecorded:
      return Standing::unrecorded;
    default:
      return Standing::open;
  }
}

void Calendar::payments() {
  const auto payment = [this](const Obligation& obligation, const std::string& clause,
                              std::string what) {
    add(Entry{obligation.id, clause, Actor::licensee, std::move(what),
              standing_of(obligation.status)}
            .from("due", *obligation.due, obligation.id));
  };
  for (const Obligation& obligation : report_.obligations) {
    if (!obligation.due) continue;
    if (obligation.clause == "V.4") continue;
    payment(obligation, obligation.clause, "The " + obligation_in_words(obligation.id) + " is due");
  }
  for (const QuarterReport& quarter : report_.quarters) {
    if (!is_licence_quarter(quarter.quarter, span_)) continue;
    payment(*obligations_.at(quarter.obligation), "V.5",
            "The royalty of " + to_string(quarter.quarter) + " is due");
  }
}

// XVII.1: the last days to sue.
void Calendar::limitations() {
  for (const Obligation& obligation : report_.obligations) {
    if (!obligation.limitation) continue;
    const Date due_plus = *obligation.due + as_signed::limitation;
    add(Entry{DeadlineId::limitation(obligation.id), "XVII.1", Actor::licensor,
              "Last day to sue for the " + obligation_in_words(obligation.id) +
                  (due_plus == *obligation.limitation
                       ? ""
                       : " (" + in_words(as_signed::limitation) + " from its due date end on " +
                             in_words(due_plus) + ")")}
            .from("limitation", *obligation.limitation, FigureId::limitation(obligation.id)));
  }
}

void Calendar::statements() {
  for (const QuarterReport& quarter : report_.quarters) {
    if (!is_licence_quarter(quarter.quarter, span_)) continue;
    const Date end = quarter.quarter.last_day();
    const int statement_days = terms_.on(end).statement_days;
    Entry entry{DeadlineId::statement(quarter.quarter), "V.8", Actor::licensee,
                "The statement of " + to_string(quarter.quarter) + " is due",
                ledger_.statements ? Standing::expected : Standing::unrecorded};
    entry.from("the quarter's last day", end)
        .fact("statement days", std::to_string(statement_days),
              pointer_to_term(terms_.set_by(end).statement_days, "statement_days"))
        .plus(end, days(statement_days));
    if (quarter.statement) {
      entry.standing = quarter.statement->on_time ? Standing::met : Standing::failed;
    }
    add(std::move(entry));
  }
}

void Calendar::milestones() {
  const auto ended_before = [this](Date date) {
    return span_.terminated && date > *span_.terminated;
  };
  for (const MilestoneReport& milestone : report_.milestones) {
    const Date target = milestone.extended_to.value_or(milestone.target);
    const std::string name = ObligationId::milestone(milestone.number);
    const std::string id = FigureId::milestone(milestone.number);
    const auto met_by = [&](Date date) {
      return milestone.attained && *milestone.attained <= date;
    };
    if (milestone.attained || !ended_before(target)) {
      add(Entry{name + "-target", "IV.1", Actor::licensee, "Target: " + milestone.objective,
                met_by(target) ? Standing::met : Standing::event}
              .from("target", target, id));
    }
    if (milestone.attained || !ended_before(milestone.deadline)) {
      Entry entry{name + "-deadline", "IV.1", Actor::licensee, "Deadline: " + milestone.objective,
                  met_by(milestone.deadline) ? Standing::met : Standing::expected};
      entry.from("target", target, id).from("deadline", milestone.deadline, id);
      if (target + as_signed::milestone_grace == milestone.deadline)
        entry.plus(target, as_signed::milestone_grace);
      add(std::move(entry));
    }
  }
}

void Calendar::patents() {
  for (const PatentReport& patent : report_.term.patents) {
    Entry entry{DeadlineId::patent(patent.country, patent.application), "Sch.A", Actor::licensor,
                "The patent " + patent.country + ' ' +
                    isolated(patent.patent.empty() ? patent.application : patent.patent) +
                    " (Case " + isolated(patent.case_) + ") expires"};
    entry.on(patent.expires);
    add_step(entry.steps, "Sch.A", "The date on Schedule A.")
        .from("date on Schedule A", patent.listed)
        .gives(patent.listed, "listed");
    explain_expiry(patent, entry);
    add(std::move(entry));
  }
}

// I.16: extensions never shorten; an early end counts by reading `early_end`.
void Calendar::explain_expiry(const PatentReport& patent, Entry& entry) const {
  std::string latest = to_string(patent.listed);
  std::string ends;
  ScheduledPatent row;
  row.case_ = patent.case_;
  row.country = patent.country;
  if (report_.readings.ireland_1044 == Ireland1044::extended && is_ireland_1044(row)) {
    entry.why.from("as Schedule A says it can be extended", ireland_1044_extended);
    latest += ", " + to_string(ireland_1044_extended);
  }
  for (std::size_t i = 0; i < ledger_.patents.size(); ++i) {
    const PatentFact& fact = ledger_.patents[i];
    if (fact.kind == PatentKind::other || fact.case_ != patent.case_ ||
        fact.country.code() != patent.country || fact.application != patent.application) {
      continue;
    }
    const std::string where = "/patents/" + std::to_string(i);
    const bool moves_term = fact.kind != PatentKind::spc || report_.readings.spc == Spc::extends;
    if (fact.extended_to && moves_term) {
      entry.fact("extended to", *fact.extended_to, where + "/extended_to");
      latest += ", " + to_string(*fact.extended_to);
    }
    const auto ended = known_end(fact.ended, as_of_);
    if (!ended || report_.readings.early_end != EarlyEnd::actual) continue;
    entry.fact("ended", *ended, where + "/ended");
    ends += ", " + to_string(*ended);
  }
  if (latest.find(',') == std::string::npos && ends.empty()) return;
  latest = "max(" + latest + ')';
  entry.why.exactly(ends.empty() ? latest : "min(" + latest + ends + ')', patent.expires);
}

void Calendar::ends() {
  const Date term_ends = report_.term.ends;
  add(Entry{"term-end", "I.16", Actor::both, "The TERM ends"}.from("TERM", term_ends, "term"));
  add(Entry{"records-until", "V.7", Actor::licensee, "Books and records are kept until this day"}
          .from("TERM", term_ends, "term")
          .plus(term_ends, as_signed::records));
  // Reckoned from the Agreement's end, once that day is past.
  if (as_of_ <= span_.terminated.value_or(term_ends)) return;
  const auto survives = [this](std::optional<Date> until, Entry entry) {
    if (until) add(entry.from("the licence's end", *until, "licence"));
  };
  const LicenceReport& licence = report_.licence;
  survives(licence.sell_off_until, {"sell-off-end", "XI.9", Actor::licensee, "The sell-off ends"});
  survives(licence.secrecy_until,
           {"secrecy-until", "XI.8.1", Actor::both, "Confidentiality lasts until this day"});
  survives(licence.non_solicitation_until,
           {"non-solicitation-until", "XIII", Actor::both,
            "Neither party hires the other's people until this day"});
}

Actor actor_of(Party party) {
  return party == Party::licensor ? Actor::licensor : Actor::licensee;
}

void Calendar::notices() {
  for (const GoodNotice& good : notices_.good) {
    const Notice& notice = ledger_.notices[good.index];
    const bool is_breach = notice.kind == NoticeKind::breach;
    const Party other = notice.by == Party::licensor ? Party::licensee : Party::licensor;
    Entry entry{DeadlineId::notice(good.index), std::string(good.clause),
                actor_of(is_breach ? other : notice.by),
                is_breach ? "The period for remedying the breach ends"
                          : "The " + in_words(notice.kind) + " takes effect"};
    entry.steps = good.steps;
    entry.event = std::string(to_string(notice.kind)) + '-' +
                  std::string(to_string(actor_of(notice.by))) + '-' + to_string(notice.given) +
                  "-effective";
    add(entry.on(good.takes_effect));
  }
}

void Calendar::infringements() {
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const Infringement& infringement = ledger_.infringements[i];
    const InfringementRecord& record = infringements_.records[i];
    if (!record.begins || record.is_too_small) continue;
    // The id is that of the agreement as signed, whatever an amendment makes of the days.
    Entry entry{"infringement-" + std::to_string(i + 1) + "-day-" +
                    std::to_string(as_signed::infringement_days),
                "VII.5", Actor::licensor,
                "Last day to file suit in " + std::string(infringement.country.name()) +
                    " before the royalty may be reduced",
                record.is_barred ? Standing::met : Standing::event};
    entry.event = "infringement-" + std::string(infringement.country.code()) + '-' +
                  to_string(*record.begins) + "-days-to-sue";
    add(entry
            .fact("the days to sue begin", *record.begins,
                  "/infringements/" + std::to_string(i) + record.begins_at)
            .plus(*record.begins, days(record.days)));
  }
}

void Calendar::clocks() {
  std::array<int, 3> seen{};
  for (std::size_t i = 0; i < ledger_.events.size(); ++i) {
    const Event& event = ledger_.events[i];
    const int number = ++seen.at(static_cast<std::size_t>(event.clock));
    // A filing date may lie ahead and is always known.
    if (event.clock != Clock::patent_abandonment && !is_known(event.date, as_of_)) continue;
    Entry entry;
    entry.id = to_string(event.clock);
    entry.event = entry.id + '-' + to_string(event.date);
    if (number > 1) entry.id += '-' + std::to_string(number);
    entry.standing = Standing::unrecorded;
    entry.fact("event", event.date, "/events/" + std::to_string(i) + "/date");
    switch (event.clock) {
      case Clock::oral_disclosure:
        entry.clause = "VIII.1";
        entry.what = "An oral disclosure is to be confirmed as confidential";
        entry.plus(event.date, as_signed::oral_disclosure);
        break;
      case Clock::protection_request:
        entry.clause = "VII.2";
        entry.what = "Last day to ask for patent or other protection";
        entry.plus(event.date, as_signed::protection_request);
        break;
      case Clock::patent_abandonment:
        entry.clause = "VII.1";
        entry.party = Actor::licensor;
        entry.what = "Notice of abandoning a patent right is to be given";
        entry.on(event.date - as_signed::abandonment_notice)
            .why.minus(event.date, as_signed::abandonment_notice);
        break;
    }
    add(std::move(entry));
  }
}

// A record that meets nothing in the report was probably meant for something else.
void Calendar::report_unused_records() {
  const auto unused = [this](std::string_view list, std::size_t i, const FindingArgument& what) {
    findings_.add(FindingCode::record_unused, std::string(list) + std::to_string(i), {what});
  };
  for (std::size_t i = 0; i < ledger_.done.size(); ++i) {
    const DoneRecord& done = ledger_.done[i];
    if (!is_known(done.date, as_of_) || ids_.contains(done.deadline)) continue;
    unused("/done/", i, {"deadline", isolated(done.deadline)});
  }
  for (std::size_t i = 0; i < ledger_.extensions.size(); ++i) {
    const PaymentExtensionFact& extension = ledger_.extensions[i];
    if (extension.agreed && !is_known(*extension.agreed, as_of_)) continue;
    if (!obligations_.contains(extension.for_)) {
      findings_.add(FindingCode::extension_unused, "/extensions/" + std::to_string(i) + "/for",
                    {{"obligation", isolated(extension.for_)}});
    }
  }
  std::set<Quarter> shown;
  for (const QuarterReport& quarter : report_.quarters) shown.insert(quarter.quarter);
  for (std::size_t i = 0; ledger_.statements && i < ledger_.statements->size(); ++i) {
    const StatementSent& statement = (*ledger_.statements)[i];
    if (is_known(statement.date, as_of_) && !shown.contains(statement.quarter))
      unused("/statements/", i, {"statement", statement.quarter});
  }
  for (std::size_t i = 0; i < ledger_.production.size(); ++i) {
    const Production& production = ledger_.production[i];
    if (is_known(production.quarter.first_day(), as_of_) && !shown.contains(production.quarter))
      unused("/production/", i, {"production", production.quarter});
  }
}

DeadlinesResult Calendar::list() {
  beginnings();
  payments();
  limitations();
  statements();
  milestones();
  patents();
  ends();
  notices();
  infringements();
  clocks();
  report_unused_records();
  for (auto& [place, deadline] : in_order_) result_.deadlines.push_back(std::move(deadline));
  return std::move(result_);
}

}  // namespace

DeadlinesResult deadlines_of(const Ledger& ledger, const Report& report, const DatedTerms& terms,
                             const LicenceSpan& span, const NoticesResult& notices,
                             const InfringementsResult& infringements, Findings& findings) {
  return Calendar(ledger, report, terms, span, notices, infringements, findings).list();
}

}  // namespace jm216
