// Dates and figures as people write them.
#include "web/facts/typed.hpp"

#include "doctest/doctest.h"

namespace jm216::test::typed_test {

std::vector<std::string> values(FormKind kind, std::string_view text, const Habits& habits = {},
                                std::string_view currency = "") {
  std::vector<std::string> all;
  for (const Meaning& one : typed_as(kind, text, currency, habits).meanings) {
    all.push_back(one.value);
  }
  return all;
}

using Values = std::vector<std::string>;

TEST_CASE("a date that means one day is taken, however it is written") {
  for (const char* typed : {"2009-05-15", "May 15, 2009", "15.05.2009", "2009-5-15", "15 May 2009",
                            "15. Mai 2009", "15/5/2009", "5/15/2009", "15-May-2009", "20090515",
                            "  15 May 2009 ", "2009/05/15", "15 mayo 2009"}) {
    CAPTURE(typed);
    CHECK(values(FormKind::date, typed) == Values{"2009-05-15"});
  }
  CHECK(values(FormKind::date, "4/30/2009") == Values{"2009-04-30"});
  CHECK(values(FormKind::date, "05/05/2009") == Values{"2009-05-05"});
}

TEST_CASE("a date that may mean two days is asked, and once only") {
  const Typed open = typed_as(FormKind::date, "05/04/2009", "", {});
  REQUIRE(open.is_open());
  CHECK(open.value_or("05/04/2009") == "05/04/2009");  // which the ledger's reader refuses
  CHECK(values(FormKind::date, "05/04/2009") == Values{"2009-04-05", "2009-05-04"});
  CHECK(open.meanings[0].words == "5 Apr 2009");
  CHECK(open.meanings[1].by.order == DateOrder::mdy);
  CHECK(values(FormKind::date, "05/04/2009", {DateOrder::dmy, {}}) == Values{"2009-04-05"});
  CHECK(values(FormKind::date, "05/04/2009", {DateOrder::mdy, {}}) == Values{"2009-05-04"});
  // The habit refuses nothing that has but one meaning.
  CHECK(values(FormKind::date, "4/30/2009", {DateOrder::dmy, {}}) == Values{"2009-04-30"});
}

TEST_CASE("the century is asked") {
  CHECK(values(FormKind::date, "15 May 09") == Values{"2009-05-15", "1909-05-15"});
  CHECK(values(FormKind::date, "05/04/09", {DateOrder::dmy, {}}) ==
        Values{"2009-04-05", "1909-04-05"});
  CHECK(why_no_day("15 May 09", {}) ==
        "\"15 May 09\" may be 15 May 2009 or 15 May 1909: write the month's name and the whole "
        "year.");
}

TEST_CASE("what is no day is refused in words") {
  for (const char* typed : {"soon", "31 Apr 2009", "29.02.2009", "2009", "May 2009", "15 Foo 2009",
                            "15/13/2009", "2009-05-15T00:00Z"}) {
    CAPTURE(typed);
    CHECK(values(FormKind::date, typed).empty());
  }
  CHECK(why_no_day("soon", {}) == "\"soon\" is no date: write it as 2012-04-30 or 30 Apr 2012.");
}

TEST_CASE(
    "a figure that means one number is taken, with the signs that people and the page write") {
  for (const char* typed :
       {"2500000.00", "2,500,000.00", "$2,500,000.00", "US$ 2,500,000.00", "US$\u00a02,500,000.00",
        "2.500.000,00", "2 500 000.00", "USD 2,500,000.00", "2'500'000.00"}) {
    CAPTURE(typed);
    CHECK(values(FormKind::dollars, typed) == Values{"2500000.00"});
  }
  CHECK(values(FormKind::dollars, "2,500") == Values{"2500"});  // dollars have two decimals
  CHECK(values(FormKind::dollars, "−1,234.50") == Values{"-1234.50"});
  CHECK(values(FormKind::dollars, "(1,234.50)") == Values{"-1234.50"});
  CHECK(values(FormKind::percent, "7.5%") == Values{"7.5"});
  CHECK(values(FormKind::percent, "7,5 %") == Values{"7.5"});
  CHECK(values(FormKind::whole, "1,000") == Values{"1000"});
  CHECK(values(FormKind::decimal, "€1,234.50", {}, "EUR") == Values{"1234.50"});
}

TEST_CASE("a figure whose comma may mean two things is asked, and once only") {
  CHECK(values(FormKind::decimal, "1,323") == Values{"1323", "1.323"});
  CHECK(values(FormKind::decimal, "1,323", {{}, ','}) == Values{"1.323"});
  CHECK(values(FormKind::decimal, "1,323", {{}, '.'}) == Values{"1323"});
  CHECK(values(FormKind::decimal, "1.323", {{}, ','}) == Values{"1.323"});  // the ledger's own way
  const Typed open = typed_as(FormKind::decimal, "1,323", "", {});
  CHECK(open.meanings[0].words == "1323 (thousands)");
  CHECK(open.meanings[1].words == "1.323 (decimals)");
}

TEST_CASE("a sign of another currency is refused in words") {
  CHECK(typed_as(FormKind::dollars, "€5.00", "", {}).problem ==
        "“€” is not the sign of US dollars");
  CHECK(typed_as(FormKind::decimal, "€5.00", "GBP", {}).problem == "“€” is not the sign of GBP");
  CHECK_FALSE(typed_as(FormKind::decimal, "€5.00", "", {}).problem.empty());
  CHECK(values(FormKind::dollars, "a lot").empty());
}

TEST_CASE("codes in small letters, by sign or by name, and quarters as people say them") {
  CHECK(values(FormKind::currency, "gbp") == Values{"GBP"});
  CHECK(values(FormKind::currency, "€") == Values{"EUR"});
  CHECK(values(FormKind::currency, "$").empty());  // of many
  CHECK(values(FormKind::country, "de") == Values{"DE"});
  CHECK(values(FormKind::country, "spain") == Values{"ES"});
  CHECK(values(FormKind::country, "Atlantis").empty());
  for (const char* typed : {"2009-Q1", "Q1 2009", "2009 q1", "Q1/2009", "1Q2009", "2009Q1"}) {
    CAPTURE(typed);
    CHECK(values(FormKind::quarter, typed) == Values{"2009-Q1"});
  }
  for (const char* typed : {"Q5 2009", "2009", "2009-1", "Q1 09", "Q1 Q2 2009"}) {
    CAPTURE(typed);
    CHECK(values(FormKind::quarter, typed).empty());
  }
}

}  // namespace jm216::test::typed_test
