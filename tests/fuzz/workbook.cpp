// A sheet, styles and shared texts, a line of ==== between them, in a container made here, or a container as it comes:
// it is refused, or every sheet is a text that the import reads row by row.
#include "core/workbook/workbook.hpp"

#include <zlib.h>

#include <utility>
#include <vector>

#include "core/import/csv_reader.hpp"
#include "core/import/import.hpp"
#include "core/import/sheet.hpp"
#include "core/import/suggest.hpp"
#include "tests/fuzz/laws.hpp"

using namespace jm216;

namespace {

void append_number(std::string& bytes, std::size_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
}

// What both places of a part have in common: of version 2.0, not packed.
std::string described(std::string_view name, std::string_view text) {
  std::string bytes;
  append_number(bytes, 20, 2);
  append_number(bytes, 0, 8);
  append_number(
      bytes, crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())),
      4);
  append_number(bytes, text.size(), 4);
  append_number(bytes, text.size(), 4);
  append_number(bytes, name.size(), 2);
  append_number(bytes, 0, 2);
  return bytes;
}

std::string container_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string bytes;
  std::string directory;
  for (const auto& [name, text] : parts) {
    directory += std::string("PK\x01\x02\x14\x00", 6) + described(name, text);
    append_number(directory, 0, 10);
    append_number(directory, bytes.size(), 4);
    directory += name;
    bytes += "PK\x03\x04" + described(name, text) + name + text;
  }
  const std::size_t at = bytes.size();
  bytes += directory + "PK\x05\x06";
  append_number(bytes, 0, 4);
  append_number(bytes, parts.size(), 2);
  append_number(bytes, parts.size(), 2);
  append_number(bytes, directory.size(), 4);
  append_number(bytes, at, 4);
  append_number(bytes, 0, 2);
  return bytes;
}

std::string relationships(std::string_view inside) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         std::string(inside) + "</Relationships>";
}

std::string in(std::string_view element, std::string_view inside) {
  return "<" + std::string(element) +
         " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
         std::string(inside) + "</" + std::string(element) + ">";
}

std::string book_of(std::string_view parts) {
  const std::string sheet(fuzz::next_part(parts));
  const std::string styles(fuzz::next_part(parts));
  return container_of({
      {"_rels/.rels",
       relationships(
           "<Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/>")},
      {"xl/workbook.xml",
       "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
       "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
       "relationships\"><sheets><sheet name=\"S\" "
       "r:id=\"a\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relationships("<Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/>"
                     "<Relationship Id=\"b\" Type=\"/styles\" Target=\"y.xml\"/>"
                     "<Relationship Id=\"c\" Type=\"/sharedStrings\" Target=\"t.xml\"/>")},
      {"xl/s.xml", in("worksheet", sheet)},
      {"xl/y.xml", in("styleSheet", styles)},
      {"xl/t.xml", in("sst", parts)},
  });
}

void must_be_read(const std::string& text) {
  ByteSource source = fuzz::at_once(text);
  const auto head = take_sheet_head(source);
  fuzz::must(head.has_value(), "a sheet's text has a head");
  CsvReader rows(source, sheet_text::delimiter);
  for (CsvReader::Next next = rows.next(); next != CsvReader::Next::end; next = rows.next()) {
    fuzz::must(next == CsvReader::Next::row, "every row of a sheet can be told from the others");
  }
  const Proposal proposal = suggest(text, false);
  const ImportResult result = import_sales(fuzz::at_once(text), proposal.mapping);
  fuzz::must(result.ledger.has_value() == result.problems.empty(),
             "a ledger or problems, and never both");
  if (proposal.mapping.header) (void)preview(fuzz::at_once(text), proposal.mapping, 20);
  if (result.ledger) fuzz::must_come_back(*result.ledger);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size);
  const std::string made = is_workbook(input) ? std::string(input) : book_of(input);
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
