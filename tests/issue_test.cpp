// A statement (V.8) as it is issued: what it says, when it is not, and what its seal tells.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/basics/sha256.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/export/html.hpp"
#include "core/export/table.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/ledger/writer/seal.hpp"
#include "core/statements/issue.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::issue_test {

const Quarter first_quarter = *Quarter::parse("2009-Q1");

const std::string sale =
    R"({"invoice":"A","date":"2009-02-03","country":"DE","seller":"EURO","quantity":"120",)"
    R"("unit":"pack","currency":"EUR","gross":"1000"})";
const std::string facts =
    R"("sellers":{"EURO":{"role":"sublicensee"}},)"
    R"("production":[{"quarter":"2009-Q1","seller":"EURO","unit":"pack","quantity":"5000"}],)"
    R"("fx":[{"currency":"EUR","date":"2009-04-17","usd":"1.3"},)"
    R"({"currency":"EUR","date":"2009-04-30","usd":"1.323"}])";

Answer on(const std::string& day, const std::string& sales = sale,
          const std::string& more = facts) {
  Answer answer = ask(ledger(day, sales, more));
  answer.evaluation =
      evaluate(answer.ledger, answer.ledger.readings, *parse_date(day), fingerprint(answer.ledger));
  return answer;
}

IssuedStatement issued_on(const std::string& day, const std::string& sales = sale,
                          const std::string& more = facts) {
  const Answer answer = on(day, sales, more);
  return issue_statement(first_quarter, answer.report(), answer.ledger);
}

std::string digest_of(const std::string& text) {
  Sha256 hash;
  hash.add(text);
  return hash.digest();
}

// 8.5% of 1000.00 EUR are 85.00, at 1.323 112.455 dollars.
TEST_CASE("V.8 a statement issued says what the quarter came to on its day, by seller") {
  const Answer answer = on("2009-05-01");
  const IssuedStatement issued = issue_statement(first_quarter, answer.report(), answer.ledger);
  REQUIRE(issued.statement);
  CHECK(issued.silent.empty());
  const StatementSent& statement = *issued.statement;
  CHECK(to_string(statement.date) == "2009-05-01");
  CHECK(statement.royalty.text() == "112.46");
  REQUIRE(statement.rows.size() == 1);
  CHECK(statement.rows[0].seller == "EURO");
  CHECK(statement.rows[0].made->decimal().shortest() == "5000");
  const std::string made_from = short_fingerprint(fingerprint(answer.ledger));
  CHECK(statement.fingerprint == made_from);
  CHECK(statement.seal ==
        digest_of(R"({"quarter":"2009-Q1","date":"2009-05-01","royalty_usd":"112.46",)"
                  R"("fingerprint":")" +
                  made_from +
                  R"(","rows":[{"seller":"EURO","unit":"pack","made":"5000","sold":"120",)"
                  R"("currency":"EUR","net_sales":"1000"}]})"));
  CHECK_FALSE(is_seal_broken(statement));
}

TEST_CASE("V.8 it names the readings that are no defaults") {
  const Answer answer = on("2009-05-01", sale, facts + R"(,"readings":{"rounding":"half-even"})");
  const auto statement = issue_statement(first_quarter, answer.report(), answer.ledger).statement;
  REQUIRE(statement);
  CHECK(statement->readings == "rounding=half-even");
  // 11245.5 cents: to the even one of the two.
  CHECK(statement->royalty.text() == "112.46");
  StatementSent otherwise = *statement;
  otherwise.readings.clear();
  CHECK(is_seal_broken(otherwise));
}

TEST_CASE(
    "V.8 it is not issued before the quarter is over, twice on a day or without its royalty") {
  CHECK(issued_on("2009-03-31").why_not == NotIssued::not_over);
  CHECK_FALSE(issued_on("2009-03-31").statement);
  // Over, though the due date's rate is not known yet.
  CHECK(issued_on("2009-04-20").statement->royalty.text() == "110.50");
  CHECK(issued_on("2009-05-01", sale, R"("sellers":{"EURO":{"role":"sublicensee"}})").why_not ==
        NotIssued::incomplete);
  const auto with_one_of = [](const std::string& day) {
    return issued_on("2009-05-01", sale,
                     facts + R"(,"statements":[{"quarter":"2009-Q1","date":")" + day +
                         R"(","royalty_usd":"1"}])");
  };
  CHECK(with_one_of("2009-04-30").statement);
  CHECK(with_one_of("2009-05-01").why_not == NotIssued::one_already);
  const Answer answer = on("2009-05-01");
  CHECK(issue_statement(*Quarter::parse("2010-Q1"), answer.report(), answer.ledger).why_not ==
        NotIssued::no_quarter);
}

TEST_CASE("V.8 a row for each currency, and none for figures below zero") {
  const std::string dollars =
      R"(,{"invoice":"B","date":"2009-02-03","country":"US","seller":"EURO","quantity":"5",)"
      R"("unit":"pack","currency":"USD","gross":"10"})";
  const std::string credit =
      R"(,{"invoice":"C","date":"2009-02-03","country":"GB","currency":"USD","gross":"-7",)"
      R"("quantity":"-1","credit_of":"X","credit_reason":"returned"})";
  const IssuedStatement issued = issued_on("2009-05-01", sale + dollars + credit);
  REQUIRE(issued.statement);
  const auto& rows = issued.statement->rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].sold->decimal().shortest() == "125");
  CHECK(rows[0].currency->code() == "EUR");
  CHECK_FALSE(rows[1].sold);
  CHECK(rows[1].currency->code() == "USD");
  CHECK(rows[1].net_sales->decimal().shortest() == "10");
  // 112.46 + 0.85 − 0.595, each row rounded by itself.
  CHECK(issued.statement->royalty.text() == "112.71");
  REQUIRE(issued.silent.size() == 1);
  CHECK(issued.silent[0].find("licensee") != std::string::npos);
}

TEST_CASE("V.8 an issued statement agrees with its ledger, and a later change shows against it") {
  Answer answer = on("2009-05-01");
  add_statement(answer.ledger,
                *issue_statement(first_quarter, answer.report(), answer.ledger).statement);
  std::string document;
  write_document(answer.ledger, {make_date(2009, 5, 1), {}, true},
                 [&](std::string_view text) { document += text; });
  const Answer again = ask(document);
  CHECK_FALSE(is_seal_broken(again.ledger.statements->at(0)));
  CHECK(again.ledger.statements->at(0).seal == answer.ledger.statements->at(0).seal);
  for (const char* code : {"statement-differs", "statement-row-differs", "statement-seal-broken"}) {
    CHECK_FALSE(again.has(code));
  }
  CHECK(again.quarter("2009-Q1").statement->difference->is_zero());
  // A credit note that came late: 8.5% of 100.00 EUR at 1.323 are 11.2455 dollars less.
  const std::string late =
      R"(,{"invoice":"L","date":"2009-03-30","country":"DE","seller":"EURO","unit":"pack",)"
      R"("currency":"EUR","gross":"-100","credit_of":"A","credit_reason":"defective"}],)";
  std::string changed = document;
  const std::size_t end = changed.find("\"production\"");
  changed.replace(changed.rfind(']', end), end - changed.rfind(']', end), late);
  const Answer after = ask(changed);
  CHECK(after.has("statement-differs"));
  CHECK_FALSE(after.has("statement-seal-broken"));
  // 900 × 8.5% × 1.323 = 101.2095
  CHECK(text(after.quarter("2009-Q1").statement->difference) == "-11.25");
  // Or the statement itself was changed.
  std::string forged = document;
  forged.replace(forged.find("112.46"), 6, "100.00");
  const Answer told = ask(forged);
  REQUIRE(told.has("statement-seal-broken"));
  CHECK(told.finding("statement-seal-broken").where == "/statements/0/seal");
}

TEST_CASE(
    "V.8 the printed statement says its number, the account, the rates and what is provisional") {
  const auto printed = [](const Answer& answer) {
    std::string html;
    REQUIRE(write_statement_html(first_quarter, answer.evaluation, answer.ledger,
                                 [&](std::string_view text) { html += text; }));
    return html;
  };
  const std::string accounts =
      R"(,"bank_accounts":[{"name":"Johnson Matthey PLC","bank":"Old Bank","account":"1",)"
      R"("from":"2001-08-28","until":"2009-04-30"},)"
      R"({"bank":"New Bank","account":"2","from":"2009-05-01"}])";
  const std::string before = printed(on("2009-04-20", sale, facts + accounts));
  for (const char* said : {"Statement No. 2009-Q1/1, not issued", "What is provisional", "Old Bank",
                           "17 Apr 2009", "latest known; provisional", "US$ 1.3 for EUR 1", "/fx/0",
                           "the default reading is taken", "Certification", "Signature"}) {
    CAPTURE(said);
    CHECK(before.find(said) != std::string::npos);
  }
  Answer answer = on("2009-05-01", sale, facts + accounts);
  const auto statement = issue_statement(first_quarter, answer.report(), answer.ledger).statement;
  add_statement(answer.ledger, *statement);
  const std::string after = printed(answer);
  CHECK(after.find("Statement No. 2009-Q1/1, issued on 1 May 2009, seal " + statement->seal) !=
        std::string::npos);
  CHECK(after.find("New Bank") != std::string::npos);
  CHECK(after.find("Old Bank") == std::string::npos);
  CHECK(after.find("What is provisional") == std::string::npos);
  CHECK(printed(on("2009-05-01")).find("names no account") != std::string::npos);
}

struct Lines : TableSink {
  std::vector<std::string> all;
  void begin(const std::vector<Column>& columns) override { CHECK(columns.size() == 9); }
  void row(const std::vector<std::string>& cells) override {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : "|") + cell;
    all.push_back(line);
  }
};

// From the first quarter of 2009 on: a late statement, none, and one that is not due yet.
TEST_CASE("V.8 the coverage says of every quarter and seller what is there") {
  const std::string sold =
      R"({"invoice":"A","date":"2009-02-03","country":"US","seller":"A","currency":"USD",)"
      R"("gross":"100"},{"invoice":"B","date":"2009-02-04","country":"US","seller":"A",)"
      R"("currency":"USD","gross":"100"},{"invoice":"C","date":"2009-05-04","country":"DE",)"
      R"("seller":"B","currency":"EUR","gross":"100"})";
  const Answer answer =
      ask(ledger("2009-08-15", sold,
                 R"("effective_date":"2009-01-01","sellers":{"A":{"role":"affiliate"},)"
                 R"("B":{"role":"sublicensee"}},"production":[{"quarter":"2009-Q1","seller":"B",)"
                 R"("quantity":"5"}],"statements":[{"quarter":"2009-Q1","date":"2009-05-04",)"
                 R"("royalty_usd":"17","rows":[{"seller":"A","currency":"USD",)"
                 R"("net_sales":"200"}]}])"));
  Lines lines;
  write_table(TableName::coverage, answer.report(), answer.ledger, lines);
  CHECK(lines.all == std::vector<std::string>{"2009-Q1|2009-04-30|2009-05-04|late||A|2|no|yes",
                                              "2009-Q1|2009-04-30|2009-05-04|late||B|0|yes|no",
                                              "2009-Q2|2009-07-30||missed|EUR|A|0|no|no",
                                              "2009-Q2|2009-07-30||missed|EUR|B|1|no|no",
                                              "2009-Q3|2009-10-30||upcoming||A|0|no|no",
                                              "2009-Q3|2009-10-30||upcoming||B|0|no|no"});
}

}  // namespace jm216::test::issue_test
