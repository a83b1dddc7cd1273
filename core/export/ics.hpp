#pragma once
// The deadlines as a calendar (RFC 5545): one all-day event each, told apart by id.
#include "core/export/csv.hpp"

namespace jm216 {

void write_ics(const Report& report, const TextOutput& out);

}  // namespace jm216
