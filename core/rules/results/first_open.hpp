#pragma once
// Records that hold for a time, of which on each day the first one open counts.
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/basics/calendar.hpp"

namespace jm216 {

struct Window {  // from and to are inside
  Date from;
  Date to;
  std::size_t record = 0;
};

class FirstOpen {
 public:
  FirstOpen() = default;
  // What comes first in the list comes first.
  explicit FirstOpen(const std::vector<Window>& windows);

  // The record of the first window that is open on a day.
  [[nodiscard]] std::optional<std::size_t> on(Date day) const;

 private:
  std::vector<std::pair<Date, std::optional<std::size_t>>> from_;  // until the next
};

}  // namespace jm216
