#include <imgui_internal.h>

#include <algorithm>

#include "web/ui/chart.hpp"
#include "web/ui/format.hpp"

namespace jm216::ui {

TimeScale::TimeScale(Date from, Date to, float left, float right)
    : from_(from), to_(to), left_(left), right_(right) {}

float TimeScale::at(Date day) const {
  const auto part = static_cast<float>((day - from_).count()) /
                    static_cast<float>(std::max(1, static_cast<int>((to_ - from_).count())));
  return left_ + (right_ - left_) * part;
}

void years(const TimeScale& scale, float y, float top) {
  const auto year_of = [](Date day) { return static_cast<int>(date::year_month_day{day}.year()); };
  const int first = year_of(scale.from()), last = year_of(scale.to());
  const float a_year = scale.at(make_date(first + 1, 1, 1)) - scale.at(make_date(first, 1, 1));
  int every = 1;
  for (const int candidate : {1, 2, 5, 10, 20, 50}) {
    every = candidate;
    if (a_year * static_cast<float>(candidate) >= 52) break;
  }
  const mirror::Quiet quiet;
  for (int year = first; year <= last; ++year) {
    const Date day = make_date(year, 1, 1);
    if (day < scale.from() || year % every != 0) continue;
    const float x = scale.at(day);
    vertical(x, top, y - 8, palette().line);
    text_centred(type().caption, x, y, palette().secondary, std::to_string(year));
  }
}

void marks(const TimeScale& scale, float y, const std::vector<TimeMark>& all,
           Selection& selection) {
  const Palette& colours = palette();
  constexpr float row = 16;
  float ends[4] = {-1e9f, -1e9f, -1e9f, -1e9f};
  const mirror::Group group(
      "marks", {.role = mirror::Role::group, .name = "Time line", .state = mirror::state::one_stop},
      {scale.at(scale.from()), y - 66, scale.at(scale.to()) - scale.at(scale.from()), 78});
  ImGui::PushID("marks");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const TimeMark& mark = all[i];
    const float x = scale.at(mark.day);
    if (mark.shape == TimeMark::Shape::diamond) {
      diamond(x, y, 6, ink_of(mark.tone), !mark.open);
    } else {
      ImGui::GetWindowDrawList()->AddCircleFilled({x, y}, 4.5f, ink_of(mark.tone));
      if (mark.open) ImGui::GetWindowDrawList()->AddCircleFilled({x, y}, 3, colours.panel);
    }
    const float half = text_width(type().caption, mark.label) / 2;
    const float centre = std::clamp(x, scale.at(scale.from()) + half, scale.at(scale.to()) - half);
    std::size_t level = 0;
    while (level < 3 && centre - half < ends[level] + 8) ++level;
    ends[level] = centre + half;
    const float middle = y - 18 - row * static_cast<float>(level);
    const Rect label{centre - half - 3, middle - 8, 2 * half + 6, row};
    fill(label, colours.panel);  // the line of the as-of date ends at it
    const Figure what{"mark:" + mark.label, to_string(mark.day), mark.why, mark.label, mark.hint};
    const Interaction state = figure(what, label, selection);
    text_centred(type().caption, centre, middle, colours.ink, mark.label);
    underline(state, what, centre - half, centre + half, middle, type().caption);
    hint(state, mark.hint);
    // The mark itself does the same, and is large enough for a finger.
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
    const Interaction on_mark =
        item(std::to_string(i), {x - 12, y - 12, 24, 24}, {.role = mirror::Role::part});
    ImGui::PopItemFlag();
    hint(on_mark, mark.hint);
    if (on_mark.pressed) select(what, selection);
  }
  ImGui::PopID();
}

void today(const TimeScale& scale, Date when, float top, float bottom, bool labelled) {
  if (when < scale.from() || when > scale.to()) return;
  const float x = scale.at(when);
  fill({x - 1, top, 2, bottom - top}, palette().ink);
  if (!labelled) return;
  const std::string label = day(when);
  const mirror::Quiet quiet;  // the report's day stands in the header
  const float width = text_width(type().small_bold, label);
  const bool left = x + 8 + width > scale.at(scale.to());
  const Rect place{left ? x - 8 - width : x + 8, bottom - 14, width, 16};
  fill(place.inset(-2, 0), palette().panel);
  text(type().small_bold, place.x, place.middle(), palette().ink, label);
}

}  // namespace jm216::ui
