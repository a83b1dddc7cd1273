#pragma once
// Facts in, answer out. Pure: the same ledger, readings and day give the same answer everywhere.
#include "core/facts/ledger.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

class KeptLines;

struct Evaluation {
  Report report;
  Explanations explanations;
};

// `sha256` is the ledger's fingerprint (canonical.hpp), computed once per ledger and shown in the
// report. `kept` is what the ledger's lines came to before, and is kept for the next time.
Evaluation evaluate(const Ledger& ledger, const Readings& readings, Date as_of,
                    std::string sha256 = {}, KeptLines* kept = nullptr);

// What a supposition is worth: the royalties and totals that evaluate() would report, in two thirds
// of its time. Statements, rights and deadlines are left out, for no dollar depends on them.
struct Dollars {
  std::vector<QuarterReport> quarters;
  Totals totals;
};
Dollars evaluate_dollars(const Ledger& ledger, const Readings& readings, Date as_of);

}  // namespace jm216
