#pragma once
// Documents that need no script: the statement of a quarter in the form that V.8 asks for, and the
// whole report. Headings, tables with scopes, links from figures to their explanations; prints on
// A4 and Letter.
#include "core/evaluation/evaluate.hpp"
#include "core/export/csv.hpp"

namespace jm216 {

// The statement of one quarter of the report; false if the report has no such quarter.
bool write_statement_html(Quarter quarter, const Evaluation& evaluation, const Ledger& ledger,
                          const TextOutput& out);

// The report: licence, what is owed, every quarter, milestones, term and patents, rights,
// deadlines, readings, findings, what is left to judgment, and the explanations that its figures
// link to.
void write_report_html(const Evaluation& evaluation, const Ledger& ledger, const TextOutput& out);

}  // namespace jm216
