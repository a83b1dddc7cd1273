#pragma once

#include <string>
#include <vector>

#include "web/views/words.hpp"

// What of an answer matters before its figures do: that the licence is over or ending, that the terms
// are amended, what either side may do to the other.

namespace jm216::views {

struct Standing {
  ui::Tone tone;
  std::string clause;
  std::string heading;
  std::string words;
  std::string why;  // the id of its explanation
};

/// The gravest first. Nothing of a licence in force, as signed, of which nobody holds more than the
/// agreement gives at any time.
std::vector<Standing> standing_of(const Report& report);

/// The amendment in force that sets the TERM's end, or null.
const AmendmentReport* term_amended_by(const Report& report);
/// Why the TERM ends when it does: "patent US 5244880", "amended by “Second amendment”".
std::string term_reason(const Report& report);
/// The clause that sets it: "I.16", or "XIV.2".
std::string_view term_clause(const Report& report);

}  // namespace jm216::views
