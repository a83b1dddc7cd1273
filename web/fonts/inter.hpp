#pragma once

#include <cstddef>

namespace jm216::fonts {

/// One weight of the page's typeface as TrueType, cut out of Inter by subset_inter.py.
struct Face {
  const unsigned char* data;
  std::size_t size;
};

extern const Face regular;   // 450
extern const Face medium;    // 550
extern const Face semibold;  // 620

}  // namespace jm216::fonts
