#pragma once
// A row of a table as a mapping reads it: each cell, and what is worked out of several. Products are
// exact; one with too many digits is refused.
#include <array>
#include <string>
#include <vector>

#include "core/import/table.hpp"

namespace jm216 {

using RowFields = std::array<CellReading, import_field_count>;

struct RowReading {
  RowFields fields;  // those that the mapping does not have are empty
  // What is wrong with the row itself, and in which column; no message where nothing is.
  Complaint complaint;
  std::size_t column = 0;
};
RowReading read_row(const Plan& plan, const std::vector<std::string>& cells);

}  // namespace jm216
