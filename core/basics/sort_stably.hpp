#pragma once
// std::stable_sort for lists of a few thousand things of any type by one sort for all: made anew
// for a dozen types, its code would be a tenth of what a page downloads of the rules.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace jm216 {

// In which order so many things stand, by their numbers; equal ones as they come.
std::vector<std::uint32_t> stable_order(std::size_t count, const void* context,
                                        bool (*less)(const void* context, std::uint32_t a,
                                                     std::uint32_t b));

template <class T, class Less>
void sort_stably(std::vector<T>& list, const Less& less) {
  struct Context {
    const std::vector<T>& list;
    const Less& less;
  };
  const Context context{list, less};
  const std::vector<std::uint32_t> order =
      stable_order(list.size(), &context, [](const void* of, std::uint32_t a, std::uint32_t b) {
        const auto& [things, precedes] = *static_cast<const Context*>(of);
        return static_cast<bool>(precedes(things[a], things[b]));
      });
  std::vector<T> sorted;
  sorted.reserve(list.size());
  for (const std::uint32_t number : order) sorted.push_back(std::move(list[number]));
  list = std::move(sorted);
}

}  // namespace jm216
