#pragma once
// Edits of a mapping, one member each: what answers a question (suggest.hpp), and what mends a problem
// of a table's row.
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/problem.hpp"

#include "core/import/row.hpp"

namespace jm216 {

// Puts into the mapping what was chosen for the member at `pointer`, as the choices have it: several
// cells or columns stand on a line each, and none is empty. A pointer that ends in "/-" adds to a list.
void answer(Mapping& mapping, const Columns& columns, std::string_view pointer,
            std::string_view value);

// A row of a table, as its import reads it.
struct RowAsRead {
  const Mapping& mapping;
  const Plan& plan;
  const std::vector<std::string>& cells;
};

// For a cell that was refused: the edits with which it is read. Where only what it means is lacking,
// that is one with an empty value.
std::vector<Repair> repairs_of_cell(const RowAsRead& row, const FieldPlan& field);
// For a row that lacks what a sale needs.
std::vector<Repair> repairs_of_missing(const RowAsRead& row,
                                       const std::vector<const FieldPlan*>& missing);
// For a row whose kind, or whose being cancelled, the mapping does not say.
std::vector<Repair> repairs_of_kind(const RowAsRead& row, std::size_t column);
// For rows that may be totals: all that say so, or are sums; or one, by one of its cells.
std::vector<Repair> repairs_of_totals(bool is_named);
std::vector<Repair> repairs_of_total(const std::string& cell);

}  // namespace jm216
