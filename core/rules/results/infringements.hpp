#pragma once
// Which infringements count where and when (VII.5).
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/codes.hpp"
#include "core/basics/money.hpp"
#include "core/rules/results/patents.hpp"

namespace jm216 {

// What became of one of the ledger's records.
struct InfringementRecord {
  std::optional<Date> begins;  // the LICENSOR's days to sue run from here
  const char* begins_at = "";  // the field that says so: "/notified" or "/evidence"
  int days = 0;                // how many there are
  Percent threshold;
  Percent cap;
  std::optional<PatentedDays> counts_on;  // within a sum, if that is above the threshold
  bool asks_patent = true;                // and counts only while one is in force in the country
  bool is_too_small = false;              // and no sum makes it count
  bool is_barred = false;                 // by a suit filed in time

  [[nodiscard]] bool counts(Date day, bool is_patented) const {
    return counts_on && counts_on->from <= day && day <= counts_on->until &&
           (is_patented || !asks_patent);
  }
  [[nodiscard]] std::optional<Date> last_day() const {
    return begins ? std::optional(*begins + Days{days}) : std::nullopt;
  }
};

// Days on which the same records reduce the rate in a country.
struct ReducedDays {
  Date from;
  Date until;  // inside
  Country country = Country::from_index(0);
  Percent percent;          // of infringement: the sum, or the highest
  std::size_t records{};    // that count
  std::size_t governing{};  // the one whose terms count
  Percent cap;              // of the reduction, by its terms

  [[nodiscard]] Percent reduction() const { return percent > cap ? cap : percent; }
};

struct InfringementsResult {
  std::vector<InfringementRecord> records;    // as the ledger's infringements
  std::vector<ReducedDays> reduced;           // by country, then ascending
  std::vector<std::size_t> first_of_country;  // in `reduced`, by the country's index; and its end

  // Where the reduction of a day stands in `reduced`.
  [[nodiscard]] std::optional<std::size_t> on(Country country, Date day) const {
    if (reduced.empty()) return std::nullopt;
    const auto at = [&](std::size_t index) {
      return reduced.begin() + static_cast<std::ptrdiff_t>(first_of_country[index]);
    };
    const auto first = at(country.index());
    const auto later =
        std::upper_bound(first, at(country.index() + 1U), day,
                         [](Date wanted, const ReducedDays& one) { return wanted < one.from; });
    if (later == first || std::prev(later)->until < day) return std::nullopt;
    return static_cast<std::size_t>(std::prev(later) - reduced.begin());
  }
};

}  // namespace jm216
