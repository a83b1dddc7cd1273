#pragma once
// Schedule A: the licensed patents, in both of its printings (Sch.A; reading `schedule_a`).
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"

namespace jm216 {

// The printings, by their place in the agreement.
enum class ScheduleA : std::uint8_t { first, second };

struct ScheduledPatent {
  std::string_view case_;        // "MBUS 1192"
  std::string_view country;      // ISO code, or EP for the second printing's row "Europe"
  std::string_view application;  // as listed
  std::string_view patent;       // as listed, empty where the schedule shows none
  Date expires;
};

// The rows in the order printed. A ditto mark is spelled out; spaces inside a number are kept.
const std::vector<ScheduledPatent>& schedule_a(ScheduleA printing);

// Ireland's patent of Case MBUS 1044, which the schedule marks as extendable, and until when
// (reading `ireland_1044`).
bool is_ireland_1044(const ScheduledPatent& patent);
Date ireland_1044_listed();
inline constexpr Date ireland_1044_extended = make_date(2009, 1, 31);

// When Brazil's patent of Case MBUS 1044 expires, on which the printings disagree.
constexpr Date brazil_1044(ScheduleA printing) {
  return printing == ScheduleA::first ? make_date(2017, 5, 14) : make_date(2008, 2, 2);
}

// Whether a country was a member of the European Union on the agreement's date (I.16).
bool was_eu_member(std::string_view country);

}  // namespace jm216
