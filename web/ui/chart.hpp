#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/ui/boxes.hpp"

// Stacked bars and time lines. Heights and places are for the eye, so they may be floating-point;
// every figure is given as text by the caller, exact. Series are told apart by colour and by pattern.

namespace jm216::ui {

struct Bar {
  enum class Look {
    plain,
    quiet,  // not final yet: pale, within a broken line
    open    // a part of it cannot be known: a question mark on top, within a broken line
  };
  std::string label;          // below it, where there is room
  std::vector<double> parts;  // from the bottom up, one for each series
  Look look = Look::plain;
  std::string hint;  // beside the pointer
};

struct BarChart {
  std::string name;                 // of the whole
  std::vector<std::string> series;  // names of the parts, for the legend
  std::string quiet{}, open{};      // what bars of these looks are, for the legend
  std::vector<Bar> bars;
  std::optional<std::size_t> chosen{};
};

/// Returns the bar that was pressed.
std::optional<std::size_t> bar_chart(Flow& flow, const BarChart& chart);

/// Maps days to places along a line.
class TimeScale {
 public:
  TimeScale(Date from, Date to, float left, float right);
  float at(Date day) const;
  Date from() const { return from_; }
  Date to() const { return to_; }

 private:
  Date from_, to_;
  float left_, right_;
};

/// Years below the line at `y`, as many as fit.
void years(const TimeScale& scale, float y, float top);

struct TimeMark {
  enum class Shape { diamond, dot };
  Date day;
  std::string label;
  std::string hint;
  Shape shape = Shape::dot;
  Tone tone = Tone::brand;
  bool open = false;  // outlined: not reached
  std::string why{};  // the id of its explanation
};
/// Marks on a line with their labels above, moved up a row where they would touch.
void marks(const TimeScale& scale, float y, const std::vector<TimeMark>& marks,
           Selection& selection);

/// The upright line of the day the report looks from.
void today(const TimeScale& scale, Date day, float top, float bottom, bool labelled);

}  // namespace jm216::ui
