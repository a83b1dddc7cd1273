#include "core/import/cells.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/text.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// No-break space, narrow no-break space, thin space.
constexpr std::array<std::string_view, 4> blanks = {" ", "\xC2\xA0", "\xE2\x80\xAF",
                                                    "\xE2\x80\x89"};
constexpr std::array<std::string_view, 2> apostrophes = {"'", "’"};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool take_front(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

bool take_back(std::string_view& text, std::string_view end) {
  if (!ends_with(text, end)) return false;
  text.remove_suffix(end.size());
  return true;
}

// The sign that sets thousands apart, if it stands at the beginning; its length, else 0.
std::size_t separator_length(std::string_view text, Thousands thousands) {
  switch (thousands) {
    case Thousands::none:
      return 0;
    case Thousands::comma:
      return text.starts_with(",") ? 1 : 0;
    case Thousands::point:
      return text.starts_with(".") ? 1 : 0;
    case Thousands::space:
      for (const std::string_view blank : blanks) {
        if (text.starts_with(blank)) return blank.size();
      }
      return 0;
    case Thousands::apostrophe:
      for (const std::string_view apostrophe : apostrophes) {
        if (text.starts_with(apostrophe)) return apostrophe.size();
      }
      return 0;
  }
  return 0;
}

// Groups of three digits, or after the last three of two: the lakhs and crores of "12,34,567".
bool are_thousands(const std::vector<std::size_t>& groups, Thousands thousands) {
  const std::size_t first = groups.front();
  if (first < 1 || first > 3 || groups.back() != 3) return false;
  const auto middle_is = [&](std::size_t size) {
    return std::all_of(groups.begin() + 1, groups.end() - 1,
                       [&](std::size_t group) { return group == size; });
  };
  if (middle_is(3)) return true;
  return thousands == Thousands::comma && groups.size() > 2 && first <= 2 && middle_is(2);
}

// The digits of "1.234" in groups, or of "1234".
std::optional<std::string> whole_part(std::string_view text, Thousands thousands) {
  std::string digits;
  std::vector<std::size_t> groups(1);
  while (!text.empty()) {
    if (is_digit(text.front())) {
      digits += text.front();
      ++groups.back();
      text.remove_prefix(1);
      continue;
    }
    const std::size_t separator = separator_length(text, thousands);
    if (separator == 0) return std::nullopt;
    groups.push_back(0);
    text.remove_prefix(separator);
  }
  // "0,125" has no thousands: who writes so means a decimal sign.
  if (groups.size() > 1 && (!are_thousands(groups, thousands) || digits.front() == '0')) {
    return std::nullopt;
  }
  return digits;
}

std::optional<std::string> unsigned_decimal(std::string_view text, const NumberStyle& style) {
  const std::size_t sign = text.find(style.decimal);
  const std::string_view fraction =
      sign == std::string_view::npos ? std::string_view() : text.substr(sign + 1);
  if (sign != std::string_view::npos && fraction.empty()) return std::nullopt;
  if (!all_digits(fraction)) return std::nullopt;
  auto whole = whole_part(text.substr(0, sign), style.thousands);
  if (!whole || (whole->empty() && fraction.empty())) return std::nullopt;
  if (whole->empty()) *whole = "0";
  if (!fraction.empty()) *whole += "." + std::string(fraction);
  return whole;
}

std::string_view thousands_in_words(Thousands thousands) {
  constexpr std::array<std::string_view, 5> words = {
      "nothing between the thousands", "commas between the thousands",
      "points between the thousands", "spaces between the thousands",
      "apostrophes between the thousands"};
  return words.at(static_cast<std::size_t>(thousands));
}

// The code point at the beginning, which is taken off; of bytes that are none, the byte.
char32_t take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = std::min<std::size_t>(text.size(), lead < 0xC0   ? 1
                                                              : lead < 0xE0 ? 2
                                                              : lead < 0xF0 ? 3
                                                                            : 4);
  char32_t character = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    character = character << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(size);
  return character;
}

// Signs of a sentence or of arithmetic, and what cannot be seen; money has signs of its own.
bool is_mark(char32_t c) {
  if (c < 0x80) return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;
  return c == 0xD7 || c == 0xF7 || c == 0x60C || (c >= 0x66A && c <= 0x66D) ||
         (c >= 0x2000 && c <= 0x209F) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
         (c >= 0x3008 && c <= 0x301F) || (c >= 0xFE00 && c <= 0xFE6F) ||
         (c >= 0xFF00 && c <= 0xFF20) || c == 0xFEFF;
}

// The first that is neither ASCII nor a letter nor a sign of money: "U+066B". Empty where none is.
std::string odd_character(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = take_character(text);
    const bool is_money = c >= 0xA2 && c <= 0xA5;
    if (c < 0x80 || !is_mark(c) || is_money) continue;
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string code;
    for (char32_t left = c; left > 0 || code.size() < 4; left >>= 4U) {
      code.insert(0, 1, digits[left & 0xFU]);
    }
    return "U+" + code;
  }
  return {};
}

// With a hyphen for every dash, a blank for every kind of it, and without what cannot be seen; but what turns
// digits round (U+202D, U+202E) stays, for the number that is seen is another.
std::string with_plain_signs(std::string_view cell) {
  std::string plain;
  while (!cell.empty()) {
    std::string_view rest = cell;
    const char32_t c = take_character(rest);
    const std::string_view as_it_stands = cell.substr(0, cell.size() - rest.size());
    cell = rest;
    const bool is_dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 ||
                         c == 0xFE63 || c == 0xFF0D || c == 0x207B;
    const bool is_blank =
        c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
    const bool is_unseen = c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                           (c >= 0x202A && c <= 0x202C) || (c >= 0x2060 && c <= 0x2069) ||
                           c == 0xFEFF || c == 0x61C;
    if (is_dash) {
      plain += '-';
    } else if (is_blank) {
      plain += ' ';
    } else if (!is_unseen) {
      plain += as_it_stands;
    }
  }
  return plain;
}

std::string_view decimal_in_words(char decimal) {
  return decimal == '.' ? "point" : "comma";
}

Complaint no_number(std::string_view cell, std::string_view body, const NumberStyle& style) {
  const auto refused = [&](const Argument& repair, const Argument& between = {}) {
    return Complaint(Sentence::not_a_number_in_style,
                     {{"found", in_quotes(cell)},
                      {"decimal", decimal_in_words(style.decimal)},
                      {"thousands", thousands_in_words(style.thousands)},
                      repair,
                      between});
  };
  for (const char decimal : {'.', ','}) {
    for (const Thousands thousands :
         {Thousands::none, decimal == '.' ? Thousands::comma : Thousands::point, Thousands::space,
          Thousands::apostrophe}) {
      if (!unsigned_decimal(body, {decimal, thousands})) continue;
      return refused({"other", decimal_in_words(decimal)},
                     {"between", thousands_in_words(thousands)});
    }
  }
  const bool has_digits = std::any_of(body.begin(), body.end(), is_digit);
  const std::size_t power = body.find_first_of("eE");
  if (power != std::string_view::npos && power > 0 && is_digit(body[power - 1]) &&
      power + 1 < body.size() && (body[power + 1] == '+' || body[power + 1] == '-')) {
    return refused({"rounded"});
  }
  if (!has_digits) return refused({"values"});
  if (const std::string odd = odd_character(body); !odd.empty()) {
    return refused({"odd", odd});
  }
  const bool has_unit = has_letter(body) || body.find_first_of("$%€£¥₹") != std::string_view::npos;
  return refused(has_unit ? Argument("unit") : Argument());
}

// "#REF!", "#NAME?", "#N/A", in the languages of spreadsheets: "#BEZUG!", "#¡VALOR!", "#NV".
bool is_error_value(std::string_view cell) {
  if (cell.size() < 3 || cell.front() != '#') return false;
  if (cell.back() == '!' || cell.back() == '?') {
    return cell.find(' ') == std::string_view::npos && !is_digit(cell[1]);
  }
  constexpr std::array<std::string_view, 9> endless = {
      "#N/A", "#NV", "#N/D", "#N/B", "#N/V", "#NB", "#GETTING_DATA", "#ERROR", "#FIELD"};
  return std::find(endless.begin(), endless.end(), cell) != endless.end();
}

// "1.04E+11", "1,04E+11": digits, a sign, digits, and a power of ten.
bool is_rounded(std::string_view cell) {
  const std::size_t power = cell.find_first_of("eE");
  if (power == std::string_view::npos || power + 2 >= cell.size() || power == 0) return false;
  if (cell[power + 1] != '+' && cell[power + 1] != '-') return false;
  if (!all_digits(cell.substr(power + 2))) return false;
  const std::string_view number =
      cell.substr(cell.front() == '-' ? 1 : 0, power - (cell.front() == '-' ? 1 : 0));
  const std::size_t sign = number.find_first_of(".,");
  if (number.empty() || !all_digits(number.substr(0, sign))) return false;
  return sign == std::string_view::npos || all_digits(number.substr(sign + 1));
}

// Months in English and German, in small letters; at least three of a name must be there.
constexpr std::array<std::pair<std::string_view, int>, 23> months = {{
    {"january", 1},   {"januar", 1},    {"jänner", 1},    {"february", 2}, {"februar", 2},
    {"march", 3},     {"märz", 3},      {"mrz", 3},       {"april", 4},    {"may", 5},
    {"mai", 5},       {"june", 6},      {"juni", 6},      {"july", 7},     {"juli", 7},
    {"august", 8},    {"september", 9}, {"sept", 9},      {"october", 10}, {"oktober", 10},
    {"november", 11}, {"december", 12}, {"dezember", 12},
}};

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<int> month_of(std::string_view name) {
  std::string small(name);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (small.size() < 3) return std::nullopt;
  for (const auto& [full, month] : months) {
    if (full.starts_with(small)) return month;
  }
  return std::nullopt;
}

// Without the "AM" or "p.m." of a time.
std::string_view without_half_of_day(std::string_view text) {
  constexpr std::array<std::string_view, 8> halves = {"AM", "PM",   "am",   "pm",
                                                      "Am", "a.m.", "p.m.", "Pm"};
  for (const std::string_view half : halves) {
    if (!ends_with(text, half) || text.find(':') == std::string_view::npos) continue;
    std::string_view time = text.substr(0, text.size() - half.size());
    while (!time.empty() && time.back() == ' ') time.remove_suffix(1);
    return !time.empty() && is_digit(time.back()) ? time : text;
  }
  return text;
}

// Takes "12:30", "12:30:00", "12:30:00.000" off the end; not a time with a zone, which may belong to
// another day elsewhere.
std::string_view without_time(std::string_view text) {
  text = without_half_of_day(text);
  const std::size_t at = text.find_first_of("T ", std::min<std::size_t>(text.size(), 6));
  for (std::size_t from = at; from != std::string_view::npos;
       from = text.find_first_of("T ", from + 1)) {
    const std::string_view time = text.substr(from + 1);
    if (time.size() >= 4 && time.find(':') != std::string_view::npos &&
        std::all_of(time.begin(), time.end(),
                    [](char c) { return is_digit(c) || c == ':' || c == '.'; })) {
      return text.substr(0, from);
    }
  }
  return text;
}

struct DateParts {
  std::array<std::string_view, 3> parts;
  bool has_name = false;
};

// Three numbers, or two and a month's name, with . / - or blanks between them; or eight digits.
std::optional<DateParts> date_parts(std::string_view text, DateOrder order) {
  DateParts result;
  if (text.size() == 8 && all_digits(text)) {
    const std::string_view year = text.substr(order == DateOrder::ymd ? 0 : 4, 4);
    if (year < "1900" || year > "2200") return std::nullopt;
    if (order == DateOrder::ymd) {
      result.parts = {text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)};
    } else {
      result.parts = {text.substr(0, 2), text.substr(2, 2), text.substr(4, 4)};
    }
    return result;
  }
  std::size_t count = 0;
  while (!text.empty()) {
    std::size_t size = 0;
    const bool is_number = is_digit(text.front());
    while (size < text.size() && (is_number ? is_digit(text[size]) : is_name_part(text[size]))) {
      ++size;
    }
    if (size == 0 || count == 3) return std::nullopt;
    if (!is_number && result.has_name) return std::nullopt;
    result.has_name = result.has_name || !is_number;
    result.parts.at(count++) = text.substr(0, size);
    text.remove_prefix(size);
    if (text.empty()) break;
    // A comma only where a name makes the day plain: "Jan 14, 2010".
    const std::size_t between = text.find_first_not_of(result.has_name ? "./-, " : "./- ");
    if (between == 0 || between == std::string_view::npos) return std::nullopt;
    if (between > 1 && (between > 2 || text[0] == ' ' || text[1] != ' ')) return std::nullopt;
    text.remove_prefix(between);
  }
  if (count != 3) return std::nullopt;
  return result;
}

std::optional<int> number(std::string_view digits, std::size_t most) {
  if (digits.empty() || digits.size() > most || !all_digits(digits)) return std::nullopt;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string_view order_in_words(DateOrder order) {
  constexpr std::array<std::string_view, 3> words = {"year, month, day", "day, month, year",
                                                     "month, day, year"};
  return words.at(static_cast<std::size_t>(order));
}

// Where day, month and year stand.
struct Places {
  std::size_t day;
  std::size_t month;
  std::size_t year;
};
Places places_of(DateOrder order) {
  switch (order) {
    case DateOrder::dmy:
      return {0, 1, 2};
    case DateOrder::mdy:
      return {1, 0, 2};
    case DateOrder::ymd:
      break;
  }
  return {2, 1, 0};
}

// The date, without a word about why not.
std::optional<std::string> read_iso(std::string_view text, const DateStyle& style,
                                    bool& wants_century) {
  const auto found = date_parts(without_time(text), style.order);
  if (!found) return std::nullopt;
  const Places places = places_of(style.order);
  const std::string_view year_text = found->parts.at(places.year);
  std::optional<int> month = number(found->parts.at(places.month), 2);
  if (found->has_name) month = month_of(found->parts.at(places.month));
  const auto day = number(found->parts.at(places.day), 2);
  auto year = number(year_text, 4);
  if (!year || !month || !day || (year_text.size() != 4 && year_text.size() != 2)) {
    return std::nullopt;
  }
  if (*month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  if (year_text.size() == 2) {
    wants_century = !style.century;
    if (wants_century) return std::nullopt;
    *year += *style.century;
  }
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string iso = std::string(*year < 1000 ? "0" : "") + std::to_string(*year) + "-" +
                    two(*month) + "-" + two(*day);
  if (!parse_date(iso)) return std::nullopt;
  return iso;
}

// What stands before the zone of a time, "Z", "+01:00", "UTC"; empty where there is none.
std::string_view before_zone(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const std::size_t end = text.find_first_not_of("0123456789:.", colon);
  return end == std::string_view::npos ? std::string_view() : without_blanks(text.substr(0, end));
}

Complaint no_date(std::string_view cell, std::string_view text, const DateStyle& style) {
  if (is_of_a_zone(text, style)) return {Sentence::zoned_time, {{"found", in_quotes(cell)}}};
  const auto refused = [&](const Argument& repair, const Argument& day = {}) {
    return Complaint(
        Sentence::not_a_date_in_order,
        {{"found", in_quotes(cell)}, {"order", order_in_words(style.order)}, repair, day});
  };
  for (const DateOrder other : {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy}) {
    if (other == style.order) continue;
    bool wants_century = false;
    const auto date = read_iso(text, {other, style.century}, wants_century);
    if (date) return refused({"other", order_in_words(other)}, {"day", *date});
  }
  const bool is_number = !text.empty() && text.size() <= 5 && all_digits(text);
  return refused(is_number ? Argument("number") : Argument());
}

}  // namespace

std::string_view without_blanks(std::string_view cell) {
  const auto take = [&cell](bool (*take_one)(std::string_view&, std::string_view)) {
    for (const std::string_view blank : blanks) {
      if (take_one(cell, blank)) return true;
    }
    return take_one(cell, "\t") || take_one(cell, "\n") || take_one(cell, "\r");
  };
  while (take(take_front)) {
  }
  while (take(take_back)) {
  }
  return cell;
}

bool has_letter(std::string_view text) {
  while (!text.empty()) {
    if (!is_mark(take_character(text))) return true;
  }
  return false;
}

std::optional<Complaint> damage_in(std::string_view cell) {
  const auto found = [cell](Sentence sentence) {
    return Complaint(sentence, {{"found", in_quotes(cell)}});
  };
  if (cell.size() >= 2 && cell.find_first_not_of('#') == std::string_view::npos) {
    return found(Sentence::column_too_narrow);
  }
  if (is_error_value(cell)) return found(Sentence::error_of_formula);
  if (is_rounded(cell)) return found(Sentence::number_rounded);
  return std::nullopt;
}

std::optional<std::string> plain_decimal(std::string_view cell, const NumberStyle& style,
                                         Complaint& complaint) {
  const std::string plain = with_plain_signs(cell);
  std::string_view body = without_blanks(plain);
  bool is_negative = false;
  if (body.starts_with("(") && ends_with(body, ")")) {
    if (!style.parentheses) {
      complaint = {
          Sentence::other_negative,
          {{"found", in_quotes(cell)}, {"parentheses"}, {"negatives", R"(["parentheses"])"}}};
      return std::nullopt;
    }
    is_negative = true;
    body = without_blanks(body.substr(1, body.size() - 2));
  } else if (take_front(body, "-")) {
    is_negative = true;
    body = without_blanks(body);
  } else if (ends_with(body, "-")) {
    if (!style.trailing_minus) {
      complaint = {Sentence::other_negative,
                   {{"found", in_quotes(cell)}, {"minus"}, {"negatives", R"(["trailing-minus"])"}}};
      return std::nullopt;
    }
    is_negative = true;
    take_back(body, "-");
    body = without_blanks(body);
  } else {
    take_front(body, "+");
  }
  auto number = unsigned_decimal(body, style);
  if (!number) {
    complaint = no_number(cell, body, style);
    return std::nullopt;
  }
  if (is_negative) number->insert(0, 1, '-');
  return number;
}

std::optional<std::string> iso_date(std::string_view cell, const DateStyle& style,
                                    Complaint& complaint) {
  const std::string_view text = without_blanks(cell);
  bool wants_century = false;
  auto date = read_iso(text, style, wants_century);
  if (date) return date;
  complaint = wants_century ? Complaint(Sentence::short_year, {{"found", in_quotes(cell)}})
                            : no_date(cell, text, style);
  return std::nullopt;
}

bool is_of_a_zone(std::string_view cell, const DateStyle& style) {
  const std::string_view before = before_zone(without_blanks(cell));
  bool wants_century = false;
  return !before.empty() && read_iso(before, style, wants_century);
}

bool has_short_year(std::string_view cell, DateOrder order) {
  bool wants_century = false;
  read_iso(without_blanks(cell), {order, std::nullopt}, wants_century);
  return wants_century;
}

}  // namespace jm216
