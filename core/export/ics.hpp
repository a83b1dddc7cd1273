#pragma once
// The deadlines as a calendar (RFC 5545): one all-day event each, told apart by what it is a
// deadline of, so that a calendar that is imported again moves its entries and doubles none.
#include <vector>

#include "core/export/csv.hpp"

namespace jm216 {

// How many days ahead an entry that lies ahead is called to mind.
inline const std::vector<int> usual_reminders = {30, 7};

void write_ics(const Report& report, const Ledger& ledger, const std::vector<int>& reminders,
               const TextOutput& out);

}  // namespace jm216
