#include "core/basics/decimal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace jm216 {

namespace {

// Wide holds 77, and a sum or a product with ten has one more.
constexpr unsigned most_digits = 75;

}  // namespace

const Wide& power_of_ten(unsigned exponent) {
  static const auto powers = [] {
    std::array<Wide, 77> table;
    table[0] = 1;
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = table[i - 1] * 10;
    return table;
  }();
  return powers.at(exponent);
}

Wide divide_rounded(const Wide& numerator, const Wide& denominator, Rounding rounding) {
  Wide quotient;
  Wide remainder;
  boost::multiprecision::divide_qr(numerator, denominator, quotient, remainder);
  if (remainder.is_zero()) return quotient;
  const Wide twice = abs(remainder) * 2;
  const int half = twice.compare(abs(denominator));
  const bool away =
      half > 0 || (half == 0 && (rounding == Rounding::half_up || bit_test(abs(quotient), 0)));
  if (!away) return quotient;
  const bool negative = (numerator.sign() < 0) != (denominator.sign() < 0);
  return quotient + (negative ? -1 : 1);
}

Decimal::Decimal(Wide unscaled, unsigned scale) : unscaled_(std::move(unscaled)), scale_(scale) {}

bool Decimal::can_be_added(std::string_view a, std::string_view b) {
  const auto after_point = [](std::string_view text) {
    const std::size_t point = text.find('.');
    return point == std::string_view::npos ? 0 : text.size() - point - 1;
  };
  const std::size_t after = std::max(after_point(a), after_point(b));
  const auto fits = [&](std::string_view text) {
    return text.size() - after_point(text) + after <= most_digits;
  };
  return fits(a) && fits(b);
}

std::optional<Decimal> Decimal::parse(std::string_view plain) {
  const bool negative = !plain.empty() && plain.front() == '-';
  if (negative) plain.remove_prefix(1);
  Wide unscaled = 0;
  unsigned scale = 0;
  bool digits_before = false;
  bool point = false;
  for (const char c : plain) {
    if (c == '.' && digits_before && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      if (unscaled >= power_of_ten(most_digits) || scale > most_digits) return std::nullopt;
      unscaled = unscaled * 10 + (c - '0');
      scale += point ? 1U : 0U;
      digits_before = true;
    } else {
      return std::nullopt;
    }
  }
  if (!digits_before || plain.back() == '.') return std::nullopt;
  return Decimal(negative ? Wide(-unscaled) : unscaled, scale);
}

Wide Decimal::at_scale(unsigned scale) const {
  return unscaled_ * power_of_ten(scale - scale_);
}

Wide Decimal::rounded(unsigned places, Rounding rounding) const {
  if (places >= scale_) return at_scale(places);
  return divide_rounded(unscaled_, power_of_ten(scale_ - places), rounding);
}

namespace {

// Of a number not below zero. (The library's own str() brings in streams and locales, which a page
// would have to download.)
std::string digits_of(Wide number) {
  static constexpr std::uint64_t part_limit = 1'000'000'000'000'000'000U;
  static constexpr std::ptrdiff_t size = 18;
  std::string reversed;
  for (;;) {
    Wide rest;
    Wide part;
    boost::multiprecision::divide_qr(number, Wide(part_limit), rest, part);
    auto value = static_cast<std::uint64_t>(part);
    const bool is_last = rest.is_zero();
    for (std::ptrdiff_t i = 0; is_last ? value != 0 || reversed.empty() : i < size; ++i) {
      reversed += static_cast<char>('0' + value % 10);
      value /= 10;
    }
    if (is_last) break;
    number = rest;
  }
  return {reversed.rbegin(), reversed.rend()};
}

std::string with_point(const Wide& unscaled, unsigned scale) {
  std::string digits = digits_of(abs(unscaled));
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
  if (unscaled.sign() < 0) digits.insert(0, 1, '-');
  return digits;
}

}  // namespace

std::string Decimal::shortest() const {
  return at_least(0);
}

std::string Decimal::at_least(unsigned places) const {
  std::string text = with_point(unscaled_, scale_);
  const std::size_t point = text.find('.');
  std::size_t after = point == std::string::npos ? 0 : text.size() - point - 1;
  for (; after > places && text.back() == '0'; --after) text.pop_back();
  if (after == 0 && places > 0) text += '.';
  if (after < places) text.append(places - after, '0');
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string Decimal::fixed(unsigned places) const {
  return with_point(rounded(places, Rounding::half_up), places);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const unsigned scale = std::max(a.scale_, b.scale_);
  return Decimal(a.at_scale(scale) + b.at_scale(scale), scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  return Decimal(a.unscaled_ * b.unscaled_, a.scale_ + b.scale_);
}

int Decimal::compare(const Decimal& a, const Decimal& b) {
  const unsigned scale = std::max(a.scale_, b.scale_);
  return a.at_scale(scale).compare(b.at_scale(scale));
}

}  // namespace jm216
