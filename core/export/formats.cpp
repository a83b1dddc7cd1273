#include "core/export/formats.hpp"

#include "core/export/html.hpp"
#include "core/export/json.hpp"
#include "core/export/text.hpp"

namespace jm216 {

Exported write_as(const ExportChoice& choice, const Evaluation& evaluation, const Ledger& ledger,
                  const TextOutput& out) {
  const Report& report = evaluation.report;
  const auto table = find_table(choice.table);
  if (!table && !choice.table.empty()) return Exported::unknown_table;
  if (choice.format == "json") {
    out(to_json(report));
  } else if (choice.format == "csv") {
    write_csv(table.value_or(TableName::rows), report, ledger, choice.csv, out);
  } else if (choice.format == "text" && table) {
    write_text(*table, report, ledger, out);
  } else if (choice.format == "text") {
    write_text(report, ledger, out);
  } else if (choice.format == "ics") {
    write_ics(report, ledger, choice.reminders, out);
  } else if (choice.format == "html" && choice.quarter.empty()) {
    write_report_html(evaluation, ledger, out);
  } else if (choice.format == "html") {
    const auto quarter = Quarter::parse(choice.quarter);
    if (!quarter || !write_statement_html(*quarter, evaluation, ledger, out)) {
      return Exported::unknown_quarter;
    }
  } else {
    return Exported::unknown_format;
  }
  return Exported::done;
}

}  // namespace jm216
