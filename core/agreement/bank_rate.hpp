#pragma once
// The base rate that serves where the ledger gives none (XVI): Lloyds Bank's base rate follows the
// Bank of England's Bank Rate, of which a public history exists; of Lloyds' own there is none.
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/money.hpp"

namespace jm216 {

struct PublishedRate {
  Date from;  // in force from this day on
  Percent percent;
};

// Ascending by day.
const std::vector<PublishedRate>& bank_rate();

// Up to this day the table is complete; a later day takes the last rate, with a note.
inline constexpr Date bank_rate_complete_to = make_date(2026, 9, 25);

}  // namespace jm216
