// V.4: which lines bear royalty, at which basis and rate, and the rows they add up to.
#include "core/rules/results/first_open.hpp"
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_v_4_royalty_test {

// A sale of 100 dollars on a day, with these members besides.
std::string sale(const std::string& date, const std::string& members = {}) {
  static int number = 0;
  return R"({"invoice": "N)" + std::to_string(++number) + R"(", "date": ")" + date +
         R"(", "country": "DE", "currency": "USD", "gross": "100")" +
         (members.empty() ? "" : ", " + members) + '}';
}

// Basis and rate of the one line of a ledger: "full 8.5".
std::string basis(const std::string& as_of, const std::string& line, const std::string& sections,
                  Choices readings = {}) {
  const Answer a = ask(ledger(as_of, line, sections), readings);
  for (const QuarterReport& quarter : a.report().quarters) {
    for (const Row& row : quarter.rows) {
      return std::string(to_string(row.basis)) + ' ' + row.rate.text();
    }
  }
  return "no row";
}

const std::string sellers = R"("sellers": {"NEOT": {"name": "Neo", "role": "licensee"},
                                           "AFFI": {"role": "affiliate"},
                                           "EURO": {"name": "Europharm", "role": "sublicensee"}})";

TEST_CASE("V.4 the licence begins on the EFFECTIVE DATE") {
  CHECK(basis("2002-01-01", sale("2001-08-28"), "") == "full 8.5");
  CHECK(basis("2002-01-01", sale("2001-08-27"), "") == "before-effective 0");
  const Answer a = ask(ledger("2002-01-01", sale("2001-08-27")));
  CHECK(a.has("sale-before-effective-date"));
  CHECK(a.quarter("2001-Q3").royalty->text() == "0.00");
}

TEST_CASE("V.4, XI.12 the last day of the TERM is inside it, the day after is free") {
  CHECK(basis("2018-06-30", sale("2018-04-24"), "") == "full 8.5");
  CHECK(basis("2018-06-30", sale("2018-04-25"), "") == "expired 0");
  const Answer a = ask(ledger("2018-06-30", sale("2018-04-24") + ',' + sale("2018-04-25")));
  CHECK(a.quarter("2018-Q2").rows.size() == 2);
  CHECK(a.quarter("2018-Q2").royalty->text() == "8.50");  // 100 × 8.5%
  CHECK_FALSE(a.has("sale-outside-licence"));
}

TEST_CASE("V.4 it does not matter who of the licensed group sells") {
  const Answer a = ask(ledger("2009-06-30",
                              sale("2009-02-01", R"("seller": "NEOT")") + ',' +
                                  sale("2009-02-01", R"("seller": "EURO")") + ',' +
                                  sale("2009-02-01", R"("seller": "AFFI")"),
                              sellers));
  // By seller: AFFI, EURO, NEOT.
  CHECK(a.row("2009-Q1", 0).role == Role::affiliate);
  CHECK(a.row("2009-Q1", 1).role == Role::sublicensee);
  CHECK(a.row("2009-Q1", 2).role == Role::licensee);
  for (std::size_t n = 0; n < 3; ++n) CHECK(a.row("2009-Q1", n).royalty_usd->text() == "8.50");
}

TEST_CASE("V.4 without a list of sellers any name is taken as the licensee's own") {
  const Answer a = ask(ledger("2009-06-30", sale("2009-02-01", R"("seller": "X")")));
  CHECK(a.row("2009-Q1").role == Role::licensee);
  CHECK(a.has("seller-role-assumed"));
  CHECK_FALSE(ask(ledger("2009-06-30", sale("2009-02-01"))).has("seller-role-assumed"));
}

TEST_CASE("V.4 READING chain_sales: a transfer inside the group") {
  const std::string line = sale("2009-02-01", R"("seller": "NEOT", "buyer": "EURO")");
  CHECK(basis("2009-06-30", line, sellers) == "intra-group 0");
  CHECK(basis("2009-06-30", line, sellers, {{"chain_sales", "literal"}}) == "full 8.5");
  CHECK(ask(ledger("2009-06-30", line, sellers)).has("intra-group-sale"));
  CHECK_FALSE(ask(ledger("2009-06-30", line, sellers), {{"chain_sales", "literal"}})
                  .has("intra-group-sale"));
}

TEST_CASE("V.4 the royalty is explained from Net Sales Value and rate") {
  const Answer a = ask(ledger("2009-06-30", sale("2009-02-01")));
  CHECK(a.step("row:2009-Q1:0", "royalty").formula == "100.00 × 8.5% = 8.5000");
  CHECK(a.step("row:2009-Q1:0", "royalty").result == "8.5000");
}

TEST_CASE("V.4 a generic takes effect with the first day of the quarter it became available in") {
  const std::string generic = R"("generics": [{"country": "DE", "available_from": "2010-02-14"}])";
  CHECK(basis("2010-12-31", sale("2009-12-31"), generic) == "full 8.5");
  CHECK(basis("2010-12-31", sale("2010-01-01"), generic) == "generic 0");
  CHECK(basis("2010-12-31", sale("2010-02-14"), generic) == "generic 0");
  CHECK(basis("2012-12-31", sale("2012-11-30"), generic) == "generic 0");
  // Before it is known it changes nothing, though its quarter has begun.
  CHECK(basis("2010-02-13", sale("2010-01-01"), generic) == "full 8.5");
  CHECK(basis("2010-02-14", sale("2010-01-01"), generic) == "generic 0");
}

TEST_CASE("V.4 a generic counts in its country and, if it names one, for its product") {
  const std::string generic = R"("generics": [{"country": "DE", "available_from": "2010-02-14",
                                               "product": "JM216-IV"}])";
  CHECK(basis("2010-12-31", sale("2010-03-01"), generic) == "full 8.5");
  CHECK(basis("2010-12-31", sale("2010-03-01", R"("product": "JM216-IV")"), generic) ==
        "generic 0");
  CHECK(basis("2010-12-31", sale("2010-03-01"),
              R"("generics": [{"country": "FR", "available_from": "2010-02-14"}])") == "full 8.5");
}

TEST_CASE("V.4 of several generics the one that decided is named") {
  const Answer a = ask(ledger("2010-12-31", sale("2010-03-01"),
                              R"("generics": [{"country": "FR", "available_from": "2010-02-14"},
                                              {"country": "IT", "available_from": "2010-02-14"},
                                              {"country": "DE", "available_from": "2010-02-15"}])"));
  CHECK(a.row("2010-Q1").basis == Basis::generic);
  CHECK(a.step_saying("row:2010-Q1:0", "A GENERIC PRODUCT is available in Germany")
            .inputs.at(0)
            .where == "/generics/2/available_from");
}

TEST_CASE("V.4 READING generic_withdrawn: the rate comes back with the next quarter, or never") {
  const std::string generic = R"("generics": [{"country": "DE", "available_from": "2010-02-14",
                                               "withdrawn": "2010-08-01"}])";
  CHECK(basis("2011-12-31", sale("2010-09-30"), generic) == "generic 0");
  CHECK(basis("2011-12-31", sale("2010-10-01"), generic) == "full 8.5");
  CHECK(basis("2011-12-31", sale("2010-10-01"), generic, {{"generic_withdrawn", "permanent"}}) ==
        "generic 0");
}

TEST_CASE("I.4 a seller's own product is no generic") {
  const auto generic = [](const std::string& marketer) {
    return sellers + R"(, "generics": [{"country": "DE", "available_from": "2009-01-01",
                                        "marketer": ")" +
           marketer + "\"}]";
  };
  const std::string line = sale("2009-02-01", R"("seller": "NEOT")");
  CHECK(basis("2009-06-30", line, generic("EURO")) == "full 8.5");
  CHECK(basis("2009-06-30", line, generic("Europharm")) == "full 8.5");
  CHECK(basis("2009-06-30", line, generic("Copycat")) == "generic 0");
  CHECK(ask(ledger("2009-06-30", line, generic("Europharm"))).has("generic-marketed-by-seller"));
  CHECK_FALSE(
      ask(ledger("2009-06-30", line, generic("Copycat"))).has("generic-marketed-by-seller"));
}

TEST_CASE("I.4 without a list of sellers, whoever has sold by the as-of date is one") {
  const std::string lines = sale("2009-02-01") + ',' + sale("2009-08-01", R"("seller": "X")");
  const std::string generic = R"("generics": [{"country": "DE", "available_from": "2009-01-01",
                                               "marketer": "X"}])";
  // X's sale of August is not known in June.
  CHECK(ask(ledger("2009-06-30", lines, generic)).row("2009-Q1").basis == Basis::generic);
  CHECK(ask(ledger("2009-08-01", lines, generic)).row("2009-Q1").basis == Basis::full);
}

TEST_CASE("I.4 the only one who has sold is a seller too") {
  const Answer a = ask(ledger("2009-06-30", sale("2009-02-01", R"("seller": "X")"),
                              R"("generics": [{"country": "DE", "available_from": "2009-01-01",
                                               "marketer": "X"}])"));
  CHECK(a.row("2009-Q1").basis == Basis::full);
}

TEST_CASE("VII.5 READING infringing_generic: does V.4 swallow VII.5?") {
  const std::string generic = R"("generics": [{"country": "DE", "available_from": "2009-01-01",
                                               "infringing": true}])";
  CHECK(basis("2009-06-30", sale("2009-02-01"), generic) == "full 8.5");
  CHECK(basis("2009-06-30", sale("2009-02-01"), generic, {{"infringing_generic", "generic"}}) ==
        "generic 0");
  CHECK(ask(ledger("2009-06-30", sale("2009-02-01"), generic)).has("generic-infringing"));
}

TEST_CASE("V.4 the first rule that fits decides") {
  const std::string all =
      sellers + R"(, "generics": [{"country": "DE", "available_from": "2009-01-01"}],
      "infringements": [{"country": "DE", "percent": "40", "notified": "2008-01-01"}])";
  const std::string transfer = sale("2009-02-01", R"("seller": "NEOT", "buyer": "EURO")");
  CHECK(basis("2009-06-30", transfer, all) == "intra-group 0");
  CHECK(basis("2009-06-30", transfer, all, {{"chain_sales", "literal"}}) == "generic 0");
  CHECK(basis("2009-06-30", sale("2008-12-31", R"("seller": "NEOT")"), all) == "infringement 5.1");
  const std::string late_transfer = sale("2018-04-25", R"("seller": "NEOT", "buyer": "EURO")");
  CHECK(basis("2018-06-30", late_transfer, all) == "expired 0");
  CHECK_FALSE(ask(ledger("2018-06-30", late_transfer, all)).has("intra-group-sale"));
}

TEST_CASE("V.4 rows add up what belongs together, in the report's order") {
  const std::string lines =
      sale("2009-01-01", R"("quantity": "1.5")") + ',' +
      sale("2009-03-31", R"("quantity": "2.25")") + ',' +  // same row: the quarter's last day
      sale("2009-04-01") + ',' +                           // next quarter
      sale("2009-02-01", R"("unit": "pack")") + ',' +      //
      sale("2009-02-01", R"("product": "A")") + ',' +      //
      R"({"invoice": "F", "date": "2009-02-01", "country": "AT", "currency": "EUR", "gross": "1"},
         {"invoice": "G", "date": "2009-02-01", "country": "AT", "currency": "CHF", "gross": "1"})";
  const Answer a = ask(ledger("2009-06-30", lines));
  const auto& rows = a.quarter("2009-Q1").rows;
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].currency == "CHF");  // AT before DE, CHF before EUR
  CHECK(rows[1].currency == "EUR");
  CHECK(rows[2].product == "A");  // A before JM216
  CHECK(rows[3].unit == "pack");  // pack before unit
  CHECK(rows[4].lines == 2);
  CHECK(rows[4].quantity.decimal().shortest() == "3.75");
  CHECK(rows[4].net_sales.decimal().at_least(2) == "200.00");
  CHECK(rows[4].royalty.at_least(4) == "17.0000");  // 200 × 8.5%
  CHECK(a.quarter("2009-Q2").rows.size() == 1);
}

TEST_CASE("V.4 lines dated after the as-of date are counted as such and nothing more") {
  const Answer a = ask(ledger("2009-06-30", sale("2009-06-30") + ',' + sale("2009-07-01")));
  CHECK(a.report().ledger.lines_read == 2);
  CHECK(a.report().ledger.lines_counted == 1);
  CHECK(a.report().ledger.lines_after_as_of == 1);
  CHECK(a.row("2009-Q2").lines == 1);
}

TEST_CASE("V.5 READING credit_note_quarter") {
  // 100 × 8.5% = 8.50 in the first quarter; −40 × 8.5% = −3.40 in the second, or in the first too.
  const std::string lines =
      R"({"invoice": "A", "date": "2009-02-01", "country": "DE", "currency": "USD", "gross": "100"},
         {"invoice": "C", "date": "2009-04-02", "country": "DE", "currency": "USD", "gross": "-40",
          "credit_of": "A", "credit_reason": "returned"})";
  const Answer own = ask(ledger("2009-06-30", lines));
  CHECK(own.quarter("2009-Q1").royalty->text() == "8.50");
  CHECK(own.quarter("2009-Q2").royalty->text() == "-3.40");
  const Answer invoice = ask(ledger("2009-06-30", lines), {{"credit_note_quarter", "invoice"}});
  CHECK(invoice.quarter("2009-Q1").royalty->text() == "5.10");
  CHECK(invoice.quarter("2009-Q2").royalty->text() == "0.00");
}

TEST_CASE("I.10 READING credit_note_rate: the credited line decides, for the note's own country") {
  // A generic in DE from the second quarter: the note of April takes back 8.5%, not 0%.
  const std::string lines =
      R"({"invoice": "A", "date": "2009-02-01", "country": "DE", "currency": "USD", "gross": "100"},
         {"invoice": "C", "date": "2009-04-02", "country": "DE", "currency": "USD", "gross": "-40",
          "credit_of": "A", "credit_reason": "returned"})";
  const std::string generic = R"("generics": [{"country": "DE", "available_from": "2009-04-01"}])";
  const auto with = [&](Choices readings) {
    return ask(ledger("2009-06-30", lines, generic), readings);
  };
  CHECK(with({}).quarter("2009-Q2").royalty->text() == "-3.40");  // −40 × 8.5%
  CHECK(with({{"credit_note_rate", "own"}}).row("2009-Q2").basis == Basis::generic);
  CHECK(with({{"credit_note_quarter", "invoice"}}).quarter("2009-Q1").royalty->text() ==
        "5.10");  // (100 − 40) × 8.5%
  // Its own day, whatever its quarter.
  CHECK(with({{"credit_note_quarter", "invoice"}, {"credit_note_rate", "own"}})
            .quarter("2009-Q1")
            .royalty->text() == "8.50");
  // A generic of the first quarter in the note's country, where the sale was elsewhere.
  const std::string elsewhere =
      R"({"invoice": "A", "date": "2009-02-01", "country": "FR", "currency": "USD", "gross": "100"},
         {"invoice": "C", "date": "2009-04-02", "country": "DE", "currency": "USD", "gross": "-40",
          "credit_of": "A", "credit_reason": "returned"})";
  CHECK(ask(ledger("2009-06-30", elsewhere,
                   R"("generics": [{"country": "DE", "available_from": "2009-01-05",
                                    "withdrawn": "2009-02-05"}])"))
            .row("2009-Q2")
            .basis == Basis::generic);
}

TEST_CASE(
    "V.5 credit_of is the seller's first counted line of that invoice, itself no credit note") {
  const auto invoice = [](const std::string& lines, const std::string& as_of = "2009-12-31") {
    return ask(ledger(as_of, lines), {{"credit_note_quarter", "invoice"}});
  };
  const std::string credit =
      R"({"invoice": "A", "date": "2009-07-02", "country": "DE", "currency": "USD", "gross": "-40",
          "credit_of": "A", "credit_reason": "returned"})";
  const std::string first =
      R"({"invoice": "A", "date": "2009-04-01", "country": "DE", "currency": "USD", "gross": "9"})";
  const std::string second =
      R"({"invoice": "A", "line": "2", "date": "2009-01-05", "country": "DE", "currency": "USD", "gross": "9"})";
  const std::string others =
      R"({"invoice": "A", "date": "2008-01-05", "country": "DE", "currency": "USD", "gross": "9", "seller": "X"})";
  // In ledger order, not by date; not the note itself; not another seller's.
  CHECK(invoice(credit + ',' + others + ',' + first + ',' + second)
            .quarter("2009-Q2")
            .rows[0]
            .lines == 2);
  CHECK(invoice(credit + ',' + second + ',' + first).quarter("2009-Q1").rows[0].lines == 2);

  const Answer unknown = invoice(credit + ',' + others);
  CHECK(unknown.quarter("2009-Q3").rows[0].lines == 1);  // its own date
  CHECK(unknown.finding("credited-invoice-unknown").where == "/sales/0/credit_of");
  CHECK(ask(ledger("2009-12-31", credit)).has("credited-invoice-unknown"));  // under both readings
}

TEST_CASE("V.5 a credited line that lies after the as-of date is unknown") {
  const std::string lines =
      R"({"invoice": "C", "date": "2009-04-02", "country": "DE", "currency": "USD", "gross": "-40",
          "credit_of": "A", "credit_reason": "returned"},
         {"invoice": "A", "date": "2009-07-01", "country": "DE", "currency": "USD", "gross": "100"})";
  CHECK(ask(ledger("2009-06-30", lines)).has("credited-invoice-unknown"));
  CHECK_FALSE(ask(ledger("2009-07-01", lines)).has("credited-invoice-unknown"));
}

// Generics and infringements hold for a time; a record of a single day holds on that day.
TEST_CASE("V.4 of records that hold for a time the first that is open on the day counts") {
  const Date day = make_date(2009, 4, 1);
  const FirstOpen open({{day, day, 7}, {day, day + Days{2}, 8}, {day + Days{3}, day + Days{1}, 9}});
  CHECK_FALSE(open.on(day - Days{1}));
  CHECK(open.on(day) == 7U);
  CHECK(open.on(day + Days{1}) == 8U);
  CHECK(open.on(day + Days{2}) == 8U);
  CHECK_FALSE(open.on(day + Days{3}));
}

}  // namespace jm216::test::article_v_4_royalty_test
