#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "core/format/format.hpp"

namespace jm216 {

// Finds names among a shape's fields. Files mostly give the fields of all their records in one
// order: what followed last time is tried first.
class MemberFinder {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  void start(const Shape& shape) {
    shape_ = &shape;
    last_ = 0;
  }
  std::size_t find(std::string_view name) {
    const std::size_t likely = next_[last_];
    if (likely < shape_->count && shape_->fields[likely].name == name) {
      last_ = likely + 1;
      return likely;
    }
    return search(name);
  }

 private:
  std::size_t search(std::string_view name);

  const Shape* shape_ = nullptr;
  std::size_t last_ = 0;        // the field found last, plus one
  std::uint8_t next_[33] = {};  // the field that followed it
};

}  // namespace jm216
