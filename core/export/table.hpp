#pragma once
// The report as tables, row by row: what csv, text and html write. A cell is the plain figure of
// the report
// ("1332.06", "2009-04-30"); a sink decides how it looks.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

enum class TableName : std::uint8_t {
  quarters,
  rows,
  obligations,
  milestones,
  deadlines,
  findings,
  lines,
  statements,
  patents,
  readings,
  coverage
};
std::optional<TableName> find_table(std::string_view name);
std::string_view to_string(TableName name);

enum class ColumnKind : std::uint8_t { text, number, date };

struct Column {
  std::string_view name;     // as the report's JSON names the field: "net_sales"
  std::string_view heading;  // for people: "Net sales"
  ColumnKind kind = ColumnKind::text;
  // Aligned on the right.
  [[nodiscard]] bool is_number() const { return kind == ColumnKind::number; }
};

class TableSink {
 public:
  virtual ~TableSink() = default;
  virtual void begin(const std::vector<Column>& columns) = 0;
  virtual void row(const std::vector<std::string>& cells) = 0;
};

// Writes one table of the report into the sink. Only `lines` looks at the ledger, whose report it
// must be.
void write_table(TableName name, const Report& report, const Ledger& ledger, TableSink& sink);

}  // namespace jm216
