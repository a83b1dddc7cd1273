#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/report/report.hpp"

namespace jm216::engine {

/// The totals with one reading the other way round.
struct Alternative {
  std::string reading;  // its name
  Totals totals;
  Date term_ends;
};

/// As the worker writes it (engine.cpp): the name, six totals in the order of the report, of which a
/// total that cannot be known is empty, and the TERM's end, each on a line. Nothing without the last.
std::optional<Alternative> alternative_from(std::string_view text);

}  // namespace jm216::engine
