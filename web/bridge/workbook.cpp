#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/export/workbook/sheet.hpp"
#include "core/workbook/workbook.hpp"
#include "web/bridge/memory_files.hpp"
#include "web/bridge/packed_book.hpp"
#include "web/bridge/packing.hpp"

// What workbook_worker.mjs calls: a wasm of its own, which opens one workbook and gives its sheets as the texts that
// the import reads, or writes one. Every answer lies in one output, which the next call replaces.

namespace jm216::engine {
namespace {

/// What a call came to; the numbers are those of worker.mjs.
enum Outcome : int { done = 0, problems = 1, no_memory = 2 };

struct Opened {
  std::string bytes;
  std::optional<Workbook> book;
  std::string output;
};

Opened& opened() {
  static Opened the_one;
  return the_one;
}

/// The output is why the workbook cannot be read.
int refused(std::string_view why) {
  opened().output = why;
  return problems;
}

template <class Work>
int guarded(Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return no_memory;
  }
}

}  // namespace

extern "C" {

/// Where so many bytes of a workbook are to be put; null where there is no room for them.
EMSCRIPTEN_KEEPALIVE char* jm216_workbook_room(std::size_t size) {
  try {
    opened().book.reset();
    opened().bytes.resize(size);
    return opened().bytes.data();
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

/// The workbook of those bytes. Its sheets (packing.hpp): of each its name, whether it is hidden and whether it holds a
/// table.
EMSCRIPTEN_KEEPALIVE int jm216_workbook_open() {
  return guarded([]() -> int {
    if (opened().bytes.size() > Workbook::largest) {
      return refused(Complaint(Sentence::workbook_too_large, {{"file"}}).message);
    }
    Workbook& book = opened().book.emplace(opened().bytes);
    const std::vector<std::size_t> tables = book.tables();
    if (!book.fault().empty()) return refused(book.fault());
    std::string& output = opened().output;
    output.clear();
    for (std::size_t i = 0; i < book.sheets().size(); ++i) {
      put(output, book.sheets()[i].name);
      put(output, std::size_t{book.sheets()[i].is_hidden});
      put(output, std::size_t{std::binary_search(tables.begin(), tables.end(), i)});
    }
    return done;
  });
}

/// A sheet by its number, as the import reads it.
EMSCRIPTEN_KEEPALIVE int jm216_workbook_sheet(std::uint32_t number) {
  return guarded([number]() -> int {
    opened().output = opened().book->text_of(number);
    return opened().book->fault().empty() ? done : refused(opened().book->fault());
  });
}

/// What was packed in those bytes (packed_book.hpp) as a file.
EMSCRIPTEN_KEEPALIVE int jm216_workbook_write() {
  return guarded([]() -> int {
    std::string_view packed = opened().bytes;
    const BookHead head = take_head(packed);
    WrittenWorkbook book("workbook", head.title, head.day);
    add_packed(packed, book);
    if (!book.finish()) return no_memory;
    opened().output = take_written();
    return done;
  });
}

EMSCRIPTEN_KEEPALIVE const char* jm216_workbook_output() {
  return opened().output.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t jm216_workbook_output_size() {
  return opened().output.size();
}
}

}  // namespace jm216::engine
