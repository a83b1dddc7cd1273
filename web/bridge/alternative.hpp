#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.hpp"

namespace jm216::engine {

/// The totals with a reading, or two, otherwise.
struct Alternative {
  std::string change;  // which (change_of())
  Totals totals;
  Date term_ends;
  std::string
      others;  // what of the report's other figures differs, in words; empty where none does
};

/// "several_infringers=highest".
std::string change_of(const ReadingInfo& reading, std::size_t value);
/// Both: "free_supply=fair-market-price&chain_sales=literal".
std::string both(const std::string& one, const std::string& other);
/// The reading with which this one goes, otherwise than it is; empty where there is none.
std::string partner_of(const ReadingInfo& reading, const Readings& now);
/// Everything the view of readings wishes to know, in the order in which it is asked for.
std::vector<std::string> changes_to_price(const Readings& now);

/// As the worker writes it (engine.cpp): the change, six totals in the order of the report, of which
/// a total that cannot be known is empty, the TERM's end and the other figures' words, each on a line.
/// Nothing without the TERM's end.
std::optional<Alternative> alternative_from(std::string_view text);

}  // namespace jm216::engine
