// V.5, V.8: which quarters a report has, and what a quarter of credits carries on.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_quarters_test {

std::string line(const std::string& date, const std::string& gross) {
  return R"({"invoice": "N)" + date + gross + R"(", "date": ")" + date +
         R"(", "country": "DE", "currency": "USD", "gross": ")" + gross +
         R"(", "credit_reason": "returned"})";
}

std::string first_and_last(const Answer& answer) {
  const auto& quarters = answer.report().quarters;
  if (quarters.empty()) return "none";
  return to_string(quarters.front().quarter) + ' ' + to_string(quarters.back().quarter);
}

TEST_CASE("V.8 every quarter of the licence, sales or none") {
  CHECK(first_and_last(ask(ledger("2001-08-28", ""))) == "2001-Q3 2001-Q3");
  CHECK(first_and_last(ask(ledger("2009-06-30", ""))) == "2001-Q3 2009-Q2");
  CHECK(ask(ledger("2009-06-30", "")).report().quarters.size() == 32);  // 2 + 7 × 4 + 2
  CHECK(first_and_last(ask(ledger("2018-04-25", ""))) == "2001-Q3 2018-Q2");
  CHECK(first_and_last(ask(ledger("2021-01-01", ""))) == "2001-Q3 2018-Q2");  // the TERM's end
  CHECK(first_and_last(ask(ledger("2009-06-30", "", R"("effective_date": "2001-10-01")"))) ==
        "2001-Q4 2009-Q2");
}

TEST_CASE("V.8 before the EFFECTIVE DATE there are no quarters without sales") {
  CHECK(first_and_last(ask(ledger("2001-08-27", ""))) == "none");
  CHECK(first_and_last(ask(ledger("2001-08-27", line("2001-03-01", "1")))) == "2001-Q1 2001-Q1");
}

TEST_CASE("V.8 a quarter outside the licence is shown where it has counted sales") {
  const Answer a =
      ask(ledger("2021-01-01", line("2001-01-10", "1") + ',' + line("2020-07-10", "1")));
  CHECK(first_and_last(a) == "2001-Q1 2020-Q3");
  // 2001-Q1, then 2001-Q3 to 2018-Q2 (2 + 16 × 4 + 2), then 2020-Q3
  CHECK(a.report().quarters.size() == 1 + 68 + 1);
}

TEST_CASE("V.4 READING negative_quarter: credits beyond the quarter's sales") {
  // −100 × 8.5% = −8.50, then 200 × 8.5% = 17.00
  const std::string lines = line("2009-01-10", "-100") + ',' + line("2009-04-10", "200");
  const Answer carry = ask(ledger("2009-12-31", lines));
  CHECK(text(carry.quarter("2009-Q1").royalty) == "-8.50");
  CHECK(text(carry.quarter("2009-Q1").payable) == "0.00");
  CHECK(text(carry.quarter("2009-Q1").carried_out) == "-8.50");
  CHECK(carry.quarter("2009-Q2").carried_in.text() == "-8.50");
  CHECK(text(carry.quarter("2009-Q2").payable) == "8.50");
  CHECK(text(carry.quarter("2009-Q2").carried_out) == "0.00");
  CHECK(text(carry.obligation("royalty-2009-Q2").amount) == "8.50");
  CHECK(carry.obligation("royalty-2009-Q1").status == ObligationStatus::none);
  CHECK(carry.count("negative-quarter") == 1);

  const Answer lapse = ask(ledger("2009-12-31", lines), {{"negative_quarter", "lapse"}});
  CHECK(text(lapse.quarter("2009-Q1").payable) == "0.00");
  CHECK(text(lapse.quarter("2009-Q1").carried_out) == "0.00");
  CHECK(text(lapse.quarter("2009-Q2").payable) == "17.00");
  CHECK(lapse.count("negative-quarter") == 1);

  // The explanations say which.
  const Step carried = carry.step("quarter:2009-Q1", "carried_out_usd");
  CHECK(carried.text == "What is below zero is carried into the next quarter.");
  CHECK(carried.formula == "min(-8.50 + 0.00, 0.00) = -8.50");
  CHECK(lapse.step("quarter:2009-Q1", "carried_out_usd").text == "What is below zero lapses.");
}

TEST_CASE("V.4 what is carried goes through quarters without sales until it is used up") {
  const Answer a =
      ask(ledger("2010-12-31", line("2009-01-10", "-300") + ',' + line("2009-07-10", "100") + ',' +
                                   line("2009-10-10", "400")));
  // −25.50; nothing; 8.50; 34.00
  CHECK(a.quarter("2009-Q2").carried_in.text() == "-25.50");
  CHECK(text(a.quarter("2009-Q2").carried_out) == "-25.50");
  CHECK(text(a.quarter("2009-Q3").payable) == "0.00");
  CHECK(text(a.quarter("2009-Q3").carried_out) == "-17.00");
  CHECK(text(a.quarter("2009-Q4").payable) == "17.00");
  CHECK(text(a.quarter("2009-Q4").carried_out) == "0.00");
  CHECK(a.count("negative-quarter") == 1);            // the third's own sales are not below zero
  CHECK(text(a.report().totals.royalty) == "17.00");  // −25.50 + 8.50 + 34.00
}

TEST_CASE("V.4 an explanation names the quarter that something was carried from, if it was") {
  const auto carried_in = [](const std::string& as_of, const std::string& lines,
                             const std::string& quarter) {
    return ask(ledger(as_of, lines)).step("quarter:" + quarter, "carried_in_usd");
  };
  const Step carried = carried_in(
      "2009-12-31", line("2009-01-10", "-100") + ',' + line("2009-04-10", "200"), "2009-Q2");
  CHECK(carried.text == "Carried in from the quarter before.");
  REQUIRE(carried.inputs.size() == 1);
  CHECK(carried.inputs[0].id == "quarter:2009-Q1");
  CHECK(carried.inputs[0].value == "-8.50");
  // There is none before the first quarter, and one without dollars carries nothing on.
  const std::string euro =
      R"({"invoice": "E", "date": "2009-01-10", "country": "DE", "currency": "EUR", "gross": "1"})";
  for (const Step& nothing :
       {carried_in("2001-12-31", line("2001-09-10", "-100"), "2001-Q3"),
        carried_in("2009-12-31", euro + ',' + line("2009-04-10", "-100"), "2009-Q2")}) {
    CHECK(nothing.text == "Nothing is carried in from an earlier quarter.");
    CHECK(nothing.inputs.empty());
  }
}

TEST_CASE("V.6 an incomplete quarter's explanation names the rows without dollars") {
  // Rows by country: AT and GB in euros and pounds that nobody quoted, DE in dollars.
  const auto sold = [](const std::string& country, const std::string& currency) {
    return R"({"invoice": ")" + country + R"(", "date": "2009-01-10", "country": ")" + country +
           R"(", "currency": ")" + currency + R"(", "gross": "1"})";
  };
  const Step missing = ask(ledger("2009-12-31", sold("AT", "EUR") + ',' + sold("DE", "USD") + ',' +
                                                    sold("GB", "GBP")))
                           .step("quarter:2009-Q1", "royalty_usd");
  REQUIRE(missing.inputs.size() == 2);
  CHECK(missing.inputs[0].id == "row:2009-Q1:0");
  CHECK(missing.inputs[1].id == "row:2009-Q1:2");
}

TEST_CASE("V.5 a quarter is over from the day after its last day") {
  CHECK(ask(ledger("2009-03-31", "")).obligation("royalty-2009-Q1").status ==
        ObligationStatus::accruing);
  CHECK(ask(ledger("2009-04-01", "")).obligation("royalty-2009-Q1").status ==
        ObligationStatus::none);
}

}  // namespace jm216::test::article_v_quarters_test
