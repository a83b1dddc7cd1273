#pragma once
// Substantial infringement (VII.5): when the LICENSOR's days to sue ran out, and what the records
// that count come to in each country.
#include "core/report/finding.hpp"
#include "core/rules/results/infringements.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

InfringementsResult infringements_of(const Ledger& ledger, const DatedTerms& terms,
                                     const PatentsResult& patents, const Readings& readings,
                                     Date as_of, Findings& findings);

}  // namespace jm216
