#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/ui/controls.hpp"

// A list of things to do that opens below a button. It closes when one is chosen, at a press beside
// it and by Escape.

namespace jm216::ui {

struct MenuEntry {
  std::string words;
  std::string remark{};     // at the right, quiet
  bool is_heading = false;  // over the entries that follow
  bool is_chosen = false;   // one of several that can be
};

/// What a button that opens a menu adds to what is said of it.
unsigned menu_state(const char* id);

void open_menu(const char* id);

/// Draws the menu if it is open, its right upper corner at (`right`, `top`); returns the entry that
/// was pressed.
std::optional<std::size_t> menu(const char* id, std::string_view name, float right, float top,
                                const std::vector<MenuEntry>& entries);

bool is_menu_open(const char* id);

/// The same below `rect`, from its left edge; above it where there is more room.
std::optional<std::size_t> menu_beside(const char* id, std::string_view name, const Rect& rect,
                                       const std::vector<MenuEntry>& entries);

/// What a field can hold: about so many, made once they are wanted.
struct Choices {
  std::size_t count = 0;
  std::function<std::vector<MenuEntry>()> entries;
};

/// A field that opens a menu of what it can hold; returns the entry that was pressed.
std::optional<std::size_t> select(const char* id, const Rect& rect, std::string_view shown,
                                  const Choices& choices, const FieldLook& look);
std::optional<std::size_t> select(const char* id, const Rect& rect, std::string_view shown,
                                  const std::vector<MenuEntry>& entries, const FieldLook& look);

}  // namespace jm216::ui
