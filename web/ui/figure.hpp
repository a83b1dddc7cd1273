#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/ui/item.hpp"

// A figure or a date that can be selected: pressed once it is outlined, copied by the browser's
// copy command and, where it has an explanation, explained beside the view.

namespace jm216::ui {

/// The figure that is selected; all empty where none is.
struct Selection {
  std::string key;      // of the place it was selected in
  std::string plain;    // what is copied
  std::string why;      // the id of its explanation
  std::string shown{};  // the words on it
  std::string of{};     // what it is the figure of
};

struct Figure {
  std::string key;      // unique on the page
  std::string plain;    // "" for what nobody wants to copy
  std::string why;      // "" where there is no explanation
  std::string shown{};  // the words on it
  std::string of{};     // what it is the figure of: "Royalty 2012-Q1, Amount"
};

/// Makes `rect` a figure's place and draws its outline; the text is drawn after by the caller.
Interaction figure(const Figure& figure, const Rect& rect, Selection& selection);

/// What a press on it does: it is selected, or no longer.
void select(const Figure& figure, Selection& selection);

/// What figures were in the answer that the one on the screen is compared with: by the id of their
/// explanation, what is copied now and what it was in words.
using Earlier = std::map<std::string, std::vector<std::pair<std::string, std::string>>>;

/// From now on figures that were something else bear a mark, which says what. Null: none does.
void compare_with(const Earlier* earlier);

/// Underlines, while it is pointed at, what can be explained.
void underline(const Interaction& state, const Figure& figure, float x, float right, float middle,
               const TypeStyle& style);

}  // namespace jm216::ui
