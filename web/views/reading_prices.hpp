#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/report/report.hpp"
#include "web/bridge/alternative.hpp"

namespace jm216::views {

using Alternatives = std::map<std::string, engine::Alternative>;

/// What another choice of a reading would do to the report, before it is chosen.
struct ReadingPrice {
  bool known = true;               // every other choice has been worked out
  bool moves = false;              // one of those that have been moves a figure
  std::vector<std::string> lines;  // what each does, in words
};
ReadingPrice price_of(const ReadingInfo& reading, const Report& report,
                      const Alternatives& alternatives);

/// "The default favours the LICENSOR."
std::string_view favour_words(Favours favours);

}  // namespace jm216::views
