// The sales lines of a query: which, in what order, what they come to, and each one whole.
#include "core/lines/lines_selection.hpp"
#include "core/wire/wire.hpp"
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"
#include "tests/support/rich_ledger.hpp"

namespace jm216::test::sales_lines_test {

//    invoice  line  quarter  country  quantity    net sales                      rate   royalty
// 0  A-10     1     2009-Q1  US       10 pack     USD 1000                       8.5    85.00
// 1  A-9      2     2009-Q1  US       5 pack      USD 500 − 20 = 480             8.5    40.80
// 2  a-10     2     2009-Q1  DE       20 vial     EUR 2000 − 100 = 1900          8.5    161.50
// 3  E7             2009-Q3  DE       3 pack      EUR 300                        0      0.00
// 4  K1             2009-Q3  DE       −2 vial     EUR −200 + 10 = −190           8.5    −16.15
// 5  E8             2010-Q1  IT       8 pack      EUR 800, market price 900      5.1    45.90
// 6  Z              not yet  US       7 pack      USD 700
// 7  A-010    10    2009-Q1  US       10 pack     USD 1000, another product      8.5    85.00
const std::string lines = R"(
  {"invoice": "A-10", "line": "1", "date": "2009-02-03", "country": "US", "seller": "NEOT",
   "quantity": "10", "unit": "pack", "currency": "USD", "gross": "1000"},
  {"invoice": "A-9", "line": "2", "date": "2009-02-03", "country": "US", "seller": "NEOT",
   "quantity": "5", "unit": "pack", "currency": "USD", "gross": "500",
   "deductions": {"trade_discount": "20", "freight": "5"}},
  {"invoice": "a-10", "line": "2", "date": "2009-03-10", "country": "DE", "seller": "EURO",
   "quantity": "20", "unit": "vial", "currency": "EUR", "gross": "2000",
   "deductions": {"freight": "100"}, "separately_charged": true},
  {"invoice": "E7", "date": "2009-08-01", "country": "DE", "seller": "EURO",
   "quantity": "3", "unit": "pack", "currency": "EUR", "gross": "300"},
  {"invoice": "K1", "date": "2009-08-10", "country": "DE", "seller": "EURO",
   "quantity": "-2", "unit": "vial", "currency": "EUR", "gross": "-200", "credit_of": "a-10",
   "credit_reason": "returned", "deductions": {"freight": "10"}, "separately_charged": true},
  {"invoice": "E8", "date": "2010-01-10", "country": "IT", "seller": "EURO",
   "quantity": "8", "unit": "pack", "currency": "EUR", "gross": "800", "arms_length": false,
   "fair_market_price": "900"},
  {"invoice": "Z", "date": "2010-07-01", "country": "US", "seller": "NEOT",
   "quantity": "7", "unit": "pack", "currency": "USD", "gross": "700"},
  {"invoice": "A-010", "line": "10", "date": "2009-02-03", "country": "US", "seller": "NEOT",
   "product": "JM216 oral", "quantity": "10", "unit": "pack", "currency": "USD",
   "gross": "1000"})";

const std::string sections = R"(
  "sellers": {"NEOT": {"role": "licensee"}, "EURO": {"role": "sublicensee"}},
  "generics": [{"country": "DE", "available_from": "2009-07-01"}],
  "infringements": [{"country": "IT", "percent": "40", "notified": "2009-01-01"}],
  "fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.25"},
         {"currency": "EUR", "date": "2009-10-30", "usd": "1.30"},
         {"currency": "EUR", "date": "2010-04-30", "usd": "1.20"}])";

const Answer& example() {
  static const Answer answer = ask(ledger("2010-06-30", lines, sections));
  return answer;
}

LineSelection select(const LineQuery& query, const Answer& answer = example()) {
  return LineSelector(answer.ledger, answer.report()).select(query);
}

// The indices of the selected lines: "0 2 4".
std::string indices(const LineSelection& selection) {
  std::string out;
  for (const std::uint32_t line : selection.lines) {
    out += (out.empty() ? "" : " ") + std::to_string(line);
  }
  return out;
}

std::string selected(const LineQuery& query) {
  return indices(select(query));
}

std::string ordered(LineOrder order, bool descending = false) {
  LineQuery query;
  query.order = order;
  query.descending = descending;
  return selected(query);
}

std::string plain(Money amount) {
  return amount.decimal().at_least(2);
}

// "EUR 4: 2900.00 - 90.00 + 100.00 = 2910.00, royalty 191.25"
std::string in_words(const CurrencyTotal& total) {
  return total.currency + ' ' + std::to_string(total.lines) + ": " + plain(total.gross) + " - " +
         plain(total.deductions) + " + " + plain(total.adjustment) + " = " +
         plain(total.net_sales) + ", royalty " + total.royalty.at_least(2);
}

TEST_CASE("an empty query selects every line in the ledger's order") {
  CHECK(selected({}) == "0 1 2 3 4 5 6 7");
  CHECK(ordered(LineOrder::ledger, true) == "7 6 5 4 3 2 1 0");
}

TEST_CASE("by each column; equals stay in the ledger's order, what has no figure comes last") {
  CHECK(ordered(LineOrder::date) == "0 1 7 2 3 4 5 6");
  CHECK(ordered(LineOrder::date, true) == "6 5 4 3 2 0 1 7");
  CHECK(ordered(LineOrder::quarter) == "0 1 2 7 3 4 5 6");
  CHECK(ordered(LineOrder::quarter, true) == "5 3 4 0 1 2 7 6");
  CHECK(ordered(LineOrder::invoice) == "1 0 2 7 3 5 4 6");
  CHECK(ordered(LineOrder::invoice, true) == "6 4 5 3 0 2 7 1");
  CHECK(ordered(LineOrder::line) == "3 4 5 6 0 1 2 7");
  CHECK(ordered(LineOrder::line, true) == "7 1 2 0 3 4 5 6");
  CHECK(ordered(LineOrder::seller) == "2 3 4 5 0 1 6 7");
  CHECK(ordered(LineOrder::country) == "2 3 4 5 0 1 6 7");
  CHECK(ordered(LineOrder::country, true) == "0 1 6 7 5 2 3 4");
  CHECK(ordered(LineOrder::product) == "0 1 2 3 4 5 6 7");
  CHECK(ordered(LineOrder::product, true) == "7 0 1 2 3 4 5 6");
  CHECK(ordered(LineOrder::quantity) == "4 3 1 6 5 0 7 2");
  CHECK(ordered(LineOrder::unit) == "0 1 3 5 6 7 2 4");
  CHECK(ordered(LineOrder::currency) == "2 3 4 5 0 1 6 7");
  CHECK(ordered(LineOrder::gross) == "4 3 1 6 5 0 7 2");
  CHECK(ordered(LineOrder::gross, true) == "2 0 7 5 6 1 3 4");
  CHECK(ordered(LineOrder::deductions) == "4 0 3 5 7 1 2 6");
  CHECK(ordered(LineOrder::net_sales) == "4 3 1 5 0 7 2 6");
  CHECK(ordered(LineOrder::net_sales, true) == "2 0 7 5 1 3 4 6");
  CHECK(ordered(LineOrder::basis) == "0 1 2 4 7 3 5 6");
  CHECK(ordered(LineOrder::rate) == "3 5 0 1 2 4 7 6");
  CHECK(ordered(LineOrder::rate, true) == "0 1 2 4 7 5 3 6");
  CHECK(ordered(LineOrder::royalty) == "4 3 1 5 0 7 2 6");
  CHECK(ordered(LineOrder::royalty, true) == "2 0 7 5 1 3 4 6");
}

TEST_CASE("text is found in invoice, line and credited invoice, in either case") {
  CHECK(selected({.text = "a-10"}) == "0 2 4");
  CHECK(selected({.text = "A-10"}) == "0 2 4");
  CHECK(selected({.text = "10"}) == "0 2 4 7");
  CHECK(selected({.text = "2"}) == "1 2");
  CHECK(selected({.text = "e"}) == "3 5");
  CHECK(selected({.text = "EURO"}).empty());  // a seller, not a number
  CHECK(selected({.text = "A-10 1"}).empty());
}

TEST_CASE("by what lines have in common, any of a list, all of several lists") {
  CHECK(selected({.countries = {"DE"}}) == "2 3 4");
  CHECK(selected({.countries = {"DE", "IT"}}) == "2 3 4 5");
  CHECK(selected({.countries = {"FR"}}).empty());
  CHECK(selected({.sellers = {"NEOT"}}) == "0 1 6 7");
  CHECK(selected({.products = {"JM216 oral"}}) == "7");
  CHECK(selected({.currencies = {"EUR"}}) == "2 3 4 5");
  CHECK(selected({.quarters = {*Quarter::parse("2009-Q1")}}) == "0 1 2 7");
  CHECK(selected({.bases = {Basis::generic, Basis::infringement}}) == "3 5");
  CHECK(selected({.countries = {"DE"}, .bases = {Basis::full}}) == "2 4");
  CHECK(selected({.text = "k", .sellers = {"EURO"}}) == "4");
}

TEST_CASE("V.4, XI.9 a sell-off sale past the TERM is found among those after the TERM") {
  // Given on 15 January 2018, effective 60 days later, 16 March; the TERM ends on 24 April.
  const Answer answer = ask(ledger(
      "2018-12-31",
      R"({"invoice": "A", "date": "2018-06-15", "country": "US", "currency": "USD", "gross": "1000"})",
      R"("notices": [{"kind": "terminate-convenience", "by": "licensee", "given": "2018-01-15",
                      "method": "telefax"}])"));
  LineQuery query;
  query.bases = {Basis::expired};
  CHECK(indices(select(query, answer)) == "0");
}

TEST_CASE("by what becomes of lines") {
  CHECK(selected({.kind = LineKind::counted}) == "0 1 2 3 4 5 7");
  CHECK(selected({.kind = LineKind::credit_notes}) == "4");
  CHECK(selected({.kind = LineKind::not_yet}) == "6");
  // What is not known yet is in no quarter and has no basis.
  CHECK(selected({.quarters = {*Quarter::parse("2010-Q3")}}).empty());
  CHECK(selected({.bases = {Basis::full}}) == "0 1 2 4 7");
}

TEST_CASE("I.10 totals by currency add up exactly; what is not known yet is not in them") {
  const LineTotals totals = select({}).totals;
  CHECK(totals.counted == 7);
  CHECK(totals.not_yet == 1);
  REQUIRE(totals.currencies.size() == 2);
  CHECK(in_words(totals.currencies[0]) ==
        "EUR 4: 2900.00 - 90.00 + 100.00 = 2910.00, royalty 191.25");
  CHECK(in_words(totals.currencies[1]) ==
        "USD 3: 2500.00 - 20.00 + 0.00 = 2480.00, royalty 210.80");
  REQUIRE(totals.units.size() == 2);
  CHECK(totals.units[0].unit == "pack");
  CHECK(totals.units[0].quantity.decimal().shortest() == "36");
  CHECK(totals.units[1].unit == "vial");
  CHECK(totals.units[1].quantity.decimal().shortest() == "18");
}

TEST_CASE("a credit that counts nothing is in the adjustment") {
  const Answer answer = ask(ledger("2010-06-30", R"(
      {"invoice": "A", "date": "2009-02-03", "country": "US", "currency": "USD", "gross": "100"},
      {"invoice": "B", "date": "2009-02-03", "country": "US", "currency": "USD", "gross": "-30",
       "credit_of": "A", "credit_reason": "other", "deductions": {"trade_discount": "3"}})"));
  const LineTotals totals = select({}, answer).totals;
  CHECK(in_words(totals.currencies.at(0)) == "USD 2: 70.00 - 0.00 + 30.00 = 100.00, royalty 8.50");
}

TEST_CASE("V.6 dollars stand for whole rows only") {
  // 2009-Q1: 1480 × 8.5% = 125.80, 85.00 and 161.50 × 1.25 = 201.875, so 201.88; 2010-Q1: 45.90 ×
  // 1.20 = 55.08.
  CHECK(text(select({}).totals.royalty_usd) == "446.76");
  CHECK(text(select({.kind = LineKind::counted}).totals.royalty_usd) == "446.76");
  CHECK(text(select({.quarters = {*Quarter::parse("2009-Q1")}}).totals.royalty_usd) == "412.68");
  CHECK(text(select({.countries = {"DE"}}).totals.royalty_usd) == "180.88");
  CHECK(text(select({.sellers = {"NEOT"}, .products = {"JM216"}}).totals.royalty_usd) == "125.80");
  CHECK(text(select({.bases = {Basis::infringement}}).totals.royalty_usd) == "55.08");
  CHECK(text(select({.currencies = {"USD"}}).totals.royalty_usd) == "210.80");
  // A part of a row, and nothing at all.
  CHECK(text(select({.text = "A-9"}).totals.royalty_usd) == "null");
  CHECK(text(select({.kind = LineKind::credit_notes}).totals.royalty_usd) == "null");
  CHECK(text(select({.kind = LineKind::not_yet}).totals.royalty_usd) == "null");
  CHECK(text(select({.countries = {"FR"}}).totals.royalty_usd) == "null");
  // A row without a rate of exchange.
  const Answer no_quotes = ask(ledger("2010-06-30", lines));
  CHECK(text(select({}, no_quotes).totals.royalty_usd) == "null");
  CHECK(text(select({.currencies = {"USD"}}, no_quotes).totals.royalty_usd) == "210.80");
}

TEST_CASE("a page has its lines whole") {
  const LineSelector selector(example().ledger, example().report());
  const LineSelection selection =
      selector.select({.kind = LineKind::any, .order = LineOrder::net_sales, .descending = true});
  // 2 0 7 5 1 3 4 6
  const std::vector<LineRow> page = selector.rows(selection, 6, 10);
  REQUIRE(page.size() == 2);
  const LineRow& credit = page[0];
  CHECK(credit.index == 4);
  CHECK(credit.pointer == "/sales/4");
  CHECK(to_string(credit.date) == "2009-08-10");
  CHECK(credit.invoice == "K1");
  CHECK(credit.line.empty());
  CHECK(credit.credit_of == "a-10");
  CHECK(credit.seller == "EURO");
  CHECK(credit.country == "DE");
  CHECK(credit.product == "JM216");
  CHECK(credit.quantity.decimal().shortest() == "-2");
  CHECK(credit.unit == "vial");
  CHECK(credit.currency == "EUR");
  CHECK(plain(credit.gross) == "-200.00");
  REQUIRE(credit.counted);
  CHECK(to_string(credit.counted->quarter) == "2009-Q3");
  CHECK(plain(credit.counted->deductions) == "-10.00");
  CHECK(plain(credit.counted->net_sales) == "-190.00");
  CHECK(credit.counted->basis == Basis::full);  // as the sale that it credits
  CHECK(credit.counted->rate.text() == "8.5");
  CHECK(credit.counted->royalty.shortest() == "-16.15");
  CHECK(page[1].index == 6);
  CHECK_FALSE(page[1].counted);

  const LineRow infringed = selector.rows(selection, 3, 1).at(0);
  CHECK(infringed.index == 5);
  CHECK_FALSE(infringed.credit_of);
  CHECK(infringed.counted->basis == Basis::infringement);
  CHECK(infringed.counted->royalty.at_least(2) == "45.90");

  CHECK(selector.rows(selection, 8, 5).empty());
  CHECK(selector.rows(selection, 100, 5).empty());
  CHECK(selector.rows(selection, 0, 0).empty());
}

TEST_CASE("V.5 with the other reading a credit note counts in the credited quarter, at its rate") {
  const Answer answer =
      ask(ledger("2010-06-30", lines, sections), {{"credit_note_quarter", "invoice"}});
  CHECK(indices(select({.quarters = {*Quarter::parse("2009-Q1")}}, answer)) == "0 1 2 4 7");
  const LineSelector selector(answer.ledger, answer.report());
  const LineSelection credits = selector.select({.kind = LineKind::credit_notes});
  CHECK(selector.rows(credits, 0, 1).at(0).counted->royalty.at_least(2) == "-16.15");
  CHECK(indices(select({.order = LineOrder::royalty}, answer)) == "4 3 1 5 0 7 2 6");
}

TEST_CASE("royalties that differ beyond 56 bits are still put in order") {
  // 8.5 × (1 − 33.3333%) = 5.6666695, and 600000300066.6665 × 8.5% is larger than
  // 900000000099.9997 × 5.6666695% by 0.0000000000085 alone (both have 79 bits as whole numbers).
  const auto of = [](const std::string& order) {
    const Answer answer = ask(ledger("2010-06-30", order, R"(
        "infringements": [{"country": "IT", "percent": "33.3333", "notified": "2009-01-01"}])"));
    return indices(select({.order = LineOrder::royalty}, answer)) + ", " +
           indices(select({.order = LineOrder::royalty, .descending = true}, answer));
  };
  const std::string more = R"({"invoice": "A", "date": "2010-01-05", "country": "US",
      "currency": "USD", "gross": "600000300066.6665"})";
  const std::string less = R"({"invoice": "B", "date": "2010-01-05", "country": "IT",
      "currency": "USD", "gross": "900000000099.9997"})";
  CHECK(of(more + ',' + less) == "1 0, 0 1");
  CHECK(of(less + ',' + more) == "0 1, 1 0");
  CHECK(of(more + ',' + less + ',' + more) == "1 0 2, 0 2 1");
}

TEST_CASE("bare lists of sales: the pointers have no section") {
  const Answer answer = ask(R"([{"invoice": "A", "date": "2009-01-05", "country": "US",
                                 "currency": "USD", "gross": "1"}])",
                            {}, "2010-01-01");
  const LineSelector selector(answer.ledger, answer.report());
  CHECK(selector.rows(selector.select({}), 0, 1).at(0).pointer == "/0");
}

TEST_CASE("an empty ledger has an empty selection") {
  const Answer answer = ask(ledger("2010-06-30", ""));
  const LineSelection nothing = select({.order = LineOrder::invoice}, answer);
  CHECK(nothing.lines.empty());
  CHECK(nothing.totals.counted == 0);
  CHECK(nothing.totals.currencies.empty());
}

TEST_CASE("selections add up to the report's rows") {
  for (const std::string_view text : {rich_ledger, ended_ledger}) {
    const Answer answer = ask(text);
    std::uint64_t counted = 0;
    for (const QuarterReport& quarter : answer.report().quarters) {
      for (const Row& row : quarter.rows) {
        const LineSelection lines_of_row = select({.countries = {row.country},
                                                   .sellers = {row.seller},
                                                   .products = {row.product},
                                                   .currencies = {row.currency},
                                                   .quarters = {quarter.quarter},
                                                   .bases = {row.basis}},
                                                  answer);
        const LineTotals& totals = lines_of_row.totals;
        // Rows that differ in unit or rate only are selected together.
        CHECK(totals.counted >= row.lines);
        REQUIRE(totals.currencies.size() == 1);
        if (totals.counted > row.lines) continue;
        counted += row.lines;
        CHECK(totals.currencies[0].net_sales == row.net_sales);
        CHECK(totals.currencies[0].royalty == row.royalty);
        CHECK(totals.royalty_usd == row.royalty_usd);
      }
    }
    CHECK(counted > 5);
    CHECK(select({}, answer).totals.counted == answer.report().ledger.lines_counted);
    CHECK(select({}, answer).totals.not_yet == answer.report().ledger.lines_after_as_of);
  }
}

TEST_CASE("a query as text and back") {
  LineQuery query;
  CHECK(to_text(query).empty());
  CHECK(line_query_from("") == query);
  query.text = "A=1\\n";
  query.countries = {"DE", "IT"};
  query.sellers = {"Two\nlines", "back\\slash"};
  query.products = {"JM216 oral"};
  query.currencies = {"EUR"};
  query.quarters = {*Quarter::parse("2009-Q1"), *Quarter::parse("2010-Q4")};
  query.bases = {Basis::full, Basis::before_effective};
  query.kind = LineKind::credit_notes;
  query.order = LineOrder::net_sales;
  query.descending = true;
  CHECK(to_text(query) ==
        "text=A=1\\\\n\ncountry=DE\ncountry=IT\nseller=Two\\nlines\nseller=back\\\\slash\n"
        "product=JM216 oral\ncurrency=EUR\nquarter=2009-Q1\nquarter=2010-Q4\nbasis=full\n"
        "basis=before-effective\nkind=credit-notes\norder=net-sales\ndescending=yes\n");
  CHECK(line_query_from(to_text(query)) == query);
  for (std::size_t i = 0; i <= static_cast<std::size_t>(LineOrder::royalty); ++i) {
    const auto order = static_cast<LineOrder>(i);
    CHECK(find_line_order(to_string(order)) == order);
  }
}

TEST_CASE("a part of a selection as bytes and back") {
  const LineSelector selector(example().ledger, example().report());
  const LineQuery query{.order = LineOrder::royalty};
  const LineSelection selection = selector.select(query);
  const LinePage page{to_text(query), selection.lines.size(), selection.totals, 2,
                      selector.rows(selection, 2, 6)};
  const std::vector<std::uint8_t> bytes = to_wire(page);
  const auto back = line_page_from_wire(bytes);
  REQUIRE(back);
  CHECK(back->query == "order=royalty\n");
  CHECK(back->count == 8);
  CHECK(back->offset == 2);
  REQUIRE(back->rows.size() == 6);
  CHECK(back->rows[0].invoice == "A-9");
  CHECK(back->rows[0].counted->deductions == page.rows[0].counted->deductions);
  CHECK(back->rows[5].pointer == "/sales/6");
  CHECK_FALSE(back->rows[5].counted);
  CHECK(in_words(back->totals.currencies.at(0)) ==
        "EUR 4: 2900.00 - 90.00 + 100.00 = 2910.00, royalty 191.25");
  CHECK(back->totals.units.at(1).unit == "vial");
  CHECK(text(back->totals.royalty_usd) == "446.76");
  // Written again it gives the same bytes; cut or lengthened it is refused.
  CHECK(to_wire(*back) == bytes);
  const std::span<const std::uint8_t> whole(bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(line_page_from_wire(whole.first(size)));
  }
  std::vector<std::uint8_t> longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(line_page_from_wire(longer));
}

TEST_CASE("what is no query is refused") {
  for (const std::string_view wrong :
       {"text", "text=a", "colour=red\n", "quarter=2009\n", "basis=half\n", "kind=odd\n",
        "order=size\n", "descending=no\n", "text=a\\b\n", "text=a\\\n", "\n"}) {
    CAPTURE(wrong);
    CHECK_FALSE(line_query_from(wrong));
  }
}

}  // namespace jm216::test::sales_lines_test
