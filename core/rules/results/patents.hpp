#pragma once
// Where and when a PATENT RIGHT is in force (I.13, Sch.A): asked by V.4, VII.5 and the readings.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/codes.hpp"

namespace jm216 {

// A patent of Schedule A, or outside it, and the days on which it is in force.
struct PatentLife {
  Date from;   // of grant; Date::min() where nothing says
  Date until;  // the expiry, or an earlier end
  bool is_granted = false;

  [[nodiscard]] bool is_in_force(Date day) const {
    return is_granted && from <= day && day <= until;
  }
};

// Days on which some patent of a country is in force, both inside.
struct PatentedDays {
  Date from;
  Date until;

  friend bool operator==(const PatentedDays&, const PatentedDays&) = default;
};

class PatentsResult {
 public:
  std::vector<PatentLife> scheduled;  // as the rows of the printing that binds
  // By country; merged, ascending.
  std::map<Country, std::vector<PatentedDays>> days;

  [[nodiscard]] const std::vector<PatentedDays>& in(Country country) const {
    static const std::vector<PatentedDays> none;
    const auto found = days.find(country);
    return found == days.end() ? none : found->second;
  }
  [[nodiscard]] bool in_force(Country country, Date day) const {
    const auto& all = in(country);
    const auto later =
        std::upper_bound(all.begin(), all.end(), day,
                         [](Date wanted, const PatentedDays& one) { return wanted < one.from; });
    return later != all.begin() && day <= std::prev(later)->until;
  }
  // The country's last patent day, or nothing where it has none.
  [[nodiscard]] std::optional<Date> last_day(Country country) const {
    const auto& all = in(country);
    return all.empty() ? std::nullopt : std::optional(all.back().until);
  }
};

}  // namespace jm216
