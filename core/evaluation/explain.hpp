#pragma once
// Why a figure is what it is, by its id: an obligation's, "term", "licence", "row:<quarter>:<n>",
// "quarter:<quarter>", "interest:<obligation>", "milestone:<n>", "right:<id>", "deadline:<id>",
// "statement:<quarter>", "total:<name>", "line:<pointer>".
#include <optional>
#include <string_view>

#include "core/evaluation/evaluate.hpp"

namespace jm216 {

// The explanation of one id of an evaluation of this ledger; lines are explained only when asked.
// Nothing for an id that stands for nothing in the report.
std::optional<Explanation> explain(const Ledger& ledger, const Evaluation& evaluation,
                                   std::string_view id);

}  // namespace jm216
