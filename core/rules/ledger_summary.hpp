#pragma once
// What the report says of the ledger itself, and which of its fields were not read.
#include <string>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

LedgerSummary summary_of(const Ledger& ledger, std::string sha256, Findings& findings);

}  // namespace jm216
