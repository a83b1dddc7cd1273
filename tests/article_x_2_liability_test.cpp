// X.2: the cap of the LICENSOR's liability.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_x_2_liability_test {

std::string claim(const std::string& limb, const std::string& amount,
                  const std::string& date = "2010-06-01") {
  return R"({"date": ")" + date + R"(", "limb": ")" + limb + R"(", "amount_usd": ")" + amount +
         "\"}";
}

Answer at(const std::string& claims, Choices readings = {}) {
  return ask(ledger("2010-06-30", "", "\"claims\": [" + claims + ']'), readings);
}

// "claimed outside left"
std::string account(const Answer& a) {
  const LiabilityReport& liability = a.report().liability;
  CHECK(liability.cap.text() == "5000000.00");
  return liability.claimed.text() + ' ' + liability.outside_cap.text() + ' ' +
         liability.left.text();
}

const std::string two = claim("ip", "3000000") + ',' + claim("defects", "2500000.01");

TEST_CASE("X.2 without claims the whole cap is left") {
  CHECK(account(at("")) == "0.00 0.00 5000000.00");
  CHECK(account(ask(ledger("2010-06-30", ""))) == "0.00 0.00 5000000.00");
}

TEST_CASE("X.2 READING liability_cap: both limbs under it, or defects alone") {
  CHECK(account(at(two)) == "5500000.01 0.00 0.00");
  CHECK(account(at(two, {{"liability_cap", "defects"}})) == "2500000.01 3000000.00 2499999.99");
  CHECK(at(two).has("claims-exceed-cap"));
  CHECK_FALSE(at(two, {{"liability_cap", "defects"}}).has("claims-exceed-cap"));
}

TEST_CASE("X.2 exactly the cap is not above it") {
  CHECK(account(at(claim("ip", "5000000"))) == "5000000.00 0.00 0.00");
  CHECK_FALSE(at(claim("ip", "5000000")).has("claims-exceed-cap"));
  CHECK(at(claim("ip", "5000000.01")).has("claims-exceed-cap"));
}

TEST_CASE("X.2 a claim dated ahead is not known") {
  CHECK(account(at(claim("ip", "1", "2010-06-30") + ',' + claim("ip", "2", "2010-07-01"))) ==
        "1.00 0.00 4999999.00");
}

TEST_CASE("X.2 each figure is explained from the claims") {
  const Answer a = at(two, {{"liability_cap", "both"}});
  CHECK(a.why("liability:cap_usd").value == "5000000.00");
  const Step claimed = a.step("liability:claimed_usd", "claimed_usd");
  CHECK(claimed.formula == "3000000.00 + 2500000.01 = 5500000.01");
  REQUIRE(claimed.inputs.size() == 2);
  CHECK(claimed.inputs[1].where == "/claims/1/amount_usd");
  CHECK(claimed.reading == "liability_cap: both");
  CHECK(a.step("liability:left_usd", "left_usd").formula ==
        "max(5000000.00 − 5500000.01, 0.00) = 0.00");
  CHECK(a.why("liability:outside_cap_usd").value == "0.00");
}

}  // namespace jm216::test::article_x_2_liability_test
