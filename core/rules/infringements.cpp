#include "core/rules/infringements.hpp"

#include <map>
#include <set>

#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

bool is_after(std::optional<Date> fact, Date as_of) {
  return fact && !is_known(*fact, as_of);
}

class InfringementJudge {
 public:
  InfringementJudge(const Ledger& ledger, const DatedTerms& terms, const PatentsResult& patents,
                    const Readings& readings, Date as_of, Findings& findings)
      : ledger_(ledger),
        terms_(terms),
        patents_(patents),
        readings_(readings),
        as_of_(as_of),
        findings_(findings) {}

  InfringementsResult run();

 private:
  InfringementRecord record_of(const Infringement& fact) const;
  // The days on which it counts, were it above the threshold.
  std::vector<PatentedDays> days_of(const Infringement& fact,
                                    const InfringementRecord& record) const;
  [[nodiscard]] bool is_barred(const Infringement& fact, const InfringementRecord& record) const;
  void add_up(Country country, const std::vector<std::size_t>& of_country);
  void judge_size(std::size_t index);
  void report(std::size_t index);

  const Ledger& ledger_;
  const DatedTerms& terms_;
  const PatentsResult& patents_;
  const Readings& readings_;
  Date as_of_;
  Findings& findings_;
  InfringementsResult result_;
};

InfringementRecord InfringementJudge::record_of(const Infringement& fact) const {
  InfringementRecord record;
  record.begins = known_end(fact.notified, as_of_);
  // READING(infringement_clock): the LICENSOR is to notify promptly once it has evidence.
  if (readings_.infringement_clock == InfringementClock::evidence) {
    if (const auto evidence = known_end(fact.evidence, as_of_))
      record.begins = std::min(record.begins.value_or(Date::max()), *evidence);
  }
  record.begins_at = record.begins == fact.notified ? "/notified" : "/evidence";
  const Terms& terms = terms_.on(record.begins.value_or(as_of_));
  record.days = terms.infringement_days;
  record.threshold = terms.infringement_threshold;
  record.cap = terms.infringement_cap;
  record.is_barred = is_barred(fact, record);
  record.counts_on = days_of(fact, record);
  return record;
}

// A suit filed in time, by the LICENSOR or, by reading `licensee_suit`, by the LICENSEE.
bool InfringementJudge::is_barred(const Infringement& fact,
                                  const InfringementRecord& record) const {
  const auto suit = known_end(fact.suit_filed, as_of_);
  if (!suit || !record.begins || *suit > *record.last_day()) return false;
  // READING(licensee_suit): the LICENSOR's option to sue opens only where the LICENSEE does not.
  return fact.suit_by == Party::licensor || readings_.licensee_suit == LicenseeSuit::bars;
}

std::vector<PatentedDays> InfringementJudge::days_of(const Infringement& fact,
                                                     const InfringementRecord& record) const {
  std::vector<PatentedDays> days;
  if (!record.begins || !fact.claimed || record.is_barred) return days;
  const PatentedDays all{*record.last_day() + Days{1},
                         known_end(fact.ceased, as_of_).value_or(Date::max())};
  if (all.from > all.until) return days;
  if (!fact.right.empty()) return {all};
  for (const PatentedDays& patented : patents_.in(fact.country)) {
    const PatentedDays both{std::max(all.from, patented.from), std::min(all.until, patented.until)};
    if (both.from <= both.until) days.push_back(both);
  }
  return days;
}

// What the records of a country come to from each day on which one begins or ceases to count.
void InfringementJudge::add_up(Country country, const std::vector<std::size_t>& of_country) {
  struct Change {
    Date day;
    std::size_t record;
    bool begins;
  };
  std::vector<Change> changes;
  for (const std::size_t i : of_country) {
    for (const PatentedDays& days : result_.records[i].counts_on) {
      changes.push_back({days.from, i, true});
      if (days.until != Date::max()) changes.push_back({days.until + Days{1}, i, false});
    }
  }
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return a.day != b.day ? a.day < b.day : a.record < b.record;
  });
  // READING(several_infringers): "a THIRD PARTY" includes several, whose shares are added up; or
  // each counts by itself and the highest decides.
  const bool adds = readings_.several_infringers == SeveralInfringers::sum;
  using Latest = std::pair<Date, std::size_t>;  // whose days to sue began last, then by the ledger
  std::set<Latest> open;
  std::set<std::pair<Decimal, std::size_t>> by_percent;  // highest first: below zero
  Decimal sum;
  const auto& facts = ledger_.infringements;
  for (std::size_t next = 0; next < changes.size();) {
    const Date day = changes[next].day;
    for (; next < changes.size() && changes[next].day == day; ++next) {
      const std::size_t i = changes[next].record;
      const Decimal percent = facts[i].percent.value();
      const Latest latest{*result_.records[i].begins, i};
      const bool is_above = facts[i].percent > result_.records[i].threshold;
      if (changes[next].begins) {
        sum = sum + percent;
        open.insert(latest);
        if (is_above) by_percent.insert({-percent, i});
      } else {
        sum = sum - percent;
        open.erase(latest);
        by_percent.erase({-percent, i});
      }
    }
    if (open.empty() || (!adds && by_percent.empty())) continue;
    ReducedDays reduced{day, Date::max(), country, Percent(sum), open.rbegin()->second, {}};
    if (!adds) {
      reduced.governing = by_percent.begin()->second;
      reduced.percent = facts[reduced.governing].percent;
    }
    const InfringementRecord& terms = result_.records[reduced.governing];
    reduced.cap = terms.cap;
    if (!(reduced.percent > terms.threshold)) continue;
    if (next < changes.size()) reduced.until = changes[next].day - Days{1};
    result_.reduced.push_back(reduced);
  }
}

// Too small: by itself, and on every day within the sum.
void InfringementJudge::judge_size(std::size_t index) {
  InfringementRecord& record = result_.records[index];
  const Infringement& fact = ledger_.infringements[index];
  if (fact.percent > record.threshold) return;
  record.is_too_small = true;
  if (readings_.several_infringers != SeveralInfringers::sum || result_.reduced.empty()) return;
  const auto first = result_.reduced.begin() +
                     static_cast<std::ptrdiff_t>(result_.first_of_country[fact.country.index()]);
  const auto end = result_.reduced.begin() +
                   static_cast<std::ptrdiff_t>(result_.first_of_country[fact.country.index() + 1U]);
  for (const PatentedDays& days : record.counts_on) {
    const auto met = std::partition_point(
        first, end, [&](const ReducedDays& one) { return one.until < days.from; });
    if (met != end && met->from <= days.until) record.is_too_small = false;
  }
}

void InfringementJudge::report(std::size_t index) {
  const Infringement& fact = ledger_.infringements[index];
  const InfringementRecord& record = result_.records[index];
  const std::string where = "/infringements/" + std::to_string(index);
  const FindingArgument country("country", fact.country.name());
  if (record.is_too_small) {
    findings_.add(FindingCode::infringement_too_small, where + "/percent",
                  {{"percent", fact.percent}, country, {"threshold", record.threshold}});
    return;
  }
  if (!record.begins) {
    if (fact.percent > record.threshold)
      findings_.add(FindingCode::infringement_not_notified, where, {country});
    return;
  }
  if (record.is_barred) {
    findings_.add(FindingCode::infringement_suit_filed, where + "/suit_filed",
                  {{fact.suit_by == Party::licensor ? "licensor" : "licensee"},
                   country,
                   {"day", *fact.suit_filed},
                   {"number", std::to_string(record.days)},
                   {"last", *record.last_day()},
                   {"reading", reading_used(readings_, "licensee_suit")}});
    return;
  }
  const Date first = *record.last_day() + Days{1};
  const auto ceased = known_end(fact.ceased, as_of_);
  if (!fact.claimed || !fact.right.empty() || (ceased && *ceased < first)) return;
  if (patents_.in_force(fact.country, first)) return;
  findings_.add(FindingCode::infringement_without_patent, where, {country, {"day", first}});
}

InfringementsResult InfringementJudge::run() {
  std::vector<bool> is_reported;
  std::map<Country, std::vector<std::size_t>> by_country;
  for (std::size_t i = 0; i < ledger_.infringements.size(); ++i) {
    const Infringement& fact = ledger_.infringements[i];
    result_.records.push_back(record_of(fact));
    const bool has_known_date =
        known_end(fact.notified, as_of_) || known_end(fact.evidence, as_of_);
    // A record whose first date is not known yet gives no finding (rules, "Days").
    is_reported.push_back(has_known_date ||
                          !(is_after(fact.notified, as_of_) || is_after(fact.evidence, as_of_)));
    by_country[fact.country].push_back(i);
  }
  if (!by_country.empty()) result_.first_of_country.resize(Country::count() + 1);
  for (std::size_t index = 0; index + 1 < result_.first_of_country.size(); ++index) {
    result_.first_of_country[index] = result_.reduced.size();
    const Country country = Country::from_index(static_cast<std::uint16_t>(index));
    if (const auto found = by_country.find(country); found != by_country.end())
      add_up(country, found->second);
  }
  if (!by_country.empty()) result_.first_of_country.back() = result_.reduced.size();
  for (std::size_t i = 0; i < result_.records.size(); ++i) {
    judge_size(i);
    if (is_reported[i]) report(i);
  }
  return std::move(result_);
}

}  // namespace

InfringementsResult infringements_of(const Ledger& ledger, const DatedTerms& terms,
                                     const PatentsResult& patents, const Readings& readings,
                                     Date as_of, Findings& findings) {
  return InfringementJudge(ledger, terms, patents, readings, as_of, findings).run();
}

}  // namespace jm216
