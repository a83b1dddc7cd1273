// Exact decimals: what is written by hand, and the vectors of the General Decimal Arithmetic suite.
#include "core/basics/decimal.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/support/material.hpp"

namespace jm216::test::basics_decimal_test {

Decimal dec(std::string_view text) {
  const auto value = Decimal::parse(text);
  REQUIRE_MESSAGE(value.has_value(), std::string(text));
  return *value;
}

// The suite writes "12E+3"; our decimals are plain. The same value without an exponent, or nothing
// where that has more digits than 256 bits hold.
struct Scientific {
  Wide digits = 0;
  int exponent = 0;
  std::size_t length = 0;
};

Scientific scientific(const std::string& text) {
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  Scientific number;
  if (e < text.size()) number.exponent = std::stoi(text.substr(e + 1));
  std::string digits = text.substr(0, e);
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    number.exponent -= static_cast<int>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  const bool negative = digits.front() == '-';
  if (negative || digits.front() == '+') digits.erase(0, 1);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  number.length = digits.size();
  if (number.length > 38) return number;
  for (const char c : digits) number.digits = number.digits * 10 + (c - '0');
  if (negative) number.digits = -number.digits;
  return number;
}

std::optional<Decimal> plain(const std::string& text) {
  const Scientific number = scientific(text);
  if (number.length > 36 || std::abs(number.exponent) > 36) return std::nullopt;
  if (number.exponent >= 0) {
    return Decimal(number.digits * power_of_ten(static_cast<unsigned>(number.exponent)));
  }
  return Decimal(number.digits, static_cast<unsigned>(-number.exponent));
}

TEST_CASE("decimals are read from plain digits and nothing else") {
  CHECK(dec("12000.50").unscaled() == 1200050);
  CHECK(dec("12000.50").scale() == 2);
  CHECK(dec("-0").is_zero());
  CHECK_FALSE(dec("-0").is_negative());
  CHECK(dec("007").shortest() == "7");
  for (const char* wrong : {"", "-", ".5", "5.", "+5", " 5", "5 ", "1e3", "1,000", "1.2.3", "--1",
                            "0x10", "NaN", "1-", "€5"}) {
    CHECK_MESSAGE(!Decimal::parse(wrong), wrong);
  }
  // 75 digits are far beyond the ledger's limits and still read; nothing wraps around after that.
  CHECK(Decimal::parse(std::string(75, '9')).has_value());
  CHECK(Decimal::parse("0." + std::string(74, '0') + "1")->at_least(2) ==
        "0." + std::string(74, '0') + "1");
  CHECK_FALSE(Decimal::parse("0." + std::string(101, '0') + "1").has_value());
  CHECK(Decimal::parse(std::string(75, '9'))->at_least(2) == std::string(75, '9') + ".00");
  CHECK_FALSE(Decimal::parse(std::string(77, '9')).has_value());
}

TEST_CASE("decimals print in the three forms of the report") {
  CHECK(dec("12.5000").shortest() == "12.5");
  CHECK(dec("12.000").shortest() == "12");
  CHECK(dec("120").shortest() == "120");
  CHECK(dec("0.000").shortest() == "0");
  CHECK(dec("12.5").at_least(2) == "12.50");
  CHECK(dec("12.505").at_least(2) == "12.505");
  CHECK(dec("12.5000").at_least(2) == "12.50");
  CHECK(dec("-0.05").at_least(4) == "-0.0500");
  CHECK(dec("1006.85045").fixed(4) == "1006.8505");
  CHECK(dec("-1006.85045").fixed(4) == "-1006.8505");  // away from zero
  CHECK(dec("-0.00004").fixed(4) == "0.0000");         // there is no -0
  CHECK(dec("7").fixed(2) == "7.00");
}

TEST_CASE("sums, products and comparisons are exact") {
  CHECK(dec("0.1") + dec("0.2") == dec("0.3"));
  CHECK(dec("1.50") == dec("1.5"));
  CHECK(dec("-1.5") < dec("-1.4999"));
  CHECK(dec("999999999999.9999") * dec("8.5") == dec("8499999999999.99915"));
  CHECK(dec("10") - dec("0.0001") == dec("9.9999"));
  CHECK(-dec("1.5") == dec("-1.5"));
}

TEST_CASE("halves are rounded by the rule asked for, on both sides of zero") {
  const auto up = Rounding::half_up;
  const auto even = Rounding::half_even;
  // In cents: 0.125 lies between 12 and 13, 0.135 between 13 and 14.
  CHECK(dec("0.125").rounded(2, up) == 13);
  CHECK(dec("0.125").rounded(2, even) == 12);
  CHECK(dec("0.135").rounded(2, up) == 14);
  CHECK(dec("0.135").rounded(2, even) == 14);
  CHECK(dec("-0.125").rounded(2, up) == -13);
  CHECK(dec("-0.125").rounded(2, even) == -12);
  CHECK(dec("-0.135").rounded(2, even) == -14);
  CHECK(dec("0.1250001").rounded(2, even) == 13);
  CHECK(dec("0.1249999").rounded(2, up) == 12);
  CHECK(dec("0.005").rounded(2, even) == 0);
  CHECK(dec("-0.005").rounded(2, up) == -1);
  CHECK(dec("3").rounded(2, up) == 300);
}

TEST_CASE("quotients are rounded once") {
  CHECK(divide_rounded(7, 2, Rounding::half_up) == 4);
  CHECK(divide_rounded(5, 2, Rounding::half_even) == 2);
  CHECK(divide_rounded(-7, 2, Rounding::half_up) == -4);
  CHECK(divide_rounded(-5, 2, Rounding::half_even) == -2);
  CHECK(divide_rounded(5, -2, Rounding::half_up) == -3);
  CHECK(divide_rounded(-5, -2, Rounding::half_up) == 3);
  CHECK(divide_rounded(1, 3, Rounding::half_up) == 0);
  CHECK(divide_rounded(2, 3, Rounding::half_even) == 1);
  CHECK(divide_rounded(0, 3, Rounding::half_up) == 0);
}

TEST_CASE("what 256 bits do not hold is refused, never wrapped around") {
  const Wide large = power_of_ten(76);
  CHECK_THROWS_AS(static_cast<void>(large * large), std::overflow_error);
}

TEST_CASE("the suite's sums, differences and products") {
  std::size_t tried = 0;
  for (const auto& row : shared_table("material/decimal/subset_exact_add_sub_mul.tsv", '\t')) {
    const auto a = plain(row[2]);
    const auto b = plain(row[3]);
    const Scientific expected = scientific(row[4]);
    if (!a || !b || expected.length > 38 || expected.exponent < -76 || expected.exponent > 36) {
      continue;
    }
    const Decimal result = row[1] == "add" ? *a + *b : row[1] == "subtract" ? *a - *b : *a * *b;
    const Decimal wanted =
        expected.exponent < 0
            ? Decimal(expected.digits, static_cast<unsigned>(-expected.exponent))
            : Decimal(expected.digits * power_of_ten(static_cast<unsigned>(expected.exponent)));
    CHECK_MESSAGE(result == wanted, row[0]);
    ++tried;
  }
  MESSAGE(tried << " vectors");
#ifdef JM216_SHARED
  CHECK(tried > 1300);
#endif
}

TEST_CASE("the suite's comparisons") {
  std::size_t tried = 0;
  for (const auto& row : shared_table("material/decimal/subset_compare.tsv", '\t')) {
    const auto a = plain(row[1]);
    const auto b = plain(row[2]);
    if (!a || !b) continue;
    const int order = *a < *b ? -1 : *a > *b ? 1 : 0;
    CHECK_MESSAGE(order == std::stoi(row[3]), row[0]);
    CHECK_MESSAGE((*a == *b) == (order == 0), row[0]);
    ++tried;
  }
  MESSAGE(tried << " vectors");
#ifdef JM216_SHARED
  CHECK(tried > 600);
#endif
}

TEST_CASE("the suite's roundings to a given place") {
  std::size_t tried = 0;
  for (const auto& row : shared_table("material/decimal/subset_quantize.tsv", '\t')) {
    const Scientific number = scientific(row[2]);
    const Scientific expected = scientific(row[4]);
    const int places = -scientific(row[3]).exponent;
    if (number.length > 36 || std::abs(number.exponent) > 36 || std::abs(places) > 36) continue;
    REQUIRE(row[1] == "half_up");
    CHECK_MESSAGE(expected.exponent == -places, row[0]);
    const Decimal value = *plain(row[2]);
    const Wide rounded = places >= 0
                             ? value.rounded(static_cast<unsigned>(places), Rounding::half_up)
                             : divide_rounded(value.unscaled(),
                                              power_of_ten(value.scale()) *
                                                  power_of_ten(static_cast<unsigned>(-places)),
                                              Rounding::half_up);
    CHECK_MESSAGE(rounded == expected.digits, row[0]);
    ++tried;
  }
  MESSAGE(tried << " vectors");
#ifdef JM216_SHARED
  CHECK(tried > 400);
#endif
}

TEST_CASE("the suite's quotients") {
  std::size_t tried = 0;
  for (const auto& row : shared_table("material/decimal/subset_divide.tsv", '\t')) {
    if (row[2] != "half_up" && row[2] != "half_even") continue;
    const Rounding rule = row[2] == "half_up" ? Rounding::half_up : Rounding::half_even;
    const auto a = plain(row[3]);
    const auto b = plain(row[4]);
    const Scientific expected = scientific(row[5]);
    // The quotient in units of the result's last place: a / b × 10^-exponent.
    const int shift = -expected.exponent + (b ? static_cast<int>(b->scale()) : 0) -
                      (a ? static_cast<int>(a->scale()) : 0);
    if (!a || !b || std::abs(shift) > 36) continue;
    Wide numerator = a->unscaled();
    Wide denominator = b->unscaled();
    (shift >= 0 ? numerator : denominator) *= power_of_ten(static_cast<unsigned>(std::abs(shift)));
    CHECK_MESSAGE(divide_rounded(numerator, denominator, rule) == expected.digits, row[0]);
    ++tried;
  }
  MESSAGE(tried << " vectors");
#ifdef JM216_SHARED
  CHECK(tried > 600);
#endif
}

}  // namespace jm216::test::basics_decimal_test
