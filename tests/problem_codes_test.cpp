// Each problem has the code that docs/formats.md gives for what is wrong, and none is without a case.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "core/compare/answers.hpp"
#include "core/export/json.hpp"
#include "core/import/import.hpp"
#include "core/json/json_tree.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"
#include "tests/support/five_columns.hpp"

namespace jm216::test::problem_codes_test {

using five_columns::head;
using five_columns::mapping;

std::set<ProblemCode> seen;

// The codes in their order, with the names.
std::string codes(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems.list) {
    seen.insert(problem.code);
    if (!text.empty()) text += ' ';
    text += kind_of(problem.code).code;
    if (!problem.name.empty()) text += ":" + problem.name;
  }
  return text;
}

std::string of_ledger(std::string_view text) {
  return codes(read_ledger_text(text).problems);
}

// A line of sales that lacks nothing, with these members besides.
std::string with(const std::string& members) {
  return R"({"sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":"1",)" +
         members + "}]}";
}

std::string of_table(std::string_view text, std::string_view mapping) {
  const MappingRead read = read_mapping(mapping);
  if (!read.mapping) return codes(read.problems);
  return codes(import_sales(source_of(text), *read.mapping).problems);
}

TEST_CASE("a problem of a ledger has its code") {
  CHECK(of_ledger("{") == "not-json");
  CHECK(of_ledger("{\"sales\":[],\"notes\":" + std::string(40, '[') + std::string(40, ']') + "}")
            .find("too-deep") != std::string::npos);
  CHECK(of_ledger("{\"sales\":[],\"title\":\"" + std::string(5000, 'a') + "\"}") == "too-long");
  CHECK(of_ledger("{\"sales\":[],\"title\":\"\\u0000\"}") == "nul-in-text");
  CHECK(of_ledger("{\"sales\":[],\"format\":\"jm216-ledger/9\"}") == "unknown-format");
  CHECK(of_ledger("{\"sales\":[],\"readings\":{\"roundin\":\"half-up\"}}") ==
        "unknown-member:roundin");
  CHECK(of_ledger("{}") == "missing-member:sales");
  CHECK(of_ledger("{\"sales\":[{}]}") ==
        "missing-member:invoice missing-member:date missing-member:country "
        "missing-member:currency missing-member:gross");
  CHECK(of_ledger("{\"sales\":[],\"title\":\"a\",\"title\":\"b\"}") == "duplicate-member:title");
  CHECK(of_ledger("{\"sales\":[],\"title\":\"a\",\"x\":1,\"x\":2}") == "duplicate-member:x");
  CHECK(of_ledger("{\"sales\":1}").starts_with("wrong-type"));
  CHECK(of_ledger("1").starts_with("wrong-type"));
  CHECK(of_ledger(with("\"buyer\":\"\"")) == "empty-text");
  CHECK(of_ledger("{\"sales\":[],\"as_of\":\"2009-02-30\"}") == "bad-date");
  CHECK(of_ledger("{\"sales\":[],\"as_of\":\"2300-01-01\"}") == "out-of-limits");
  CHECK(of_ledger("{\"sales\":[],\"statements\":[{\"quarter\":\"Q1\",\"date\":\"2009-04-01\","
                  "\"royalty_usd\":\"1\"}]}") == "bad-quarter");
  CHECK(of_ledger(with("\"quantity\":\"1,000\"")) == "bad-decimal");
  CHECK(of_ledger(with("\"quantity\":\"1.23456\"")) == "out-of-limits");
  CHECK(of_ledger("{\"sales\":[],\"generics\":[{\"country\":\"UK\",\"available_from\":"
                  "\"2009-02-03\"}]}") == "unknown-code");
  CHECK(of_ledger(with("\"credit_reason\":\"other.\"")) == "unknown-choice");
  CHECK(of_ledger("{\"sales\":[],\"readings\":{\"rounding\":\"up\"}}") == "unknown-choice");
  CHECK(of_ledger("{\"sellers\":{}," + with("\"seller\":\"x\"").substr(1)) == "unknown-seller");
  CHECK(of_ledger("{\"sales\":[],\"force_majeure\":[{\"party\":\"licensee\",\"from\":"
                  "\"2009-02-03\",\"to\":\"2009-02-02\"}]}") == "wrong-order");
  CHECK(of_ledger(with("\"quantity\":\"-1\"")) == "contradiction");
  CHECK(of_ledger("{\"sales\":[],\"milestones\":[{\"milestone\":1},{\"milestone\":1}]}") ==
        "contradiction");
  CHECK(of_ledger("{\"sales\":[],\"fx\":[{\"currency\":\"EUR\",\"date\":\"2009-02-03\"}]}") ==
        "missing-member");
}

TEST_CASE("a problem of an edit, an answer or settings has its code") {
  Ledger ledger = *read_ledger_text("{\"sellers\":{\"a\":{\"role\":\"affiliate\"}}," +
                                    with("\"seller\":\"a\"").substr(1))
                       .ledger;
  CHECK(codes(check_facts(ledger, "{\"sales\":[],\"sellers\":{}}")) == "still-named");

  Problems problems;
  CHECK_FALSE(compare_answers({"", "{}"}, {"", "{\"format\":\"x\",\"format\":\"x\"}"}, problems));
  CHECK(codes(problems) == "unknown-format duplicate-member:format");

  Problems large;
  std::string names = "{";
  for (int i = 0; i < 2200; ++i) {
    names += '"' + std::to_string(i) + std::string(4000, 'a') + "\":1,";
  }
  read_json_tree(names + "\"z\":1}", "settings", "an object", large);
  CHECK(codes(large).starts_with("too-large"));
}

TEST_CASE("a problem of a table or of its mapping has its code") {
  CHECK(of_table("", "[]") == "wrong-type");
  CHECK(of_table("", "{\"formats\":1}") == "unknown-member:formats");
  CHECK(of_table(head, "{}").starts_with("undecided undecided"));
  CHECK(of_table("invoice,date\n", mapping()) == "unknown-column unknown-column unknown-column");
  CHECK(of_table("x," + head, mapping(",\"ignored\":[]")) == "unused-column");
  CHECK(of_table(head, mapping()) == "no-sales");
  CHECK(of_table(head + "A\n", mapping()) == "missing-member");
  CHECK(of_table(head + "A,2009-02-03,US,USD,1,2\n", mapping()) == "bad-table");
  CHECK(of_table(head + "\"A\"B,2009-02-03,US,USD,1\n", mapping()) == "bad-table");
  CHECK(of_table(head + "\xFF,2009-02-03,US,USD,1\n", mapping()) == "bad-encoding");
  CHECK(of_table(head + "A,2009-02-30,UK,XXY,1.2.3\n", mapping()) ==
        "bad-date unknown-code unknown-code bad-decimal");
  CHECK(of_table(head + ",2009-02-03,US,USD,1\n", mapping()) == "missing-member:invoice");
}

TEST_CASE("a workbook that cannot be read has its code") {
  const Complaint complaint(Sentence::workbook_cut);
  CHECK(complaint.message ==
        "the file is cut: its end is missing; copy or download it anew, in full");
  seen.insert(complaint.code);
}

TEST_CASE("no code of the catalogue is without a case above") {
  for (std::size_t i = 0; i < problem_code_count; ++i) {
    const auto code = static_cast<ProblemCode>(i);
    CHECK_MESSAGE(seen.count(code) == 1, kind_of(code).code);
  }
}

TEST_CASE("check says in JSON where each problem is, its code and the member's name") {
  CHECK(
      to_json(read_ledger_text("{\"sales\":[\n{}]}").problems)
          .find("{\n      \"code\": \"missing-member\",\n      \"file\": \"\",\n      \"pointer\": "
                "\"/sales/0\",\n      \"line\": 2,\n      \"column\": 1,\n      \"message\": "
                "\"\\\"gross\\\" is missing, which a sales line must have\",\n      \"name\": "
                "\"gross\"\n    }") != std::string::npos);
}

}  // namespace jm216::test::problem_codes_test
