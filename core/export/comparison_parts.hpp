#pragma once
// What the forms of the reconciliation schedule share.
#include <optional>
#include <string>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/statements.hpp"
#include "core/export/csv.hpp"

namespace jm216 {

// How the schedule came about, and what it cannot say; a sentence each.
std::vector<std::string> remarks_of(const Comparison& all);

// The schedules as documents (comparison_html.cpp).
void write_html(const Comparison& all, const TextOutput& out);
void write_html(const StatementsCompared& all, const TextOutput& out);

}  // namespace jm216
