#include "core/link/as_sent.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/basics/text.hpp"
#include "core/link/document_bytes.hpp"

namespace jm216 {

namespace {

bool is_in_links(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
}

std::optional<unsigned> hex(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  return std::nullopt;
}

// Where a line goes on that quoted-printable broke by a "=" at its end; nothing where there is none.
std::optional<std::size_t> after_soft_break(std::string_view text, std::size_t i) {
  if (text[i] != '=') return std::nullopt;
  const std::size_t end = text.find_first_not_of(" \t\r", i + 1);
  if (end == std::string_view::npos || text[end] != '\n') return std::nullopt;
  return end + 1;
}

// Without what lines are broken and quoted by.
std::string in_one_line(std::string_view text) {
  constexpr std::string_view between = " \t\r\n>|\\";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto next = after_soft_break(text, i)) {
      i = *next - 1;
    } else if (between.find(text[i]) == std::string_view::npos) {
      out += text[i];
    }
  }
  return out;
}

// Each sign with two digits, "%23", as the byte that they stand for.
std::string decoded(std::string_view text, char sign) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool may_be = text[i] == sign && text.size() - i > 2;
    const auto high = may_be ? hex(text[i + 1]) : std::nullopt;
    const auto low = may_be ? hex(text[i + 2]) : std::nullopt;
    if (high && low) {
      out += static_cast<char>(*high << 4U | *low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string without(std::string text, char c) {
  text.erase(std::remove(text.begin(), text.end(), c), text.end());
  return text;
}

// The length of a character written as HTML has it, "&#8203;" or "&shy;"; 0 where there is none.
std::size_t reference_at(std::string_view text) {
  constexpr std::size_t longest = std::string_view("&ZeroWidthSpace;").size();
  for (std::size_t i = 1; i < std::min(text.size(), longest); ++i) {
    if (text[i] == ';') return i + 1;
    if (!is_in_links(text[i]) && text[i] != '#') break;
  }
  return 0;
}

// Without what stands in no link; its full stop follows its mark alone, but there it may be escaped.
std::string only_of_links(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_in_links(text[i]) || text[i] == '.') {
      out += text[i];
    } else if (text[i] == '&') {
      const std::size_t length = reference_at(text.substr(i));
      if (length > 0) i += length - 1;
    }
  }
  return out;
}

// Adds what follows each mark.
void add_links(std::string_view text, std::vector<std::string>& links) {
  constexpr std::size_t most = 16;  // however often a text says the mark
  // And however many of them are followed by the same: no more is read than so many of the longest hold.
  std::size_t room = most * LinkLimits::characters;
  const std::string kept = only_of_links(text);
  for (std::size_t at = kept.find(link_mark);
       at != std::string::npos && links.size() < most && room > 0;
       at = kept.find(link_mark, at + 1)) {
    std::string link(link_mark);
    const std::size_t longest = at + LinkLimits::characters;
    for (std::size_t i = at + link_mark.size(); i < std::min(kept.size(), longest); ++i) {
      if (kept[i] != '.') link += kept[i];
    }
    room -= std::min(room, link.size());
    if (std::find(links.begin(), links.end(), link) == links.end())
      links.push_back(std::move(link));
  }
}

}  // namespace

// As it is, as quoted-printable, and as one of the programs writes addresses into its own, where "-2D"
// is a "-" and "_" a "/".
std::vector<std::string> links_as_sent(std::string_view text) {
  constexpr int most_often = 3;  // encoded
  const std::string line = in_one_line(text);
  std::vector<std::string> links;
  for (std::string read : {line, decoded(line, '='), decoded(without(line, '_'), '-')}) {
    for (int times = 0; times <= most_often; ++times) {
      add_links(read, links);
      std::string next = decoded(read, '%');
      if (next == read) break;
      read = std::move(next);
    }
  }
  return links;
}

}  // namespace jm216
