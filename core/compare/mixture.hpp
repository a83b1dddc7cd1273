#pragma once
// A ledger between two: mine, with some of the facts as they are in theirs.
#include <array>
#include <vector>

#include "core/compare/pairing.hpp"

namespace jm216 {

// What is taken from theirs of a section.
struct SectionTaken {
  std::vector<bool> pairs;  // by number in SectionPairs
  bool order = false;
  bool whole = false;  // where only one ledger has the section
};

using Taken = std::array<SectionTaken, section_count>;

// Nothing, or all, of theirs.
Taken take(const LedgerPairs& pairs, bool all);

// Makes mixtures of the two ledgers, which must live as long. One at a time: the next replaces it.
class Mixer {
 public:
  Mixer(const Ledger& mine, const Ledger& theirs, const LedgerPairs& pairs);

  // A seller is listed as long as a line names it, whatever is taken.
  const Ledger& mix(const Taken& taken);

 private:
  void mix_sales(const SectionTaken& taken);
  void mix_facts(const Taken& taken, Ledger& ledger) const;
  void keep_sellers(Ledger& ledger) const;

  const Ledger& mine_;
  const Ledger& theirs_;
  const LedgerPairs& pairs_;
  // Sales lines are many: those of the two ledgers are copied once.
  Ledger with_my_sales_;
  Ledger with_their_sales_;
  Ledger mixed_;
};

}  // namespace jm216
