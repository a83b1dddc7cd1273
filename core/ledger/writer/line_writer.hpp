#pragma once
#include "core/facts/sales.hpp"
#include "core/ledger/writer/ledger_writer.hpp"

namespace jm216 {

// The sales lines. Always there, for a ledger without sales is none.
void write_sales(LedgerWriter& out, const Sales& sales);

}  // namespace jm216
