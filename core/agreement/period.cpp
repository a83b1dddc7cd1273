#include "core/agreement/period.hpp"

#include <array>

namespace jm216 {

namespace {

std::string_view unit_of(const Period& period) {
  switch (period.unit) {
    case Period::Unit::days:
      return " days";
    case Period::Unit::months:
      return " months";
    case Period::Unit::years:
      break;
  }
  return " years";
}

}  // namespace

Date operator+(Date from, const Period& period) {
  switch (period.unit) {
    case Period::Unit::days:
      return from + Days{period.count};
    case Period::Unit::months:
      return months_after(from, period.count);
    case Period::Unit::years:
      break;
  }
  return years_after(from, period.count);
}

Date operator-(Date until, const Period& period) {
  return until + Period{-period.count, period.unit};
}

std::string in_words(const Period& period) {
  static constexpr std::array numbers{"one", "two",   "three", "four", "five",
                                      "six", "seven", "eight", "nine", "ten"};
  const auto place = static_cast<std::size_t>(period.count - 1);
  if (place >= numbers.size()) return in_figures(period);
  std::string words = std::string(numbers[place]).append(unit_of(period));
  if (period.count == 1) words.pop_back();
  return words;
}

std::string in_figures(const Period& period) {
  return std::to_string(period.count).append(unit_of(period));
}

}  // namespace jm216
