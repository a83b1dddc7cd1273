#pragma once
// A table as comma-separated values (RFC 4180): a header, CRLF line ends, plain figures. Whatever a
// cell should hold, what a spreadsheet could take for a formula (= + - @, after blanks and wherever
// one may see another cell begin) is neutralised by an apostrophe before it; a tab or CR at the
// beginning too. Figures of columns of figures stay numbers, negative ones too. The ledger's title
// and the note that the terms are as signed head a last, empty column. A byte order mark comes first,
// by which spreadsheets know UTF-8 when they open the file by themselves.
#include <functional>
#include <string>
#include <string_view>

#include "core/export/table.hpp"

namespace jm216 {

using TextOutput = std::function<void(std::string_view)>;

// How the reader's spreadsheet takes a file: where English is spoken `,` and a point, elsewhere often `;`
// and a comma.
struct CsvStyle {
  char delimiter = ',';
  char decimal = '.';
  bool byte_order_mark = true;
};

// Writes a table into a sink.
using TableFiller = std::function<void(TableSink&)>;
void write_csv(const TableFiller& fill, std::string mark, const CsvStyle& style,
               const TextOutput& out);

// "Our sales. Terms as signed, without amendments": what a table of figures of this ledger says of
// them; empty where there is nothing to say.
std::string csv_mark(std::string_view title, bool as_signed);

void write_csv(TableName name, const Report& report, const Ledger& ledger, const CsvStyle& style,
               const TextOutput& out);

}  // namespace jm216
