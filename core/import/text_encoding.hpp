#pragma once
// How a table's bytes spell its text. Spreadsheets save UTF-8, UTF-16 ("Unicode text") or the
// Windows-1252 of western Europe; the first two announce themselves, the last is asked for.
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/ledger/reader.hpp"

namespace jm216 {

enum class Encoding : std::uint8_t { utf_8, windows_1252 };
std::string_view to_string(Encoding encoding);  // "utf-8"
std::optional<Encoding> find_encoding(std::string_view name);

// The same text as UTF-8 without a byte order mark. A mark tells UTF-8 and UTF-16, whatever
// `encoding` says; without one, UTF-8 is handed on as it is, faults included.
ByteSource as_utf8(ByteSource source, Encoding encoding);

// Whether the bytes are UTF-8. With `is_cut`, the last character may lack its end.
bool is_utf8(std::string_view bytes, bool is_cut = false);

// Whether the bytes begin with a mark that tells their encoding.
bool has_byte_order_mark(std::string_view bytes);

}  // namespace jm216
