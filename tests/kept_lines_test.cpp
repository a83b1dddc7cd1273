// What sales lines come to is kept from one answer to the next: of the cases, which hold what each reading is about,
// every answer with one reading otherwise is the one that is given anew.
#include "core/evaluation/kept_lines.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "core/evaluation/evaluate.hpp"
#include "core/export/json.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"

namespace jm216::test::kept_lines_test {

std::set<std::filesystem::path> cases() {
  std::set<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(JM216_CASES)) {
    const std::string name = entry.path().filename().string();
    // Further files of a case have two points, and those that it expects.
    if (std::count(name.begin(), name.end(), '.') == 1 && entry.path().extension() == ".json")
      found.insert(entry.path());
  }
  return found;
}

Ledger read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  ReadResult result = read_ledger_text(text);
  REQUIRE(result.ledger.has_value());
  return std::move(*result.ledger);
}

std::string said(const Evaluation& evaluation) {
  std::string text = to_json(evaluation.report);
  for (const auto& [id, why] : evaluation.explanations) {
    if (id.rfind("row:", 0) == 0) text += to_json(why);
  }
  return text;
}

TEST_CASE("each reading of each case is answered from what is kept as it is anew") {
  constexpr std::size_t every = 200 / JM216_SEEDS;  // under the sanitizers, of ten one
  std::size_t answers = 0;
  std::size_t walks = 0;
  std::size_t number = 0;
  for (const auto& path : cases()) {
    if (number++ % every != 0) continue;
    const Ledger ledger = read(path);
    const Date day = ledger.as_of.value_or(Date{Days{17'000}});
    KeptLines kept;
    for (const ReadingInfo& reading : reading_table()) {
      for (std::size_t value = 0; value < reading.values.size(); ++value) {
        CAPTURE(path.filename().string());
        CAPTURE(reading.name);
        CAPTURE(value);
        Readings readings = ledger.readings;
        reading.set(readings, value);
        const bool is_same = said(evaluate(ledger, readings, day, {}, &kept)) ==
                             said(evaluate(ledger, readings, day));
        REQUIRE(is_same);
        ++answers;
      }
    }
    walks += kept.walks();
  }
  REQUIRE(answers > 0);
  CHECK(walks < answers / 2);
}

TEST_CASE(
    "a bare list that is given a payment is an object afterwards, and its lines stand elsewhere") {
  ReadResult read = read_ledger_text(
      R"([{"invoice": "1", "date": "2009-02-01", "country": "DE", "quantity": "1", "gross": "-5", )"
      R"("currency": "EUR"}])");
  REQUIRE(read.ledger.has_value());
  Ledger ledger = std::move(*read.ledger);
  const Date day = *parse_date("2010-01-01");
  KeptLines kept;
  const Evaluation before = evaluate(ledger, {}, day, {}, &kept);
  REQUIRE(replace_facts(ledger, R"({"format": "jm216-ledger/1", "sales": [], "payments": []})")
              .empty());
  const Evaluation after = evaluate(ledger, {}, day, {}, &kept);
  const auto is_same = [](const Evaluation& a, const Evaluation& b) { return said(a) == said(b); };
  CHECK_FALSE(is_same(before, after));
  CHECK(is_same(after, evaluate(ledger, {}, day)));
}

TEST_CASE("what is kept has a bound, whatever it is made of") {
  const auto many = [](std::size_t count, const auto& one) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ", ") + one(i);
    return list;
  };
  const auto same_invoice_twice = [](std::size_t i) {
    return R"({"invoice": ")" + std::to_string(i / 2) +
           R"(", "date": "2009-02-01", "country": "DE", "quantity": "1", "gross": "1", )"
           R"("currency": "EUR"})";
  };
  const auto generic = [](std::size_t) {
    return std::string(
        R"({"country": "DE", "available_from": "2009-01-01", "marketer": "Copycat"})");
  };
  const std::string findings = R"({"sales": [)" + many(10'000, same_invoice_twice) + "]}";
  const std::string records = R"({"sales": [], "generics": [)" + many(5'000, generic) + "]}";
  for (const std::string& text : {findings, records}) {
    ReadResult read = read_ledger_text(text);
    REQUIRE(read.ledger.has_value());
    KeptLines kept;
    for (const auto post_expiry :
         {PostExpiry::to_term, PostExpiry::us_stops, PostExpiry::where_patented}) {
      for (const auto given_by : {CreditsGivenBy::any_seller, CreditsGivenBy::licensee}) {
        Readings readings;
        readings.post_expiry = post_expiry;
        readings.credits_given_by = given_by;
        evaluate(*read.ledger, readings, *parse_date("2010-01-01"), {}, &kept);
      }
    }
    CHECK(kept.walks() == 6);
    CHECK(kept.kept() == 3);  // of 5,000 parts each
  }
}

TEST_CASE("what touches no line costs no walk through the lines") {
  const auto ledger_with = [](const std::string& sections) {
    ReadResult read = read_ledger_text(
        R"({"sales": [{"invoice": "1", "date": "2009-02-01", "country": "DE", "quantity": "1", )"
        R"("gross": "100", "currency": "EUR"}])" +
        sections + "}");
    REQUIRE(read.ledger.has_value());
    return std::move(*read.ledger);
  };
  const Date day = *parse_date("2010-01-01");
  KeptLines kept;
  const auto ask = [&](const Ledger& ledger, const Readings& readings, Date as_of) {
    const bool is_same = said(evaluate(ledger, readings, as_of, {}, &kept)) ==
                         said(evaluate(ledger, readings, as_of));
    CHECK(is_same);
    return kept.walks();
  };
  CHECK(ask(ledger_with(""), {}, day) == 1);
  for (const char* section : {
           R"(, "payments": [{"for": "signature", "date": "2009-03-01", "amount": "5"}])",
           R"(, "fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.3"}])",
           R"(, "base_rates": [{"from": "2001-01-01", "percent": "5"}])",
           R"(, "statements": [{"quarter": "2009-Q1", "date": "2009-04-20", "royalty_usd": "1"}])",
           R"(, "claims": [{"date": "2009-04-20", "limb": "ip", "amount_usd": "1"}])",
           R"(, "title": "Another")",
       }) {
    CAPTURE(section);
    CHECK(ask(ledger_with(section), {}, day) == 1);
  }
  // Days on which nothing of the lines is learnt, and readings of no line here.
  CHECK(ask(ledger_with(""), {}, day + Days{400}) == 1);
  Readings readings;
  readings.rounding = Rounding::half_even;
  readings.free_supply = FreeSupply::fair_market_price;
  readings.generic_withdrawn = GenericWithdrawn::permanent;
  CHECK(ask(ledger_with(""), readings, day) == 1);
  // And what does touch them.
  CHECK(ask(ledger_with(""), {}, *parse_date("2009-01-31")) == 2);
  CHECK(ask(ledger_with(R"(, "generics": [{"country": "DE", "available_from": "2009-01-01", )"
                        R"("marketer": "Copycat"}])"),
            {}, day) == 3);
  // What was asked before is still known, unless it is to be forgotten.
  CHECK(ask(ledger_with(""), {}, day) == 3);
  kept.forget();
  CHECK(ask(ledger_with(""), {}, day) == 4);
}

}  // namespace jm216::test::kept_lines_test
