#pragma once
// The answer as one workbook: a sheet of each table, and every sum that rests on others as a formula over
// them, with the value it has, so that whoever audits it can follow it cell by cell.
#include "core/export/comparison.hpp"
#include "core/export/workbook/book.hpp"
#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// The report must be the ledger's.
void fill_workbook(const Report& report, const Ledger& ledger, WorkbookSink& book);

// A schedule of what differs as a workbook: a sheet of each of its tables.
void fill_workbook(const Schedule& schedule, WorkbookSink& book);

}  // namespace jm216
