#include "core/basics/currency_days.hpp"

#include <iterator>

namespace jm216 {

namespace {

struct Withdrawal {
  std::string_view code;
  int year;
  unsigned month;  // which counts to its last day
};

// From ISO 4217's list of historic denominations, in the public domain edition of datahub.io's
// "datasets"; codes that are money still, or again, stand apart. A range is given by its end.
constexpr Withdrawal withdrawals[] = {
    {"ADP", 2003, 7},  {"AFA", 2003, 1},  {"ALK", 1989, 12}, {"ANG", 2025, 3},  {"AOK", 1991, 3},
    {"AON", 2000, 2},  {"AOR", 2000, 2},  {"ARA", 1992, 1},  {"ARP", 1985, 7},  {"ARY", 1990, 12},
    {"ATS", 2002, 3},  {"AYM", 2005, 10}, {"AZM", 2005, 12}, {"BAD", 1998, 7},  {"BEC", 1990, 3},
    {"BEF", 2002, 3},  {"BEL", 1990, 3},  {"BGJ", 1990, 12}, {"BGK", 1990, 12}, {"BGL", 2003, 11},
    {"BGN", 2026, 1},  {"BOP", 1987, 2},  {"BRB", 1986, 3},  {"BRC", 1989, 2},  {"BRE", 1993, 3},
    {"BRN", 1990, 3},  {"BRR", 1994, 7},  {"BUK", 1990, 2},  {"BYB", 2001, 1},  {"BYR", 2017, 1},
    {"CHC", 2004, 11}, {"CSD", 2006, 10}, {"CSJ", 1990, 12}, {"CSK", 1993, 3},  {"CUC", 2021, 6},
    {"CYP", 2008, 1},  {"DDM", 1990, 9},  {"DEM", 2002, 3},  {"ECS", 2000, 9},  {"ECV", 2000, 9},
    {"EEK", 2011, 1},  {"ESA", 1981, 12}, {"ESB", 1994, 12}, {"ESP", 2002, 3},  {"FIM", 2002, 3},
    {"FRF", 2002, 3},  {"GEK", 1995, 10}, {"GHC", 2008, 1},  {"GHP", 2007, 6},  {"GNE", 1989, 12},
    {"GNS", 1986, 2},  {"GQE", 1986, 6},  {"GRD", 2002, 3},  {"GWE", 1981, 12}, {"GWP", 1997, 5},
    {"HRD", 1995, 1},  {"HRK", 2023, 1},  {"IEP", 2002, 3},  {"ILP", 1981, 12}, {"ILR", 1990, 12},
    {"ISJ", 1990, 12}, {"ITL", 2002, 3},  {"LAJ", 1979, 12}, {"LSM", 1985, 5},  {"LTL", 2014, 12},
    {"LTT", 1993, 7},  {"LUC", 1990, 3},  {"LUF", 2002, 3},  {"LUL", 1990, 3},  {"LVL", 2014, 1},
    {"LVR", 1994, 12}, {"MGF", 2004, 12}, {"MLF", 1984, 11}, {"MRO", 2017, 12}, {"MTL", 2008, 1},
    {"MTP", 1983, 6},  {"MVQ", 1989, 12}, {"MXP", 1993, 1},  {"MZE", 1981, 12}, {"MZM", 2006, 6},
    {"NIC", 1990, 10}, {"NLG", 2002, 3},  {"PEH", 1990, 12}, {"PEI", 1991, 7},  {"PES", 1986, 2},
    {"PLZ", 1997, 1},  {"PTE", 2002, 3},  {"RHD", 1981, 12}, {"ROK", 1990, 12}, {"ROL", 2005, 6},
    {"RUR", 2004, 1},  {"SDD", 2007, 7},  {"SDP", 1998, 6},  {"SIT", 2007, 1},  {"SKK", 2009, 1},
    {"SLL", 2023, 12}, {"SRG", 2003, 12}, {"STD", 2017, 12}, {"SUR", 1990, 12}, {"TJR", 2001, 4},
    {"TMM", 2009, 1},  {"TPE", 2002, 11}, {"TRL", 2005, 12}, {"UAK", 1996, 9},  {"UGS", 1987, 5},
    {"UGW", 1990, 12}, {"USS", 2014, 3},  {"UYN", 1989, 12}, {"UYP", 1993, 3},  {"VEB", 2008, 1},
    {"VEF", 2018, 8},  {"VNC", 1990, 12}, {"XEU", 1999, 1},  {"XFO", 2006, 10}, {"XFU", 2013, 11},
    {"XRE", 1999, 11}, {"YDD", 1991, 9},  {"YUD", 1990, 1},  {"YUM", 2003, 7},  {"YUN", 1995, 11},
    {"ZAL", 1995, 3},  {"ZMK", 2012, 12}, {"ZRN", 1999, 6},  {"ZRZ", 1994, 2},  {"ZWC", 1989, 12},
    {"ZWD", 2008, 8},  {"ZWL", 2024, 9},  {"ZWN", 2006, 9},  {"ZWR", 2009, 6},
};

// The two that a ledger of this licence may name too early.
struct Introduction {
  std::string_view code;
  Date from;
};
constexpr Introduction introductions[] = {{"EUR", make_date(1999, 1, 1)},
                                          {"TRY", make_date(2005, 1, 1)}};

}  // namespace

std::vector<CurrencyDays> currency_days() {
  std::vector<CurrencyDays> days(Currency::count());
  for (const Withdrawal& withdrawal : withdrawals) {
    if (const auto currency = Currency::find(withdrawal.code)) {
      days[currency->index()].until =
          months_after(make_date(withdrawal.year, withdrawal.month, 1), 1) - Days{1};
    }
  }
  for (const Introduction& introduction : introductions) {
    if (const auto currency = Currency::find(introduction.code))
      days[currency->index()].from = introduction.from;
  }
  return days;
}

}  // namespace jm216
