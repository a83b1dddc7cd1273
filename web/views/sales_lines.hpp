#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/lines/lines_selection.hpp"
#include "web/views/actions.hpp"

// The sales lines as the page knows them: the worker has all, the page those on the screen and a few
// around them.

namespace jm216::views {

struct SalesLines {
  LineQuery query;  // as the person wishes

  // The worker's last word, while it is not `fresh` of the report before.
  bool is_there = false;
  bool is_fresh = false;
  std::string replied;  // the query
  std::uint64_t count = 0;
  LineTotals totals;

  std::optional<LinesWish> asked;  // that the worker has yet to answer

  void take(LinePage page);
  /// Another report is on the screen; what is shown of the last one stays until its lines are there.
  void report_changed();
  /// The line, or null where it is not here.
  const LineRow* find(std::uint64_t row) const;
  /// The line of that pointer, or null where it is not here.
  const LineRow* of_pointer(std::string_view pointer) const;
  /// What is to be asked of the worker for these rows, unless they are here or asked for.
  std::optional<LinesWish> want(std::uint64_t first, std::uint64_t last);

 private:
  std::map<std::uint64_t, std::vector<LineRow>> parts_;  // by number
};

}  // namespace jm216::views
