#include "core/rules/term.hpp"

#include <algorithm>
#include <map>

#include "core/agreement/schedule_a.hpp"
#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/facts/patent_entries.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// I.16 (a): the United States, or a member of the Union on the agreement's date.
std::optional<std::string> inside(std::string_view country, ScheduleA printing) {
  if (country == "US") return "United States";
  if (was_eu_member(country)) return "EU member on " + to_string(as_signed::execution);
  if (country == "EP" && printing == ScheduleA::second) {
    return "European patent for states that were EU members on " + to_string(as_signed::execution);
  }
  return std::nullopt;
}

PatentReport report_row(const ScheduledPatent& row, const PatentLife& life, const Ledger& ledger,
                        const PatentEntries& entries, const Readings& readings, Date as_of) {
  PatentReport patent;
  patent.case_ = row.case_;
  patent.country = row.country;
  patent.application = row.application;
  patent.patent = row.patent;
  patent.listed = row.expires;
  patent.expires = row.expires;
  // READING(ireland_1044): the schedule says that this one patent can be extended.
  if (readings.ireland_1044 == Ireland1044::extended && is_ireland_1044(row)) {
    patent.expires = ireland_1044_extended;
  }
  std::optional<Date> ended;
  for (const std::size_t i : entries.of(row.case_, row.country, row.application)) {
    const PatentFact& fact = ledger.patents[i];
    // READING(spc): I.16 names extensions, and no supplementary protection certificate.
    const bool moves_term = fact.kind != PatentKind::spc || readings.spc == Spc::extends;
    if (fact.extended_to && moves_term)
      patent.expires = std::max(patent.expires, *fact.extended_to);
    if (patent.patent.empty()) patent.patent = fact.granted;
    if (const auto end = known_end(fact.ended, as_of))
      ended = ended ? std::min(*ended, *end) : *end;
  }
  // READING(early_end): I.16 speaks of the dates specified on Schedule A.
  if (readings.early_end == EarlyEnd::actual && ended) {
    patent.expires = std::min(patent.expires, *ended);
  }
  patent.in_force = life.is_in_force(as_of);
  if (life.from != Date::min()) patent.from = life.from;
  patent.until = life.until;
  const auto reason = inside(row.country, readings.schedule_a);
  patent.counts = reason && !patent.patent.empty();
  if (!reason) {
    patent.why =
        "neither United States nor a European Union member on " + to_string(as_signed::execution);
  } else if (patent.patent.empty()) {
    patent.why = "no patent number listed: not granted";
  } else {
    patent.why = *reason;
  }
  return patent;
}

// The latest of the expiries that count, each once.
void add_last_expiry(Explanation& why, const TermReport& term, const Readings& readings) {
  const PatentReport& last = term.last_patent;
  Step& step =
      why.step("I.16",
               "The last to expire of the granted United States and European Union patents "
               "of Schedule A is " +
                   last.country + ' ' + isolated(last.patent) + " (Case " + isolated(last.case_) +
                   ").")
          .under(reading_used(readings, "schedule_a"));
  std::string dates;
  std::map<Date, const PatentReport*> expiries;
  for (const PatentReport& patent : term.patents) {
    if (patent.counts) expiries.try_emplace(patent.expires, &patent);
  }
  for (const auto& [date, patent] : expiries) {
    dates += (dates.empty() ? "max(" : ", ") + to_string(date);
    step.from(patent->country + ' ' + patent->patent + " expires", date,
              FigureId::deadline(DeadlineId::patent(patent->country, patent->application)));
  }
  step.exactly(dates + ')', term.last_expiry, "last_expiry");
}

void report_unknown_patents(const Ledger& ledger, const Readings& readings, Findings& findings) {
  const auto& rows = schedule_a(readings.schedule_a);
  for (std::size_t i = 0; i < ledger.patents.size(); ++i) {
    const PatentFact& fact = ledger.patents[i];
    const bool listed = std::any_of(rows.begin(), rows.end(), [&](const ScheduledPatent& row) {
      return fact.case_ == row.case_ && fact.country.code() == row.country &&
             fact.application == row.application;
    });
    if (listed || fact.kind == PatentKind::other) continue;
    findings.add(FindingCode::patent_unknown, "/patents/" + std::to_string(i),
                 {{"reading", reading_used(readings, "schedule_a")},
                  {"case", isolated(fact.case_)},
                  {"country", fact.country.code()},
                  {"application", isolated(fact.application)}});
  }
}

}  // namespace

// I.16: the TERM runs from the EFFECTIVE DATE and ends three years after the last expiry among
// granted patents of the United States and the European Union that have a date on Schedule A.
TermResult term_of(const Ledger& ledger, const DatedTerms& terms, const PatentsResult& patents,
                   const Readings& readings, Date as_of, Findings& findings) {
  TermResult result;
  TermReport& term = result.term;
  term.starts = ledger.effective_date.value_or(as_signed::execution);
  const PatentEntries entries(ledger);
  for (const ScheduledPatent& row : schedule_a(readings.schedule_a)) {
    term.patents.push_back(
        report_row(row, patents.scheduled[term.patents.size()], ledger, entries, readings, as_of));
  }
  // Some always count, and ties go to the first row.
  const auto last =
      std::max_element(term.patents.begin(), term.patents.end(), [](const auto& a, const auto& b) {
        return a.counts == b.counts ? a.counts && a.expires < b.expires : b.counts;
      });
  term.last_patent = *last;
  term.last_expiry = last->expires;
  term.ends = term.last_expiry + as_signed::term_after_last_expiry;

  Explanation& why = result.explanation;
  why.id = "term";
  why.step("I.2", "The TERM begins on the EFFECTIVE DATE.")
      .fact("EFFECTIVE DATE", term.starts, ledger.effective_date ? "/effective_date" : "")
      .gives(term.starts, "starts");
  add_last_expiry(why, term, readings);
  why.step("I.16", "The TERM ends " + in_words(as_signed::term_after_last_expiry) +
                       " after it; that day is inside the TERM.")
      .plus(term.last_expiry, as_signed::term_after_last_expiry, "ends");
  for (const PatentReport& patent : term.patents) {
    if (!patent.counts && patent.expires > term.last_expiry) {
      why.not_applied.push_back({"I.16", patent.country + ' ' + patent.application + " expires " +
                                             to_string(patent.expires) + ", but is " + patent.why +
                                             "."});
    }
  }
  const auto amended_by = terms.set_by(as_of).term_ends;
  if (const auto amended = terms.term_ends()) {
    term.ends = *amended;
    why.step("XIV.2", "An amendment sets the end of the TERM.")
        .fact("amended end", *amended, pointer_to_term(amended_by, "term_ends"))
        .gives(term.ends, "ends");
  } else {
    why.not_applied.push_back({"XIV.2", "No amendment in force sets another end of the TERM."});
  }
  term.records_until = term.ends + as_signed::records;
  why.step("V.7", "Books and records are kept " + in_words(as_signed::records) + " longer.")
      .plus(term.ends, as_signed::records, "records_until");
  why.value = to_string(term.ends);

  findings.add(FindingCode::schedule_a_conflict, "",
               {{"first", in_full(brazil_1044(ScheduleA::first))},
                {"second", in_full(brazil_1044(ScheduleA::second))},
                {"used", readings.schedule_a == ScheduleA::first ? "first" : "second"}});
  report_unknown_patents(ledger, readings, findings);
  return result;
}

}  // namespace jm216
