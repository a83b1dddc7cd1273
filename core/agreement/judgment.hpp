#pragma once
// What the agreement leaves to judgment, and so no program can compute (rules, "Left to judgment").
#include <array>
#include <string_view>

namespace jm216 {

struct LeftToJudgment {
  std::string_view clause;
  std::string_view why;
};

const std::array<LeftToJudgment, 28>& left_to_judgment();

}  // namespace jm216
