#pragma once
// A length of time as the agreement counts it: "within 45 days", "six months", "three years".
#include <cstdint>
#include <string>

#include "core/basics/calendar.hpp"

namespace jm216 {

struct Period {
  enum class Unit : std::uint8_t { days, months, years };

  int count = 0;
  Unit unit = Unit::days;

  friend bool operator==(const Period&, const Period&) = default;
};

constexpr Period days(int count) {
  return {count, Period::Unit::days};
}
constexpr Period months(int count) {
  return {count, Period::Unit::months};
}
constexpr Period years(int count) {
  return {count, Period::Unit::years};
}

// The day on which a period ends that begins on a day, or begins so long before it.
Date operator+(Date from, const Period& period);
Date operator-(Date until, const Period& period);

// "six months", "45 days": a number up to ten as a word.
std::string in_words(const Period& period);
// "6 months", as formulas have it.
std::string in_figures(const Period& period);

}  // namespace jm216
