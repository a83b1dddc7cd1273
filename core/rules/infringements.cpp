#include "core/rules/infringements.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "core/facts/known.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

bool is_after(std::optional<Date> fact, Date as_of) {
  return fact && !is_known(*fact, as_of);
}

// The records of a country that count on a day.
class OpenRecords {
 public:
  struct Sum {
    std::size_t records = 0;
    Decimal percent;
    std::pair<Date, std::size_t> latest;  // whose days to sue began last, then by the ledger
    // Of those above their own threshold, which counts by itself: below zero, the highest first.
    std::optional<std::pair<Decimal, std::size_t>> highest;

    void add(const Sum& other);
  };

  void change(std::size_t index, const InfringementRecord& record, const Percent& percent,
              bool begins);
  [[nodiscard]] bool empty() const { return open_.empty(); }
  [[nodiscard]] std::size_t changes() const { return changes_; }  // so far
  [[nodiscard]] Sum sum() const;

 private:
  std::size_t changes_ = 0;
  Decimal percent_;
  std::set<std::pair<Date, std::size_t>> open_;
  std::set<std::pair<Decimal, std::size_t>> by_percent_;
};

void OpenRecords::Sum::add(const Sum& other) {
  latest = records == 0 ? other.latest : std::max(latest, other.latest);
  records += other.records;
  percent = percent + other.percent;
  if (!highest || (other.highest && *other.highest < *highest)) highest = other.highest;
}

void OpenRecords::change(std::size_t index, const InfringementRecord& record,
                         const Percent& percent, bool begins) {
  ++changes_;
  const std::pair latest(*record.begins, index);
  const std::pair share(-percent.value(), index);
  if (begins) {
    percent_ = percent_ + percent.value();
    open_.insert(latest);
    if (percent > record.threshold) by_percent_.insert(share);
  } else {
    percent_ = percent_ - percent.value();
    open_.erase(latest);
    by_percent_.erase(share);
  }
}

OpenRecords::Sum OpenRecords::sum() const {
  if (open_.empty()) return {};
  Sum sum{open_.size(), percent_, *open_.rbegin(), std::nullopt};
  if (!by_percent_.empty()) sum.highest = *by_percent_.begin();
  return sum;
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
  // The days on which it counts, were it above the threshold and a patent in force.
  [[nodiscard]] std::optional<PatentedDays> days_of(const Infringement& fact,
                                                    const InfringementRecord& record) const;
  [[nodiscard]] bool is_barred(const Infringement& fact, const InfringementRecord& record) const;
  void add_up(Country country, const std::vector<std::size_t>& of_country);
  [[nodiscard]] std::optional<ReducedDays> reduced_from(Date day, Country country,
                                                        const OpenRecords& always,
                                                        const OpenRecords* patented) const;
  void judge_sizes(const std::vector<std::size_t>& of_country, std::size_t first_reduced);
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
  record.asks_patent = fact.right.empty();
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

std::optional<PatentedDays> InfringementJudge::days_of(const Infringement& fact,
                                                       const InfringementRecord& record) const {
  if (!record.begins || !fact.claimed || record.is_barred) return std::nullopt;
  const PatentedDays all{*record.last_day() + Days{1},
                         known_end(fact.ceased, as_of_).value_or(Date::max())};
  return all.from <= all.until ? std::optional(all) : std::nullopt;
}

// What the records of a country come to from each day on which one begins or ceases to count. Those
// that ask for a patent count together while one is in force.
void InfringementJudge::add_up(Country country, const std::vector<std::size_t>& of_country) {
  struct Change {
    Date day;
    std::optional<std::size_t> record;  // or the country's patents
    bool begins;
  };
  std::vector<Change> changes;
  const auto add = [&changes](const PatentedDays& days, std::optional<std::size_t> record) {
    changes.push_back({days.from, record, true});
    if (days.until != Date::max()) changes.push_back({days.until + Days{1}, record, false});
  };
  for (const std::size_t i : of_country) {
    if (const auto& days = result_.records[i].counts_on) add(*days, i);
  }
  if (changes.empty()) return;
  for (const PatentedDays& patented : patents_.in(country)) add(patented, std::nullopt);
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.day < b.day; });

  std::array<OpenRecords, 2> open;  // the second of those that ask for a patent
  bool is_patented = false;
  bool is_reduced = false;
  std::pair<std::size_t, std::size_t> before;
  for (std::size_t next = 0; next < changes.size();) {
    const Date day = changes[next].day;
    for (; next < changes.size() && changes[next].day == day; ++next) {
      const Change& change = changes[next];
      if (!change.record) {
        is_patented = change.begins;
        continue;
      }
      const InfringementRecord& record = result_.records[*change.record];
      open.at(record.asks_patent ? 1 : 0)
          .change(*change.record, record, ledger_.infringements[*change.record].percent,
                  change.begins);
    }
    const bool with_asking = is_patented && !open[1].empty();
    const std::pair now(open[0].changes(), with_asking ? open[1].changes() : 0);
    if (now == before) continue;
    before = now;
    if (is_reduced) result_.reduced.back().until = day - Days{1};
    const auto reduced = reduced_from(day, country, open[0], with_asking ? &open[1] : nullptr);
    is_reduced = reduced.has_value();
    if (reduced) result_.reduced.push_back(*reduced);
  }
}

std::optional<ReducedDays> InfringementJudge::reduced_from(Date day, Country country,
                                                           const OpenRecords& always,
                                                           const OpenRecords* patented) const {
  OpenRecords::Sum sum = always.sum();
  if (patented != nullptr) sum.add(patented->sum());
  if (sum.records == 0) return std::nullopt;
  // READING(several_infringers): "a THIRD PARTY" includes several, whose shares are added up; or
  // each counts by itself and the highest decides.
  const bool adds = readings_.several_infringers == SeveralInfringers::sum;
  if (!adds && !sum.highest) return std::nullopt;
  ReducedDays reduced{day,         Date::max(),       country, Percent(sum.percent),
                      sum.records, sum.latest.second, {}};
  if (!adds) {
    reduced.governing = sum.highest->second;
    reduced.percent = ledger_.infringements[reduced.governing].percent;
  }
  const InfringementRecord& terms = result_.records[reduced.governing];
  reduced.cap = terms.cap;
  return reduced.percent > terms.threshold ? std::optional(reduced) : std::nullopt;
}

// Too small: by itself, and on every day within the sum.
void InfringementJudge::judge_sizes(const std::vector<std::size_t>& of_country,
                                    std::size_t first_reduced) {
  const std::vector<ReducedDays> all(
      result_.reduced.begin() + static_cast<std::ptrdiff_t>(first_reduced), result_.reduced.end());
  std::vector<ReducedDays> patented;
  std::copy_if(all.begin(), all.end(), std::back_inserter(patented),
               [&](const ReducedDays& one) { return patents_.in_force(one.country, one.from); });
  for (const std::size_t i : of_country) {
    InfringementRecord& record = result_.records[i];
    if (ledger_.infringements[i].percent > record.threshold) continue;
    record.is_too_small = true;
    if (readings_.several_infringers != SeveralInfringers::sum || !record.counts_on) continue;
    const auto& reduced = record.asks_patent ? patented : all;
    const auto met = std::partition_point(
        reduced.begin(), reduced.end(),
        [&](const ReducedDays& one) { return one.until < record.counts_on->from; });
    if (met != reduced.end() && met->from <= record.counts_on->until) record.is_too_small = false;
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
    const auto found = by_country.find(country);
    if (found == by_country.end()) continue;
    add_up(country, found->second);
    judge_sizes(found->second, result_.first_of_country[index]);
  }
  if (!by_country.empty()) result_.first_of_country.back() = result_.reduced.size();
  for (std::size_t i = 0; i < result_.records.size(); ++i) {
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
