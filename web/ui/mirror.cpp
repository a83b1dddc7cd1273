#include "web/ui/mirror.hpp"

#include <emscripten/emscripten.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "core/basics/shown.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/mirror_tree.hpp"

namespace jm216::ui::mirror {
namespace {

/// What is to become of the words that are drawn.
struct Drawn {
  int quiet = 0;  // while above 0, they are not said
  int level = 0;  // of paragraphs that are headings; 0: none is
  Rect last_item{0, 0, -1, -1};
  std::string heading;  // the last one
};

/// What was shown of a text that did not fit, last.
struct Cut {
  std::string shown, whole;
};

/// What the page's mirror asks of a frame.
struct Wishes {
  struct Edit {
    ImGuiID key = 0;
    std::string text;
  };
  ImGuiID focus = 0;
  Edit edit;
  std::optional<std::pair<ImGuiID, std::size_t>> choice;
};

/// The items that Dear ImGui saw, while they are counted.
struct Hooked {
  std::vector<ImGuiID> items;  // of this frame
  int count = 0, named = 0;    // of the last one
};

struct Mirror {
  Tree tree;
  Drawn drawn;
  Cut cut;
  Wishes wishes;
  Hooked hooked;
  ImGuiID focus_told = 0;
};

Mirror& mirror() {
  static Mirror the_one;
  return the_one;
}

bool lies_on(const Rect& rect, const Rect& item) {
  const float y = rect.middle();
  return rect.x >= item.x - 1 && rect.x <= item.right() + 1 && y >= item.y && y <= item.bottom();
}

void count_hooked() {
  Hooked& hooked = mirror().hooked;
  const auto named = std::count_if(hooked.items.begin(), hooked.items.end(),
                                   [](ImGuiID item) { return mirror().tree.is_named(item); });
  hooked.count = static_cast<int>(hooked.items.size());
  hooked.named = static_cast<int>(named);
  // Every item has a node with a name.
  assert(hooked.named == hooked.count);
}

}  // namespace

void begin_frame() {
  Mirror& all = mirror();
  all.tree.begin_frame();
  all.drawn = {};
  all.hooked.items.clear();
#ifndef NDEBUG
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
#endif
}

void end_frame() {
  Mirror& all = mirror();
  all.tree.end_frame();
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  if (context.TestEngineHookItems) count_hooked();
  const ImGuiID focused = context.NavCursorVisible ? context.NavId : 0;
  if (focused == all.focus_told && all.tree.patch.is_empty()) return;
  // Also after a change: what had the focus may have gone.
  all.focus_told = focused;
  all.tree.patch.put("f");
  all.tree.patch.put(focused);
  all.tree.patch.hand_over();
}

void begin(std::string_view id, const Said& said, const Rect& rect) {
  mirror().tree.open(id, said, rect);
}

void end() {
  mirror().tree.close();
}

Group::Group(std::string_view id, const Said& said, const Rect& rect) {
  begin(id, said, rect);
}
// Without memory for an element's name there is no going on: the program may end.
Group::~Group() {  // NOLINT(bugprone-exception-escape)
  end();
}

Quiet::Quiet() {
  ++mirror().drawn.quiet;
}
Quiet::~Quiet() {
  --mirror().drawn.quiet;
}

Heading::Heading(int of_level) {
  mirror().drawn.level = of_level;
}
Heading::~Heading() {
  mirror().drawn.level = 0;
}

void say(ImGuiID key, const Said& said, const Rect& rect) {
  if (said.role == Role::part) {
    covers(key);
    return;
  }
  mirror().drawn.last_item = rect;
  mirror().tree.say(key, said, rect);
}

void say(std::string_view id, const Said& said, const Rect& rect) {
  mirror().tree.say(id, said, rect);
}

void heading(std::string_view text, int of_level, const Rect& rect) {
  mirror().drawn.heading = text;
  mirror().tree.say_words({.role = Role::heading, .name = text, .number = of_level}, rect);
}

const std::string& last_heading() {
  return mirror().drawn.heading;
}

void words(std::string_view text, const Rect& rect, Role role) {
  const Drawn& drawn = mirror().drawn;
  Tree& tree = mirror().tree;
  if (drawn.quiet > 0 || text.empty() || !tree.is_open() || lies_on(rect, drawn.last_item)) return;
  text = whole(text);
  if (drawn.level > 0) {
    heading(text, drawn.level, rect);
    return;
  }
  tree.say_words({.role = role, .name = text}, rect);
}

void cut(std::string_view shown, std::string_view whole) {
  mirror().cut.shown = shown;
  mirror().cut.whole = whole;
}

std::string_view whole(std::string_view shown) {
  const Cut& cut = mirror().cut;
  return shown == cut.shown ? std::string_view(cut.whole) : shown;
}

void covers(ImGuiID key) {
  mirror().tree.covers(key);
}

void announce(std::string_view text, bool is_alert) {
  if (ImGui::GetCurrentContext() == nullptr) return;  // the document speaks for itself
  Patch& patch = mirror().tree.patch;
  patch.put(is_alert ? "a" : "s");
  patch.put(for_reading(text));
  platform::request_frame();
}

std::optional<std::string> take_edit(ImGuiID key) {
  Wishes::Edit& edit = mirror().wishes.edit;
  if (edit.key != key) return std::nullopt;
  edit.key = 0;
  return std::exchange(edit.text, {});
}

std::optional<std::size_t> take_choice(ImGuiID key) {
  auto& choice = mirror().wishes.choice;
  if (!choice || choice->first != key) return std::nullopt;
  return std::exchange(choice, std::nullopt)->second;
}

bool has_keyboard(ImGuiID key) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  return mirror().wishes.focus == key || (context.NavCursorVisible && context.NavId == key);
}

void follow_focus(ImGuiID key) {
  if (mirror().wishes.focus != key) return;
  mirror().wishes.focus = 0;
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
  mirror().wishes.focus = key;
  ImGui::SetNavCursorVisible(true);
  // At once, so that what Tab comes to next is there when it is pressed again.
  platform::draw_now();
  platform::draw_now();
  mirror().wishes.focus = 0;
}

EMSCRIPTEN_KEEPALIVE void jm216_mirror_press(ImGuiID key) {
  ImGui::SetNavCursorVisible(true);
  ImGui::ActivateItemByID(key);
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_mirror_edit(ImGuiID key, const char* text) {
  if (ImGui::GetCurrentContext()->ActiveId == key) ImGui::ClearActiveID();
  mirror().wishes.edit = {key, text};
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void jm216_mirror_choose(ImGuiID key, int index) {
  mirror().wishes.choice = {key, static_cast<std::size_t>(index)};
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
    return mirror().hooked.count;
  }
  return mirror().hooked.named;
}
}

}  // namespace jm216::ui::mirror

// Dear ImGui calls these for each item while they are hooked (IMGUI_ENABLE_TEST_ENGINE).
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData*) {
  std::vector<ImGuiID>& items = jm216::ui::mirror::mirror().hooked.items;
  if (ImGui::FindWindowByID(id) != nullptr) return;  // a window is no item: it holds them
  if (std::find(items.begin(), items.end(), id) == items.end()) items.push_back(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
  return nullptr;
}
