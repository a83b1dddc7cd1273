// V.7, V.8: statements sent against computed, and quantities sold against made.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_8_statements_test {

std::string sale(const std::string& day, const std::string& gross,
                 const std::string& quantity = "0", const std::string& members = {}) {
  return R"({"invoice": ")" + day + R"(", "date": ")" + day +
         R"(", "country": "DE", "currency": "USD", "gross": ")" + gross + R"(", "quantity": ")" +
         quantity + '"' + members + '}';
}

std::string sent(const std::string& date, const std::string& royalty,
                 const std::string& quarter = "2009-Q1") {
  return R"({"quarter": ")" + quarter + R"(", "date": ")" + date + R"(", "royalty_usd": ")" +
         royalty + "\"}";
}

// US$ 1,000 sold in the first quarter of 2009: 85.00, to be stated by 30 April.
Answer at(const std::string& as_of, const std::string& statements, Choices readings = {}) {
  return ask(ledger(as_of, sale("2009-02-03", "1000"),
                    R"("effective_date": "2009-01-01", "statements": [)" + statements + ']'),
             readings);
}

std::string made(const std::string& quarter, const std::string& quantity,
                 const std::string& members = {}) {
  return R"({"quarter": ")" + quarter + R"(", "quantity": ")" + quantity + '"' + members + '}';
}

Answer with_production(const std::string& sales, const std::string& production,
                       const std::string& as_of = "2009-12-31") {
  return ask(ledger(as_of, sales, "\"production\": [" + production + ']'));
}

TEST_CASE("V.8 a statement in time and right says nothing") {
  const Answer a = at("2009-05-15", sent("2009-04-30", "85.00"));
  const auto& statement = a.quarter("2009-Q1").statement;
  REQUIRE(statement);
  CHECK(to_string(statement->date) == "2009-04-30");
  CHECK(statement->royalty.text() == "85.00");
  CHECK(text(statement->difference) == "0.00");
  CHECK(statement->on_time);
  for (const char* code : {"statement-late", "statement-differs", "statement-missing"}) {
    CHECK_FALSE(a.has(code));
  }
}

TEST_CASE("V.8 a statement later than thirty days after the quarter is late") {
  const Answer a = at("2009-05-15", sent("2009-05-01", "85.00"));
  CHECK_FALSE(a.quarter("2009-Q1").statement->on_time);
  CHECK(a.finding("statement-late").where == "/statements/0/date");
  CHECK_FALSE(a.has("statement-differs"));
  CHECK(a.deadline("statement-2009-Q1").status == DeadlineStatus::missed);
}

TEST_CASE("V.7 computed less reported") {
  const Answer under = at("2009-05-15", sent("2009-04-30", "84.99"));
  CHECK(text(under.quarter("2009-Q1").statement->difference) == "0.01");
  CHECK(under.finding("statement-differs").where == "/statements/0/royalty_usd");
  CHECK(text(at("2009-05-15", sent("2009-04-30", "100.00"))
                 .quarter("2009-Q1")
                 .statement->difference) == "-15.00");
  CHECK(
      text(
          at("2009-05-15", sent("2009-04-30", "-1.00")).quarter("2009-Q1").statement->difference) ==
      "86.00");
}

TEST_CASE("V.8 of several the latest dated gives the figure, the first decides the time") {
  const Answer a =
      at("2009-06-15", sent("2009-05-20", "85.00") + ',' + sent("2009-04-20", "80.00") + ',' +
                           sent("2009-05-10", "82.00"));
  const auto& statement = a.quarter("2009-Q1").statement;
  CHECK(to_string(statement->date) == "2009-05-20");
  CHECK(text(statement->difference) == "0.00");
  CHECK(statement->on_time);
  // Before the latest is known, the one before it counts.
  CHECK(text(at("2009-05-19", sent("2009-05-20", "85.00") + ',' + sent("2009-04-20", "80.00"))
                 .quarter("2009-Q1")
                 .statement->difference) == "5.00");
  // On one day the later in the ledger, and the first of two late ones is named.
  const Answer same =
      at("2009-06-15", sent("2009-05-10", "80.00") + ',' + sent("2009-05-10", "85.00"));
  CHECK(text(same.quarter("2009-Q1").statement->difference) == "0.00");
  CHECK(same.finding("statement-late").where == "/statements/0/date");
}

TEST_CASE("V.8 a missing statement is a warning only where the ledger speaks of statements") {
  // Due on 30 April: missing from the day after.
  CHECK_FALSE(at("2009-04-30", "").has("statement-missing"));
  CHECK(at("2009-05-01", "").count("statement-missing") == 1);
  CHECK(at("2009-08-01", "").count("statement-missing") == 2);
  const Answer silent = ask(ledger("2009-08-01", sale("2009-02-03", "1000")));
  CHECK_FALSE(silent.has("statement-missing"));
  CHECK(silent.deadline("statement-2009-Q1").status == DeadlineStatus::unrecorded);
}

TEST_CASE("V.8 statements are owed for the licence's quarters only") {
  // A sale before the licence's first quarter shows its quarter, but nobody owes a statement.
  const Answer before = ask(ledger("2009-08-15", sale("2008-02-03", "1000"),
                                   R"("effective_date": "2009-04-01", "statements": [])"));
  CHECK(before.count("statement-missing") == 1);
  CHECK_FALSE(before.has_deadline("statement-2008-Q1"));
  CHECK(before.has_deadline("statement-2009-Q2"));
  // The TERM ends on 24 April 2018: its quarter's is the last.
  const Answer after = ask(ledger("2018-12-31", sale("2018-08-03", "1000"),
                                  R"("effective_date": "2018-01-01", "statements": [])"));
  CHECK(after.count("statement-missing") == 2);
  CHECK(after.has_deadline("statement-2018-Q2"));
  CHECK_FALSE(after.has_deadline("statement-2018-Q3"));
  // With a sell-off, to the quarter of its last day.
  const Answer sold_off = ask(ledger("2019-12-31", "", R"("effective_date": "2018-01-01",
      "statements": [], "notices": [{"kind": "terminate-insolvency", "by": "licensor",
                                     "given": "2018-03-31", "method": "telefax"}])"));
  CHECK(sold_off.has_deadline("statement-2018-Q3"));
  CHECK_FALSE(sold_off.has_deadline("statement-2018-Q4"));
}

TEST_CASE("V.8 a statement about a quarter without dollars has no difference") {
  const Answer a = ask(ledger(
      "2009-05-15",
      R"({"invoice": "E", "date": "2009-02-03", "country": "DE", "currency": "EUR", "gross": "1"})",
      "\"statements\": [" + sent("2009-04-30", "85.00") + ']'));
  CHECK(text(a.quarter("2009-Q1").statement->difference) == "null");
  CHECK_FALSE(a.has("statement-differs"));
}

TEST_CASE("V.8 a statement or production that the report has no quarter for is unused") {
  const Answer a =
      at("2009-05-15", sent("2009-04-30", "85.00") + ',' + sent("2009-05-01", "1.00", "2008-Q4"));
  CHECK(a.count("record-unused") == 1);
  CHECK(a.finding("record-unused").where == "/statements/1");
  CHECK(at("2009-05-15", sent("2009-05-01", "1.00", "2008-Q4")).finding("record-unused").where ==
        "/statements/0");
  // One dated later is not known yet.
  CHECK_FALSE(at("2009-05-15", sent("2009-05-16", "1.00", "2008-Q4")).has("record-unused"));
  const Answer early = with_production("", made("2001-Q2", "1"));
  CHECK(early.finding("record-unused").where == "/production/0");
  CHECK_FALSE(with_production("", made("2010-Q1", "1")).has("record-unused"));
  CHECK(with_production("", made("2019-Q1", "1"), "2019-01-01").has("record-unused"));
}

TEST_CASE("V.8 quantities made, of quarters begun, summed by seller, product and unit") {
  const Answer a =
      with_production("",
                      made("2009-Q4", "5") + ',' + made("2009-Q4", "7") + ',' +
                          made("2009-Q4", "1", R"(, "unit": "pack")") + ',' +
                          made("2009-Q4", "2", R"(, "product": "A")") + ',' + made("2009-Q3", "9"),
                      "2009-10-01");
  const auto& goods = a.quarter("2009-Q4").made;
  REQUIRE(goods.size() == 3);
  CHECK(goods[0].product == "A");
  CHECK(goods[1].unit == "pack");
  CHECK(goods[2].quantity.decimal().shortest() == "12");
  CHECK(goods[2].seller == "licensee");
  CHECK(a.quarter("2009-Q3").made.size() == 1);
  // The quarter has not begun: not known.
  const Answer before = with_production("", made("2009-Q4", "5"), "2009-09-30");
  CHECK(before.quarter("2009-Q3").made.empty());
  CHECK_FALSE(before.has("record-unused"));
}

TEST_CASE("V.7 sold above made is a warning at the first quarter it happens") {
  const auto q1 = [](const std::string& quantity) { return sale("2009-02-03", "100", quantity); };
  CHECK_FALSE(with_production(q1("10"), made("2009-Q1", "10")).has("sold-exceeds-made"));
  const Answer over = with_production(q1("10.0001"), made("2009-Q1", "10"));
  REQUIRE(over.count("sold-exceeds-made") == 1);
  CHECK(over.finding("sold-exceeds-made").message.find("2009-Q1") != std::string::npos);
  CHECK(over.finding("sold-exceeds-made").message.find("0.0001") != std::string::npos);
  // What was left over from an earlier quarter may be sold later.
  const std::string two = q1("6") + ',' + sale("2009-05-03", "100", "6");
  CHECK_FALSE(with_production(two, made("2009-Q1", "12")).has("sold-exceeds-made"));
  const Answer second = with_production(two, made("2009-Q1", "11"));
  CHECK(second.finding("sold-exceeds-made").message.find("2009-Q2") != std::string::npos);
  // Made only later: short in the first quarter, once.
  const Answer late = with_production(two, made("2009-Q2", "20"));
  REQUIRE(late.count("sold-exceeds-made") == 1);
  CHECK(late.finding("sold-exceeds-made").message.find("2009-Q1") != std::string::npos);
}

TEST_CASE("V.7 only what has production of its own is compared") {
  CHECK_FALSE(
      with_production(sale("2009-02-03", "100", "10"), made("2009-Q1", "1", R"(, "unit": "pack")"))
          .has("sold-exceeds-made"));
  CHECK_FALSE(
      with_production(sale("2009-02-03", "100", "10", R"(, "product": "B")"), made("2009-Q1", "1"))
          .has("sold-exceeds-made"));
  CHECK_FALSE(
      with_production(sale("2009-02-03", "100", "10", R"(, "seller": "S")"), made("2009-Q1", "1"))
          .has("sold-exceeds-made"));
  // A credit note's negative quantity gives back.
  CHECK_FALSE(with_production(sale("2009-02-03", "100", "10") + ',' +
                                  sale("2009-02-04", "-50", "-5", R"(, "credit_of": "2009-02-03")"),
                              made("2009-Q1", "5"))
                  .has("sold-exceeds-made"));
}

}  // namespace jm216::test::article_v_8_statements_test
