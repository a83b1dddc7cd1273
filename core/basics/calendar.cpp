#include "core/basics/calendar.hpp"

namespace jm216 {

namespace {

// The number that all of `text` spells in plain digits, or -1.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

void write_digits(char* at, std::size_t count, unsigned value) {
  for (std::size_t i = count; i > 0; --i) {
    at[i - 1] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
}

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string with_month(const date::year_month_day& day, std::string_view month) {
  return std::to_string(unsigned{day.day()}).append(" ").append(month).append(" ") +
         std::to_string(int{day.year()});
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const int year = digits(iso.substr(0, 4));
  const int month = digits(iso.substr(5, 2));
  const int day = digits(iso.substr(8, 2));
  if (year < 0 || month < 1 || day < 1) return std::nullopt;
  const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                 date::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

// Years have four digits: the ledger's end in 2200, and no clause looks a thousand years ahead.
std::string to_string(Date date) {
  const date::year_month_day ymd{date};
  std::string text = "0000-00-00";
  write_digits(&text[0], 4, static_cast<unsigned>(int{ymd.year()}));
  write_digits(&text[5], 2, unsigned{ymd.month()});
  write_digits(&text[8], 2, unsigned{ymd.day()});
  return text;
}

std::string in_full(Date date) {
  const date::year_month_day ymd{date};
  return with_month(ymd, month_names.at(unsigned{ymd.month()} - 1));
}

std::string in_words(Date date) {
  const date::year_month_day ymd{date};
  return with_month(ymd, month_names.at(unsigned{ymd.month()} - 1).substr(0, 3));
}

Date months_after(Date date, int months) {
  const date::year_month_day start{date};
  const date::year_month_day moved = start + date::months{months};
  return moved.ok() ? Date{moved} : Date{moved.year() / moved.month() / date::last};
}

Date years_after(Date date, int years) {
  return months_after(date, 12 * years);
}

Quarter Quarter::of(Date date) {
  const date::year_month_day ymd{date};
  return Quarter(int{ymd.year()} * 4 + (static_cast<int>(unsigned{ymd.month()}) - 1) / 3);
}

std::optional<Quarter> Quarter::parse(std::string_view text) {
  if (text.size() != 7 || text.substr(4, 2) != "-Q") return std::nullopt;
  const int year = digits(text.substr(0, 4));
  const int number = digits(text.substr(6, 1));
  if (year < 0 || number < 1 || number > 4) return std::nullopt;
  return Quarter(year * 4 + number - 1);
}

Date Quarter::first_day() const {
  return make_date(index_ / 4, static_cast<unsigned>(index_ % 4 * 3 + 1), 1);
}

std::string to_string(Quarter quarter) {
  std::string text = "0000-Q0";
  write_digits(&text[0], 4, static_cast<unsigned>(quarter.index() / 4));
  write_digits(&text[6], 1, static_cast<unsigned>(quarter.index() % 4 + 1));
  return text;
}

}  // namespace jm216
