// XVI: simple interest on late payments, at the base rate of each day plus three points.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xvi_interest_test {

std::string payment(const std::string& what, const std::string& date, const std::string& amount) {
  return R"({"for": ")" + what + R"(", "date": ")" + date + R"(", "amount": ")" + amount + "\"}";
}

// Only the signature payment of US$ 100,000, due on 28 August 2001, matters in most of these.
Answer with(const std::string& payments, const std::string& as_of, const std::string& sections = {},
            Choices readings = {}) {
  return ask(ledger(as_of, "",
                    "\"payments\": [" + payments + ']' + (sections.empty() ? "" : ", " + sections)),
             readings);
}

std::string interest(const Answer& answer) {
  return text(answer.obligation("signature").interest);
}

std::string rates(const std::string& list) {
  return "\"base_rates\": [" + list + ']';
}

// Bank Rate was 5% from 2 August 2001 and 4.75% from 18 September 2001.

TEST_CASE("XVI every day from the due date up to, not counting, the payment's") {
  CHECK(interest(with(payment("signature", "2001-08-28", "100000"), "2001-09-30")) == "0.00");
  CHECK(interest(with(payment("signature", "2001-08-20", "100000"), "2001-09-30")) == "0.00");
  // 100,000 × 8% / 365 = 21.9178…
  CHECK(interest(with(payment("signature", "2001-08-29", "100000"), "2001-09-30")) == "21.92");
  // 20 days to 17 September: 438.3561…
  CHECK(interest(with(payment("signature", "2001-09-17", "100000"), "2001-09-30")) == "438.36");
}

TEST_CASE("XVI the rate changes with the base rate, day by day") {
  // 21 days at 8% (28 Aug to 17 Sep) and 2 at 7.75% (18 and 19 Sep):
  // 100,000 × (168 + 15.5)% / 365 = 502.7397…
  CHECK(interest(with(payment("signature", "2001-09-20", "100000"), "2001-09-30")) == "502.74");
}

TEST_CASE("XVI an explanation counts each period's days at its rate, in dollars and percents") {
  // 28 August up to, not counting, 17 September are 20 days: 100,000 × 8% × 20 = 160,000.00, to be
  // divided by the days of a year.
  const Answer one = with(payment("signature", "2001-09-17", "100000"), "2001-09-30");
  const auto steps = one.why("interest:signature").steps;
  REQUIRE(steps.size() >= 2);
  CHECK(steps[0].text == "28 Aug 2001 to 16 Sep 2001: 20 days at 8% (base 5% + 3%).");
  CHECK(steps[0].formula == "100000.00 × (5% + 3%) × (2001-09-17 − 2001-08-28) = 160000.00");
  CHECK(steps[1].formula == "160000.00 ÷ 365 ≈ 438.36");
  // A second period, 18 and 19 September at 7.75%: 21 days make 168,000.00, two 15,500.00.
  const Answer two = with(payment("signature", "2001-09-20", "100000"), "2001-09-30");
  CHECK(two.why("interest:signature").steps[1].text ==
        "18 Sep 2001 to 19 Sep 2001: 2 days at 7.75% (base 4.75% + 3%).");
  CHECK(two.step("interest:signature", "interest_usd").formula ==
        "(168000.00 + 15500.00) ÷ 365 ≈ 502.74");
}

TEST_CASE("XVI READING day_count") {
  // 100,000 × 8% × 20 / 360 = 444.4444…
  CHECK(interest(with(payment("signature", "2001-09-17", "100000"), "2001-09-30", "",
                      {{"day_count", "act/360"}})) == "444.44");
}

TEST_CASE("XVI unpaid: up to, not counting, the as-of date") {
  CHECK(interest(with("", "2001-08-28")) == "0.00");
  CHECK(interest(with("", "2001-08-29")) == "21.92");
  CHECK(interest(with("", "2001-09-17")) == "438.36");
}

TEST_CASE("XVI on what is outstanding, rounded once") {
  // 10 days on 100,000 and 10 on 60,000 at 8%: 1,600,000 × 8% / 365 = 350.6849…
  CHECK(interest(with(payment("signature", "2001-09-07", "40000"), "2001-09-17")) == "350.68");
  // A day on 100,000 and a day on 30,000: 21.9178… + 6.5753… = 28.4931…, not 21.92 + 6.58
  CHECK(interest(with(payment("signature", "2001-08-29", "70000"), "2001-08-30")) == "28.49");
}

TEST_CASE("XVI READING rounding governs interest too") {
  // A base rate of 0.65% gives 3.65% / 365 = 0.01% a day: on 50.00 half a cent.
  const std::string low = rates(R"({"from": "2001-08-01", "percent": "0.65"})");
  const std::string all_but_50 = payment("signature", "2001-08-28", "99950");
  CHECK(interest(with(all_but_50, "2001-08-29", low)) == "0.01");
  CHECK(interest(with(all_but_50, "2001-08-29", low, {{"rounding", "half-even"}})) == "0.00");
}

TEST_CASE("XVI the ledger's base rates take the place of the built-in ones") {
  // 6% + 3% = 9%: 100,000 × 9% × 20 / 365 = 493.1506…
  const std::string own = rates(R"({"from": "2001-08-28", "percent": "6"})");
  const Answer a = with("", "2001-09-17", own);
  CHECK(interest(a) == "493.15");
  CHECK_FALSE(a.has("base-rate-builtin"));
  CHECK(with("", "2001-09-17").has("base-rate-builtin"));
  // Steps of the ledger's own: 10 days at 9%, 10 at 7.5%: 165% … 100,000 × 165% / 365 = 452.0547…
  CHECK(interest(with("", "2001-09-17", rates(R"({"from": "2001-09-07", "percent": "4.5"},
                               {"from": "2001-08-28", "percent": "6"})"))) == "452.05");
}

TEST_CASE("XVI a day without a rate leaves no figure") {
  const Answer a = with("", "2001-09-17", rates(R"({"from": "2001-08-29", "percent": "6"})"));
  CHECK(interest(a) == "null");
  CHECK(a.count("base-rate-missing") == 1);
  CHECK(text(a.report().totals.interest_outstanding) == "null");
  CHECK(text(a.obligation("signature").outstanding) == "100000.00");
  // A rate that comes into force later does no harm where nothing was outstanding before.
  const Answer paid = with(payment("signature", "2001-08-28", "100000"), "2001-09-17",
                           rates(R"({"from": "2001-08-29", "percent": "6"})"));
  CHECK(interest(paid) == "0.00");
  CHECK_FALSE(paid.has("base-rate-missing"));
}

TEST_CASE("XVI the notes of the built-in rate appear where it gave any interest") {
  const std::string all_paid = payment("signature", "2001-08-28", "100000") + ',' +
                               payment("supply", "2002-01-31", "150000");
  CHECK_FALSE(with(all_paid, "2026-10-30").has("base-rate-builtin"));
  CHECK_FALSE(with(all_paid, "2026-10-30").has("base-rate-stale"));
  CHECK_FALSE(ask(ledger("2009-06-30", "")).has("base-rate-builtin"));  // unrecorded: no interest
  // Known to 25 September 2026: the last day counted at 26 September is the 25th.
  CHECK(with("", "2026-09-26").has("base-rate-builtin"));
  CHECK_FALSE(with("", "2026-09-26").has("base-rate-stale"));
  CHECK(with("", "2026-09-27").has("base-rate-stale"));
  CHECK_FALSE(with("", "2026-09-27", rates(R"({"from": "2001-01-01", "percent": "1"})"))
                  .has("base-rate-stale"));
}

TEST_CASE("XVI interest is a claim of its own") {
  const std::string late = payment("signature", "2001-09-17", "100000");
  const std::string settled = payment("supply", "2002-01-31", "150000");
  const Answer unpaid = with(late + ',' + settled, "2002-02-01");
  CHECK(text(unpaid.report().totals.interest_outstanding) == "438.36");
  const Answer part =
      with(late + ',' + settled + ',' + payment("interest:signature", "2001-12-01", "400"),
           "2002-02-01");
  CHECK(part.obligation("signature").interest_paid.text() == "400.00");
  CHECK(text(part.report().totals.interest_outstanding) == "38.36");
  CHECK_FALSE(part.has("overpaid"));
  CHECK_FALSE(part.has("payment-for-nothing"));
  const Answer more =
      with(late + ',' + settled + ',' + payment("interest:signature", "2001-12-01", "438.37"),
           "2002-02-01");
  CHECK(more.finding("overpaid").message.ends_with("overpaid by US$ 0.01."));
  CHECK(text(more.obligation("signature").excess) == "0.00");  // of principal only
  CHECK(text(more.report().totals.interest_outstanding) == "0.00");
}

TEST_CASE("XVI interest overpaid on one obligation does not pay another's") {
  // signature late by 20 days: 438.36; supply paid a day late: 150,000 × (4% + 3%) / 365 = 28.767…
  const Answer a = with(payment("signature", "2001-09-17", "100000") + ',' +
                            payment("supply", "2002-02-01", "150000") + ',' +
                            payment("interest:signature", "2001-12-01", "1000"),
                        "2002-03-01");
  CHECK(text(a.obligation("supply").interest) == "28.77");
  CHECK(text(a.report().totals.interest_outstanding) == "28.77");
}

TEST_CASE("XVI a payment of interest where none arose is overpaid, not for nothing") {
  const Answer a = with(payment("signature", "2001-08-28", "100000") + ',' +
                            payment("interest:signature", "2001-12-01", "1"),
                        "2002-03-01");
  CHECK(a.finding("overpaid").message.ends_with("overpaid by US$ 1.00."));
  CHECK_FALSE(a.has("payment-for-nothing"));
  CHECK(with(payment("interest:milestone-1", "2001-12-01", "1"), "2002-03-01")
            .has("payment-for-nothing"));
}

}  // namespace jm216::test::article_xvi_interest_test
