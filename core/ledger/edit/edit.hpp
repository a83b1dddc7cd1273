#pragma once
// Changing a ledger that is loaded, without reading its sales lines again. What is put in is read by
// the reader of files, so that a form accepts and refuses exactly what a file may hold.
#include <cstddef>
#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/facts/ledger.hpp"

namespace jm216 {

// Everything but the sales lines, as a document with an empty list of them (write_document()).
std::string facts_text(const Ledger& ledger);

// Puts the facts of such a document in the place of the ledger's own; title and notes too, the day
// and the readings not. With problems, which point into `text`, the ledger stays as it was.
Problems replace_facts(Ledger& ledger, std::string_view text);

// What replace_facts() would find wrong.
Problems check_facts(const Ledger& ledger, std::string_view text);

// The sales line of that number as an object of formats.md on one line.
std::string sale_text(const Ledger& ledger, std::size_t line);

// What becomes of one sales line.
enum class SaleEdit { replace, insert, remove };

// Replaces or removes line `line`, or inserts one before it (at the end, where `line` is their
// number). `text` is an object of formats.md, unused for `remove`. With problems, which point to
// /sales/<line>, the ledger stays as it was.
Problems edit_sale(Ledger& ledger, SaleEdit edit, std::size_t line, std::string_view text = {});

}  // namespace jm216
