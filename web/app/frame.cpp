#include "web/app/frame.hpp"

#include <algorithm>
#include <cmath>

#include "web/platform/platform.hpp"
#include "web/views/import.hpp"
#include "web/views/view_table.hpp"

// Where header, navigation, view and explanation stand.

namespace jm216 {
namespace {

void draw_explanation(Page& page, const ui::Rect& rect) {
  // Each explanation begins at its top.
  const std::string region =
      "why " + std::to_string(page.state.trail.size()) + page.state.trail.back();
  ui::begin_region(region.c_str(), rect, false,
                   {.role = ui::mirror::Role::aside, .name = "Explanation"});
  ui::fill(rect, ui::palette().panel);
  ui::vertical(rect.x, rect.y, rect.bottom(), ui::palette().line);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ui::Flow flow{at.x + 18, rect.width - 36, at.y + 12};
  views::explanation(flow, *page.report, *page.edits.facts(), page.explaining.shown(), page.state);
  ui::extend(at.x, flow.y + 12);
  ui::end_region();
}

/// What stands in the middle, and what is said of it.
struct Middle {
  std::string region;  // each view keeps its own place in its own scrolling region
  std::string_view name;
};

Middle middle_of(const Page& page) {
  if (page.loading) return {"loading", "Reading the ledger"};
  if (page.refusal) return {"problems", "Problems"};
  if (page.importer.is_open()) return {"table", "A table of sales"};
  if (!page.report) return {"start", "Start"};
  const View view = page.state.view;
  return {"view " + std::to_string(static_cast<int>(view)), views::row_of(view).label};
}

void draw_notice(Page& page, ui::Flow& flow) {
  if (page.failure.words.empty()) return;
  const ui::Rect place{flow.x, flow.y, flow.width, 0};
  ui::banner(flow, ui::Tone::bad, page.failure.heading, page.failure.words);
  const float x = place.right() - ui::text_width(ui::type().small, "Dismiss") - 14;
  if (ui::link("dismiss", x, place.y + 20, ui::type().small, "Dismiss")) {
    page.state.actions.ask(views::Command::dismiss_notice);
  }
}

void draw_ledger(Page& page, ui::Flow& flow) {
  const views::ViewRow& row = views::row_of(page.state.view);
  if (row.view == View::overview) {
    ui::mirror::heading(row.label, 1, {flow.x, flow.y, flow.width, 0});
  }
  const std::optional<views::Comparison>& comparison = page.what_if.comparison();
  if (comparison) views::what_if(flow, *comparison, page.state);
  const std::optional<Document>& facts = page.edits.facts();
  row.draw(flow, {*page.report, facts ? &*facts : nullptr, page.edits.readings(), page.state});
}

void draw_middle(Page& page, ui::Flow& flow) {
  views::Actions& actions = page.state.actions;
  if (page.loading) {
    if (views::loading(flow, *page.loading)) actions.ask(views::Command::cancel);
  } else if (page.refusal) {
    if (views::problems(flow, *page.refusal, page.report.has_value())) {
      actions.ask(views::Command::dismiss_problems);
    }
  } else if (views::TableImport* const table = page.importer.table()) {
    views::import_table(flow, *table, page.state);
  } else if (!page.report) {
    views::start(flow, page.state);
  } else {
    draw_ledger(page, flow);
  }
}

void draw_view(Page& page, const ui::Rect& rect) {
  const Middle middle = middle_of(page);
  ui::begin_region(middle.region.c_str(), rect, false,
                   {.role = ui::mirror::Role::main, .name = middle.name});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float margin = rect.width < ui::size::narrow ? 12 : 20;
  // Wider, lines of a table are hard to follow; what room is left stands on both sides. An explanation's
  // is always left free there, so that no figure moves away when it is pressed.
  constexpr float widest = 1600;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(rect.width - 2 * margin, widest);
  const float kept = page.ledger_on_screen() ? ui::size::explanation : 0;
  const float room = std::max(width + 2 * margin, screen.x - rect.x - kept);
  ui::Flow flow{std::floor(at.x + (room - width) / 2), width, at.y + 18};
  draw_notice(page, flow);
  if (const float lines = header_scrolls(page, screen); lines > 0) {
    const float y = at.y + 10;
    draw_header_lines(page, flow.x, flow.x + flow.width, y, screen.x < ui::size::narrow);
    flow.y = y + lines;
  }
  draw_middle(page, flow);
  ui::extend(at.x, flow.y + 12);
  ui::end_region();
}

void copy_selection(const ui::Selection& selection) {
  if (platform::copy_asked() && !selection.plain.empty()) {
    platform::set_clipboard(selection.plain);
  }
}

}  // namespace

void draw_frame(Page& page) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const bool narrow = screen.x < ui::size::narrow;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(screen);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBackground);  // which the canvas has been cleared with
  const bool ledger_on_screen = page.ledger_on_screen();
  const float top = header_height(page, screen);
  const bool pinned = page.what_if.comparison().has_value();
  float pin_bar = pinned && ledger_on_screen ? 36 : 0;
  if (!pinned && page.what_if.effect() && ledger_on_screen) {
    pin_bar = effect_bar_height(page, screen.x);
  }
  const float header = top + pin_bar;
  const float bar = narrow && ledger_on_screen ? 44 : 0;
  const float side = narrow || !ledger_on_screen ? 0 : ui::size::navigation;
  draw_header(page, {0, 0, screen.x, top}, narrow);
  if (pin_bar > 0) {
    const ui::Rect below{0, top, screen.x, pin_bar};
    pinned ? draw_pin_bar(page, below) : draw_effect_bar(page, below);
  }
  if (bar > 0) draw_navigation_bar(page, {0, header, screen.x, bar});
  if (side > 0) draw_navigation(page, {0, header, side, screen.y - header});
  const bool explaining = ledger_on_screen && page.edits.facts() && !page.state.trail.empty();
  const bool beside = explaining && screen.x >= ui::size::wide;
  const float panel = narrow ? screen.x : ui::size::explanation;
  draw_view(page,
            {side, header + bar, screen.x - side - (beside ? panel : 0), screen.y - header - bar});
  // Over the view, where there is no room beside it.
  if (explaining) draw_explanation(page, {screen.x - panel, header, panel, screen.y - header});
  if (ledger_on_screen) page.explaining.follow(page.state);
  copy_selection(page.state.selection);
  ImGui::End();
}

}  // namespace jm216
