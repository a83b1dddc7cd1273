#pragma once
#include <string_view>

namespace jm216 {

/// As project() in CMakeLists.txt has it, and nothing else.
inline constexpr std::string_view version = JM216_VERSION;

}  // namespace jm216
