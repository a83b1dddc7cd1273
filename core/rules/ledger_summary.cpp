#include "core/rules/ledger_summary.hpp"

namespace jm216 {

LedgerSummary summary_of(const Ledger& ledger, std::string sha256, Findings& findings) {
  LedgerSummary summary;
  summary.title = ledger.title;
  summary.notes = ledger.notes;
  summary.sha256 = std::move(sha256);
  if (ledger.sellers) {
    for (const Seller& seller : *ledger.sellers)
      summary.sellers.push_back({seller.id, seller.name});
  }
  for (const UnknownField& field : ledger.unknown_fields) {
    findings.add(FindingCode::unknown_field, field.pointer,
                 {{field.nearest.empty() ? "unlike" : "nearest", field.nearest},
                  {field.count > 1 ? "count" : "once", std::to_string(field.count)}});
  }
  return summary;
}

}  // namespace jm216
