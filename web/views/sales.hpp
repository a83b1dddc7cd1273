#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/lines/lines_selection.hpp"
#include "web/ui/long_table.hpp"

// The sales lines as the page knows them: the worker has all, the page those on the screen and a few
// around them.

namespace jm216::views {

/// What of the lines is wanted of the worker.
struct LinesWish {
  std::string query;  // to_text()
  std::uint64_t offset = 0;
  std::uint64_t count = 0;

  friend bool operator==(const LinesWish& a, const LinesWish& b) {
    return a.query == b.query && a.offset == b.offset && a.count == b.count;
  }
};

/// Values that lines have, with how many counted lines have each.
using Facet = std::map<std::string, std::uint64_t>;

struct Sales {
  LineQuery query;  // as the person wishes
  ui::LongTablePlace place;
  bool shows_filters = false;  // on a phone, where they are behind a button
  bool all_totals = false;     // also beyond the first few currencies

  // The worker's last word, while it is not `fresh` of the report before.
  bool is_known = false;
  bool is_fresh = false;
  std::string answered;  // the query
  std::uint64_t count = 0;
  LineTotals totals;

  // Of the report, found when first needed.
  struct Facets {
    Facet quarters, countries, sellers, products, currencies, bases, units;
  };
  std::optional<Facets> facets;

  std::optional<LinesWish> wish;   // in this frame
  std::optional<LinesWish> asked;  // that the worker has yet to answer

  void take(LinePage page);
  /// Another report is on the screen; what is shown of the last one stays until its lines are there.
  void report_changed();
  /// The line, or null where it is not here.
  const LineRow* find(std::uint64_t row) const;
  /// Wishes for these rows, unless they are here or asked for.
  void want(std::uint64_t first, std::uint64_t last);

 private:
  std::map<std::uint64_t, std::vector<LineRow>> parts_;  // by number
};

}  // namespace jm216::views
