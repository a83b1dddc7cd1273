#pragma once
// The state of the licence on the report's day, and what survives its end (XI.8.1, XI.9, XIII).
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/notices.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct LicenceResult {
  LicenceReport licence;
  Explanation explanation;  // "licence"
};

LicenceResult licence_of(const TermReport& term, const NoticesResult& notices,
                         const DatedTerms& terms, const Readings& readings, Date as_of);

}  // namespace jm216
