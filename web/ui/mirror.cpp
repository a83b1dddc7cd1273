#include "web/ui/mirror.hpp"

#include <emscripten/emscripten.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/basics/shown.hpp"
#include "web/bridge/packing.hpp"
#include "web/platform/platform.hpp"

extern "C" void jm216_mirror_patch(const char* patch, std::size_t size);  // mirror.js

namespace jm216::ui::mirror {
namespace {

constexpr ImGuiID root = 1;

/// A rectangle in whole pixels, from its parent's corner.
struct Box {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Box& other) const {
    return x == other.x && y == other.y && width == other.width && height == other.height;
  }
};

/// What the page's mirror holds of a node.
struct Known {
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

struct Edit {
  ImGuiID key = 0;
  std::string text;
};

std::unordered_map<ImGuiID, Known> known;
std::vector<Open> open;
std::string patch;
int frame = 0;
int quiet = 0;
int level = 0;  // of paragraphs that are headings; 0: none is
Rect last_item{0, 0, -1, -1};
ImGuiID last_key = 0;
std::string heading_words;
std::string cut_shown, cut_whole;
std::vector<std::pair<ImGuiID, ImGuiID>> parts;  // item, the node it belongs to

ImGuiID focus_wanted = 0;
ImGuiID focus_told = 0;
Edit edit;
std::optional<std::pair<ImGuiID, std::size_t>> choice;

std::vector<ImGuiID> hooked;  // items of this frame, while they are counted
int hooked_items = 0, hooked_named = 0;

constexpr std::string_view role_names[] = {
    "plain",  "header", "navigation", "main",    "aside", "group",   "radios",    "menu",
    "table",  "row",    "columnhead", "rowhead", "cell",  "heading", "paragraph", "words",
    "button", "link",   "radio",      "entry",   "field", "choice",  "part"};

void put(std::string_view text) {
  engine::put(patch, text);
}
void put(int number) {
  put(std::to_string(number));
}
void put(ImGuiID key) {
  put(std::to_string(key));
}
void put(const Box& box) {
  put(box.x);
  put(box.y);
  put(box.width);
  put(box.height);
}
void put(const std::vector<Option>* options) {
  put(static_cast<int>(options == nullptr ? 0 : options->size()));
  if (options == nullptr) return;
  for (const Option& option : *options) {
    put(option.words);
    put(option.is_heading ? 1 : 0);
  }
}

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

/// A key that no other node of the frame has, whatever the text hashes to.
ImGuiID key_in(const Open& group, std::string_view id) {
  ImGuiID key = ImHashStr(id.data(), id.size(), group.key);
  for (auto found = known.find(key); found != known.end() && found->second.seen == frame;
       found = known.find(key)) {
    key = ImHashStr(id.data(), id.size(), key);
  }
  return key;
}

/// One node of the frame; `group` is the one it stands in.
void tell(Open& group, ImGuiID key, const Said& said, const Rect& rect) {
  Known& node = known[key];
  if (node.seen == frame) return;  // two of one key: the first holds
  group.children.push_back({key, rect.x, rect.middle()});
  const bool is_new = node.seen < 0;
  node.seen = frame;
  node.named = !said.name.empty();
  const std::uint64_t content = content_of(said);
  const Box box = box_in(rect, group.rect);
  if (is_new || node.content != content) {
    put("n");
    put(key);
    put(role_names[static_cast<std::size_t>(said.role)]);
    put(for_reading(said.name));
    // What stands in a field is typed.
    put(said.role == Role::field ? std::string(said.shown) : for_reading(said.shown));
    put(for_reading(said.about));
    put(said.options);
    put(static_cast<int>(said.state));
    put(said.number);
    put(box);
  } else if (!(node.box == box)) {
    put("m");
    put(key);
    put(box);
  }
  node.content = content;
  node.box = box;
  if (node.named) last_key = key;  // an empty cell says nothing
}

/// Tells the order of a group's children, where it changed.
void settle(Open& group) {
  if ((group.state & state::by_place) != 0) {
    // Lines first: what is less than half a control apart stands on one.
    constexpr float line = 20;
    std::stable_sort(group.children.begin(), group.children.end(),
                     [](const Child& a, const Child& b) {
                       const float line_a = std::floor(a.y / line), line_b = std::floor(b.y / line);
                       return line_a != line_b ? line_a < line_b : a.x < b.x;
                     });
  }
  std::vector<ImGuiID>& before = known[group.key].children;
  const bool same =
      std::equal(before.begin(), before.end(), group.children.begin(), group.children.end(),
                 [](ImGuiID key, const Child& child) { return key == child.key; });
  if (same) return;
  before.clear();
  put("c");
  put(group.key);
  put(static_cast<int>(group.children.size()));
  for (const Child& child : group.children) {
    before.push_back(child.key);
    put(child.key);
  }
}

bool lies_on(const Rect& rect, const Rect& item) {
  const float y = rect.middle();
  return rect.x >= item.x - 1 && rect.x <= item.right() + 1 && y >= item.y && y <= item.bottom();
}

bool is_named(ImGuiID key) {
  const auto owner = std::find_if(parts.begin(), parts.end(),
                                  [key](const auto& part) { return part.first == key; });
  const auto found = known.find(owner == parts.end() ? key : owner->second);
  return found != known.end() && found->second.seen == frame && found->second.named;
}

void count_hooked() {
  hooked_items = static_cast<int>(hooked.size());
  hooked_named = static_cast<int>(std::count_if(hooked.begin(), hooked.end(), is_named));
  // Every item has a node with a name.
  assert(hooked_named == hooked_items);
}

}  // namespace

void begin_frame() {
  ++frame;
  quiet = 0;
  level = 0;
  last_item = {0, 0, -1, -1};
  last_key = 0;
  heading_words.clear();
  parts.clear();
  hooked.clear();
  open.clear();
  open.push_back({root, {0, 0, 0, 0}, 0, 0, {}});
  Known& node = known[root];
  node.seen = frame;
#ifndef NDEBUG
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
#endif
}

void end_frame() {
  settle(open.front());
  for (auto node = known.begin(); node != known.end();) {
    if (node->second.seen == frame) {
      ++node;
      continue;
    }
    put("d");
    put(node->first);
    node = known.erase(node);
  }
  if (ImGui::GetCurrentContext()->TestEngineHookItems) count_hooked();
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiID focused = context.NavCursorVisible ? context.NavId : 0;
  if (focused != focus_told || !patch.empty()) {
    // Also after a change: what had the focus may have gone.
    focus_told = focused;
    put("f");
    put(focused);
    jm216_mirror_patch(patch.data(), patch.size());
    patch.clear();
  }
}

void begin(std::string_view id, const Said& said, const Rect& rect) {
  const ImGuiID key = key_in(open.back(), id);
  tell(open.back(), key, said, rect);
  open.push_back({key, rect, said.state, 0, {}});
}

void end() {
  settle(open.back());
  open.pop_back();
}

Group::Group(std::string_view id, const Said& said, const Rect& rect) {
  begin(id, said, rect);
}
// Without memory for an element's name there is no going on: the program may end.
Group::~Group() {  // NOLINT(bugprone-exception-escape)
  end();
}

Quiet::Quiet() {
  ++quiet;
}
Quiet::~Quiet() {
  --quiet;
}

Heading::Heading(int of_level) {
  level = of_level;
}
Heading::~Heading() {
  level = 0;
}

void say(ImGuiID key, const Said& said, const Rect& rect) {
  if (said.role == Role::part) {
    covers(key);
    return;
  }
  last_item = rect;
  tell(open.back(), key, said, rect);
}

void say(std::string_view id, const Said& said, const Rect& rect) {
  const ImGuiID key = key_in(open.back(), id);
  tell(open.back(), key, said, rect);
}

void heading(std::string_view text, int of_level, const Rect& rect) {
  Open& group = open.back();
  const std::string id = "words " + std::to_string(group.words++);
  heading_words = text;
  say(id, {.role = Role::heading, .name = text, .number = of_level}, rect);
}

const std::string& last_heading() {
  return heading_words;
}

void words(std::string_view text, const Rect& rect, Role role) {
  if (quiet > 0 || text.empty() || open.empty() || lies_on(rect, last_item)) return;
  text = whole(text);
  if (level > 0) {
    heading(text, level, rect);
    return;
  }
  const std::string id = "words " + std::to_string(open.back().words++);
  say(id, {.role = role, .name = text}, rect);
}

void cut(std::string_view shown, std::string_view whole) {
  cut_shown = shown;
  cut_whole = whole;
}

std::string_view whole(std::string_view shown) {
  return shown == cut_shown ? std::string_view(cut_whole) : shown;
}

void covers(ImGuiID key) {
  parts.emplace_back(key, last_key != 0 ? last_key : open.back().key);
}

void announce(std::string_view text, bool is_alert) {
  if (ImGui::GetCurrentContext() == nullptr) return;  // the document speaks for itself
  put(is_alert ? "a" : "s");
  put(for_reading(text));
  platform::request_frame();
}

std::optional<std::string> take_edit(ImGuiID key) {
  if (edit.key != key) return std::nullopt;
  edit.key = 0;
  return std::exchange(edit.text, {});
}

std::optional<std::size_t> take_choice(ImGuiID key) {
  if (!choice || choice->first != key) return std::nullopt;
  return std::exchange(choice, std::nullopt)->second;
}

void follow_focus(ImGuiID key) {
  if (focus_wanted != key) return;
  focus_wanted = 0;
  // Who leaves a menu closes it.
  const bool in_menu = (ImGui::GetCurrentWindow()->Flags & ImGuiWindowFlags_Popup) != 0;
  if (!in_menu && ImGui::GetCurrentContext()->OpenPopupStack.Size > 0) {
    ImGui::ClosePopupToLevel(0, false);
  }
  ImGui::FocusItem();
}

// What mirror.js calls.
extern "C" {

/// The keyboard is on that element.
EMSCRIPTEN_KEEPALIVE void jm216_mirror_focus(ImGuiID key) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  if (context.NavId == key && context.NavCursorVisible) return;
  focus_wanted = key;
  ImGui::SetNavCursorVisible(true);
  // At once, so that what Tab comes to next is there when it is pressed again.
  platform::draw_now();
  platform::draw_now();
  focus_wanted = 0;
}

EMSCRIPTEN_KEEPALIVE void jm216_mirror_press(ImGuiID key) {
  ImGui::SetNavCursorVisible(true);
  ImGui::ActivateItemByID(key);
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_mirror_edit(ImGuiID key, const char* text) {
  if (ImGui::GetCurrentContext()->ActiveId == key) ImGui::ClearActiveID();
  edit = {key, text};
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_mirror_choose(ImGuiID key, int index) {
  choice = {key, static_cast<std::size_t>(index)};
  platform::request_frame();
}

/// The item that the keyboard, or a press, was on last.
EMSCRIPTEN_KEEPALIVE ImGuiID jm216_mirror_place() {
  return ImGui::GetCurrentContext()->NavId;
}

/// For tests: draws a frame and counts the items that Dear ImGui saw in it (0), or those of them
/// that have a name in the mirror (1).
EMSCRIPTEN_KEEPALIVE int jm216_mirror_hooked(int which) {
  if (which == 0) {
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
    platform::draw_now();
#ifdef NDEBUG
    ImGui::GetCurrentContext()->TestEngineHookItems = false;
#endif
    return hooked_items;
  }
  return hooked_named;
}
}

}  // namespace jm216::ui::mirror

// Dear ImGui calls these for each item while they are hooked (IMGUI_ENABLE_TEST_ENGINE).
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData*) {
  using jm216::ui::mirror::hooked;
  if (ImGui::FindWindowByID(id) != nullptr) return;  // a window is no item: it holds them
  if (std::find(hooked.begin(), hooked.end(), id) == hooked.end()) hooked.push_back(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
  return nullptr;
}
