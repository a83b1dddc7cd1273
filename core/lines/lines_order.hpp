#pragma once
// Puts the lines of a selection in the order of one of their columns.
#include <cstdint>
#include <vector>

#include "core/lines/lines.hpp"
#include "core/lines/lines_query.hpp"

namespace jm216 {

class LineSorter {
 public:
  LineSorter(const Sales& sales, const LineReckoner& reckoner, LineOrder order, bool descending);

  // Takes a line, lines coming in the ledger's order; `figures` are what the report says of it, if it
  // is counted.
  void add(std::uint32_t line, const SaleLine& facts, const LineFigures* figures);
  // The lines in order: equals in the ledger's, and those that have nothing in the column last,
  // whatever the direction.
  std::vector<std::uint32_t> sorted();

 private:
  struct Keyed {
    std::uint64_t key;
    std::uint32_t line;
  };
  [[nodiscard]] bool is_computed() const;
  // Of a line that has something in the column.
  [[nodiscard]] std::uint64_t key_of(const SaleLine& facts, const LineFigures* figures) const;
  [[nodiscard]] bool is_text() const;
  [[nodiscard]] std::string_view text_of(std::uint32_t line) const;
  [[nodiscard]] std::int64_t rate_of(const LineFigures& figures) const;
  [[nodiscard]] Int128 royalty_of(const LineFigures& figures) const;
  [[nodiscard]] int compare(const Keyed& a, const Keyed& b) const;
  void find_text_keys();

  const Sales& sales_;
  const LineReckoner& reckoner_;
  LineOrder order_;
  bool descending_;
  std::vector<std::uint32_t> ranks_;         // of words by text id, bases by number
  mutable std::vector<std::int64_t> rates_;  // of the uses met, as whole numbers of one scale
  std::vector<Keyed> keyed_;
  std::vector<std::uint32_t> unkeyed_;
};

}  // namespace jm216
