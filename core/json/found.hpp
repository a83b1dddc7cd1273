#pragma once
// A value as it stands in a file, and how messages quote it.
#include <cstdint>
#include <string>
#include <string_view>

namespace jm216 {

enum class ValueKind : std::uint8_t {
  absent,
  null,
  yes,  // true
  no,   // false
  number,
  text,
  object,
  list,
  refused,  // something whose fault has been said already
};

struct Found {
  ValueKind kind = ValueKind::absent;
  std::string_view text;  // of a text, decoded; of a number, as it stands in the file
};

// In quotes, shortened where it is long, with what cannot be seen made visible.
std::string in_quotes(std::string_view text);
// Nothing where there is none, as of a repair that may be missing.
std::string quoted_if_any(std::string_view text);

// "UK" in quotes, 12, true, null, an object, a list.
std::string described(const Found& found);

}  // namespace jm216
