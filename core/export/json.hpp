#pragma once
// The report as `jm216-report/1`: keys in the documented order, two-space indentation, a newline at
// the end.
#include <string>

#include "core/report/report.hpp"

namespace jm216 {

std::string to_json(const Report& report);

}  // namespace jm216
