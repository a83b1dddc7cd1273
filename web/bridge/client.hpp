#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/readings/readings.hpp"

// What the page asks of the worker (protocol.md). Answers come to main.cpp.

namespace jm216::engine {

/// Readings as the engine takes them: lines of name=value.
std::string lines_of(const Readings& readings);

void ask_evaluate(Date as_of, const Readings& readings);
/// With the questions of a review from now on, or without.
void ask_review(bool wanted);
/// What the facts would be with the quarter's statement issued.
void ask_issue(Quarter quarter);
/// Why the figure of that id is what it is, in the report of the last evaluation asked for.
void ask_explain(const std::string& id);
/// Opens the answer as a document in place of the canvas.
void ask_document();
/// Asks the person for another ledger and shows what differs.
void ask_compare();
/// Shows the statements sent against the royalty computed.
void ask_statements();
/// A part of the sales lines of a query (core/lines/lines_query.hpp). Of several wishes that the worker has
/// yet to see, the last counts.
void ask_lines(const std::string& query, std::uint64_t offset, std::uint64_t count);
void ask_cancel();
/// Loads an example that is served with the page: example.json, what_happened.json.
void ask_example(const char* name);

/// What would be wrong with the facts; only the latest question is answered.
void ask_check(const std::string& facts);
void ask_edit_facts(const std::string& facts, Date as_of, const Readings& readings);
/// The text of a sales line, to change it.
void ask_sale(std::size_t line);
void ask_edit_sale(SaleEdit edit, std::size_t line, const std::string& text, Date as_of,
                   const Readings& readings);
/// Of the table that is being imported, with a mapping as `jm216-mapping/1` or empty. `what`: look,
/// read, load, close, save (the mapping as a file), keep (as a file, and in the browser), forget (there), open (another
/// mapping).
void ask_table(std::string_view what, const std::string& mapping = {});
/// Opens the dialog that shares the ledger, the day, the readings and the view as a link.
void ask_share();
/// What the ledger is saved as: JSON, the same gzipped, or a document with the application in it.
enum class SaveForm { json, gzip, document };
/// Gives the person the ledger as a file.
void ask_save(Date as_of, const Readings& readings, SaveForm form);
/// What the totals would be with each of these changes of readings (alternative.hpp).
void ask_alternatives(const std::vector<std::string>& changes);

/// What the answer on the screen is written as (core/export/formats.hpp), and the file's name.
struct Export {
  std::string format, table, quarter, file;
};
/// Gives the person that file.
void ask_export(const Export& what);

}  // namespace jm216::engine
