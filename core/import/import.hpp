#pragma once
// From a table of sales to an ordinary ledger. Every row becomes a line of `sales` in the words of
// formats.md and is read by the ledger's own reader, so that what is imported and what is opened
// obey the same rules. With any problem there is no ledger.
//
// In the problems of a table `pointer` is the heading of the column, `line` the line of the file
// where the row begins, `column` the number of the column in the table (0 for the whole row); of a
// worksheet `sheet` is its name.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/facts/ledger.hpp"
#include "core/import/mapping.hpp"
#include "core/import/table.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216 {

// What is wrong with several rows for the same reason: where it stands first, and how many have it.
struct ProblemCause {
  Problem first;
  std::size_t rows = 1;
};

struct ImportResult {
  std::optional<Ledger> ledger;  // present if and only if there are no problems
  Problems problems;             // of the mapping (with JSON pointers), else of the table
  bool problems_are_of_mapping = false;
  std::vector<ProblemCause> causes;  // those of the table once more, in the order of places
  std::size_t rows = 0;              // that became lines, or should have
  std::size_t skipped = 0;           // left out as the mapping says
  std::size_t hidden = 0;            // of a sheet, likewise
  // The first of those left out as totals: where each stands, and what says so.
  std::vector<std::pair<std::size_t, std::string>> totals{};
};

ImportResult import_sales(const ByteSource& source, const Mapping& mapping);

// Its problems; where they are more than are kept, one of each cause, with the number of its rows.
Problems by_cause(const ImportResult& result);

// The first rows of a table as the mapping would read them.
struct Preview {
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
    std::array<CellReading, import_field_count> fields;  // of the fields that are mapped
    bool is_skipped = false;
  };
  Columns columns;
  std::vector<Row> rows;
  Problems problems;  // of the mapping: columns that are not there, or not accounted for
};

// The mapping may be incomplete, but for the delimiter and the header.
Preview preview(const ByteSource& source, const Mapping& mapping, std::size_t rows);

}  // namespace jm216
