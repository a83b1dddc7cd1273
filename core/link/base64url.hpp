#pragma once
// Bytes as text that every mail program, address bar and form leaves alone (RFC 4648, section 5, without padding).
#include <optional>
#include <string>
#include <string_view>

namespace jm216 {

std::string to_base64url(std::string_view bytes);

// How many bytes so many characters hold.
constexpr std::size_t bytes_in_base64url(std::size_t characters) {
  return characters / 4 * 3 + characters % 4 * 3 / 4;
}

// Nothing where a character is none of the alphabet, or where bits that stand for nothing are set:
// each text has one reading, and each byte string one text.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace jm216
