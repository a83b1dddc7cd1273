#pragma once
// Exact decimal numbers: an integer and how many of its digits stand after the point. Sums and
// products are exact; the only operation that rounds says so and takes the rule (reading
// `rounding`).
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/wide.hpp"

namespace jm216 {

// How a half is rounded (reading `rounding`, V.6). half_up is away from zero.
enum class Rounding : std::uint8_t { half_up, half_even };

// 10^exponent, for exponent up to 76.
const Wide& power_of_ten(unsigned exponent);

// numerator / denominator to the nearest integer. The denominator must not be zero.
Wide divide_rounded(const Wide& numerator, const Wide& denominator, Rounding rounding);

class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(Wide unscaled, unsigned scale = 0);

  // Optional minus, digits, optional point and digits ("-12.50"); nothing else, and not more digits than
  // can be reckoned with.
  static std::optional<Decimal> parse(std::string_view plain);
  // Whether the sum of two such texts, or their difference, has no more digits than that.
  static bool can_be_added(std::string_view a, std::string_view b);

  [[nodiscard]] const Wide& unscaled() const { return unscaled_; }
  [[nodiscard]] unsigned scale() const { return scale_; }
  [[nodiscard]] bool is_zero() const { return unscaled_.is_zero(); }
  [[nodiscard]] bool is_negative() const { return unscaled_.sign() < 0; }

  // The integer nearest to value × 10^places.
  [[nodiscard]] Wide rounded(unsigned places, Rounding rounding) const;

  [[nodiscard]] std::string shortest() const;                 // 12.5
  [[nodiscard]] std::string at_least(unsigned places) const;  // 12.50, but 12.505
  // Exactly so many places, halves away from zero: for display, never for further computing.
  [[nodiscard]] std::string fixed(unsigned places) const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  Decimal operator-() const { return Decimal(-unscaled_, scale_); }
  // By value: 1.50 equals 1.5.
  friend bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == 0; }
  friend bool operator!=(const Decimal& a, const Decimal& b) { return compare(a, b) != 0; }
  friend bool operator<(const Decimal& a, const Decimal& b) { return compare(a, b) < 0; }
  friend bool operator>(const Decimal& a, const Decimal& b) { return compare(a, b) > 0; }
  friend bool operator<=(const Decimal& a, const Decimal& b) { return compare(a, b) <= 0; }
  friend bool operator>=(const Decimal& a, const Decimal& b) { return compare(a, b) >= 0; }

 private:
  static int compare(const Decimal& a, const Decimal& b);
  [[nodiscard]] Wide at_scale(unsigned scale) const;  // scale not below scale_

  Wide unscaled_ = 0;
  unsigned scale_ = 0;
};

}  // namespace jm216
