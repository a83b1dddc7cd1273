// IV.1, XI.3: targets, deadlines, statuses, and the right to terminate.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_iv_milestones_test {

Answer at(const std::string& as_of, const std::string& milestones = {}, Choices readings = {}) {
  return ask(ledger(as_of, "", "\"milestones\": [" + milestones + ']'), readings);
}

std::string attained(int number, const std::string& date, const std::string& members = {}) {
  return R"({"milestone": )" + std::to_string(number) + R"(, "attained": ")" + date + '"' +
         (members.empty() ? "" : ", " + members) + '}';
}

std::string status(const Answer& answer, int number = 1) {
  return std::string(to_string(answer.milestone(number).status));
}

TEST_CASE("IV.1 targets and deadlines, 90 days later") {
  const Answer a = at("2002-01-01");
  // 2004 is a leap year: 30 days to 31 Jan, 29 to 29 Feb, 31 to 31 Mar make 90.
  CHECK(to_string(a.milestone(1).target) == "2004-01-01");
  CHECK(to_string(a.milestone(1).deadline) == "2004-03-31");
  CHECK(to_string(a.milestone(2).deadline) == "2005-04-01");
  CHECK(to_string(a.milestone(3).deadline) == "2006-04-01");
  CHECK(to_string(a.milestone(4).deadline) == "2007-04-01");
  CHECK(to_string(a.milestone(5).deadline) == "2008-03-31");
  CHECK(a.milestone(3).obligation == "milestone-3");
}

TEST_CASE("IV.1 a milestone through time") {
  CHECK(status(at("2004-01-01")) == "upcoming");
  CHECK(status(at("2004-01-02")) == "in-grace");
  CHECK(status(at("2004-03-31")) == "in-grace");
  CHECK(status(at("2004-04-01")) == "missed");
  CHECK(status(at("2009-06-30", attained(1, "2004-03-31"))) == "attained");
  CHECK(status(at("2009-06-30", attained(1, "2004-04-01"))) == "attained-late");
  // Not known before its day.
  CHECK(status(at("2003-12-19", attained(1, "2003-12-20"))) == "upcoming");
  CHECK(status(at("2003-12-20", attained(1, "2003-12-20"))) == "attained");
}

TEST_CASE("IV.1 the explanation of a status holds the attainment against the deadline") {
  const Step in_time = at("2009-06-30", attained(1, "2004-03-31")).step("milestone:1", "status");
  CHECK(in_time.text == "Attained by the deadline.");
  CHECK(in_time.formula == "2004-03-31 ≤ 2004-03-31");
  const Step late = at("2009-06-30", attained(1, "2004-04-01")).step("milestone:1", "status");
  CHECK(late.text == "Attained after the deadline.");
  CHECK(late.formula == "2004-04-01 > 2004-03-31");
}

TEST_CASE("XI.3 missing 1, 2 or 3 gives a right from the day after the deadline") {
  CHECK(text(at("2004-03-31").milestone(1).termination_right_from) == "null");
  CHECK(text(at("2004-04-01").milestone(1).termination_right_from) == "2004-04-01");
  const Answer a = at("2009-06-30");
  CHECK(text(a.milestone(2).termination_right_from) == "2005-04-02");
  CHECK(text(a.milestone(3).termination_right_from) == "2006-04-02");
  CHECK(status(a, 4) == "missed");
  CHECK(text(a.milestone(4).termination_right_from) == "null");
  CHECK(text(a.milestone(5).termination_right_from) == "null");
  // The right ends with the TERM.
  CHECK(text(at("2018-04-24").milestone(1).termination_right_from) == "2004-04-01");
  CHECK(text(at("2018-04-25").milestone(1).termination_right_from) == "null");
}

TEST_CASE("XI.3, XIV.5 READING late_cure: attained late") {
  const std::string late = attained(1, "2004-04-01");
  const Answer ends = at("2009-06-30", late);
  CHECK(text(ends.milestone(1).termination_right_from) == "null");
  CHECK(ends.finding("milestone-attained-late").where == "/milestones/0/attained");
  const Answer keeps = at("2009-06-30", late, {{"late_cure", "keeps-right"}});
  CHECK(text(keeps.milestone(1).termination_right_from) == "2004-04-01");
  CHECK(keeps.has("milestone-attained-late"));
  CHECK_FALSE(at("2009-06-30", attained(1, "2004-03-31")).has("milestone-attained-late"));
  // 4 and 5 give no right, late or not, and need no note.
  CHECK_FALSE(at("2009-06-30", attained(2, "2004-01-01") + ',' + attained(4, "2008-01-01"))
                  .has("milestone-attained-late"));
}

TEST_CASE("XI.3 an explanation says why there is no right") {
  const auto why_not = [](const Answer& a, int number) {
    const auto why = a.why("milestone:" + std::to_string(number));
    return why.not_applied.empty() ? std::string("nothing") : why.not_applied.back().why;
  };
  CHECK(why_not(at("2009-06-30", attained(1, "2004-04-01")), 1) ==
        "The right to terminate is not open: attained late (late_cure: ends-right).");
  CHECK(why_not(at("2009-06-30", attained(1, "2004-03-31")), 1) ==
        "No right to terminate: the deadline was not missed.");
  CHECK(why_not(at("2009-06-30"), 4) == "Missing milestone 4 or 5 gives no right to terminate.");
  CHECK(at("2009-06-30").step("milestone:3", "termination_right_from").formula ==
        "2006-04-01 + 1 day = 2006-04-02");
}

TEST_CASE("XI.3 an agreed extension moves target and deadline from the day it was agreed") {
  const std::string extended =
      R"({"milestone": 1, "extended_to": "2004-06-30", "extension_agreed": "2003-11-30"})";
  // 30 June + 90 days: 31 to 31 July, 31 to 31 August, 28
  CHECK(to_string(at("2003-11-30", extended).milestone(1).deadline) == "2004-09-28");
  CHECK(text(at("2003-11-30", extended).milestone(1).extended_to) == "2004-06-30");
  CHECK(to_string(at("2003-11-30", extended).milestone(1).target) == "2004-01-01");
  CHECK(to_string(at("2003-11-29", extended).milestone(1).deadline) == "2004-03-31");
  CHECK(text(at("2003-11-29", extended).milestone(1).extended_to) == "null");
  CHECK(status(at("2004-06-30", extended)) == "upcoming");
  CHECK(status(at("2004-07-01", extended)) == "in-grace");
  CHECK(status(at("2004-09-29", extended)) == "missed");
  CHECK(status(at("2009-06-30", attained(1, "2004-09-28", R"("extended_to": "2004-06-30")"))) ==
        "attained");
  // One that names no day is always known.
  CHECK(to_string(at("2001-08-28", R"({"milestone": 1, "extended_to": "2004-06-30"})")
                      .milestone(1)
                      .deadline) == "2004-09-28");
}

TEST_CASE("IV.1 a second indication presupposes a first") {
  CHECK(at("2009-06-30", attained(4, "2006-05-01")).finding("milestone-order").where ==
        "/milestones/0/attained");
  CHECK(at("2009-06-30", attained(5, "2006-05-01") + ',' + attained(2, "2005-01-01"))
            .has("milestone-order"));
  CHECK_FALSE(at("2009-06-30", attained(4, "2006-05-01") + ',' + attained(2, "2005-01-01"))
                  .has("milestone-order"));
  CHECK_FALSE(at("2009-06-30", attained(5, "2007-05-01") + ',' + attained(3, "2005-01-01"))
                  .has("milestone-order"));
  // Before the later is known there is nothing out of order.
  CHECK_FALSE(at("2006-04-30", attained(4, "2006-05-01")).has("milestone-order"));
}

}  // namespace jm216::test::article_iv_milestones_test
