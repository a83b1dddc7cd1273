// Changing a loaded ledger: the facts around the sales lines, and single lines.
#include <doctest/doctest.h>

#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"

namespace jm216::test::ledger_edit_test {

Ledger read(std::string_view text) {
  ReadResult result = read_ledger_text(text);
  REQUIRE_MESSAGE(result.ledger,
                  (result.problems.list.empty() ? "" : to_string(result.problems.list[0])));
  return std::move(*result.ledger);
}

std::string document(const Ledger& ledger, const DocumentParts& parts = {}) {
  std::string text;
  write_document(ledger, parts, [&](std::string_view piece) { text += piece; });
  return text;
}

constexpr std::string_view two_sellers = R"({"title":"Two sellers","as_of":"2009-06-30",
 "sellers":{"NEOT":{"role":"licensee"},"EURO":{"role":"sublicensee"}},
 "sales":[{"invoice":"A-1","date":"2009-02-03","country":"DE","seller":"EURO","currency":"EUR","gross":"100.50",
           "deductions":{"freight":"1","sales_tax":2}},
          {"invoice":"A-2","date":"2009-02-04","country":"US","seller":"NEOT","currency":"USD","gross":7}],
 "payments":[{"for":"royalty-2009-Q1","date":"2009-05-20","amount":"10.00"}],
 "notes":["from the files of 2009"]})";

TEST_CASE("A ledger's document has a line for each record and keeps title, day and notes") {
  const Ledger ledger = read(two_sellers);
  const std::string text = document(ledger, {ledger.as_of, ledger.readings, true});
  CHECK(text == R"({
  "format": "jm216-ledger/1",
  "title": "Two sellers",
  "as_of": "2009-06-30",
  "sellers": {
    "EURO": {"role": "sublicensee"},
    "NEOT": {"role": "licensee"}
  },
  "sales": [
    {"invoice": "A-1", "date": "2009-02-03", "country": "DE", "seller": "EURO", "currency": "EUR", "gross": "100.5", "deductions": {"freight": "1", "sales_tax": "2"}},
    {"invoice": "A-2", "date": "2009-02-04", "country": "US", "seller": "NEOT", "currency": "USD", "gross": "7"}
  ],
  "payments": [
    {"for": "royalty-2009-Q1", "date": "2009-05-20", "amount": "10"}
  ],
  "notes": [
    "from the files of 2009"
  ]
}
)");
  CHECK(fingerprint(read(text)) == fingerprint(ledger));
}

TEST_CASE("Readings that were chosen travel with the document, the others do not") {
  const Ledger ledger =
      read(R"({"sales":[],"readings":{"rounding":"half-even","day_count":"act/365"}})");
  const std::string text = document(ledger, {{}, ledger.readings, true});
  CHECK(text ==
        "{\n  \"format\": \"jm216-ledger/1\",\n  \"readings\": {\n    \"rounding\": "
        "\"half-even\"\n  },\n"
        "  \"sales\": []\n}\n");
}

TEST_CASE("Facts are replaced, sales lines and day stay") {
  Ledger ledger = read(two_sellers);
  std::string facts = facts_text(ledger);
  CHECK(facts.find("\"sales\": []") != std::string::npos);
  const std::string before = "\"amount\": \"10\"";
  facts.replace(facts.find(before), before.size(), "\"amount\": \"12.34\"");
  CHECK(replace_facts(ledger, facts).empty());
  CHECK(ledger.payments->at(0).amount.in_cents() == 1234);
  CHECK(ledger.sales.size() == 2);
  CHECK(ledger.as_of == parse_date("2009-06-30"));
  CHECK(ledger.title == "Two sellers");
  CHECK(ledger.notes.size() == 1);
}

TEST_CASE("Facts with a problem change nothing, and the problem points to its field") {
  Ledger ledger = read(two_sellers);
  const std::string was = fingerprint(ledger);
  const Problems problems = replace_facts(
      ledger,
      R"({"sales":[],"payments":[{"for":"royalty-2009-Q1","date":"2009-05-32","amount":"1"}]})");
  REQUIRE(problems.list.size() == 1);
  CHECK(problems.list[0].pointer == "/payments/0/date");
  CHECK(fingerprint(ledger) == was);
}

TEST_CASE("A seller whose lines are in the ledger cannot be left out") {
  Ledger ledger = read(two_sellers);
  const Problems problems =
      check_facts(ledger, R"({"sales":[],"sellers":{"NEOT":{"role":"licensee"}}})");
  REQUIRE(problems.list.size() == 1);
  CHECK(problems.list[0].pointer == "/sellers");
  CHECK(problems.list[0].message == "\"EURO\" is named by 1 sales line; keep this seller");
  CHECK(check_facts(ledger, R"({"sales":[]})").empty());  // without the list any name is taken
}

TEST_CASE("A sales line is changed, added and removed") {
  Ledger ledger = read(two_sellers);
  const std::string was = fingerprint(ledger);
  const std::string first = sale_text(ledger, 0);
  CHECK(first ==
        R"({"invoice":"A-1","date":"2009-02-03","country":"DE","seller":"EURO","currency":"EUR",)"
        R"("gross":"100.5","deductions":{"freight":"1","sales_tax":"2"}})");

  CHECK(
      edit_sale(
          ledger, SaleEdit::replace, 0,
          R"({"invoice":"A-1","date":"2009-02-05","country":"FR","seller":"EURO","currency":"EUR","gross":"99"})")
          .empty());
  CHECK(ledger.sales.line(0).gross == 990000);
  CHECK(ledger.sales.line(0).profile.country.code() == "FR");
  CHECK(ledger.sales.line(1).invoice == "A-2");
  CHECK(edit_sale(ledger, SaleEdit::replace, 0, first).empty());
  CHECK(fingerprint(ledger) == was);

  CHECK(edit_sale(ledger, SaleEdit::insert, 2, first).empty());
  CHECK(ledger.sales.size() == 3);
  CHECK(ledger.sales.repeated().size() == 1);  // the same invoice line twice is noticed
  CHECK(edit_sale(ledger, SaleEdit::remove, 2).empty());
  CHECK(fingerprint(ledger) == was);
}

TEST_CASE("A bad sales line changes nothing, and the problem points to its field") {
  Ledger ledger = read(two_sellers);
  const std::string was = fingerprint(ledger);
  const Problems problems = edit_sale(
      ledger, SaleEdit::replace, 1,
      R"({"invoice":"A-2","date":"2009-02-04","country":"US","seller":"ASIA","currency":"USD","gross":"7"})");
  REQUIRE(problems.list.size() == 1);
  CHECK(problems.list[0].pointer == "/sales/1/seller");
  CHECK(fingerprint(ledger) == was);
}

TEST_CASE("Without a list of sellers a buyer must sell, before an edit and after it") {
  Ledger ledger = read(
      R"([{"invoice":"1","date":"2009-02-03","country":"DE","seller":"A","buyer":"B","currency":"USD","gross":"1"},
                           {"invoice":"2","date":"2009-02-03","country":"DE","seller":"B","currency":"USD","gross":"1"}])");
  CHECK(edit_sale(ledger, SaleEdit::replace, 0, sale_text(ledger, 0)).empty());
  const Problems problems = edit_sale(ledger, SaleEdit::remove, 1);
  REQUIRE(problems.list.size() == 1);
  CHECK(problems.list[0].pointer == "/1/seller");
  CHECK(ledger.sales.size() == 2);
}

}  // namespace jm216::test::ledger_edit_test
