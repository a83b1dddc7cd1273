#pragma once
// The views of the page, as links and scripts name them, in the page's order.
#include <algorithm>
#include <array>
#include <string_view>

namespace jm216 {

inline constexpr std::array<std::string_view, 13> view_names{
    "overview", "sales",     "royalties", "obligations", "statements", "term", "milestones",
    "rights",   "deadlines", "readings",  "judgment",    "findings",   "facts"};

inline bool is_view(std::string_view name) {
  return std::find(view_names.begin(), view_names.end(), name) != view_names.end();
}

}  // namespace jm216
