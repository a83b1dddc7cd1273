#pragma once
// What stands around a link's content: that it is one of ours, of which format, how long and unharmed.
// See link.hpp for the bytes.
#include <string>
#include <string_view>

#include "core/link/link.hpp"

namespace jm216 {

// The link's text around a plain content.
std::string framed(std::string_view content);

// The content of a link's text, or what is wrong with it; says in `opened` how much arrived.
std::string unframed(std::string_view text, OpenedLink& opened);

// The first so many bytes of a hash in hexadecimal digits.
std::string bytes_of_digits(std::string_view digits, std::size_t size);

}  // namespace jm216
