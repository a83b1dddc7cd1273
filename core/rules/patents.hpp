#pragma once
// The lives of the licensed patents (I.13, Sch.A): grant, expiry with extensions of either kind, early
// end. The TERM goes by other rules (term.hpp).
#include "core/facts/ledger.hpp"
#include "core/rules/results/patents.hpp"

namespace jm216 {

PatentsResult patents_of(const Ledger& ledger, const Readings& readings, Date as_of);

}  // namespace jm216
