#include "web/ui/long_list.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace jm216::ui {

namespace {

ImVec4 clip() {
  return ImGui::GetWindowDrawList()->_CmdHeader.ClipRect;
}

}  // namespace

LinesSeen lines_seen(float top, float height, std::size_t count) {
  const auto line_at = [&](float y) {
    const float line = std::floor((y - top) / height);
    return static_cast<std::size_t>(std::clamp(line, 0.0f, static_cast<float>(count)));
  };
  constexpr std::size_t beyond = 2;
  const std::size_t first = line_at(clip().y);
  return {first - std::min(beyond, first), std::min(count, line_at(clip().w) + 1 + beyond)};
}

void LongList::draw(Flow& flow, std::size_t count, const std::function<float(std::size_t)>& height,
                    const std::function<void(Flow&, std::size_t)>& item) {
  if (count == 0) return;
  if (width_ != flow.width || text_size_ != type().body.size || ends_.size() != count) {
    width_ = flow.width;
    text_size_ = type().body.size;
    ends_.clear();
    float end = 0;
    for (std::size_t i = 0; i < count; ++i) ends_.push_back(end += height(i));
  }
  const auto place = [&](float y) {
    const auto found = std::upper_bound(ends_.begin(), ends_.end(), y - flow.y);
    return static_cast<std::size_t>(found - ends_.begin());
  };
  // So many that a short list is all there for those who do not see it.
  constexpr std::size_t beyond = 20;
  const std::size_t seen = place(clip().y);
  const std::size_t last = std::min(count, place(clip().w) + 1 + beyond);
  for (std::size_t i = seen - std::min(beyond, seen); i < last; ++i) {
    const float start = i == 0 ? 0 : ends_[i - 1];
    Flow at{flow.x, flow.width, flow.y + start};
    const mirror::Group group("item " + std::to_string(i), {.role = mirror::Role::plain},
                              {at.x, at.y, at.width, ends_[i] - start});
    ImGui::PushID(static_cast<int>(i));
    item(at, i);
    ImGui::PopID();
  }
  flow.y += ends_.back();
}

}  // namespace jm216::ui
