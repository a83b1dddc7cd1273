// What the overview says before any figure: how the licence stands.
#include "web/views/standing.hpp"

#include "doctest/doctest.h"

namespace jm216::test::standing_test {

using views::standing_of;

Report in_force() {
  Report report;
  report.as_of = make_date(2010, 6, 30);
  report.term.ends = make_date(2018, 6, 5);
  report.term.last_patent.country = "IE";
  report.term.last_patent.patent = "60345";
  return report;
}

Right right(RightKind kind, std::string of, Party holder) {
  Right one;
  one.id = RightId{kind, std::move(of)};
  one.clause = "XI.3";
  one.holder = holder;
  one.from = make_date(2006, 3, 2);
  one.why = "Milestone 3 was not attained by its deadline";
  return one;
}

TEST_CASE(
    "of a licence in force as signed, with no more than everybody may at any time, nothing is "
    "said") {
  Report report = in_force();
  report.rights = {right(RightKind::terminate_convenience, "", Party::licensee),
                   right(RightKind::inspect_books, "", Party::licensor)};
  CHECK(standing_of(report).empty());
  CHECK(views::term_reason(report) == "patent IE 60345");
  CHECK(views::term_clause(report) == "I.16");
}

TEST_CASE("what ends the licence stands first, then what a side may do, then the amendments") {
  Report report = in_force();
  report.licence.status = LicenceStatus::sell_off;
  report.licence.terminated_on = make_date(2010, 3, 31);
  report.licence.termination_clause = "XI.4";
  report.licence.sell_off_until = make_date(2010, 9, 30);
  report.rights = {right(RightKind::terminate_milestone, "3", Party::licensor)};
  report.amendments = {{"First", make_date(2002, 1, 1), {"royalty_percent", "payment_days"}},
                       {"", make_date(2007, 1, 1), {}}};
  const auto all = standing_of(report);
  REQUIRE(all.size() == 4);
  CHECK(all[0].tone == ui::Tone::bad);
  CHECK(all[0].clause == "XI.4");
  CHECK(all[0].heading == "The licence is terminated, and stock is being sold off");
  CHECK(all[0].words == "Terminated on 31 Mar 2010 under XI.4; sell-off until 30 Sep 2010.");
  CHECK(all[0].why == "licence");
  CHECK(all[1].heading == "The LICENSOR may terminate for milestone 3");
  CHECK(all[1].words == "Since 2 Mar 2006. Milestone 3 was not attained by its deadline.");
  CHECK(all[1].why == "right:terminate-milestone-3");
  CHECK(all[2].words == "From 1 Jan 2002: changes royalty percent, payment days.");
  CHECK(all[2].why == "amendment:0");
  CHECK(all[3].heading == "An amendment is in force");
  CHECK(all[3].words == "From 1 Jan 2007.");
}

TEST_CASE("every status but in force is said") {
  Report report = in_force();
  report.licence.effective_date = make_date(2011, 1, 1);
  for (const LicenceStatus status :
       {LicenceStatus::not_begun, LicenceStatus::notice_running, LicenceStatus::sell_off,
        LicenceStatus::terminated, LicenceStatus::expired}) {
    report.licence.status = status;
    report.licence.terminated_on = make_date(2010, 3, 31);
    report.licence.termination_clause = "XI.2";
    const auto all = standing_of(report);
    REQUIRE(all.size() == 1);
    CHECK_FALSE(all[0].clause.empty());
    CHECK_FALSE(all[0].words.empty());
  }
  CHECK(standing_of(report)[0].words == "The TERM ended on 5 Jun 2018: patent IE 60345.");
}

TEST_CASE("a TERM that an amendment sets ends for that amendment, the last that sets it") {
  Report report = in_force();
  report.amendments = {{"First", make_date(2002, 1, 1), {"term_ends"}},
                       {"Second", make_date(2007, 1, 1), {"term_ends"}},
                       {"Third", make_date(2008, 1, 1), {"royalty_percent"}}};
  CHECK(views::term_reason(report).find("Second") != std::string::npos);
  CHECK(views::term_reason(report).starts_with("amended by “"));
  CHECK(views::term_clause(report) == "XIV.2");
  report.amendments[1].title.clear();
  CHECK(views::term_reason(report) == "amended from 1 Jan 2007");
}

}  // namespace jm216::test::standing_test
