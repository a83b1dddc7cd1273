#pragma once

#include "core/report/report.hpp"
#include "web/views/words.hpp"

// How many things behind an entry of the navigation need attention. Empty where none does.

namespace jm216::views::attention {

Word none(const Report& report, const Readings& chosen);
Word sales(const Report& report, const Readings& chosen);
Word obligations(const Report& report, const Readings& chosen);
Word statements(const Report& report, const Readings& chosen);
Word milestones(const Report& report, const Readings& chosen);
Word rights(const Report& report, const Readings& chosen);
Word deadlines(const Report& report, const Readings& chosen);
Word readings(const Report& report, const Readings& chosen);
Word findings(const Report& report, const Readings& chosen);

}  // namespace jm216::views::attention
