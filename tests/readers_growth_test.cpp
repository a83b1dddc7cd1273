// What is read, compared and written takes as long as it is. At these sizes whatever looks at each
// part once for each other part would take minutes.
#include <doctest/doctest.h>

#include "core/compare/answers.hpp"
#include "core/compare/difference.hpp"
#include "core/compare/mixture.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/export/html.hpp"
#include "core/json/json_tree.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216::test::readers_growth_test {

// Under the sanitizers a tenth, for they take ten times as long.
constexpr int many = JM216_SEEDS < 100 ? 20'000 : 200'000;

// So many pieces, with commas between.
template <class Piece>
std::string list(int count, const Piece& piece) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += ',';
    text += piece(i);
  }
  return text;
}

std::string number(int i) {
  return std::to_string(i);
}

std::string answer(const std::string& rest) {
  return R"({"format":"jm216-report/1",)" + rest + '}';
}

std::vector<AnswerDifference> differences_of(const std::string& mine, const std::string& theirs) {
  Problems problems;
  auto all = compare_answers({"", mine}, {"", theirs}, problems);
  REQUIRE(all);
  return std::move(all->differences);
}

Ledger read(const std::string& text) {
  ReadResult result = read_ledger_text(text);
  for (const Problem& problem : result.problems.list) MESSAGE(to_string(problem));
  REQUIRE(result.ledger);
  return std::move(*result.ledger);
}

std::string sale(const std::string& invoice, int gross, const std::string& seller = "licensee") {
  return R"({"invoice":")" + invoice + R"(","date":"2009-02-03","country":"US","seller":")" +
         seller + R"(","currency":"USD","gross":)" + number(gross) + '}';
}

std::size_t count_of(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST_CASE("an object of many members is read, and a name that comes twice is found") {
  const auto member = [](int i) { return "\"m" + number(i) + "\":0"; };
  const std::string members = list(many, member);
  Problems problems;
  const JsonTree tree = read_json_tree("{" + members + "}", "text", "", problems);
  CHECK(problems.empty());
  CHECK(tree.root().count() == many);
  const JsonTree again = read_json_tree("{" + members + ",\n\"m7\":1}", "text", "", problems);
  REQUIRE(problems.list.size() == 1);
  CHECK(to_string(problems.list[0]) ==
        "(line 2, column 1): the field \"m7\" occurs twice in one object; keep one");
}

TEST_CASE("two answers with many members, deadlines or texts") {
  const auto members = [](int changed) {
    return answer(
        list(many, [&](int i) { return "\"m" + number(i) + "\":" + (i == changed ? "1" : "0"); }));
  };
  const auto found = differences_of(members(-1), members(7));
  REQUIRE(found.size() == 1);
  CHECK(pointer_to(found[0].where) == "/m7");

  // The last first, and one done.
  const auto deadlines = [](bool reversed) {
    return answer("\"deadlines\":[" +
                  list(many,
                       [&](int i) {
                         const int n = reversed ? many - 1 - i : i;
                         return R"({"id":"d-)" + number(n) + R"(","status":")" +
                                (reversed && n == 7 ? "done" : "upcoming") + "\"}";
                       }) +
                  ']');
  };
  const auto other = differences_of(deadlines(false), deadlines(true));
  REQUIRE(other.size() == 1);
  CHECK(pointer_to(other[0].where) == "/deadlines/d-7/status");

  const auto texts = [](const std::string& last) {
    return answer("\"notes\":[" + list(many, [](int) { return "\"a\""; }) + ",\"" + last + "\"]");
  };
  const auto third = differences_of(texts("a"), texts("b"));
  REQUIRE(third.size() == 2);
  CHECK(pointer_to(third[0].where) == "/notes/a (" + number(many + 1) + ')');
  CHECK(pointer_to(third[1].where) == "/notes/b");
}

TEST_CASE("lines of one invoice number are paired: equal ones first, then in order") {
  const int count = 100'000;
  const auto sales = [&](bool reversed, int first) {
    return read(
        R"({"sales":[)" +
        list(count, [&](int i) { return sale("1", first + (reversed ? count - 1 - i : i)); }) +
        "]}");
  };
  // 0 to 99,999 and, the last first, 2 to 100,001.
  const LedgerPairs pairs = pair_facts(sales(false, 0), sales(true, 2));
  const auto& paired = pairs.sections.at(number_of(jm216::Section::sales)).pairs;
  REQUIRE(paired.size() == count);
  CHECK(!paired[0].is_equal);
  CHECK(paired[0].theirs == 0);  // the first of those that mine has not: 100,001
  CHECK(paired[1].theirs == 1);
  CHECK(paired[2].is_equal);
  CHECK(paired[2].theirs == count - 1);
  CHECK(paired[count - 1].theirs == 2);
}

TEST_CASE("many sellers: mixed, edited, named") {
  constexpr int sellers = 50'000;
  const std::string ids =
      list(sellers, [](int i) { return "\"S" + number(i) + R"(":{"role":"affiliate"})"; });
  const std::string facts = R"("sellers":{)" + ids + '}';
  const Ledger ledger =
      read("{" + facts + R"(,"sales":[)" +
           list(sellers, [](int i) { return sale(number(i), 1, "S" + number(i)); }) + "]}");
  const Ledger none = read(R"({"sellers":{},"sales":[]})");
  const LedgerPairs pairs = pair_facts(ledger, none);
  Mixer mixer(ledger, none, pairs);
  Taken taken = take(pairs, false);
  for (auto&& seller : taken.at(number_of(jm216::Section::sellers)).pairs) seller = true;
  CHECK(mixer.mix(taken).sellers->size() == sellers);  // each sells

  CHECK(check_facts(ledger, "{" + facts + R"(,"sales":[]})").empty());

  Report report;
  QuarterReport quarter;
  quarter.quarter = Quarter::of(make_date(2009, 1, 1));
  for (const Seller& seller : *ledger.sellers) {
    report.ledger.sellers.push_back({seller.id, "Seller " + seller.id});
    quarter.rows.emplace_back().seller = seller.id;
  }
  report.quarters.push_back(quarter);
  std::size_t named = 0;
  for (const ReportFigure& figure : figures_of(report)) {
    if (figure.what.find(", Seller S") != std::string::npos) ++named;
  }
  CHECK(named == 2 * sellers);  // basis and royalty of each row

  Evaluation evaluation{report, {}};
  std::string html;
  const TextOutput put = [&html](std::string_view piece) { html += piece; };
  REQUIRE(write_statement_html(quarter.quarter, evaluation, ledger, put));
  CHECK(count_of(html, "<h3>S") == sellers);
  CHECK(count_of(html, "<caption>Payment due for it</caption>") == sellers);
}

TEST_CASE("a hundred sellers that are not listed, among many long ids that are") {
  const std::string tail(55, 'a');
  const std::string ids =
      list(30'000, [&](int i) { return "\"S" + number(i) + tail + R"(":{"role":"affiliate"})"; });
  const std::string sales = list(100, [&](int i) { return sale("1", 1, "T" + number(i) + tail); });
  const ReadResult result = read_ledger_text(R"({"sellers":{)" + ids + R"(},"sales":[)" + sales +
                                             ',' + sale("1", 1, "s7" + tail) + "]}");
  REQUIRE(result.problems.list.size() == Problems::shown);
  CHECK(result.problems.more == 1);
  CHECK(result.problems.list[0].message.ends_with("; use \"S0" + tail.substr(0, 38) + "…\""));
}

TEST_CASE("a document of many explanations, each linking to the next") {
  Evaluation evaluation;
  for (int i = 0; i < many / 2; ++i) {
    Deadline deadline;
    deadline.id = "d-" + number(i);
    deadline.what = "event " + number(i) + " ends";
    evaluation.report.deadlines.push_back(deadline);
    Explanation why;
    why.id = "deadline:" + deadline.id;
    evaluation.explanations.emplace(why.id, why);
  }
  std::string html;
  const TextOutput put = [&html](std::string_view piece) { html += piece; };
  write_report_html(evaluation, Ledger(), put);
  CHECK(count_of(html, "<h3 id=\"why-deadline_d-") == many / 2);
  CHECK(html.find("\">Event 7 ends: ") != std::string::npos);

  // The first is linked to, and it alone.
  const int chain = 20'000;
  Evaluation linked;
  Deadline deadline;
  deadline.id = "0";
  linked.report.deadlines.push_back(deadline);
  for (int i = 0; i < chain; ++i) {
    Explanation why;
    why.id = "deadline:" + number(i);
    why.steps.push_back({"", "", "", {{"next", "", "deadline:" + number(i + 1), ""}}, "", ""});
    linked.explanations.emplace(why.id, why);
  }
  html.clear();
  write_report_html(linked, Ledger(), put);
  CHECK(count_of(html, "<h3 id=\"why-deadline_") == chain);
}

TEST_CASE("many infringements in a country that has a patent on every other day") {
  // From 1 May 2002, day 121 after notice, they come to 40%: 8.5% × 0.6.
  const int records = many / 10;
  const int days = JM216_SEEDS < 100 ? 250 : 2500;  // before the TERM ends
  const std::string percent = JM216_SEEDS < 100 ? "0.02" : "0.002";
  const auto day = [](int i) { return to_string(make_date(2003, 1, 1) + Days{i}); };
  const std::string infringements = list(records, [&](int) {
    return R"({"country":"VN","notified":"2001-12-31","percent":")" + percent + "\"}";
  });
  const std::string patents = list(days, [&](int i) {
    return R"({"kind":"other","country":"VN","application":"A","granted":"1","granted_on":")" +
           day(2 * i) + R"(","expires":")" + day(2 * i) + "\"}";
  });
  const std::string sales = list(2 * days, [&](int i) {
    return R"({"invoice":"1","date":")" + day(i) + R"(","country":"VN","product":"P)" + number(i) +
           R"(","currency":"USD","gross":100})";
  });
  const Ledger ledger = read(R"({"sales":[)" + sales + R"(],"infringements":[)" + infringements +
                             R"(],"patents":[)" + patents + "]}");
  const Evaluation evaluation = evaluate(ledger, {}, make_date(2019, 12, 31));
  int reduced = 0;
  int full = 0;
  for (const QuarterReport& quarter : evaluation.report.quarters) {
    for (const Row& row : quarter.rows) {
      if (row.rate.text() == "5.1") ++reduced;
      if (row.rate.text() == "8.5") ++full;
    }
  }
  CHECK(reduced == days);
  CHECK(full == days);

  // Of each such row the first twenty are named, and the rest together.
  std::string html;
  write_report_html(evaluation, ledger, [&html](std::string_view piece) { html += piece; });
  const auto rest = static_cast<std::size_t>(records - 20);
  CHECK(count_of(html, "and " + std::to_string(rest) + " more, together") ==
        static_cast<std::size_t>(days));
}

}  // namespace jm216::test::readers_growth_test
