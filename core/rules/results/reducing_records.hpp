#pragma once
// Which records make up a reduction (VII.5), for the explanations that list them.
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/rules/results/infringements.hpp"

namespace jm216 {

// Windows of days, each with its place in a list, by the days on which they are open.
class OpenOnDay {
 public:
  // Places ascending.
  explicit OpenOnDay(const std::vector<std::pair<PatentedDays, std::size_t>>& windows);

  // Adds the first so many of those open on a day.
  void add_first(Date day, std::size_t most, std::vector<std::size_t>& places) const;

 private:
  std::vector<Date> days_;  // on which one opens, or is shut
  std::vector<std::vector<std::size_t>>
      nodes_;  // a tree over days_: those open through all its days
};

// Which records make up a reduction: asked for one reduction after another.
class ReducingRecords {
 public:
  // Keeps references.
  ReducingRecords(const Ledger& ledger, const PatentsResult& patents,
                  const InfringementsResult& infringements);

  // The first so many, by the ledger.
  [[nodiscard]] std::vector<std::size_t> first(const ReducedDays& reduced, std::size_t most);

 private:
  const Ledger& ledger_;
  const PatentsResult& patents_;
  const InfringementsResult& infringements_;
  std::map<Country, std::vector<OpenOnDay>>
      by_country_;  // the second of those that ask for a patent
};

}  // namespace jm216
