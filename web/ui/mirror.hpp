#pragma once

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/draw.hpp"

// What is drawn, said for those who do not see it. While a frame is drawn, the widgets say what each
// part is: role, name, value, state and place. What is not as in the frame before goes to
// page/mirror.mjs, which keeps real elements of it below the pointer's reach. Nothing is said, and
// nothing is done, while no frame is drawn.
//
// Words drawn by ui::text() and ui::paragraph() are said by themselves. Those that stand on an item
// belong to it and are not said twice.

namespace jm216::ui::mirror {

enum class Role : std::uint8_t {
  // what holds others
  plain,
  header,
  navigation,
  main,
  aside,
  group,
  radios,
  menu,
  table,
  row,
  // what stands in a table
  column_head,
  row_head,
  cell,
  // words
  heading,
  paragraph,
  words,
  // what can be pressed or filled in
  button,
  link,
  radio,
  entry,  // of a menu
  field,
  choice,  // of a list
  /// Not said: a further hold on what was said before it.
  part
};

/// States, to be added up.
namespace state {
inline constexpr unsigned disabled = 1U << 0;
inline constexpr unsigned invalid = 1U << 1;
inline constexpr unsigned up = 1U << 2;    // can be pressed in, and is not
inline constexpr unsigned down = 1U << 3;  // is pressed in, or chosen
inline constexpr unsigned closed = 1U << 4;
inline constexpr unsigned open = 1U << 5;
inline constexpr unsigned current = 1U << 6;
inline constexpr unsigned ascending = 1U << 7;
inline constexpr unsigned descending = 1U << 8;
inline constexpr unsigned required = 1U << 9;
/// Of a field: it counts once it is left or Enter is pressed, not at every key.
inline constexpr unsigned when_left = 1U << 10;
/// Of what holds others: Tab stops at it once, arrow keys move within.
inline constexpr unsigned one_stop = 1U << 11;
/// Of what holds others: they are read from left to right, whatever was drawn first.
inline constexpr unsigned by_place = 1U << 12;
}  // namespace state

struct Option {
  std::string words;
  bool is_heading = false;  // over others, and no choice
};

struct Said {
  Role role = Role::button;
  std::string_view name;
  std::string_view shown{};  // the words on it, where the name says more; a field's value
  std::string_view about{};  // what else is to be known of it
  const std::vector<Option>* options = nullptr;  // of a choice
  unsigned state = 0;
  /// A heading's level, a table's number of rows (heads and totals too), a row's place among them
  /// from 1, the index that is chosen of the options; otherwise -1.
  int number = -1;
};

/// Around each frame. end_frame() hands over what has changed.
void begin_frame();
void end_frame();

/// What is said while it lives stands within it.
class Group {
 public:
  Group(std::string_view id, const Said& said, const Rect& rect);
  ~Group();  // NOLINT(bugprone-exception-escape): see there
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
};

/// Between begin and end, for what does not fit a scope.
void begin(std::string_view id, const Said& said, const Rect& rect);
void end();

/// While it lives, words are not said: they were said otherwise.
class Quiet {
 public:
  Quiet();
  ~Quiet();
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

/// While it lives, words and paragraphs are headings of that level.
class Heading {
 public:
  explicit Heading(int level);
  ~Heading();
  Heading(const Heading&) = delete;
  Heading& operator=(const Heading&) = delete;
};

/// Says one thing. `key` is Dear ImGui's of an item, so that it can be pressed.
void say(ImGuiID key, const Said& said, const Rect& rect);
/// The same of what is no item: `id` is unique within its group.
void say(std::string_view id, const Said& said, const Rect& rect);

void heading(std::string_view text, int level, const Rect& rect);
/// The words of the last heading: what stands below it is named by it.
const std::string& last_heading();

/// Called by draw.cpp for all it draws.
void words(std::string_view text, const Rect& rect, Role role = Role::words);
/// `shown` is what fits of `whole`, which is said in its place.
void cut(std::string_view shown, std::string_view whole);
/// What `shown` was cut from, if it was what fitted() returned last.
std::string_view whole(std::string_view shown);

/// The item is part of what was said last, or of the group around it.
void covers(ImGuiID key);

/// Says at once, politely or as an alert, what a person did not see happen.
void announce(std::string_view text, bool is_alert = false);

/// What was typed into the mirror's own field, once.
std::optional<std::string> take_edit(ImGuiID key);
/// The option that was chosen in the mirror, once.
std::optional<std::size_t> take_choice(ImGuiID key);

/// Whether the keyboard is on the item, or the mirror asks for it.
bool has_keyboard(ImGuiID key);
/// To be called for every item after ImGui::ItemAdd(): brings the keyboard to it if the mirror asks.
void follow_focus(ImGuiID key);

}  // namespace jm216::ui::mirror
