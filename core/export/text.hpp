#pragma once
// Plain text: a table in aligned columns, an explanation as a paragraph fit for a letter.
#include <string>
#include <string_view>

#include "core/export/csv.hpp"
#include "core/report/explanation.hpp"

namespace jm216 {

// A text of others for people to read: control characters, which a terminal would obey, become
// blanks; what is unseen is written out; what turns the direction is kept to itself.
std::string plain(std::string_view text);

// A table in aligned columns.
void write_text(const TableFiller& fill, const TextOutput& out);

void write_text(TableName name, const Report& report, const Ledger& ledger, const TextOutput& out);

// The whole report in words: licence, what is owed, royalties by quarter, milestones, rights,
// findings.
void write_text(const Report& report, const Ledger& ledger, const TextOutput& out);

// A paragraph fit for a letter; `report` is the one whose figure is explained.
std::string to_text(const Explanation& explanation, const Report& report);

}  // namespace jm216
