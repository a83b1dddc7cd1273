// VII.5: the reduction for substantial infringement.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_vii_5_infringement_test {

// Basis and rate of a sale in Italy on a day, with infringement records of these members.
std::string rate(const std::string& date, const std::string& records,
                 const std::string& as_of = "2011-12-31") {
  const Answer a = ask(ledger(as_of,
                              R"({"invoice": "A", "date": ")" + date +
                                  R"(", "country": "IT", "currency": "USD", "gross": "100"})",
                              "\"infringements\": [" + records + ']'));
  for (const QuarterReport& quarter : a.report().quarters) {
    for (const Row& row : quarter.rows) {
      return std::string(to_string(row.basis)) + ' ' + row.rate.text();
    }
  }
  return "no row";
}

std::string record(const std::string& percent, const std::string& members = {}) {
  return R"({"country": "IT", "percent": ")" + percent + R"(", "notified": "2009-03-01")" +
         (members.empty() ? "" : ", " + members) + '}';
}

Answer with(const std::string& records, const std::string& as_of = "2011-12-31") {
  return ask(ledger(as_of, "", "\"infringements\": [" + records + ']'));
}

// 1 March 2009 + 120 days = 29 June 2009: 30 days to 31 March, 30 to 30 April, 31 to 31 May, 29.

TEST_CASE("VII.5 the reduction begins the day after day 120") {
  CHECK(rate("2009-06-29", record("40")) == "full 8.5");
  CHECK(rate("2009-06-30", record("40")) == "infringement 5.1");  // 8.5 × 0.6
}

TEST_CASE("VII.5 it lasts up to and including the day the infringement ceased") {
  const std::string ceased = record("40", R"("ceased": "2009-12-31")");
  CHECK(rate("2009-12-31", ceased) == "infringement 5.1");
  CHECK(rate("2010-01-01", ceased) == "full 8.5");
}

TEST_CASE("VII.5 substantial is more than thirty percent") {
  CHECK(rate("2009-07-01", record("30")) == "full 8.5");
  CHECK(rate("2009-07-01", record("30.0000")) == "full 8.5");
  // 8.5 × (1 − 0.300001) = 8.5 × 0.699999 = 5.9499915
  CHECK(rate("2009-07-01", record("30.0001")) == "infringement 5.9499915");
  CHECK(with(record("30")).finding("infringement-too-small").where == "/infringements/0/percent");
  CHECK_FALSE(with(record("30.0001")).has("infringement-too-small"));
  // A percent has no date of its own and is always known (rules, "Days").
  CHECK(with(record("30"), "2009-02-28").has("infringement-too-small"));
}

TEST_CASE("VII.5 never more than half") {
  CHECK(rate("2009-07-01", record("49.9999")) == "infringement 4.2500085");  // 8.5 × 0.500001
  CHECK(rate("2009-07-01", record("50")) == "infringement 4.25");
  CHECK(rate("2009-07-01", record("50.0001")) == "infringement 4.25");
  CHECK(rate("2009-07-01", record("100")) == "infringement 4.25");
}

TEST_CASE("VII.5 a suit filed by the end of day 120 leaves the full rate") {
  const std::string in_time = record("40", R"("suit_filed": "2009-06-29")");
  const std::string too_late = record("40", R"("suit_filed": "2009-06-30")");
  CHECK(rate("2009-07-01", in_time) == "full 8.5");
  CHECK(rate("2009-07-01", too_late) == "infringement 5.1");
  CHECK(with(in_time).finding("infringement-suit-filed").where == "/infringements/0/suit_filed");
  CHECK_FALSE(with(too_late).has("infringement-suit-filed"));
  // A suit after the as-of date is not known yet.
  CHECK_FALSE(with(in_time, "2009-06-28").has("infringement-suit-filed"));
}

TEST_CASE("VII.5 without notice to the infringer, or unclaimed, there is no reduction") {
  CHECK(rate("2009-07-01", R"({"country": "IT", "percent": "40"})") == "full 8.5");
  CHECK(rate("2009-07-01", record("40", R"("claimed": false)")) == "full 8.5");
  CHECK(rate("2009-07-01", record("40", R"("claimed": true)")) == "infringement 5.1");
}

TEST_CASE("VII.5 in its own country only") {
  CHECK(rate("2009-07-01", R"({"country": "FR", "percent": "40", "notified": "2009-03-01"})") ==
        "full 8.5");
}

TEST_CASE("VII.5 of several records the highest counts, not their sum") {
  CHECK(rate("2009-07-01", record("40") + ',' + record("45")) == "infringement 4.675");  // × 0.55
  CHECK(rate("2009-07-01", record("45") + ',' + record("40")) == "infringement 4.675");
  // While the higher lasts; then the lower.
  const std::string both = record("45", R"("ceased": "2009-08-31")") + ',' + record("40");
  CHECK(rate("2009-08-31", both) == "infringement 4.675");
  CHECK(rate("2009-09-01", both) == "infringement 5.1");
}

TEST_CASE("VII.5 a reduced rate is explained by the record that gave it") {
  const auto percent = [](const std::string& records) {
    const Answer a = ask(ledger("2011-12-31",
                                R"({"invoice": "A", "date": "2009-07-01", "country": "IT",
                                    "currency": "USD", "gross": "100"})",
                                "\"infringements\": [" + records + ']'));
    const Step rate = a.step_saying("row:2009-Q3:0", "Substantial infringement in Italy");
    return rate.inputs.at(1).where + ": " + rate.formula;
  };
  // 8.5 × (1 − 0.4)
  CHECK(percent(record("40")) == "/infringements/0/percent: 8.5% × (100% − min(40%, 50%)) = 5.1%");
  // Above the cap both reduce by half: the first in the ledger is named.
  CHECK(percent(record("60") + ',' + record("55")) ==
        "/infringements/0/percent: 8.5% × (100% − min(60%, 50%)) = 4.25%");
}

TEST_CASE("VII.5 equal reductions of different records share a row") {
  const Answer a = ask(ledger("2011-12-31",
                              R"({"invoice": "A", "date": "2009-08-31", "country": "IT",
                                  "currency": "USD", "gross": "100"},
                                 {"invoice": "B", "date": "2009-09-01", "country": "IT",
                                  "currency": "USD", "gross": "100"})",
                              "\"infringements\": [" + record("60", R"("ceased": "2009-08-31")") +
                                  ',' + record("50") + ']'));
  REQUIRE(a.quarter("2009-Q3").rows.size() == 1);
  CHECK(a.row("2009-Q3").lines == 2);
  CHECK(a.quarter("2009-Q3").royalty->text() == "8.50");  // 200 × 4.25%
}

}  // namespace jm216::test::article_vii_5_infringement_test
