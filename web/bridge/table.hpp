#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "core/workbook/sheet_text.hpp"

// What a table looks like with a mapping, on its way from the worker to the page.

namespace jm216::engine {

struct TableLook {
  Proposal proposal;  // the mapping as far as it is decided, and what is open
  Preview preview;
};

/// The first rows of a table as `mapping` (`jm216-mapping/1`, or empty) and what follows from it
/// read them. The sample is the file's beginning.
TableLook look_at(std::string_view sample, bool is_cut, const Mapping& mapping);

/// What workbook.cpp says of a workbook: why it cannot be read, or its sheets.
struct SheetsFound {
  std::string fault;
  std::vector<SheetInfo> all;
  std::vector<std::size_t> with_table;
};
SheetsFound sheets_from(std::string_view fault, std::string_view sheets);

/// Which sheet the mapping takes, by its number; where none, what is asked stands in the look.
std::optional<std::size_t> sheet_for(const SheetsFound& found, const Mapping& mapping,
                                     TableLook& look);

std::string to_bytes(const TableLook& look);
TableLook look_from(std::string_view bytes);

}  // namespace jm216::engine
