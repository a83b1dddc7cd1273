// X.2: the cap on the LICENSOR's indemnity.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_x_2_liability_test {

Answer at(const std::string& as_of, std::string_view reading) {
  return ask(ledger(as_of, "", R"("claims": [
                 {"date": "2010-06-01", "limb": "ip", "amount_usd": "3000000.00"},
                 {"date": "2010-06-02", "limb": "defects", "amount_usd": "2500000.01"}])"),
             {{"liability_cap", reading}});
}

TEST_CASE("X.2 the cap covers both limbs, and what is left is never below zero") {
  const Answer a = at("2010-06-02", "both");
  const LiabilityReport& liability = a.report().liability;
  CHECK(liability.cap.text() == "5000000.00");
  CHECK(liability.claimed.text() == "5500000.01");
  CHECK(liability.outside_cap.text() == "0.00");
  CHECK(liability.left.text() == "0.00");
  CHECK(a.has("claims-exceed-cap"));
}

TEST_CASE("X.2 or claims for defects alone") {
  const Answer a = at("2010-06-02", "defects");
  CHECK(a.report().liability.claimed.text() == "2500000.01");
  CHECK(a.report().liability.outside_cap.text() == "3000000.00");
  CHECK(a.report().liability.left.text() == "2499999.99");
  CHECK_FALSE(a.has("claims-exceed-cap"));
}

TEST_CASE("X.2 a claim counts from its day") {
  CHECK(at("2010-05-31", "both").report().liability.left.text() == "5000000.00");
  CHECK(at("2010-06-01", "both").report().liability.left.text() == "2000000.00");
}

}  // namespace jm216::test::article_x_2_liability_test
