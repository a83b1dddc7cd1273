// A sheet, styles and shared texts, a line of ==== between them, in a container made here, or a container as it comes:
// it is refused, or every sheet is a text that the import reads row by row.
#include "core/workbook/workbook.hpp"

#include "core/import/csv_reader.hpp"
#include "core/import/import.hpp"
#include "core/import/sheet.hpp"
#include "core/import/suggest.hpp"
#include "tests/fuzz/laws.hpp"
#include "tests/support/made_workbook.hpp"

using namespace jm216;

namespace {

void must_be_read(const std::string& text) {
  ByteSource source = source_of(text);
  const auto head = take_sheet_head(source);
  fuzz::must(head.has_value(), "a sheet's text has a head");
  CsvReader rows(source, sheet_text::delimiter);
  for (CsvReader::Next next = rows.next(); next != CsvReader::Next::end; next = rows.next()) {
    fuzz::must(next == CsvReader::Next::row, "every row of a sheet can be told from the others");
  }
  const Proposal proposal = suggest(text, false);
  const ImportResult result = import_sales(source_of(text), proposal.mapping);
  fuzz::must(result.ledger.has_value() == result.problems.empty(),
             "a ledger or problems, and never both");
  if (proposal.mapping.header) (void)preview(source_of(text), proposal.mapping, 20);
  if (result.ledger) fuzz::must_come_back(*result.ledger);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size);
  const auto made_of = [](std::string_view parts) {
    const std::string sheet(fuzz::next_part(parts));
    const std::string styles(fuzz::next_part(parts));
    return test::workbook_of(sheet, styles, parts);
  };
  const std::string made = is_workbook(input) ? std::string(input) : made_of(input);
  Workbook book(made);
  if (!book.fault().empty()) return 0;
  const auto tables = book.tables();
  for (std::size_t sheet = 0; sheet < book.sheets().size() && book.fault().empty(); ++sheet) {
    const std::string text = book.text_of(sheet);
    fuzz::must(text.empty() != book.fault().empty(), "a fault or a text, and never both");
    if (!text.empty()) must_be_read(text);
  }
  fuzz::must(tables.size() <= book.sheets().size(), "every table is a sheet");
  return 0;
}
