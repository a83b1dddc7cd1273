// Amounts: what arithmetic there is between them. That there is no more is for must_not_compile.
#include "core/basics/money.hpp"

#include "doctest/doctest.h"

namespace jm216::test::basics_money_test {

TEST_CASE("dollars are whole cents of any size") {
  CHECK(Usd::dollars(750'000).text() == "750000.00");
  CHECK(Usd::cents(-5).text() == "-0.05");
  CHECK((Usd::cents(133206) - Usd::cents(112004)).text() == "212.02");
  CHECK(Usd{} == Usd::cents(0));
  CHECK(Usd::cents(-1).is_negative());
  CHECK_FALSE(Usd{}.is_negative());
  CHECK_FALSE(Usd{}.is_positive());
}

TEST_CASE("a proportion of an amount is rounded once") {
  // 100.00 × 1 / 3 = 33.333… and 100.00 × 2 / 3 = 66.666…
  CHECK(in_proportion(Usd::dollars(100), Usd::cents(1), Usd::cents(3), Rounding::half_up).text() ==
        "33.33");
  CHECK(in_proportion(Usd::dollars(100), Usd::cents(2), Usd::cents(3), Rounding::half_up).text() ==
        "66.67");
  // 0.05 × 1 / 2 = 0.025
  CHECK(in_proportion(Usd::cents(5), Usd::cents(1), Usd::cents(2), Rounding::half_up).text() ==
        "0.03");
  CHECK(in_proportion(Usd::cents(5), Usd::cents(1), Usd::cents(2), Rounding::half_even).text() ==
        "0.02");
}

TEST_CASE("a percentage of money is exact") {
  const Percent rate(Decimal(85, 1));
  CHECK(rate.text() == "8.5");
  // 11845.3001 × 8.5% = 1006.8505085
  CHECK(rate.of(Money::of(118453001)) == *Decimal::parse("1006.8505085"));
  CHECK((rate + Percent(Decimal(3))).text() == "11.5");
  CHECK(Percent(Decimal(50, 1)) == Percent(Decimal(5)));
}

TEST_CASE("sums of lines at the ledger's limit do not overflow") {
  // 999999999999.9999 in each of 2^32 + 1 lines: 4294967297 × 9999999999999999 ten-thousandths.
  const Int128 largest = 9'999'999'999'999'999;
  Money sum = Money::of(largest * (Int128{1} << 32));
  sum += Money::of(largest);
  CHECK(sum.decimal() == *Decimal::parse("4294967296999999570503.2703"));
}

}  // namespace jm216::test::basics_money_test
