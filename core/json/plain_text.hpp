#pragma once
// Eight bytes of a text at a time.
#include <bit>
#include <cstdint>
#include <cstring>

namespace jm216 {

static_assert(std::endian::native == std::endian::little);  // x86, ARM, wasm

inline std::uint64_t eight_bytes(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The first byte that does not stand for itself between quotes, or is not ASCII: a quote, a
// backslash, a control, a byte of UTF-8. There must be one; seven bytes behind it may be read.
inline const char* end_of_plain_text(const char* at) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x80 * ones;
  for (;; at += 8) {
    const std::uint64_t word = eight_bytes(at);
    const std::uint64_t quote = word ^ ('"' * ones);
    const std::uint64_t backslash = word ^ ('\\' * ones);
    // A borrow can only mark bytes behind the first that is rightly marked.
    const std::uint64_t found =
        (word | (word - 0x20 * ones) | (quote - ones) | (backslash - ones)) & tops;
    // Bytes from 0x80 are marked by themselves; of the others a top bit is a borrow.
    if (found != 0) return at + std::countr_zero(found) / 8;
  }
}

}  // namespace jm216
