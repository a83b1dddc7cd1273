// V.1–V.5, V.6 (printed 5.4), XI.2: what is owed and when, and what payments do to it.
#include "core/report/account.hpp"
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_payments_test {

// 1000 dollars sold in the first quarter of 2009: 85.00, due on 30 April.
const std::string sales =
    R"({"invoice": "A", "date": "2009-02-03", "country": "DE", "currency": "USD", "gross": "1000"})";

std::string payment(const std::string& what, const std::string& date, const std::string& amount,
                    const std::string& members = {}) {
  return R"({"for": ")" + what + R"(", "date": ")" + date + R"(", "amount": ")" + amount + '"' +
         (members.empty() ? "" : ", " + members) + '}';
}

Answer with(const std::string& payments, const std::string& as_of = "2009-06-30",
            const std::string& sections = {}) {
  return ask(
      ledger(as_of, sales,
             "\"payments\": [" + payments + ']' + (sections.empty() ? "" : ", " + sections)));
}

std::string status(const Answer& answer, std::string_view id) {
  return std::string(to_string(answer.obligation(id).status));
}

TEST_CASE("V.1 the initial sum is due on the EFFECTIVE DATE") {
  const Answer a = with("");
  CHECK(text(a.obligation("signature").amount) == "100000.00");
  CHECK(text(a.obligation("signature").due) == "2001-08-28");
  CHECK(a.obligation("signature").clause == "V.1");
}

TEST_CASE("V.2 the supply payment: the earlier of the agreement's execution and 31 January 2002") {
  const auto due = [](const std::string& executed, const std::string& as_of) {
    return text(with("", as_of, R"("supply_agreement": {"executed": ")" + executed + "\"}")
                    .obligation("supply")
                    .due);
  };
  CHECK(text(with("").obligation("supply").amount) == "150000.00");
  CHECK(text(with("").obligation("supply").due) == "2002-01-31");
  CHECK(due("2001-12-10", "2009-06-30") == "2001-12-10");
  CHECK(due("2002-02-01", "2009-06-30") == "2002-01-31");
  CHECK(due("2001-12-10", "2001-12-09") == "2002-01-31");  // not known yet
  CHECK(with("").has("article-v2-reference"));
}

TEST_CASE("II.3 every report notes that it refers to VI.2 and means VI.3") {
  CHECK(with("").count("article-vi2-reference") == 1);
  CHECK(with("").finding("article-vi2-reference").clause == "II.3");
}

TEST_CASE("V.3 milestone payments are due 30 days after attainment") {
  const std::string attained =
      R"("milestones": [{"milestone": 1, "attained": "2003-12-20"},
                        {"milestone": 2, "attained": "2004-12-02"},
                        {"milestone": 3, "attained": "2005-11-01"},
                        {"milestone": 4, "attained": "2006-11-01"},
                        {"milestone": 5, "attained": "2007-11-01"}])";
  const Answer a = with("", "2009-06-30", attained);
  CHECK(text(a.obligation("milestone-1").due) == "2004-01-19");  // 11 days to 31 Dec, 19 more
  CHECK(text(a.obligation("milestone-1").amount) == "750000.00");
  CHECK(text(a.obligation("milestone-2").due) == "2005-01-01");
  CHECK(text(a.obligation("milestone-2").amount) == "3000000.00");
  for (const char* id : {"milestone-3", "milestone-4", "milestone-5"}) {
    CHECK(text(a.obligation(id).amount) == "1000000.00");
  }
  const Obligation early = with("", "2003-12-19", attained).obligation("milestone-1");
  CHECK(early.status == ObligationStatus::not_triggered);
  CHECK(text(early.due) == "null");
  CHECK(text(early.amount) == "750000.00");
  CHECK(text(early.outstanding) == "0.00");
}

TEST_CASE("V.3 a milestone attained after the TERM pays nothing") {
  const auto due = [](const std::string& date) {
    return text(
        with("", "2019-01-01", R"("milestones": [{"milestone": 5, "attained": ")" + date + "\"}]")
            .obligation("milestone-5")
            .due);
  };
  CHECK(due("2018-04-24") == "2018-05-24");
  CHECK(due("2018-04-25") == "null");
}

TEST_CASE("V.5 royalties are due 30 days after the quarter's end") {
  const Answer a = with("", "2010-06-30");
  CHECK(text(a.obligation("royalty-2009-Q1").due) == "2009-04-30");
  CHECK(text(a.obligation("royalty-2009-Q2").due) == "2009-07-30");
  CHECK(text(a.obligation("royalty-2009-Q3").due) == "2009-10-30");
  CHECK(text(a.obligation("royalty-2009-Q4").due) == "2010-01-30");
}

TEST_CASE("V.5 the due date is explained from the quarter's end") {
  const Step due = ask(ledger("2009-06-30", "")).step("royalty-2009-Q1", "due");
  CHECK(due.result == "2009-04-30");
  CHECK(due.formula == "2009-03-31 + 30 days = 2009-04-30");
}

TEST_CASE("V.5 a quarter's obligation through time") {
  const std::string id = "royalty-2009-Q1";
  CHECK(status(with("", "2009-02-02"), id) == "accruing");
  CHECK(status(with("", "2009-03-31"), id) == "accruing");
  CHECK(text(with("", "2009-03-31").obligation(id).amount) == "85.00");
  CHECK(status(with("", "2009-04-01"), id) == "due");
  CHECK(status(with("", "2009-04-30"), id) == "due");
  CHECK(status(with("", "2009-05-01"), id) == "overdue");
  CHECK(status(with("", "2009-05-01"), "royalty-2008-Q4") == "none");
  CHECK(status(with(payment(id, "2009-04-30", "85.00")), id) == "paid");
  CHECK(status(with(payment(id, "2009-05-01", "85.00")), id) == "paid-late");
  CHECK(status(with(payment(id, "2009-05-01", "84.99")), id) == "overdue");
}

TEST_CASE("V.5 what is paid in parts is settled by the last of them") {
  const std::string id = "royalty-2009-Q1";
  const Answer a =
      with(payment(id, "2009-05-02", "45.00") + ',' + payment(id, "2009-04-10", "40.00"));
  CHECK(status(a, id) == "paid-late");
  CHECK(text(a.obligation(id).paid_on) == "2009-05-02");
  CHECK(a.obligation(id).paid.text() == "85.00");
  const Answer before = with(
      payment(id, "2009-05-02", "45.00") + ',' + payment(id, "2009-04-10", "40.00"), "2009-05-01");
  CHECK(text(before.obligation(id).outstanding) == "45.00");
  CHECK(text(before.obligation(id).paid_on) == "2009-04-10");
}

TEST_CASE("V payments of one day count in ledger order") {
  const std::string id = "royalty-2009-Q1";
  const Answer a =
      with(payment(id, "2009-04-10", "60.00") + ',' + payment(id, "2009-04-10", "25.00"));
  CHECK(a.step(id, "paid_usd").formula == "60.00 + 25.00 = 85.00");
  CHECK(a.step(id, "paid_on").inputs[0].where == "/payments/1/date");
}

TEST_CASE("V a ledger that says nothing about payment is not one that says nothing was paid") {
  const Answer silent = ask(ledger("2009-06-30", sales));
  CHECK(status(silent, "royalty-2009-Q1") == "unrecorded");
  CHECK(text(silent.obligation("royalty-2009-Q1").interest) == "null");
  CHECK(text(silent.obligation("royalty-2009-Q1").outstanding) == "85.00");
  CHECK(text(silent.report().totals.overdue) == "0.00");
  CHECK(text(silent.report().totals.interest_outstanding) == "0.00");
  // signature 100,000 + supply 150,000 + 85
  CHECK(text(silent.report().totals.outstanding) == "250085.00");
  CHECK(silent.count("payments-unrecorded") == 1);

  const Answer nothing = with("");
  CHECK(status(nothing, "royalty-2009-Q1") == "overdue");
  CHECK(text(nothing.report().totals.overdue) == "250085.00");
  CHECK_FALSE(nothing.has("payments-unrecorded"));
  // Not due yet, it is due under both.
  CHECK(status(ask(ledger("2009-04-30", sales)), "royalty-2009-Q1") == "due");
}

TEST_CASE("V.6, 5.4 tax withheld counts so far as it is creditable in full") {
  const std::string id = "royalty-2009-Q1";
  const Answer all =
      with(payment(id, "2009-04-30", "75.00", R"("withheld": "10.00", "creditable": "10.00")"));
  CHECK(status(all, id) == "paid");
  CHECK(all.obligation(id).paid.text() == "85.00");
  CHECK_FALSE(all.has("withholding-shortfall"));
  // 75 + 6 of 10: 4.00 are still owed
  const Answer part =
      with(payment(id, "2009-04-30", "75.00", R"("withheld": "10.00", "creditable": "6.00")"));
  CHECK(text(part.obligation(id).outstanding) == "4.00");
  CHECK(part.finding("withholding-shortfall").where == "/payments/0/withheld");
  const Answer none = with(payment(id, "2009-04-30", "75.00", R"("withheld": "10.00")"));
  CHECK(text(none.obligation(id).outstanding) == "10.00");
  // What is creditable is part of the tax withheld: 75 + 8, 2.00 are still owed.
  const Answer beyond =
      with(payment(id, "2009-04-30", "75.00", R"("withheld": "8.00", "creditable": "9.00")"));
  CHECK(text(beyond.obligation(id).outstanding) == "2.00");
}

TEST_CASE("V.6, 5.4 the explanation adds the creditable tax where there is any") {
  const Answer a = ask(ledger("2001-09-30", "", R"("payments": [
      {"for": "signature", "date": "2001-08-28", "amount": "60000"},
      {"for": "signature", "date": "2001-08-28", "amount": "35000", "withheld": "5000",
       "creditable": "5000"}])"));
  const Step tax = a.step_saying("signature", "A payment counts with that part of the tax");
  CHECK(tax.formula == "35000.00 + min(5000.00, 5000.00) = 40000.00");
  const Step paid = a.step("signature", "paid_usd");
  CHECK(paid.formula == "60000.00 + 40000.00 = 100000.00");
  REQUIRE(paid.inputs.size() == 1);
  CHECK(paid.inputs[0].where == "/payments/0/amount");
}

TEST_CASE("V more paid than owed is excess, and a warning") {
  const std::string id = "royalty-2009-Q1";
  const Answer a = with(payment(id, "2009-04-30", "100.00"));
  CHECK(text(a.obligation(id).excess) == "15.00");
  CHECK(a.step(id, "excess_usd").formula == "(100.00 − 85.00) = 15.00");
  CHECK(a.step(id, "fx_uplift_usd").formula == "100.00 + 0.00 − 85.00 − 15.00 = 0.00");
  CHECK(text(a.obligation(id).outstanding) == "0.00");
  CHECK(a.count("overpaid") == 1);
  // Paid again after it was settled: all of it is excess, and it stays paid in time.
  const Answer again =
      with(payment(id, "2009-04-30", "85.00") + ',' + payment(id, "2009-05-05", "7.00"));
  CHECK(text(again.obligation(id).excess) == "7.00");
  CHECK(status(again, id) == "paid");
  CHECK(text(again.obligation(id).paid_on) == "2009-05-05");
  // A quarter without sales owes nothing.
  const Answer zero = with(payment("royalty-2008-Q4", "2009-01-10", "1.00"));
  CHECK(status(zero, "royalty-2008-Q4") == "none");
  CHECK(text(zero.obligation("royalty-2008-Q4").excess) == "1.00");
}

TEST_CASE("V paid for what is not owed") {
  const Answer a = with(payment("milestone-1", "2003-05-05", "750000"));
  const Obligation& o = a.obligation("milestone-1");
  CHECK(o.status == ObligationStatus::not_triggered);
  CHECK(o.paid.text() == "750000.00");
  CHECK(text(o.excess) == "750000.00");
  CHECK(text(o.outstanding) == "0.00");
  CHECK(a.finding("payment-for-nothing").where == "/payments/0/for");
  CHECK_FALSE(a.has("overpaid"));
  // Not in the totals, for it is not triggered.
  CHECK(text(a.report().totals.paid) == "0.00");

  CHECK(with(payment("royalty-2030-Q1", "2009-05-05", "1")).has("payment-for-nothing"));
  CHECK_FALSE(with(payment("milestone-1", "2003-05-05", "750000"), "2009-06-30",
                   R"("milestones": [{"milestone": 1, "attained": "2003-12-20"}])")
                  .has("payment-for-nothing"));
}

TEST_CASE("V a payment dated before its obligation arose counts once it is triggered") {
  const Answer a = with(payment("milestone-1", "2003-05-05", "750000"), "2009-06-30",
                        R"("milestones": [{"milestone": 1, "attained": "2003-12-20"}])");
  CHECK(status(a, "milestone-1") == "paid");
}

TEST_CASE("V payments after the as-of date are not known") {
  const std::string late = payment("royalty-2009-Q1", "2009-07-01", "85.00");
  CHECK(text(with(late).obligation("royalty-2009-Q1").outstanding) == "85.00");
  CHECK(status(with(late, "2009-07-01"), "royalty-2009-Q1") == "paid-late");
}

TEST_CASE("XI.2 READING payment_extension: what an agreed extension moves") {
  const std::string extension =
      R"("extensions": [{"for": "royalty-2009-Q1", "to": "2009-05-15", "agreed": "2009-04-20"}])";
  const std::string on_time =
      "\"payments\": [" + payment("royalty-2009-Q1", "2009-05-15", "85.00") + "], " + extension;
  const Answer all = ask(ledger("2009-06-30", sales, on_time));
  CHECK(text(all.obligation("royalty-2009-Q1").due) == "2009-05-15");
  CHECK(text(all.quarter("2009-Q1").due) == "2009-05-15");
  CHECK(status(all, "royalty-2009-Q1") == "paid");
  CHECK(text(all.obligation("royalty-2009-Q1").interest) == "0.00");

  const Answer right_only =
      ask(ledger("2009-06-30", sales, on_time), {{"payment_extension", "termination-only"}});
  CHECK(text(right_only.obligation("royalty-2009-Q1").due) == "2009-04-30");
  CHECK(status(right_only, "royalty-2009-Q1") == "paid-late");
  // 85.00 × 3.5% × 15 / 365 = 0.12226
  CHECK(text(right_only.obligation("royalty-2009-Q1").interest) == "0.12");
}

TEST_CASE("XI.2 the extension moves the day of the exchange rate") {
  const std::string euro =
      R"({"invoice": "A", "date": "2009-02-03", "country": "DE", "currency": "EUR", "gross": "1000"})";
  const std::string sections =
      R"("fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.3"},
                {"currency": "EUR", "date": "2009-05-15", "usd": "1.35"}],
         "extensions": [{"for": "royalty-2009-Q1", "to": "2009-05-15"}])";
  // 85 × 1.35 = 114.75, 85 × 1.3 = 110.50
  CHECK(text(ask(ledger("2009-06-30", euro, sections)).quarter("2009-Q1").royalty) == "114.75");
  CHECK(text(ask(ledger("2009-06-30", euro, sections), {{"payment_extension", "termination-only"}})
                 .quarter("2009-Q1")
                 .royalty) == "110.50");
}

TEST_CASE("XI.2 of several extensions the latest agreed counts, then the later in the ledger") {
  const auto due = [](const std::string& extensions, const std::string& as_of = "2009-06-30") {
    return text(
        with("", as_of, "\"extensions\": [" + extensions + ']').obligation("signature").due);
  };
  const auto extension = [](const std::string& to, const std::string& agreed) {
    return R"({"for": "signature", "to": ")" + to + '"' +
           (agreed.empty() ? "" : R"(, "agreed": ")" + agreed + '"') + '}';
  };
  const std::string first = extension("2001-12-01", "2001-09-02");
  const std::string second = extension("2001-11-01", "2001-09-03");
  CHECK(due(first + ',' + second) == "2001-11-01");
  CHECK(due(second + ',' + first) == "2001-11-01");
  CHECK(due(first + ',' + second, "2001-09-02") == "2001-12-01");
  CHECK(due(first, "2001-09-01") == "2001-08-28");  // not agreed yet
  const std::string same_day = extension("2001-10-01", "2001-09-03");
  CHECK(due(second + ',' + same_day) == "2001-10-01");
  CHECK(due(same_day + ',' + second) == "2001-11-01");
  // One that names no day is always known, and yields to one that does.
  CHECK(due(extension("2001-10-05", ""), "2001-08-30") == "2001-10-05");
  CHECK(due(first + ',' + extension("2001-10-05", "")) == "2001-12-01");
}

TEST_CASE("XI.2 an extension of nothing is warned about once it is known") {
  const std::string extension =
      R"("extensions": [{"for": "royalty-2050-Q1", "to": "2050-12-31", "agreed": "2009-06-30"}])";
  CHECK_FALSE(ask(ledger("2009-06-29", "", extension)).has("extension-unused"));
  CHECK(ask(ledger("2009-06-30", "", extension)).finding("extension-unused").where ==
        "/extensions/0/for");
}

TEST_CASE("V totals leave out what is not triggered or still accruing") {
  // 85.00 of the first quarter is owed, 8.50 of the second accrues at 30 June.
  const Answer a =
      ask(ledger("2009-06-30", sales + R"(,{"invoice": "B", "date": "2009-05-01", "country": "DE",
                                           "currency": "USD", "gross": "100"})",
                 "\"payments\": [" + payment("signature", "2001-08-28", "100000") + ',' +
                     payment("supply", "2002-01-31", "150000") + ',' +
                     payment("royalty-2009-Q1", "2009-04-30", "25.00") + ',' +
                     payment("royalty-2009-Q2", "2009-05-30", "1.00") + ']'));
  const Totals& totals = a.report().totals;
  CHECK(text(totals.royalty) == "93.50");
  CHECK(text(totals.obligations) == "250085.00");
  CHECK(text(totals.paid) == "250025.00");
  CHECK(text(totals.outstanding) == "60.00");
  CHECK(text(totals.overdue) == "60.00");
  // The day after, the second quarter is owed as well.
  const Answer next = ask(ledger("2009-07-01", sales + R"(,{"invoice": "B", "date": "2009-05-01",
      "country": "DE", "currency": "USD", "gross": "100"})",
                                 R"("payments": [])"));
  CHECK(text(next.report().totals.obligations) == "250093.50");
  CHECK(text(next.report().totals.overdue) == "250085.00");
}

TEST_CASE("V amount + uplift + excess = paid + outstanding, also where rates moved") {
  const std::string euro =
      R"({"invoice": "A", "date": "2009-02-03", "country": "DE", "currency": "EUR", "gross": "777.7777"})";
  const std::string sections =
      R"("fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.3219"},
                {"currency": "EUR", "date": "2009-05-15", "usd": "1.3777"}],
         "payments": [)" +
      payment("royalty-2009-Q1", "2009-05-15", "33.33") + ',' +
      payment("royalty-2009-Q1", "2009-05-16", "77.77") + ']';
  const Answer answer = ask(ledger("2009-06-30", euro, sections));
  const Obligation o = answer.obligation("royalty-2009-Q1");
  CHECK(*o.amount + *o.fx_uplift + *o.excess == o.paid + *o.outstanding);
  // 777.7777 × 8.5% = 66.1111045; × 1.3219 = 87.3922… → 87.39, × 1.3777 = 91.0812… → 91.08
  // 33.33 × 87.39 / 91.08 = 31.9796… → 31.98; left 55.41; settles at 55.41 × 91.08 / 87.39
  // = 57.7496…
  CHECK(text(o.amount) == "87.39");
  CHECK(text(o.excess) == "20.02");    // 77.77 − 57.75
  CHECK(text(o.fx_uplift) == "3.69");  // 33.33 − 31.98 + 57.75 − 55.41

  // The account: 100,000.00 and 150,000.00 are owed since 2001 and were not paid.
  const std::vector<AccountEntry> account = account_of(answer.report());
  REQUIRE(account.size() == 5);
  CHECK(text(account[1].balance) == "250000.00");
  CHECK(text(account[2].charged) == "87.39");
  CHECK(text(account[2].balance) == "250087.39");
  CHECK(text(account[3].charged) == "1.35");  // 33.33 − 31.98
  CHECK(text(account[3].paid) == "33.33");
  CHECK(text(account[3].balance) == "250055.41");
  CHECK(text(account[4].charged) == "2.34");  // 57.75 − 55.41
  CHECK(text(account[4].balance) == "249979.98");
  CHECK(to_string(account[4].date) == "2009-05-16");
}

TEST_CASE("V.2, XIV.2 the supply sum is that of the day on which it falls due") {
  // Agreed on 10 January: due on 31 March; 200,000 from 15 February.
  const std::string sections = R"("extensions": [
        {"for": "supply", "to": "2002-03-31", "agreed": "2002-01-10"}],
      "amendments": [{"effective": "2002-02-15", "changes": {"supply_usd": "200000"}}])";
  const auto owed = [&](const std::string& reading) {
    const Answer a = ask(ledger("2002-07-31", "", sections), {{"payment_extension", reading}});
    return text(a.obligation("supply").amount) + ' ' + text(a.obligation("supply").due);
  };
  CHECK(owed("all") == "200000.00 2002-03-31");
  CHECK(owed("interest-only") == "200000.00 2002-03-31");
  CHECK(owed("termination-only") == "150000.00 2002-01-31");
}

}  // namespace jm216::test::article_v_payments_test
