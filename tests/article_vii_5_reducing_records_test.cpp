// VII.5: the records that make up a reduction are those open on its day, the first of them as the ledger
// has them; held against a walk through all.
#include <algorithm>
#include <utility>
#include <vector>

#include "core/rules/results/reducing_records.hpp"
#include "doctest/doctest.h"

namespace jm216::test::article_vii_5_reducing_records_test {

using Window = std::pair<PatentedDays, std::size_t>;

constexpr Date first_day = make_date(2009, 1, 1);

Window window(int from, int until, std::size_t place) {
  return {{first_day + Days{from}, first_day + Days{until}}, place};
}

std::vector<std::size_t> open_on(const std::vector<Window>& windows, Date day, std::size_t most) {
  std::vector<std::size_t> places;
  for (const auto& [days, place] : windows) {
    if (days.from <= day && day <= days.until) places.push_back(place);
  }
  if (places.size() > most) places.resize(most);
  return places;
}

// Each node of the tree gives so many; together they hold the first of all.
std::vector<std::size_t> listed(const OpenOnDay& open, Date day, std::size_t most) {
  std::vector<std::size_t> places;
  open.add_first(day, most, places);
  std::sort(places.begin(), places.end());
  if (places.size() > most) places.resize(most);
  return places;
}

TEST_CASE("VII.5 a record counts from its first day to its last, both inside") {
  const OpenOnDay open({window(2, 4, 0)});
  for (const int day : {2, 3, 4})
    CHECK(listed(open, first_day + Days{day}, 9) == std::vector<std::size_t>{0});
  for (const int day : {1, 5}) CHECK(listed(open, first_day + Days{day}, 9).empty());
}

TEST_CASE("VII.5 of many records those that are open on a day, none twice") {
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::vector<Window> windows;
    unsigned state = seed * 2654435761U + 1;
    const auto next = [&state](unsigned below) {
      state = state * 1664525U + 1013904223U;
      return static_cast<int>((state >> 16U) % below);
    };
    const std::size_t count = seed % 13;
    for (std::size_t place = 0; place < count; ++place) {
      const int from = next(12);
      windows.push_back(window(from, from + next(6), place));
      if (next(5) == 0) windows.back().first.until = Date::max();  // which has not ended
    }
    const OpenOnDay open(windows);
    for (int day = -1; day < 20; ++day) {
      for (const std::size_t most : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
        CAPTURE(seed);
        CAPTURE(day);
        const auto expected = open_on(windows, first_day + Days{day}, most);
        CHECK(listed(open, first_day + Days{day}, most) == expected);
        found += expected.size();
      }
    }
  }
  CHECK(found > 1000);
}

}  // namespace jm216::test::article_vii_5_reducing_records_test
