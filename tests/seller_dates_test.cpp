// I.1, I.18, V.4: from when until when a seller is an affiliate, or has its sub-licence.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::seller_dates_test {

std::string line(const std::string& day, const std::string& members) {
  return R"({"invoice": ")" + day + R"(", "date": ")" + day +
         R"(", "country": "DE", "currency": "USD", "gross": "100", )" + members + '}';
}

std::string sellers(const std::string& dates) {
  return R"("sellers": {"NEOT": {"role": "licensee"}, "EURO": {"role": "sublicensee", )" + dates +
         "}}";
}

const std::string year_2009 = R"("from": "2009-01-01", "until": "2009-12-31")";
const std::string by_euro = R"("seller": "EURO")";

TEST_CASE("V.4 a sale outside the seller's dates counts all the same, with one warning a seller") {
  const Answer a =
      ask(ledger("2010-06-30",
                 line("2008-12-31", by_euro) + ',' + line("2009-01-01", by_euro) + ',' +
                     line("2009-12-31", by_euro) + ',' + line("2010-01-01", by_euro),
                 sellers(year_2009)));
  CHECK(text(a.report().totals.royalty) == "34.00");  // 400 × 8.5%
  REQUIRE(a.count("seller-outside-dates") == 1);
  CHECK(a.finding("seller-outside-dates").where == "/sales/0");
  CHECK_FALSE(
      ask(ledger("2010-06-30", line("2009-01-01", by_euro) + ',' + line("2009-12-31", by_euro),
                 sellers(year_2009)))
          .has("seller-outside-dates"));
}

TEST_CASE("V.4 the deciding day is what lies inside or outside") {
  const auto warned = [](const std::string& supplied, Choices readings = {}) {
    return ask(ledger("2010-06-30",
                      line("2010-01-04", by_euro + R"(, "supplied": ")" + supplied + '"'),
                      sellers(year_2009)),
               readings)
        .has("seller-outside-dates");
  };
  CHECK_FALSE(warned("2009-12-31"));
  CHECK(warned("2009-12-31", {{"supply_date", "invoiced"}}));
  CHECK(warned("2010-01-01"));
}

TEST_CASE("V.4 days that lie ahead of the as-of date count as absent") {
  // Until 31 December 2009, seen from June: whoever sells is still in the group.
  const std::string transfer = R"("seller": "NEOT", "buyer": "EURO")";
  const auto basis = [&](const std::string& as_of, const std::string& day,
                         const std::string& dates) {
    const Answer a = ask(ledger(as_of, line(day, transfer), sellers(dates)));
    return a.row(to_string(Quarter::of(*parse_date(day)))).basis;
  };
  CHECK(basis("2009-06-30", "2009-02-03", year_2009) == Basis::intra_group);
  CHECK(basis("2009-02-04", "2009-02-03", R"("from": "2009-02-05")") == Basis::intra_group);
  CHECK(basis("2009-02-05", "2009-02-03", R"("from": "2009-02-05")") == Basis::full);
}

TEST_CASE("V.4 a transfer needs both its seller and its buyer inside") {
  const auto basis = [](const std::string& day, const std::string& who) {
    const Answer a = ask(ledger("2010-06-30", line(day, who), sellers(year_2009)));
    return a.row(to_string(Quarter::of(*parse_date(day)))).basis;
  };
  const std::string to_euro = R"("seller": "NEOT", "buyer": "EURO")";
  const std::string from_euro = R"("seller": "EURO", "buyer": "NEOT")";
  for (const std::string& who : {to_euro, from_euro}) {
    CHECK(basis("2008-12-31", who) == Basis::full);
    CHECK(basis("2009-01-01", who) == Basis::intra_group);
    CHECK(basis("2009-12-31", who) == Basis::intra_group);
    CHECK(basis("2010-01-01", who) == Basis::full);
  }
}

TEST_CASE("I.10 a credit for a transfer is a transfer, by the day and buyer of the line credited") {
  const Answer a =
      ask(ledger("2010-06-30",
                 line("2009-11-04", R"("seller": "NEOT", "buyer": "EURO")") +
                     R"(, {"invoice": "C", "date": "2010-02-03", "country": "DE", "currency": "USD",
               "gross": "-100", "seller": "NEOT", "credit_of": "2009-11-04",
               "credit_reason": "returned"})",
                 sellers(year_2009)));
  CHECK(a.row("2010-Q1").basis == Basis::intra_group);
  CHECK(text(a.quarter("2010-Q1").royalty) == "0.00");
}

}  // namespace jm216::test::seller_dates_test
