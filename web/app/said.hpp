#pragma once

#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/report/report.hpp"

// What happened, in a sentence, for those who do not see the figures change.

namespace jm216::said {

std::string loaded(const Report& report);
/// `before` is what the answer was, or null; `changed` what the person changed, or empty.
std::string answered(const Report& report, const Report* before, std::string_view changed);
/// `what`: "Not loaded".
std::string problems(std::string_view what, const Problems& problems);

}  // namespace jm216::said
