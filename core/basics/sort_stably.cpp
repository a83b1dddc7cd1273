#include "core/basics/sort_stably.hpp"

#include <algorithm>
#include <numeric>

namespace jm216 {

std::vector<std::uint32_t> stable_order(std::size_t count, const void* context,
                                        bool (*less)(const void* context, std::uint32_t a,
                                                     std::uint32_t b)) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [context, less](std::uint32_t a, std::uint32_t b) {
    return less(context, a, b);
  });
  return order;
}

}  // namespace jm216
