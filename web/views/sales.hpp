#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "web/ui/long_table.hpp"
#include "web/views/sales_lines.hpp"

// What the view of the sales lines keeps.

namespace jm216::views {

/// Values that lines have, with how many counted lines have each.
using Facet = std::map<std::string, std::uint64_t>;

struct Sales {
  SalesLines lines;
  ui::LongTablePlace place;
  std::optional<std::size_t> goes_to{};  // the line to be brought into sight once it is there
  bool shows_filters = false;            // on a phone, where they are behind a button
  bool all_totals = false;               // also beyond the first few currencies

  // Of the report, found when first needed.
  struct Facets {
    Facet quarters, countries, sellers, products, currencies, bases, units;
  };
  std::optional<Facets> facets;
};

}  // namespace jm216::views
