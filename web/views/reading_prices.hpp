#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/report/report.hpp"
#include "web/bridge/alternative.hpp"

namespace jm216::views {

using Alternatives = std::map<std::string, engine::Alternative>;

/// What a choice is worth to one party: what it would be owed more, or owe less, with interest.
struct Worth {
  Usd dollars;
  std::string choice;  // "any", or "any with ..."
};

/// What another choice of a reading would do to the report, before it is chosen.
struct ReadingPrice {
  bool is_complete = true;         // every other choice has been worked out
  bool moves = false;              // one of those that have been moves a figure
  std::vector<std::string> lines;  // what each does, in words
  Worth licensor, licensee;        // the choice worth most to each

  [[nodiscard]] const Usd& most() const { return std::max(licensor.dollars, licensee.dollars); }
};
ReadingPrice price_of(const ReadingInfo& reading, const Report& report,
                      const Alternatives& alternatives);

/// "Worth US$ 17,696.07 to the LICENSOR"; empty where no dollars move.
std::string worth_words(const ReadingPrice& price);

/// "The default favours the LICENSOR."
std::string_view favour_words(Favours favours);

}  // namespace jm216::views
