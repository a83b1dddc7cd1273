// Two ledgers compared: what differs, and what each difference is worth. Prices worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/compare/comparison.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::compare_test {

using test::text;

Ledger read(const std::string& json) {
  ReadResult result = read_ledger_text(json);
  for (const Problem& problem : result.problems.list) MESSAGE(to_string(problem));
  REQUIRE(result.ledger);
  return std::move(*result.ledger);
}

Comparison compared(const std::string& mine_text, const std::string& theirs_text) {
  const Ledger mine = read(mine_text);
  const Ledger theirs = read(theirs_text);
  return compare({mine, mine.readings, *mine.as_of}, {theirs, theirs.readings, *theirs.as_of});
}

std::string of(const Figures& figures, ComparedTotal total) {
  return text(figures.at(static_cast<std::size_t>(total)));
}

std::string line(const std::string& invoice, const std::string& gross,
                 const std::string& more = {}) {
  return R"({"invoice":")" + invoice +
         R"(","date":"2009-02-03","country":"US","currency":"USD","gross":")" + gross + '"' + more +
         '}';
}

// What is due on signature and for supply has been paid.
std::string ledger(const std::string& sales, const std::string& payments = {},
                   const std::string& more = {}) {
  return R"({"as_of":"2009-06-30","sales":[)" + sales +
         R"(],"payments":[{"for":"signature","date":"2001-08-28","amount":"100000"},)"
         R"({"for":"supply","date":"2002-01-31","amount":"150000"})" +
         (payments.empty() ? "" : "," + payments) + "]" + (more.empty() ? "" : "," + more) + "}";
}

std::string royalty_paid(const std::string& amount) {
  return R"({"for":"royalty-2009-Q1","date":"2009-04-30","amount":")" + amount + "\"}";
}

bool is_zero(const Figures& figures) {
  return std::all_of(figures.begin(), figures.end(),
                     [](const auto& figure) { return figure && figure->is_zero(); });
}

TEST_CASE("Nothing differs between a ledger and itself") {
  const Comparison all = compared(ledger(line("1", "1000")), ledger(line("1", "1000")));
  CHECK(all.differences.empty());
  CHECK(is_zero(all.whole));
  CHECK(is_zero(all.attributed));
  CHECK(is_zero(all.interaction));
  CHECK(all.mine.sha256 == all.theirs.sha256);
}

// 8.5% (V.4) of 1,000.00 is 85.00, due on 30 April. 5.00 less paid: 61 days to 30 June at 0.5% and
// 3% (XVI), 5.00 x 3.5% x 61 / 365 = 0.029.
TEST_CASE("One payment differs: its amount, and the interest on what it leaves") {
  const Comparison all = compared(ledger(line("1", "1000"), royalty_paid("85")),
                                  ledger(line("1", "1000"), royalty_paid("80")));
  REQUIRE(all.differences.size() == 1);
  const Difference& one = all.differences[0];
  CHECK(one.section == Section::payments);
  CHECK(one.kind == DifferenceKind::differs);
  CHECK(one.priced == Pricing::alone);
  CHECK(one.what == "Payment of US$ 85.00 on 30 Apr 2009, royalty payable for 2009-Q1");
  REQUIRE(one.facts.size() == 1);
  CHECK(one.facts[0].mine == "/payments/2");
  CHECK(one.facts[0].theirs == "/payments/2");
  REQUIRE(one.facts[0].fields.size() == 1);
  CHECK(one.facts[0].fields[0].name == "amount");
  CHECK(one.facts[0].fields[0].mine == "85");
  CHECK(one.facts[0].fields[0].theirs == "80");
  CHECK(of(one.effect, ComparedTotal::royalty) == "0.00");
  CHECK(of(one.effect, ComparedTotal::paid) == "-5.00");
  CHECK(of(one.effect, ComparedTotal::outstanding) == "5.00");
  CHECK(of(one.effect, ComparedTotal::interest) == "0.03");
  CHECK(of(one.effect, ComparedTotal::claim) == "5.03");
  CHECK(is_zero(all.interaction));
}

// 8.5% of 2,000.00 is 170.00.
TEST_CASE("One line is missing in theirs, and comes where it is they who have it") {
  const std::string both = line("1", "1000") + "," + line("2", "2000") + "," + line("3", "10");
  const std::string fewer = line("1", "1000") + "," + line("3", "10");
  const Comparison gone = compared(ledger(both), ledger(fewer));
  REQUIRE(gone.differences.size() == 1);
  CHECK(gone.differences[0].kind == DifferenceKind::only_mine);
  CHECK(gone.differences[0].facts[0].mine == "/sales/1");
  CHECK_FALSE(gone.differences[0].facts[0].theirs);
  CHECK(of(gone.differences[0].effect, ComparedTotal::royalty) == "-170.00");
  CHECK(of(gone.whole, ComparedTotal::royalty) == "-170.00");
  const Comparison come = compared(ledger(fewer), ledger(both));
  REQUIRE(come.differences.size() == 1);
  CHECK(come.differences[0].kind == DifferenceKind::only_theirs);
  CHECK_FALSE(come.differences[0].facts[0].mine);
  CHECK(come.differences[0].facts[0].theirs == "/sales/1");
  CHECK(of(come.differences[0].effect, ComparedTotal::royalty) == "170.00");
}

// 8,500.00 outstanding for 61 days at 3.5%: 49.719 by 365 days, 50.410 by 360.
TEST_CASE("One reading differs") {
  const std::string mine = ledger(line("1", "100000"));
  const std::string theirs =
      ledger(line("1", "100000"), "", R"("readings":{"day_count":"act/360"})");
  const Comparison all = compared(mine, theirs);
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].section == Section::readings);
  CHECK(all.differences[0].what == "Reading day_count");
  CHECK(all.differences[0].facts[0].fields[0].mine == "act/365");
  CHECK(all.differences[0].facts[0].fields[0].theirs == "act/360");
  CHECK(of(all.differences[0].effect, ComparedTotal::interest) == "0.69");
  CHECK(of(all.differences[0].effect, ComparedTotal::outstanding) == "0.00");
}

// 200.00 more are 17.00 of royalty; a generic takes 85.00 away. With both nothing is left of either:
// theirs is 0.00, less 85.00 is the whole difference, and -85.00 + 17.00 is 17.00 short of it.
TEST_CASE("A generic and a price interact: the remainder is said, and whose it is") {
  const std::string generic = R"("generics":[{"country":"US","available_from":"2009-01-01"}])";
  const Comparison all =
      compared(ledger(line("1", "1000")), ledger(line("1", "1200"), "", generic));
  REQUIRE(all.differences.size() == 2);
  CHECK(all.differences[0].section == Section::generics);  // the dearer
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "-85.00");
  CHECK(all.differences[1].section == Section::sales);
  CHECK(of(all.differences[1].effect, ComparedTotal::royalty) == "17.00");
  CHECK(of(all.attributed, ComparedTotal::royalty) == "-68.00");
  CHECK(of(all.interaction, ComparedTotal::royalty) == "-17.00");
  CHECK(of(all.whole, ComparedTotal::royalty) == "-85.00");
  CHECK(of(all.differences[0].together, ComparedTotal::royalty) == "0.00");
  CHECK(of(all.differences[1].together, ComparedTotal::royalty) == "-17.00");
}

TEST_CASE("The day differs: what is dated after it is not yet known") {
  const std::string mine = ledger(line("1", "1000"));
  std::string theirs = mine;
  theirs.replace(theirs.find("2009-06-30"), 10, "2009-01-15");
  const Comparison all = compared(mine, theirs);
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].section == Section::as_of);
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "-85.00");
}

TEST_CASE("The same lines in another order are one difference, which changes nothing here") {
  const std::string a = line("1", "1000");
  const std::string b = line("2", "2000");
  const Comparison all = compared(ledger(a + "," + b), ledger(b + "," + a));
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].kind == DifferenceKind::order);
  CHECK(is_zero(all.differences[0].effect));
  CHECK(all.mine.sha256 != all.theirs.sha256);
}

TEST_CASE("Lines of one number are paired by what they say, then in order") {
  const std::string mine = line("1", "10") + "," + line("1", "20") + "," + line("1", "30");
  const std::string theirs = line("1", "20") + "," + line("1", "30") + "," + line("1", "40");
  const Comparison all = compared(ledger(mine), ledger(theirs));
  // 20 and 30 are in both; 10 against 40 is what differs, and it stands elsewhere.
  REQUIRE(all.differences.size() == 2);
  CHECK(all.differences[0].kind == DifferenceKind::differs);
  CHECK(all.differences[0].facts[0].mine == "/sales/0");
  CHECK(all.differences[0].facts[0].theirs == "/sales/2");
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "2.55");  // 8.5% of 30
  CHECK(all.differences[1].kind == DifferenceKind::order);
}

// No payments member says nothing of payment: there is no interest then, and nothing is overdue.
TEST_CASE("A section that only one has differs as a whole") {
  const std::string silent = R"({"as_of":"2009-06-30","sales":[)" + line("1", "1000") + "]}";
  const Comparison all = compared(silent, ledger(line("1", "1000")));
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].section == Section::payments);
  CHECK(all.differences[0].kind == DifferenceKind::only_theirs);
  CHECK(all.differences[0].facts.size() == 2);
  CHECK(of(all.differences[0].effect, ComparedTotal::paid) == "250000.00");
  CHECK(of(all.differences[0].effect, ComparedTotal::overdue) == "85.00");
}

// EUR 1,000.00 at 8.5% are EUR 85.00, at 1.3 US$ 110.50. Without the rate it has no dollars.
TEST_CASE("A sale that only they have is priced with the rate that only they have") {
  const std::string euros =
      R"({"invoice":"2","date":"2009-02-03","country":"DE","currency":"EUR","gross":"1000"})";
  const std::string rate = R"("fx":[{"currency":"EUR","date":"2009-04-30","usd":"1.3"}])";
  const Comparison all =
      compared(ledger(line("1", "1000")), ledger(line("1", "1000") + "," + euros, "", rate));
  REQUIRE(all.differences.size() == 2);
  CHECK(all.differences[0].section == Section::sales);
  CHECK(all.differences[0].priced == Pricing::alone_with_rates);
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "110.50");
  CHECK(all.differences[1].section == Section::fx);
  CHECK(is_zero(all.differences[1].effect));
  CHECK(is_zero(all.interaction));
  // And back: the rate alone cannot go, for mine needs it.
  const Comparison back =
      compared(ledger(line("1", "1000") + "," + euros, "", rate), ledger(line("1", "1000")));
  REQUIRE(back.differences.size() == 2);
  CHECK(of(back.differences[0].effect, ComparedTotal::royalty) == "-110.50");
  CHECK(back.differences[1].priced == Pricing::last);
  CHECK(is_zero(back.differences[1].effect));
}

TEST_CASE("A total that is not known in one ledger has no price, and is said to have none") {
  const std::string euros =
      R"({"invoice":"2","date":"2009-02-03","country":"DE","currency":"EUR","gross":"1000"})";
  const Comparison all =
      compared(ledger(line("1", "1000")), ledger(line("1", "1000") + "," + euros));
  REQUIRE(all.differences.size() == 1);
  CHECK(of(all.whole, ComparedTotal::royalty) == "null");
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "null");
  CHECK(of(all.interaction, ComparedTotal::royalty) == "null");
  CHECK(of(all.whole, ComparedTotal::paid) == "0.00");
}

TEST_CASE("A seller comes with its sales, and stays while mine has some") {
  const std::string mine = ledger(line("1", "1000", R"(,"seller":"NEOT")"), "",
                                  R"("sellers":{"NEOT":{"role":"licensee"}})");
  const std::string theirs = ledger(line("2", "2000", R"(,"seller":"EURO")"), "",
                                    R"("sellers":{"EURO":{"role":"sublicensee"}})");
  const Comparison all = compared(mine, theirs);
  REQUIRE(all.differences.size() == 4);
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "170.00");
  CHECK(of(all.differences[1].effect, ComparedTotal::royalty) == "-85.00");
  CHECK(is_zero(all.differences[2].effect));
  CHECK(is_zero(all.differences[3].effect));
  CHECK(of(all.whole, ComparedTotal::royalty) == "85.00");
}

// 300 lines of 10.00 more: 300 x 0.85 is 255.00.
TEST_CASE("Many differences are priced in groups, and the groups come to the whole") {
  std::string mine, theirs;
  for (int i = 0; i < 300; ++i) {
    const std::string comma = i == 0 ? "" : ",";
    mine += comma + line(std::to_string(i), "100");
    theirs += comma + line(std::to_string(i), "110");
  }
  const Comparison all = compared(ledger(mine), ledger(theirs));
  CHECK(all.grouped);
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].what == "Sales of licensee, 2009-Q1: 300 lines");
  CHECK(all.differences[0].facts.size() == 300);
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "255.00");
  CHECK(all.evaluations < 10);
  CHECK(most_differences(300) == 100);
  CHECK(most_differences(1'000'000) == 57);  // one for each of 33 readings and 22 sections
  // 200 notices of non-payment, judged by 1,000 records each: 20,000,000 / 1,000,000, less the one
  // that keeps it from dividing by nothing.
  CHECK(most_differences(1'000, 200'000) == 19);
  CHECK(most_differences(1'000, 5'000) == 100);
}

// Sixty lines of 10.00 more: 60 x 0.85 is 51.00. The 168 notices may be judged by 600 lines and two
// payments each, 101,136 records in all: 20,000,000 / 505,681 is 39.
TEST_CASE("Where each evaluation draws up many accounts, there are fewer groups") {
  std::string mine;
  std::string theirs;
  std::string notices;
  for (int i = 0; i < 600; ++i) {
    const std::string comma = i == 0 ? "" : ",";
    mine += comma + line(std::to_string(i), "100");
    theirs += comma + line(std::to_string(i), i < 60 ? "110" : "100");
  }
  for (int i = 0; i < 168; ++i) {
    const Date day = make_date(2009, 1, 1) + Days{i};
    notices += std::string(i == 0 ? "" : ",") +
               R"({"by":"licensor","kind":"terminate-nonpayment","method":"telefax","given":")" +
               to_string(day) + R"("})";
  }
  notices = R"("notices":[)" + notices + ']';
  const Comparison all = compared(ledger(mine, "", notices), ledger(theirs, "", notices));
  CHECK(most_differences(600, 101'136) == 39);
  CHECK(all.grouped);
  REQUIRE(all.differences.size() == 1);
  CHECK(all.differences[0].facts.size() == 60);
  CHECK(of(all.differences[0].effect, ComparedTotal::royalty) == "51.00");
}

}  // namespace jm216::test::compare_test
