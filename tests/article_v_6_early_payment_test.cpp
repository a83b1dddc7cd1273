// V.6 READING early_payment: a royalty in another currency that is paid before its due date.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_6_early_payment_test {

std::string euros(const std::string& invoice, const std::string& date, const std::string& gross,
                  const std::string& members = {}) {
  return R"({"invoice": ")" + invoice + R"(", "date": ")" + date +
         R"(", "country": "DE", "currency": "EUR", "gross": ")" + gross + '"' + members + '}';
}

std::string quote(const std::string& date, const std::string& usd) {
  return R"({"currency": "EUR", "date": ")" + date + R"(", "usd": ")" + usd + "\"}";
}

// EUR 85 due on 30 April at 1.30, US$ 110.50; paid on 20 April, for which a rate is given.
Answer paid(const std::string& amount, const std::string& rates,
            const std::string& reading = "payment-day", const std::string& sales = {}) {
  return ask(ledger("2009-06-30", euros("E", "2009-02-03", "1000") + sales,
                    R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-04-20", "amount": ")" +
                        amount + R"("}], "fx": [)" + quote("2009-04-30", "1.3") +
                        (rates.empty() ? "" : ", " + rates) + ']'),
             {{"early_payment", reading}});
}

// "outstanding uplift excess", and that amount + uplift + excess = paid + outstanding.
std::string account(const Answer& a) {
  const Obligation& o = a.obligation("royalty-2009-Q1");
  CHECK(*o.amount + *o.fx_uplift + *o.excess == o.paid + *o.outstanding);
  return text(o.outstanding) + ' ' + text(o.fx_uplift) + ' ' + text(o.excess);
}

TEST_CASE("V.6 by default the due date's rate decides, and the rest is short or in excess") {
  CHECK(account(paid("102", quote("2009-04-20", "1.2"), "due-date")) == "8.50 0.00 0.00");
  CHECK(account(paid("119", quote("2009-04-20", "1.4"), "due-date")) == "0.00 0.00 8.50");
}

TEST_CASE("V.6 at the payment day's rate, worse: 102.00 settles 110.50") {
  // 85 × 1.2 = 102.00; 102 − 110.50 = −8.50
  CHECK(account(paid("102", quote("2009-04-20", "1.2"))) == "0.00 -8.50 0.00");
  CHECK(paid("102", quote("2009-04-20", "1.2")).obligation("royalty-2009-Q1").status ==
        ObligationStatus::paid);
}

TEST_CASE("V.6 at the payment day's rate, better: 119.00 is needed for 110.50") {
  CHECK(account(paid("119", quote("2009-04-20", "1.4"))) == "0.00 8.50 0.00");
  // 110.50 × 110.50 ÷ 119 = 102.607…: 7.89 is left, and 7.89 was paid above what it extinguished.
  CHECK(account(paid("110.5", quote("2009-04-20", "1.4"))) == "7.89 7.89 0.00");
}

TEST_CASE("V.6 a smaller payment takes off its part") {
  // 51 × 110.50 ÷ 102 = 55.25
  CHECK(account(paid("51", quote("2009-04-20", "1.2"))) == "55.25 -4.25 0.00");
}

TEST_CASE("V.6 more than settles is in excess") {
  CHECK(account(paid("103", quote("2009-04-20", "1.2"))) == "0.00 -8.50 1.00");
}

TEST_CASE("V.6 a quote missing for the day: an earlier one with a note, or the due date's") {
  const Answer earlier = paid("102", quote("2009-04-13", "1.2"));
  CHECK(account(earlier) == "0.00 -8.50 0.00");
  CHECK(earlier.has("fx-previous-day"));
  const Answer none = paid("102", quote("2009-04-12", "1.2"));
  CHECK(account(none) == "8.50 0.00 0.00");
  CHECK(none.has("fx-missing"));
  CHECK_FALSE(paid("102", quote("2009-04-20", "1.2")).has("fx-missing"));
}

TEST_CASE("V.6 on the due date itself nothing is early") {
  const Answer a = ask(ledger("2009-06-30", euros("E", "2009-02-03", "1000"),
                              R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-04-30",
                                               "amount": "110.5"}], "fx": [)" +
                                  quote("2009-04-30", "1.3") + ']'),
                       {{"early_payment", "payment-day"}});
  CHECK(account(a) == "0.00 0.00 0.00");
}

TEST_CASE("V.6 dollars have one rate on every day") {
  const Answer a = paid("102", quote("2009-04-20", "1.2"), "payment-day",
                        R"(, {"invoice": "D", "date": "2009-02-03", "country": "US",
                             "currency": "USD", "gross": "100"})");
  // Due are 110.50 + 8.50 = 119.00, on the day of payment 102.00 + 8.50 = 110.50:
  // 102 × 119 ÷ 110.50 = 109.846…
  CHECK(account(a) == "9.15 -7.85 0.00");
}

TEST_CASE("V.6 what is worth nothing on the day of payment counts a cent at least") {
  // 0.12 × 8.5% = EUR 0.0102: a cent at 1.30, nothing at 0.30. The cent paid settles the cent due.
  const Answer a =
      ask(ledger("2009-06-30", euros("E", "2009-02-03", "0.12"),
                 R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-04-20",
                                               "amount": "0.01"}], "fx": [)" +
                     quote("2009-04-30", "1.3") + ", " + quote("2009-04-20", "0.3") + ']'),
          {{"early_payment", "payment-day"}});
  CHECK(text(a.obligation("royalty-2009-Q1").amount) == "0.01");
  CHECK(account(a) == "0.00 0.00 0.00");
}

}  // namespace jm216::test::article_v_6_early_payment_test
