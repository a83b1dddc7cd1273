#include "web/bridge/memory_files.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

// Files for what writes workbooks, where there are none: those without a name are gone when they are closed, and what
// was written to the one with a name is kept until it is taken.

namespace jm216::engine {
namespace {

std::string& kept() {
  static std::string bytes;
  return bytes;
}

struct MemoryFile {
  std::string bytes{};
  std::size_t at = 0;
  bool is_kept = false;

  static ssize_t read(void* self, char* buffer, std::size_t size) {
    auto& file = *static_cast<MemoryFile*>(self);
    const std::size_t from = std::min(file.at, file.bytes.size());
    const std::size_t count = std::min(size, file.bytes.size() - from);
    std::copy_n(file.bytes.begin() + static_cast<std::ptrdiff_t>(from), count, buffer);
    file.at = from + count;
    return static_cast<ssize_t>(count);
  }
  static ssize_t write(void* self, const char* buffer, std::size_t size) {
    auto& file = *static_cast<MemoryFile*>(self);
    if (file.bytes.size() < file.at + size) file.bytes.resize(file.at + size);
    std::copy_n(buffer, size, file.bytes.begin() + static_cast<std::ptrdiff_t>(file.at));
    file.at += size;
    return static_cast<ssize_t>(size);
  }
  static int seek(void* self, off_t* offset, int origin) {
    auto& file = *static_cast<MemoryFile*>(self);
    const auto from = static_cast<off_t>(origin == SEEK_CUR   ? file.at
                                         : origin == SEEK_END ? file.bytes.size()
                                                              : 0);
    if (from + *offset < 0) return -1;
    *offset += from;
    file.at = static_cast<std::size_t>(*offset);
    return 0;
  }
  static int close(void* self) {
    const std::unique_ptr<MemoryFile> file(static_cast<MemoryFile*>(self));
    if (file->is_kept) kept() = std::move(file->bytes);
    return 0;
  }
};

FILE* opened(bool is_kept) {
  auto file = std::make_unique<MemoryFile>();
  file->is_kept = is_kept;
  FILE* const stream = fopencookie(
      file.get(), "w+", {MemoryFile::read, MemoryFile::write, MemoryFile::seek, MemoryFile::close});
  if (stream != nullptr) static_cast<void>(file.release());
  return stream;
}

}  // namespace

std::string take_written() {
  return std::exchange(kept(), {});
}

}  // namespace jm216::engine

extern "C" {
FILE* jm216_tmpfile() {
  return jm216::engine::opened(false);
}
FILE* jm216_fopen(const char* /*name*/, const char* /*mode*/) {
  return jm216::engine::opened(true);
}
}
