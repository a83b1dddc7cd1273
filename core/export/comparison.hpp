#pragma once
// The reconciliation schedule: what differs between two ledgers, priced, or between the statements
// sent and the royalty computed. As JSON (`jm216-comparison/1`, `jm216-statements/1`), as a document
// to print, as tables for a spreadsheet, and as text.
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/answers.hpp"
#include "core/compare/comparison.hpp"
#include "core/compare/statements.hpp"
#include "core/export/csv.hpp"

namespace jm216 {

struct ComparisonChoice {
  std::string_view format;  // json, html, csv or text
  // For csv: `differences`, the default, or `facts`, the facts behind them field by field.
  std::string_view table = {};
  CsvStyle csv = {};
};

// The tables of a schedule, as a workbook has them on its sheets.
struct ScheduleTable {
  std::string_view name;
  TableFiller fill;  // while the schedule lives
};
struct Schedule {
  std::string title;
  std::vector<ScheduleTable> tables;
};
Schedule schedule_of(const Comparison& comparison);
Schedule schedule_of(const StatementsCompared& statements);
Schedule schedule_of(const AnswersCompared& answers);

// False, and nothing written, where there is no such format or table.
bool write_comparison(const Comparison& comparison, const ComparisonChoice& choice,
                      const TextOutput& out);

// The same of statements; there is one table.
bool write_comparison(const StatementsCompared& statements, const ComparisonChoice& choice,
                      const TextOutput& out);

// The same of two answers (`jm216-report-comparison/1`); there is one table, `differences`.
bool write_comparison(const AnswersCompared& answers, const ComparisonChoice& choice,
                      const TextOutput& out);

}  // namespace jm216
