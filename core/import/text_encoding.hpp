#pragma once
// How a table's bytes spell its text. Spreadsheets save UTF-8, UTF-16 ("Unicode text") or the
// Windows-1252 of western Europe; the first two announce themselves, the last is asked for.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216 {

enum class Encoding : std::uint8_t { utf_8, windows_1252 };
std::string_view to_string(Encoding encoding);  // "utf-8"
std::optional<Encoding> find_encoding(std::string_view name);

// The same text as UTF-8 without a byte order mark. A mark tells UTF-8 and UTF-16, whatever
// `encoding` says; without one, UTF-8 is handed on as it is, faults included. Nor does what is no
// character become one: halves of surrogate pairs and bytes that Windows-1252 does not have are no
// UTF-8 either. Where the file as a whole cannot be read, or breaks off, `fault` is what is wrong
// once its end has come.
ByteSource as_utf8(ByteSource source, Encoding encoding, Complaint* fault = nullptr);

// How many bytes at the beginning are UTF-8. With `is_cut`, the last character may lack its end.
std::size_t utf8_prefix(std::string_view bytes, bool is_cut = false);
inline bool is_utf8(std::string_view bytes, bool is_cut = false) {
  return utf8_prefix(bytes, is_cut) == bytes.size();
}
// What is no UTF-8 replaced by U+FFFD: to be shown, never to be kept.
std::string with_replacements(std::string_view bytes);
// Why a cell that is no UTF-8 cannot be read.
Complaint no_text(std::string_view cell, Encoding encoding);

// Whether the bytes begin with a mark that tells their encoding.
bool has_byte_order_mark(std::string_view bytes);

}  // namespace jm216
