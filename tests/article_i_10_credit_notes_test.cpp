// I.10: credits for sales that bear the fair market price, for free supplies, and who gave them.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_i_10_credit_notes_test {

// Sold in Germany on 2 February not at arm's length, where the market pays 130,000.
std::string sold(const std::string& gross) {
  return R"({"invoice": "S", "date": "2009-02-02", "country": "DE", "currency": "USD", "gross": ")" +
         gross + R"(", "arms_length": false, "fair_market_price": "130000"})";
}

std::string credit(const std::string& gross, const std::string& members,
                   const std::string& date = "2009-03-02", const std::string& invoice = "C") {
  return R"(, {"invoice": ")" + invoice + R"(", "date": ")" + date +
         R"(", "country": "DE", "currency": "USD", "gross": ")" + gross + R"(", "credit_of": "S")" +
         (members.empty() ? "" : ", " + members) + '}';
}

std::string reason(const std::string& why) {
  return R"("credit_reason": ")" + why + '"';
}

Answer at(const std::string& lines, Choices readings = {}) {
  return ask(ledger("2009-06-30", lines), readings);
}

// Net sales of the quarter's only row, and its royalty.
std::string in_all(const std::string& lines) {
  const Answer a = at(lines);
  REQUIRE(a.quarter("2009-Q1").rows.size() == 1);
  return a.row("2009-Q1").net_sales.decimal().at_least(2) + ' ' +
         text(a.quarter("2009-Q1").royalty);
}

TEST_CASE("I.10 all returned takes the fair market price back whole") {
  for (const std::string& why : {reason("returned"), reason("defective"), std::string()}) {
    CHECK(in_all(sold("100000") + credit("-100000", why)) == "0.00 0.00");
    CHECK_FALSE(at(sold("100000") + credit("-100000", why)).has("fair-market-price-missing"));
  }
}

TEST_CASE("I.10 a part returned takes its own fair market price back, if that is more") {
  // 130,000 − 65,000 = 65,000; × 8.5%
  CHECK(in_all(sold("100000") +
               credit("-50000", reason("returned") + R"(, "fair_market_price": "65000")")) ==
        "65000.00 5525.00");
  // 130,000 − 50,000
  CHECK(in_all(sold("100000") +
               credit("-50000", reason("returned") + R"(, "fair_market_price": "40000")")) ==
        "80000.00 6800.00");
}

TEST_CASE("I.10 a part returned of which the market price is not known: the price, with an error") {
  const std::string part = sold("100000") + credit("-50000", reason("returned"));
  CHECK(in_all(part) == "80000.00 6800.00");
  CHECK(at(part).finding("fair-market-price-missing").where == "/sales/1");
}

TEST_CASE("I.10 where the price prevails, a return takes the price back") {
  CHECK(in_all(sold("150000") + credit("-150000", reason("returned"))) == "0.00 0.00");
  const std::string part = sold("150000") + credit("-75000", reason("returned"));
  CHECK(in_all(part) == "75000.00 6375.00");
  CHECK_FALSE(at(part).has("fair-market-price-missing"));
}

TEST_CASE("I.10 the price that a return meets is the one that earlier credits left") {
  // 150,000 − 40,000 = 110,000, where the market price prevails again; all of that comes back.
  CHECK(in_all(sold("150000") + credit("-40000", reason("discount"), "2009-03-01", "D") +
               credit("-110000", reason("returned"))) == "0.00 0.00");
  // A credit of a later day is none of them: the price was 150,000 when the goods came back.
  CHECK(in_all(sold("150000") + credit("-40000", reason("discount"), "2009-03-03", "D") +
               credit("-150000", reason("returned"))) == "-20000.00 -1700.00");
}

TEST_CASE("I.10 discounts and corrections are measured against the market price anew, by date") {
  CHECK(in_all(sold("150000") + credit("-40000", reason("discount"))) == "130000.00 11050.00");
  CHECK(in_all(sold("100000") + credit("50000", reason("correction"))) == "150000.00 12750.00");
  // 150,000 − 10,000 − 30,000, then + 25,000: 140,000, 130,000, 135,000.
  const std::string several = sold("150000") +
                              credit("25000", reason("correction"), "2009-03-20", "F") +
                              credit("-10000", reason("discount"), "2009-03-01", "D") +
                              credit("-30000", reason("correction"), "2009-03-10", "E");
  CHECK(in_all(several) == "135000.00 11475.00");
  const Answer a = at(several);
  CHECK(a.step("line:/sales/1", "net_sales").result == "5000.00");
  CHECK(a.step("line:/sales/2", "net_sales").result == "-10000.00");
  CHECK(a.step("line:/sales/3", "net_sales").result == "-10000.00");
  CHECK_FALSE(a.has("credit-at-fair-market-price"));
}

TEST_CASE("I.10 a discount that leaves the price below the market's takes nothing, with a note") {
  const std::string discount = sold("100000") + credit("-10000", reason("discount"));
  CHECK(in_all(discount) == "130000.00 11050.00");
  CHECK(at(discount).has("credit-at-fair-market-price"));
}

TEST_CASE("I.10 a fair market price on any other credit note is ignored") {
  const std::string plain =
      R"({"invoice": "S", "date": "2009-02-02", "country": "DE", "currency": "USD",
          "gross": "100000"})";
  CHECK(
      in_all(plain + credit("-50000", reason("returned") + R"(, "fair_market_price": "65000")")) ==
      "50000.00 4250.00");
  CHECK(in_all(sold("150000") +
               credit("-10000", reason("discount") + R"(, "fair_market_price": "65000")")) ==
        "140000.00 11900.00");
}

TEST_CASE("I.10 nor does one on a negative line without credit_of, which is a credit note") {
  CHECK(in_all(sold("-100000") + credit("100000", reason("correction"))) == "0.00 0.00");
  CHECK_FALSE(at(sold("-100000") + credit("100000", reason("correction")))
                  .has("credit-at-fair-market-price"));
}

TEST_CASE("I.10 no reason counts, with a note; another reason counts nothing, with a warning") {
  const std::string plain =
      R"({"invoice": "S", "date": "2009-02-02", "country": "DE", "currency": "USD",
          "gross": "100000"})";
  CHECK(in_all(plain + credit("-10000", "")) == "90000.00 7650.00");
  CHECK(at(plain + credit("-10000", "")).has("credit-reason-missing"));
  const std::string other =
      plain + credit("-10000", reason("other") + R"(, "deductions": {"freight": "5"})");
  CHECK(in_all(other) == "100000.00 8500.00");
  CHECK(at(other).has("credit-not-allowed"));
  CHECK_FALSE(at(other).has("deduction-not-allowed"));
}

TEST_CASE("I.10 READING credits_given_by: a sub-licensee's credits for goods") {
  const auto net = [](const std::string& why, const std::string& reading,
                      const std::string& role = "sublicensee") {
    const Answer a =
        ask(ledger("2009-06-30",
                   R"({"invoice": "S", "date": "2009-02-02", "country": "DE", "currency": "USD",
                   "gross": "1000", "seller": "X"},
                  {"invoice": "C", "date": "2009-03-02", "country": "DE", "currency": "USD",
                   "gross": "-100", "seller": "X", "credit_of": "S")" +
                       (why.empty() ? "" : ", " + reason(why)) + '}',
                   R"("sellers": {"X": {"role": ")" + role + "\"}}"),
            {{"credits_given_by", reading}});
    return a.row("2009-Q1").net_sales.decimal().at_least(2);
  };
  for (const char* why : {"returned", "defective", ""}) {
    CHECK(net(why, "any-seller") == "900.00");
    CHECK(net(why, "licensee") == "1000.00");
    CHECK(net(why, "licensee", "affiliate") == "900.00");  // it acts for its AFFILIATES too
  }
  for (const char* why : {"correction", "discount"}) CHECK(net(why, "licensee") == "900.00");
}

TEST_CASE("V.4 READING free_supply: whatever else the line says") {
  const auto one = [](const std::string& members, const std::string& reading) {
    return at(R"({"invoice": "S", "date": "2009-02-02", "country": "DE", "currency": "USD",
                  "gross": "0", "free": true)" +
                  members + '}',
              {{"free_supply", reading}});
  };
  const std::string market = R"(, "fair_market_price": "100", "arms_length": false)";
  CHECK(one(market, "no-royalty").row("2009-Q1").net_sales.decimal().at_least(2) == "0.00");
  CHECK(one(market, "no-royalty").row("2009-Q1").basis == Basis::free);
  CHECK(one(market, "fair-market-price").row("2009-Q1").net_sales.decimal().at_least(2) ==
        "100.00");
  CHECK_FALSE(one("", "no-royalty").has("fair-market-price-missing"));
  CHECK(one("", "fair-market-price").has("fair-market-price-missing"));
}

TEST_CASE("I.10 credit notes of one day count in the ledger's order") {
  const std::string whole = credit("-100000", reason("returned"));
  const std::string corrected = credit("-10000", reason("correction"), "2009-03-02", "D");
  // All of it taken back: 130,000 − 130,000, and a correction of what is no more.
  CHECK(in_all(sold("100000") + whole + corrected) == "0.00 0.00");
  // Corrected to 90,000 first, the market's 130,000 stands; 100,000 is more than was invoiced then.
  CHECK(in_all(sold("100000") + corrected + whole) == "30000.00 2550.00");
}

TEST_CASE("I.10 what was invoiced at nothing bears the market's price, and loses it again") {
  const std::string back =
      credit("-0.01", reason("returned") + R"(, "fair_market_price": "130000")");
  CHECK(in_all(sold("0")) == "130000.00 11050.00");
  CHECK(in_all(sold("0") + back) == "0.00 0.00");
}

}  // namespace jm216::test::article_i_10_credit_notes_test
