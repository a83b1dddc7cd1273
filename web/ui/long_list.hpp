#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "web/ui/boxes.hpp"

namespace jm216::ui {

/// Which of `count` lines of one height, the first of them at `top`, are on the screen; some more on
/// each side, so that the keyboard finds the next one.
struct LinesSeen {
  std::size_t first, last;  // before `last`
};
LinesSeen lines_seen(float top, float height, std::size_t count);

/// Items of different heights one below the other, of which those on the screen are drawn. It is kept as
/// long as the items are the same, for they are measured once.
class LongList {
 public:
  void draw(Flow& flow, std::size_t count, const std::function<float(std::size_t)>& height,
            const std::function<void(Flow&, std::size_t)>& item);

 private:
  float width_ = 0;
  float text_size_ = 0;
  std::vector<float> ends_;  // of each item, from the list's top
};

}  // namespace jm216::ui
