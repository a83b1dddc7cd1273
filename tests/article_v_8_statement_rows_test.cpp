// V.8: what a statement as sent says of each seller's goods, against the quarter as computed.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_8_statement_rows_test {

std::string sale(const std::string& invoice, const std::string& quantity, const std::string& gross,
                 const std::string& members = R"(, "seller": "EURO", "unit": "pack")") {
  return R"({"invoice": ")" + invoice + R"(", "date": "2009-02-03", "country": "DE",
             "currency": "EUR", "quantity": ")" +
         quantity + R"(", "gross": ")" + gross + '"' + members + '}';
}

std::string statement(const std::string& date, const std::string& rows) {
  return R"({"quarter": "2009-Q1", "date": ")" + date + R"(", "royalty_usd": "1", "rows": [)" +
         rows + "]}";
}

// EURO sold 120 packs for 11,845.30 and made 5,000.
Answer at(const std::string& statements) {
  return ask(ledger("2009-05-15",
                    sale("1", "100", "11000") + ',' + sale("2", "20", "845.30") + ',' +
                        sale("3", "7", "70", R"(, "seller": "EURO", "unit": "vial")") + ',' +
                        sale("4", "9", "90", R"(, "unit": "pack")"),
                    R"("sellers": {"EURO": {"role": "sublicensee"},
                                   "licensee": {"role": "licensee"}},
                       "production": [{"quarter": "2009-Q1", "seller": "EURO", "unit": "pack",
                                       "quantity": "4000"},
                                      {"quarter": "2009-Q1", "seller": "EURO", "unit": "pack",
                                       "quantity": "1000"}],
                       "statements": [)" +
                        statements + ']'));
}

std::vector<StatementRowReport> rows(const Answer& a) {
  return a.quarter("2009-Q1").statement.value().rows;
}

const std::string euro_packs = R"("seller": "EURO", "unit": "pack", )";

TEST_CASE("V.8 made, sold and Net Sales Value, reported and computed") {
  const Answer a = at(statement("2009-04-28", '{' + euro_packs + R"("made": "5000", "sold": "120",
                                               "currency": "EUR", "net_sales": "11845.3"})"));
  const auto list = rows(a);
  REQUIRE(list.size() == 1);
  CHECK(list[0].seller == "EURO");
  CHECK(list[0].product == "JM216");
  CHECK(list[0].unit == "pack");
  CHECK(list[0].currency == "EUR");
  CHECK(list[0].made->reported.decimal().shortest() == "5000");
  CHECK(list[0].made->computed->decimal().shortest() == "5000");
  CHECK(list[0].sold->computed->decimal().shortest() == "120");
  CHECK(list[0].net_sales->reported.decimal().at_least(2) == "11845.30");
  CHECK(list[0].net_sales->computed->decimal().at_least(2) == "11845.30");
  CHECK_FALSE(a.has("statement-row-differs"));
}

TEST_CASE("V.8 any figure that differs makes the row differ, each row once") {
  for (const char* figures : {R"("made": "5000.0001")", R"("sold": "119")",
                              R"("currency": "EUR", "net_sales": "11845.29")",
                              R"("currency": "USD", "net_sales": "11845.30")",
                              R"("made": "1", "sold": "2", "currency": "EUR", "net_sales": "3")"}) {
    CAPTURE(figures);
    const Answer a =
        at(statement("2009-04-28", R"({"seller": "EURO", "unit": "vial", "sold": "7"}, {)" +
                                       euro_packs + figures + '}'));
    REQUIRE(a.count("statement-row-differs") == 1);
    CHECK(a.finding("statement-row-differs").where == "/statements/0/rows/1");
  }
  const Answer two = at(statement(
      "2009-04-28", '{' + euro_packs + R"("sold": "1"}, {)" + euro_packs + R"("made": "1"})"));
  CHECK(two.count("statement-row-differs") == 2);
}

TEST_CASE("V.8 only the figures that a row gives are compared") {
  const Answer a = at(statement("2009-04-28", '{' + euro_packs + R"("sold": "120"})"));
  const auto list = rows(a);
  REQUIRE(list.size() == 1);
  CHECK_FALSE(list[0].made);
  CHECK_FALSE(list[0].net_sales);
  CHECK(list[0].currency.empty());
}

TEST_CASE("V.8 without production there is no made to compare with") {
  const Answer a = at(
      statement("2009-04-28", R"({"seller": "EURO", "unit": "vial", "made": "3", "sold": "7"})"));
  CHECK_FALSE(rows(a)[0].made->computed);
  CHECK_FALSE(a.has("statement-row-differs"));
}

TEST_CASE("V.8 seller, product and unit default as in sales; goods nobody sold are none sold") {
  const Answer a = at(statement("2009-04-28", R"({"unit": "pack", "sold": "9"},
                                                 {"sold": "0"}, {"product": "B", "sold": "1"})"));
  const auto list = rows(a);
  REQUIRE(list.size() == 3);
  CHECK(list[0].seller == "licensee");
  CHECK(list[0].sold->computed->decimal().shortest() == "9");
  CHECK(list[1].unit == "unit");
  CHECK(list[1].sold->computed->decimal().shortest() == "0");
  REQUIRE(a.count("statement-row-differs") == 1);
  CHECK(a.finding("statement-row-differs").where == "/statements/0/rows/2");
}

TEST_CASE("V.8 the rows are those of the statement that counts") {
  const std::string wrong = '{' + euro_packs + R"("sold": "1"})";
  const std::string right = '{' + euro_packs + R"("sold": "120"})";
  CHECK_FALSE(at(statement("2009-04-20", wrong) + ',' + statement("2009-04-28", right))
                  .has("statement-row-differs"));
  const Answer a = at(statement("2009-04-28", wrong) + ',' + statement("2009-04-20", right));
  CHECK(a.finding("statement-row-differs").where == "/statements/0/rows/0");
  CHECK(rows(at(statement("2009-04-28", ""))).empty());
}

}  // namespace jm216::test::article_v_8_statement_rows_test
