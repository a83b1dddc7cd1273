#pragma once
// GENERIC PRODUCTS (V.4, I.4, I.18): whose goods count, and from when.
#include "core/facts/ledger.hpp"
#include "core/report/finding.hpp"
#include "core/rules/results/generics.hpp"
#include "core/rules/results/patents.hpp"

namespace jm216 {

GenericsResult generics_of(const Ledger& ledger, const PatentsResult& patents,
                           const Readings& readings, Date as_of, Findings& findings);

}  // namespace jm216
