// Rules asked directly, with structs of a few fields, and no ledger in JSON.
#include "core/report/words.hpp"
#include "core/rules/interest.hpp"
#include "core/rules/licence.hpp"
#include "core/rules/settlement.hpp"
#include "core/rules/totals.hpp"
#include "doctest/doctest.h"

namespace jm216::test::rules_test {

namespace {

constexpr Date due = make_date(2010, 4, 30);

Owed owed(std::int64_t dollars) {
  Owed one;
  one.id = "signature";
  one.clause = "V.1";
  one.amount = Usd::dollars(dollars);
  one.due = due;
  return one;
}

PaidFor paid(std::vector<std::pair<Date, std::int64_t>> payments) {
  PaidFor paid;
  for (const auto& [date, dollars] : payments) {
    const Usd amount = Usd::dollars(dollars);
    paid.payments.push_back({paid.payments.size(), date, amount, amount, Usd{}, Usd{}});
  }
  return paid;
}

}  // namespace

TEST_CASE("V.6 settlement: a payment in time and one late") {
  Findings findings;
  const PaidFor payments = paid({{make_date(2010, 4, 1), 60}, {make_date(2010, 5, 10), 50}});
  const SettlementResult settled =
      settlement_of(owed(100), payments, std::nullopt, make_date(2010, 6, 30), {}, findings);
  CHECK(settled.obligation.status == ObligationStatus::paid_late);
  CHECK(settled.obligation.paid == Usd::dollars(110));
  CHECK(*settled.obligation.outstanding == Usd{});
  CHECK(*settled.obligation.excess == Usd::dollars(10));
  CHECK(*settled.obligation.settled_on == make_date(2010, 5, 10));
  // As principal stood: all of it, 40 of it from the due date on, nothing from the last payment on.
  REQUIRE(settled.obligation.balances.size() == 3);
  CHECK(settled.obligation.balances[1].from == due);
  CHECK(settled.obligation.balances[1].outstanding == Usd::dollars(40));
  CHECK(settled.obligation.balances[2].from == make_date(2010, 5, 10));
  REQUIRE(findings.sorted().size() == 1);
  CHECK(findings.sorted()[0].code == FindingCode::overpaid);
}

TEST_CASE("V.6 settlement: nothing fallen due, nothing recorded, nothing known") {
  Findings findings;
  Owed nothing = owed(100);
  nothing.due.reset();
  const Date day = make_date(2010, 6, 30);
  CHECK(settlement_of(nothing, {}, std::nullopt, day, {}, findings).obligation.status ==
        ObligationStatus::not_triggered);
  PaidFor silent;
  silent.is_recorded = false;
  CHECK(settlement_of(owed(100), silent, std::nullopt, day, {}, findings).obligation.status ==
        ObligationStatus::unrecorded);
  CHECK(settlement_of(owed(100), {}, std::nullopt, due, {}, findings).obligation.status ==
        ObligationStatus::due);
  CHECK(settlement_of(owed(100), {}, std::nullopt, day, {}, findings).obligation.status ==
        ObligationStatus::overdue);
  Owed unknown = owed(100);
  unknown.amount.reset();
  const SettlementResult settled = settlement_of(unknown, {}, std::nullopt, day, {}, findings);
  CHECK_FALSE(settled.obligation.outstanding.has_value());
}

TEST_CASE("XVI interest on a balance, and what was paid of it") {
  Ledger ledger;
  ledger.base_rates.push_back({make_date(2009, 1, 1), Percent(Decimal(2)), 0});
  const Date as_of = make_date(2011, 4, 30);
  const DatedTerms terms(ledger, as_of);
  const InterestRates rates(ledger, terms, as_of);
  Findings findings;
  const SettlementResult settled = settlement_of(owed(7300), {}, std::nullopt, as_of, {}, findings);
  // 7,300 × (2% + 3%) × 365 ÷ 365 = 365.00
  const InterestResult interest = interest_of(
      settled.obligation, paid({{make_date(2011, 1, 1), 400}}), as_of, rates, {}, findings);
  CHECK(interest.amount->text() == "365.00");
  CHECK(interest.paid.text() == "400.00");
  const auto spans = interest_spans(settled.obligation, rates.list(), as_of);
  REQUIRE(spans.size() == 1);
  REQUIRE(spans[0].rates == 1);
  CHECK(interest_period(spans[0], 0, rates.list()).from == due);
  CHECK(interest_period(spans[0], 0, rates.list()).until == as_of);
  REQUIRE(findings.sorted().size() == 1);
  CHECK(findings.sorted()[0].clause == "XVI");
}

TEST_CASE(
    "totals leave out what has not fallen due, and know nothing where one figure is unknown") {
  std::vector<Obligation> obligations(3);
  obligations[0].id = "signature";
  obligations[0].status = ObligationStatus::overdue;
  obligations[0].amount = obligations[0].outstanding = Usd::dollars(70);
  obligations[0].interest = Usd::dollars(5);
  obligations[0].interest_paid = Usd::dollars(6);
  obligations[1].id = "supply";
  obligations[1].status = ObligationStatus::not_triggered;
  obligations[1].amount = obligations[1].outstanding = Usd::dollars(1000);
  obligations[2].id = "milestone-1";
  obligations[2].status = ObligationStatus::due;
  obligations[2].amount = obligations[2].outstanding = Usd::dollars(30);
  obligations[2].interest = Usd::dollars(1);
  Totals totals = totals_of({}, obligations).totals;
  CHECK(totals.obligations->text() == "100.00");
  CHECK(totals.overdue->text() == "70.00");
  CHECK(totals.interest_outstanding->text() == "1.00");  // paid beyond 5.00 lowers nothing else
  obligations[2].outstanding.reset();
  totals = totals_of({}, obligations).totals;
  CHECK_FALSE(totals.outstanding.has_value());
  CHECK(totals.overdue->text() == "70.00");
}

TEST_CASE("XI.8.1, XI.9, XIII the licence after a termination on 31 August 2010") {
  TermReport term;
  term.starts = make_date(2001, 8, 28);
  term.ends = make_date(2018, 4, 24);
  NoticesResult notices;
  notices.termination =
      GoodNotice{0, make_date(2010, 7, 2), make_date(2010, 8, 31), "XI.4", {Step{}}};
  const Ledger nothing;
  const Date as_of = make_date(2011, 3, 1);
  const LicenceReport licence =
      licence_of(term, notices, DatedTerms(nothing, as_of), Readings{}, as_of).licence;
  CHECK(licence.sell_off_until == make_date(2011, 2, 28));
  CHECK(licence.status == LicenceStatus::terminated);
  CHECK(licence.secrecy_until == make_date(2020, 8, 31));
  CHECK(licence.non_solicitation_until == make_date(2011, 2, 28));
}

TEST_CASE("lengths of time in words and in figures") {
  CHECK(in_words(months(6)) == "six months");
  CHECK(in_words(years(10)) == "ten years");
  CHECK(in_words(days(11)) == "11 days");
  CHECK(in_words(months(1)) == "one month");
  CHECK(sum_of(make_date(2010, 8, 31), months(6)) == "2010-08-31 + 6 months = 2011-02-28");
  CHECK(difference_of(make_date(2010, 3, 1), days(60)) == "2010-03-01 − 60 days = 2009-12-31");
  CHECK(in_full(make_date(2001, 8, 28)) == "28 August 2001");
  CHECK(in_words(make_date(2012, 9, 3)) == "3 Sep 2012");
}

}  // namespace jm216::test::rules_test
