#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/basics/calendar.hpp"
#include "core/basics/money.hpp"

// Figures and dates as people read them. The report's own forms (plain figures, ISO dates) are for
// files and the clipboard.

namespace jm216::ui {

/// "-1234567.50" as "−1,234,567.50".
std::string grouped(std::string_view plain);
std::string grouped(std::uint64_t count);

/// "1,234.00", or a dash where the figure cannot be known.
std::string dollars(const Usd& amount);
std::string dollars(const std::optional<Usd>& amount);
/// "US$ 1,234.00".
std::string us_dollars(const Usd& amount);
std::string us_dollars(const std::optional<Usd>& amount);

/// "30 Apr 2012".
std::string day(Date date);
std::string day(const std::optional<Date>& date);
/// "Apr 2012".
std::string month(Date date);

/// "1 line", "3 lines".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

/// A date typed by a person, where it means one day (facts/typed.hpp).
std::optional<Date> typed_day(std::string_view text);

inline constexpr std::string_view unknown = "–";

}  // namespace jm216::ui
