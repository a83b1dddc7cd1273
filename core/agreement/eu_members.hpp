#pragma once
// Which states were members of the European Union on a day (I.16, IV.3, IV.5).
#include <string_view>

#include "core/basics/calendar.hpp"

namespace jm216 {

bool is_eu_member(std::string_view country, Date day);

}  // namespace jm216
