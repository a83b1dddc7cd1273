#pragma once
// The report as `jm216-report/1`: keys in the documented order, two-space indentation, a newline at
// the end.
#include <string>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

std::string to_json(const Report& report);

// The same way, `jm216-explanation/1`.
std::string to_json(const Explanation& explanation);

}  // namespace jm216
