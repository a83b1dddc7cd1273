// IV.1, V.3, XIV.2: a milestone that an amendment lets be paid in instalments.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_iv_instalments_test {

// The first half a million in shares, the rest in cash.
std::string amendment(const std::string& effective = "2002-09-30", int milestone = 2) {
  return R"("amendments": [{"effective": ")" + effective + R"(", "changes": {"milestone-)" +
         std::to_string(milestone) + R"(": {"instalments": [
            {"id": "a", "what": "NDA accepted for filing", "amount_usd": "500000", "in": "shares"},
            {"id": "b", "what": "FDA approves the NDA", "amount_usd": "2500000"}]}}}])";
}

std::string fact(const std::string& members, int milestone = 2) {
  return R"("milestones": [{"milestone": )" + std::to_string(milestone) +
         (members.empty() ? "" : ", " + members) + "}], ";
}

Answer at(const std::string& as_of, const std::string& members, const std::string& more = {}) {
  return ask(ledger(as_of, "", fact(members) + more + amendment()));
}

std::string ids(const Answer& a) {
  std::string all;
  for (const Obligation& o : a.report().obligations)
    if (o.id.rfind("milestone-2", 0) == 0) all += (all.empty() ? "" : " ") + o.id;
  return all;
}

std::string owed(const Answer& a, const std::string& id) {
  return text(a.obligation(id).amount) + ' ' + text(a.obligation(id).due);
}

const std::string both = R"("attained": "2004-12-20",
                            "instalments": {"a": "2003-12-20", "b": "2004-12-20"})";

TEST_CASE("V.3 each instalment is an obligation of its own, 30 days after its own day") {
  const Answer a = at("2005-06-30", both);
  CHECK(ids(a) == "milestone-2-a milestone-2-b");
  CHECK(owed(a, "milestone-2-a") == "500000.00 2004-01-19");
  CHECK(owed(a, "milestone-2-b") == "2500000.00 2005-01-19");
  CHECK(a.milestone(2).obligation == "milestone-2-a");
  CHECK(to_string(a.deadline("milestone-2-a").date) == "2004-01-19");
  CHECK_FALSE(a.has_deadline("milestone-2"));
}

TEST_CASE("V.3 without a day of its own an instalment is not triggered") {
  const Answer a =
      at("2005-06-30", R"("attained": "2004-12-20", "instalments": {"a": "2003-12-20"})");
  CHECK(owed(a, "milestone-2-a") == "500000.00 2004-01-19");
  CHECK(owed(a, "milestone-2-b") == "2500000.00 null");
  CHECK(a.obligation("milestone-2-b").status == ObligationStatus::not_triggered);
  const Answer ahead = at("2004-12-19", both);
  CHECK(owed(ahead, "milestone-2-b") == "2500000.00 null");
  const Answer attained_alone = at("2005-06-30", R"("attained": "2004-12-20")");
  CHECK(owed(attained_alone, "milestone-2-a") == "500000.00 null");
}

TEST_CASE("IV.1 it is attained on its own day, or else with the earliest instalment known") {
  CHECK(text(at("2005-06-30", both).milestone(2).attained) == "2004-12-20");
  CHECK(text(at("2005-06-30", R"("instalments": {"a": "2003-12-20", "b": "2003-11-20"})")
                 .milestone(2)
                 .attained) == "2003-11-20");
  CHECK(text(at("2003-12-01", R"("instalments": {"a": "2003-11-20", "b": "2003-12-20"})")
                 .milestone(2)
                 .attained) == "2003-11-20");
  // Its own day lies ahead, which counts as none.
  CHECK(text(at("2004-06-30", both).milestone(2).attained) == "2003-12-20");
  CHECK(at("2004-06-30", both).milestone(2).status == MilestoneStatus::attained);
  CHECK(text(at("2003-12-19", both).milestone(2).attained) == "null");
}

TEST_CASE("XIV.2 only where the milestone was not attained before the amendment took effect") {
  const auto sum = [](const std::string& effective) {
    return ids(
        ask(ledger("2005-06-30", "", fact(R"("attained": "2004-12-20")") + amendment(effective))));
  };
  CHECK(sum("2004-12-20") == "milestone-2-a milestone-2-b");
  CHECK(sum("2004-12-21") == "milestone-2");
}

TEST_CASE("V.3 a payment names the instalment; shares count with the value named") {
  const Answer a = at("2005-06-30", both, R"("payments": [
      {"for": "milestone-2-a", "date": "2004-01-19", "amount": "500000"},
      {"for": "milestone-2-b", "date": "2005-01-20", "amount": "2400000"},
      {"for": "milestone-2", "date": "2005-01-20", "amount": "1"}], )");
  CHECK(a.obligation("milestone-2-a").status == ObligationStatus::paid);
  CHECK(text(a.obligation("milestone-2-b").outstanding) == "100000.00");
  CHECK(a.finding("payment-for-nothing").where.rfind("/payments/2", 0) == 0);
}

TEST_CASE(
    "XI.3 missing a milestone with instalments gives the right, attaining the first ends it") {
  const auto right = [](const std::string& members) {
    const Answer a = ask(ledger("2004-04-01", "", fact(members, 1) + amendment("2002-09-30", 1)));
    return text(a.milestone(1).termination_right_from);
  };
  CHECK(right("") == "2004-04-01");
  CHECK(right(R"("instalments": {"b": "2004-03-31"})") == "null");
}

TEST_CASE("V.3, XI.8.2 an instalment attained after the end pays nothing, one before is owed") {
  const Answer a = at("2005-06-30", both, R"("notices": [{"kind": "terminate-insolvency",
      "by": "licensor", "given": "2003-12-31", "method": "telefax"}], )");
  CHECK(owed(a, "milestone-2-a") == "500000.00 2004-01-19");
  CHECK(owed(a, "milestone-2-b") == "2500000.00 null");
  CHECK(a.count("milestone-after-end") == 1);
  // Attained before the end, and one instalment earned after it: that is said of the instalment.
  const Answer late =
      at("2005-06-30", R"("instalments": {"a": "2003-12-20", "b": "2004-12-20"})",
         R"("notices": [{"kind": "terminate-insolvency", "by": "licensor", "given": "2003-12-31",
                         "method": "telefax"}], )");
  CHECK(owed(late, "milestone-2-b") == "2500000.00 null");
  CHECK(late.count("milestone-after-end") == 1);
  CHECK(late.finding("milestone-after-end").where == "/milestones/0/instalments/b");
}

TEST_CASE("V.3 an instalment is explained from the amendment and its own day") {
  const Answer a = at("2005-06-30", both);
  CHECK(a.why("milestone-2-b").value == "2500000.00");
  CHECK(a.step("milestone-2-b", "due").formula == "2004-12-20 + 30 days = 2005-01-19");
  bool names_day = false;
  for (const Step& step : a.why("milestone-2-b").steps)
    for (const Input& input : step.inputs)
      names_day = names_day || input.where == "/milestones/0/instalments/b";
  CHECK(names_day);
}

}  // namespace jm216::test::article_iv_instalments_test
