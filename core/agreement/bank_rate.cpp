#include "core/agreement/bank_rate.hpp"

#include <array>

namespace jm216 {

namespace {

struct Change {
  Date from;
  int hundredths;  // of a percent
};

// Bank of England official Bank Rate (series IUDBEDR; public, Open Government Licence v3.0). The
// first row is the rate in force when the licence began; the series was seen unchanged up to
// complete_to.
constexpr std::array changes{
    Change{make_date(2000, 2, 10), 600},  Change{make_date(2001, 2, 8), 575},
    Change{make_date(2001, 4, 5), 550},   Change{make_date(2001, 5, 10), 525},
    Change{make_date(2001, 8, 2), 500},   Change{make_date(2001, 9, 18), 475},
    Change{make_date(2001, 10, 4), 450},  Change{make_date(2001, 11, 8), 400},
    Change{make_date(2003, 2, 6), 375},   Change{make_date(2003, 7, 10), 350},
    Change{make_date(2003, 11, 6), 375},  Change{make_date(2004, 2, 5), 400},
    Change{make_date(2004, 5, 6), 425},   Change{make_date(2004, 6, 10), 450},
    Change{make_date(2004, 8, 5), 475},   Change{make_date(2005, 8, 4), 450},
    Change{make_date(2006, 8, 3), 475},   Change{make_date(2006, 11, 9), 500},
    Change{make_date(2007, 1, 11), 525},  Change{make_date(2007, 5, 10), 550},
    Change{make_date(2007, 7, 5), 575},   Change{make_date(2007, 12, 6), 550},
    Change{make_date(2008, 2, 7), 525},   Change{make_date(2008, 4, 10), 500},
    Change{make_date(2008, 10, 8), 450},  Change{make_date(2008, 11, 6), 300},
    Change{make_date(2008, 12, 4), 200},  Change{make_date(2009, 1, 8), 150},
    Change{make_date(2009, 2, 5), 100},   Change{make_date(2009, 3, 5), 50},
    Change{make_date(2016, 8, 4), 25},    Change{make_date(2017, 11, 2), 50},
    Change{make_date(2018, 8, 2), 75},    Change{make_date(2020, 3, 11), 25},
    Change{make_date(2020, 3, 19), 10},   Change{make_date(2021, 12, 16), 25},
    Change{make_date(2022, 2, 3), 50},    Change{make_date(2022, 3, 17), 75},
    Change{make_date(2022, 5, 5), 100},   Change{make_date(2022, 6, 16), 125},
    Change{make_date(2022, 8, 4), 175},   Change{make_date(2022, 9, 22), 225},
    Change{make_date(2022, 11, 3), 300},  Change{make_date(2022, 12, 15), 350},
    Change{make_date(2023, 2, 2), 400},   Change{make_date(2023, 3, 23), 425},
    Change{make_date(2023, 5, 11), 450},  Change{make_date(2023, 6, 22), 500},
    Change{make_date(2023, 8, 3), 525},   Change{make_date(2024, 8, 1), 500},
    Change{make_date(2024, 11, 7), 475},  Change{make_date(2025, 2, 6), 450},
    Change{make_date(2025, 5, 8), 425},   Change{make_date(2025, 8, 7), 400},
    Change{make_date(2025, 12, 18), 375},
};

}  // namespace

const std::vector<PublishedRate>& bank_rate() {
  static const std::vector<PublishedRate> rates = [] {
    std::vector<PublishedRate> list;
    for (const Change& change : changes) {
      list.push_back({change.from, Percent(Decimal(change.hundredths, 2))});
    }
    return list;
  }();
  return rates;
}

}  // namespace jm216
