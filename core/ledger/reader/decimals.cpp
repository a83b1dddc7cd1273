// Exact decimals, from the digits of their text.
#include <algorithm>

#include "core/basics/text.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

namespace {

// A number as written, without its leading and trailing zeros: 0.digits × 10^magnitude.
struct Written {
  bool is_negative = false;
  Int128 digits = 0;       // as an integer; only of up to 36 digits
  std::int64_t count = 0;  // of the digits
  std::int64_t magnitude = 0;
};

// Reads -123.45 and, where `exponents`, 1.2e-5. Nothing for another form.
std::optional<Written> read_written(std::string_view text, bool exponents) {
  Written number;
  std::size_t i = 0;
  if (i < text.size() && text[i] == '-') {
    number.is_negative = true;
    ++i;
  }
  std::int64_t zeros = 0;  // seen since the last other digit
  bool any = false;        // a digit other than zero was seen
  bool point = false;
  const std::size_t first = i;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.') {
      if (point || i == first) return std::nullopt;
      point = true;
      continue;
    }
    if (!is_digit(c)) break;
    if (!point && (any || c != '0')) ++number.magnitude;
    if (c == '0') {
      if (any) {
        ++zeros;
      } else if (point) {
        --number.magnitude;
      }
      continue;
    }
    any = true;
    number.count += zeros + 1;
    if (number.count <= 36) {
      for (; zeros > 0; --zeros) number.digits *= 10;
      number.digits = number.digits * 10 + (c - '0');
    }
    zeros = 0;
  }
  if (i == first || text[i - 1] == '.') return std::nullopt;
  if (i < text.size() && exponents && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    const bool down = i < text.size() && text[i] == '-';
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    std::int64_t exponent = 0;
    // Beyond any length of digits nothing changes any more.
    constexpr std::int64_t enough = 1'000'000'000;
    for (; i < text.size() && is_digit(text[i]); ++i) {
      exponent = std::min(exponent * 10 + (text[i] - '0'), enough);
    }
    number.magnitude += down ? -exponent : exponent;
  }
  if (i != text.size()) return std::nullopt;
  if (!any) return Written{};
  return number;
}

constexpr std::string_view signs[] = {"$", "€", "£", "¥", "US$"};
constexpr std::string_view blanks[] = {
    " ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "’", "_"};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// A point written as a comma, thousands set apart by commas or points: brought to the plain form.
void straighten_points(std::string& text) {
  const std::size_t comma = text.rfind(',');
  if (comma == std::string::npos) return;
  const std::size_t point = text.rfind('.');
  const bool several = text.find(',') != comma;
  const bool in_threes = text.size() - comma == 4;
  if (point != std::string::npos && point < comma) {  // 12.000,50
    replace_all(text, ".", "");
    replace_all(text, ",", ".");
  } else if (point != std::string::npos || several || in_threes) {  // 12,000.50 and 12,000
    replace_all(text, ",", "");
  } else {  // 12,5
    replace_all(text, ",", ".");
  }
}

// What a text that is not a plain decimal was probably meant to be; empty where unclear.
std::string straightened(std::string_view found) {
  std::string text(found.substr(0, 64));
  for (const std::string_view blank : blanks) replace_all(text, blank, "");
  for (const std::string_view sign : signs) replace_all(text, sign, "");
  replace_all(text, "−", "-");
  if (!text.empty() && text.back() == '%') text.pop_back();
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text.pop_back();
    text.front() = '-';
  }
  if (text.size() > 1 && text.back() == '-') {
    text.pop_back();
    text.insert(0, 1, '-');
  }
  if (!text.empty() && text.front() == '+') text.erase(0, 1);
  // A currency's code before or after the amount.
  for (const bool at_end : {false, true}) {
    if (text.size() <= 3) break;
    const std::string code = at_end ? text.substr(text.size() - 3) : text.substr(0, 3);
    if (Currency::find(code)) text.erase(at_end ? text.size() - 3 : 0, 3);
  }
  straighten_points(text);
  const std::size_t start = !text.empty() && text.front() == '-' ? 1 : 0;
  if (start < text.size() && text[start] == '.') text.insert(start, "0");
  if (text.size() > 1 && text.back() == '.') text.pop_back();
  return text != found && read_written(text, false) ? text : std::string();
}

// The passage that says the cause, where it is a common one.
std::string_view cause(std::string_view text) {
  const auto holds = [&](std::string_view what) {
    return text.find(what) != std::string_view::npos;
  };
  if (text.empty()) return "empty";
  if (text.front() == ' ' || text.back() == ' ') return "space";
  for (const std::string_view sign : signs) {
    if (holds(sign)) return "currency";
  }
  if (holds(",")) {
    return straightened(text).find('.') != std::string::npos && !holds(".") ? "comma" : "thousands";
  }
  for (const std::string_view blank : blanks) {
    if (holds(blank)) return "thousands";
  }
  if (holds("e") || holds("E")) {
    if (read_written(text, true)) return "exponent";
  }
  return {};
}

Complaint no_plain_decimal(std::string_view text) {
  const std::string repair = quoted_if_any(straightened(text));
  return {Sentence::not_a_decimal,
          {{"found", in_quotes(text)}, {cause(text)}, {repair.empty() ? "like" : "use", repair}}};
}

std::string digits_text(unsigned digits) {
  return std::to_string(digits) + (digits == 1 ? " digit" : " digits");
}

std::optional<Int128> within(const Found& found, const Written& number, const DecimalLimits& limits,
                             Complaint& complaint) {
  const auto refuse = [&](Sentence why, unsigned digits = 0) {
    complaint = {
        why, {{"found", described(found)}, {"what", limits.what}, {"digits", digits_text(digits)}}};
    return std::nullopt;
  };
  if (number.count > 0) {
    if (number.magnitude > static_cast<std::int64_t>(limits.before)) {
      return refuse(Sentence::number_too_large, limits.before);
    }
    if (number.count - number.magnitude > static_cast<std::int64_t>(limits.after)) {
      return refuse(Sentence::number_too_fine, limits.after);
    }
    if (number.is_negative && !limits.may_be_negative) {
      return refuse(Sentence::below_zero);
    }
  } else if (limits.must_be_positive) {
    return refuse(Sentence::not_above_zero);
  }
  Int128 value = number.digits;
  for (std::int64_t place = number.count - number.magnitude;
       number.count > 0 && place < static_cast<std::int64_t>(limits.after); ++place) {
    value *= 10;
  }
  return number.is_negative ? -value : value;
}

}  // namespace

std::optional<std::int64_t> read_decimal(const Found& found, const DecimalLimits& limits,
                                         Complaint& complaint) {
  const auto value = read_wide_decimal(found, limits, complaint);
  if (!value) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

std::optional<Int128> read_wide_decimal(const Found& found, const DecimalLimits& limits,
                                        Complaint& complaint) {
  if (found.kind != ValueKind::text && found.kind != ValueKind::number) {
    complaint = wrong_kind(found, limits.what);
    return std::nullopt;
  }
  if (found.kind == ValueKind::number && found.text.empty()) {
    complaint = {Sentence::number_too_long, {{"found", described(found)}, {"what", limits.what}}};
    return std::nullopt;
  }
  const auto number = read_written(found.text, found.kind == ValueKind::number);
  if (!number) {
    complaint = no_plain_decimal(found.text);
    return std::nullopt;
  }
  return within(found, *number, limits, complaint);
}

std::optional<int> read_whole(const Found& found, int least, int most, Complaint& complaint) {
  constexpr DecimalLimits limits{"a whole number", 9, 0, true};
  const auto value = read_decimal(found, limits, complaint);
  if (value && *value >= least && *value <= most) return static_cast<int>(*value);
  if (value || found.kind == ValueKind::number) {
    complaint = {Sentence::not_a_whole_number,
                 {{"found", described(found)},
                  {"least", std::to_string(least)},
                  {"most", std::to_string(most)}}};
  }
  return std::nullopt;
}

}  // namespace jm216
