#include "core/json/not_json.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/basics/text.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What the file is instead, by its first bytes; empty where they say nothing.
std::string_view utf_16(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    return "this is UTF-16 text; save the file as UTF-8";
  }
  if (head.size() >= 4 && ((head[0] == '\0') != (head[1] == '\0')) &&
      (head[0] == '\0') == (head[2] == '\0') && (head[1] == '\0') == (head[3] == '\0')) {
    return "this looks like UTF-16 text; save the file as UTF-8";
  }
  return {};
}

std::string_view other_format(std::string_view head) {
  if (head.starts_with("PK\x03\x04")) {
    return "this is a ZIP file, perhaps an Excel workbook (.xlsx); save its sheet of sales as CSV "
           "and import that";
  }
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    return "this is an old Office file, perhaps an Excel workbook (.xls); save its sheet of sales "
           "as CSV and import that";
  }
  if (head.starts_with("\x1F\x8B")) return "this is a gzip file; unpack it first";
  if (head.starts_with("%PDF")) return "this is a PDF file";
  if (head.starts_with("<")) {
    return "this looks like HTML or XML; if it is a document saved as one file, open it on the "
           "page, which saves its ledger as JSON";
  }
  return {};
}

// A first line of names with commas, semicolons or tabs between them.
bool looks_like_csv(std::string_view line) {
  line = line.substr(0, line.find('\n'));
  const auto marks = std::count_if(line.begin(), line.end(),
                                   [](char c) { return c == ',' || c == ';' || c == '\t'; });
  return marks >= 2 && line.find_first_of("{}[]") == std::string_view::npos;
}

std::string_view waiting_for(const ParserState& state, const ByteStream::Separators& separators) {
  using Event = JsonEvent;
  if (state.is_too_deep) return "something else";
  const bool comma = separators.comma;
  switch (state.last_event) {
    case Event::nothing:
      return state.beginning;
    case Event::name:
      return separators.colon ? "a value" : "a colon";
    case Event::open:
      return state.in_list ? "a value or ]" : "a field name in quotes or }";
    case Event::value:
      if (state.in_list) return comma ? "a value" : "a comma or ]";
      return comma ? "a field name in quotes" : "a comma or }";
  }
  return {};
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

enum class TextFault { none, escape, surrogate, other };

// Goes along a text that begins with a quote, to its end or its first bad escape, which is left at
// `at`.
TextFault find_fault(std::string_view text, std::size_t& at) {
  bool wants_low = false;  // after the first half of a surrogate pair
  for (at = 1; at < text.size();) {
    if (text[at] != '\\') {
      if (wants_low) return TextFault::surrogate;
      if (text[at] == '"') return TextFault::none;
      ++at;
      continue;
    }
    const std::string_view escape = text.substr(at, 6);
    if (escape.size() < 2) break;
    if (escape[1] != 'u') {
      if (wants_low) return TextFault::surrogate;
      if (std::string_view("\"\\/bfnrt").find(escape[1]) == std::string_view::npos) {
        return TextFault::escape;
      }
      at += 2;
      continue;
    }
    if (!std::all_of(escape.begin() + 2, escape.end(), is_hex)) return TextFault::escape;
    if (escape.size() < 6) break;
    const bool is_surrogate = escape[2] == 'd' || escape[2] == 'D';
    const bool is_high =
        is_surrogate && std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
    const bool is_low =
        is_surrogate && std::string_view("cdefCDEF").find(escape[3]) != std::string_view::npos;
    if (is_low != wants_low) return TextFault::surrogate;
    wants_low = is_high;
    at += 6;
  }
  return TextFault::other;
}

// Why a text that begins with " could not be read; its last byte is the one that ended it.
std::string text_fault(std::string_view text, std::string_view expected, bool at_end) {
  std::size_t at = 0;
  const TextFault fault = find_fault(text, at);
  if (fault == TextFault::none) return "a text where " + std::string(expected) + " was expected";
  if (fault == TextFault::surrogate) {
    return "a text with half of a surrogate pair (\\ud800 to \\udfff) in it";
  }
  if (fault == TextFault::escape) {
    return in_quotes(text.substr(at, text[at + 1] == 'u' ? 6 : 2)) +
           " inside a text, which is not an escape; write a backslash as \\\\";
  }
  if (at_end) return "a text that has no closing quote";
  const auto last = static_cast<unsigned char>(text.back());
  if (last == '\n' || last == '\r') {
    return "a line break inside a text, or its closing quote is missing; write a line break as \\n";
  }
  if (last == '\t') return "a tab inside a text; write it as \\t";
  if (last < 0x20) {
    std::array<char, 12> code{};
    std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(last));
    return "a control character inside a text; write it as " + std::string(code.data());
  }
  return "a text that is not valid UTF-8; save the file as UTF-8 (not Windows-1252 or Latin-1)";
}

std::string word_fault(std::string_view word, std::string_view expected) {
  const char c = word.front();
  std::string hint;
  if (c == '\'') hint = "; texts and names go in double quotes";
  if (c == '/' || c == '#') hint = "; JSON has no comments";
  if (c == '+') hint = "; leave out the plus";
  if (c == '.') hint = "; write a digit before the point";
  if (word.starts_with("“") || word.starts_with("”") || word.starts_with("„")) {
    hint = "; texts and names go in straight double quotes";
  }
  if (word.starts_with("\xC2\xA0")) hint = "; a non-breaking space does not count as a space here";
  if (word == "True" || word == "TRUE") hint = "; use true";
  if (word == "False" || word == "FALSE") hint = "; use false";
  if (word == "None" || word == "NULL" || word == "Null" || word == "undefined" || word == "NaN" ||
      word == "Infinity" || word == "-Infinity") {
    hint = "; leave the field out where nothing is known";
  }
  if (hint.empty() && is_letter(c)) hint = "; texts and names go in double quotes";
  return in_quotes(word) + " where " + std::string(expected) + " was expected" + hint;
}

// As much as a message shows, and more.
constexpr std::size_t most_of_a_word = 200;

// The word that begins where the parser stopped: to the next blank, mark or quote.
std::string whole_word(std::string_view culprit, std::string_view following) {
  std::string word(culprit.substr(0, most_of_a_word));
  word += following.substr(0, most_of_a_word - word.size());
  const auto ends = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' ||
           std::string_view(",:{}[]\"").find(c) != std::string_view::npos;
  };
  const auto end = std::find_if(word.begin() + 1, word.end(), ends);
  word.erase(end, word.end());
  return word;
}

// A number as JSON writes them.
bool is_number(std::string_view word) {
  std::size_t i = word.starts_with("-") ? 1 : 0;
  const auto digits = [&] {
    const std::size_t first = i;
    while (i < word.size() && is_digit(word[i])) ++i;
    return i - first;
  };
  const bool zero_first = i < word.size() && word[i] == '0';
  if (const std::size_t whole = digits(); whole == 0 || (zero_first && whole > 1)) return false;
  if (i < word.size() && word[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < word.size() && (word[i] == 'e' || word[i] == 'E')) {
    ++i;
    if (i < word.size() && (word[i] == '+' || word[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == word.size();
}

std::string number_fault(std::string_view number) {
  std::string message = in_quotes(number) + ", which is not a number";
  const std::string_view digits = number.substr(number.starts_with("-") ? 1 : 0);
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    message += ": leave out the leading zero";
  } else if (digits.find('.') != std::string_view::npos) {
    message += ": there must be digits before and after the point";
  }
  return message;
}

}  // namespace

NotJson why_not_json(ByteStream& stream, const ParserState& state) {
  const ByteStream::Unread unread = stream.unread();
  const std::string_view expected = waiting_for(state, unread.separators);
  NotJson result{unread.place, "not JSON: "};
  std::string& message = result.message;

  const bool at_start = state.last_event == JsonEvent::nothing;
  const std::string_view head = stream.head();
  const std::string_view other = at_start ? other_format(head) : std::string_view();
  if (const std::string_view wide = utf_16(head); !wide.empty()) {
    message += wide;
  } else if (!other.empty()) {
    message += other;
  } else if (unread.too_long) {
    message += "a text or number of more than 64 KiB, which is broken or does not end";
  } else if (unread.culprit.empty()) {
    message += at_start ? "the file is empty"
                        : "the file ends where " + std::string(expected) + " was expected";
  } else if (unread.culprit.front() == '\0') {
    message += "a NUL character (byte 0) outside a text";
  } else if (state.is_complete) {
    message += in_quotes(whole_word(unread.culprit, unread.following)) + " after the end of the " +
               std::string(state.document);
  } else if (unread.culprit.front() == '"') {
    message += text_fault(unread.culprit, expected, unread.at_end);
  } else {
    const std::string word = whole_word(unread.culprit, unread.following);
    const char first = word.front();
    std::string line(unread.culprit);
    line += unread.following;
    if (at_start && looks_like_csv(line)) {
      message += "this looks like a table (CSV); import it: jm216 import";
    } else if ((is_digit(first) || first == '-') && !is_number(word) && word != "-Infinity" &&
               word != "-NaN") {
      message += number_fault(word);
    } else {
      message += word_fault(word, expected);
      if (is_digit(first) && !unread.separators.any) {
        message += "; a number has no leading zero";
      }
      const bool closes = first == '}' || first == ']';
      if (closes && unread.separators.comma) {
        message += "; leave out the comma before it";
      }
    }
  }
  return result;
}

NotJson nul_outside(ByteStream& stream) {
  return {stream.last_byte_place(),
          "not JSON: a NUL character (byte 0) after the end of the ledger"};
}

}  // namespace jm216
