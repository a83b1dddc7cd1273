// Figures and dates as people read and type them.
#include "web/ui/format.hpp"

#include "doctest/doctest.h"

namespace jm216::test::format_test {

TEST_CASE("figures are grouped by thousands, before the point alone") {
  CHECK(ui::grouped("0") == "0");
  CHECK(ui::grouped("999") == "999");
  CHECK(ui::grouped("1000") == "1,000");
  CHECK(ui::grouped("123456.123456") == "123,456.123456");
  CHECK(ui::grouped("-1234567.50") == "−1,234,567.50");
  CHECK(ui::grouped("-999.00") == "−999.00");
  CHECK(ui::grouped("") == "");
  CHECK(ui::grouped(std::uint64_t{18446744073709551615U}) == "18,446,744,073,709,551,615");
}

TEST_CASE("what cannot be known is a dash") {
  CHECK(ui::dollars(Usd::cents(-123456)) == "−1,234.56");
  CHECK(ui::us_dollars(Usd::cents(5)) ==
        "US$\u00a0"
        "0.05");
  CHECK(ui::us_dollars(std::optional(Usd::dollars(1000))) ==
        "US$\u00a0"
        "1,000.00");
  CHECK(ui::dollars(std::optional<Usd>()) == "–");
  CHECK(ui::us_dollars(std::optional<Usd>()) == "–");
  CHECK(ui::day(std::optional<Date>()) == "–");
}

TEST_CASE("one of a thing has a word of its own") {
  CHECK(ui::counted(0, "line", "lines") == "0 lines");
  CHECK(ui::counted(1, "line", "lines") == "1 line");
  CHECK(ui::counted(1500000, "line", "lines") == "1,500,000 lines");
}

TEST_CASE("a day is written with its month's name") {
  CHECK(ui::day(make_date(2012, 4, 30)) == "30 Apr 2012");
  CHECK(ui::day(make_date(2001, 8, 1)) == "1 Aug 2001");
  CHECK(ui::month(make_date(2012, 12, 31)) == "Dec 2012");
}

TEST_CASE("a day may be typed as it is written, with the month's whole name, or as in files") {
  for (const char* typed : {"2012-04-30", "30 Apr 2012", "30 April 2012", "30 APR 2012",
                            "  30 apr 2012  ", "30 aprl 2012", "30-04-2012", "April 30, 2012"}) {
    CAPTURE(typed);
    CHECK(ui::typed_day(typed) == make_date(2012, 4, 30));
  }
  CHECK(ui::typed_day("1 Aug 2001") == make_date(2001, 8, 1));
  CHECK(ui::typed_day("1 December 2001") == make_date(2001, 12, 1));
}

TEST_CASE("what is no day is none") {
  for (const char* typed :
       {"", " ", "30", "30 Apr", "Apr 2012", "31 Apr 2012", "29 Feb 2011", "30 Ap 2012",
        "30 Foo 2012", "05-04-2012", "0 Apr 2012", "x Apr 2012", "30 Apr 12"}) {
    CAPTURE(typed);
    CHECK_FALSE(ui::typed_day(typed).has_value());
  }
  CHECK(ui::typed_day("29 Feb 2012") == make_date(2012, 2, 29));
}

}  // namespace jm216::test::format_test
