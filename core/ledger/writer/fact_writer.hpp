#pragma once
#include "core/facts/ledger.hpp"
#include "core/format/format.hpp"
#include "core/ledger/writer/ledger_writer.hpp"

namespace jm216 {

// What a record says, without what is usual.
void write_record(LedgerWriter& out, const Shape& shape, const void* record);
// The sections of a ledger, as formats.md orders them; the sales lines among them, or an empty list
// in their place.
void write_facts(LedgerWriter& out, const Ledger& ledger, bool with_sales);

}  // namespace jm216
