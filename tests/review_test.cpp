// The questions of a review (V.7): each is asked where there is something to ask, and not in the
// nearest case where there is nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/basics/byte_source.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/review/questions.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::review_test {

struct Sold {
  std::string date;
  std::string country = "DE";
  std::string gross = "101";
  std::string quantity = "1";
  std::string seller = "A";
  std::string invoice = {};  // its own, unless named
  std::string more = {};
};

std::string sales_of(const std::vector<Sold>& all) {
  std::string text;
  int number = 0;
  for (const Sold& one : all) {
    ++number;
    text += std::string(text.empty() ? "" : ",") + R"({"invoice":")" +
            (one.invoice.empty() ? "I" + std::to_string(number) : one.invoice) + R"(","line":")" +
            std::to_string(number) + R"(","date":")" + one.date + R"(","country":")" + one.country +
            R"(","currency":"EUR","gross":")" + one.gross + R"(","quantity":")" + one.quantity +
            R"(","seller":")" + one.seller + '"' + one.more + '}';
  }
  return text;
}

const std::string sellers = R"("sellers":{"A":{"name":"Alpha","role":"affiliate"},)"
                            R"("B":{"name":"Beta","role":"sublicensee"}})";

std::vector<Finding> asked(const std::vector<Sold>& all, const std::string& as_of = "2010-12-31",
                           const std::string& more = {}) {
  const Answer answer =
      ask(ledger(as_of, sales_of(all), sellers + (more.empty() ? "" : "," + more)));
  // A review adds its questions; the answer is what it was.
  for (const Finding& finding : answer.report().findings)
    CHECK(kind_of(finding.code).severity != Severity::question);
  return questions_of(answer.ledger, answer.report());
}

std::vector<Finding> asked_of(std::string_view code, const std::vector<Sold>& all,
                              const std::string& as_of = "2010-12-31",
                              const std::string& more = {}) {
  std::vector<Finding> found;
  for (const Finding& one : asked(all, as_of, more)) {
    CHECK(kind_of(one.code).severity == Severity::question);
    if (kind_of(one.code).code == code) found.push_back(one);
  }
  return found;
}

TEST_CASE("a country of the two quarters before is asked for, where the seller sold elsewhere") {
  std::vector<Sold> sold{
      {"2009-01-05"}, {"2009-02-05", "FR"}, {"2009-04-05"}, {"2009-05-05", "FR"}, {"2009-07-06"}};
  auto found = asked_of("country-fell-silent", sold);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "/sales/3");  // the last in France
  CHECK(found[0].clause == "V.7");
  CHECK(found[0].question == "country-fell-silent:A:2009-Q3");
  CHECK(found[0].message ==
        "Alpha sold in France in each of the two quarters before 2009-Q3 and not in it: did sales "
        "there end, or are lines missing?");
  // The quarter has not ended.
  CHECK(asked_of("country-fell-silent", sold, "2009-09-29").empty());
  CHECK(asked_of("country-fell-silent", sold, "2009-09-30").size() == 1);
  // Of another seller.
  sold.push_back({"2009-08-05", "FR", "101", "1", "B"});
  CHECK(asked_of("country-fell-silent", sold).size() == 1);
  sold.push_back({"2009-08-05", "FR"});
  CHECK(asked_of("country-fell-silent", sold).empty());
  // Of one quarter before alone.
  CHECK(asked_of("country-fell-silent",
                 {{"2009-01-05"}, {"2009-04-05"}, {"2009-05-05", "FR"}, {"2009-07-06"}})
            .empty());
}

TEST_CASE("a month without invoices is asked for after three with some") {
  const std::vector<Sold> sold{{"2009-01-31"}, {"2009-02-01"}, {"2009-03-31"}, {"2009-05-01"}};
  auto found = asked_of("month-without-invoices", sold);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "/sales/2");
  CHECK(found[0].message ==
        "Alpha invoiced in every month from Jan 2009 on and not in Apr 2009: is a file "
        "missing?");
  CHECK(found[0].question == "month-without-invoices:A:2009-04");
  CHECK(asked_of("month-without-invoices", sold, "2009-04-29").empty());
  CHECK(asked_of("month-without-invoices", sold, "2009-04-30").size() == 1);
  CHECK(
      asked_of("month-without-invoices", {{"2009-02-01"}, {"2009-03-31"}, {"2009-05-01"}}).empty());
  // Over the turn of the year; a credit note is no invoice.
  CHECK(asked_of("month-without-invoices",
                 {{"2009-10-31"},
                  {"2009-11-01"},
                  {"2009-12-31"},
                  {"2010-01-15", "DE", "-5", "1", "A", "", R"(,"credit_of":"I1")"}},
                 "2010-01-31")[0]
            .message.starts_with("Alpha invoiced in every month from Oct 2009 on"));
  // A seller who had left is not missed.
  const std::string left = R"({"as_of":"2009-06-30","sales":[)" + sales_of(sold) +
                           R"(],"sellers":{"A":{"role":"sublicensee","until":"2009-04-29"}}})";
  const Answer answer = ask(left);
  CHECK(questions_of(answer.ledger, answer.report()).empty());
}

// The usual price of five is the third, 10.00 for one; two thirds of it are 6.666…
TEST_CASE("a price a third below the seller's usual one in the country is asked about") {
  const auto with = [](const std::string& gross, const std::string& quantity) {
    return std::vector<Sold>{{"2009-01-05", "DE", "33", "3"},
                             {"2009-01-06", "DE", "90", "9"},
                             {"2009-01-07", "DE", "12", "1"},
                             {"2009-01-08", "DE", "10", "1"},
                             {"2009-01-09", "DE", gross, quantity}};
  };
  const auto found = asked_of("price-far-below", with("20", "3"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "/sales/4");
  CHECK(found[0].message ==
        "EUR 20.00 for a quantity of 3 in Germany is a third or more below what Alpha usually asks "
        "there, EUR 10.00 for 1: are price, quantity and currency right?");
  CHECK(asked_of("price-far-below", with("20.0001", "3")).empty());
  // Four lines have no usual price, nor has another country's any bearing.
  auto few = with("20", "3");
  few.erase(few.begin());
  CHECK(asked_of("price-far-below", few).empty());
  auto abroad = with("20", "3");
  abroad[4].country = "FR";
  CHECK(asked_of("price-far-below", abroad).empty());
  // Several are one question.
  auto two = with("20", "3");
  two.insert(two.begin(), {{"2009-01-04", "DE", "500", "50"},
                           {"2009-01-04", "DE", "1", "1"},
                           {"2009-01-04", "DE", "600", "50"}});
  const auto both = asked_of("price-far-below", two);
  REQUIRE(both.size() == 1);
  CHECK(both[0].where == "/sales/1");
  CHECK(both[0].message.ends_with("(the first of 2 such cases)"));
  CHECK(both[0].question == "price-far-below:A:DE:EUR:JM216:unit:2009-Q1");
  // Those of another quarter are another.
  two.push_back({"2009-04-01", "DE", "1", "1"});
  CHECK(asked_of("price-far-below", two).size() == 2);
}

TEST_CASE("an invoice of two dates is asked about") {
  const std::vector<Sold> sold{{"2009-01-05", "DE", "101", "1", "A", "X"},
                               {"2009-01-05", "FR", "101", "1", "A", "X"},
                               {"2009-01-06", "DE", "101", "1", "B", "X"},
                               {"2009-01-07", "DE", "101", "1", "A", "X"}};
  const auto found = asked_of("invoice-of-two-dates", sold);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "/sales/3");
  CHECK(found[0].message ==
        "Invoice \"X\" of Alpha has lines of 5 Jan 2009 and of 7 Jan 2009: is it one "
        "invoice that came with two files?");
  CHECK(asked_of("invoice-of-two-dates", sold, "2009-01-06").empty());
}

// As the command reads several files: sections appended, and each line known by its file.
Answer read_together(const std::vector<std::string>& texts) {
  std::vector<LedgerFile> files;
  for (const std::string& text : texts) files.push_back({"", source_of(text)});
  ReadResult read = read_ledger(files);
  REQUIRE(read.ledger);
  Evaluation evaluation = evaluate(*read.ledger, {}, make_date(2010, 12, 31));
  return {std::move(*read.ledger), std::move(evaluation)};
}

TEST_CASE("an invoice with lines in two files is asked about, and not one whose lines are in one") {
  const std::string x = R"({"invoice":"X","line":"1","date":"2009-01-05","country":"DE",)"
                        R"("currency":"EUR","gross":"101"})";
  const std::string y = R"({"invoice":"X","line":"2","date":"2009-01-05","country":"DE",)"
                        R"("currency":"EUR","gross":"33"})";
  Answer twice = read_together({R"({"sales":[)" + x + "]}", R"({"sales":[)" + y + "]}"});
  const auto found = questions_of(twice.ledger, twice.report());
  REQUIRE(found.size() == 1);
  CHECK(found[0].question == "invoice-in-two-files:licensee:X");
  CHECK(found[0].where == "/sales/1");
  CHECK(found[0].message ==
        "Invoice \"X\" of licensee has lines in two of the files: was it taken twice?");
  // A line changed is still of its file.
  REQUIRE(edit_sale(twice.ledger, SaleEdit::replace, 0, x).empty());
  CHECK(questions_of(twice.ledger, twice.report()).size() == 1);
  REQUIRE(edit_sale(twice.ledger, SaleEdit::remove, 1, "").empty());
  CHECK(questions_of(twice.ledger, twice.report()).empty());
  const Answer once = read_together({R"({"sales":[)" + x + ',' + y + "]}", R"({"fx":[]})"});
  CHECK(questions_of(once.ledger, once.report()).empty());
}

TEST_CASE("a question dismissed is not asked, and one whose cause is gone is said at its place") {
  const std::vector<Sold> sold{{"2009-01-31"}, {"2009-02-01"}, {"2009-03-31"}, {"2009-05-01"}};
  const auto dismissed = [](const std::string& id, const std::string& day) {
    return R"("dismissed":[{"question":")" + id + R"(","date":")" + day +
           R"(","reason":"stocktaking"}])";
  };
  const std::string april = "month-without-invoices:A:2009-04";
  CHECK(asked(sold, "2009-12-31", dismissed(april, "2009-06-01")).empty());
  // Not yet.
  CHECK(asked(sold, "2009-05-31", dismissed(april, "2009-06-01")).size() == 1);
  // Another's id dismisses nothing, nor does one whose cause is gone.
  const auto both =
      asked(sold, "2009-12-31", dismissed("month-without-invoices:B:2009-04", "2009-06-01"));
  REQUIRE(both.size() == 2);
  CHECK(kind_of(both[0].code).code == "dismissed-question-gone");
  CHECK(both[0].where == "/dismissed/0/question");
  CHECK(both[0].message ==
        "The question month-without-invoices:B:2009-04, dismissed on 1 Jun 2009, is not asked (any "
        "more): is its cause gone, or is the id another's?");
  CHECK(kind_of(both[1].code).code == "month-without-invoices");
}

TEST_CASE("whole hundreds alone are asked about, from five lines on") {
  std::vector<Sold> sold{{"2009-01-05", "DE", "100"},
                         {"2009-01-06", "DE", "2300"},
                         {"2009-02-05", "FR", "100"},
                         {"2009-02-06", "DE", "500.00"}};
  CHECK(asked_of("round-numbers-only", sold).empty());
  sold.push_back({"2009-03-31", "DE", "900"});
  const auto found = asked_of("round-numbers-only", sold);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message ==
        "All 5 lines of Alpha in 2009-Q1 are whole hundreds: are they invoices, or estimates?");
  sold.push_back({"2009-03-31", "DE", "900.01"});
  CHECK(asked_of("round-numbers-only", sold).empty());
}

TEST_CASE("every question has a code of its own, which no finding has") {
  std::vector<std::string_view> codes;
  for (const FindingKind& kind : question_kinds()) codes.push_back(kind.code);
  CHECK(codes == std::vector<std::string_view>{"country-fell-silent", "month-without-invoices",
                                               "price-far-below", "invoice-of-two-dates",
                                               "invoice-in-two-files", "round-numbers-only",
                                               "dismissed-question-gone"});
  for (const FindingKind& kind : finding_kinds()) {
    CHECK(std::find(codes.begin(), codes.end(), kind.code) == codes.end());
    CHECK(kind.severity != Severity::question);
  }
}

}  // namespace jm216::test::review_test
