#pragma once
// What stands around the figures of a quarter's statement (V.8): its number and state, where to pay,
// the rates of exchange, the readings, and the lines on which it is certified.
#include <string>

#include "core/export/csv.hpp"
#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// "US$ 1.323 for EUR 1"
std::string rate_in_words(const Quote& quote);

struct StatementParts {
  const QuarterReport& quarter;
  const Report& report;
  const Ledger& ledger;
  const TextOutput& out;

  void state() const;         // number, issued or draft, fingerprint
  void provisional() const;   // what is not final yet, if anything
  void instructions() const;  // V.6
  void exchange() const;      // V.6
  void readings() const;
  void certificate() const;
};

}  // namespace jm216
