#pragma once

#include <string>
#include <string_view>

#include "core/import/import.hpp"
#include "core/import/suggest.hpp"

// What a table looks like with a mapping, on its way from the worker to the page.

namespace jm216::engine {

struct TableLook {
  Proposal proposal;  // the mapping as far as it is decided, and what is open
  Preview preview;
};

/// The first rows of a table as `mapping` (`jm216-mapping/1`, or empty) and what follows from it
/// read them. The sample is the file's beginning.
TableLook look_at(std::string_view sample, bool is_cut, const Mapping& mapping);

std::string to_bytes(const TableLook& look);
TableLook look_from(std::string_view bytes);

}  // namespace jm216::engine
