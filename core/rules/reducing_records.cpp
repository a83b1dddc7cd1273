#include "core/rules/results/reducing_records.hpp"

#include <algorithm>
#include <array>

namespace jm216 {

OpenOnDay::OpenOnDay(const std::vector<std::pair<PatentedDays, std::size_t>>& windows) {
  for (const auto& [window, place] : windows) {
    days_.push_back(window.from);
    if (window.until != Date::max()) days_.push_back(window.until + Days{1});
  }
  std::sort(days_.begin(), days_.end());
  days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
  nodes_.resize(2 * days_.size());
  const auto leaf_of = [this](Date day) {
    return static_cast<std::size_t>(std::lower_bound(days_.begin(), days_.end(), day) -
                                    days_.begin()) +
           days_.size();
  };
  for (const auto& [window, place] : windows) {
    std::size_t first = leaf_of(window.from);
    std::size_t end = window.until == Date::max() ? nodes_.size() : leaf_of(window.until + Days{1});
    for (; first < end; first /= 2, end /= 2) {
      if (first % 2 == 1) nodes_[first++].push_back(place);
      if (end % 2 == 1) nodes_[--end].push_back(place);
    }
  }
}

void OpenOnDay::add_first(Date day, std::size_t most, std::vector<std::size_t>& places) const {
  const auto later = std::upper_bound(days_.begin(), days_.end(), day);
  if (later == days_.begin()) return;
  auto node = static_cast<std::size_t>(later - days_.begin()) - 1 + days_.size();
  for (; node > 0; node /= 2) {
    const auto& open = nodes_[node];
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, open.size()));
    places.insert(places.end(), open.begin(), open.begin() + count);
  }
}

ReducingRecords::ReducingRecords(const Ledger& ledger, const PatentsResult& patents,
                                 const InfringementsResult& infringements)
    : ledger_(ledger), patents_(patents), infringements_(infringements) {}

std::vector<std::size_t> ReducingRecords::first(const ReducedDays& reduced, std::size_t most) {
  if (by_country_.empty()) {
    std::map<Country, std::array<std::vector<std::pair<PatentedDays, std::size_t>>, 2>> windows;
    for (std::size_t i = 0; i < infringements_.records.size(); ++i) {
      const InfringementRecord& record = infringements_.records[i];
      if (!record.counts_on) continue;
      windows[ledger_.infringements[i].country]
          .at(record.asks_patent ? 1 : 0)
          .emplace_back(*record.counts_on, i);
    }
    for (const auto& [country, of_country] : windows)
      by_country_[country] = {OpenOnDay(of_country[0]), OpenOnDay(of_country[1])};
  }
  std::vector<std::size_t> records;
  const auto& of_country = by_country_.at(reduced.country);
  of_country[0].add_first(reduced.from, most, records);
  if (patents_.in_force(reduced.country, reduced.from))
    of_country[1].add_first(reduced.from, most, records);
  std::sort(records.begin(), records.end());
  if (records.size() > most) records.resize(most);
  return records;
}

}  // namespace jm216
