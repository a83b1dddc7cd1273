#pragma once
// The answer as one workbook: a sheet of each table, and every sum that rests on others as a formula over
// them, with the value it has, so that whoever audits it can follow it cell by cell.
#include <string>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// Writes the file anew; false where the system did not let it. The report must be the ledger's.
[[nodiscard]] bool write_workbook(const Report& report, const Ledger& ledger,
                                  const std::string& file);

}  // namespace jm216
