// XVII.1: until when what is outstanding may be sued for (Limitation Act 1980).
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xvii_limitation_test {

// The signature's 100,000 was due on 28 August 2001.
std::string payment(const std::string& date, const std::string& amount,
                    const std::string& of = "signature") {
  return R"({"for": ")" + of + R"(", "date": ")" + date + R"(", "amount": ")" + amount + "\"}";
}

Answer at(const std::string& as_of, const std::string& payments = {}) {
  return ask(ledger(as_of, "", "\"payments\": [" + payments + ']'));
}

std::string limitation(const Answer& a, const std::string& id = "signature") {
  return text(a.obligation(id).limitation);
}

TEST_CASE("XVII.1 six years from the due date") {
  CHECK(limitation(at("2001-08-28")) == "null");
  CHECK(limitation(at("2001-08-29")) == "2007-08-28");
  const Answer last = at("2007-08-28");
  CHECK(limitation(last) == "2007-08-28");
  CHECK_FALSE(last.has("claim-may-be-barred"));
  const Answer after = at("2007-08-29");
  CHECK(limitation(after) == "2007-08-28");
  CHECK(after.count("claim-may-be-barred") == 1);
  // No figure changes.
  CHECK(text(after.obligation("signature").outstanding) == "100000.00");
}

TEST_CASE("XVII.1 nothing outstanding, nothing to sue for") {
  CHECK(limitation(at("2009-06-30", payment("2001-08-28", "100000"))) == "null");
  CHECK(limitation(at("2009-06-30", payment("2001-08-28", "99999.99"))) == "2007-08-28");
}

TEST_CASE("XVII.1 a silent ledger has a last day, an incomplete quarter has none") {
  const Answer silent = ask(ledger("2009-06-30", ""));
  CHECK(silent.obligation("signature").status == ObligationStatus::unrecorded);
  CHECK(limitation(silent) == "2007-08-28");
  const Answer incomplete =
      ask(ledger("2009-06-30",
                 R"({"invoice": "E", "date": "2009-02-03", "country": "DE", "currency": "EUR",
                     "gross": "1000"})"));
  CHECK(limitation(incomplete, "royalty-2009-Q1") == "null");
}

TEST_CASE("XVII.1 a payment while the time runs begins it anew, one after it does not") {
  CHECK(limitation(at("2009-06-30", payment("2003-10-03", "60000"))) == "2009-10-03");
  CHECK(limitation(at("2009-06-30", payment("2007-08-28", "60000"))) == "2013-08-28");
  CHECK(limitation(at("2009-06-30", payment("2007-08-29", "60000"))) == "2007-08-28");
  // Each by the time that then runs, in order of their days whatever that of the ledger.
  CHECK(limitation(at("2014-06-30", payment("2009-10-03", "1") + ',' +
                                        payment("2003-10-03", "1"))) == "2015-10-03");
  CHECK(limitation(at("2014-06-30", payment("2009-10-04", "1") + ',' +
                                        payment("2003-10-03", "1"))) == "2009-10-03");
  // One before the due date moves nothing.
  CHECK(limitation(at("2009-06-30", payment("2001-08-20", "60000"))) == "2007-08-28");
}

TEST_CASE("XVII.1 a payment of nothing begins no time anew") {
  CHECK(limitation(at("2006-06-30", payment("2004-02-28", "0"))) == "2007-08-28");
}

TEST_CASE("XVII.1 a payment of the interest does so too") {
  CHECK(limitation(at("2009-06-30", payment("2005-01-10", "10", "interest:signature"))) ==
        "2011-01-10");
}

TEST_CASE("XVII.1 six years from 29 February end on the 28th, from an agreed due date") {
  const Answer a = ask(ledger(
      "2009-06-30",
      R"({"invoice": "N", "date": "2007-11-05", "country": "DE", "currency": "USD", "gross": "100"})",
      R"("payments": [], "extensions": [{"for": "royalty-2007-Q4", "to": "2008-02-29"}])"));
  CHECK(limitation(a, "royalty-2007-Q4") == "2014-02-28");
}

TEST_CASE("XVII.1 interest alone: six years from the day the principal was settled") {
  const auto paid_late = [](const std::string& as_of, const std::string& more = {}) {
    return at(as_of,
              payment("2001-09-28", "100000") +
                  ",{\"for\": \"supply\", \"date\": \"2002-01-31\", \"amount\": \"150000\"}" +
                  more);
  };
  CHECK_FALSE(paid_late("2007-09-28").has("claim-may-be-barred"));
  CHECK(paid_late("2007-09-29").count("claim-may-be-barred") == 1);
  CHECK(limitation(paid_late("2007-09-29")) == "null");
  // A later payment of interest does not move it.
  CHECK(paid_late("2007-09-29", ',' + payment("2005-01-10", "10", "interest:signature"))
            .has("claim-may-be-barred"));
  // 31 days at 8% come to less than 1,000: nothing is open.
  CHECK_FALSE(paid_late("2007-09-29", ',' + payment("2005-01-10", "1000", "interest:signature"))
                  .has("claim-may-be-barred"));
}

TEST_CASE("XVII.1 the deadline, whose words name the due date plus six years as well") {
  const Answer a = at("2009-06-30", payment("2003-10-03", "60000"));
  const Deadline& last = a.deadline("limitation-signature");
  CHECK(to_string(last.date) == "2009-10-03");
  CHECK(last.clause == "XVII.1");
  CHECK(to_string(last.party) == "licensor");
  CHECK(last.status == DeadlineStatus::upcoming);
  CHECK(last.what.find("28 Aug 2007") != std::string::npos);
  CHECK(at("2009-10-04", payment("2003-10-03", "60000")).deadline("limitation-signature").status ==
        DeadlineStatus::passed);
  CHECK_FALSE(
      at("2009-06-30", payment("2001-08-28", "100000")).has_deadline("limitation-signature"));
}

TEST_CASE("XVII.1 the last day is explained from the due date and each payment") {
  const Answer a = at("2009-06-30", payment("2003-10-03", "60000"));
  const Explanation why = a.why("limitation:signature");
  CHECK(why.value == "2009-10-03");
  REQUIRE(why.steps.size() == 2);
  CHECK(why.steps[0].formula == "2001-08-28 + 6 years = 2007-08-28");
  CHECK(why.steps[1].formula == "2003-10-03 + 6 years = 2009-10-03");
  CHECK(a.step("limitation:signature", "limitation").result == "2009-10-03");
}

TEST_CASE("XVII.1 a payment on the due date itself begins no time anew") {
  const Answer a = at("2009-06-30", payment("2001-08-28", "60000"));
  CHECK(limitation(a) == "2007-08-28");
  CHECK(a.why("limitation:signature").steps.size() == 1);
  CHECK(at("2009-06-30", payment("2001-08-29", "60000")).why("limitation:signature").steps.size() ==
        2);
}

}  // namespace jm216::test::article_xvii_limitation_test
