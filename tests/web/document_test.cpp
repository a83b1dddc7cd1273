// The ledger's facts, read and written field by field as the form does.
#include "web/facts/document.hpp"

#include <algorithm>

#include "doctest/doctest.h"

namespace jm216::test::document_test {

const FormSection& section(std::string_view name) {
  const auto found = std::find_if(sections().begin(), sections().end(),
                                  [name](const FormSection& one) { return one.name == name; });
  REQUIRE(found != sections().end());
  return *found;
}

const FormField& field(const FormSection& of, std::string_view path) {
  const auto found = std::find_if(of.fields.begin(), of.fields.end(),
                                  [path](const FormField& one) { return one.path == path; });
  REQUIRE(found != of.fields.end());
  return *found;
}

Document document(std::string_view text) {
  auto parsed = Document::parse(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

TEST_CASE("only an object is a document, and comes back as it was") {
  for (const char* text : {"", "[]", "1", "{", "{} x", "null"}) {
    CAPTURE(text);
    CHECK_FALSE(Document::parse(text).has_value());
  }
  CHECK(document(R"({ "title": "A", "b": [1, "2"] })").text() == R"({"title":"A","b":[1,"2"]})");
}

TEST_CASE("a list's record is read and written; an empty value takes the field away") {
  const FormSection& payments = section("payments");
  Document ledger = document(R"({"payments":[{"for":"signature","amount":"10"}]})");
  CHECK(ledger.count(payments) == 1);
  CHECK(ledger.get(payments, 0, field(payments, "amount")) == "10");
  CHECK(ledger.get(payments, 0, field(payments, "date")) == "");
  CHECK(ledger.get(payments, 7, field(payments, "amount")) == "");
  ledger.set(payments, 0, field(payments, "date"), "2009-05-15");
  ledger.set(payments, 0, field(payments, "amount"), "");
  CHECK(ledger.text() == R"({"payments":[{"for":"signature","date":"2009-05-15"}]})");
  ledger.set(payments, 7, field(payments, "date"), "2009-05-15");  // there is no such record
  CHECK(ledger.count(payments) == 1);
}

TEST_CASE("a record is added at the end and removed; an empty list stays") {
  const FormSection& payments = section("payments");
  Document ledger = document("{}");
  CHECK(ledger.count(payments) == 0);
  CHECK(ledger.add(payments) == 0);
  CHECK(ledger.add(payments) == 1);
  CHECK(ledger.pointer(payments, 1) == "/payments/1");
  ledger.remove(payments, 0);
  ledger.remove(payments, 0);
  ledger.remove(payments, 0);
  CHECK(ledger.text() == R"({"payments":[]})");
}

TEST_CASE("a flag is no text in JSON") {
  const FormSection& generics = section("generics");
  Document ledger = document(R"({"generics":[{}]})");
  const FormField& infringing = field(generics, "infringing");
  ledger.set(generics, 0, infringing, "yes");
  CHECK(ledger.text() == R"({"generics":[{"infringing":true}]})");
  CHECK(ledger.get(generics, 0, infringing) == "yes");
  ledger.set(generics, 0, infringing, "no");
  CHECK(ledger.get(generics, 0, infringing) == "no");
}

TEST_CASE("records under their ids are renamed where they stand") {
  const FormSection& sellers = section("sellers");
  const FormField& id = field(sellers, "id");
  Document ledger = document(R"({"sellers":{"A":{"name":"a"},"B/~":{},"C":{}}})");
  CHECK(ledger.count(sellers) == 3);
  CHECK(ledger.get(sellers, 1, id) == "B/~");
  CHECK(ledger.pointer(sellers, 1) == "/sellers/B~1~0");
  ledger.set(sellers, 0, id, "EURO");
  CHECK(ledger.text() == R"({"sellers":{"EURO":{"name":"a"},"B/~":{},"C":{}}})");
}

TEST_CASE("an amendment keeps its changes, even none") {
  const FormSection& amendments = section("amendments");
  const FormField& percent = field(amendments, "changes/royalty_percent");
  Document ledger = document("{}");
  CHECK(ledger.add(amendments) == 0);
  CHECK(ledger.text() == R"({"amendments":[{"changes":{}}]})");
  ledger.set(amendments, 0, percent, "7.5");
  CHECK(ledger.text() == R"({"amendments":[{"changes":{"royalty_percent":"7.5"}}]})");
  CHECK(ledger.get(amendments, 0, percent) == "7.5");
  ledger.set(amendments, 0, percent, "");
  CHECK(ledger.text() == R"({"amendments":[{"changes":{}}]})");
}

TEST_CASE("rows of a record are added, filled in and removed") {
  const FormSection& statements = section("statements");
  const FormField& rows = field(statements, "rows");
  REQUIRE(rows.kind == FormKind::rows);
  const auto made = std::find_if(rows.of.begin(), rows.of.end(),
                                 [](const FormField& one) { return one.path == "made"; });
  REQUIRE(made != rows.of.end());
  Document ledger = document(R"({"statements":[{"quarter":"2009-Q1"}]})");
  CHECK(ledger.rows(statements, 0, rows) == 0);
  ledger.add_row(statements, 0, rows);
  ledger.add_row(statements, 0, rows);
  CHECK(ledger.rows(statements, 0, rows) == 2);
  CHECK(ledger.get(statements, 0, rows) == "2");
  const FormField second = in_row(rows, 1, *made);
  CHECK(second.path == "rows/1/made");
  ledger.set(statements, 0, second, "5000");
  CHECK(ledger.get(statements, 0, second) == "5000");
  CHECK(ledger.text() == R"({"statements":[{"quarter":"2009-Q1","rows":[{},{"made":"5000"}]}]})");
  ledger.set(statements, 0, second, "");  // the row stays
  CHECK(ledger.rows(statements, 0, rows) == 2);
  ledger.set(statements, 0, in_row(rows, 7, *made), "1");  // there is no such row
  ledger.remove_row(statements, 0, rows, 0);
  ledger.remove_row(statements, 0, rows, 0);
  ledger.remove_row(statements, 0, rows, 0);
  CHECK(ledger.text() == R"({"statements":[{"quarter":"2009-Q1"}]})");
}

TEST_CASE("an amendment's instalments are rows below its changes") {
  const FormSection& amendments = section("amendments");
  const FormField& instalments = field(amendments, "changes/milestone-2/instalments");
  CHECK(instalments.label == "Milestone 2: instalments");
  Document ledger = document(R"({"amendments":[{"changes":{}}]})");
  ledger.add_row(amendments, 0, instalments);
  ledger.set(amendments, 0, in_row(instalments, 0, {"id", {}}), "a");
  CHECK(ledger.text() ==
        R"({"amendments":[{"changes":{"milestone-2":{"instalments":[{"id":"a"}]}}}]})");
  ledger.remove_row(amendments, 0, instalments, 0);
  CHECK(ledger.text() == R"({"amendments":[{"changes":{}}]})");
}

TEST_CASE("a milestone has a day for each instalment that an amendment names, and no other") {
  const FormSection& milestones = section("milestones");
  const FormField& instalments = field(milestones, "instalments");
  REQUIRE(instalments.kind == FormKind::instalments);
  Document ledger = document(R"({
    "milestones":[{"milestone":1},{"milestone":2,"instalments":{"b":"2004-12-20","z":"2005-01-01"}}],
    "amendments":[{"changes":{"milestone-2":{"instalments":[
      {"id":"a","what":"NDA accepted for filing"},{"id":"b"}]}}}]})");
  CHECK(ledger.instalments(milestones, 0, instalments).empty());
  const std::vector<FormField> days = ledger.instalments(milestones, 1, instalments);
  REQUIRE(days.size() == 3);
  CHECK(days[0].path == "instalments/a");
  CHECK(days[0].label == "Instalment a: NDA accepted for filing");
  CHECK(days[0].kind == FormKind::date);
  CHECK(days[1].path == "instalments/b");
  CHECK(days[2].path == "instalments/z");  // given, though nothing names it: to be seen and removed
  ledger.set(milestones, 1, days[0], "2003-12-20");
  CHECK(ledger.get(milestones, 1, instalments) == "b 2004-12-20, z 2005-01-01, a 2003-12-20");
  for (const FormField& day : days) ledger.set(milestones, 1, day, "");
  CHECK(ledger.get(milestones, 1, instalments).empty());
  CHECK(ledger.text().find(R"({"milestone":2})") != std::string::npos);
}

TEST_CASE("every field of the format that a person fills in is in a form") {
  const FormSection& claims = section("claims");
  for (const char* path : {"date", "limb", "amount_usd", "note"}) field(claims, path);
  const FormSection& sellers = section("sellers");
  for (const char* path : {"from", "until"}) field(sellers, path);
  const FormSection& patents = section("patents");
  for (const char* path : {"kind", "expires", "granted_on", "ended"}) field(patents, path);
  for (const char* path : {"supplied", "free", "credit_reason"}) field(sale_section(), path);
}

TEST_CASE("a sales line is a record of its own") {
  const FormSection& sale = sale_section();
  Document line = document(R"({"invoice":"N1"})");
  line.set(sale, 0, field(sale, "country"), "DE");
  line.set(sale, 0, field(sale, "invoice"), "");
  CHECK(line.text() == R"({"country":"DE"})");
}

TEST_CASE("a copy goes its own way") {
  const FormSection& payments = section("payments");
  const Document ledger = document("{}");
  Document copy = ledger;
  copy.add(payments);
  CHECK(ledger.count(payments) == 0);
  Document third = document("{}");
  third = copy;
  third.add(payments);
  CHECK(copy.count(payments) == 1);
}

}  // namespace jm216::test::document_test
