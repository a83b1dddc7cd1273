#pragma once
// The report as `jm216-report/1`: keys in the documented order, two-space indentation, a newline at
// the end.
#include <string>

#include "core/basics/problem.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"

namespace jm216 {

std::string to_json(const Report& report);

// The same way, `jm216-explanation/1`.
std::string to_json(const Explanation& explanation);

// And `jm216-check/1`: what is wrong with a ledger, or the counts and findings of its report.
std::string to_json(const Problems& problems);
std::string check_to_json(const Report& report);

}  // namespace jm216
