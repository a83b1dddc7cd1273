#include "core/workbook/shown_number.hpp"

#include <algorithm>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/text.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::size_t most_digits = 15;

// Digits, and where the decimal point stands among them: "12.5" is 125 and 2.
struct StoredNumber {
  bool is_negative = false;
  std::string digits;
  int point = 0;
};

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// No double has an exponent of more digits.
std::optional<int> exponent_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = take_digits(text);
  if (digits.empty() || digits.size() > 3 || !text.empty()) return std::nullopt;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return is_negative ? -value : value;
}

std::optional<StoredNumber> read_stored(std::string_view text) {
  constexpr std::size_t longest = 400;
  if (text.size() > longest) return std::nullopt;
  StoredNumber number;
  number.is_negative = text.starts_with('-');
  if (number.is_negative || text.starts_with('+')) text.remove_prefix(1);
  number.digits = take_digits(text);
  number.point = static_cast<int>(number.digits.size());
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    number.digits += take_digits(text);
  }
  if (number.digits.empty()) return std::nullopt;
  if (!text.empty()) {
    if (text.front() != 'E' && text.front() != 'e') return std::nullopt;
    const auto exponent = exponent_of(text.substr(1));
    if (!exponent) return std::nullopt;
    number.point += *exponent;
  }
  const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, zeros);
  number.point -= static_cast<int>(zeros);
  return number;
}

// To 15 significant digits, a half away from zero.
void shorten(StoredNumber& number) {
  std::string& digits = number.digits;
  if (digits.size() > most_digits) {
    const bool rounds_up = digits[most_digits] >= '5';
    digits.resize(most_digits);
    if (rounds_up) {
      std::size_t at = most_digits;
      while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
      if (at > 0) {
        ++digits[at - 1];
      } else {
        digits.insert(0, 1, '1');
        ++number.point;
      }
    }
  }
  digits.resize(digits.find_last_not_of('0') + 1);
}

bool contains(std::string_view letters, char c) {
  return letters.find(c) != std::string_view::npos;
}

std::string text_of(const StoredNumber& number) {
  const std::string& digits = number.digits;
  if (digits.empty()) return "0";
  const auto size = static_cast<int>(digits.size());
  const std::string sign = number.is_negative ? "-" : "";
  if (number.point <= 0) {
    return sign + "0." + std::string(static_cast<std::size_t>(-number.point), '0') + digits;
  }
  if (number.point >= size) {
    return sign + digits + std::string(static_cast<std::size_t>(number.point - size), '0');
  }
  const auto whole = static_cast<std::size_t>(number.point);
  return sign + digits.substr(0, whole) + '.' + digits.substr(whole);
}

// Hands a format's parts to `take`: the signs that stand for digits or dates, one by one, texts that
// stand for themselves, and what is in square brackets.
enum class FormatPart : std::uint8_t { sign, text, bracketed };

template <class Take>
void read_format(std::string_view code, const Take& take) {
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"' || c == '[') {  // hours beyond a day too
      const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
      if (end == std::string_view::npos) break;
      take(c == '"' ? FormatPart::text : FormatPart::bracketed, code.substr(at + 1, end - at - 1));
      at = end;
    } else if (c == '\\') {
      std::size_t size = 1;
      while (at + 1 + size < code.size() &&
             (static_cast<unsigned char>(code[at + 1 + size]) & 0xC0U) == 0x80) {
        ++size;
      }
      take(FormatPart::text, code.substr(at + 1, size));
      at += size;
    } else if (c == '_' || c == '*') {
      ++at;
    } else {
      take(FormatPart::sign, code.substr(at, 1));
    }
  }
}

// What a format shows of a number: its signs, without words, colours, places and the signs that stand for themselves.
std::string shown_signs(std::string_view code) {
  std::string signs;
  read_format(code, [&](FormatPart part, std::string_view text) {
    if (part == FormatPart::sign) signs += text;
  });
  return signs;
}

// Three capital letters, a sign that is none of arithmetic, or a usual short word.
bool may_be_money(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() == 3 && std::all_of(text.begin(), text.end(), is_capital)) return true;
  for (const std::string_view sign :
       {"$", "€", "£", "¥", "₹", "₩", "₽", "₺", "₪", "฿", "₫", "₱"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  for (const std::string_view word :
       {"kr", "kr.", "Fr.", "SFr.", "zł", "Kč", "Ft", "Rs", "Rs.", "DM", "TL", "lei", "лв"}) {
    if (text == word) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::string> shown_number(std::string_view stored) {
  auto number = read_stored(stored);
  if (!number) return std::nullopt;
  shorten(*number);
  return text_of(*number);
}

std::optional<std::string> shown_percentage(std::string_view stored) {
  auto number = read_stored(stored);
  if (!number) return std::nullopt;
  shorten(*number);
  number->point += 2;
  return text_of(*number) + '%';
}

std::optional<std::string> date_of(std::string_view number, DateSystem system,
                                   Complaint& complaint) {
  const std::string_view whole = number.substr(0, number.find('.'));
  constexpr std::size_t longest = 7;  // 9999-12-31 is day 2958465
  int day = 0;
  if (!number.starts_with('-') && whole.size() <= longest) {
    for (const char c : whole) day = day * 10 + (c - '0');
  }
  const bool is_of_1900 = system == DateSystem::of_1900;
  const int last = is_of_1900 ? 2958465 : 2957003;
  if (number.starts_with('-') || whole.size() > longest || day > last) {
    complaint = {Sentence::cell_day_invalid, {{"day", in_quotes(number)}}};
  } else if (is_of_1900 && day == 0) {
    complaint = {Sentence::cell_day_invalid, {{"time"}}};
  } else if (is_of_1900 && day == 60) {
    complaint = {Sentence::cell_day_invalid, {{"leap"}}};
  } else {
    // Before the day that there was not, counting began a day later.
    const Date origin = !is_of_1900 ? make_date(1904, 1, 1)
                        : day < 60  ? make_date(1899, 12, 31)
                                    : make_date(1899, 12, 30);
    return to_string(origin + Days{day});
  }
  return std::nullopt;
}

std::string money_of_format(std::string_view code) {
  std::string money;
  std::string run;  // of signs that stand for themselves, one beside the other
  bool is_first = true;
  const auto end_run = [&] {
    if (money.empty() && may_be_money(trimmed(run))) money = trimmed(run);
    run.clear();
  };
  read_format(code, [&](FormatPart part, std::string_view text) {
    if (!is_first) return;
    if (part == FormatPart::bracketed) {
      end_run();
      if (text.starts_with('$') && money.empty()) {
        money = trimmed(text.substr(1, text.find('-', 1) - 1));
      }
    } else if (part != FormatPart::text && text == ";") {  // what follows is of numbers below zero
      is_first = false;
    } else if (part != FormatPart::text && contains("0#?.,%Ee/", text.front())) {
      end_run();
    } else {
      run += text;
    }
  });
  end_run();
  return money;
}

std::optional<std::string> shown_by_zeros(std::string_view number, std::string_view code) {
  if (number.empty() || !std::all_of(number.begin(), number.end(), is_digit)) return std::nullopt;
  std::vector<std::string> parts;  // an empty one stands for a digit
  bool is_of_zeros = true;
  std::size_t digits = 0;
  bool is_first = true;
  read_format(code, [&](FormatPart part, std::string_view text) {
    if (text == ";" && part == FormatPart::sign) is_first = false;
    if (!is_first) return;
    if (part == FormatPart::text) {
      if (!text.empty()) parts.emplace_back(text);
    } else if (part == FormatPart::sign && text == "0") {
      parts.emplace_back();
      ++digits;
    } else if (part == FormatPart::sign && contains("- ()", text.front())) {
      parts.emplace_back(text);
    } else {
      is_of_zeros = is_of_zeros && part == FormatPart::bracketed && !text.starts_with('$');
    }
  });
  constexpr std::size_t most = 30;
  if (!is_of_zeros || digits == 0 || digits > most) return std::nullopt;
  std::string left(number);
  if (left.size() < digits) left.insert(0, digits - left.size(), '0');
  // What is longer than the zeros stands where the first of them does.
  std::string shown;
  std::size_t at = 0;
  for (const std::string& part : parts) {
    const std::size_t size = at == 0 ? left.size() - digits + 1 : 1;
    if (part.empty()) {
      shown += left.substr(at, size);
      at += size;
    } else {
      shown += part;
    }
  }
  if (shown == number) return std::nullopt;
  return shown;
}

bool is_date_format(std::string_view code) {
  bool has_month = false;
  bool has_time = false;
  bool has_day = false;
  read_format(code, [&](FormatPart part, std::string_view text) {
    // "[h]", "[mm]": more hours than a day has.
    const bool is_span = part == FormatPart::bracketed && !text.empty() &&
                         text.find_first_not_of("hHmMsS") == std::string_view::npos;
    const char c = part == FormatPart::sign ? text.front() : '\0';
    has_day = has_day || contains("dDyY", c);
    has_time = has_time || is_span || contains("hHsS", c);
    has_month = has_month || contains("mM", c);
  });
  return has_day || (has_month && !has_time);
}

bool is_percent_format(std::string_view code) {
  return contains(shown_signs(code), '%');
}

bool is_percent_format(int number) {
  return number == 9 || number == 10;
}

bool is_date_format(int number) {
  // Of all countries, and of East Asia.
  return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) ||
         number == 36 || (number >= 50 && number <= 54) || number == 57 || number == 58;
}

}  // namespace jm216
