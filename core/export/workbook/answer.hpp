#pragma once
// The answer as one workbook: a sheet of each table, and every sum that rests on others as a formula over
// them, with the value it has, so that whoever audits it can follow it cell by cell.
#include <optional>
#include <string>

#include "core/export/comparison.hpp"
#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// Writes the file anew; false where the system did not let it. The report must be the ledger's.
[[nodiscard]] bool write_workbook(const Report& report, const Ledger& ledger,
                                  const std::string& file);

// A schedule of what differs as a workbook: a sheet of each of its tables. The day, where there is one,
// heads what is printed.
[[nodiscard]] bool write_workbook(const Schedule& schedule, std::optional<Date> day,
                                  const std::string& file);

}  // namespace jm216
