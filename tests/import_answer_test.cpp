// What mends a problem of a table's row by one edit of the mapping (core/import/answer.hpp).
#include <string>
#include <string_view>

#include "core/import/answer.hpp"
#include "core/import/import.hpp"
#include "doctest/doctest.h"
#include "tests/support/five_columns.hpp"

namespace jm216::test::import_answer_test {

const Columns columns = {"invoice", "date",    "country", "currency",
                         "gross",   "freight", "kind",    "state"};

// The five columns, and three more.
Mapping mapping_with(const std::string& more = {}) {
  const MappingRead read = read_mapping(five_columns::mapping(more));
  REQUIRE(read.mapping);
  Mapping mapping = *read.mapping;
  mapping.source(ImportField::freight) = FieldSource{ColumnRef{"freight", 0}, {}, {}};
  return mapping;
}

ImportResult import_of(const std::string& rows, const Mapping& mapping) {
  return import_sales(source_of("invoice,date,country,currency,gross,freight,kind,state\n" + rows),
                      mapping);
}

// The repairs of the problems, a line each: words, place and value.
std::string repairs(const std::string& rows, const Mapping& mapping) {
  std::string text;
  for (const Problem& problem : import_of(rows, mapping).problems.list) {
    for (const Repair& one : problem.repairs) {
      text += one.words + " | " + one.pointer + " | " + one.value + "\n";
    }
  }
  return text;
}

// With the first, second … repair there are so many sales; or the first problem that is left.
std::string mended(const std::string& rows, Mapping mapping, std::size_t number) {
  const ImportResult before = import_of(rows, mapping);
  REQUIRE(before.problems.list.size() >= 1);
  const std::vector<Repair>& all = before.problems.list.front().repairs;
  REQUIRE(all.size() > number);
  answer(mapping, columns, all[number].pointer, all[number].value);
  const ImportResult after = import_of(rows, mapping);
  if (after.ledger) return std::to_string(after.rows) + " sales";
  return after.problems.list.front().message;
}

TEST_SUITE_BEGIN("import: repairs");

TEST_CASE("a cell that another style reads says which") {
  const std::string brackets = "1,2009-02-03,US,USD,(5),,,\n";
  CHECK(repairs(brackets, mapping_with()) ==
        "Brackets are below zero | /negatives/- | parentheses\n");
  CHECK(mended(brackets, mapping_with(), 0) == "1 sales");
  const std::string minus = "1,2009-02-03,US,USD,5-,,,\n";
  CHECK(mended(minus, mapping_with(), 0) == "1 sales");
  const std::string day = "1,3/2/2009,US,USD,5,,,\n";
  CHECK(repairs(day, mapping_with()) ==
        "Day first: 2009-02-03 | /dates | dmy\nMonth first: 2009-03-02 | /dates | mdy\n");
  CHECK(mended(day, mapping_with(), 1) == "1 sales");
  CHECK(repairs("1,soon,US,USD,5,,,\n", mapping_with()).empty());
  const std::string freight = "1,2009-02-03,US,USD,5,-1,,\n";
  CHECK(repairs(freight, mapping_with()) ==
        "Taken off the price | /negative_deductions | taken-off\n");
  CHECK(mended(freight, mapping_with(), 0) == "1 sales");
}

TEST_CASE("a cell that is no term of the ledger's is given its meaning") {
  const std::string known = "1,2009-02-03,Germany,USD,5,,,\n";
  CHECK(repairs(known, mapping_with()) ==
        "\"Germany\" means DE | /fields/country/values/Germany | DE\n");
  CHECK(mended(known, mapping_with(), 0) == "1 sales");
  const std::string unknown = "1,2009-02-03,N/S ~,USD,5,,,\n";
  CHECK(repairs(unknown, mapping_with()) ==
        "\"N/S ~\" means | /fields/country/values/N~1S ~0 | \n");
  Mapping mapping = mapping_with();
  answer(mapping, columns, "/fields/country/values/N~1S ~0", "DE");
  CHECK(import_of(unknown, mapping).ledger);
}

TEST_CASE("only the first with its cause has the repairs") {
  const std::string rows = "1,2009-02-03,US,USD,(5),,,\n2,2009-02-03,US,USD,(6),,,\n";
  CHECK(repairs(rows, mapping_with()) == "Brackets are below zero | /negatives/- | parentheses\n");
  const ImportResult result = import_of(rows, mapping_with());
  REQUIRE(result.causes.size() == 1);
  CHECK(result.causes[0].rows == 2);
  CHECK(result.causes[0].first.repairs.size() == 1);
}

TEST_CASE("a row that lacks what a sale needs is left out, or takes what stands above") {
  const std::string rows = "1,2009-02-03,US,USD,5,,,\n,,,,5,,,note\n";
  CHECK(repairs(rows, mapping_with()) ==
        "Leave out rows without invoice | /skip_rows_without | invoice\n"
        "As in the row above: invoice, date, country, currency | /fill_down/- | "
        "invoice\ndate\ncountry\ncurrency\n");
  CHECK(mended(rows, mapping_with(",\"totals\":\"read\""), 0) == "1 sales");
  CHECK(mended(rows, mapping_with(",\"totals\":\"read\""), 1) == "2 sales");
  CHECK(repairs("1,2009-02-03,US,USD,,,,\n", mapping_with()) ==
        "Leave out rows without gross | /skip_rows_without | gross\n");
}

TEST_CASE("rows that may be totals are left out or kept, all or one by its cell") {
  const std::string named =
      "1,2009-02-03,US,USD,5,,,\n2,2009-02-03,US,USD,6,,,\nTotal,2009-02-03,US,USD,11,,,\n";
  CHECK(repairs(named, mapping_with()) ==
        "Leave out rows that say so | /totals | named\nAnd sums, too | /totals | sums\n"
        "Sales all the same | /totals | read\n");
  CHECK(mended(named, mapping_with(), 0) == "2 sales");
  CHECK(mended(named, mapping_with(), 2) == "3 sales");
  const std::string sum =
      "1,2009-02-03,US,USD,5,,,\n2,2009-02-03,US,USD,6,,,\n3,2009-02-03,US,USD,11,,,\n";
  CHECK(mended(sum, mapping_with(), 0) == "2 sales");
  // The second row may be the total of the first, as the last is a sum only without it.
  const std::string one =
      "1,2009-02-03,US,USD,5,,,\n2,2009-02-03,US,USD,5,,,\n"
      "3,2009-02-03,US,USD,6,,,\n4,2009-02-03,US,USD,11,,,\n";
  const std::string said = repairs(one, mapping_with(",\"totals\":\"sums\""));
  CHECK(said == "Leave out \"2\" | /totals/left_out/- | 2\n\"2\" is a sale | /totals/kept/- | 2\n");
  CHECK(mended(one, mapping_with(",\"totals\":\"sums\""), 0) == "2 sales");
}

TEST_CASE("a kind of row that the mapping does not say is said") {
  const std::string rows = "1,2009-02-03,US,USD,5,,Invoice,\n2,2009-02-03,US,USD,6,,Return,\n";
  const std::string sign =
      R"(,"sign_from":{"column":"kind","credit":["Credit"],"sale":["Invoice"]})";
  CHECK(repairs(rows, mapping_with(sign)) ==
        "\"Return\" is a credit note | /sign_from/credit/- | Return\n"
        "\"Return\" is a sale | /sign_from/sale/- | Return\n");
  CHECK(mended(rows, mapping_with(sign), 0) == "2 sales");
  CHECK(mended(rows, mapping_with(sign), 1) == "2 sales");
  const std::string below = "1,2009-02-03,US,USD,-5,,Credit,\n";
  CHECK(repairs(below, mapping_with(sign)) == "The amounts have their signs | /sign_from | \n");
  CHECK(mended(below, mapping_with(sign), 0) == "1 sales");
  const std::string voided = "1,2009-02-03,US,USD,5,,,Paid\n2,2009-02-03,US,USD,6,,,Voided\n";
  const std::string cancelled = R"(,"skip_rows_with":{"column":"state","cells":["Storniert"]})";
  CHECK(mended(voided, mapping_with(cancelled), 0) == "1 sales");
  CHECK(mended(voided, mapping_with(cancelled), 1) == "2 sales");
}

TEST_CASE("too many decimals are rounded only where that is said") {
  const std::string rows = "1,2009-02-03,US,USD,12.345,,,\n";
  Mapping mapping = mapping_with();
  mapping.source(ImportField::gross)->scale = "0.01";
  CHECK(repairs(rows, mapping) ==
        "Round to 2 decimals | /fields/gross/round | 2\nRound to 4 decimals | /fields/gross/round "
        "| 4\n");
  CHECK(mended(rows, mapping, 0) == "1 sales");
}

TEST_SUITE_END();

}  // namespace jm216::test::import_answer_test
