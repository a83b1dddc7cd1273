// Statements sent against the royalty computed (V.7, V.8), by cause. Amounts worked out by hand.
#include <doctest/doctest.h>

#include "core/compare/statements.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::compare_statements_test {

using test::text;

const StatementAudit& quarter(const StatementsCompared& all, std::string_view name) {
  for (const StatementAudit& one : all.quarters) {
    if (to_string(one.quarter) == name) return one;
  }
  FAIL("no such quarter");
  return all.quarters.front();
}

// A ledger of these sales and sections, with one statement for 2009-Q1.
StatementsCompared audited(const std::string& sales, const std::string& reported,
                           const std::string& more = {}) {
  const std::string json =
      R"({"as_of":"2009-12-31","sales":[)" + sales +
      R"(],"statements":[{"quarter":"2009-Q1","date":"2009-04-20","royalty_usd":")" + reported +
      "\"}]" + (more.empty() ? "" : "," + more) + "}";
  const ReadResult read = read_ledger_text(json);
  REQUIRE(read.ledger);
  const auto all = compare_statements({*read.ledger, read.ledger->readings, *read.ledger->as_of});
  REQUIRE(all);
  return *all;
}

std::string sale(const std::string& fields) {
  return R"({"invoice":"1","date":"2009-02-03",)" + fields + "}";
}

const std::string in_us = R"("country":"US","currency":"USD","gross":"1000")";  // royalty 85.00

void check_one(const StatementsCompared& all, StatementCause cause, const std::string& amount) {
  const StatementAudit& one = quarter(all, "2009-Q1");
  REQUIRE(one.causes.size() == 1);
  CHECK(to_string(one.causes[0].cause) == to_string(cause));
  CHECK(one.causes[0].amount.text() == amount);
  CHECK(text(one.difference) == amount);
}

TEST_CASE("A statement that reports what is computed has no cause") {
  const StatementsCompared all = audited(sale(in_us), "85.00");
  CHECK(quarter(all, "2009-Q1").causes.empty());
  CHECK(quarter(all, "2009-Q1").on_time);
  CHECK(text(all.difference) == "0.00");
}

TEST_CASE("A quarter without a statement is missing, by what is computed for it") {
  const std::string later =
      R"(,{"invoice":"2","date":"2009-05-03","country":"US","currency":"USD","gross":"2000"})";
  const StatementsCompared all = audited(sale(in_us) + later, "85.00");
  const StatementAudit& one = quarter(all, "2009-Q2");
  CHECK_FALSE(one.sent);
  REQUIRE(one.causes.size() == 1);
  CHECK(one.causes[0].cause == StatementCause::missing);
  CHECK(one.causes[0].amount.text() == "170.00");
  CHECK(text(all.difference) == "170.00");
  REQUIRE(all.by_cause.size() == 1);
  CHECK(all.by_cause[0].amount.text() == "170.00");
}

TEST_CASE("Nothing reported") {
  check_one(audited(sale(in_us), "0.00"), StatementCause::nil, "85.00");
}

// Freight of 100.00 was not separately charged (I.10): 8.5% of 900.00 is 76.50, 8.50 too little.
TEST_CASE("A deduction that is not allowed was taken") {
  const std::string with_freight = sale(in_us + R"(,"deductions":{"freight":"100"})");
  check_one(audited(with_freight, "76.50"), StatementCause::deductions, "8.50");
}

// A credit note of February for an invoice of the year before: by its own date 8.5% of -100.00
// belongs to the first quarter, by the invoice's it does not.
TEST_CASE("The other reading") {
  const std::string lines =
      sale(in_us) +
      R"(,{"invoice":"0","date":"2008-12-03","country":"US","currency":"USD","gross":"500"})"
      R"(,{"invoice":"C","date":"2009-03-03","country":"US","currency":"USD","gross":"-100",)"
      R"("credit_of":"0","credit_reason":"returned"})";
  const StatementsCompared all = audited(lines, "85.00");
  check_one(all, StatementCause::reading, "-8.50");
  CHECK(quarter(all, "2009-Q1").causes[0].what == "Reading credit_note_quarter taken as invoice");
}

// The day's reading may be any of its values: every other one is supposed, once. Each comparison takes the
// report, six other facts and the day it was sent.
TEST_CASE("Every value of a reading but the one that was asked for is supposed") {
  std::size_t others = 0;
  for (const ReadingInfo& reading : reading_table()) others += reading.values.size() - 1;
  CHECK(others > reading_table().size());
  for (const ReadingInfo& reading : reading_table()) {
    for (std::size_t value = 0; value < reading.values.size(); ++value) {
      const std::string name(reading.name);
      const std::string taken(reading.values[value]);
      const StatementsCompared all =
          audited(sale(in_us), "1.00", R"("readings":{")" + name + R"(":")" + taken + R"("})");
      CHECK_MESSAGE(all.evaluations == 1 + others + 6 + 1, name, " ", taken);
    }
  }
}

// EUR 85.00: at 1.3 of the day it was sent 110.50, at the due date's 1.4 119.00.
TEST_CASE("The due date's rate was not known when the statement was sent") {
  const std::string euros = R"("country":"DE","currency":"EUR","gross":"1000")";
  const std::string rates = R"("fx":[{"currency":"EUR","date":"2009-04-20","usd":"1.3"},)"
                            R"({"currency":"EUR","date":"2009-04-30","usd":"1.4"}])";
  check_one(audited(sale(euros), "110.50", rates), StatementCause::later_facts, "8.50");
}

TEST_CASE("Sales of a country were left out") {
  const std::string lines =
      sale(in_us) +
      R"(,{"invoice":"2","date":"2009-02-04","country":"CA","currency":"USD","gross":"3000"})";
  const StatementsCompared all = audited(lines, "85.00");
  check_one(all, StatementCause::left_out, "255.00");
  CHECK(quarter(all, "2009-Q1").causes[0].what == "Sales in Canada left out");
}

// One row: half a cent, so one cent at most.
TEST_CASE("A cent is rounding, two are unexplained") {
  check_one(audited(sale(in_us), "85.01"), StatementCause::rounding, "-0.01");
  check_one(audited(sale(in_us), "84.50"), StatementCause::unexplained, "0.50");
}

TEST_CASE("Where a rate is missing nothing is computed, and the sums are not known") {
  const std::string euros = R"("country":"DE","currency":"EUR","gross":"1000")";
  const StatementsCompared all = audited(sale(euros), "110.50");
  CHECK(quarter(all, "2009-Q1").causes[0].cause == StatementCause::not_computed);
  CHECK(text(all.difference) == "null");
  CHECK(all.reported.text() == "110.50");
}

TEST_CASE("A ledger without statements says nothing of what was sent") {
  const ReadResult read = read_ledger_text(R"({"as_of":"2009-12-31","sales":[]})");
  REQUIRE(read.ledger);
  CHECK_FALSE(compare_statements({*read.ledger, read.ledger->readings, *read.ledger->as_of}));
}

TEST_CASE("however many statements there are, no more than 120 days are evaluated for them") {
  const auto evaluations = [](int count) {
    std::string statements;
    for (int i = 0; i < count; ++i) {
      const Quarter quarter = Quarter::from_index(Quarter::of(make_date(2002, 1, 1)).index() + i);
      statements += std::string(i == 0 ? "" : ",") + R"({"quarter":")" + to_string(quarter) +
                    R"(","date":")" + to_string(quarter.last_day() + Days{20}) +
                    R"(","royalty_usd":"1"})";
    }
    const ReadResult read = read_ledger_text(
        R"({"sales":[],"amendments":[{"effective":"2002-01-01","changes":{"term_ends":"2060-01-01"}}],)"
        R"("statements":[)" +
        statements + "]}");
    REQUIRE(read.ledger);
    const auto all = compare_statements({*read.ledger, {}, make_date(2050, 1, 1)});
    REQUIRE(all);
    for (const StatementAudit& one : all->quarters)
      if (one.sent) CHECK(text(one.difference) == "-1.00");
    return all->evaluations;
  };
  const std::size_t of_one = evaluations(1);
  CHECK(evaluations(118) == of_one + 117);
  CHECK(evaluations(122) == of_one + 119);
  CHECK(evaluations(150) == of_one + 119);
}

// 85.00 sent for the first quarter, of which a credit note of 100.00 took 8.50 back; 17.00 for the
// second, which is right; for the third nothing was sent.
TEST_CASE("V.8 the correction statement has what became of those sent, and nothing else") {
  const auto line = [](const std::string& invoice, const std::string& date,
                       const std::string& gross, const std::string& more = {}) {
    return R"({"invoice":")" + invoice + R"(","date":")" + date +
           R"(","country":"US","currency":"USD","gross":")" + gross + '"' + more + '}';
  };
  const Answer answer = ask(
      ledger("2009-12-31",
             line("A", "2009-02-03", "1000") + ',' + line("B", "2009-05-03", "200") + ',' +
                 line("C", "2009-08-03", "300") + ',' +
                 line("D", "2009-03-30", "-100", R"(,"credit_of":"A","credit_reason":"defective")"),
             R"("effective_date":"2009-01-01","statements":[)"
             R"({"quarter":"2009-Q1","date":"2009-04-30","royalty_usd":"85.00"},)"
             R"({"quarter":"2009-Q2","date":"2009-07-30","royalty_usd":"17.00"}])"));
  const auto all =
      compare_statements({answer.ledger, answer.ledger.readings, answer.report().as_of});
  REQUIRE(all);
  const StatementsCompared corrections = corrections_of(*all);
  REQUIRE(corrections.quarters.size() == 1);
  CHECK(to_string(corrections.quarters[0].quarter) == "2009-Q1");
  REQUIRE(corrections.quarters[0].causes.size() == 1);
  CHECK(corrections.quarters[0].causes[0].cause == StatementCause::credit_notes);
  CHECK(corrections.reported.text() == "85.00");
  CHECK(text(corrections.computed) == "76.50");
  CHECK(text(corrections.difference) == "-8.50");
  REQUIRE(corrections.by_cause.size() == 1);
  CHECK(corrections.by_cause[0].amount.text() == "-8.50");
}

}  // namespace jm216::test::compare_statements_test
