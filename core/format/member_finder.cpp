#include "core/format/member_finder.hpp"

namespace jm216 {

std::size_t MemberFinder::search(std::string_view name) {
  for (std::size_t i = 0; i < shape_->count; ++i) {
    if (shape_->fields[i].name != name) continue;
    next_[last_] = static_cast<std::uint8_t>(i);
    last_ = i + 1;
    return i;
  }
  return none;
}

}  // namespace jm216
