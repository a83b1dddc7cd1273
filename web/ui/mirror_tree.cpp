#include "web/ui/mirror_tree.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "core/basics/shown.hpp"
#include "web/bridge/packing.hpp"

extern "C" void jm216_mirror_patch(const char* patch, std::size_t size);  // mirror.js

namespace jm216::ui::mirror {
namespace {

constexpr ImGuiID root = 1;

constexpr std::string_view role_names[] = {
    "plain",  "header", "navigation", "main",    "aside", "group",   "radios",    "menu",
    "table",  "row",    "columnhead", "rowhead", "cell",  "heading", "paragraph", "words",
    "button", "link",   "radio",      "entry",   "field", "choice",  "part"};

/// FNV-1a.
std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return (hash ^ 0xffU) * 0x100000001b3U;
}
std::uint64_t mixed(std::uint64_t hash, std::uint64_t number) {
  return (hash ^ number) * 0x100000001b3U;
}

std::uint64_t content_of(const Said& said) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const std::string_view text : {said.name, said.shown, said.about}) {
    hash = mixed(hash, text);
  }
  if (said.options != nullptr) {
    for (const Option& option : *said.options) {
      hash = mixed(mixed(hash, option.words), std::uint64_t{option.is_heading});
    }
  }
  hash = mixed(hash, static_cast<std::uint64_t>(said.role));
  hash = mixed(hash, said.state);
  return mixed(hash, static_cast<std::uint64_t>(said.number));
}

Box box_in(const Rect& rect, const Rect& around) {
  const auto whole = [](float length) { return static_cast<int>(std::lround(length)); };
  return {whole(rect.x - around.x), whole(rect.y - around.y), whole(rect.width),
          whole(rect.height)};
}

}  // namespace

void Patch::put(std::string_view text) {
  engine::put(bytes_, text);
}
void Patch::put(int number) {
  put(std::to_string(number));
}
void Patch::put(ImGuiID key) {
  put(std::to_string(key));
}
void Patch::put(const Box& box) {
  put(box.x);
  put(box.y);
  put(box.width);
  put(box.height);
}
void Patch::put(const std::vector<Option>* options) {
  put(static_cast<int>(options == nullptr ? 0 : options->size()));
  if (options == nullptr) return;
  for (const Option& option : *options) {
    put(option.words);
    put(option.is_heading ? 1 : 0);
  }
}

void Patch::hand_over() {
  jm216_mirror_patch(bytes_.data(), bytes_.size());
  bytes_.clear();
}

void Tree::begin_frame() {
  ++frame_;
  last_key_ = 0;
  parts_.clear();
  open_.clear();
  open_.push_back({root, {0, 0, 0, 0}, 0, 0, {}});
  held_[root].seen = frame_;
}

void Tree::end_frame() {
  settle(open_.front());
  for (auto node = held_.begin(); node != held_.end();) {
    if (node->second.seen == frame_) {
      ++node;
      continue;
    }
    patch.put("d");
    patch.put(node->first);
    node = held_.erase(node);
  }
}

void Tree::open(std::string_view id, const Said& said, const Rect& rect) {
  const ImGuiID key = key_of(id);
  say(key, said, rect);
  open_.push_back({key, rect, said.state, 0, {}});
}

void Tree::close() {
  settle(open_.back());
  open_.pop_back();
}

/// A key that no other node of the frame has, whatever the text hashes to.
ImGuiID Tree::key_of(std::string_view id) const {
  ImGuiID key = ImHashStr(id.data(), id.size(), open_.back().key);
  for (auto found = held_.find(key); found != held_.end() && found->second.seen == frame_;
       found = held_.find(key)) {
    key = ImHashStr(id.data(), id.size(), key);
  }
  return key;
}

void Tree::say(ImGuiID key, const Said& said, const Rect& rect) {
  Open& group = open_.back();
  Held& node = held_[key];
  if (node.seen == frame_) return;  // two of one key: the first holds
  group.children.push_back({key, rect.x, rect.middle()});
  const bool is_new = node.seen < 0;
  node.seen = frame_;
  node.named = !said.name.empty();
  const std::uint64_t content = content_of(said);
  const Box box = box_in(rect, group.rect);
  if (is_new || node.content != content) {
    patch.put("n");
    patch.put(key);
    patch.put(role_names[static_cast<std::size_t>(said.role)]);
    patch.put(for_reading(said.name));
    // What stands in a field is typed.
    patch.put(said.role == Role::field ? std::string(said.shown) : for_reading(said.shown));
    patch.put(for_reading(said.about));
    patch.put(said.options);
    patch.put(static_cast<int>(said.state));
    patch.put(said.number);
    patch.put(box);
  } else if (!(node.box == box)) {
    patch.put("m");
    patch.put(key);
    patch.put(box);
  }
  node.content = content;
  node.box = box;
  if (node.named) last_key_ = key;  // an empty cell says nothing
}

void Tree::say(std::string_view id, const Said& said, const Rect& rect) {
  say(key_of(id), said, rect);
}

void Tree::say_words(const Said& said, const Rect& rect) {
  say("words " + std::to_string(open_.back().words++), said, rect);
}

void Tree::covers(ImGuiID item) {
  parts_.emplace_back(item, last_key_ != 0 ? last_key_ : open_.back().key);
}

/// Tells the order of a group's children, where it changed.
void Tree::settle(Open& group) {
  if ((group.state & state::by_place) != 0) {
    // Lines first: what is less than half a control apart stands on one.
    constexpr float line = 20;
    std::stable_sort(group.children.begin(), group.children.end(),
                     [](const Child& a, const Child& b) {
                       const float line_a = std::floor(a.y / line), line_b = std::floor(b.y / line);
                       return line_a != line_b ? line_a < line_b : a.x < b.x;
                     });
  }
  std::vector<ImGuiID>& before = held_[group.key].children;
  const bool same =
      std::equal(before.begin(), before.end(), group.children.begin(), group.children.end(),
                 [](ImGuiID key, const Child& child) { return key == child.key; });
  if (same) return;
  before.clear();
  patch.put("c");
  patch.put(group.key);
  patch.put(static_cast<int>(group.children.size()));
  for (const Child& child : group.children) {
    before.push_back(child.key);
    patch.put(child.key);
  }
}

bool Tree::is_named(ImGuiID item) const {
  const auto owner = std::find_if(parts_.begin(), parts_.end(),
                                  [item](const auto& part) { return part.first == item; });
  const auto found = held_.find(owner == parts_.end() ? item : owner->second);
  return found != held_.end() && found->second.seen == frame_ && found->second.named;
}

}  // namespace jm216::ui::mirror
