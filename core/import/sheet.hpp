#pragma once
// A worksheet among the tables: its rows come as the text that core/workbook makes of them.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/byte_source.hpp"
#include "core/workbook/sheet_text.hpp"

namespace jm216 {

// The bytes, and then what the source has left.
ByteSource with_beginning(std::string beginning, ByteSource rest);

// The head of a sheet's text, which is taken off; nothing, and the source as it was, for any other file.
std::optional<SheetHead> take_sheet_head(ByteSource& source);

bool is_hidden(const SheetHead& sheet, std::size_t row);

// Whether nothing stands in the cell, or in the first so many of a row, but what those above are merged
// with.
bool is_blank_cell(std::string_view cell);
bool is_blank_row(const std::vector<std::string>& cells, std::size_t columns);

// What a cell of a sheet shows.
std::string shown_cell(std::string_view cell);

}  // namespace jm216
