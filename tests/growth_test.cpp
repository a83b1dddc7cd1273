// That the answer grows with the ledger, and not with the product of two of its sections: by counts,
// for time is no matter of a test (tests/bench measures it).
#include "core/ledger/reader/read_ledger.hpp"
#include "core/lines/lines.hpp"
#include "core/rules/exchange.hpp"
#include "core/rules/infringements.hpp"
#include "core/rules/interest.hpp"
#include "core/rules/nonpayment.hpp"
#include "core/rules/patents.hpp"
#include "core/rules/results/reducing_records.hpp"
#include "core/rules/rights.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"
#include "tests/support/ask.hpp"

namespace jm216::test::growth_test {

TEST_SUITE_BEGIN("growth");

TEST_CASE("of amendments times infringements only the uses that lines have are made") {
  std::string amendments;
  std::string infringements;
  for (int i = 0; i < 300; ++i) {
    const std::string comma = i == 0 ? "" : ",";
    amendments += comma + R"({"effective": "2005-01-01", "changes": {"royalty_percent": "8"}})";
    infringements += comma + R"({"country": "IT", "percent": "40", "notified": "2006-01-01"})";
  }
  const Answer a = ask(
      ledger("2010-01-01", R"(
    {"invoice": "1", "date": "2004-01-14", "country": "IT", "currency": "USD", "gross": "100"},
    {"invoice": "2", "date": "2007-01-14", "country": "US", "currency": "USD", "gross": "100"},
    {"invoice": "3", "date": "2007-01-14", "country": "IT", "currency": "USD", "gross": "100"},
    {"invoice": "4", "date": "2007-01-15", "country": "IT", "currency": "USD", "gross": "100"})",
             R"("amendments": [)" + amendments + R"(], "infringements": [)" + infringements + ']'));
  const LineReckoner reckoner(a.ledger, a.report());
  // 8.5% as signed; 8%; 8% less half of it, for the infringements add up to more, twice.
  CHECK(reckoner.of(0)->use->rate.text() == "8.5");
  CHECK(reckoner.of(1)->use->rate.text() == "8");
  CHECK(reckoner.of(2)->use->rate.text() == "4");
  CHECK(reckoner.of(3)->use->rate.text() == "4");
  CHECK(reckoner.uses().size() == 3);
}

TEST_CASE("of late payments times base rates only the periods that are read are made") {
  // Quarter after quarter unpaid, and another rate on each of 300 days from 2 January 2008 on.
  std::string lines;
  const Quarter end = Quarter::of(make_date(2006, 1, 1));
  for (Quarter quarter = Quarter::of(make_date(2002, 1, 1)); quarter < end;
       quarter = quarter.next()) {
    lines += std::string(lines.empty() ? "" : ",") + R"({"invoice": "1", "date": ")" +
             to_string(quarter.first_day()) +
             R"(", "country": "US", "currency": "USD", "gross": "100"})";
  }
  std::string rates = R"({"from": "2001-01-01", "percent": "5"})";
  for (int i = 1; i <= 300; ++i) {
    rates += R"(,{"from": ")" + to_string(make_date(2008, 1, 1) + Days{i}) + R"(", "percent": ")" +
             (i % 2 == 0 ? "5" : "4") + "\"}";
  }
  const Answer a =
      ask(ledger("2010-01-01", lines, "\"payments\": [], \"base_rates\": [" + rates + ']'));
  for (const auto& entry : a.evaluation.explanations) {
    if (!entry.first.starts_with("interest:")) continue;
    CHECK_MESSAGE(entry.second.steps.size() <= 1, entry.first);
  }
  // One period up to the first change, one for each change, their sum, and that none was paid.
  CHECK(a.why("interest:royalty-2002-Q1").steps.size() == 303);
  // A document lists the first of them, and the others together.
  Explanation few = a.evaluation.explanations.at("interest:royalty-2002-Q1");
  InterestSteps(a.ledger, a.report(), 2).complete(few);
  REQUIRE(few.steps.size() == 5);
  CHECK(few.steps[2].text == "299 periods more, together.");
  CHECK(few.steps[3].result == "5.19");
  // 8.50 due on 30 April 2002: 5% + 3% on all days to 31 December 2009, less a point on 150 of them:
  // 8.50 × (2803 × 8 − 150)% ÷ 365 = 5.1871…
  CHECK(text(a.obligation("royalty-2002-Q1").interest) == "5.19");
}

TEST_CASE("of rows times infringements only the records that are read are put into words") {
  // From 2 May 2006 on, day 121 after notice, 100 infringers in Italy; a row for each of 50 products.
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    lines += std::string(i == 0 ? "" : ",") +
             R"({"invoice": "1", "date": "2007-01-14", "product": "P)" + std::to_string(i) +
             R"(", "country": "IT", "currency": "USD", "gross": "100"})";
  }
  std::string infringements;
  for (int i = 0; i < 100; ++i) {
    infringements += std::string(i == 0 ? "" : ",") +
                     R"({"country": "IT", "percent": "40", "notified": "2006-01-01"})";
  }
  const Answer a = ask(ledger("2010-01-01", lines, "\"infringements\": [" + infringements + ']'));
  for (const auto& one : a.evaluation.explanations) {
    if (!one.first.starts_with("row:")) continue;
    for (const Step& step : one.second.steps) CHECK_MESSAGE(step.inputs.size() <= 2, one.first);
  }
  // The full rate, share and notice of each of the hundred, and the cap: 8.5% × (100% − 50%).
  const Step rate = a.why("row:2007-Q1:0").steps.at(1);
  CHECK(rate.inputs.size() == 202);
  CHECK(rate.formula.ends_with(" + 40%, 50%)) = 4.25%"));
  CHECK(rate.result == "4.25%");
}

TEST_CASE("of rows times late payments only the steps that are read are made") {
  // 50 products of 8.50 EUR each, due on 30 April 2009; ten payments of 10.00 from 1 May on, at 1.00.
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    lines += std::string(i == 0 ? "" : ",") +
             R"({"invoice": "1", "date": "2009-02-03", "product": "P)" + std::to_string(i) +
             R"(", "country": "DE", "currency": "EUR", "gross": "100"})";
  }
  std::string payments;
  std::string quotes = R"({"currency": "EUR", "date": "2009-04-30", "usd": "1"})";
  for (int i = 1; i <= 10; ++i) {
    const std::string day = to_string(make_date(2009, 4, 30) + Days{i});
    payments += std::string(i == 1 ? "" : ",") + R"({"for": "royalty-2009-Q1", "date": ")" + day +
                R"(", "amount": "10"})";
    quotes += R"(,{"currency": "EUR", "date": ")" + day + R"(", "usd": "1"})";
  }
  const Answer a = ask(
      ledger("2009-05-10", lines, "\"payments\": [" + payments + "], \"fx\": [" + quotes + ']'));
  CHECK(text(a.obligation("royalty-2009-Q1").outstanding) == "325.00");
  const std::size_t kept = a.evaluation.explanations.at("royalty-2009-Q1").steps.size();
  CHECK(kept < 60);
  // For each payment and the report's day each row at that day's rate, and their sum.
  CHECK(a.why("royalty-2009-Q1").steps.size() == kept + 11 * 51);
}

TEST_CASE("an explanation of more steps than anybody reads has the value of each further day") {
  const auto steps_of = [](std::size_t most) {
    const std::string payments =
        R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-05-04", "amount": "10"},
                        {"for": "royalty-2009-Q1", "date": "2009-05-05", "amount": "10"}],
           "fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1"},
                  {"currency": "EUR", "date": "2009-05-04", "usd": "2"},
                  {"currency": "EUR", "date": "2009-05-05", "usd": "3"}])";
    const Answer a = ask(ledger("2009-05-05", R"(
      {"invoice": "1", "date": "2009-02-03", "country": "DE", "currency": "EUR", "gross": "100"})",
                                payments));
    Explanation why = a.evaluation.explanations.at("royalty-2009-Q1");
    LaterValueSteps(a.ledger, a.report(), most).complete(why);
    return why.steps;
  };
  const std::vector<Step> all = steps_of(1000);
  const std::vector<Step> few = steps_of(1);
  // The first payment's rows are there, those of the second and of the report's day are not.
  CHECK(few.size() == all.size() - 4);
  std::vector<std::string> worth;
  for (const Step& step : few) {
    for (const Input& input : step.inputs) {
      if (input.name.starts_with("worth at the rates of")) worth.push_back(input.value);
    }
  }
  CHECK(worth == std::vector<std::string>{"25.50", "25.50"});  // 8.5% of 100, at 3
}

TEST_CASE("the records of a reduction are those that count on its day, the first of them first") {
  std::string infringements;
  std::string patents;
  for (int i = 0; i < 90; ++i) {
    const std::string comma = i == 0 ? "" : ",";
    const Date notified = make_date(2002, 1, 1) + Days{i * 37 % 1000};
    infringements += comma + R"({"country": "VN", "percent": ")" + std::to_string(1 + i % 50) +
                     R"(", "notified": ")" + to_string(notified) + '"';
    if (i % 3 == 0) infringements += R"(, "right": "VN 1")";
    if (i % 2 == 0)
      infringements += R"(, "ceased": ")" + to_string(notified + Days{i * 71 % 900}) + '"';
    infringements += '}';
    const Date granted = make_date(2002, 3, 1) + Days{20 * i};
    patents += comma + R"({"kind": "other", "country": "VN", "application": "A", "granted": "1",)" +
               R"("granted_on": ")" + to_string(granted) + R"(", "expires": ")" +
               to_string(granted + Days{i % 19}) + "\"}";
  }
  const Date as_of = make_date(2010, 1, 1);
  const auto read = read_ledger_text(R"({"sales": [], "infringements": [)" + infringements +
                                     R"(], "patents": [)" + patents + "]}");
  REQUIRE(read.ledger);
  const Readings readings;
  Findings findings;
  const PatentsResult patented = patents_of(*read.ledger, readings, as_of);
  const InfringementsResult result = infringements_of(*read.ledger, DatedTerms(*read.ledger, as_of),
                                                      patented, readings, as_of, findings);
  REQUIRE(result.reduced.size() > 100);
  ReducingRecords records(*read.ledger, patented, result);
  for (const ReducedDays& reduced : result.reduced) {
    std::vector<std::size_t> expected;
    Percent sum;
    for (std::size_t i = 0; i < result.records.size(); ++i) {
      if (!result.records[i].counts(reduced.from, patented.in_force(reduced.country, reduced.from)))
        continue;
      expected.push_back(i);
      sum = sum + read.ledger->infringements[i].percent;
    }
    REQUIRE(records.first(reduced, 1000) == expected);
    REQUIRE(reduced.records == expected.size());
    REQUIRE(reduced.percent == sum);
    expected.resize(std::min<std::size_t>(expected.size(), 5));
    REQUIRE(records.first(reduced, 5) == expected);
  }
}

Ledger with_notices(Ledger ledger, Date first, int count, int apart) {
  ledger.notices.clear();
  for (int i = 0; i < count; ++i) {
    Notice notice;
    notice.kind = NoticeKind::terminate_nonpayment;
    notice.given = first + Days{i * apart};
    ledger.notices.push_back(notice);
  }
  return ledger;
}

// The account of a day, and how often it was asked for.
struct Accounts {
  Ledger ledger;  // without notices
  int asked = 0;

  Account on(Date day) {
    ++asked;
    return {evaluate(ledger, ledger.readings, day).report.obligations, DatedTerms(ledger, day)};
  }
};

TEST_CASE("days between which nothing about the past became known share one account") {
  const auto asked = [](const std::string& amendments, const std::string& extensions = {}) {
    const auto read = read_ledger_text(
        R"({"sales": [], "payments": [{"for": "signature", "date": "2001-08-28", "amount": "100000"}],
            "amendments": [)" +
        amendments + R"(], "extensions": [)" + extensions + "]}");
    REQUIRE(read.ledger);
    Accounts accounts{*read.ledger};
    const Ledger ledger = with_notices(*read.ledger, make_date(2001, 9, 1), 300, 1);
    NonpaymentRights rights(ledger, ledger.readings, make_date(2010, 1, 1),
                            [&](Date day) { return accounts.on(day); });
    for (const Notice& notice : ledger.notices) {
      // The payment for supply is missed from 1 February 2002.
      CHECK(rights.on(notice.given) == (notice.given > make_date(2002, 1, 31)));
    }
    return accounts.asked;
  };
  CHECK(asked("") == 1);
  CHECK(asked(R"({"effective": "2002-03-01", "changes": {"royalty_percent": "8"}})") == 1);
  CHECK(asked(R"({"effective": "2001-10-01", "agreed": "2002-03-01", "changes": {}})") == 2);
  const std::string until = R"("to": "2020-01-01", "agreed": "2002-03-01"})";
  CHECK(asked("", R"({"for": "royalty-2002-Q1", )" + until) == 2);
  CHECK(asked("", R"({"for": "nothing that is owed", )" + until) == 1);
}

TEST_CASE("days of supply and of sellers that decide nothing leave notices one account") {
  const auto asked = [](const std::string& buyer, const std::string& readings) {
    std::string sales;
    std::string sellers = R"("licensee": {"role": "licensee"})";
    for (int i = 0; i < 50; ++i) {
      const Date day = make_date(2001, 9, 10) + Days{3 * i};
      const std::string seller = "S" + std::to_string(i);
      sales += std::string(i == 0 ? "" : ",") + R"({"invoice": "1", "seller": ")" + seller + '"' +
               buyer + R"(, "country": "US", "currency": "USD", "gross": "100", "date": ")" +
               to_string(day) + R"(", "supplied": ")" + to_string(day + Days{1}) + "\"}";
      sellers += ",\"" + seller + R"(": {"role": "affiliate", "from": ")" +
                 to_string(day + Days{2}) + "\"}";
    }
    const auto read =
        read_ledger_text(R"({"payments": [], "readings": {)" + readings + R"(}, "sales": [)" +
                         sales + R"(], "sellers": {)" + sellers + "}}");
    REQUIRE(read.ledger);
    Accounts accounts{*read.ledger};
    const Ledger ledger = with_notices(*read.ledger, make_date(2001, 9, 1), 300, 1);
    NonpaymentRights rights(ledger, ledger.readings, make_date(2010, 1, 1),
                            [&](Date day) { return accounts.on(day); });
    for (const Notice& notice : ledger.notices) static_cast<void>(rights.on(notice.given));
    return accounts.asked;
  };
  CHECK(asked("", "") == 1);
  // Each of the fifty days makes another account: of supply, or since when a buyer is in the group.
  CHECK(asked("", R"("supply_date": "supplied")") == 51);
  CHECK(asked(R"(, "buyer": "licensee")", "") == 51);
}

TEST_CASE("the right to terminate for non-payment on many days is that of each day alone") {
  const std::uint64_t seeds = JM216_SEEDS < 100 ? 6 : 60;  // fewer under the sanitizers
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    CAPTURE(seed);
    const auto read = read_ledger_text(generate(seed).json());
    REQUIRE(read.ledger);
    Accounts accounts{with_notices(*read.ledger, Date{}, 0, 0)};
    const Ledger ledger = with_notices(*read.ledger, make_date(2001, 8, 20), 40, 97);
    const Date as_of = make_date(2012, 1, 1);
    NonpaymentRights rights(ledger, ledger.readings, as_of,
                            [&](Date day) { return accounts.on(day); });
    for (const Notice& notice : ledger.notices) {
      const Date day = notice.given;
      CAPTURE(to_string(day));
      const Account alone = accounts.on(day);
      const bool missed =
          earliest_missed(alone.obligations, alone.terms, ledger.readings, day).has_value();
      REQUIRE(rights.on(day) == missed);
    }
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::growth_test
