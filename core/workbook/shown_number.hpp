#pragma once
// What a spreadsheet shows of a number that it keeps in binary floating point, worked out from the decimal digits in
// the file: no number passes through binary floating point here.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/problem.hpp"

namespace jm216 {

// "0.30000000000000004" -> "0.3", "1.5000000000000002E3" -> "1500": the decimal of at most 15 significant digits.
// Nothing for what is no number.
std::optional<std::string> shown_number(std::string_view stored);

// "0.1" -> "10%": of a number that is shown as a percentage.
std::optional<std::string> shown_percentage(std::string_view stored);

// Day 1 is 1 January 1900 and day 60 the 29 February that year did not have; or day 0 is 1 January 1904.
enum class DateSystem : std::uint8_t { of_1900, of_1904 };

// The date of a number as shown_number() gives it; the time of day is left off. Nothing, and `complaint` set, for what
// is no day.
std::optional<std::string> date_of(std::string_view number, DateSystem system,
                                   Complaint& complaint);

// Whether a number is shown as a date by the format with this code, as a workbook names it, or this number, where the
// workbook names none.
bool is_date_format(std::string_view code);
bool is_date_format(int number);

// Likewise as a percentage.
bool is_percent_format(std::string_view code);
bool is_percent_format(int number);

// What a format shows beside an amount, where it is a currency's sign: "US$" of `"US$"#,##0.00`, "€" of
// `[$€-407] #,##0.00`, "EUR". Empty where there is none.
std::string money_of_format(std::string_view code);

// A whole number as a format of zeros and signs that stand for themselves shows it: 1234 as "01234" by
// `00000`, as "INV-1234" by `"INV-"0`. Nothing where the format is another, or shows the number alone.
std::optional<std::string> shown_by_zeros(std::string_view number, std::string_view code);

}  // namespace jm216
