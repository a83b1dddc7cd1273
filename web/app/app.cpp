#include "web/app/app.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/link/views.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"

namespace jm216 {
namespace {

static_assert(static_cast<std::size_t>(View::facts) + 1 == view_names.size());

}  // namespace

void App::loading(std::string_view name) {
  loading_ = Loading{.name = std::string(name)};
  failure_.clear();
  platform::request_frame();
}

void App::progress(double done, double total, double rate) {
  if (!loading_) return;
  loading_->done = done;
  loading_->total = total;
  loading_->rate = rate;
  platform::request_frame();
}

bool App::show(std::string_view view) {
  const auto* const found = std::find(view_names.begin(), view_names.end(), view);
  if (found == view_names.end()) return false;
  state_.view = static_cast<View>(found - view_names.begin());
  platform::request_frame();
  return true;
}

std::string_view App::view() const {
  return view_names.at(static_cast<std::size_t>(state_.view));
}

void App::loaded(Report report) {
  loading_.reset();
  refusal_.reset();
  as_of_ = report.as_of;
  readings_ = report.readings;
  report_ = std::move(report);
  const View view = state_.view;
  state_ = {};
  state_.view = view;
  explained_ = {};
  explaining_ = false;
  asked_.clear();
  history_ = {};
  pending_.reset();
  editing_ = false;
  alternatives_asked_ = false;
  facts_.reset();
  changing_.clear();
  effect_.reset();
  unpin();
  say_loaded();
}

void App::refused(Problems problems) {
  refusal_ = Refusal{loading_ ? loading_->name : std::string(), std::move(problems)};
  say_problems("Not loaded", refusal_->problems);
  loading_.reset();
  platform::request_frame();
}

void App::failed(std::string_view words) {
  failure_heading_ = "That did not work";
  failure_ = loading_ ? loading_->name + ": " : std::string();
  failure_ += words;
  loading_.reset();
  if (report_) {
    give_up();
    failure_ += " What was loaded before is unchanged.";
  }
  ui::mirror::announce(failure_, true);
  platform::request_frame();
}

/// The wishes that were not answered: what is on the screen is what there is.
void App::give_up() {
  pending_.reset();
  changing_.clear();
  editing_ = false;
  history_.back_to_answer();
  as_of_ = report_->as_of;
  readings_ = report_->readings;
  if (std::exchange(explaining_, false)) {
    state_.trail.clear();
    state_.selection = {};
    followed_.clear();
    asked_.clear();
  }
}

void App::notice(std::string_view heading, std::string_view words) {
  failure_heading_ = heading;
  failure_ = words;
  ui::mirror::announce(failure_, true);
  platform::request_frame();
}

void App::cancelled() {
  if (loading_ || !report_) {
    loading_.reset();
  } else {
    give_up();
  }
  ui::mirror::announce("Cancelled.");
  platform::request_frame();
}

void App::answered(Report report) {
  effect_.reset();
  const std::optional<Report> before = std::exchange(report_, std::move(report));
  if (!changing_.empty() && before) {
    effect_ = views::Effect{std::exchange(changing_, {}), *before};
  }
  say_answered(before ? &*before : nullptr);
  if (as_of_ == report_->as_of && same(readings_, report_->readings)) history_.answered();
  compare();
  state_.alternatives.clear();
  state_.finding_lists = {};
  state_.refused_notices = {};
  alternatives_asked_ = false;
  state_.sales.report_changed();
  // What has an explanation is known by it; anything else may stand elsewhere now.
  if (state_.selection.why.empty()) state_.selection = {};
  asked_.clear();
  platform::request_frame();
}

void App::explained(Explanation explanation) {
  const bool is_another = !explained_.why || explained_.why->id != explanation.id;
  explained_ = {std::move(explanation), {}};
  explaining_ = false;
  if (is_another) ui::mirror::announce("The explanation is open.");
  platform::request_frame();
}

void App::lines(LinePage page) {
  if (!report_) return;
  const std::uint64_t before = state_.sales.count;
  const bool were_known = state_.sales.is_known;
  state_.sales.take(std::move(page));
  if (were_known && state_.sales.count != before) {
    ui::mirror::announce(ui::counted(state_.sales.count, "line fits.", "lines fit."));
  }
  platform::request_frame();
}

void App::unexplained(std::string_view id) {
  explained_ = {std::nullopt, std::string(id)};
  explaining_ = false;
  platform::request_frame();
}

bool App::set_as_of(std::string_view date) {
  const auto day = parse_date(date);
  if (!day || !report_) return false;
  ask("As-of date", *day, readings_);
  return true;
}

bool App::set_reading(std::string_view name, std::string_view value) {
  Readings readings = readings_;
  if (!report_ || jm216::set_reading(readings, name, value) != SetReading::done) return false;
  ask("Reading", as_of_, readings);
  return true;
}

/// The same facts on another day or with other readings.
void App::ask(std::string_view what, Date as_of, const Readings& readings) {
  HistoryStep step{std::string(what), now(), now()};
  step.after.as_of = as_of;
  step.after.readings = readings;
  send(step.what, step.after, std::nullopt);
  history_.add(std::move(step));
}

/// A newly selected figure opens its explanation; the open one is asked for, and asked for again
/// when the report has changed.
void App::follow_selection() {
  std::vector<std::string>& trail = state_.trail;
  const std::string& selected = state_.selection.why;
  if (selected != followed_) {
    followed_ = selected;
    trail.clear();
    if (!selected.empty()) trail.push_back(selected);
    platform::request_frame();
  }
  const bool escape = ImGui::IsKeyPressed(ImGuiKey_Escape);
  // An Escape that closed a menu has done its work.
  const bool menu_was_open = std::exchange(
      menu_open_,
      ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel));
  if (!trail.empty() && escape && !menu_was_open && !ImGui::GetIO().WantTextInput) {
    trail.clear();
    state_.selection = {};
    followed_.clear();
    platform::request_frame();
  }
  const std::string open = trail.empty() ? std::string() : trail.back();
  if (open == asked_) return;
  asked_ = open;
  state_.copied.clear();
  explaining_ = !open.empty();
  if (explaining_) engine::ask_explain(open);
}

/// Shortcuts that no browser takes for itself.
void App::follow_keys() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || !(io.KeyCtrl || io.KeySuper)) return;
  const bool again = ImGui::IsKeyPressed(ImGuiKey_Y, false) ||
                     (io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Z, false));
  if (again) {
    redo();
  } else if (ImGui::IsKeyPressed(ImGuiKey_Z, false)) {
    undo();
  }
}

void App::copy_selection() {
  if (platform::copy_asked() && !state_.selection.plain.empty()) {
    platform::set_clipboard(state_.selection.plain);
  }
}

void App::draw() {
  ui::begin_frame();
  draw_page();
  ui::end_frame();
}

void App::draw_page() {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const bool narrow = screen.x < ui::size::narrow;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(screen);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBackground);  // which the canvas has been cleared with
  const bool ledger_on_screen = report_ && !loading_ && !refusal_ && !table_;
  const float top = header_height(screen);
  const float pin_bar = (comparison_ || effect_) && ledger_on_screen ? 36 : 0;
  const float header = top + pin_bar;
  const float bar = narrow && ledger_on_screen ? 44 : 0;
  const float side = narrow || !ledger_on_screen ? 0 : ui::size::navigation;
  draw_header({0, 0, screen.x, top}, narrow);
  if (pin_bar > 0) {
    const ui::Rect below{0, top, screen.x, pin_bar};
    comparison_ ? draw_pin_bar(below) : draw_effect_bar(below);
  }
  if (bar > 0) draw_navigation_bar({0, header, screen.x, bar});
  if (side > 0) draw_navigation({0, header, side, screen.y - header});
  const bool explaining = ledger_on_screen && facts_ && !state_.trail.empty();
  const bool beside = explaining && screen.x >= ui::size::wide;
  const float panel = narrow ? screen.x : ui::size::explanation;
  draw_view({side, header + bar, screen.x - side - (beside ? panel : 0), screen.y - header - bar});
  // Over the view, where there is no room beside it.
  if (explaining) draw_explanation({screen.x - panel, header, panel, screen.y - header});
  if (ledger_on_screen) follow_selection();
  copy_selection();
  ImGui::End();
  if (state_.wish) ask("Reading", as_of_, *std::exchange(state_.wish, std::nullopt));
  if (const auto wish = std::exchange(state_.sales.wish, std::nullopt)) {
    engine::ask_lines(wish->query, wish->offset, wish->count);
  }
  follow_form();
  follow_table();
  if (ledger_on_screen) {
    follow_keys();
    follow_alternatives();
  }
}

void App::draw_explanation(const ui::Rect& rect) {
  // Each explanation begins at its top.
  const std::string region = "why " + std::to_string(state_.trail.size()) + state_.trail.back();
  ui::begin_region(region.c_str(), rect, false,
                   {.role = ui::mirror::Role::aside, .name = "Explanation"});
  ui::fill(rect, ui::palette().panel);
  ui::vertical(rect.x, rect.y, rect.bottom(), ui::palette().line);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ui::Flow flow{at.x + 18, rect.width - 36, at.y + 12};
  views::explanation(flow, *report_, *facts_, explained_, state_);
  ui::extend(at.x, flow.y + 12);
  ui::end_region();
}

void App::draw_view(const ui::Rect& rect) {
  // Each view keeps its own place in its own scrolling region.
  const std::string region = loading_   ? "loading"
                             : refusal_ ? "problems"
                             : table_   ? "table"
                             : !report_ ? "start"
                                        : "view " + std::to_string(static_cast<int>(state_.view));
  const std::string_view name = loading_   ? "Reading the ledger"
                                : refusal_ ? "Problems"
                                : table_   ? "A table of sales"
                                : !report_ ? "Start"
                                           : label_of(state_.view);
  ui::begin_region(region.c_str(), rect, false, {.role = ui::mirror::Role::main, .name = name});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float margin = rect.width < ui::size::narrow ? 12 : 20;
  // Wider, lines of a table are hard to follow; what room is left stands on both sides. An explanation's
  // is always left free there, so that no figure moves away when it is pressed.
  constexpr float widest = 1600;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(rect.width - 2 * margin, widest);
  const float kept = report_ && !loading_ && !refusal_ && !table_ ? ui::size::explanation : 0;
  const float room = std::max(width + 2 * margin, screen.x - rect.x - kept);
  ui::Flow flow{std::floor(at.x + (room - width) / 2), width, at.y + 18};
  if (!failure_.empty()) {
    const ui::Rect place{flow.x, flow.y, flow.width, 0};
    ui::banner(flow, ui::Tone::bad, failure_heading_, failure_);
    const float x = place.right() - ui::text_width(ui::type().small, "Dismiss") - 14;
    if (ui::link("dismiss", x, place.y + 20, ui::type().small, "Dismiss")) failure_.clear();
  }
  if (const float lines = header_lines_height(screen.x); lines > 0 && header_lines_scroll(screen)) {
    const float y = at.y + 10;
    draw_header_lines(flow.x, flow.x + flow.width, y, screen.x < ui::size::narrow);
    flow.y = y + lines;
  }
  if (loading_) {
    if (views::loading(flow, *loading_)) engine::ask_cancel();
  } else if (refusal_) {
    if (views::problems(flow, *refusal_, report_.has_value())) {
      refusal_.reset();
      platform::request_frame();
    }
  } else if (table_) {
    views::import_table(flow, *table_, state_);
  } else if (!report_) {
    views::start(flow);
  } else {
    if (state_.view == View::overview) {
      ui::mirror::heading(name, 1, {flow.x, flow.y, flow.width, 0});
    }
    if (comparison_) views::what_if(flow, *comparison_, state_);
    switch (state_.view) {
      case View::overview:
        views::overview(flow, *report_, state_);
        break;
      case View::sales:
        if (facts_) views::sales(flow, *report_, *facts_, state_);
        break;
      case View::royalties:
        views::royalties(flow, *report_, state_);
        break;
      case View::obligations:
        views::obligations(flow, *report_, state_);
        break;
      case View::statements:
        views::statements(flow, *report_, state_);
        break;
      case View::term:
        views::term(flow, *report_, state_);
        break;
      case View::milestones:
        views::milestones(flow, *report_, state_);
        break;
      case View::rights:
        views::rights(flow, *report_, state_);
        break;
      case View::deadlines:
        views::deadlines(flow, *report_, state_);
        break;
      case View::judgment:
        views::judgment(flow, *report_, state_);
        break;
      case View::readings:
        views::readings(flow, *report_, readings_, state_);
        break;
      case View::findings:
        if (facts_) views::findings(flow, *report_, *facts_, state_);
        break;
      case View::facts:
        if (facts_) views::facts(flow, *report_, *facts_, state_);
        break;
    }
  }
  ui::extend(at.x, flow.y + 12);
  ui::end_region();
}

}  // namespace jm216
