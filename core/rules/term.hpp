#pragma once
// The TERM and the patents of Schedule A that carry it (I.2, I.16, XI.1, Sch.A), and how long books
// are kept (V.7).
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/patents.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct TermResult {
  TermReport term;
  Explanation explanation;  // "term"
};

TermResult term_of(const Ledger& ledger, const DatedTerms& terms, const PatentsResult& patents,
                   const Readings& readings, Date as_of, Findings& findings);

}  // namespace jm216
