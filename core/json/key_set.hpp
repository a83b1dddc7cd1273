#pragma once
// The names of one object that the format does not know, to tell when one comes twice.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/basics/index_table.hpp"

namespace jm216 {

class KeySet {
 public:
  enum class Added : std::uint8_t { fresh, again, full };
  // `full` once the names take more than eight megabytes, which no honest file does.
  Added add(std::string_view name);
  void clear();

 private:
  [[nodiscard]] std::string_view name(std::uint32_t number) const;

  std::vector<char> text_;
  std::vector<std::uint32_t> ends_;
  IndexTable numbers_;  // only where there are many
};

}  // namespace jm216
