#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "web/ui/mirror.hpp"

// What the page's mirror holds, and the frame that is being said. What is not as in the frame before
// becomes a patch (page/mirror.mjs reads it).

namespace jm216::ui::mirror {

/// A rectangle in whole pixels, from its parent's corner.
struct Box {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Box& other) const {
    return x == other.x && y == other.y && width == other.width && height == other.height;
  }
};

class Patch {
 public:
  void put(std::string_view text);
  void put(int number);
  void put(ImGuiID key);
  void put(const Box& box);
  void put(const std::vector<Option>* options);
  [[nodiscard]] bool is_empty() const { return bytes_.empty(); }
  /// To the mirror; begins anew.
  void hand_over();

 private:
  std::string bytes_;
};

class Tree {
 public:
  void begin_frame();
  /// What was not said in this frame goes.
  void end_frame();

  /// What is said until close() stands within it.
  void open(std::string_view id, const Said& said, const Rect& rect);
  void close();
  [[nodiscard]] bool is_open() const { return !open_.empty(); }

  /// One node of the frame, in the group that is open. `id`: any that no other node has there.
  void say(ImGuiID key, const Said& said, const Rect& rect);
  void say(std::string_view id, const Said& said, const Rect& rect);
  /// The same of words, which have no id.
  void say_words(const Said& said, const Rect& rect);
  /// The item is part of what was said last, or of the group around it.
  void covers(ImGuiID item);

  /// Whether the item, or what it is part of, has a name in this frame.
  [[nodiscard]] bool is_named(ImGuiID item) const;

  Patch patch;

 private:
  /// What the page's mirror holds of a node.
  struct Held {
    std::uint64_t content = 0;
    Box box;
    std::vector<ImGuiID> children;
    int seen = -1;  // in this frame
    bool named = false;
  };
  struct Child {
    ImGuiID key;
    float x, y;
  };
  struct Open {
    ImGuiID key;
    Rect rect;
    unsigned state;
    unsigned words;  // said so far
    std::vector<Child> children;
  };

  [[nodiscard]] ImGuiID key_of(std::string_view id) const;
  void settle(Open& group);

  std::unordered_map<ImGuiID, Held> held_;
  std::vector<Open> open_;
  std::vector<std::pair<ImGuiID, ImGuiID>> parts_;  // item, the node it belongs to
  ImGuiID last_key_ = 0;
  int frame_ = 0;
};

}  // namespace jm216::ui::mirror
