// Two answers compared: small ones, whose differences are seen at a glance.
#include <doctest/doctest.h>

#include "core/compare/answers.hpp"
#include "core/export/comparison.hpp"

namespace jm216::test::compare_answers_test {

const std::string mine = R"({
  "format": "jm216-report/1",
  "as_of": "2009-06-30",
  "ledger": { "title": "Ours", "sha256": "aa", "lines_read": 3 },
  "quarters": [
    { "quarter": "2009-Q1", "rows": [
      { "seller": "EURO", "country": "DE", "basis": "full", "clause": "V.4", "rate_percent": "8.5", "lines": 3, "royalty_usd": "100.00" },
      { "seller": "EURO", "country": "FR", "basis": "full", "clause": "V.4", "rate_percent": "8.5", "lines": 1, "royalty_usd": "7.50" }],
      "royalty_usd": "107.50", "statement": null }],
  "milestones": [ { "number": 1, "attained": null }, { "number": 2, "attained": null } ],
  "obligations": [ { "id": "supply", "status": "paid" } ],
  "findings": [ { "code": "a" } ]
})";

const std::string theirs = R"({
  "format": "jm216-report/1",
  "as_of": "2009-06-30",
  "ledger": { "title": "Theirs", "sha256": "bb", "lines_read": 5 },
  "quarters": [
    { "quarter": "2009-Q1", "rows": [
      { "seller": "EURO", "country": "DE", "basis": "full", "clause": "V.4", "rate_percent": "8.5", "lines": 5, "royalty_usd": "99.995" }],
      "royalty_usd": null, "statement": { "date": "2009-04-28" } }],
  "milestones": [ { "number": 1, "attained": "2003-12-20" }, { "number": 2, "attained": null } ],
  "obligations": [ { "id": "supply", "status": "paid" }, { "id": "royalty-2009-Q1", "status": "due" } ],
  "findings": []
})";

std::string line(const AnswerDifference& one) {
  return pointer_to(one.where) + ": " + one.mine.value_or("-") + " | " + one.theirs.value_or("-") +
         (one.difference ? " | " + one.difference->shortest() : "");
}

std::string first_problem(const std::string& left, const std::string& right) {
  Problems problems;
  if (compare_answers({"left", left}, {"right", right}, problems)) return "compared";
  return to_string(problems.list.at(0));
}

ByteSource source_of(const std::string& text, std::size_t step) {
  return [text, step, at = std::size_t{0}](char* buffer, std::size_t capacity) mutable {
    const std::size_t count = std::min({step, capacity, text.size() - at});
    text.copy(buffer, count, at);
    at += count;
    return count;
  };
}

TEST_CASE("two answers: everything that differs, by the names of what lists hold") {
  Problems problems;
  const auto all = compare_answers({"", mine}, {"", theirs}, problems);
  REQUIRE(all);
  CHECK(problems.empty());
  CHECK(all->mine.title == "Ours");
  CHECK(all->theirs.sha256 == "bb");
  CHECK(all->theirs.as_of == "2009-06-30");
  const std::vector<std::string> expected{
      "/ledger/title: Ours | Theirs",
      "/ledger/sha256: aa | bb",
      "/ledger/lines_read: 3 | 5 | 2",
      "/quarters/2009-Q1/rows/EURO DE full 8.5/lines: 3 | 5 | 2",
      "/quarters/2009-Q1/rows/EURO DE full 8.5/royalty_usd: 100.00 | 99.995 | -0.005",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/seller: EURO | -",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/country: FR | -",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/basis: full | -",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/clause: V.4 | -",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/rate_percent: 8.5 | -",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/lines: 1 | -",
      "/quarters/2009-Q1/rows/EURO FR full 8.5/royalty_usd: 7.50 | -",
      "/quarters/2009-Q1/royalty_usd: 107.50 | null",
      "/quarters/2009-Q1/statement/date: - | 2009-04-28",
      "/milestones/1/attained: null | 2003-12-20",
      "/obligations/royalty-2009-Q1/id: - | royalty-2009-Q1",
      "/obligations/royalty-2009-Q1/status: - | due",
  };
  std::vector<std::string> found;
  for (const AnswerDifference& one : all->differences) found.push_back(line(one));
  CHECK(found == expected);
}

TEST_CASE("figures of more digits than can be reckoned with differ as texts") {
  const auto differences_of = [](const std::string& left, const std::string& right) {
    const auto answer = [](const std::string& figure) {
      return R"({"format": "jm216-report/1", "totals": {"royalty_usd": ")" + figure + R"("}})";
    };
    Problems problems;
    auto all = compare_answers({"", answer(left)}, {"", answer(right)}, problems);
    REQUIRE(all);
    for (const std::string_view format : {"text", "html", "csv", "json"}) {
      CHECK(write_comparison(*all, {std::string(format)}, [](std::string_view) {}));
    }
    REQUIRE(all->differences.size() == 1);
    return all->differences[0].difference;
  };
  const std::string nines(74, '9');
  for (const std::string& one :
       {nines, "-" + nines, "0." + nines, "0." + std::string(101, '0') + "1", nines + nines,
        nines.substr(0, 40) + "." + nines.substr(0, 35)}) {
    for (const std::string& other : {std::string("5"), "0." + nines, nines + ".5"}) {
      CAPTURE(one);
      CAPTURE(other);
      if (one == other) continue;
      const auto difference = differences_of(one, other);
      // Of 74 nines and 5 the difference has 74 digits, and is told.
      CHECK(difference.has_value() == (other == "5" && (one == nines || one == "-" + nines)));
    }
  }
}

TEST_CASE("an answer and itself do not differ") {
  Problems problems;
  const auto all = compare_answers({"", mine}, {"", mine}, problems);
  REQUIRE(all);
  CHECK(all->differences.empty());
}

TEST_CASE("in words: no table where it would be empty") {
  const auto in_words = [](const std::string& right, const std::string& left = mine) {
    Problems problems;
    std::string text;
    const auto all = compare_answers({"", left}, {"", right}, problems);
    REQUIRE(all);
    REQUIRE(write_comparison(*all, {"text"}, [&](std::string_view part) { text += part; }));
    return text;
  };
  CHECK(in_words(mine).find("\n\nNothing differs.\n") != std::string::npos);
  std::string renamed = mine;
  renamed.replace(renamed.find("Ours"), 4, "Hers");
  const std::string text = in_words(renamed);
  CHECK(text.find("Theirs: Hers, on 2009-06-30") != std::string::npos);
  CHECK(text.find("\n\nNothing else differs.\n") != std::string::npos);
  CHECK(text.find("Theirs less mine") == std::string::npos);
  CHECK(in_words(theirs).find("Theirs less mine") != std::string::npos);
  std::string richer = theirs;
  richer.replace(richer.find("\"royalty_usd\": null"), 19, "\"royalty_usd\": \"1234567.5\"");
  CHECK(in_words(richer).find("1,234,567.50") != std::string::npos);
  std::string poorer = mine;  // one side has no such figure
  poorer.replace(poorer.find("\"7.50\""), 6, "\"7654321.00\"");
  CHECK(in_words(theirs, poorer).find("7,654,321.00") != std::string::npos);
}

TEST_CASE("what is no answer is said, with its name") {
  CHECK(first_problem(mine, "[]") ==
        "right: /format (line 1, column 1): this is no answer of the form \"jm216-report/1\"; make "
        "it anew from its ledger");
  CHECK(
      first_problem(R"({"format": "jm216-report/2"})", mine) ==
      "left: /format (line 1, column 1): this is no answer of the form \"jm216-report/1\"; make it "
      "anew from its ledger");
  CHECK(first_problem(mine.substr(0, 200), mine).starts_with("left: (line "));
}

TEST_CASE("a source is told for an answer by its beginning, and loses nothing by it") {
  const std::string begun = "\xEF\xBB\xBF \n{ \"format\" : \"jm216-report/1\", ";
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
    for (const std::string& text : {mine, begun + std::string(5000, ' ') + '}'}) {
      ByteSource source = source_of(text, step);
      CHECK(is_answer(source));
      CHECK(rest_of(source) == text);
    }
    for (const std::string& text :
         {std::string(), std::string("{}"), std::string(R"({"title": "jm216-report/1"})"),
          std::string(R"({"format": "jm216-ledger/1", "sales": []})")}) {
      ByteSource source = source_of(text, step);
      CHECK_FALSE(is_answer(source));
      CHECK(rest_of(source) == text);
    }
  }
}

}  // namespace jm216::test::compare_answers_test
