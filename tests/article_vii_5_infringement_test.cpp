// VII.5: the reduction for substantial infringement.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_vii_5_infringement_test {

// Basis and rate of a sale in Italy on a day, with infringement records of these members.
std::string rate(const std::string& date, const std::string& records,
                 const std::string& as_of = "2011-12-31", Choices readings = {}) {
  const Answer a = ask(ledger(as_of,
                              R"({"invoice": "A", "date": ")" + date +
                                  R"(", "country": "IT", "currency": "USD", "gross": "100"})",
                              "\"infringements\": [" + records + ']'),
                       readings);
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
  // A record of which nothing is known yet gives no finding (rules, "Days").
  CHECK(with(record("30"), "2009-03-01").has("infringement-too-small"));
  CHECK_FALSE(with(record("30"), "2009-02-28").has("infringement-too-small"));
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

TEST_CASE("VII.5 of several records the sum counts, on the days that each lasts") {
  const std::string both = record("15", R"("ceased": "2009-08-31")") + ',' + record("20");
  CHECK(rate("2009-08-31", both) == "infringement 5.525");  // 8.5 × 0.65
  CHECK(rate("2009-09-01", both) == "full 8.5");            // 20% alone are too little
  CHECK(rate("2009-07-01", record("15") + ',' + record("15")) == "full 8.5");
  CHECK(rate("2009-07-01", record("15") + ',' + record("15.0001")) == "infringement 5.9499915");
  CHECK(rate("2009-07-01", record("40") + ',' + record("45")) == "infringement 4.25");  // the cap
  // Each within the sum is none too small; one that has no day in it is.
  CHECK_FALSE(with(both).has("infringement-too-small"));
  CHECK(with(record("15", R"("ceased": "2009-06-29")") + ',' + record("20"))
            .count("infringement-too-small") == 2);
}

TEST_CASE("VII.5 READING several_infringers: the highest counts, not their sum") {
  const auto highest = [](const std::string& day, const std::string& records) {
    return rate(day, records, "2011-12-31", {{"several_infringers", "highest"}});
  };
  CHECK(highest("2009-07-01", record("40") + ',' + record("45")) ==
        "infringement 4.675");  // × 0.55
  CHECK(highest("2009-07-01", record("45") + ',' + record("40")) == "infringement 4.675");
  CHECK(highest("2009-07-01", record("20") + ',' + record("20")) == "full 8.5");
  // While the higher lasts; then the lower.
  const std::string both = record("45", R"("ceased": "2009-08-31")") + ',' + record("40");
  CHECK(highest("2009-08-31", both) == "infringement 4.675");
  CHECK(highest("2009-09-01", both) == "infringement 5.1");
}

TEST_CASE("VII.5 a reduced rate is explained by the record that gave it") {
  const auto percent = [](const std::string& records, const std::string& reading = "sum") {
    const Answer a = ask(ledger("2011-12-31",
                                R"({"invoice": "A", "date": "2009-07-01", "country": "IT",
                                    "currency": "USD", "gross": "100"})",
                                "\"infringements\": [" + records + ']'),
                         {{"several_infringers", reading}});
    const Step rate = a.step_saying("row:2009-Q3:0", "Substantial infringement in Italy");
    return rate.inputs.at(1).where + ": " + rate.formula;
  };
  // 8.5 × (1 − 0.4)
  CHECK(percent(record("40")) == "/infringements/0/percent: 8.5% × (100% − min(40%, 50%)) = 5.1%");
  CHECK(percent(record("20") + ',' + record("15")) ==
        "/infringements/0/percent: 8.5% × (100% − min(20% + 15%, 50%)) = 5.525%");
  // The highest is named alone.
  CHECK(percent(record("35") + ',' + record("45"), "highest") ==
        "/infringements/1/percent: 8.5% × (100% − min(45%, 50%)) = 4.675%");
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

TEST_CASE("VII.5 the finding says who filed the suit") {
  const auto says = [](const std::string& by) {
    return with(record("40", R"("suit_filed": "2009-05-01", "suit_by": ")" + by + '"'))
        .finding("infringement-suit-filed")
        .message;
  };
  CHECK(says("licensor").find("LICENSOR filed") != std::string::npos);
  CHECK(says("licensee").find("LICENSEE filed") != std::string::npos);
}

TEST_CASE("VII.5 in the first country of the list as in the last") {
  for (const char* country : {"AD", "ZW"}) {
    CAPTURE(std::string(country));
    const std::string there = std::string("\"country\": \"") + country + '"';
    const Answer a = ask(
        ledger("2011-12-31",
               R"({"invoice": "A", "date": "2009-07-01", "currency": "USD", "gross": "100", )" +
                   there + '}',
               R"("infringements": [{"percent": "40", "notified": "2009-03-01", )" + there +
                   R"(}], "patents": [{"kind": "other", "application": "A1", "granted": "7000001",
                       "expires": "2015-01-01", )" +
                   there + "}]"));
    CHECK(a.row("2009-Q3").basis == Basis::infringement);
  }
}

TEST_CASE("VII.5 the finding of no patent looks at the day on which the reduction would begin") {
  // Day 120 is 29 June: the reduction would begin on the 30th.
  const auto with_patent_until = [](const std::string& day) {
    return ask(ledger("2011-12-31", "",
                      R"("infringements": [{"country": "AD", "percent": "40",
                          "notified": "2009-03-01"}], "patents": [{"kind": "other", "country": "AD",
                          "application": "A1", "granted": "7000001", "expires": "2015-01-01",
                          "ended": ")" +
                          day + "\"}]"))
        .has("infringement-without-patent");
  };
  CHECK(with_patent_until("2009-06-29"));
  CHECK_FALSE(with_patent_until("2009-06-30"));
  // What would reduce nothing needs no patent either: unclaimed, under a named right, or over by then.
  const auto without_patent = [](const std::string& members) {
    return ask(ledger("2011-12-31", "",
                      R"("infringements": [{"country": "AD", "percent": "40",
                          "notified": "2009-03-01")" +
                          members + "}]"))
        .has("infringement-without-patent");
  };
  CHECK(without_patent(""));
  CHECK_FALSE(without_patent(R"(, "claimed": false)"));
  CHECK_FALSE(without_patent(R"(, "right": "a utility model")"));
  CHECK_FALSE(without_patent(R"(, "ceased": "2009-06-29")"));
  CHECK(without_patent(R"(, "ceased": "2009-06-30")"));
}

}  // namespace jm216::test::article_vii_5_infringement_test
