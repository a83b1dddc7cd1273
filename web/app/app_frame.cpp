#include <algorithm>
#include <cctype>

#include "core/ledger/writer/canonical.hpp"
#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/words.hpp"

// What stands around every view: header and navigation.

namespace jm216 {
namespace {

/// The ledger format has no field for it: a ledger says in its title that it is made up.
bool says_fictional(const std::string& title) {
  constexpr std::string_view word = "fictional";
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::search(title.begin(), title.end(), word.begin(), word.end(), same) != title.end();
}

bool as_signed(const Report& report) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& finding) { return finding.code == FindingCode::as_signed; });
}

constexpr ui::mirror::Said said_of_navigation{
    .role = ui::mirror::Role::navigation, .name = "Views", .state = ui::mirror::state::one_stop};

struct Entry {
  View view;
  std::string_view label;
};

struct Group {
  std::string_view heading;
  std::vector<Entry> entries;
};

const std::vector<Group>& groups() {
  static const std::vector<Group> all{
      {"",
       {{View::overview, "Overview"},
        {View::sales, "Sales"},
        {View::royalties, "Royalties"},
        {View::obligations, "Obligations"},
        {View::statements, "Statements"},
        {View::facts, "Facts"}}},
      {"LICENCE",
       {{View::term, "Term and patents"},
        {View::milestones, "Milestones"},
        {View::rights, "Rights and notices"},
        {View::deadlines, "Deadlines"}}},
      {"WHY",
       {{View::readings, "Readings"},
        {View::judgment, "Left to judgment"},
        {View::findings, "Findings"}}},
  };
  return all;
}

struct Count {
  std::string text;
  ui::Tone tone = ui::Tone::neutral;
};

/// How many things behind an entry of the navigation need attention.
Count count_of(View view, const Report& report, const Readings& readings) {
  std::size_t count = 0;
  ui::Tone tone = ui::Tone::caution;
  switch (view) {
    case View::obligations:
      for (const Obligation& one : report.obligations) {
        if (one.status == ObligationStatus::overdue) ++count;
      }
      tone = ui::Tone::bad;
      break;
    case View::milestones:
      for (const MilestoneReport& one : report.milestones) {
        if (one.status == MilestoneStatus::in_grace) ++count;
      }
      break;
    case View::readings:
      for (const ReadingInfo& reading : reading_table()) {
        if (reading.get(readings) != 0) ++count;
      }
      tone = ui::Tone::brand;
      break;
    case View::findings:
      for (const Finding& finding : report.findings) {
        const Severity severity = kind_of(finding.code).severity;
        if (severity != Severity::note) ++count;
        if (severity == Severity::error) tone = ui::Tone::bad;
      }
      break;
    case View::statements:
      for (const Finding& finding : report.findings) {
        switch (finding.code) {
          case FindingCode::statement_differs:
          case FindingCode::statement_late:
          case FindingCode::statement_missing:
          case FindingCode::sold_exceeds_made:
            ++count;
            break;
          default:
            break;
        }
      }
      break;
    case View::rights:
      // What the other side may do at any time from now on.
      for (const Right& right : report.rights) {
        if (right.holder == Party::licensor) ++count;
      }
      break;
    case View::deadlines:
      // A month ahead; patents expire without anybody's doing.
      for (const Deadline& one : report.deadlines) {
        constexpr Days month{30};
        if (one.id.rfind("patent-", 0) == 0) continue;
        if (one.status == DeadlineStatus::today ||
            (one.status == DeadlineStatus::upcoming && one.date - report.as_of <= month)) {
          ++count;
        }
      }
      break;
    case View::sales:
      return {ui::grouped(report.ledger.lines_read), ui::Tone::neutral};
    case View::overview:
    case View::royalties:
    case View::term:
    case View::judgment:
    case View::facts:
      break;
  }
  if (count == 0) return {};
  return {std::to_string(count), tone};
}

float product_name(float x, float middle, bool whole) {
  x = ui::text(ui::type().title, x, middle, ui::palette().brand, "JM216");
  if (!whole) return x;
  return ui::text(ui::type().title, x + 4, middle, ui::palette().ink, "Licence Calculator");
}

/// The marks that a ledger must never lose: that it is made up, that no amendment is in it.
struct Mark {
  std::string_view word;
  ui::Tone tone;
};

std::vector<Mark> marks_of(const Report& report) {
  std::vector<Mark> marks;
  if (says_fictional(report.ledger.title)) marks.push_back({"fictional", ui::Tone::caution});
  if (as_signed(report)) marks.push_back({"as signed", ui::Tone::brand});
  return marks;
}

constexpr float mark_gap = 8;
/// From this width on the header has room for the product's whole name, and for marks beside the ledger's.
constexpr float whole_name = 1360;
constexpr float name_line = 44;  // of the header, for the ledger's name alone

float marks_width(const std::vector<Mark>& marks) {
  float width = 0;
  for (const Mark& mark : marks) width += ui::badge_width(mark.word) + mark_gap;
  return width;
}

void draw_marks(float x, float middle, const std::vector<Mark>& marks) {
  for (const Mark& mark : marks) x = ui::badge(x, middle, mark.tone, mark.word) + mark_gap;
}

/// The title, and below it lines and fingerprint; a title longer than its place stands whole beside
/// the pointer. Returns where both end.
struct NameEnds {
  float title, about;
};
NameEnds ledger_name(float x, float right, float middle, const Report& report) {
  const std::string title = report.ledger.title.empty() ? "Ledger" : report.ledger.title;
  const std::string about = ui::counted(report.ledger.lines_read, "line", "lines") + " · " +
                            short_fingerprint(report.ledger.sha256);
  const float room = std::max(0.0f, right - x);
  const std::string shown = ui::fitted(ui::type().title, title, room);
  const float end = ui::text(ui::type().title, x, middle - 9, ui::palette().ink, shown);
  const bool pointed = shown != title && ImGui::IsWindowHovered() &&
                       ImGui::IsMouseHoveringRect({x, middle - 18}, {end, middle});
  ui::hint({.hovered = pointed}, title);
  return {end, ui::text(ui::type().caption, x, middle + 10, ui::palette().secondary,
                        ui::fitted(ui::type().caption, about, room))};
}

}  // namespace

std::string_view App::label_of(View view) {
  for (const Group& group : groups()) {
    for (const Entry& entry : group.entries) {
      if (entry.view == view) return entry.label;
    }
  }
  return "";
}

float App::draw_history(float right, float middle) {
  if (!comparison_) {
    right -= ui::button_width("What if");
    if (ui::button("what if", right, middle, "What if")) pin();
    right -= 8;
  }
  const auto arrow = [&](const char* id, ui::Turn turn, const HistoryStep* step,
                         std::string_view verb) {
    if (step == nullptr) return false;
    right -= ui::size::control;
    const ui::Rect rect{right, middle - ui::size::control / 2, ui::size::control,
                        ui::size::control};
    const bool pressed = ui::turn_button(id, rect, turn, std::string(verb) + ": " + step->what);
    right -= 4;
    return pressed;
  };
  // Drawn from the right.
  if (arrow("redo", ui::Turn::on, history_.to_redo(), "Do again")) redo();
  if (arrow("undo", ui::Turn::back, history_.to_undo(), "Undo")) undo();
  return right;
}

/// Below 900 pixels date and marks have a line of their own. Where the navigation is a bar, so has the
/// ledger's name, with the marks beside it.
float App::header_height(const ImVec2& screen) const {
  const float lines = header_lines_height(screen.x);
  return ui::size::header + (header_lines_scroll(screen) ? 0 : lines);
}

float App::header_lines_height(float width) const {
  if (!report_ || width >= ui::size::one_line_header) return 0;
  return ui::size::header - 12 + (width < ui::size::narrow ? name_line : 0.0f);
}

/// On a low screen (a phone on its side, the page at 400%) they would leave no room for the figures:
/// there they stand at the top of what scrolls.
bool App::header_lines_scroll(const ImVec2& screen) const {
  constexpr float low = 480;
  const bool ledger_on_screen = report_ && !loading_ && !refusal_ && !table_;
  return ledger_on_screen && screen.y < low;
}

/// The lines below the first, from `y` on.
void App::draw_header_lines(float x, float right, float y, bool narrow) {
  const std::vector<Mark> marks = marks_of(*report_);
  float middle = y + ui::size::header / 2 - 14;
  if (narrow) {
    ledger_name(x, right, middle - 1, *report_);
    draw_marks(right - marks_width(marks) + mark_gap, middle + 9, marks);
    middle += name_line;
    ui::text(ui::type().body, x, middle, ui::palette().secondary, "As of");
  } else {
    draw_marks(x, middle, marks);
  }
  draw_date(right - ui::date_field_width(), middle);
}

void App::draw_date(float x, float middle) {
  if (const auto day = ui::date_field("as of", "As-of date", x, middle, as_of_)) {
    ask("As-of date", *day, readings_);
  }
}

void App::draw_header(const ui::Rect& rect, bool narrow) {
  const ui::mirror::Group group(
      "header", {.role = ui::mirror::Role::header, .state = ui::mirror::state::by_place}, rect);
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel);
  ui::horizontal(0, rect.right(), rect.bottom() - 1, colours.line);
  const float margin = narrow ? 12 : 20;
  const float middle = ui::size::header / 2;
  float right = rect.right() - margin;
  right -= ui::button_width("Open");
  if (ui::button("open", right, middle, "Open")) platform::pick_files();
  if (report_) right = draw_export(right - 8, middle);
  // On narrower screens it is in the menu.
  if (report_ && rect.width >= ui::size::wide) {
    right -= 8 + ui::button_width("Share");
    if (ui::button("share", right, middle, "Share")) engine::ask_share();
  }
  if (report_) right = draw_history(right - 8, middle);
  if (!narrow || !report_) {
    right -= 8 + ui::size::control;
    ui::theme_switch({right, middle - ui::size::control / 2, ui::size::control, ui::size::control});
    if (rect.width >= ui::size::wide || !report_) {
      right -= 4 + ui::size::control;
      ui::shortcuts_button(
          {right, middle - ui::size::control / 2, ui::size::control, ui::size::control});
    }
  }
  const float end = product_name(margin, middle, !report_ || rect.width >= whole_name);
  if (!report_) return;

  if (rect.width < ui::size::one_line_header) {
    if (!narrow) ledger_name(end + 16, right - 16, middle, *report_);
    if (rect.height > ui::size::header) {
      draw_header_lines(margin, rect.right() - margin, ui::size::header, narrow);
    }
    return;
  }
  const std::vector<Mark> marks = marks_of(*report_);
  right -= 8 + ui::date_field_width();
  draw_date(right, middle);
  right -= ui::text_width(ui::type().body, "As of") + 12;
  ui::text(ui::type().body, right, middle, colours.secondary, "As of");
  ui::vertical(end + 16, middle - 12, middle + 12, colours.line);
  if (rect.width < whole_name) {
    // Below the title, which has all the room there is.
    const NameEnds ends = ledger_name(end + 32, right - 16, middle, *report_);
    draw_marks(ends.about + 12, middle + 11, marks);
    return;
  }
  const float room = right - 16 - marks_width(marks) - 4;
  const NameEnds ends = ledger_name(end + 32, room, middle, *report_);
  draw_marks(std::max(ends.title, ends.about) + 12, middle, marks);
}

void App::draw_navigation(const ui::Rect& rect) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel);
  ui::vertical(rect.right() - 1, rect.y, rect.bottom(), colours.line);
  // Its end is below a low screen.
  ui::begin_region("views", rect, false, said_of_navigation);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y + 14;
  for (const Group& group : groups()) {
    if (!group.heading.empty()) {
      y += 16;
      ui::text(ui::type().caption, rect.x + 22, y + 8, colours.secondary, group.heading);
      y += 24;
    }
    for (const Entry& entry : group.entries) {
      const Count count = count_of(entry.view, *report_, readings_);
      const ui::Rect place{rect.x + 10, y, rect.width - 20, 34};
      if (ui::navigation_item(entry.label, place, entry.label, state_.view == entry.view,
                              count.text, count.tone)) {
        state_.view = entry.view;
        platform::request_frame();
      }
      y += 34;
    }
  }
  ui::extend(at.x, y + 14);
  constexpr std::string_view promise =
      "Press any figure or date to see why. Nothing leaves this computer. No legal advice.";
  const float width = rect.width - 44;
  const float height = ui::paragraph_height(ui::type().caption, width, promise);
  if (y + height + 36 < rect.bottom()) {
    ui::paragraph(ui::type().caption, rect.x + 22, rect.bottom() - 18 - height, width,
                  colours.secondary, promise);
  }
  ui::end_region();
}

void App::draw_navigation_bar(const ui::Rect& rect) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel);
  ui::horizontal(0, rect.right(), rect.bottom() - 1, colours.line);
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 0);
  ui::begin_region("bar", rect, true, said_of_navigation);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x + 4;
  for (const Group& group : groups()) {
    for (const Entry& entry : group.entries) {
      const bool current = state_.view == entry.view;
      const ui::TypeStyle& style = current ? ui::type().title : ui::type().body;
      Count count = count_of(entry.view, *report_, readings_);
      if (count.tone == ui::Tone::neutral)
        count.text.clear();  // there is no room for the quiet ones
      const float label = ui::text_width(style, entry.label);
      const float width = label + 20 + (count.text.empty() ? 0.0f : 26.0f);
      const ui::Rect place{x, at.y, width, rect.height};
      const std::string name =
          std::string(entry.label) + (count.text.empty() ? "" : ", " + count.text);
      const ui::Interaction state = ui::item(entry.label, place,
                                             {.role = ui::mirror::Role::link,
                                              .name = name,
                                              .shown = entry.label,
                                              .state = current ? ui::mirror::state::current : 0});
      ui::text(style, x + 10, place.middle(), current ? colours.brand : colours.ink, entry.label);
      if (!count.text.empty()) {
        ui::count_badge(place.right() - 8, place.middle(), count.tone, count.text);
      }
      if (current) ui::fill({x + 8, place.bottom() - 3, width - 16, 2}, colours.brand);
      ui::focus_ring(place.inset(3, 3), state);
      if (current && in_bar_ != state_.view) {
        in_bar_ = state_.view;
        ImGui::SetScrollFromPosX(place.centre() - rect.x, 0.5f);
        platform::request_frame();
      }
      if (state.pressed) {
        state_.view = entry.view;
        platform::request_frame();
      }
      x = place.right();
    }
  }
  ui::theme_switch({x, at.y, rect.height, rect.height});
  ui::extend(x + rect.height + 4, at.y);
  ui::end_region();
  ImGui::PopStyleVar();
}

}  // namespace jm216
