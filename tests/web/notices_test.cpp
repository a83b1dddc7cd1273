// Who gave what notice, when and how, when it was received, and what followed.
#include "web/views/notices.hpp"

#include "doctest/doctest.h"

namespace jm216::test::notices_test {

TEST_CASE(
    "each notice of the ledger says who gave what, when, how, when it was received and what "
    "followed") {
  const Document ledger = *Document::parse(R"({"notices": [
    {"kind": "terminate-convenience", "by": "licensee", "given": "2008-11-28", "method": "post"},
    {"kind": "terminate-milestone", "by": "licensor", "given": "2009-01-05", "method": "telefax", "milestone": 3},
    {"kind": "breach", "by": "licensor", "given": "2009-01-06", "method": "e-mail"},
    {"kind": "breach", "by": "licensor", "given": "2010-01-06", "method": "telefax"}
  ]})");
  Report report;
  report.as_of = make_date(2009, 6, 30);
  Deadline deadline;
  deadline.id = "notice-1-effective";
  deadline.date = make_date(2009, 5, 27);
  report.deadlines = {deadline};
  Finding refused;
  refused.code = FindingCode::notice_method;
  refused.where = "/notices/2/method";
  report.findings = {refused};
  const auto rows = views::notices_given(report, ledger);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].by == "LICENSEE");
  CHECK(rows[0].what == "Notice to terminate at any time");
  CHECK(rows[0].how == "registered or recorded post");
  CHECK(rows[0].received == make_date(2008, 12, 1));  // three days after mailing (XV.1)
  CHECK(rows[0].followed.text == "took effect on 27 May 2009");
  CHECK(rows[0].why == "deadline:notice-1-effective");
  CHECK(rows[1].what == "Notice to terminate for a missed milestone, milestone 3");
  CHECK(rows[1].received == make_date(2009, 1, 5));
  CHECK(rows[1].followed.text == "nothing yet");
  CHECK_FALSE(rows[2].received.has_value());
  CHECK(rows[2].followed.text == "nothing: it has no effect");
  CHECK(rows[2].followed.tone == ui::Tone::bad);
  CHECK(rows[3].followed.text == "not given yet");
  CHECK(rows[3].why.empty());
}

TEST_CASE("codes of the ledger are said in words") {
  CHECK(views::choice_words("terminate-nonpayment") == "notice to terminate for non-payment");
  CHECK(views::choice_words("sublicensee") == "sub-licensee");
  CHECK(views::choice_words("protection-request") == "protection request");
}

}  // namespace jm216::test::notices_test
