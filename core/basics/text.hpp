#pragma once
// What is asked of characters in several places.

namespace jm216 {

// Of ASCII, whatever the locale.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace jm216
