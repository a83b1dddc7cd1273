#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/basics/calendar.hpp"
#include "web/ui/item.hpp"
#include "web/ui/tone.hpp"

// What is pressed, chosen or typed. Widths come from the words; heights from the theme. Every
// control takes a stable id.

namespace jm216::ui {

ImU32 ink_of(Tone tone);
ImU32 wash_of(Tone tone);

/// A word on a wash of its colour. Returns its right edge.
float badge(float x, float middle, Tone tone, std::string_view word);
float badge_width(std::string_view word);
/// A number in a round field, right-aligned.
void count_badge(float right, float middle, Tone tone, std::string_view number);

enum class Weight { plain, primary };
float button_width(std::string_view label);
/// `state` is said of it in the mirror: that it opens a menu, say.
bool button(std::string_view id, float x, float middle, std::string_view label,
            Weight weight = Weight::plain, bool enabled = true, unsigned state = 0);

enum class Turn { back, on };
/// A bent arrow: undo, do again.
bool turn_button(std::string_view id, const Rect& rect, Turn turn, std::string_view what);

/// A question mark: opens the list of what can be done by keyboard.
void shortcuts_button(const Rect& rect);

/// A round sign half in the dark, which turns the theme over.
void theme_switch(const Rect& rect);

/// Words that do something, in the brand's colour.
bool link(std::string_view id, float x, float middle, const TypeStyle& style,
          std::string_view label);

/// An entry of the navigation: `count` may be empty.
bool navigation_item(std::string_view id, const Rect& rect, std::string_view label, bool current,
                     std::string_view count, Tone tone);

/// One of several, as a row with a round mark, a name and what it means. Returns its height.
float choice_height(float width, std::string_view meaning);
bool choice(std::string_view id, const Rect& rect, std::string_view name, std::string_view meaning,
            bool chosen, bool by_default);

/// A box to tick, and its words; true when it was pressed.
float tick_width(std::string_view label);
bool tick(std::string_view id, float x, float middle, std::string_view label, bool is_ticked);

/// One of a few short words side by side; changes `chosen` and returns true when another is
/// pressed.
float segments_width(const std::string_view* words, std::size_t count);
/// `name` says what is chosen by them.
bool segments(std::string_view id, std::string_view name, float x, float middle,
              const std::string_view* words, std::size_t count, std::size_t& chosen);

/// What a field is beside what is in it.
struct FieldLook {
  std::string_view name;           // its label
  std::string_view placeholder{};  // stands in it while it is empty
  std::string_view problem{};      // what is wrong with its value, below it
  bool required = false;
};

/// A line of text to type, cut by Dear ImGui where it is longer than `rect`. One that has a problem is
/// marked. True when `value` has changed.
bool text_field(std::string_view id, const Rect& rect, std::string& value, const FieldLook& look);

/// A date with steps by quarter (outer arrows: to a quarter's last day) and by day; the date itself
/// can be typed over. `name` says what it is of.
float date_field_width();
std::optional<Date> date_field(std::string_view id, std::string_view name, float x, float middle,
                               Date date);

}  // namespace jm216::ui
