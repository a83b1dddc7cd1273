// A mapping and a table, a line of ==== between them: every row of it becomes a line, or is left out as the mapping says, or is refused.
#include "core/import/import.hpp"
#include "core/import/suggest.hpp"
#include "tests/fuzz/laws.hpp"

using namespace jm216;

namespace {

// The rows of a table without a fault in it, counted in another way than the reader does.
std::size_t rows_in(std::string_view table, char delimiter) {
  std::size_t rows = 0;
  bool quoted = false;
  bool has_something = false;
  for (const char c : table) {
    if (quoted || c == '"') {
      if (c == '"') quoted = !quoted;
      has_something = true;
    } else if (c == '\n' || c == '\r') {
      if (has_something) ++rows;
      has_something = false;
    } else if (c == delimiter || (c != ' ' && c != '\t')) {
      has_something = true;
    }
  }
  return has_something ? rows + 1 : rows;
}

std::string utf8(std::string_view table, Encoding encoding) {
  const ByteSource source = as_utf8(source_of(table), encoding);
  std::string text;
  char buffer[4096];
  while (const std::size_t size = source(buffer, sizeof buffer)) text.append(buffer, size);
  return text;
}

std::string_view from_line(std::string_view text, std::size_t line) {
  for (std::size_t at = 0; line > 1 && at < text.size(); --line) {
    at = text.find_first_of("\r\n");
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + (text.substr(at, 2) == "\r\n" ? 2 : 1));
    at = 0;
  }
  return text;
}

std::string outcome(const ImportResult& result) {
  return fuzz::said(result.problems) + ' ' + std::to_string(result.rows) + ' ' +
         std::to_string(result.skipped) + (result.ledger ? fuzz::document(*result.ledger) : "");
}

void import(std::string_view table, const Mapping& mapping) {
  if (table.starts_with(sheet_text::mark))
    return;  // a sheet's text, which tests/fuzz/workbook.cpp makes
  const ImportResult result = import_sales(source_of(table), mapping);
  fuzz::must(result.ledger.has_value() == result.problems.empty(),
             "a ledger or problems, and never both");
  fuzz::must(outcome(result) == outcome(import_sales(fuzz::one_by_one(table), mapping)),
             "a table is the same in pieces of any size");
  if (mapping.delimiter && mapping.header) (void)preview(source_of(table), mapping, 20);
  if (!result.ledger) return;
  fuzz::must(result.ledger->sales.size() == result.rows, "every row imported is a line");
  const std::string text = utf8(table, mapping.encoding.value_or(Encoding::utf_8));
  const std::size_t there = rows_in(from_line(text, mapping.first_line), *mapping.delimiter);
  const std::size_t headings = *mapping.header ? 1 : 0;
  fuzz::must(result.rows + result.skipped + headings == there, "rows read + left out = rows there");
  fuzz::must_come_back(*result.ledger);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view table = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size);
  const MappingRead read = read_mapping(fuzz::next_part(table));
  fuzz::must(read.mapping.has_value() == read.problems.empty(),
             "a mapping or problems, and never both");
  const Mapping known = read.mapping.value_or(Mapping());
  if (read.mapping) {
    const std::string kept = to_json(known);
    const MappingRead again = read_mapping(kept);
    fuzz::must(again.mapping && to_json(*again.mapping) == kept, "a mapping comes back");
    import(table, known);
  }
  const Proposal proposal = suggest(table, false, known);
  import(table, proposal.mapping);
  return 0;
}
