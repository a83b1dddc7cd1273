// XIV.2: what an amendment changes, from which day, and when it is known.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xiv_2_amendments_test {

std::string amended(const std::string& effective, const std::string& changes,
                    const std::string& members = {}) {
  return R"({"title": "A )" + effective + R"(", "effective": ")" + effective +
         R"(", "changes": {)" + changes + '}' + members + '}';
}

std::string amendments(const std::string& list) {
  return "\"amendments\": [" + list + ']';
}

std::string sale(const std::string& day) {
  return R"({"invoice": ")" + day + R"(", "date": ")" + day +
         R"(", "country": "US", "currency": "USD", "gross": "1000"})";
}

TEST_CASE("XIV.2 royalty_percent, on the invoice date") {
  const std::string ten = amendments(amended("2009-02-15", R"("royalty_percent": "10")"));
  const Answer a = ask(ledger("2009-06-30", sale("2009-02-14") + ',' + sale("2009-02-15"), ten));
  REQUIRE(a.quarter("2009-Q1").rows.size() == 2);
  CHECK(text(a.row("2009-Q1", 0).royalty_usd) == "85.00");
  CHECK(text(a.row("2009-Q1", 1).royalty_usd) == "100.00");
  CHECK(a.row("2009-Q1", 1).rate.text() == "10");
  // The reductions of VII.5 are taken from the amended rate: 10 × 60%.
  CHECK(ask(ledger("2009-06-30", sale("2009-05-05"),
                   ten + R"(, "infringements": [{"country": "US", "percent": "40",
                                                 "notified": "2008-12-01"}])"))
            .row("2009-Q2")
            .rate.text() == "6");
}

TEST_CASE("XIV.2 payment_days and statement_days, on the quarter's last day") {
  const auto due = [](const std::string& effective, const std::string& as_of = "2009-09-30") {
    const Answer a = ask(ledger(as_of, "", amendments(amended(effective, R"("payment_days": 45,
                                                                 "statement_days": 20)"))));
    return to_string(a.quarter("2009-Q1").due) + ' ' +
           to_string(a.deadline("statement-2009-Q1").date);
  };
  // 31 March + 45 days: 30 in April, 15 in May; + 20 days.
  CHECK(due("2009-03-31") == "2009-05-15 2009-04-20");
  CHECK(due("2009-04-01") == "2009-04-30 2009-04-30");
  // Not effective yet: moves nothing, though the quarter ends later.
  CHECK(due("2009-03-31", "2009-03-30") == "2009-04-30 2009-04-30");
}

TEST_CASE("XIV.2 interest_margin, day by day") {
  // 100,000 for 10 days at 5 + 3 and 10 days at 5 + 4 percent: (80 + 90) × 1000 / 365 = 465.75…
  const Answer a = ask(ledger("2001-09-17", "",
                              R"("payments": [],
      "base_rates": [{"from": "2001-08-01", "percent": "5"}], )" +
                                  amendments(amended("2001-09-07", R"("interest_margin": "4")"))));
  CHECK(text(a.obligation("signature").interest) == "465.75");
}

TEST_CASE("XIV.2 sell_off_months, on the termination date") {
  const auto until = [](const std::string& effective) {
    return text(ask(ledger("2012-06-30", "",
                           amendments(amended(effective, R"("sell_off_months": 12)")) +
                               R"(, "notices": [{"kind": "terminate-insolvency", "by": "licensor",
                                    "given": "2010-03-10", "method": "telefax"}])"))
                    .report()
                    .licence.sell_off_until);
  };
  CHECK(until("2010-03-10") == "2011-03-10");
  CHECK(until("2010-03-11") == "2010-09-10");
}

TEST_CASE("XIV.2 term_ends, as soon as it is effective") {
  const std::string longer = amendments(amended("2010-01-01", R"("term_ends": "2019-01-01")"));
  CHECK(to_string(ask(ledger("2009-12-31", "", longer)).report().term.ends) == "2018-04-24");
  const Answer a = ask(ledger("2010-01-01", "", longer));
  CHECK(to_string(a.report().term.ends) == "2019-01-01");
  CHECK(to_string(a.report().term.records_until) == "2021-01-01");
  CHECK(to_string(a.report().term.last_expiry) == "2015-04-24");
}

TEST_CASE("XIV.2 milestone-N, unless attained before the amendment became effective") {
  const std::string change = amendments(
      amended("2003-12-20", R"("milestone-1": {"target": "2006-01-01", "amount_usd": "500000"})"));
  const auto at = [&](const std::string& as_of, const std::string& fact = {}) {
    return ask(ledger(
        as_of, "",
        change + (fact.empty() ? "" : R"(, "milestones": [{"milestone": 1, )" + fact + "}]")));
  };
  CHECK(to_string(at("2003-12-19").milestone(1).target) == "2004-01-01");
  const Answer a = at("2003-12-20");
  CHECK(to_string(a.milestone(1).target) == "2006-01-01");
  CHECK(to_string(a.milestone(1).deadline) == "2006-04-01");
  CHECK(text(a.obligation("milestone-1").amount) == "500000.00");
  CHECK(text(at("2005-06-30", R"("attained": "2003-12-20")").obligation("milestone-1").amount) ==
        "500000.00");
  CHECK(text(at("2005-06-30", R"("attained": "2003-12-19")").obligation("milestone-1").amount) ==
        "750000.00");
  // Its own extension prevails.
  CHECK(to_string(at("2005-06-30", R"("extended_to": "2004-06-30")").milestone(1).deadline) ==
        "2004-09-28");
  // One that names only the target leaves the amount, and the other way round.
  const Answer only = ask(ledger(
      "2005-06-30", "", amendments(amended("2003-12-20", R"("milestone-2": {"target": "2006-01-01"},
                                          "milestone-3": {"amount_usd": "7.50"})"))));
  CHECK(text(only.obligation("milestone-2").amount) == "3000000.00");
  CHECK(text(only.obligation("milestone-3").amount) == "7.50");
  CHECK(to_string(only.milestone(3).target) == "2006-01-01");
  CHECK(to_string(only.milestone(2).target) == "2006-01-01");
}

TEST_CASE("XIV.2, IV.1 instalments, each by its own day; agreed after the first was earned, none") {
  const auto with = [](const std::string& effective) {
    return ask(ledger("2009-06-30", "",
                      amendments(amended(effective, R"("milestone-1": {"instalments": [
                     {"id": "a", "amount_usd": "500000", "in": "shares"},
                     {"id": "b", "amount_usd": "500001"}]})")) +
                          R"(, "milestones": [{"milestone": 1,
                                 "instalments": {"a": "2007-02-16", "b": "2007-04-16"}}])"));
  };
  const Answer before = with("2002-09-30");
  CHECK(text(before.milestone(1).attained) == "2007-02-16");
  CHECK(before.milestone(1).obligation == "milestone-1-a");
  CHECK(text(before.obligation("milestone-1-a").amount) == "500000.00");
  CHECK(text(before.obligation("milestone-1-a").due) == "2007-03-18");
  CHECK(text(before.obligation("milestone-1-b").amount) == "500001.00");
  CHECK(text(before.obligation("milestone-1-b").due) == "2007-05-16");
  const Answer after = with("2007-02-17");
  CHECK(text(after.milestone(1).attained) == "2007-02-16");
  CHECK(after.milestone(1).obligation == "milestone-1");
  CHECK(text(after.obligation("milestone-1").amount) == "750000.00");
  CHECK(text(after.obligation("milestone-1").due) == "2007-03-18");
}

TEST_CASE("XIV.2 known from the day agreed, counting from the day effective") {
  // Agreed after it became effective: until then it is not known, afterwards it reaches back.
  const std::string late = amendments(
      amended("2009-02-01", R"("royalty_percent": "10")", R"(, "agreed": "2009-05-01")"));
  CHECK(text(ask(ledger("2009-04-30", sale("2009-02-03"), late)).quarter("2009-Q1").royalty) ==
        "85.00");
  const Answer known = ask(ledger("2009-05-01", sale("2009-02-03"), late));
  CHECK(text(known.quarter("2009-Q1").royalty) == "100.00");
  CHECK(known.report().amendments.size() == 1);
  // Agreed before: nothing is listed, noted or moved until it is effective.
  const std::string ahead = amendments(
      amended("2009-02-01", R"("royalty_percent": "10")", R"(, "agreed": "2008-12-01")"));
  const Answer before = ask(ledger("2009-01-31", "", ahead));
  CHECK(before.report().amendments.empty());
  CHECK_FALSE(before.has("amendment-applied"));
  CHECK(before.has("as-signed"));
  const Answer after = ask(ledger("2009-02-01", "", ahead));
  CHECK(after.finding("amendment-applied").where == "/amendments/0");
  CHECK_FALSE(after.has("as-signed"));
}

TEST_CASE("XIV.2 of several the latest effective, then the later in the ledger") {
  const auto royalty = [](const std::string& list) {
    return text(
        ask(ledger("2009-06-30", sale("2009-03-03"), amendments(list))).quarter("2009-Q1").royalty);
  };
  const std::string ten = amended("2009-02-01", R"("royalty_percent": "10")");
  const std::string nine = amended("2009-01-01", R"("royalty_percent": "9")");
  const std::string eight = amended("2009-02-01", R"("royalty_percent": "8")");
  CHECK(royalty(ten + ',' + nine) == "100.00");
  CHECK(royalty(nine + ',' + ten) == "100.00");
  CHECK(royalty(ten + ',' + eight) == "80.00");
  CHECK(royalty(eight + ',' + ten) == "100.00");
  // One that changes something else leaves the rate.
  CHECK(royalty(nine + ',' + amended("2009-02-01", R"("payment_days": 10)")) == "90.00");
  const std::string first = amended("2009-01-01", R"("term_ends": "2019-01-01")");
  const std::string second = amended("2009-02-01", R"("term_ends": "2020-01-01")");
  CHECK(to_string(
            ask(ledger("2009-06-30", "", amendments(second + ',' + first))).report().term.ends) ==
        "2020-01-01");
}

TEST_CASE("XIV.2 the list: by effective date, with the names of what changed") {
  const Answer a = ask(ledger(
      "2009-06-30", "",
      amendments(amended("2009-02-01", R"("term_ends": "2019-01-01", "royalty_percent": "8")") +
                 ',' +
                 amended("2009-01-01",
                         R"("milestone-4": {"target": "2010-01-01"}, "statement_days": 10,
                            "payment_days": 10, "sell_off_months": 3, "interest_margin": "2")"))));
  const auto& list = a.report().amendments;
  REQUIRE(list.size() == 2);
  CHECK(list[0].title == "A 2009-01-01");
  CHECK(list[0].changes == std::vector<std::string>{"payment_days", "statement_days",
                                                    "interest_margin", "sell_off_months",
                                                    "milestone-4"});
  CHECK(list[1].changes == std::vector<std::string>{"royalty_percent", "term_ends"});
  CHECK(a.count("amendment-applied") == 2);
}

}  // namespace jm216::test::article_xiv_2_amendments_test
