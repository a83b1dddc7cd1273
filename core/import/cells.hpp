#pragma once
// From what a table's cell shows to the ledger's own terms, digit by digit: no number passes through
// binary floating point.
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/import/mapping.hpp"

namespace jm216 {

// How numbers are written.
struct NumberStyle {
  char decimal = '.';
  Thousands thousands = Thousands::none;
  bool parentheses = false;
  bool trailing_minus = false;
};

// How dates are written.
struct DateStyle {
  DateOrder order = DateOrder::ymd;
  std::optional<int> century;  // of years with two digits
};

// Without blanks around it, no-break spaces included.
std::string_view without_blanks(std::string_view cell);

// Whether there is a letter of any script.
bool has_letter(std::string_view text);

// What a spreadsheet left in place of what was meant: "#REF!", "########", an invoice's number as
// "1.04E+11". Nothing for any other cell.
std::optional<Complaint> damage_in(std::string_view cell);

// "1.234,50" -> "1234.50". Nothing, and `complaint` set, for what is no number in that style.
std::optional<std::string> plain_decimal(std::string_view cell, const NumberStyle& style,
                                         Complaint& complaint);

// "3.2.2009" -> "2009-02-03". Between the parts: . / - or blanks; the month may be an English or
// German name; a time of day after the date is left out. Nothing, and `complaint` set, for anything
// else.
std::optional<std::string> iso_date(std::string_view cell, const DateStyle& style,
                                    Complaint& complaint);

// Whether it is a date with a time in a zone, which may be another day elsewhere.
bool is_of_a_zone(std::string_view cell, const DateStyle& style);

// Whether the year of a date is written with two digits.
bool has_short_year(std::string_view cell, DateOrder order);

}  // namespace jm216
