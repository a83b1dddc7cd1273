#pragma once
// Where bytes come from: a file, a buffer, the browser.
#include <cstddef>
#include <functional>
#include <string>

namespace jm216 {

// Fills the buffer and returns how many bytes it wrote; 0 at the end.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t capacity)>;

struct LedgerFile {
  std::string name;  // for messages; empty for a nameless source
  ByteSource read;
};

}  // namespace jm216
