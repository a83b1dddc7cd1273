#include "core/ledger/reader/not_json.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "core/ledger/reader/found.hpp"

namespace jm216 {

namespace {

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What the file is instead, by its first bytes; empty where they say nothing.
std::string_view other_format(std::string_view head) {
  if (starts_with(head, "\xFF\xFE") || starts_with(head, "\xFE\xFF")) {
    return "this is UTF-16 text; save the file as UTF-8";
  }
  if (head.size() >= 4 && ((head[0] == '\0') != (head[1] == '\0')) &&
      ((head[2] == '\0') != (head[3] == '\0'))) {
    return "this looks like UTF-16 text; save the file as UTF-8";
  }
  if (starts_with(head, "PK\x03\x04")) {
    return "this is a ZIP file, perhaps an Excel workbook (.xlsx); export its sales as JSON";
  }
  if (starts_with(head, "\xD0\xCF\x11\xE0")) {
    return "this is an old Office file, perhaps an Excel workbook (.xls); export its sales as JSON";
  }
  if (starts_with(head, "\x1F\x8B")) return "this is a gzip file; unpack it first";
  if (starts_with(head, "%PDF")) return "this is a PDF file";
  if (starts_with(head, "<")) return "this looks like HTML or XML";
  return {};
}

// A first line of names with commas, semicolons or tabs between them.
bool looks_like_csv(std::string_view line) {
  line = line.substr(0, line.find('\n'));
  const auto marks = std::count_if(line.begin(), line.end(),
                                   [](char c) { return c == ',' || c == ';' || c == '\t'; });
  return marks >= 2 && line.find_first_of("{}[]") == std::string_view::npos;
}

std::string_view waiting_for(const FileReader& reader, std::string_view separators) {
  using Event = FileReader::Event;
  if (reader.is_too_deep()) return "something else";
  if (reader.is_complete()) return "nothing more after the end of the ledger";
  const bool comma = separators.find(',') != std::string_view::npos;
  switch (reader.last_event()) {
    case Event::nothing:
      return "a ledger: an object in { } or a list of sales lines in [ ]";
    case Event::name:
      return separators.find(':') != std::string_view::npos ? "a value" : "a colon";
    case Event::open:
      return reader.in_list() ? "a value or ]" : "a field name in quotes or }";
    case Event::value:
      if (reader.in_list()) return comma ? "a value" : "a comma or ]";
      return comma ? "a field name in quotes" : "a comma or }";
  }
  return {};
}

// The hexadecimal digits of \uXXXX in a text, as far as there are any.
bool has_lone_surrogate(std::string_view text) {
  const std::size_t at = text.rfind("\\u");
  if (at == std::string_view::npos) return false;
  const auto is_surrogate = [&](std::size_t from, char low, char high) {
    return text.size() > from + 3 && (text[from + 2] == 'd' || text[from + 2] == 'D') &&
           std::toupper(static_cast<unsigned char>(text[from + 3])) >= low &&
           std::toupper(static_cast<unsigned char>(text[from + 3])) <= high;
  };
  if (is_surrogate(at, 'C', 'F')) return true;
  if (is_surrogate(at, '8', 'B')) return true;
  return at >= 6 && is_surrogate(at - 6, '8', 'B');
}

// Why a text that begins with " could not be read; its last byte is the one that ended it.
std::string text_fault(std::string_view text, bool at_end) {
  if (has_lone_surrogate(text) && (text.size() < 3 || text[text.size() - 3] != '\\')) {
    return "a text with half of a surrogate pair (\\ud800 to \\udfff) in it";
  }
  if (at_end) return "a text that has no closing quote";
  const auto last = static_cast<unsigned char>(text.back());
  if (last == '\n' || last == '\r')
    return "a line break inside a text, or its closing quote is missing; write a line break as \\n";
  if (last == '\t') return "a tab inside a text; write it as \\t";
  if (last < 0x20) {
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(last));
    return "a control character inside a text; write it as " + std::string(code.data());
  }
  // An escape: the backslash just before, or \u and fewer than four digits.
  const std::size_t backslash = text.rfind('\\', text.size() - 2);
  if (backslash != std::string_view::npos && text.size() - backslash <= 6 && last < 0x80) {
    const std::string_view escape = text.substr(backslash);
    return in_quotes(escape) + ", which is no escape; write a backslash as \\\\";
  }
  return "a text that is not valid UTF-8; save the file as UTF-8 (not Windows-1252 or Latin-1)";
}

std::string word_fault(std::string_view word, std::string_view expected) {
  const char c = word.front();
  std::string hint;
  if (c == '\'') hint = "; texts and names stand in double quotes";
  if (c == '/' || c == '#') hint = "; JSON has no comments";
  if (c == '+') hint = "; leave the plus away";
  if (c == '.') hint = "; write a digit before the point";
  if (starts_with(word, "“") || starts_with(word, "”") || starts_with(word, "„")) {
    hint = "; texts and names stand in straight double quotes";
  }
  if (starts_with(word, "\xC2\xA0")) hint = "; a non-breaking space is no blank here";
  if (word == "True" || word == "TRUE") hint = "; use true";
  if (word == "False" || word == "FALSE") hint = "; use false";
  if (word == "None" || word == "NULL" || word == "Null" || word == "undefined" || word == "NaN" ||
      word == "Infinity" || word == "-Infinity") {
    hint = "; leave the field out where nothing is known";
  }
  if (hint.empty() && is_letter(c)) hint = "; texts and names stand in double quotes";
  return in_quotes(word) + " where " + std::string(expected) + " was expected" + hint;
}

// The word that begins where the parser stopped: to the next blank, mark or quote.
std::string whole_word(std::string_view culprit, std::string_view following) {
  std::string word(culprit.substr(0, 64));
  word += following.substr(0, 64);
  const auto ends = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' ||
           std::string_view(",:{}[]\"").find(c) != std::string_view::npos;
  };
  const auto end = std::find_if(word.begin() + 1, word.end(), ends);
  word.erase(end, word.end());
  return word;
}

std::string number_fault(std::string_view number) {
  std::string message = in_quotes(number) + ", which is no number";
  const std::string_view digits = number.substr(starts_with(number, "-") ? 1 : 0);
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    message += ": leave the leading zero away";
  } else if (digits.find('.') != std::string_view::npos) {
    message += ": digits must stand before and after the point";
  }
  return message;
}

}  // namespace

NotJson why_not_json(ByteStream& stream, const FileReader& reader) {
  const ByteStream::Unread unread = stream.unread();
  const std::string_view expected = waiting_for(reader, unread.separators);
  NotJson result{unread.place, "not JSON: "};
  std::string& message = result.message;

  const bool at_start = reader.last_event() == FileReader::Event::nothing;
  if (const std::string_view other = other_format(stream.head()); at_start && !other.empty()) {
    message += other;
  } else if (unread.too_long) {
    message += "a text or number that begins here and does not end";
  } else if (unread.culprit.empty()) {
    message += at_start ? "the file is empty"
                        : "the file ends where " + std::string(expected) + " was expected";
  } else if (unread.culprit.front() == '\0') {
    message += "a NUL character (byte 0) outside a text";
  } else if (unread.culprit.front() == '"' && unread.culprit.size() > 1) {
    message += text_fault(unread.culprit, unread.at_end);
  } else {
    const std::string word = whole_word(unread.culprit, unread.following);
    const char first = word.front();
    std::string line(unread.culprit);
    line += unread.following.substr(0, 400);
    if (at_start && looks_like_csv(line)) {
      message += "this looks like a table of comma-separated values (CSV); export it as JSON";
    } else if (first == '"') {
      message += "a text where " + std::string(expected) + " was expected";
    } else if ((is_digit(first) || first == '-') && word.size() > 1 && !starts_with(word, "-I") &&
               !starts_with(word, "-N")) {
      message += number_fault(word);
    } else {
      message += word_fault(word, expected);
      const bool closes = first == '}' || first == ']';
      if (closes && unread.separators.find(',') != std::string_view::npos) {
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
