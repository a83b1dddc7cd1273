#pragma once

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

// Texts one after the other, for the way between the page's scripts, the page and the worker: of each
// its length in bytes, a colon and the text. So a text may hold what it likes, and none is taken for two.
// A NUL goes as its picture, for all of it may itself be handed over as a zero-ended text.
// packing.mjs is the scripts' side.

namespace jm216::engine {

inline void put(std::string& out, std::string_view text) {
  if (text.find('\0') == std::string_view::npos) {
    out.append(std::to_string(text.size())).append(1, ':').append(text);
    return;
  }
  std::string shown;
  for (const char c : text) {
    if (c == '\0') {
      shown += "\u2400";
    } else {
      shown += c;
    }
  }
  put(out, shown);
}

inline void put(std::string& out, std::size_t number) {
  put(out, std::string_view(std::to_string(number)));
}

/// Whatever the bytes are, it takes something of them while there is any.
inline std::string_view take(std::string_view& bytes) {
  std::size_t size = 0;
  const char* const end = bytes.data() + bytes.size();
  const char* const colon = std::from_chars(bytes.data(), end, size).ptr;
  bytes.remove_prefix(static_cast<std::size_t>(colon - bytes.data()));
  if (bytes.empty() || bytes.front() != ':') {
    bytes = {};
    return {};
  }
  bytes.remove_prefix(1);
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(text.size());
  return text;
}

inline std::size_t take_number(std::string_view& bytes) {
  const std::string_view text = take(bytes);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// How many texts follow: no more than there can be.
inline std::size_t take_count(std::string_view& bytes) {
  const std::size_t count = take_number(bytes);
  return count < bytes.size() ? count : bytes.size();
}

}  // namespace jm216::engine
