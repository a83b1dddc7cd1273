#include "core/report/finding.hpp"

#include <array>
#include <cassert>

#include "core/basics/sort_stably.hpp"

namespace jm216 {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      break;
  }
  return "note";
}

std::span<const FindingKind> finding_kinds() {
  using S = Severity;
  static constexpr std::array kinds{
      FindingKind{"sale-before-effective-date", S::error, "I.2"},
      FindingKind{"sale-outside-licence", S::error, "XI.9"},
      FindingKind{"milestone-country-not-eu", S::error, "IV.3"},
      FindingKind{"fair-market-price-missing", S::error, "I.10"},
      FindingKind{"fx-missing", S::error, "V.6"},
      FindingKind{"base-rate-missing", S::error, "XVI"},
      FindingKind{"notice-without-right", S::error, "XI"},
      FindingKind{"notice-method", S::error, "XV.1"},
      FindingKind{"statement-differs", S::warning, "V.7"},
      FindingKind{"statement-late", S::warning, "V.8"},
      FindingKind{"statement-missing", S::warning, "V.8"},
      FindingKind{"deduction-not-allowed", S::warning, "I.10"},
      FindingKind{"deductions-exceed-price", S::warning, "I.10"},
      FindingKind{"duplicate-invoice", S::warning, "V.7"},
      FindingKind{"credit-note-unmarked", S::warning, "I.10"},
      FindingKind{"credited-invoice-unknown", S::warning, "I.10"},
      FindingKind{"credit-not-allowed", S::warning, "I.10"},
      FindingKind{"sold-exceeds-made", S::warning, "V.7"},
      FindingKind{"milestone-order", S::warning, "IV.1"},
      FindingKind{"withholding-shortfall", S::warning, "V.6"},
      FindingKind{"overpaid", S::warning, "V"},
      FindingKind{"payment-for-nothing", S::warning, "V"},
      FindingKind{"generic-marketed-by-seller", S::warning, "I.4"},
      FindingKind{"patent-unknown", S::warning, "Sch.A"},
      FindingKind{"record-unused", S::warning, "V.8"},
      FindingKind{"extension-unused", S::warning, "XI.2"},
      FindingKind{"infringement-without-patent", S::warning, "VII.5"},
      FindingKind{"infringement-not-notified", S::warning, "VII.5"},
      FindingKind{"infringing-without-patent", S::warning, "VII.5"},
      FindingKind{"generic-not-third-party", S::warning, "I.18"},
      FindingKind{"sublicence-ended", S::warning, "XI.8.3"},
      FindingKind{"sell-off-exceeds-stock", S::warning, "XI.9"},
      FindingKind{"seller-outside-dates", S::warning, "V.4"},
      FindingKind{"claims-exceed-cap", S::warning, "X.2"},
      FindingKind{"statement-row-differs", S::warning, "V.8"},
      FindingKind{"currency-out-of-time", S::warning, "V.6"},
      FindingKind{"unknown-field", S::warning, ""},
      FindingKind{"as-signed", S::note, "XIV.2"},
      FindingKind{"payments-unrecorded", S::note, "V"},
      FindingKind{"amendment-applied", S::note, "XIV.2"},
      FindingKind{"sublicence-assigned", S::note, "XI.8.3"},
      FindingKind{"credit-reason-missing", S::note, "I.10"},
      FindingKind{"intra-group-sale", S::note, "V.4"},
      FindingKind{"generic-infringing", S::note, "VII.5"},
      FindingKind{"seller-role-assumed", S::note, "V.4"},
      FindingKind{"schedule-a-conflict", S::note, "Sch.A"},
      FindingKind{"article-v2-reference", S::note, "V.2"},
      FindingKind{"base-rate-builtin", S::note, "XVI"},
      FindingKind{"base-rate-stale", S::note, "XVI"},
      FindingKind{"fx-previous-day", S::note, "V.6"},
      FindingKind{"fx-provisional", S::note, "V.6"},
      FindingKind{"negative-quarter", S::note, "V.4"},
      FindingKind{"milestone-attained-late", S::note, "XI.3"},
      FindingKind{"infringement-too-small", S::note, "VII.5"},
      FindingKind{"infringement-suit-filed", S::note, "VII.5"},
      FindingKind{"article-vi2-reference", S::note, "II.3"},
      FindingKind{"paid-late-right", S::note, "XI.2"},
      FindingKind{"generic-licensed-goods", S::note, "I.4"},
      FindingKind{"royalty-after-patent", S::note, "V.4"},
      FindingKind{"credit-at-fair-market-price", S::note, "I.10"},
      FindingKind{"credit-unmatched", S::note, "V.4"},
      FindingKind{"not-accrued-at-end", S::note, "XI.8.2"},
      FindingKind{"milestone-after-end", S::note, "V.3"},
      FindingKind{"milestone-force-majeure", S::note, "XII"},
      FindingKind{"licensor-telefax-blank", S::note, "XV.2"},
      FindingKind{"notice-facts-unrecorded", S::note, "XI"},
      FindingKind{"claim-may-be-barred", S::note, "XVII.1"},
  };
  static_assert(kinds.size() == static_cast<std::size_t>(FindingCode::claim_may_be_barred) + 1);
  return kinds;
}

const FindingKind& kind_of(FindingCode code) {
  return finding_kinds()[static_cast<std::size_t>(code)];
}

Finding finding(FindingCode code, std::string where, std::string message) {
  return {code, std::string(kind_of(code).clause), std::move(where), std::move(message)};
}

void Findings::add(FindingCode code, std::string where, std::string message,
                   std::string_view clause) {
  Finding one = finding(code, std::move(where), std::move(message));
  if (!clause.empty()) one.clause = clause;
  list_.push_back(std::move(one));
}

void Findings::add_first(FindingCode code, std::string where, std::string message) {
  if (!causes_.try_emplace({code, std::string()}, Cause{list_.size(), 1}).second) return;
  list_.push_back(finding(code, std::move(where), std::move(message)));
}

bool Findings::counts_again(FindingCode code, std::string_view cause) {
  const auto known = causes_.find(SoughtKey{code, cause});
  if (known == causes_.end()) return false;
  ++known->second.count;
  return true;
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> findings = list_;
  for (const auto& [key, cause] : causes_) {
    if (cause.count < 2) continue;
    findings[cause.index].message +=
        " (the first of " + std::to_string(cause.count) + " such cases)";
  }
  sort_stably(findings, [](const Finding& a, const Finding& b) {
    const FindingKind& ka = kind_of(a.code);
    const FindingKind& kb = kind_of(b.code);
    if (ka.severity != kb.severity) return ka.severity < kb.severity;
    if (ka.code != kb.code) return ka.code < kb.code;
    return a.where < b.where;
  });
  return findings;
}

}  // namespace jm216
