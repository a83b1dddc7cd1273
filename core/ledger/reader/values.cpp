#include "core/ledger/reader/values.hpp"
#include "core/basics/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace jm216 {

namespace {

constexpr Date first_date = make_date(1900, 1, 1);
constexpr Date last_date = make_date(2200, 12, 31);

// The numbers in a text, as they stand.
std::vector<std::string_view> numbers_in(std::string_view text) {
  std::vector<std::string_view> numbers;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > i) numbers.push_back(text.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  return numbers;
}

int value_of(std::string_view digits) {
  digits = digits.substr(0, 9);
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string two_digits(int value) {
  std::string digits = std::to_string(value);
  if (digits.size() < 2) digits.insert(0, 1, '0');
  return digits;
}

// The date as it should have been written, where there is only one way to understand it.
std::string straightened_date(std::string_view text) {
  if (text.size() > 40) return {};
  std::vector<std::string_view> list = numbers_in(text);
  if (list.size() == 1 && list[0].size() == 8) {  // 20090203
    list = {list[0].substr(0, 4), list[0].substr(4, 2), list[0].substr(6, 2)};
  }
  if (list.size() < 3) return {};
  int year = 0;
  int month = 0;
  int day = 0;
  if (list[0].size() == 4) {  // 2009-2-3, 2009/02/03, 2009-02-03T00:00:00Z
    year = value_of(list[0]);
    month = value_of(list[1]);
    day = value_of(list[2]);
  } else if (list[2].size() == 4) {  // 3.2.2009 and 2/3/2009
    year = value_of(list[2]);
    const int first = value_of(list[0]);
    const int second = value_of(list[1]);
    const bool day_first = text.find('.') != std::string_view::npos || first > 12;
    if (!day_first && second <= 12 && first != second) return {};
    day = day_first ? first : second;
    month = day_first ? second : first;
  }
  std::string iso = std::to_string(year) + "-" + two_digits(month) + "-" + two_digits(day);
  return iso != text && parse_date(iso) ? iso : std::string();
}

Complaint no_date(std::string_view text) {
  const std::string found = in_quotes(text);
  const bool has_form =
      text.size() == 10 && text[4] == '-' && text[7] == '-' && numbers_in(text).size() == 3;
  if (!has_form) {
    return {Sentence::not_a_date,
            {{"found", found}, Argument::if_any("use", quoted_if_any(straightened_date(text)))}};
  }
  const int year = value_of(text.substr(0, 4));
  const int month = value_of(text.substr(5, 2));
  if (month < 1 || month > 12) {
    const bool is_day = month > 12 && value_of(text.substr(8, 2)) <= 12;
    return {
        Sentence::not_a_day,
        {{"found", found}, {"month", text.substr(5, 2)}, {is_day ? "order" : std::string_view()}}};
  }
  if (year < 1) return {Sentence::not_a_day, {{"found", found}}};
  const Date last = months_after(make_date(year, static_cast<unsigned>(month), 1), 1) - Days{1};
  return {Sentence::not_a_day, {{"found", found}, {"last", to_string(last)}}};
}

std::string capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::string straightened_quarter(std::string_view text) {
  if (text.size() > 20) return {};
  const std::string upper = capitals(text);
  const std::vector<std::string_view> list = numbers_in(upper);
  if (list.size() != 2) return {};
  const std::string_view year = list[0].size() == 4 ? list[0] : list[1];
  const std::string_view number = list[0].size() == 4 ? list[1] : list[0];
  std::string result = std::string(year) + "-Q" + std::string(number);
  return result != text && Quarter::parse(result) ? result : std::string();
}

// What is found, and the likely repair.
Complaint mistaken(Sentence sentence, std::string_view found, std::string_view repair) {
  return {sentence, {{"found", in_quotes(found)}, Argument::if_any("use", quoted_if_any(repair))}};
}

// A text beyond what can be read.
Complaint out_of_time(std::string_view found, std::string_view first, std::string_view last) {
  return {Sentence::out_of_time, {{"found", in_quotes(found)}, {"first", first}, {"last", last}}};
}

}  // namespace

Complaint wrong_kind(const Found& found, std::string_view expected, const Argument& repair) {
  return {Sentence::wrong_kind,
          {{"found", described(found)},
           {"expected", expected},
           found.kind == ValueKind::null ? Argument("nothing") : repair}};
}

std::optional<Date> read_date(const Found& found, Complaint& complaint) {
  if (found.kind != ValueKind::text) {
    complaint = wrong_kind(found, "a date like \"2009-02-03\"");
    return std::nullopt;
  }
  const std::optional<Date> date = parse_date(found.text);
  if (!date) {
    complaint = no_date(found.text);
  } else if (*date < first_date || *date > last_date) {
    complaint = out_of_time(found.text, to_string(first_date), to_string(last_date));
  } else {
    return date;
  }
  return std::nullopt;
}

std::optional<Quarter> read_quarter(const Found& found, Complaint& complaint) {
  if (found.kind != ValueKind::text) {
    complaint = wrong_kind(found, "a quarter like \"2009-Q1\"");
    return std::nullopt;
  }
  const std::optional<Quarter> quarter = Quarter::parse(found.text);
  if (!quarter) {
    complaint = mistaken(Sentence::not_a_quarter, found.text, straightened_quarter(found.text));
  } else if (quarter->first_day() < first_date || quarter->last_day() > last_date) {
    complaint = out_of_time(found.text, "1900-Q1", "2200-Q4");
  } else {
    return quarter;
  }
  return std::nullopt;
}

std::optional<Country> read_country(const Found& found, bool europe, Complaint& complaint) {
  if (found.kind != ValueKind::text) {
    complaint = wrong_kind(found, "a country code like \"DE\"");
    return std::nullopt;
  }
  const std::optional<Country> country = Country::find(found.text, europe);
  if (!country)
    complaint = mistaken(Sentence::not_a_country, found.text, likely_country(found.text));
  return country;
}

std::optional<Currency> read_currency(const Found& found, Complaint& complaint) {
  if (found.kind != ValueKind::text) {
    complaint = wrong_kind(found, "a currency code like \"EUR\"");
    return std::nullopt;
  }
  const std::optional<Currency> currency = Currency::find(found.text);
  if (!currency)
    complaint = mistaken(Sentence::not_a_currency, found.text, likely_currency(found.text));
  return currency;
}

std::optional<bool> read_flag(const Found& found, Complaint& complaint) {
  if (found.kind == ValueKind::yes) return true;
  if (found.kind == ValueKind::no) return false;
  const std::string text = capitals(found.text);
  Argument repair;
  if (text == "TRUE" || text == "YES" || text == "1") repair = {"true"};
  if (text == "FALSE" || text == "NO" || text == "0") repair = {"false"};
  complaint = wrong_kind(found, "true or false", repair);
  return std::nullopt;
}

std::optional<std::string_view> read_text(const Found& found, Emptiness emptiness,
                                          Complaint& complaint) {
  if (found.kind != ValueKind::text) {
    const bool is_number = found.kind == ValueKind::number;
    complaint = wrong_kind(
        found, "a text",
        Argument::if_any("quotes", quoted_if_any(is_number ? found.text : std::string_view())));
    return std::nullopt;
  }
  if (found.text.empty() && emptiness == Emptiness::refused) {
    complaint = {Sentence::text_empty};
    return std::nullopt;
  }
  return found.text;
}

namespace {

constexpr std::size_t longest_name = 64;  // that is compared

// As names are compared: without case and the marks between words.
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name.substr(0, longest_name)) {
    if (c == '_' || c == '-' || c == ' ') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

// Letters to insert, drop, change or swap with their neighbour to come from one to the other; `limit`
// where they are no fewer. Then no letter need be looked at for one that stands so far off.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit) return limit;
  using Row = std::array<std::size_t, longest_name + 2>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j < last.size(); ++j) last[j] = j;
  std::size_t least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i < limit ? 1 : i - limit + 1;
    const std::size_t end = std::min(b.size() + 1, i + limit);
    row[first - 1] = first == 1 ? i : limit;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j < end; ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    row[end] = limit;
    if (std::min(least, least_of_last) >= limit) return limit;
    least_of_last = least;
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

Nearest::Nearest(std::string_view mistaken)
    : mistaken_(plain_name(mistaken)),
      // At most two slips, and no more than a third of the letters.
      distance_(std::min<std::size_t>(2, mistaken_.size() / 3) + 1) {}

void Nearest::consider(std::string_view name) {
  const std::size_t distance = edit_distance(mistaken_, plain_name(name), distance_);
  if (distance < distance_) {
    distance_ = distance;
    name_ = name;
  }
}

}  // namespace jm216
