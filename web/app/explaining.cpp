#include "web/app/explaining.hpp"

#include <utility>

#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"

namespace jm216 {

void Explaining::follow(views::State& state) {
  std::vector<std::string>& trail = state.trail;
  const std::string& selected = state.selection.why;
  if (selected != followed_) {
    followed_ = selected;
    trail.clear();
    if (!selected.empty()) trail.push_back(selected);
    platform::request_frame();
  }
  const bool escape = ImGui::IsKeyPressed(ImGuiKey_Escape);
  // An Escape that closed a menu has done its work.
  const bool menu_was_open = std::exchange(
      menu_was_open_,
      ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel));
  if (!trail.empty() && escape && !menu_was_open && !ImGui::GetIO().WantTextInput) {
    trail.clear();
    state.selection = {};
    followed_.clear();
    platform::request_frame();
  }
  const std::string open = trail.empty() ? std::string() : trail.back();
  if (open == asked_) return;
  asked_ = open;
  state.copied.clear();
  waits_ = !open.empty();
  if (waits_) engine::ask_explain(open);
}

void Explaining::is(Explanation explanation) {
  const bool is_another = !shown_.why || shown_.why->id != explanation.id;
  shown_ = {std::move(explanation), {}};
  waits_ = false;
  if (is_another) ui::mirror::announce("The explanation is open.");
}

void Explaining::is_gone(std::string_view id) {
  shown_ = {std::nullopt, std::string(id)};
  waits_ = false;
}

void Explaining::forget() {
  shown_ = {};
  waits_ = false;
  asked_.clear();
}

void Explaining::give_up(views::State& state) {
  if (!std::exchange(waits_, false)) return;
  state.trail.clear();
  state.selection = {};
  followed_.clear();
  asked_.clear();
}

}  // namespace jm216
