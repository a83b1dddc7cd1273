// A ledger shared as a link comes back as it was: the same facts, the same answer.
#include <string>

#include "core/evaluation/evaluate.hpp"
#include "core/export/json.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/link/link.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"
#include "tests/support/material.hpp"
#include "tests/support/statements.hpp"

namespace jm216::test::link_round_trip_test {

constexpr std::string_view link_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

Ledger read(std::string_view text) {
  ReadResult result = read_ledger_text(text);
  for (const Problem& problem : result.problems.list) MESSAGE(to_string(problem));
  REQUIRE(result.ledger);
  return std::move(*result.ledger);
}

std::string report(const Ledger& ledger, const Readings& readings, Date as_of) {
  return to_json(evaluate(ledger, readings, as_of, fingerprint(ledger)).report);
}

// Fails the test where the link does not give all of it back.
void check_round_trip(const Ledger& ledger, Date as_of) {
  const auto link = make_link(ledger, {as_of, ledger.readings, "royalties", {}});
  REQUIRE(link);
  REQUIRE(link->find_first_not_of(link_alphabet) == std::string::npos);
  REQUIRE(link->back() != '.');
  const OpenedLink opened = open_link(*link);
  REQUIRE(opened.fault == LinkFault::none);
  REQUIRE(opened.ledger);
  REQUIRE(fingerprint(*opened.ledger) == fingerprint(ledger));
  REQUIRE(opened.ledger->title == ledger.title);
  REQUIRE(opened.ledger->notes == ledger.notes);
  REQUIRE(opened.ledger->as_of == as_of);
  REQUIRE(opened.view == "royalties");
  // What the format does not know is no fact and is not in the link, so its findings are not either.
  if (!ledger.unknown_fields.empty()) return;
  REQUIRE(report(*opened.ledger, opened.ledger->readings, as_of) ==
          report(ledger, ledger.readings, as_of));
}

TEST_SUITE_BEGIN("link: round trip");

TEST_CASE("generated ledgers") {
  for (std::uint64_t seed = 1; seed <= JM216_LINKED_LEDGERS; ++seed) {
    CAPTURE(seed);
    const auto generated = test::generate(seed);
    const Ledger ledger = read(generated.json());
    check_round_trip(ledger, generated.as_of);
  }
}

TEST_CASE("texts of every kind, amounts at their limits, empty lists that say something") {
  check_round_trip(read(R"({"title": "Ünï \"quoted\" \\ \n line", "notes": ["", "a\tb", "\u0001 ☂"],
    "sellers": {"A \"B\"": {"name": "", "role": "licensee"}, "Ω": {"role": "affiliate", "exhibit_1": true}},
    "sales": [
      {"invoice": "0007", "date": "1900-01-01", "country": "DE", "seller": "Ω", "product": "", "unit": "a\nb",
       "currency": "DEM", "gross": "99999999999999.9999", "quantity": "99999999999999.9999",
       "deductions": {"freight": "0.0001", "export_insurance": "99999999999999.9999"}, "separately_charged": true},
      {"invoice": "7", "date": "2200-12-31", "country": "GR", "seller": "A \"B\"", "currency": "EUR",
       "gross": "-99999999999999.9999", "credit_of": "0007", "credit_reason": "other",
       "deductions": {"trade_discount": "1"}, "separately_charged": ["packing", "freight"], "fair_market_price": 0},
      {"invoice": "{}[],:\\\"", "date": "2000-02-29", "country": "US", "seller": "Ω", "currency": "USD", "gross": 0,
       "buyer": "A \"B\""}],
    "payments": [], "statements": [],
    "amendments": [{"effective": "2003-01-01", "changes": {"milestone-2": {"target": "2006-01-01"}}},
                   {"effective": "2004-01-01", "title": "{", "changes": {}}]})"),
                   make_date(2200, 12, 31));
}

TEST_CASE("a ledger with no sale, one sale, and a bare list of sales") {
  check_round_trip(read(R"({"sales": []})"), make_date(2010, 1, 1));
  const std::string one =
      R"([{"invoice": "1", "date": "2010-01-14", "country": "US", "currency": "USD", "gross": "1",
           "deductions": {"import_duty": "9"}}])";
  const Ledger bare = read(one);
  check_round_trip(bare, make_date(2010, 6, 1));
  const auto link = make_link(bare, {make_date(2010, 6, 1), {}, "", {}});
  CHECK(open_link(*link).ledger->sale_pointer(0) == "/0");
}

TEST_CASE("the day, the readings, the view and the result are those it was made with") {
  const Ledger ledger = read(test::quarterly_statements());
  LinkParts parts{make_date(2011, 5, 6), {}, "obligations", {}};
  REQUIRE(set_reading(parts.readings, "rounding", "half-even") == SetReading::done);
  parts.result = result_digest(evaluate(ledger, parts.readings, parts.as_of).report);
  const OpenedLink opened = open_link(*make_link(ledger, parts));
  REQUIRE(opened.ledger);
  CHECK(opened.ledger->as_of == make_date(2011, 5, 6));
  CHECK(opened.ledger->readings.rounding == Rounding::half_even);
  CHECK(opened.view == "obligations");
  CHECK(opened.info.result == parts.result);
  CHECK(opened.info.lines == 120);
  CHECK(opened.info.fingerprint == fingerprint(ledger).substr(0, 16));

  // The digest tells figures apart, and not words.
  Report report = evaluate(ledger, parts.readings, parts.as_of).report;
  report.findings.clear();
  CHECK(result_digest(report) == *parts.result);
  report.as_of += Days{1};
  CHECK(result_digest(report) != *parts.result);
}

TEST_CASE("120 rows of quarterly statements in 1,180 characters: at most 1,600") {
  const Ledger ledger = read(test::quarterly_statements());
  REQUIRE(ledger.sales.size() == 120);
  const auto link = make_link(ledger, {make_date(2012, 1, 31), {}, "overview", {}});
  REQUIRE(link);
  MESSAGE("120 rows: " << link->size() << " characters");
  CHECK(link->size() <= 1600);
}

TEST_CASE("more than a link may hold is said, not cut") {
  std::string lines = R"({"sales": [)";
  for (int i = 0; i <= 50'000; ++i) {
    lines += (i > 0 ? "," : "") + std::string(R"({"invoice":")") + std::to_string(i) +
             R"(","date":"2010-01-14","country":"US","currency":"USD","gross":"1"})";
  }
  CHECK_FALSE(make_link(read(lines + "]}"), {make_date(2010, 6, 1), {}, "", {}}));
}

TEST_SUITE_END();

}  // namespace jm216::test::link_round_trip_test
