#pragma once
// What is asked of characters and names in several places.
#include <cstddef>
#include <optional>
#include <string_view>

namespace jm216 {

// Of ASCII, whatever the locale.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The value whose name that is, of names in the order of their enumeration; an empty one is none.
template <class Enum, class Names>
std::optional<Enum> find_named(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!name.empty() && names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace jm216
