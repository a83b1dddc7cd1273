#include <algorithm>

#include "core/ledger/writer/canonical.hpp"
#include "web/app/exports.hpp"
#include "web/app/frame.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/words.hpp"

// The header: whose ledger it is, of which day, and what can be done with the whole of it.

namespace jm216 {
namespace {

using views::Command;

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
  if (views::says_fictional(report.ledger.title)) marks.push_back({"fictional", ui::Tone::caution});
  marks.push_back({views::as_signed(report) ? "as signed" : "amended", ui::Tone::brand});
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
  const std::string about =
      ui::counted(report.ledger.lines_read, "line", "lines") + " · " +
      (report.ledger.sha256.empty() ? "fingerprint follows"
                                    : short_fingerprint(report.ledger.sha256));
  const float room = std::max(0.0f, right - x);
  const std::string shown = ui::fitted(ui::type().title, title, room);
  const float end = ui::text(ui::type().title, x, middle - 9, ui::palette().ink, shown);
  const bool pointed = shown != title && ImGui::IsWindowHovered() &&
                       ImGui::IsMouseHoveringRect({x, middle - 18}, {end, middle});
  ui::hint({.hovered = pointed}, title);
  return {end, ui::text(ui::type().caption, x, middle + 10, ui::palette().secondary,
                        ui::fitted(ui::type().caption, about, room))};
}

/// The button that opens the menu of exports; returns its left edge.
float draw_export(Page& page, float right, float middle) {
  constexpr const char* id = "exports";
  const float x = right - ui::button_width("Export");
  if (ui::button("export", x, middle, "Export", ui::Weight::plain, true, ui::menu_state(id))) {
    ui::open_menu(id);
  }
  const Report& report = *page.report;
  const std::vector<Offer> all = offers(report, views::shown_quarter(report, page.state.quarter));
  std::vector<ui::MenuEntry> entries;
  for (const Offer& offer : all) entries.push_back(offer.entry);
  const auto chosen = ui::menu(id, "Export", right, middle + ui::size::control / 2 + 6, entries);
  if (chosen) page.state.actions.ask(all[*chosen].action);
  return x;
}

/// Undo, redo and what if, left of `right`; returns their left edge. Each has its place, whether or not
/// there is something to press in it: nothing moves under the pointer because of what was pressed.
float draw_history(Page& page, float right, float middle) {
  right -= ui::button_width("What if");
  const bool is_pinned = page.what_if.comparison().has_value();
  if (ui::button("what if", right, middle, "What if", ui::Weight::plain, !is_pinned)) {
    page.state.actions.ask(Command::pin);
  }
  right -= 8;
  const auto arrow = [&](const char* id, ui::Turn turn, const HistoryStep* step,
                         std::string_view verb) {
    right -= ui::size::control;
    const ui::Rect rect{right, middle - ui::size::control / 2, ui::size::control,
                        ui::size::control};
    right -= 4;
    return step != nullptr &&
           ui::turn_button(id, rect, turn, std::string(verb) + ": " + step->what);
  };
  // Drawn from the right.
  const History& history = page.edits.history();
  if (arrow("redo", ui::Turn::on, history.to_redo(), "Redo")) {
    page.state.actions.ask(Command::redo);
  }
  if (arrow("undo", ui::Turn::back, history.to_undo(), "Undo")) {
    page.state.actions.ask(Command::undo);
  }
  return right;
}

/// Below 900 pixels date and marks have a line of their own. Where the navigation is a bar, so has the
/// ledger's name, with the marks beside it.
float lines_height(const Page& page, float width) {
  if (!page.report || width >= ui::size::one_line_header) return 0;
  return ui::size::header - 12 + (width < ui::size::narrow ? name_line : 0.0f);
}

/// On a low screen (a phone on its side, the page at 400%) they would leave no room for the figures:
/// there they stand at the top of what scrolls.
bool lines_scroll(const Page& page, const ImVec2& screen) {
  constexpr float low = 480;
  return page.ledger_on_screen() && screen.y < low;
}

void draw_date(Page& page, float x, float middle) {
  if (const auto day = ui::date_field("as of", "As-of date", x, middle, page.edits.as_of())) {
    page.state.actions.ask(*day);
  }
}

}  // namespace

float header_height(const Page& page, const ImVec2& screen) {
  return ui::size::header + (lines_scroll(page, screen) ? 0 : lines_height(page, screen.x));
}

float header_scrolls(const Page& page, const ImVec2& screen) {
  return lines_scroll(page, screen) ? lines_height(page, screen.x) : 0;
}

void draw_header_lines(Page& page, float x, float right, float y, bool narrow) {
  const std::vector<Mark> marks = marks_of(*page.report);
  float middle = y + ui::size::header / 2 - 14;
  if (narrow) {
    ledger_name(x, right, middle - 1, *page.report);
    draw_marks(right - marks_width(marks) + mark_gap, middle + 9, marks);
    middle += name_line;
    ui::text(ui::type().body, x, middle, ui::palette().secondary, "As of");
  } else {
    draw_marks(x, middle, marks);
  }
  draw_date(page, right - ui::date_field_width(), middle);
}

void draw_header(Page& page, const ui::Rect& rect, bool narrow) {
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
  if (page.report) right = draw_export(page, right - 8, middle);
  // On narrower screens it is in the menu.
  if (page.report && rect.width >= ui::size::wide) {
    right -= 8 + ui::button_width("Share");
    if (ui::button("share", right, middle, "Share")) {
      page.state.actions.ask(Command::share);
    }
  }
  if (page.report) right = draw_history(page, right - 8, middle);
  if (!narrow || !page.report) {
    right -= 8 + ui::size::control;
    ui::theme_switch({right, middle - ui::size::control / 2, ui::size::control, ui::size::control});
    if (rect.width >= ui::size::wide || !page.report) {
      right -= 4 + ui::size::control;
      ui::shortcuts_button(
          {right, middle - ui::size::control / 2, ui::size::control, ui::size::control});
    }
  }
  // On the narrowest screens what can be done takes the room of the product's name.
  const bool has_room = margin + ui::text_width(ui::type().title, "JM216") + 8 <= right;
  const bool whole = !page.report || rect.width >= whole_name;
  const float end = has_room ? product_name(margin, middle, whole) : margin;
  if (!page.report) return;

  if (rect.width < ui::size::one_line_header) {
    if (!narrow) ledger_name(end + 16, right - 16, middle, *page.report);
    if (rect.height > ui::size::header) {
      draw_header_lines(page, margin, rect.right() - margin, ui::size::header, narrow);
    }
    return;
  }
  const std::vector<Mark> marks = marks_of(*page.report);
  right -= 8 + ui::date_field_width();
  draw_date(page, right, middle);
  right -= ui::text_width(ui::type().body, "As of") + 12;
  ui::text(ui::type().body, right, middle, colours.secondary, "As of");
  ui::vertical(end + 16, middle - 12, middle + 12, colours.line);
  if (rect.width < whole_name) {
    // Below the title, which has all the room there is.
    const NameEnds ends = ledger_name(end + 32, right - 16, middle, *page.report);
    draw_marks(ends.about + 12, middle + 11, marks);
    return;
  }
  const float room = right - 16 - marks_width(marks) - 4;
  const NameEnds ends = ledger_name(end + 32, room, middle, *page.report);
  draw_marks(std::max(ends.title, ends.about) + 12, middle, marks);
}

}  // namespace jm216
