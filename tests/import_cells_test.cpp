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

TEST_CASE("lakhs and crores, and no other groups of two") {
  CHECK(number("1,50,000.00", english) == "150000.00");
  CHECK(number("12,34,56,789", english) == "123456789");
  for (const std::string_view cell :
       {"1,50", "1,50,00", "150,00,000", "1,50,000,00", "1,234,56,789", "1,,000", ",50,000"}) {
    CAPTURE(cell);
    CHECK(number(cell, english)[0] == '!');
  }
  CHECK(number("1.50.000,00", german)[0] == '!');
}

TEST_CASE("what begins with nothing has no thousands: its sign is the decimal one") {
  for (const std::string_view cell : {"0,125", "01,234", "-0,099", "00,000,001"}) {
    CAPTURE(cell);
    CHECK(number(cell, english).starts_with("! "));
  }
  CHECK(number("0.125", german).starts_with("! "));
  CHECK(number("0 123", {',', Thousands::space}).starts_with("! "));
  CHECK(number("0,125", german) == "0.125");
  CHECK(number("0.125", english) == "0.125");
  CHECK(number("100,000", english) == "100000");
}

TEST_CASE("every dash is a minus, every blank one, and what cannot be seen is nothing") {
  for (const std::string_view dash :
       {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uFF0D"}) {
    CHECK(number(std::string(dash) + "12.50", plain) == "-12.50");
  }
  for (const std::string_view blank : {"\u00A0", "\u2007", "\u2009", "\u202F", "\u3000"}) {
    CHECK(number("1" + std::string(blank) + "234" + std::string(blank), {'.', Thousands::space}) ==
          "1234");
  }
  for (const std::string_view mark : {"\u200E", "\u200B", "\uFEFF", "\u00AD", "\u2069"}) {
    CHECK(number(std::string(mark) + "12" + std::string(mark) + ".50", plain) == "12.50");
  }
  // What is seen of it is 001, and in the other direction 1.
  CHECK(number("\u202E100\u202C", plain) ==
        "! \"\\u202e100\\u202c\" is not a number with a decimal point and nothing between the "
        "thousands; U+202E stands in it: take it out");
  CHECK(number("\u202D1", plain)[0] == '!');
}

TEST_CASE("an odd character is named, and a letter of any script is one") {
  CHECK(number("12\u066B50", plain) ==
        "! \"12\u066B50\" is not a number with a decimal point and nothing between the thousands; "
        "U+066B "
        "stands in it: take it out");
  CHECK(number("12.50 \u0440\u0443\u0431", plain).find("its currency or unit") !=
        std::string::npos);
  for (const std::string_view text : {"a", "\u00FC", "\u65E5\u4ED8", "\u0414"})
    CHECK(has_letter(text));
  for (const std::string_view text : {"", "12.50", "\u20131", "1\u00A02", "\u066B"}) {
    CHECK_FALSE(has_letter(text));
  }
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

TEST_CASE("a comma after the day of a month's name, and times of twelve hours") {
  CHECK(day_of("Jan 14, 2010", DateOrder::mdy) == "2010-01-14");
  CHECK(day_of("January 14,2010", DateOrder::mdy) == "2010-01-14");
  CHECK(day_of("14 Jan, 2010", DateOrder::dmy) == "2010-01-14");
  CHECK(day_of("1/14/2010 12:00:00 AM", DateOrder::mdy) == "2010-01-14");
  CHECK(day_of("2/15/2010 3:30 PM", DateOrder::mdy) == "2010-02-15");
  CHECK(day_of("2/15/2010 3:30pm", DateOrder::mdy) == "2010-02-15");
  CHECK(day_of("Jan 14, 2010 3:30 p.m.", DateOrder::mdy) == "2010-01-14");
  for (const std::string_view cell :
       {"1,14,2010", "1/14/2010 PM", "Jan,, 14 2010", "1/14/2010 AM:"}) {
    CAPTURE(cell);
    CHECK(day_of(cell, DateOrder::mdy)[0] == '!');
  }
}

TEST_CASE("a day with a time in a zone is refused for that reason") {
  for (const std::string_view cell : {"2010-01-14T00:00:00Z", "2010-01-14T00:00:00+01:00",
                                      "2010-01-14 00:00 UTC", "2010-01-14T23:30:00.000-0500"}) {
    CHECK(
        day_of(cell, DateOrder::ymd) ==
        "! \"" + std::string(cell) +
            "\" has a time in a zone, and may be another day where the invoice was made; give the "
            "day of the invoice alone");
  }
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
  // Eight digits are a date only in the order that gives a year from 1900 to 2200.
  CHECK(day_of("02012009", DateOrder::dmy) == "2009-01-02");
  CHECK(
      day_of("02012009", DateOrder::ymd) ==
      "! \"02012009\" is not a date in the order year, month, day; read as day, month, year it is "
      "2009-01-02");
  CHECK(day_of("20090102", DateOrder::ymd) == "2009-01-02");
  for (const DateOrder order : {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy}) {
    CHECK(day_of("01020304", order)[0] == '!');
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::import_cells_test
