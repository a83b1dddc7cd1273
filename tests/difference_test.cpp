// Two answers side by side.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/compare/difference.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216::test::difference_test {

Report report_of(std::string_view text) {
  const ReadResult read = read_ledger_text(text);
  REQUIRE(read.ledger);
  return evaluate(*read.ledger, read.ledger->readings, *read.ledger->as_of).report;
}

std::string ledger(std::string_view gross, std::string_view more = "") {
  return R"({"as_of":"2009-06-30","sales":[{"invoice":"1","date":"2009-02-03","country":"US","currency":"USD","gross":")" +
         std::string(gross) + "\"}]" + std::string(more) + "}";
}

const ReportDifference* find(const std::vector<ReportDifference>& all, std::string_view what) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const ReportDifference& d) { return d.either().what == what; });
  return found == all.end() ? nullptr : &*found;
}

TEST_CASE("An answer does not differ from itself") {
  const Report report = report_of(ledger("1000"));
  CHECK(differences(report, report).empty());
}

TEST_CASE("Two rights of one name, each party's after the other's force majeure, are two") {
  const Report report = report_of(R"({"as_of": "2010-06-30", "sales": [], "force_majeure": [
      {"party": "licensee", "from": "2009-06-15"}, {"party": "licensor", "from": "2009-07-15"}]})");
  REQUIRE(std::count_if(report.rights.begin(), report.rights.end(), [](const Right& right) {
            return right.id == "terminate-force-majeure";
          }) == 2);
  CHECK(differences(report, report).empty());
}

// 8.5% (V.4) of 1,000.00 is 85.00, of 1,200.00 it is 102.00: 17.00 more.
TEST_CASE("A claim moves what is claimed under the cap and what is left of it") {
  const Report before = report_of(ledger("1000"));
  const Report after = report_of(ledger(
      "1000", R"(,"claims":[{"date":"2008-06-01","limb":"defects","amount_usd":"120000"}])"));
  const std::vector<ReportDifference> all = differences(before, after);
  const ReportDifference* left = find(all, "Left of the cap");
  REQUIRE(left != nullptr);
  CHECK(left->before->text == "5000000.00");
  CHECK(left->after->text == "4880000.00");
  CHECK(find(all, "Claims under the cap") != nullptr);
}

TEST_CASE("A dearer invoice: quarter, row, obligation and totals grow by the same royalty") {
  const auto all = differences(report_of(ledger("1000")), report_of(ledger("1200")));
  for (const std::string_view what :
       {"Royalty of all quarters", "2009-Q1, royalty", "2009-Q1, payable",
        "2009-Q1, United States, licensee, JM216, royalty", "Royalty payable for 2009-Q1, amount",
        "Royalty payable for 2009-Q1, outstanding"}) {
    CAPTURE(what);
    const ReportDifference* one = find(all, what);
    REQUIRE(one != nullptr);
    REQUIRE(one->growth());
    CHECK(one->growth()->text() == "17.00");
    CHECK(one->before->text == "85.00");
    CHECK(one->after->text == "102.00");
  }
  CHECK(find(all, "TERM, ends") == nullptr);
}

TEST_CASE("A generic changes a row's basis and rate, not which row it is") {
  const auto all = differences(
      report_of(ledger("1000")),
      report_of(ledger("1000", R"(,"generics":[{"country":"US","available_from":"2009-01-01"}])")));
  const ReportDifference* basis = find(all, "2009-Q1, United States, licensee, JM216, basis");
  REQUIRE(basis != nullptr);
  CHECK(basis->before->text == "full 8.5%");
  CHECK(basis->after->text == "generic 0%");
  CHECK_FALSE(basis->growth());
  CHECK(find(all, "2009-Q1, royalty")->growth()->text() == "-85.00");
}

TEST_CASE("What only one answer has is a difference, and dollars count as nothing in the other") {
  const auto all =
      differences(report_of(R"({"as_of":"2009-06-30","sales":[]})"), report_of(ledger("1000")));
  const ReportDifference* row = find(all, "2009-Q1, United States, licensee, JM216, royalty");
  REQUIRE(row != nullptr);
  CHECK_FALSE(row->before);
  CHECK(row->growth()->text() == "85.00");
  const auto back =
      differences(report_of(ledger("1000")), report_of(R"({"as_of":"2009-06-30","sales":[]})"));
  row = find(back, "2009-Q1, United States, licensee, JM216, royalty");
  REQUIRE(row != nullptr);
  CHECK_FALSE(row->after);
  CHECK(row->growth()->text() == "-85.00");
}

}  // namespace jm216::test::difference_test
