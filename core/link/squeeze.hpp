#pragma once
// Compression of a link's content: raw LZMA of liblzma, primed with words that every ledger has.
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace jm216 {

// The shortest of several settings; the first byte says which.
// What comes to more than `most` bytes is not tried in every way.
std::string squeeze(std::string_view bytes,
                    std::size_t most = std::numeric_limits<std::size_t>::max());

// What was squeezed, which must be `size` bytes: nothing else is allocated, whatever the input says.
// Nothing where it is not what squeeze() gave.
std::optional<std::string> unsqueeze(std::string_view squeezed, std::size_t size);

// How long `bytes` become with one setting and without priming: for choosing between forms of a part.
std::size_t squeezed_size(std::string_view bytes);

}  // namespace jm216
