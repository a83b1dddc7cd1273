#include "web/ui/figure.hpp"

namespace jm216::ui {

Interaction figure(const Figure& figure, const Rect& rect, Selection& selection) {
  if (figure.plain.empty() && figure.why.empty()) return {};
  const Interaction state = item(figure.key, rect);
  const bool was_selected = selection.key == figure.key;
  if (state.pressed) {
    selection = was_selected ? Selection{} : Selection{figure.key, figure.plain, figure.why};
  } else if (was_selected) {
    selection.plain = figure.plain;  // another day may have changed it
  }
  if (selection.key == figure.key) {
    fill(rect, palette().selection, 3);
    outline(rect, palette().brand, 3, 2);
  } else {
    focus_ring(rect, state, 3);
  }
  return state;
}

void underline(const Interaction& state, const Figure& figure, float x, float right, float middle,
               const TypeStyle& style) {
  if (state.hovered && !figure.why.empty()) {
    horizontal(x, right, middle + style.size * 0.58f, palette().secondary);
  }
}

}  // namespace jm216::ui
