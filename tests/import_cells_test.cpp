// What cells show, in the ledger's own terms (core/import/cells.hpp).
#include <string>

#include "core/import/cells.hpp"
#include "doctest/doctest.h"

namespace jm216::test::import_cells_test {

constexpr NumberStyle plain{};
constexpr NumberStyle english{'.', Thousands::comma};
constexpr NumberStyle german{',', Thousands::point};

std::string number(std::string_view cell, const NumberStyle& style) {
  Complaint complaint;
  return plain_decimal(cell, style, complaint).value_or("! " + complaint.message);
}

std::string day_of(std::string_view cell, DateOrder order, std::optional<int> century = {}) {
  Complaint complaint;
  return iso_date(cell, {order, century}, complaint).value_or("! " + complaint.message);
}

TEST_SUITE_BEGIN("import: cells");

TEST_CASE("numbers are rewritten digit by digit") {
  CHECK(number("0012.50", plain) == "0012.50");
  CHECK(number("1,234,567.8901", english) == "1234567.8901");
  CHECK(number("1.234.567,89", german) == "1234567.89");
  CHECK(number("1234,5", german) == "1234.5");
  CHECK(number("12 345,6", {',', Thousands::space}) == "12345.6");
  CHECK(number("12\xC2\xA0"
               "345",
               {',', Thousands::space}) == "12345");
  CHECK(number("12’345.60", {'.', Thousands::apostrophe}) == "12345.60");
  CHECK(number(",5", german) == "0.5");
  CHECK(number(" 12 ", plain) == "12");
  CHECK(number("99999999999999999999.1", plain) == "99999999999999999999.1");
}

TEST_CASE("numbers below zero") {
  CHECK(number("-12.5", plain) == "-12.5");
  CHECK(number("−12.5", plain) == "-12.5");
  CHECK(number("- 12.5", plain) == "-12.5");
  CHECK(number("+12.5", plain) == "12.5");
  CHECK(number("(1.234,50)", {',', Thousands::point, true, false}) == "-1234.50");
  CHECK(number("12,50-", {',', Thousands::point, false, true}) == "-12.50");
  CHECK(number("(12)", plain) ==
        "! \"(12)\" is in parentheses; if that means a negative amount, the mapping must say so: "
        "\"negatives\": [\"parentheses\"]");
  CHECK(number("12-", plain) ==
        "! \"12-\" has a minus sign after it; if that means a negative amount, the mapping must "
        "say so: "
        "\"negatives\": [\"trailing-minus\"]");
}

TEST_CASE("what is no number says what it would be") {
  CHECK(number("1.234,50", plain) ==
        "! \"1.234,50\" is not a number with a decimal point and nothing between the thousands; it "
        "would be one with a decimal comma and points between the thousands");
  CHECK(
      number("1,23", english) ==
      "! \"1,23\" is not a number with a decimal point and commas between the thousands; it would "
      "be one with a decimal comma and nothing between the thousands");
  CHECK(number("12,50 €", german) ==
        "! \"12,50 €\" is not a number with a decimal comma and points between the thousands; only "
        "the number belongs in the cell, not its currency or unit");
  CHECK(number("1.2E+05", plain) ==
        "! \"1.2E+05\" is not a number with a decimal point and nothing between the thousands; the "
        "spreadsheet has rounded it: show the column as numbers and save again");
  CHECK(number("n/a", plain).find("choose another column") != std::string::npos);
  for (const std::string_view cell : {"", "-", "--1", "1-2", ".", "1.", "12.34.56", "1,2345,678"}) {
    CHECK(number(cell, plain)[0] == '!');
  }
  CHECK(number("1,2345", english)[0] == '!');
  CHECK(number("1234,567", english)[0] == '!');
  CHECK(number(",123", english)[0] == '!');
}

TEST_CASE("dates in each order") {
  CHECK(day_of("2009-02-03", DateOrder::ymd) == "2009-02-03");
  CHECK(day_of("2009/2/3", DateOrder::ymd) == "2009-02-03");
  CHECK(day_of("20090203", DateOrder::ymd) == "2009-02-03");
  CHECK(day_of("3.2.2009", DateOrder::dmy) == "2009-02-03");
  CHECK(day_of("03/02/2009", DateOrder::dmy) == "2009-02-03");
  CHECK(day_of("03/02/2009", DateOrder::mdy) == "2009-03-02");
  CHECK(day_of("03022009", DateOrder::dmy) == "2009-02-03");
  CHECK(day_of("3. Februar 2009", DateOrder::dmy) == "2009-02-03");
  CHECK(day_of("3 Mär 2009", DateOrder::dmy) == "2009-03-03");
  CHECK(day_of("3-Oct-2009", DateOrder::dmy) == "2009-10-03");
  CHECK(day_of("Oct 3 2009", DateOrder::mdy) == "2009-10-03");
  CHECK(day_of("2009-02-03 00:00:00", DateOrder::ymd) == "2009-02-03");
  CHECK(day_of("2009-02-03T12:30", DateOrder::ymd) == "2009-02-03");
}

TEST_CASE("years of two digits need their century") {
  CHECK(day_of("3.2.09", DateOrder::dmy, 2000) == "2009-02-03");
  CHECK(day_of("3.2.99", DateOrder::dmy, 1900) == "1999-02-03");
  CHECK(day_of("3.2.09", DateOrder::dmy) ==
        "! \"3.2.09\" has a two-digit year; the mapping must give its \"century\", 1900 or "
        "2000");
  CHECK(has_short_year("3.2.09", DateOrder::dmy));
  CHECK_FALSE(has_short_year("3.2.2009", DateOrder::dmy));
}

TEST_CASE("what is no date says what it would be") {
  CHECK(day_of("02/13/2009", DateOrder::dmy) ==
        "! \"02/13/2009\" is not a date in the order day, month, year; read as month, day, year it "
        "is "
        "2009-02-13");
  CHECK(day_of("39847", DateOrder::dmy) ==
        "! \"39847\" is not a date in the order day, month, year; a spreadsheet's day number: show "
        "the column as dates and save again");
  for (const std::string_view cell :
       {"", "30.02.2009", "3.2", "3.2.2009.1", "3.2.209", "Marketing 3 2009", "3--2--2009",
        "2009-02-03T12:30Z", "0.2.2009"}) {
    CHECK(day_of(cell, DateOrder::dmy)[0] == '!');
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::import_cells_test
