#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/ui/controls.hpp"
#include "web/ui/figure.hpp"

// Boxes that hold a view's parts, one below the other.

namespace jm216::ui {

/// Where a view's next part goes.
struct Flow {
  float x;
  float width;
  float y;

  Rect take(float height, float gap = size::gap) {
    const Rect rect{x, y, width, height};
    y += height + gap;
    return rect;
  }
};

/// Words on as many lines as they need, and room below them.
void write(Flow& flow, const TypeStyle& style, ImU32 colour, std::string_view words,
           float below = 0);
/// Small words below a table, a little in from its sides.
void remark(Flow& flow, std::string_view words);

/// A panel as high as what is drawn in it. Draw between construction and end(); y of `inside` must
/// then stand below the last thing drawn.
class Card {
 public:
  explicit Card(Flow& flow, std::string_view title = {}, std::string_view aside = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

  /// Words to choose from beside the title, or below it where there is no room.
  bool segments(std::string_view id, const std::string_view* words, std::size_t count,
                std::size_t& chosen);
  /// The same for whether all is shown, or fewer.
  void fewer_or_all(std::string_view id, std::string_view fewer, bool& all);

  Flow inside;

 private:
  Flow& outside_;
  float top_;
  float title_end_;
  std::string title_;
};

/// A label, a figure, a remark below it and a note beside that or below.
struct KeyFigure {
  std::string label;
  std::string figure;
  std::string remark{};
  Tone tone = Tone::neutral;  // of the remark; any but neutral stands on its wash
  std::string note{};
  std::string plain{};  // what is copied
  std::string why{};    // the id of its explanation
};
/// As many beside each other as fit, as wide as their words ask for; words are never cut.
void key_figures(Flow& flow, const KeyFigure* figures, std::size_t count, Selection& selection);

/// Names and what they are, one a line, the second right-aligned.
struct Fact {
  std::string name;
  std::string value;
  bool strong = false;
  std::string plain{};  // what is copied
  std::string why{};    // the id of its explanation
};
void fact_list(Flow& flow, const std::vector<Fact>& facts, Selection& selection);

/// A sentence that concerns the whole view. How high it is, with what is left free below it.
float banner_height(float width, std::string_view words);
void banner(Flow& flow, Tone tone, std::string_view heading, std::string_view words);

/// What would be here and how to get it.
void empty_state(Flow& flow, std::string_view heading, std::string_view words);

/// A view's heading and a sentence below it.
void view_heading(Flow& flow, std::string_view heading, std::string_view words);

}  // namespace jm216::ui
