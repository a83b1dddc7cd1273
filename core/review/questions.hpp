#pragma once
// What an inspector of the books would ask (V.7): gaps and oddities that no sale explains. They are
// findings of severity `question`, change no figure, and stand in an answer only where a review is
// wanted.
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// Of the lines known on the report's day, by code and place. Time is that of sorting them.
std::vector<Finding> questions_of(const Ledger& ledger, const Report& report);
// Puts them behind all findings of the report, for they are the least of them.
void add_questions(const Ledger& ledger, Report& report);

}  // namespace jm216
