#include "core/agreement/eu_members.hpp"

#include <algorithm>
#include <array>

namespace jm216 {

namespace {

struct Membership {
  std::string_view country;
  Date from;
  Date until = Date::max();
};

// Of the Communities first, then of the Union (Eurostat, "Enlargements"; the United Kingdom left on
// 31 January 2020). By country.
constexpr Date founded = make_date(1958, 1, 1);
constexpr Date in_1973 = make_date(1973, 1, 1);
constexpr Date in_1986 = make_date(1986, 1, 1);
constexpr Date in_1995 = make_date(1995, 1, 1);
constexpr Date in_2004 = make_date(2004, 5, 1);
constexpr Date in_2007 = make_date(2007, 1, 1);
constexpr std::array<Membership, 28> memberships{{
    {"AT", in_1995},
    {"BE", founded},
    {"BG", in_2007},
    {"CY", in_2004},
    {"CZ", in_2004},
    {"DE", founded},
    {"DK", in_1973},
    {"EE", in_2004},
    {"ES", in_1986},
    {"FI", in_1995},
    {"FR", founded},
    {"GB", in_1973, make_date(2020, 1, 31)},
    {"GR", make_date(1981, 1, 1)},
    {"HR", make_date(2013, 7, 1)},
    {"HU", in_2004},
    {"IE", in_1973},
    {"IT", founded},
    {"LT", in_2004},
    {"LU", founded},
    {"LV", in_2004},
    {"MT", in_2004},
    {"NL", founded},
    {"PL", in_2004},
    {"PT", in_1986},
    {"RO", in_2007},
    {"SE", in_1995},
    {"SI", in_2004},
    {"SK", in_2004},
}};

}  // namespace

bool is_eu_member(std::string_view country, Date day) {
  const auto* const found = std::lower_bound(
      memberships.begin(), memberships.end(), country,
      [](const Membership& one, std::string_view wanted) { return one.country < wanted; });
  return found != memberships.end() && found->country == country && found->from <= day &&
         day <= found->until;
}

}  // namespace jm216
