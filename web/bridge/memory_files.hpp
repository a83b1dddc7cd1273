#pragma once

#include <string>

// In the page's wasm there are no files: of what libxlsxwriter writes, all is kept in memory.

namespace jm216::engine {

/// What was written to the file that was closed last and has a name.
std::string take_written();

}  // namespace jm216::engine
