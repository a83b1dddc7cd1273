#include "core/json/not_json.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "core/basics/text.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What the file is instead, by its first bytes; empty where they say nothing.
std::optional<Complaint> utf_16(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    return Complaint(Sentence::utf_16, {{"is"}});
  if (head.size() >= 4 && ((head[0] == '\0') != (head[1] == '\0')) &&
      (head[0] == '\0') == (head[2] == '\0') && (head[1] == '\0') == (head[3] == '\0')) {
    return Complaint(Sentence::utf_16, {{"like"}});
  }
  return {};
}

std::optional<Complaint> other_format(std::string_view head) {
  if (head.starts_with("PK\x03\x04"))
    return Complaint(Sentence::workbook, {{"what", "a ZIP file"}, {"ending", ".xlsx"}, {"import"}});
  if (head.starts_with("\xD0\xCF\x11\xE0"))
    return Complaint(Sentence::workbook,
                     {{"what", "an old Office file"}, {"ending", ".xls"}, {"save"}});
  if (head.starts_with("\x1F\x8B")) return Complaint(Sentence::gzip);
  if (head.starts_with("%PDF")) return Complaint(Sentence::pdf);
  if (head.starts_with("<")) return Complaint(Sentence::markup);
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
Complaint text_fault(std::string_view text, std::string_view expected, bool at_end) {
  std::size_t at = 0;
  const TextFault fault = find_fault(text, at);
  if (fault == TextFault::none) return {Sentence::text_unexpected, {{"expected", expected}}};
  if (fault == TextFault::surrogate) return {Sentence::half_surrogate};
  if (fault == TextFault::escape) {
    return {Sentence::not_an_escape,
            {{"found", in_quotes(text.substr(at, text[at + 1] == 'u' ? 6 : 2))}}};
  }
  if (at_end) return {Sentence::no_closing_quote};
  const auto last = static_cast<unsigned char>(text.back());
  if (last == '\n' || last == '\r') return {Sentence::line_break_in_text};
  if (last >= 0x20) return {Sentence::text_not_utf_8};
  if (last == '\t') return {Sentence::control_in_text, {{"what", "a tab"}, {"escape", "\\t"}}};
  std::array<char, 12> code{};
  std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(last));
  return {Sentence::control_in_text, {{"what", "a control character"}, {"escape", code.data()}}};
}

// The passage of the repair that a word asks for by itself.
std::string_view repair_of(std::string_view word) {
  const char c = word.front();
  if (c == '\'') return "quotes";
  if (c == '/' || c == '#') return "comment";
  if (c == '+') return "plus";
  if (c == '.') return "point";
  if (word.starts_with("“") || word.starts_with("”") || word.starts_with("„")) return "straight";
  if (word.starts_with("\xC2\xA0")) return "space";
  if (word == "True" || word == "TRUE") return "true";
  if (word == "False" || word == "FALSE") return "false";
  if (word == "None" || word == "NULL" || word == "Null" || word == "undefined" || word == "NaN" ||
      word == "Infinity" || word == "-Infinity") {
    return "nothing";
  }
  return is_letter(c) ? "quotes" : "";
}

Complaint word_fault(std::string_view word, std::string_view expected,
                     const ByteStream::Separators& separators) {
  const char first = word.front();
  std::string_view repair = repair_of(word);
  if (is_digit(first) && !separators.any) repair = "zero";
  if ((first == '}' || first == ']') && separators.comma) repair = "comma";
  return {Sentence::word_unexpected,
          {{"found", in_quotes(word)}, {"expected", expected}, {repair}}};
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

Complaint number_fault(std::string_view number) {
  const std::string_view digits = number.substr(number.starts_with("-") ? 1 : 0);
  std::string_view cause;
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    cause = "zero";
  } else if (digits.find('.') != std::string_view::npos) {
    cause = "point";
  }
  return {Sentence::not_a_number, {{"found", in_quotes(number)}, {cause}}};
}

}  // namespace

bool looks_like_link(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  return line.starts_with("jm216.") || line.find("#jm216.") != std::string_view::npos;
}

NotJson why_not_json(ByteStream& stream, const ParserState& state) {
  const ByteStream::Unread unread = stream.unread();
  const std::string_view expected = waiting_for(state, unread.separators);
  const auto because = [&unread](Complaint complaint) {
    return NotJson{unread.place, std::move(complaint)};
  };

  const bool at_start = state.last_event == JsonEvent::nothing;
  const std::string_view head = stream.head();
  if (auto wide = utf_16(head)) return because(*std::move(wide));
  if (at_start) {
    if (auto other = other_format(head)) return because(*std::move(other));
  }
  if (unread.too_long) return because({Sentence::endless_token});
  if (unread.culprit.empty()) {
    return because(at_start ? Complaint(Sentence::empty_file)
                            : Complaint(Sentence::ends_early, {{"expected", expected}}));
  }
  if (unread.culprit.front() == '\0') return because({Sentence::nul_byte, {{"outside"}}});
  if (!state.is_complete && unread.culprit.front() == '"')
    return because(text_fault(unread.culprit, expected, unread.at_end));
  const std::string word = whole_word(unread.culprit, unread.following);
  if (state.is_complete) {
    return because(
        {Sentence::after_end, {{"found", in_quotes(word)}, {"document", state.document}}});
  }
  std::string line(unread.culprit);
  line += unread.following;
  if (at_start && looks_like_csv(line)) return because({Sentence::table_for_json, {{"table"}}});
  if (at_start && looks_like_link(line)) return because({Sentence::table_for_json, {{"link"}}});
  const char first = word.front();
  const bool is_meant_as_number =
      (is_digit(first) || first == '-') && word != "-Infinity" && word != "-NaN";
  return because(is_meant_as_number && !is_number(word)
                     ? number_fault(word)
                     : word_fault(word, expected, unread.separators));
}

NotJson nul_outside(ByteStream& stream) {
  return {stream.last_byte_place(), {Sentence::nul_byte, {{"after"}}}};
}

}  // namespace jm216
