#include "core/rules/patents.hpp"

#include <algorithm>

#include "core/agreement/schedule_a.hpp"
#include "core/facts/known.hpp"
#include "core/facts/patent_entries.hpp"

namespace jm216 {

namespace {

void end_early(PatentLife& life, const PatentFact& fact, Date as_of) {
  if (const auto ended = known_end(fact.ended, as_of)) life.until = std::min(life.until, *ended);
}

PatentLife life_of(const ScheduledPatent& row, const PatentEntries& entries, const Ledger& ledger,
                   const Readings& readings, Date as_of) {
  PatentLife life{Date::min(), row.expires, !row.patent.empty()};
  // READING(ireland_1044): the schedule says that this one patent can be extended.
  if (readings.ireland_1044 == Ireland1044::extended && is_ireland_1044(row))
    life.until = ireland_1044_extended;
  std::optional<Date> granted_on;
  for (const std::size_t i : entries.of(row.case_, row.country, row.application)) {
    const PatentFact& fact = ledger.patents[i];
    if (fact.extended_to) life.until = std::max(life.until, *fact.extended_to);
    if (!fact.granted.empty()) life.is_granted = true;
    if (fact.granted_on) granted_on = std::min(granted_on.value_or(Date::max()), *fact.granted_on);
  }
  for (const std::size_t i : entries.of(row.case_, row.country, row.application))
    end_early(life, ledger.patents[i], as_of);
  if (granted_on) life.from = *granted_on;
  return life;
}

// A PATENT RIGHT outside Schedule A (I.13).
PatentLife life_of(const PatentFact& fact, Date as_of) {
  PatentLife life{fact.granted_on.value_or(Date::min()), *fact.expires, !fact.granted.empty()};
  if (fact.extended_to) life.until = std::max(life.until, *fact.extended_to);
  end_early(life, fact, as_of);
  return life;
}

void add(PatentsResult& patents, std::string_view country, const PatentLife& life) {
  const auto where = Country::find(country);  // EP is none
  if (!where || !life.is_granted || life.from > life.until) return;
  patents.days[*where].push_back({life.from, life.until});
}

void merge(std::vector<PatentedDays>& days) {
  std::sort(days.begin(), days.end(),
            [](const PatentedDays& a, const PatentedDays& b) { return a.from < b.from; });
  std::vector<PatentedDays> merged;
  for (const PatentedDays& next : days) {
    if (merged.empty() || next.from > merged.back().until + Days{1}) {
      merged.push_back(next);
    } else {
      merged.back().until = std::max(merged.back().until, next.until);
    }
  }
  days = std::move(merged);
}

}  // namespace

PatentsResult patents_of(const Ledger& ledger, const Readings& readings, Date as_of) {
  PatentsResult patents;
  const PatentEntries entries(ledger);
  for (const ScheduledPatent& row : schedule_a(readings.schedule_a)) {
    patents.scheduled.push_back(life_of(row, entries, ledger, readings, as_of));
    for (const std::string_view country : countries_of(row))
      add(patents, country, patents.scheduled.back());
  }
  for (const PatentFact& fact : ledger.patents) {
    if (fact.kind == PatentKind::other) add(patents, fact.country.code(), life_of(fact, as_of));
  }
  for (auto& [country, days] : patents.days) merge(days);
  return patents;
}

}  // namespace jm216
