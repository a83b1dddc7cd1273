#pragma once
// Texts of others (a ledger, an answer, a link, an argument) between our own words: what they hold
// turns nothing beside them, and cannot hide.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jm216 {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

// The first character of UTF-8, be it half of a surrogate pair; of anything else, its first byte.
Character first_character(std::string_view text);

// U+0000 to U+001F and U+007F to U+009F, which a terminal obeys.
constexpr bool is_control(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

// Takes no room and has no work to do: two texts that differ by it look alike. Controls of direction
// are none of these, nor are its marks, which have work beside letters from the right.
bool is_unseen(std::uint32_t code);

// With what is unseen written out, as ‹U+200B›, and blanks that are not the plain one, as ‹U+2003›.
// Joiners stay in the scripts that need them and between pictures, as does what chooses a picture's
// form, marks of direction in a text that has letters from the right, and blanks where they are usual.
std::string with_unseen_shown(std::string_view text);

// For a terminal: controls written out likewise (‹U+009B›), but for the ends of lines.
std::string with_controls_shown(std::string_view text);

// U+2068 and U+2069: what is between them turns nothing outside.
inline constexpr std::string_view isolate_begin = "\u2068";
inline constexpr std::string_view isolate_end = "\u2069";

// Where the text would turn what stands beside it: the text with every control of direction closed,
// and written out where it closes none of its own.
std::optional<std::string> with_direction_closed(std::string_view text);

// That between the two marks; any other text as it is.
std::string isolated(std::string_view text);

// Both: how people are shown it.
std::string for_reading(std::string_view text);

// A text of no more than so many characters as it is, of any other the beginning and the end, which
// tells the second of a name from the first.
std::string shortened(std::string_view text, std::size_t most = 120);

}  // namespace jm216
