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
  constexpr std::size_t count = sizeof colours.series / sizeof *colours.series;
  return index < count ? colours.series[index] : colours.secondary;
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

/// What heights stand for: from `bottom` to `top` in whole steps.
struct Axis {
  Rect plot;
  double bottom, top, step;
  float left = 0;  // where the bars begin: right of its labels

  [[nodiscard]] float height_of(double value) const {
    return plot.bottom() - static_cast<float>((value - bottom) / (top - bottom)) * plot.height;
  }
};

Axis axis_of(const BarChart& chart, const Rect& plot) {
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
  return {plot, std::floor(lowest / step + 1e-9) * step, top, step};
}

/// Level lines and their labels.
void draw_axis(Axis& axis) {
  const Palette& colours = palette();
  const Rect& plot = axis.plot;
  const auto steps = std::lround((axis.top - axis.bottom) / axis.step);
  const auto value_of = [&](long i) { return axis.bottom + static_cast<double>(i) * axis.step; };
  float widest = 0;
  for (long i = 0; i <= steps; ++i) {
    widest = std::max(widest, text_width(type().caption, axis_label(value_of(i))));
  }
  axis.left = plot.x + (widest + 8);
  note_place("axis", {plot.x, plot.y, widest, plot.height});
  for (long i = 0; i <= steps; ++i) {
    const float y = axis.height_of(value_of(i));
    horizontal(axis.left, plot.right(), y, colours.line);
    text_right(type().caption, plot.x + widest, y, colours.secondary, axis_label(value_of(i)));
  }
}

/// The parts of a bar, and how far they are known.
void draw_bar(const Axis& axis, const Bar& bar, float x, float width) {
  const bool is_quiet = bar.look == Bar::Look::quiet;
  double up = 0, down = 0;
  for (std::size_t part = 0; part < bar.parts.size(); ++part) {
    const double value = bar.parts[part];
    if (value == 0) continue;
    double& from = value > 0 ? up : down;
    const float y0 = axis.height_of(from + value), y1 = axis.height_of(from);
    from += value;
    draw_series({x, std::min(y0, y1), width, std::max(1.0f, std::abs(y1 - y0))}, part,
                is_quiet ? pale : 1);
  }
  const float top = axis.height_of(up);
  const Rect all{x, top, width, axis.height_of(down) - top};
  if (is_quiet) broken_outline(all.inset(0.75f, 0), palette().ink);
  if (bar.look == Bar::Look::open) {
    draw_mark(Rect{all.x, all.y - mark_height, width, mark_height}.inset(0.75f, 0));
  }
}

/// Of so many bars one has a label: labels that would touch are left out.
long labelled_every(const BarChart& chart, float pitch) {
  float widest = 0;
  for (const Bar& bar : chart.bars) {
    widest = std::max(widest, text_width(type().caption, bar.label));
  }
  return std::max(1L, std::lround(std::ceil((widest + 10) / pitch)));
}

/// Bars, axis and labels; the mirror gets a button for each bar.
std::optional<std::size_t> draw_bars(Flow& flow, const BarChart& chart) {
  const mirror::Group group(
      "bars", {.role = mirror::Role::group, .name = chart.name, .state = mirror::state::one_stop},
      {flow.x, flow.y, flow.width, plot_height + 32});
  const mirror::Quiet quiet;
  const Palette& colours = palette();
  const Rect plot = flow.take(plot_height + 10, 0).inset(0, 5);
  Axis axis = axis_of(chart, plot);
  draw_axis(axis);

  const float left = axis.left + 4;
  const float pitch =
      (plot.right() - left) / static_cast<float>(std::max<std::size_t>(chart.bars.size(), 1));
  const float width = std::clamp(pitch * 0.58f, 2.0f, 44.0f);
  const long every = labelled_every(chart, pitch);
  // But not the chosen bar's or else the newest.
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
    if (is_chosen) {
      fill(column.inset(1, -2), colours.selection, 4);
    } else if (state.hovered) {
      fill(column.inset(1, -2), colours.hover, 4);
    }
    draw_bar(axis, bar, centre - width / 2, width);
    if ((always - static_cast<long>(i)) % every == 0) {
      const float half = text_width(type().caption, bar.label) / 2;
      text_centred(type().caption, std::clamp(centre, plot.x + half, plot.right() - half),
                   plot.bottom() + 14, is_chosen ? colours.brand : colours.secondary, bar.label);
    }
    focus_ring(column, state, 4);
    hint(state, bar.hint);
  }
  ImGui::PopID();
  horizontal(axis.left, plot.right(), axis.height_of(0), colours.secondary);
  flow.y += 22;
  return pressed;
}

}  // namespace

std::optional<std::size_t> bar_chart(Flow& flow, const BarChart& chart) {
  const auto pressed = draw_bars(flow, chart);
  legend(flow, chart);
  return pressed;
}

}  // namespace jm216::ui
