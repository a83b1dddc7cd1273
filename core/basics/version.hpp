#pragma once
#include <string_view>

namespace jm216 {

inline constexpr std::string_view version = "0.1.0";

}  // namespace jm216
