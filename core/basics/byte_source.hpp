#pragma once
// Where bytes come from: a file, a buffer, the browser.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace jm216 {

// Fills the buffer and returns how many bytes it wrote; 0 at the end.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t capacity)>;

// The bytes of a text, which must live as long.
inline ByteSource source_of(std::string_view text) {
  return [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t size = text.copy(buffer, capacity);
    text.remove_prefix(size);
    return size;
  };
}

struct LedgerFile {
  std::string name;  // for messages; empty for a nameless source
  ByteSource read;
};

}  // namespace jm216
