#include "web/ui/chart.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "web/ui/format.hpp"

namespace jm216::ui {
namespace {

constexpr float plot_height = 150;
constexpr float mark_height = 15;  // of a question mark on a bar

/// A round step that cuts `highest` into about four.
double step_of(double highest) {
  const double rough = std::max(highest / 4, 1e-9);
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

std::string axis_label(double value) {
  const auto whole = static_cast<long long>(std::llround(value));
  if (std::abs(value - static_cast<double>(whole)) < 1e-9) return grouped(std::to_string(whole));
  std::string text = std::to_string(value);
  while (text.back() == '0') text.pop_back();
  return grouped(text);
}

ImU32 series_colour(std::size_t index) {
  const Palette& colours = palette();
  constexpr std::size_t known = sizeof colours.series / sizeof *colours.series;
  return index < known ? colours.series[index] : colours.secondary;
}

/// Lines over a series' colour, so that nobody needs the colour. The first has none.
void pattern(const Rect& rect, std::size_t index, float opacity) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImU32 ink = faded(palette().ink, opacity);
  const float reach = rect.height + rect.width;
  constexpr float pitch = 5;
  draw.PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
  const bool rising = index == 1 || index == 4;
  const bool falling = index == 3 || index == 4;
  const auto lines = static_cast<int>(reach / pitch) + 1;
  for (int i = 0; i < lines; ++i) {
    const float at = static_cast<float>(i) * pitch;
    if (rising) draw.AddLine({rect.x + at, rect.y}, {rect.x + at - reach, rect.y + reach}, ink);
    if (falling) {
      draw.AddLine({rect.right() - at, rect.y}, {rect.right() - at + reach, rect.y + reach}, ink);
    }
    const float y = rect.bottom() - at;
    if (index == 2 && y > rect.y) draw.AddLine({rect.x, y}, {rect.right(), y}, ink);
    const float x = rect.x + at;
    if (index == 5 && x < rect.right()) draw.AddLine({x, rect.y}, {x, rect.bottom()}, ink);
  }
  draw.PopClipRect();
}

/// A part of a bar, or of the legend.
void draw_series(const Rect& rect, std::size_t index, float opacity) {
  fill(rect, faded(series_colour(index), opacity), 1);
  pattern(rect, index, 0.45f * opacity);
  outline(rect, palette().edge, 1);
}

void broken_line(ImVec2 from, ImVec2 to, ImU32 colour) {
  constexpr float dash = 4, period = 7;
  const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);  // it is upright or level
  const ImVec2 step{(to.x - from.x) / length, (to.y - from.y) / length};
  const auto dashes = static_cast<int>(std::ceil(length / period));
  for (int i = 0; i < dashes; ++i) {
    const float begin = static_cast<float>(i) * period;
    const float end = std::min(length, begin + dash);
    ImGui::GetWindowDrawList()->AddLine({from.x + step.x * begin, from.y + step.y * begin},
                                        {from.x + step.x * end, from.y + step.y * end}, colour,
                                        1.5f);
  }
}

void broken_outline(const Rect& rect, ImU32 colour) {
  const ImVec2 corners[] = {{rect.x, rect.bottom()},
                            {rect.x, rect.y},
                            {rect.right(), rect.y},
                            {rect.right(), rect.bottom()},
                            {rect.x, rect.bottom()}};
  for (int i = 0; i < 4; ++i) {
    if (rect.width > 0 && rect.height > 0) broken_line(corners[i], corners[i + 1], colour);
  }
}

/// What stands on a bar of which a part is not known.
void draw_mark(const Rect& rect) {
  broken_outline(rect, palette().ink);
  if (rect.width >= 9)
    text_centred(type().caption, rect.centre(), rect.middle(), palette().ink, "?");
}

constexpr float pale = 0.55f;

void legend(Flow& flow, const BarChart& chart) {
  float x = flow.x;
  const float top = flow.y + 8;
  flow.y = top;
  const auto entry = [&](const std::string& words, auto draw) {
    const float width = 18 + text_width(type().small, words) + 18;
    if (x + width > flow.x + flow.width + 18 && x > flow.x) {
      x = flow.x;
      flow.y += 22;
    }
    const Rect sample{x, flow.y + 3, 13, 13};
    draw(sample);
    text(type().small, x + 18, flow.y + 10, palette().secondary, words);
    x += width;
  };
  if (chart.series.size() > 1) {
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      entry(chart.series[i], [i](const Rect& sample) { draw_series(sample, i, 1); });
    }
  }
  const auto any = [&chart](Bar::Look look) {
    return std::any_of(chart.bars.begin(), chart.bars.end(),
                       [look](const Bar& bar) { return bar.look == look; });
  };
  if (any(Bar::Look::quiet)) {
    entry(chart.quiet, [](const Rect& sample) {
      fill(sample, faded(series_colour(0), pale));
      broken_outline(sample.inset(0.75f, 0.75f), palette().ink);
    });
  }
  if (any(Bar::Look::open)) {
    entry(chart.open, [](const Rect& sample) {
      const mirror::Quiet quiet;
      draw_mark(sample.inset(0.75f, 0.75f));
    });
  }
  if (x > flow.x) flow.y += 20;
  if (x == flow.x) flow.y = top - 8;
}

/// Bars, axis and labels; the mirror gets a button for each bar.
std::optional<std::size_t> draw_bars(Flow& flow, const BarChart& chart) {
  const mirror::Group group(
      "bars", {.role = mirror::Role::group, .name = chart.name, .state = mirror::state::one_stop},
      {flow.x, flow.y, flow.width, plot_height + 32});
  const mirror::Quiet quiet;
  const Palette& colours = palette();
  double highest = 0, lowest = 0;
  for (const Bar& bar : chart.bars) {
    double up = 0, down = 0;
    for (const double part : bar.parts) (part > 0 ? up : down) += part;
    highest = std::max(highest, up);
    lowest = std::min(lowest, down);
  }
  // Room for the marks on top.
  const bool marked = std::any_of(chart.bars.begin(), chart.bars.end(),
                                  [](const Bar& bar) { return bar.look == Bar::Look::open; });
  if (marked) highest += (highest - lowest) * static_cast<double>(mark_height / plot_height);
  const double step = step_of(highest - lowest);
  const double top = std::max(step, std::ceil(highest / step - 1e-9) * step);
  const double bottom = std::floor(lowest / step + 1e-9) * step;
  const Rect plot = flow.take(plot_height + 10, 0).inset(0, 5);
  const auto height_of = [&](double value) {
    return plot.bottom() - static_cast<float>((value - bottom) / (top - bottom)) * plot.height;
  };
  const auto steps = std::lround((top - bottom) / step);
  const auto value_of = [&](long i) { return bottom + static_cast<double>(i) * step; };
  float widest_value = 0;
  for (long i = 0; i <= steps; ++i) {
    widest_value = std::max(widest_value, text_width(type().caption, axis_label(value_of(i))));
  }
  const float axis_width = widest_value + 8;
  note_place("axis", {plot.x, plot.y, widest_value, plot.height});
  for (long i = 0; i <= steps; ++i) {
    const float y = height_of(value_of(i));
    horizontal(plot.x + axis_width, plot.right(), y, colours.line);
    text_right(type().caption, plot.x + widest_value, y, colours.secondary,
               axis_label(value_of(i)));
  }

  const float left = plot.x + axis_width + 4;
  const float pitch =
      (plot.right() - left) / static_cast<float>(std::max<std::size_t>(chart.bars.size(), 1));
  const float width = std::clamp(pitch * 0.58f, 2.0f, 44.0f);
  float widest_label = 0;
  for (const Bar& bar : chart.bars) {
    widest_label = std::max(widest_label, text_width(type().caption, bar.label));
  }
  const auto every = std::max(1L, std::lround(std::ceil((widest_label + 10) / pitch)));
  const long always = static_cast<long>(chart.chosen.value_or(chart.bars.size() - 1));
  std::optional<std::size_t> pressed;
  ImGui::PushID("bars");
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const Bar& bar = chart.bars[i];
    const float centre = left + pitch * (static_cast<float>(i) + 0.5f);
    const Rect column{centre - pitch / 2, plot.y, pitch, plot.height + 24};
    const bool is_chosen = chart.chosen == i;
    const Interaction state =
        item(std::to_string(i), column,
             {.name = bar.hint, .state = is_chosen ? mirror::state::down : mirror::state::up});
    if (state.pressed) pressed = i;
    if (chart.chosen == i) {
      fill(column.inset(1, -2), colours.selection, 4);
    } else if (state.hovered) {
      fill(column.inset(1, -2), colours.hover, 4);
    }
    double up = 0, down = 0;
    for (std::size_t part = 0; part < bar.parts.size(); ++part) {
      const double value = bar.parts[part];
      if (value == 0) continue;
      double& from = value > 0 ? up : down;
      const float y0 = height_of(from + value), y1 = height_of(from);
      from += value;
      draw_series({centre - width / 2, std::min(y0, y1), width, std::max(1.0f, std::abs(y1 - y0))},
                  part, bar.look == Bar::Look::quiet ? pale : 1);
    }
    const Rect all{centre - width / 2, height_of(up), width, height_of(down) - height_of(up)};
    if (bar.look == Bar::Look::quiet) broken_outline(all.inset(0.75f, 0), colours.ink);
    if (bar.look == Bar::Look::open)
      draw_mark(Rect{all.x, all.y - mark_height, width, mark_height}.inset(0.75f, 0));
    // Labels that would touch are left out, but not the chosen bar's or else the newest.
    if ((always - static_cast<long>(i)) % every == 0) {
      const float half = text_width(type().caption, bar.label) / 2;
      text_centred(type().caption, std::clamp(centre, plot.x + half, plot.right() - half),
                   plot.bottom() + 14, chart.chosen == i ? colours.brand : colours.secondary,
                   bar.label);
    }
    focus_ring(column, state, 4);
    hint(state, bar.hint);
  }
  ImGui::PopID();
  horizontal(plot.x + axis_width, plot.right(), height_of(0), colours.secondary);
  flow.y += 22;
  return pressed;
}

}  // namespace

std::optional<std::size_t> bar_chart(Flow& flow, const BarChart& chart) {
  const auto pressed = draw_bars(flow, chart);
  legend(flow, chart);
  return pressed;
}

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
