#pragma once
// From a value as it stands in the file to what it means: exact decimals, dates, codes, choices.
// Each function either answers or says in `complaint` what was found, what was
// expected and, where it helps, the likely repair.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/calendar.hpp"
#include "core/basics/codes.hpp"
#include "core/basics/problem.hpp"
#include "core/basics/wide.hpp"
#include "core/json/found.hpp"

namespace jm216 {

// What an amount may be (formats, "Kinds of values"): digits before and after the point, by value.
struct DecimalLimits {
  std::string_view what;  // "an amount of money"
  unsigned before;
  unsigned after;
  bool may_be_negative = false;
  bool must_be_positive = false;
};

inline constexpr DecimalLimits price_limits{"a price", 14, 4, true};
inline constexpr DecimalLimits money_limits{"an amount of money", 14, 4};
inline constexpr DecimalLimits quantity_limits{"a quantity", 14, 4, true};  // sign: see the line
inline constexpr DecimalLimits production_limits{"a quantity", 14, 4};
inline constexpr DecimalLimits dollar_limits{"an amount of dollars", 14, 2};
inline constexpr DecimalLimits statement_limits{"an amount of dollars", 14, 2, true};
inline constexpr DecimalLimits rate_limits{"an exchange rate", 9, 12, false, true};
inline constexpr DecimalLimits percent_limits{"a percentage", 3, 4};

// The value times 10^limits.after, exactly, of at most 18 digits.
std::optional<std::int64_t> read_decimal(const Found& found, const DecimalLimits& limits,
                                         Complaint& complaint);
// The same of at most 36.
std::optional<Int128> read_wide_decimal(const Found& found, const DecimalLimits& limits,
                                        Complaint& complaint);

// A whole number from `least` to `most`.
std::optional<int> read_whole(const Found& found, int least, int most, Complaint& complaint);

std::optional<Date> read_date(const Found& found, Complaint& complaint);
std::optional<Quarter> read_quarter(const Found& found, Complaint& complaint);
std::optional<Country> read_country(const Found& found, bool europe, Complaint& complaint);
std::optional<Currency> read_currency(const Found& found, Complaint& complaint);
std::optional<bool> read_flag(const Found& found, Complaint& complaint);

enum class Emptiness : std::uint8_t { allowed, refused };
std::optional<std::string_view> read_text(const Found& found, Emptiness emptiness,
                                          Complaint& complaint);

// What to say where a value is of the wrong kind: `null where a date was expected; …`.
// With a passage of the repair that is of the field's own kind.
Complaint wrong_kind(const Found& found, std::string_view expected, const Argument& repair = {});

// Of the names, the one that `mistaken` was probably meant to be; empty where none is near.
class Nearest {
 public:
  explicit Nearest(std::string_view mistaken);
  void consider(std::string_view name);
  [[nodiscard]] std::string_view name() const { return name_; }

 private:
  std::string mistaken_;
  std::string_view name_;
  std::size_t distance_;
};

}  // namespace jm216
