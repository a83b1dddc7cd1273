#include "core/json/found.hpp"

#include <array>
#include <cstdio>

#include "core/basics/shown.hpp"

namespace jm216 {

namespace {

constexpr std::size_t most_shown = 40;  // characters of a value that a message repeats

// Controls, blanks other than the space, and marks that turn or hide text.
bool is_invisible(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0xAD || code == 0x61C ||
         (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF ||
         (code >= 0xD800 && code <= 0xDFFF);
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (std::size_t shown = 0; !text.empty(); ++shown) {
    if (shown == most_shown) {
      result += "…";
      break;
    }
    const Character character = first_character(text);
    if (is_invisible(character.code) || (character.bytes == 1 && character.code >= 0x80)) {
      std::array<char, 12> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(character.code));
      result += escape.data();
    } else {
      result += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return result += '"';
}

std::string quoted_if_any(std::string_view text) {
  return text.empty() ? std::string() : in_quotes(text);
}

std::string described(const Found& found) {
  switch (found.kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::yes:
      return "true";
    case ValueKind::no:
      return "false";
    case ValueKind::number: {
      if (found.text.empty()) return "a number of more than 64 KiB";
      std::string shown(found.text.substr(0, most_shown));
      if (found.text.size() > most_shown) shown += "…";
      return shown;
    }
    case ValueKind::text:
      return in_quotes(found.text);
    case ValueKind::object:
      return "an object";
    case ValueKind::list:
      return "a list";
    case ValueKind::absent:
    case ValueKind::refused:
      break;
  }
  return "nothing";
}

}  // namespace jm216
