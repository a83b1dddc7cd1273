// What a spreadsheet shows of the numbers that a workbook stores, by digits alone.
#include <string>
#include <string_view>

#include "core/workbook/shown_number.hpp"
#include "doctest/doctest.h"

namespace jm216::test::workbook_numbers_test {

std::string shown(std::string_view stored) {
  return shown_number(stored).value_or("no number");
}

std::string date(std::string_view number, DateSystem system) {
  Complaint complaint;
  const auto iso = date_of(number, system, complaint);
  return iso ? *iso : complaint.message.substr(0, complaint.message.find(';'));
}

TEST_SUITE_BEGIN("workbook: numbers");

TEST_CASE("a number has the fifteen digits that are shown of it") {
  CHECK(shown("0.30000000000000004") == "0.3");
  CHECK(shown("0.57999999999999996") == "0.58");
  CHECK(shown("102.71745296899999") == "102.717452969");
  CHECK(shown("4.0000000000000007E-4") == "0.0004");
  CHECK(shown("1.5000000000000002E3") == "1500");
  CHECK(shown("1E-2") == "0.01");
  CHECK(shown("1e+3") == "1000");
  CHECK(shown("1.0400000000000001E11") == "104000000000");
  CHECK(shown("123456789012345") == "123456789012345");
  CHECK(shown("1234567890123456") == "1234567890123460");
  CHECK(shown("12345.6789012345678") == "12345.6789012346");
  CHECK(shown("999999999999999.6") == "1000000000000000");
  CHECK(shown("0.99999999999999989") == "1");
  CHECK(shown("9.9999999999999995E-8") == "0.0000001");
}

TEST_CASE("what fifteen digits tell is left as it is") {
  CHECK(shown("0") == "0");
  CHECK(shown("-0") == "0");
  CHECK(shown("0.00") == "0");
  CHECK(shown("-0.0E5") == "0");
  CHECK(shown("1234.50") == "1234.5");
  CHECK(shown("-1234.5") == "-1234.5");
  CHECK(shown("+7") == "7");
  CHECK(shown("007") == "7");
  CHECK(shown(".5") == "0.5");
  CHECK(shown("5.") == "5");
  CHECK(shown("100") == "100");
}

TEST_CASE("what is no number is none") {
  for (const std::string_view text : {"", "-", ".", "1,5", "1.2.3", "1E", "1E+", "E5", "NaN", "INF",
                                      "0x10", " 1", "1 ", "--1", "1E1234"}) {
    CAPTURE(text);
    CHECK_FALSE(shown_number(text));
  }
  CHECK_FALSE(shown_number(std::string(401, '1')));
}

TEST_CASE("days since 1900, with the one that there was not") {
  using enum DateSystem;
  CHECK(date("39847", of_1900) == "2009-02-03");
  CHECK(date("39847.999", of_1900) == "2009-02-03");
  CHECK(date("1", of_1900) == "1900-01-01");
  CHECK(date("59", of_1900) == "1900-02-28");
  CHECK(date("60", of_1900) ==
        "29 February 1900, a day that spreadsheets have and the calendar has not");
  CHECK(date("61", of_1900) == "1900-03-01");
  CHECK(date("2958465", of_1900) == "9999-12-31");
  CHECK(date("2958466", of_1900) ==
        "the number \"2958466\", shown as a date, is no day of the calendar");
  CHECK(date("-1", of_1900) == "the number \"-1\", shown as a date, is no day of the calendar");
  CHECK(date("0.75", of_1900) == "a time of day without a date");
}

TEST_CASE("days since 1904") {
  using enum DateSystem;
  CHECK(date("0", of_1904) == "1904-01-01");
  CHECK(date("60", of_1904) == "1904-03-01");
  CHECK(date("38385", of_1904) == "2009-02-03");
  CHECK(date("2957003", of_1904) == "9999-12-31");
  CHECK(date("2957004", of_1904) ==
        "the number \"2957004\", shown as a date, is no day of the calendar");
}

TEST_CASE("formats that show dates") {
  for (const std::string_view code :
       {"yyyy-mm-dd", "d/m/yy h:mm", "[$-409]mmm\\-yy;@", "mmmm", "DD.MM.YYYY",
        "[$-411]ggge\"年\"m\"月\"d\"日\"", "[Red]d mmm", "mm/dd/yyyy;@"}) {
    CAPTURE(code);
    CHECK(is_date_format(code));
  }
  for (const std::string_view code :
       {"General", "0.00", "#,##0.00\\ \"days\"", "[h]:mm:ss", "[h]:mm", "[HH]:mm;@", "[mm]",
        "mm:ss", "h:mm AM/PM", "[Red]-0.00", "0.00E+00", "_-* #,##0.00\\ [$EUR]_-", "\"d\"0",
        "\\d0", "0_d", "@", "", "\"open"}) {
    CAPTURE(code);
    CHECK_FALSE(is_date_format(code));
  }
  for (const int number : {14, 17, 22, 27, 58}) CHECK(is_date_format(number));
  for (const int number : {0, 2, 13, 18, 21, 45, 47, 49, 59, 164})
    CHECK_FALSE(is_date_format(number));
}

TEST_CASE("percentages, and formats that show them") {
  CHECK(shown_percentage("0.1") == "10%");
  CHECK(shown_percentage("0.125") == "12.5%");
  CHECK(shown_percentage("-0.07") == "-7%");
  CHECK(shown_percentage("7.0000000000000007E-2") == "7%");
  CHECK(shown_percentage("1") == "100%");
  CHECK(shown_percentage("0") == "0%");
  CHECK_FALSE(shown_percentage("x"));
  for (const std::string_view code : {"0%", "0.00%", "[Red]-0.0\\ %", "#,##0 %"})
    CHECK(is_percent_format(code));
  for (const std::string_view code : {"General", "0\"%\"", "0\\%", "[%]0", "", "yyyy"})
    CHECK_FALSE(is_percent_format(code));
  for (const int number : {9, 10}) CHECK(is_percent_format(number));
  for (const int number : {0, 8, 11, 14}) CHECK_FALSE(is_percent_format(number));
}

TEST_CASE("the sign of a currency in a format is known from other signs") {
  CHECK(money_of_format("[$\u20AC-407] #,##0.00") == "\u20AC");
  CHECK(money_of_format("\"US$\"#,##0.00") == "US$");
  CHECK(money_of_format("#,##0.00 [$EUR]") == "EUR");
  CHECK(money_of_format("#,##0.00\\ \"\u20AC\"") == "\u20AC");
  CHECK(money_of_format("_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\)") == "$");
  CHECK(money_of_format("$#,##0.00") == "$");
  CHECK(money_of_format("0.00\\ \"kr\"") == "kr");
  CHECK(money_of_format("\\C\\H\\F\\ 0.00") == "CHF");
  for (const std::string_view code : {"General", "0.00", "[Red]0.00", "[$-409]0.00",
                                      "0.00 \"days\"", "#,##0,\"k\"", "[h]:mm", "0.00_d", "@"}) {
    CAPTURE(code);
    CHECK(money_of_format(code).empty());
  }
}

TEST_CASE("a whole number in a format of zeros is shown with them") {
  CHECK(shown_by_zeros("1234", "00000") == "01234");
  CHECK(shown_by_zeros("1234", "\"INV-\"0") == "INV-1234");
  CHECK(shown_by_zeros("1234", "000-000") == "001-234");
  CHECK(shown_by_zeros("12345678", "000-000") == "12345-678");
  CHECK_FALSE(shown_by_zeros("123456", "00000"));
  CHECK_FALSE(shown_by_zeros("12.5", "00000"));
  for (const std::string_view code : {"0.00", "#,##0", "General", "0%", "0E+00", "00/00"}) {
    CAPTURE(code);
    CHECK_FALSE(shown_by_zeros("1234", code));
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::workbook_numbers_test
