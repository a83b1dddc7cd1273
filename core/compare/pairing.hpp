#pragma once
// Which fact of one ledger is which of another. Equal ones are paired first; of the rest those that
// share what people know them by (a sale its seller, invoice and line; a rate its currency and day).
// What is left over is only in one.
#include <array>
#include <cstdint>
#include <vector>

#include "core/compare/facts.hpp"

namespace jm216 {

// A fact's numbers in mine and in theirs.
struct FactPair {
  static constexpr std::uint32_t none = 0xffffffff;

  std::uint32_t mine = none;
  std::uint32_t theirs = none;
  bool is_equal = false;

  [[nodiscard]] bool only_mine() const { return theirs == none; }
  [[nodiscard]] bool only_theirs() const { return mine == none; }
};

struct SectionPairs {
  // In my order; what only they have stands behind the fact that it follows in theirs.
  std::vector<FactPair> pairs;
  // The same in their order, as numbers into `pairs`; empty where the two orders agree.
  std::vector<std::uint32_t> their_order;
  // Only one ledger has the section at all (`payments`, `statements`, `sellers`), which says
  // something of its own: the section differs as a whole.
  bool only_one_has_it = false;

  [[nodiscard]] bool order_differs() const { return !their_order.empty(); }
};

struct LedgerPairs {
  std::array<std::vector<Fact>, section_count> mine;    // without sales
  std::array<std::vector<Fact>, section_count> theirs;  // without sales
  std::array<SectionPairs, section_count> sections;     // of all facts; not day and readings
};

LedgerPairs pair_facts(const Ledger& mine, const Ledger& theirs);

}  // namespace jm216
