#pragma once

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

// Texts one after the other, each ended by a NUL, for the way from the worker to the page.

namespace jm216::engine {

inline void put(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\0') {
      out += "\u2400";
    } else {
      out += c;
    }
  }
  out += '\0';
}

inline void put(std::string& out, std::size_t number) {
  put(out, std::string_view(std::to_string(number)));
}

inline std::string_view take(std::string_view& bytes) {
  const std::size_t end = bytes.find('\0');
  const std::string_view text = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  return text;
}

inline std::size_t take_number(std::string_view& bytes) {
  const std::string_view text = take(bytes);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace jm216::engine
