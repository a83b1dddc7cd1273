#include "core/rules/results/first_open.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <queue>

namespace jm216 {

FirstOpen::FirstOpen(const std::vector<Window>& windows) {
  std::vector<std::pair<Date, std::size_t>> openings;
  std::vector<Date> days;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (windows[i].from > windows[i].to) continue;
    openings.emplace_back(windows[i].from, i);
    days.push_back(windows[i].from);
    if (windows[i].to != Date::max()) days.push_back(windows[i].to + Days{1});
  }
  std::sort(openings.begin(), openings.end());
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());

  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> open;
  auto next = openings.begin();
  for (const Date day : days) {
    for (; next != openings.end() && next->first == day; ++next) open.push(next->second);
    while (!open.empty() && windows[open.top()].to < day) open.pop();
    std::optional<std::size_t> first;
    if (!open.empty()) first = windows[open.top()].record;
    if (from_.empty() || from_.back().second != first) from_.emplace_back(day, first);
  }
}

std::optional<std::size_t> FirstOpen::on(Date day) const {
  const auto later =
      std::upper_bound(from_.begin(), from_.end(), day,
                       [](Date wanted, const auto& entry) { return wanted < entry.first; });
  return later == from_.begin() ? std::nullopt : std::prev(later)->second;
}

}  // namespace jm216
