#pragma once
#include <string>

namespace jm216::test {

// What three sellers report over twelve quarters, ten rows a quarter: no two rows of one day and
// quantity by design, prices that rise by the year, a discount in percent here and freight there.
std::string quarterly_statements();

}  // namespace jm216::test
