// Counting time (rules, "Days").
#include "core/basics/calendar.hpp"

#include "tests/support/material.hpp"

namespace jm216::test::basics_calendar_test {

Date day(std::string_view iso) {
  const auto date = parse_date(iso);
  REQUIRE_MESSAGE(date.has_value(), std::string(iso));
  return *date;
}

TEST_CASE("a date is a real day written year, month, day") {
  CHECK(to_string(day("2009-02-03")) == "2009-02-03");
  CHECK(day("2012-02-29") + Days{1} == day("2012-03-01"));
  for (const char* wrong : {"2009-02-29", "2009-13-01", "2009-00-10", "2009-04-31", "2009-1-01",
                            "2009-01-1", "20090101", "2009/01/01", "2009-01-01 ", " 2009-01-01", "",
                            "+009-01-01", "2009-01-0x", "1900-02-29"}) {
    CHECK_MESSAGE(!parse_date(wrong), wrong);
  }
  CHECK(parse_date("2000-02-29").has_value());
}

TEST_CASE("within N days: the day itself is not counted") {
  // 31 March + 30 days: April has 30 days, so the 30th of April.
  CHECK(day("2009-03-31") + Days{30} == day("2009-04-30"));
  CHECK(day("2009-06-30") + Days{30} == day("2009-07-30"));
  CHECK(day("2009-09-30") + Days{30} == day("2009-10-30"));
  CHECK(day("2009-12-31") + Days{30} == day("2010-01-30"));
}

TEST_CASE("months and years end on the corresponding date, or on the month's last day") {
  CHECK(months_after(day("2002-08-31"), 6) == day("2003-02-28"));
  CHECK(months_after(day("2003-08-31"), 6) == day("2004-02-29"));
  CHECK(months_after(day("2003-08-30"), 6) == day("2004-02-29"));
  CHECK(months_after(day("2003-08-28"), 6) == day("2004-02-28"));
  CHECK(months_after(day("2003-11-15"), 2) == day("2004-01-15"));
  CHECK(years_after(day("2015-04-24"), 3) == day("2018-04-24"));
  CHECK(years_after(day("2016-02-29"), 3) == day("2019-02-28"));
  CHECK(years_after(day("2016-02-29"), 4) == day("2020-02-29"));
}

TEST_CASE("quarters are those of the calendar") {
  CHECK(to_string(Quarter::of(day("2009-01-01"))) == "2009-Q1");
  CHECK(to_string(Quarter::of(day("2009-03-31"))) == "2009-Q1");
  CHECK(to_string(Quarter::of(day("2009-04-01"))) == "2009-Q2");
  CHECK(to_string(Quarter::of(day("2009-12-31"))) == "2009-Q4");
  const Quarter q = *Quarter::parse("2008-Q4");
  CHECK(q.first_day() == day("2008-10-01"));
  CHECK(q.last_day() == day("2008-12-31"));
  CHECK(to_string(q.next()) == "2009-Q1");
  CHECK(q < q.next());
  for (const char* wrong : {"2008-Q0", "2008-Q5", "2008Q1", "2008-q1", "208-Q1", "2008-Q11", ""}) {
    CHECK_MESSAGE(!Quarter::parse(wrong), wrong);
  }
}

TEST_CASE("test262's vectors: years and months first, clamped, then days") {
  const auto rows = shared_table("material/dates/add_ymd_test262.csv", ',');
  for (const auto& row : rows) {
    const Date moved = months_after(day(row[0]), std::stoi(row[1]) * 12 + std::stoi(row[2]));
    CHECK_MESSAGE(to_string(moved + Days(std::stoi(row[3]))) == row[4], row[0]);
  }
#ifdef JM216_SHARED
  CHECK(rows.size() == 62);
#endif
}

TEST_CASE("Strata's vectors: days between two dates") {
  const auto rows = shared_table("material/dates/act365f_strata.csv", ',');
  for (const auto& row : rows) CHECK((day(row[1]) - day(row[0])).count() == std::stoi(row[2]));
#ifdef JM216_SHARED
  CHECK(rows.size() == 9);
#endif
}

TEST_CASE("the JSON schema suite's dates") {
  const auto text =
      shared_file("material/dates/jsonschema_dates/tests/draft2020-12/optional/format/date.json");
  if (!text) return;
  // Each test is "data": "…", then "valid": true or false; texts with escapes are no dates.
  const std::string data = "\"data\": \"";
  std::size_t tried = 0;
  for (std::size_t at = text->find(data); at != std::string::npos; at = text->find(data, at)) {
    at += data.size();
    const std::string value = text->substr(at, text->find('"', at) - at);
    const std::size_t verdict = text->find("\"valid\": ", at) + 9;
    CHECK_MESSAGE(parse_date(value).has_value() == (text->compare(verdict, 4, "true") == 0), value);
    ++tried;
  }
  CHECK(tried > 70);
}

}  // namespace jm216::test::basics_calendar_test
