// How the page says the report's codes, and how many things it asks attention for.
#include "web/views/words.hpp"

#include "doctest/doctest.h"
#include "web/app/said.hpp"
#include "web/views/attention.hpp"

namespace jm216::test::words_test {

using ui::Tone;
using views::Word;

void check(const Word& word, std::string_view text, Tone tone) {
  CHECK(word.text == text);
  CHECK(word.tone == tone);
}

Obligation obligation(ObligationStatus status, std::optional<Date> due = std::nullopt) {
  Obligation one;
  one.status = status;
  one.due = due;
  return one;
}

TEST_CASE("an obligation says how many days it is overdue or has left") {
  const Date due = make_date(2009, 5, 15);
  // 16 days to the end of May, 30 of June, 15 of July.
  check(views::status(obligation(ObligationStatus::overdue, due), make_date(2009, 7, 15)),
        "overdue 61 days", Tone::bad);
  check(views::status(obligation(ObligationStatus::overdue, due), make_date(2009, 5, 16)),
        "overdue 1 day", Tone::bad);
  check(views::status(obligation(ObligationStatus::due, due), due), "due today", Tone::caution);
  check(views::status(obligation(ObligationStatus::due, due), make_date(2009, 4, 15)),
        "due in 30 days", Tone::brand);
  check(views::status(obligation(ObligationStatus::paid), due), "paid", Tone::good);
  check(views::status(obligation(ObligationStatus::paid_late), due), "paid late", Tone::caution);
  check(views::status(obligation(ObligationStatus::unrecorded), due), "no payment recorded",
        Tone::caution);
  check(views::status(obligation(ObligationStatus::none), due), "nothing payable", Tone::neutral);
}

TEST_CASE("an instalment is named by its milestone") {
  CHECK(views::name_of_payable("milestone-2-a") == "Milestone 2, instalment a");
  CHECK(views::name_of_payable("milestone-2") == "Milestone 2");
}

TEST_CASE("open is what waits for a payment or for word of one") {
  using Status = ObligationStatus;
  for (const Status open : {Status::due, Status::overdue, Status::unrecorded}) {
    CHECK(views::is_open(obligation(open)));
  }
  for (const Status closed :
       {Status::not_triggered, Status::accruing, Status::none, Status::paid, Status::paid_late}) {
    CHECK_FALSE(views::is_open(obligation(closed)));
  }
}

TEST_CASE("a milestone in grace says what is left of it") {
  MilestoneReport milestone;
  milestone.status = MilestoneStatus::in_grace;
  milestone.deadline = make_date(2005, 3, 1);
  check(views::status(milestone, make_date(2005, 2, 28)), "in grace, 1 day left", Tone::caution);
  milestone.status = MilestoneStatus::missed;
  check(views::status(milestone, {}), "missed", Tone::bad);
}

TEST_CASE("a deadline is near for thirty days, and said in years from two on") {
  const Date today = make_date(2009, 6, 1);
  Deadline deadline;
  deadline.date = make_date(2009, 7, 1);
  check(views::status(deadline, today), "in 30 days", Tone::caution);
  deadline.date = make_date(2009, 7, 2);
  check(views::status(deadline, today), "in 31 days", Tone::neutral);
  // Neither 2010 nor 2011 has a 29 February: 730 days.
  deadline.date = make_date(2011, 6, 1);
  check(views::status(deadline, today), "in 2 years", Tone::neutral);
  deadline.date = make_date(2011, 5, 31);
  check(views::status(deadline, today), "in 729 days", Tone::neutral);
  deadline.status = DeadlineStatus::missed;
  deadline.date = make_date(2009, 5, 31);
  check(views::status(deadline, today), "missed 1 day ago", Tone::bad);
  deadline.status = DeadlineStatus::today;
  check(views::status(deadline, today), "today", Tone::caution);
}

TEST_CASE("obligations and rights have names") {
  CHECK(views::name_of_payable("signature") == "On signature");
  CHECK(views::name_of_payable("milestone-3") == "Milestone 3");
  CHECK(views::name_of_payable("royalty-2009-Q1") == "Royalty 2009-Q1");
  CHECK(views::name_of_payable("interest:royalty-2009-Q1") == "Interest: Royalty 2009-Q1");
  CHECK(views::name_of_payable("something") == "something");
  CHECK(views::with_names("The payment royalty-2009-Q1 was not made by its due date") ==
        "The payment royalty 2009-Q1 was not made by its due date");
  CHECK(views::with_names("royalty is owed (milestone-3); signature, or not.") ==
        "royalty is owed (milestone 3); signature, or not.");
  Right right;
  right.id = "terminate-milestone-3";
  CHECK(views::name_of(right) == "terminate for milestone 3");
  right.id = "reduce-royalty-IT";
  CHECK(views::name_of(right) == "pay less in Italy");
  right.id = "reduce-royalty-XX";
  CHECK(views::name_of(right) == "pay less in XX");
}

TEST_CASE("of two answers it says what differs, and nothing of what does not") {
  const Date ends = make_date(2018, 6, 5);
  Totals now;
  now.royalty = Usd::dollars(100);
  now.obligations = Usd::cents(5000000);
  now.paid = Usd::dollars(7);
  CHECK(views::changes(now, ends, now, ends) == "");
  Totals then = now;
  then.royalty = Usd::cents(133206);
  then.obligations = Usd::cents(891459);
  CHECK(views::changes(now, ends, then, ends) == "royalty +1,232.06 · owed −41,085.41");
  then = now;
  then.paid.reset();
  then.royalty.reset();
  then.overdue = Usd::dollars(0);
  CHECK(views::changes(now, ends, then, make_date(2019, 1, 1)) ==
        "not known any more: royalty, paid · now known: overdue 0.00 · TERM ends 1 Jan 2019");
}

TEST_CASE(
    "where nothing is known of payments, neither is interest, and a first payment tells why it "
    "is") {
  Report before;
  before.obligations = {obligation(ObligationStatus::unrecorded, make_date(2009, 5, 15))};
  before.totals.overdue = before.totals.interest_outstanding = Usd{};
  before.totals.paid = Usd{};
  CHECK_FALSE(payments_are_known(before));
  CHECK_FALSE(totals_said(before).interest_outstanding.has_value());
  CHECK_FALSE(totals_said(before).overdue.has_value());
  CHECK(totals_said(before).paid == Usd{});
  CHECK(views::changes(before, before) == "");

  Report now = before;
  now.obligations.front().status = ObligationStatus::overdue;
  now.totals.overdue = Usd::dollars(200);
  now.totals.interest_outstanding = Usd::cents(1234);
  CHECK(views::changes(before, now) ==
        "now known: overdue 200.00, interest 12.34 · interest is reckoned from now on, since "
        "payments "
        "are recorded");
  CHECK(views::changes(now, before) ==
        "not known any more: overdue, interest · interest is not reckoned any more, since no "
        "payments "
        "are recorded");
}

QuarterReport quarter(int year, unsigned of_year, bool has_rows) {
  QuarterReport one;
  one.quarter = Quarter::of(make_date(year, of_year * 3, 1));
  if (has_rows) one.rows.emplace_back();
  return one;
}

TEST_CASE("the quarter shown is the one opened, else the latest that is over and has rows") {
  Report report;
  report.as_of = make_date(2009, 6, 30);
  CHECK(views::shown_quarter(report, std::nullopt) == nullptr);
  report.quarters = {quarter(2008, 4, true), quarter(2009, 1, false), quarter(2009, 2, true)};
  // The last day of a quarter is still in it.
  CHECK_FALSE(views::over(report, report.quarters[2]));
  CHECK(views::shown_quarter(report, std::nullopt) == &report.quarters[0]);
  report.as_of = make_date(2009, 7, 1);
  CHECK(views::over(report, report.quarters[2]));
  CHECK(views::shown_quarter(report, std::nullopt) == &report.quarters[2]);
  CHECK(views::shown_quarter(report, report.quarters[1].quarter) == &report.quarters[1]);
  // None is over.
  report.as_of = make_date(2008, 12, 1);
  CHECK(views::shown_quarter(report, std::nullopt) == &report.quarters[2]);
}

Report with(std::initializer_list<FindingCode> codes) {
  Report report;
  report.as_of = make_date(2009, 6, 30);
  for (const FindingCode code : codes) report.findings.push_back({code, "", "", ""});
  return report;
}

TEST_CASE("findings are counted by how grave they are") {
  using Code = FindingCode;
  CHECK(views::findings_counted(with({Code::as_signed})) == "no errors and no warnings");
  CHECK(views::findings_counted(with({Code::fx_missing})) == "1 error");
  CHECK(views::findings_counted(with({Code::overpaid, Code::statement_late})) == "2 warnings");
  CHECK(views::findings_counted(with({Code::fx_missing, Code::fx_missing, Code::overpaid})) ==
        "2 errors and 1 warning");
}

TEST_CASE("a ledger is marked as made up by its title, and as signed by a finding") {
  CHECK(views::says_fictional("A FICTIONAL ledger"));
  CHECK_FALSE(views::says_fictional("A fiction"));
  CHECK(views::as_signed(with({FindingCode::overpaid, FindingCode::as_signed})));
  CHECK_FALSE(views::as_signed(with({FindingCode::overpaid})));
}

TEST_CASE("attention is asked for what is overdue, in grace, near or wrong") {
  namespace attention = views::attention;
  using Code = FindingCode;
  Report report =
      with({Code::statement_late, Code::sold_exceeds_made, Code::overpaid, Code::as_signed});
  const Readings chosen;
  check(attention::findings(report, chosen), "3", Tone::caution);
  check(attention::statements(report, chosen), "2", Tone::caution);
  report.findings.push_back({Code::fx_missing, "", "", ""});
  check(attention::findings(report, chosen), "4", Tone::bad);
  check(attention::findings(with({Code::as_signed}), chosen), "", Tone::neutral);

  report.obligations = {obligation(ObligationStatus::overdue), obligation(ObligationStatus::due),
                        obligation(ObligationStatus::overdue)};
  check(attention::obligations(report, chosen), "2", Tone::bad);
  report.milestones.resize(2);
  report.milestones[1].status = MilestoneStatus::in_grace;
  check(attention::milestones(report, chosen), "1", Tone::caution);
  report.rights.resize(3);
  report.rights[0].holder = Party::licensee;
  check(attention::rights(report, chosen), "2", Tone::caution);
  report.ledger.lines_read = 1500000;
  check(attention::sales(report, chosen), "1,500,000", Tone::neutral);
  check(attention::none(report, chosen), "", Tone::neutral);

  // From 30 June 2009, 30 July is thirty days away and 31 July one more.
  const auto deadline = [&](const char* id, Date date, DeadlineStatus status) {
    Deadline one;
    one.id = id;
    one.date = date;
    one.status = status;
    report.deadlines.push_back(one);
  };
  deadline("statement-2009-Q2", make_date(2009, 7, 30), DeadlineStatus::upcoming);
  deadline("royalty-2009-Q2", make_date(2009, 7, 31), DeadlineStatus::upcoming);
  deadline("milestone-1", report.as_of, DeadlineStatus::today);
  deadline("patent-DE", report.as_of, DeadlineStatus::today);
  deadline("supply", make_date(2009, 6, 1), DeadlineStatus::missed);
  check(attention::deadlines(report, chosen), "2", Tone::caution);

  Readings other;
  reading_table()[0].set(other, 1);
  reading_table()[4].set(other, 1);
  check(attention::readings(report, chosen), "", Tone::neutral);
  check(attention::readings(report, other), "2", Tone::brand);
}

TEST_CASE("what happened is said in a sentence") {
  Report report = with({FindingCode::overpaid});
  report.ledger.lines_read = 1;
  report.totals.royalty = Usd::dollars(10);
  CHECK(said::loaded(report) == "The ledger is loaded: 1 line, as of 30 Jun 2009, 1 warning.");
  CHECK(said::answered(report, nullptr, "") == "As of 30 Jun 2009, 1 warning.");
  Report before = report;
  CHECK(said::answered(report, &before, "") == "As of 30 Jun 2009.");
  CHECK(said::answered(report, &before, "Payment changed") ==
        "Payment changed. As of 30 Jun 2009.");
  before.totals.royalty = Usd::dollars(4);
  before.findings.clear();
  CHECK(said::answered(report, &before, "Payment changed") ==
        "Payment changed, US$: royalty +6.00. As of 30 Jun 2009, 1 warning.");

  Problems problems;
  CHECK(said::problems("Not loaded", problems) == "Not loaded: 0 problems.");
  problems.add({{ProblemCode::not_json, "This is no ledger."}, "", "", 0, 0});
  problems.more = 2;
  CHECK(said::problems("Not loaded", problems) == "Not loaded: 3 problems. This is no ledger.");
}

}  // namespace jm216::test::words_test
