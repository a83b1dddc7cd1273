#pragma once
// The state of the licence on the report's day, and what survives its end (XI.8.1, XI.9, XIII).
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/notices.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct LicenceResult {
  LicenceReport licence;
  Explanation explanation;  // "licence"
};

LicenceResult licence_of(const Ledger& ledger, const TermReport& term, const NoticesResult& notices,
                         const DatedTerms& terms, Date as_of);

// Termination rights are open only in force or while a notice runs (rules, "Rights").
inline bool is_running(LicenceStatus status) {
  return status == LicenceStatus::in_force || status == LicenceStatus::notice_running;
}

}  // namespace jm216
