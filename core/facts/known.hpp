#pragma once
// What is known on the report's day (rules, "Days"): a fact dated after it is not known yet, an
// end dated after it has not come.
#include <optional>

#include "core/basics/calendar.hpp"

namespace jm216 {

inline bool is_known(Date fact, Date as_of) {
  return fact <= as_of;
}

inline std::optional<Date> known_end(std::optional<Date> end, Date as_of) {
  return end && is_known(*end, as_of) ? end : std::nullopt;
}

}  // namespace jm216
