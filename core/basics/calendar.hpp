#pragma once
// Counting time (rules, "Days"): calendar days without a time of day or a zone; "within N days
// of X" ends with day X + N; months and years end on the corresponding date or on the month's last
// day; quarters are those of the calendar. The agreement has no weekend or holiday rule.
#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>

namespace jm216 {

using Date = date::sys_days;
using Days = date::days;

inline constexpr Date make_date(int year, unsigned month, unsigned day) {
  return Date{date::year{year} / date::month{month} / date::day{day}};
}

// "2009-02-03"; nothing for what is no real day of that form.
std::optional<Date> parse_date(std::string_view iso);
std::string to_string(Date date);
std::string in_words(Date date);  // "28 Aug 2001"
std::string in_full(Date date);   // "28 August 2001"

// The corresponding date, or the last day of a month that has none: 31 Aug + 6 months is 28 Feb.
Date months_after(Date date, int months);
Date years_after(Date date, int years);

// A calendar quarter, "2009-Q1".
class Quarter {
 public:
  static Quarter of(Date date);
  static std::optional<Quarter> parse(std::string_view text);

  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const { return next().first_day() - Days{1}; }
  [[nodiscard]] Quarter next() const { return Quarter(index_ + 1); }
  // Quarters since year 0, for compact storage.
  [[nodiscard]] int index() const { return index_; }
  static Quarter from_index(int index) { return Quarter(index); }

  friend bool operator==(Quarter a, Quarter b) { return a.index_ == b.index_; }
  friend bool operator!=(Quarter a, Quarter b) { return a.index_ != b.index_; }
  friend bool operator<(Quarter a, Quarter b) { return a.index_ < b.index_; }
  friend bool operator>(Quarter a, Quarter b) { return a.index_ > b.index_; }
  friend bool operator<=(Quarter a, Quarter b) { return a.index_ <= b.index_; }
  friend bool operator>=(Quarter a, Quarter b) { return a.index_ >= b.index_; }

 private:
  explicit Quarter(int index) : index_(index) {}
  int index_;
};

std::string to_string(Quarter quarter);

}  // namespace jm216
