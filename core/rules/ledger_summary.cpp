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
    std::string message = "This field is not part of the ledger format and was not used";
    message += field.nearest.empty() ? "." : "; was \"" + field.nearest + "\" meant?";
    if (field.count > 1)
      message += " (the first of " + std::to_string(field.count) + " such cases)";
    findings.add(FindingCode::unknown_field, field.pointer, std::move(message));
  }
  return summary;
}

}  // namespace jm216
