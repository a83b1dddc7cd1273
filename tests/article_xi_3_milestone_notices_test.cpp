// XI.3: a notice to terminate for a milestone is judged by what was known and agreed on the day it
// was given, whatever came after.
#include <string>
#include <vector>

#include "core/rules/milestones.hpp"
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xi_3_milestone_notices_test {

// Long after every day below: what the report knows by then is not what the notice knew.
constexpr std::string_view later = "2006-12-31";

struct Facts {
  std::string milestones;
  std::string amendments;
  std::string force_majeure;
};

std::string sections(const Facts& facts) {
  return "\"milestones\": [" + facts.milestones + "], \"amendments\": [" + facts.amendments +
         "], \"force_majeure\": [" + facts.force_majeure + ']';
}

std::string notice(const std::string& day, int milestone = 0) {
  std::string members =
      R"({"kind": "terminate-milestone", "by": "licensor", "method": "telefax", "given": ")" + day +
      '"';
  if (milestone != 0) members += ", \"milestone\": " + std::to_string(milestone);
  return members + '}';
}

// Whether the notice of that day had its right, asked long after it.
bool holds(const std::string& day, const Facts& facts, int milestone = 0, Choices readings = {}) {
  const Answer a =
      ask(ledger(later, "", sections(facts) + ", \"notices\": [" + notice(day, milestone) + ']'),
          readings);
  return !a.has("notice-without-right");
}

// From which of two days that follow each other on the notice has its right, or from which on it
// has it no more.
void begins(const std::string& before, const std::string& first, const Facts& facts,
            int milestone = 0, Choices readings = {}) {
  CAPTURE(first);
  CHECK_FALSE(holds(before, facts, milestone, readings));
  CHECK(holds(first, facts, milestone, readings));
}

void ends(const std::string& last, const std::string& after, const Facts& facts, int milestone = 0,
          Choices readings = {}) {
  CAPTURE(after);
  CHECK(holds(last, facts, milestone, readings));
  CHECK_FALSE(holds(after, facts, milestone, readings));
}

std::string met(int milestone, const std::string& members) {
  return "{\"milestone\": " + std::to_string(milestone) + ", " + members + '}';
}

std::string amended(int milestone, const std::string& days, const std::string& change) {
  return "{" + days + ", \"changes\": {\"milestone-" + std::to_string(milestone) + "\": {" +
         change + "}}}";
}

const std::string two_instalments =
    R"("instalments": [{"id": "a", "what": "filed", "amount_usd": "500000"},
                       {"id": "b", "what": "approved", "amount_usd": "500000"}])";

TEST_CASE("XI.3 each of milestones 1 to 3 gives its own right, from the day after its deadline") {
  // 1 January and 90 days: 31 March in a leap year, else 1 April.
  begins("2004-03-31", "2004-04-01", {}, 1);
  begins("2005-04-01", "2005-04-02", {}, 2);
  begins("2006-04-01", "2006-04-02", {}, 3);
  const std::string first = met(1, R"("attained": "2003-12-20")");
  const std::string second = met(2, R"("attained": "2004-12-20")");
  const std::string third = met(3, R"("attained": "2005-12-20", "country": "DE")");
  // Without a number any of them will do.
  begins("2005-04-01", "2005-04-02", {first, "", ""});
  begins("2006-04-01", "2006-04-02", {first + ',' + second, "", ""});
  CHECK_FALSE(holds("2006-06-01", {first + ',' + second + ',' + third, "", ""}));
}

TEST_CASE("XI.3, XIV.2 the target as amended, from the day the amendment is known") {
  // 1 March 2004 and 90 days: 30 to the 31st, 30 in April, 30 in May: 30 May.
  const std::string moved = R"("target": "2004-03-01")";
  const std::string since = R"("effective": "2004-04-10")";
  begins("2004-03-31", "2004-04-01", {"", amended(1, since, moved), ""}, 1);
  ends("2004-04-09", "2004-04-10", {"", amended(1, since, moved), ""}, 1);
  begins("2004-05-30", "2004-05-31", {"", amended(1, since, moved), ""}, 1);
  // Agreed after it takes effect: from the day it was agreed; agreed before: from its effect.
  ends("2004-04-19", "2004-04-20",
       {"", amended(1, since + R"(, "agreed": "2004-04-20")", moved), ""}, 1);
  ends("2004-04-09", "2004-04-10",
       {"", amended(1, since + R"(, "agreed": "2004-02-01")", moved), ""}, 1);
  // One of another milestone, and one of the sum alone, move nothing.
  CHECK(holds("2004-04-15", {"", amended(2, since, moved), ""}, 1));
  CHECK(holds("2004-04-15", {"", amended(1, since, R"("amount_usd": "900000")"), ""}, 1));
  // The second and the third have their own: 1 March 2005 and 90 days, and 2006.
  begins("2005-05-30", "2005-05-31",
         {"", amended(2, R"("effective": "2003-01-01")", R"("target": "2005-03-01")"), ""}, 2);
  begins("2006-05-30", "2006-05-31",
         {"", amended(3, R"("effective": "2003-01-01")", R"("target": "2006-03-01")"), ""}, 3);
}

TEST_CASE("XIV.2 of several amendments known the one that takes effect last prevails") {
  const auto target = [](const std::string& days, const std::string& to) {
    return amended(1, days, R"("target": ")" + to + '"');
  };
  const std::string early = R"("effective": "2003-01-01")";
  const std::string late = R"("effective": "2003-06-01")";
  // 1 February and 90 days: 28 to the 29th, 31, 30 and one: 1 May. 1 March: 30 May.
  const std::string to_may = "2004-02-01";
  const std::string to_end_of_may = "2004-03-01";
  const Facts in_order{"", target(early, to_may) + ',' + target(late, to_end_of_may), ""};
  begins("2004-05-30", "2004-05-31", in_order, 1);
  const Facts turned_round{"", target(late, to_end_of_may) + ',' + target(early, to_may), ""};
  begins("2004-05-30", "2004-05-31", turned_round, 1);
  // Of one day the later in the ledger.
  const Facts same_day{"", target(early, to_end_of_may) + ',' + target(early, to_may), ""};
  begins("2004-05-01", "2004-05-02", same_day, 1);
  // What is agreed later but took effect earlier changes nothing any more.
  const Facts agreed_late{
      "", target(early + R"(, "agreed": "2004-04-20")", to_may) + ',' + target(late, to_end_of_may),
      ""};
  CHECK_FALSE(holds("2004-05-15", agreed_late, 1));
  begins("2004-05-30", "2004-05-31", agreed_late, 1);
  // Of one day's effect the later in the ledger prevails, known since another day or not.
  const Facts same_effect{
      "",
      target(early, to_end_of_may) + ',' + target(early + R"(, "agreed": "2004-05-10")", to_may),
      ""};
  begins("2004-05-09", "2004-05-10", same_effect, 1);
  const Facts same_effect_turned{
      "",
      target(early + R"(, "agreed": "2004-05-10")", to_may) + ',' + target(early, to_end_of_may),
      ""};
  begins("2004-05-30", "2004-05-31", same_effect_turned, 1);
}

TEST_CASE(
    "XIV.2 an amendment from the day of attaining on moves the target, a later one does not") {
  // Attained on 20 April; moved to 30 May it is in time, and late_cure has nothing to keep.
  const std::string attained = met(1, R"("attained": "2004-04-20")");
  const auto moved = [](const std::string& effective) {
    return amended(1, R"("effective": ")" + effective + '"', R"("target": "2004-03-01")");
  };
  const Choices keeps{{"late_cure", "keeps-right"}};
  CHECK_FALSE(holds("2004-07-01", {attained, moved("2004-04-20"), ""}, 1, keeps));
  CHECK(holds("2004-07-01", {attained, moved("2004-04-21"), ""}, 1, keeps));
  // As long as it is not attained the amendment counts.
  CHECK_FALSE(
      holds("2004-05-01", {met(1, R"("attained": "2004-06-20")"), moved("2004-04-21"), ""}, 1));
}

TEST_CASE("IV.1 the first instalment attains it where an amendment lets it be paid in several") {
  const std::string paid_in_two = amended(1, R"("effective": "2003-01-01")", two_instalments);
  const auto first_on = [](const std::string& day) {
    return met(1, R"("instalments": {"a": ")" + day + R"("})");
  };
  ends("2004-04-09", "2004-04-10", {first_on("2004-04-10"), paid_in_two, ""}, 1);
  CHECK(holds("2004-05-01", {first_on("2004-04-10"), paid_in_two, ""}, 1,
              {{"late_cure", "keeps-right"}}));
  CHECK_FALSE(holds("2004-05-01", {first_on("2004-03-31"), paid_in_two, ""}, 1,
                    {{"late_cure", "keeps-right"}}));
  // Paid in instalments only once the amendment is known, and no more after another that names a sum.
  const std::string agreed_late =
      amended(1, R"("effective": "2003-01-01", "agreed": "2004-04-15")", two_instalments);
  ends("2004-04-14", "2004-04-15", {first_on("2004-04-10"), agreed_late, ""}, 1);
  const std::string one_sum = amended(1, R"("effective": "2003-02-01", "agreed": "2004-04-20")",
                                      R"("amount_usd": "900000")");
  begins("2004-04-19", "2004-04-20", {first_on("2004-04-10"), paid_in_two + ',' + one_sum, ""}, 1);
  // An amendment of the target alone leaves it paid in instalments.
  const std::string target_alone =
      amended(1, R"("effective": "2003-02-01")", R"("target": "2004-01-02")");
  CHECK_FALSE(
      holds("2004-05-01", {first_on("2004-04-10"), paid_in_two + ',' + target_alone, ""}, 1));
  // With the instalments the target may move too.
  const std::string both =
      amended(1, R"("effective": "2003-01-01")", two_instalments + R"(, "target": "2004-03-01")");
  begins("2004-05-30", "2004-05-31", {"", both, ""}, 1);
}

TEST_CASE(
    "XII READING force_majeure_milestones: days known on the notice's day move the deadline") {
  const Choices extend{{"force_majeure_milestones", "extend"}};
  const auto event = [](const std::string& from, const std::string& notified,
                        const std::string& to) {
    return R"({"party": "licensee", "what": "fire", "from": ")" + from + R"(", "notified": ")" +
           notified + R"(", "to": ")" + to + "\"}";
  };
  // 1 to 10 March excuse ten days: the deadline is 10 April.
  const Facts march{"", "", event("2004-03-01", "2004-03-01", "2004-03-10")};
  begins("2004-04-10", "2004-04-11", march, 1, extend);
  begins("2004-03-31", "2004-04-01", march, 1);
  // Where they move the deadline nothing is left to note.
  const auto noted = [&](const Choices& readings) {
    return ask(ledger("2004-06-30", "", sections(march)), readings).has("milestone-force-majeure");
  };
  CHECK(noted({}));
  CHECK_FALSE(noted(extend));
  // Only the day of the deadline itself, and only the day after it.
  begins("2004-04-01", "2004-04-02", {"", "", event("2004-03-31", "2004-03-31", "2004-05-01")}, 1,
         extend);
  begins("2004-03-31", "2004-04-01", {"", "", event("2004-04-01", "2004-04-01", "2004-05-01")}, 1,
         extend);
  // From the EFFECTIVE DATE on, which is the day of execution unless the ledger names another: one
  // day of two before it excuses nothing.
  const Facts execution{"", "", event("2001-08-27", "2001-08-27", "2001-08-28")};
  begins("2004-04-01", "2004-04-02", execution, 1, extend);
}

// Asked of what is known long after, and of a report of the very day.
TEST_CASE("XI.3 a notice holds exactly when a report of its day shows the right") {
  const std::vector<std::string> milestones{
      "",
      met(1, R"("attained": "2004-04-05")"),
      met(1, R"("attained": "2004-02-15")"),
      met(1, R"("instalments": {"a": "2004-04-05"})"),
      met(1, R"("attained": "2004-05-20", "instalments": {"b": "2004-03-20", "a": "2004-04-25"})"),
      met(1, R"("attained": "2004-05-20", "instalments": {"b": "2004-04-03"})"),
      met(1, R"("extended_to": "2004-01-20", "extension_agreed": "2004-04-06")"),
      met(1, R"("attained": "2004-04-22", "extended_to": "2004-01-20")"),
  };
  const std::string paid_in_two = amended(1, R"("effective": "2003-06-01")", two_instalments);
  const std::string target =
      amended(1, R"("effective": "2003-03-01")", R"("target": "2004-01-15")");
  const std::string target_agreed_late = amended(
      1, R"("effective": "2003-09-01", "agreed": "2004-04-10")", R"("target": "2004-01-08")");
  const std::string sum_later =
      amended(1, R"("effective": "2004-04-12")", R"("amount_usd": "900000")");
  const std::string in_the_middle =
      amended(1, R"("effective": "2004-04-05", "agreed": "2004-04-18")",
              two_instalments + R"(, "target": "2004-01-25")");
  // The instalments that a record names need an amendment that names them.
  const std::vector<std::string> amendments{
      paid_in_two,
      paid_in_two + ',' + target,
      target_agreed_late + ',' + paid_in_two,
      target + ',' + paid_in_two + ',' + sum_later,
      in_the_middle,
      in_the_middle + ',' + target_agreed_late + ',' + target,
  };
  const std::vector<std::string> events{
      "", R"({"party": "licensee", "what": "strike", "from": "2004-03-20", "notified": "2004-03-22",
              "to": "2004-04-14"})"};
  const std::vector<std::string> days{"2004-04-01", "2004-04-05", "2004-04-11",
                                      "2004-04-17", "2004-04-30", "2004-06-30"};
  std::size_t open = 0;
  std::size_t asked = 0;
  for (const std::string& fact : milestones) {
    for (const std::string& amendment : amendments) {
      for (const std::string& event : events) {
        const Facts facts{fact, amendment, event};
        const Answer known = ask(ledger(later, "", sections(facts)));
        for (const std::string& day : days) {
          for (const char* reading : {"ends-right", "keeps-right"}) {
            CAPTURE(fact);
            CAPTURE(amendment);
            CAPTURE(event);
            CAPTURE(day);
            CAPTURE(reading);
            const Answer then =
                ask(ledger(day, "", sections(facts)),
                    {{"late_cure", reading}, {"force_majeure_milestones", "extend"}});
            const bool shown = then.milestone(1).termination_right_from.has_value();
            const MilestoneRights rights(known.ledger, then.report().readings);
            CHECK(rights.on(then.report().as_of, 1) == shown);
            open += shown ? 1 : 0;
            ++asked;
          }
        }
      }
    }
  }
  // Neither answer is rare.
  CHECK(open * 5 > asked);
  CHECK((asked - open) * 4 > asked);
}

}  // namespace jm216::test::article_xi_3_milestone_notices_test
