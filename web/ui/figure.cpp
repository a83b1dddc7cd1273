#include "web/ui/figure.hpp"

namespace jm216::ui {

namespace {

const Earlier* compared_with = nullptr;

/// What the figure was, if it was something else.
const std::string* earlier_of(const Figure& figure) {
  if (compared_with == nullptr || figure.why.empty() || figure.plain.empty()) return nullptr;
  const auto found = compared_with->find(figure.why);
  if (found == compared_with->end()) return nullptr;
  for (const auto& [now, before] : found->second) {
    if (now == figure.plain) return &before;
  }
  return nullptr;
}

/// A small corner, as in margins of revised documents.
void mark_changed(const Rect& rect) {
  constexpr float reach = 7;
  ImGui::GetWindowDrawList()->AddTriangleFilled({rect.right() - reach, rect.y},
                                                {rect.right(), rect.y},
                                                {rect.right(), rect.y + reach}, palette().caution);
}

}  // namespace

void compare_with(const Earlier* earlier) {
  compared_with = earlier;
}

void select(const Figure& figure, Selection& selection) {
  const bool was_selected = selection.key == figure.key;
  selection = was_selected
                  ? Selection{}
                  : Selection{figure.key, figure.plain, figure.why, figure.shown, figure.of};
}

Interaction figure(const Figure& figure, const Rect& rect, Selection& selection) {
  if (figure.plain.empty() && figure.why.empty()) return {};
  const bool was_selected = selection.key == figure.key;
  const std::string* const before = earlier_of(figure);
  std::string name = figure.why.empty() ? "" : "Why ";
  name += figure.shown;
  if (!figure.of.empty()) name += ", " + figure.of;
  const Interaction state = item(figure.key, rect,
                                 {.name = name,
                                  .shown = figure.shown,
                                  .about = before != nullptr ? *before : std::string_view(),
                                  .state = was_selected ? mirror::state::down : mirror::state::up});
  if (state.pressed) {
    select(figure, selection);
  } else if (was_selected) {
    selection.plain = figure.plain;  // another day may have changed it
    selection.shown = figure.shown;
  }
  if (selection.key == figure.key) {
    fill(rect, palette().selection, 3);
    outline(rect, palette().brand, 3, 2);
  } else {
    focus_ring(rect, state, 3);
  }
  if (before != nullptr) {
    mark_changed(rect);
    hint(state, *before);
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
