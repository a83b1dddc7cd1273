#pragma once
// ISO country and currency codes, as small numbers (indices into sorted tables) and back.
#include <cstdint>
#include <optional>
#include <string_view>

namespace jm216 {

// ISO 3166-1 alpha-2, and `EP` for the one row of Schedule A that says Europe.
class Country {
 public:
  // Nothing for what is no code; `EP` is found only where `europe` allows it (patents).
  static std::optional<Country> find(std::string_view code, bool europe = false);
  [[nodiscard]] std::string_view code() const;  // "DE"
  [[nodiscard]] std::string_view name() const;  // "Germany"
  [[nodiscard]] std::uint16_t index() const { return index_; }
  static Country from_index(std::uint16_t index) { return Country(index); }
  static std::size_t count();

  friend bool operator==(Country a, Country b) { return a.index_ == b.index_; }
  friend bool operator!=(Country a, Country b) { return a.index_ != b.index_; }
  friend bool operator<(Country a, Country b) { return a.index_ < b.index_; }  // by code

 private:
  explicit Country(std::uint16_t index) : index_(index) {}
  std::uint16_t index_;
};

// ISO 4217, withdrawn codes included.
class Currency {
 public:
  static std::optional<Currency> find(std::string_view code);
  static Currency usd();
  static std::size_t count();
  [[nodiscard]] std::string_view code() const;
  [[nodiscard]] std::uint16_t index() const { return index_; }
  static Currency from_index(std::uint16_t index) { return Currency(index); }

  friend bool operator==(Currency a, Currency b) { return a.index_ == b.index_; }
  friend bool operator!=(Currency a, Currency b) { return a.index_ != b.index_; }
  friend bool operator<(Currency a, Currency b) { return a.index_ < b.index_; }  // by code

 private:
  explicit Currency(std::uint16_t index) : index_(index) {}
  std::uint16_t index_;
};

// What a mistaken code was probably meant to be ("UK" → "GB", "EL" → "GR", "de" → "DE"); empty
// where unknown.
std::string_view likely_country(std::string_view mistaken);
std::string_view likely_currency(std::string_view mistaken);

}  // namespace jm216
