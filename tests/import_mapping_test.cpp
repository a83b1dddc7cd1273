// Mappings as JSON, `jm216-mapping/1` (core/import/mapping.hpp).
#include <string>

#include "core/import/mapping.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_mapping_test {

constexpr std::string_view whole = R"({
  "format": "jm216-mapping/1",
  "title": "Q1",
  "encoding": "windows-1252",
  "delimiter": "\u0009",
  "header": true,
  "first_line": 3,
  "decimal": ",",
  "thousands": ".",
  "negatives": [
    "parentheses",
    "trailing-minus"
  ],
  "dates": "dmy",
  "century": 2000,
  "fields": {
    "invoice": {
      "column": "Beleg"
    },
    "date": {
      "column": 2
    },
    "country": {
      "column": "Land",
      "values": {
        "": "DE",
        "Österreich": "AT"
      }
    },
    "currency": {
      "constant": "EUR"
    }
  },
  "skip_rows_without": "Beleg",
  "ignored": [
    "Kunde",
    7
  ]
}
)";

// The problems of a mapping with these members, a line each, without places.
std::string problems(const std::string& members) {
  const MappingRead read = read_mapping("{" + members + "}");
  CHECK(read.mapping.has_value() == read.problems.empty());
  std::string text;
  for (const Problem& problem : read.problems.list) {
    text += problem.pointer + ": " + problem.message + "\n";
  }
  return text;
}

TEST_SUITE_BEGIN("import: mapping");

TEST_CASE("is read and written back the same") {
  const MappingRead read = read_mapping(whole);
  REQUIRE(read.mapping);
  CHECK(read.mapping->century == 2000);
  CHECK(read.mapping->source(ImportField::date)->column->number == 2);
  CHECK(to_json(*read.mapping) == whole);
}

TEST_CASE("may be incomplete, and true needs no quotes") {
  CHECK(problems("").empty());
  CHECK(problems(R"("fields": {"export": {"column": "A", "values": {"x": true}}})").empty());
}

TEST_CASE("what is wrong is said with pointer, found, expected and repair") {
  CHECK(problems(R"("delimiter": "::", "decimals": ",", "dates": "dym")") ==
        "/delimiter: \"::\" is none of \",\", \";\", \"\\u0009\", \"|\"\n"
        "/decimals: \"decimals\" is nothing that a mapping says; use \"decimal\"\n"
        "/dates: \"dym\" is none of \"ymd\", \"dmy\", \"mdy\"\n");
  CHECK(problems(R"("format": "jm216-ledger/1")") ==
        "/format: \"jm216-ledger/1\" is not a format this program reads as a mapping; it is "
        "\"jm216-mapping/1\"\n");
  CHECK(problems(R"("fields": {"invoce": {"column": "A"}})") ==
        "/fields/invoce: \"invoce\" is no field of a sales line; use \"invoice\"\n");
  CHECK(problems(R"("fields": {"country": {"constant": "UK"}})") ==
        "/fields/country/constant: \"UK\" is not an ISO 3166 country code; use \"GB\"\n");
  CHECK(problems(R"("fields": {"country": {"column": "L", "values": {"England": "EN"}}})") ==
        "/fields/country/values/England: \"EN\" is not an ISO 3166 country code\n");
  CHECK(problems(R"("fields": {"date": {}, "gross": {"column": "A", "constant": "1"}})") ==
        "/fields/date: neither a \"column\" nor a \"constant\"\n"
        "/fields/gross: a \"column\" and a \"constant\"; keep one (an empty cell can be given a "
        "meaning: \"values\": {\"\": …})\n");
  CHECK(problems(R"("fields": {"separately_charged": {"constant": "fraight"}})") ==
        "/fields/separately_charged/constant: \"fraight\" is not a deduction; use \"freight\"\n");
  CHECK(problems(R"("decimal": ",", "thousands": ",")") ==
        "/thousands: the decimal sign cannot separate the thousands as well\n");
  CHECK(problems(R"("century": 1950)") == "/century: a century begins with 1900 or 2000\n");
  CHECK(problems(R"("title": "a", "title": "b")") ==
        ": the field \"title\" occurs twice in one object; keep one\n");
}

TEST_CASE("two cells that differ by blanks alone have one meaning") {
  CHECK(problems(R"("fields": {"country": {"column": 3, "values": {"x": "DE", " x ": "US"}}})") ==
        "/fields/country/values/ x : without the blanks around it, \"x\" comes a second time; give "
        "each of its own\n");
  CHECK(problems(R"("fields": {"country": {"column": 3, "values": {"x": "DE", " x ": "DE"}}})")
            .empty());
}

TEST_CASE("what is no JSON is said in the words of a mapping") {
  const MappingRead read = read_mapping("");
  REQUIRE(read.problems.list.size() == 1);
  CHECK(to_string(read.problems.list[0]) == "(line 1, column 1): not JSON: the file is empty");
  CHECK(to_string(read_mapping("{} x").problems.list.at(0)) ==
        "(line 1, column 4): not JSON: \"x\" after the end of the mapping");
  CHECK(to_string(read_mapping("[]").problems.list.at(0)) ==
        "(line 1, column 1): a list where a mapping (an object) was expected");
}

TEST_CASE("a cell that comes twice is found among many") {
  std::string values;
  for (int i = 0; i < 10'000; ++i) values += "\"c" + std::to_string(i) + "\":\"US\",";
  const std::string begin = "{\"fields\":{\"country\":{\"column\":3,\"values\":{" + values;
  const MappingRead read = read_mapping(begin + "\"\":\"DE\"}}}}");
  REQUIRE(read.mapping);
  CHECK(read.mapping->source(ImportField::country)->values.size() == 10'001);
  CHECK(read_mapping(begin + "\"c7777\":\"DE\"}}}}").problems.list.size() == 1);
}

TEST_SUITE_END();

}  // namespace jm216::test::import_mapping_test
