// V.6: a currency that was no money on the day of the invoice is warned about, and counts.
#include "core/basics/currency_days.hpp"

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::currency_days_test {

Answer sold(const std::string& currency, const std::string& day, const std::string& more = {}) {
  return ask(ledger("2010-06-30", R"({"invoice": "A", "date": ")" + day +
                                      R"(", "country": "DE", "currency": ")" + currency +
                                      R"(", "gross": "100"})" + more));
}

bool is_warned(const std::string& currency, const std::string& day) {
  return sold(currency, day).has("currency-out-of-time");
}

TEST_CASE("V.6 a currency withdrawn is warned about after the month of its withdrawal") {
  CHECK_FALSE(is_warned("DEM", "2002-03-31"));
  CHECK(is_warned("DEM", "2002-04-01"));
  CHECK_FALSE(is_warned("TRL", "2005-12-31"));
  CHECK(is_warned("TRL", "2006-01-01"));
}

TEST_CASE("V.6 a currency not yet introduced is warned about") {
  CHECK(is_warned("TRY", "2004-12-31"));
  CHECK_FALSE(is_warned("TRY", "2005-01-01"));
  CHECK_FALSE(is_warned("EUR", "2001-08-28"));
  const CurrencyDays euro = currency_days()[Currency::find("EUR")->index()];
  CHECK(euro.from == make_date(1999, 1, 1));
}

TEST_CASE("V.6 what is money still is never out of time") {
  for (const char* currency : {"USD", "GBP", "CHF", "JPY", "BRL"}) {
    CHECK_FALSE(is_warned(currency, "2001-08-28"));
    CHECK_FALSE(is_warned(currency, "2010-06-30"));
  }
}

TEST_CASE("V.6 one warning a currency, with the first place; the line counts") {
  const Answer a = sold("DEM", "2009-02-03",
                        R"(, {"invoice": "B", "date": "2009-02-04", "country": "DE",
                             "currency": "DEM", "gross": "100"})");
  REQUIRE(a.count("currency-out-of-time") == 1);
  CHECK(a.finding("currency-out-of-time").where == "/sales/0/currency");
  CHECK(a.row("2009-Q1").lines == 2);
}

}  // namespace jm216::test::currency_days_test
