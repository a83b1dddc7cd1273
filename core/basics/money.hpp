#pragma once
// Amounts that must not be mixed up. A sum in the currency of a sale (`Money`), a count of goods
// (`Units`), dollars owed (`Usd`) and a rate (`Percent`) are different types: `usd + money` does
// not compile, and there is no way from one to the other but the rule that says how (royalty V.4,
// exchange V.6).
#include <cstdint>
#include <string>

#include "core/basics/decimal.hpp"

namespace jm216 {

// An exact amount in ten-thousandths, the finest the ledger knows.
template <class Tag>
class TenThousandths {
 public:
  static constexpr unsigned places = 4;

  constexpr TenThousandths() = default;
  static constexpr TenThousandths of(Int128 ten_thousandths) {
    return TenThousandths(ten_thousandths);
  }

  [[nodiscard]] constexpr Int128 count() const { return count_; }
  [[nodiscard]] constexpr bool is_negative() const { return count_ < 0; }
  [[nodiscard]] Decimal decimal() const { return Decimal(widen(count_), places); }

  constexpr TenThousandths& operator+=(TenThousandths other) {
    count_ += other.count_;
    return *this;
  }
  constexpr TenThousandths& operator-=(TenThousandths other) {
    count_ -= other.count_;
    return *this;
  }
  friend constexpr TenThousandths operator+(TenThousandths a, TenThousandths b) { return a += b; }
  friend constexpr TenThousandths operator-(TenThousandths a, TenThousandths b) { return a -= b; }
  constexpr TenThousandths operator-() const { return TenThousandths(-count_); }
  friend constexpr bool operator==(TenThousandths a, TenThousandths b) {
    return a.count_ == b.count_;
  }
  friend constexpr bool operator!=(TenThousandths a, TenThousandths b) {
    return a.count_ != b.count_;
  }
  friend constexpr bool operator<(TenThousandths a, TenThousandths b) {
    return a.count_ < b.count_;
  }
  friend constexpr bool operator>(TenThousandths a, TenThousandths b) {
    return a.count_ > b.count_;
  }

 private:
  constexpr explicit TenThousandths(Int128 count) : count_(count) {}
  Int128 count_ = 0;
};

using Money = TenThousandths<struct MoneyTag>;  // in the currency of the line or row it stands in
using Units = TenThousandths<struct UnitsTag>;  // quantity of PRODUCTS in the line's unit

// United States dollars, whole cents.
class Usd {
 public:
  Usd() = default;
  static Usd cents(Wide cents) { return Usd(std::move(cents)); }
  static Usd dollars(std::int64_t dollars) { return Usd(Wide(dollars) * 100); }

  [[nodiscard]] const Wide& in_cents() const { return cents_; }
  [[nodiscard]] bool is_zero() const { return cents_.is_zero(); }
  [[nodiscard]] bool is_negative() const { return cents_.sign() < 0; }
  [[nodiscard]] bool is_positive() const { return cents_.sign() > 0; }
  [[nodiscard]] std::string text() const { return Decimal(cents_, 2).fixed(2); }  // "1332.06"

  Usd& operator+=(const Usd& other) {
    cents_ += other.cents_;
    return *this;
  }
  Usd& operator-=(const Usd& other) {
    cents_ -= other.cents_;
    return *this;
  }
  friend Usd operator+(Usd a, const Usd& b) { return a += b; }
  friend Usd operator-(Usd a, const Usd& b) { return a -= b; }
  Usd operator-() const { return Usd(-cents_); }
  friend bool operator==(const Usd& a, const Usd& b) { return a.cents_ == b.cents_; }
  friend bool operator!=(const Usd& a, const Usd& b) { return a.cents_ != b.cents_; }
  friend bool operator<(const Usd& a, const Usd& b) { return a.cents_ < b.cents_; }
  friend bool operator>(const Usd& a, const Usd& b) { return a.cents_ > b.cents_; }
  friend bool operator<=(const Usd& a, const Usd& b) { return a.cents_ <= b.cents_; }
  friend bool operator>=(const Usd& a, const Usd& b) { return a.cents_ >= b.cents_; }

 private:
  explicit Usd(Wide cents) : cents_(std::move(cents)) {}
  Wide cents_ = 0;
};

// The part of `amount` that `numerator` is of `denominator`, to the cent.
inline Usd in_proportion(const Usd& amount, const Usd& numerator, const Usd& denominator,
                         Rounding rounding) {
  return Usd::cents(
      divide_rounded(amount.in_cents() * numerator.in_cents(), denominator.in_cents(), rounding));
}

// A rate in percent: 8.5 means 8.5%.
class Percent {
 public:
  Percent() = default;
  explicit Percent(Decimal value) : value_(std::move(value)) {}

  [[nodiscard]] const Decimal& value() const { return value_; }
  [[nodiscard]] bool is_zero() const { return value_.is_zero(); }
  [[nodiscard]] std::string text() const { return value_.shortest(); }  // "8.5"
  // This rate of an amount, exactly.
  [[nodiscard]] Decimal of(Money amount) const {
    return amount.decimal() * value_ * Decimal(Wide(1), 2);
  }

  friend Percent operator+(const Percent& a, const Percent& b) {
    return Percent(a.value_ + b.value_);
  }
  friend bool operator==(const Percent& a, const Percent& b) { return a.value_ == b.value_; }
  friend bool operator!=(const Percent& a, const Percent& b) { return a.value_ != b.value_; }
  friend bool operator<(const Percent& a, const Percent& b) { return a.value_ < b.value_; }
  friend bool operator>(const Percent& a, const Percent& b) { return a.value_ > b.value_; }

 private:
  Decimal value_;
};

}  // namespace jm216
