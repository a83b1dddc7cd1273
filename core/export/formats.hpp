#pragma once
// One answer in any of the formats: what the command's `report` and the page's Export give.
#include <string>
#include <vector>

#include "core/evaluation/evaluate.hpp"
#include "core/export/csv.hpp"
#include "core/export/ics.hpp"

namespace jm216 {

struct ExportChoice {
  std::string format = "json";  // json, csv, ics, html, text
  std::string table;            // for csv and text; csv without one writes the rows
  std::string quarter;          // for html: the statement of this quarter
  std::vector<int> reminders = usual_reminders;  // for ics: days ahead
  CsvStyle csv = {};
};

enum class Exported : std::uint8_t { done, unknown_format, unknown_table, unknown_quarter };

// Writes nothing unless all of the choice is known. `evaluation` is one of this ledger.
Exported write_as(const ExportChoice& choice, const Evaluation& evaluation, const Ledger& ledger,
                  const TextOutput& out);

}  // namespace jm216
