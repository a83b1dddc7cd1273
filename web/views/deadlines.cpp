#include <algorithm>

#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

using Kind = ui::TableColumn::Kind;

bool is_ahead(const Deadline& one, Date as_of) {
  return one.date >= as_of;
}

bool is_patent(const Deadline& one) {
  return DeadlineId::parse(one.id).kind == DeadlineKind::patent;
}

std::string_view party_of(Actor party) {
  switch (party) {
    case Actor::licensor:
      return "LICENSOR";
    case Actor::licensee:
      return "LICENSEE";
    case Actor::both:
      break;
  }
  return "both";
}

ui::Cell deadline_cell(const Report& report, const Deadline& one, std::size_t column) {
  switch (column) {
    case 0:
      return date_cell(one.date, FigureId::deadline(one.id));
    case 1:
      return word_cell(status(one, report.as_of));
    case 2:
      return {.text = one.what};
    case 3:
      return {.text = std::string(party_of(one.party)), .quiet = true};
    default:
      return {.text = one.clause, .quiet = true};
  }
}

void deadline_list(ui::Card& card, std::string_view id, const Report& report,
                   const std::vector<const Deadline*>& shown, State& state) {
  const ui::Table table{
      .id = id,
      .columns = {{"Date"},
                  {"Status", Kind::words, 0, 1, true},
                  {"What", Kind::words, 420},
                  {"Who", Kind::words, 0, 2},
                  {"Clause", Kind::words, 0, 3}},
      .rows = shown.size(),
      .naming = 3,
      .cell = [&](std::size_t row,
                  std::size_t column) { return deadline_cell(report, *shown[row], column); },
  };
  ui::table(card.inside, table, state.selection);
}

void nothing(ui::Card& card, std::string_view words) {
  card.inside.y += ui::paragraph(ui::type().body, card.inside.x + 8, card.inside.y,
                                 card.inside.width - 16, ui::palette().secondary, words);
}

void draw_ahead(ui::Flow& flow, const Report& report, State& state) {
  std::vector<const Deadline*> shown;
  std::size_t patents = 0;
  for (const Deadline& one : report.deadlines) {
    if (!is_ahead(one, report.as_of)) continue;
    if (is_patent(one)) ++patents;
    if (state.patent_deadlines || !is_patent(one)) shown.push_back(&one);
  }
  ui::Card card(flow, "Ahead");
  if (patents > 0) {
    card.fewer_or_all("ahead", "without patents", state.patent_deadlines);
  }
  if (shown.empty()) {
    nothing(card, patents > 0 ? "Only the expiry of patents lies ahead."
                              : "Nothing lies ahead on " + ui::day(report.as_of) + '.');
  } else {
    deadline_list(card, "ahead", report, shown, state);
  }
}

void draw_past(ui::Flow& flow, const Report& report, State& state) {
  std::vector<const Deadline*> past, open;
  for (const Deadline& one : report.deadlines) {
    if (is_ahead(one, report.as_of)) continue;
    past.push_back(&one);
    if (one.status == DeadlineStatus::missed || one.status == DeadlineStatus::unrecorded) {
      open.push_back(&one);
    }
  }
  if (past.empty()) return;
  ui::Card card(flow, "Past, the latest first");
  card.fewer_or_all("past", "missed or not recorded", state.all_deadlines);
  std::vector<const Deadline*>& shown = state.all_deadlines ? past : open;
  std::reverse(shown.begin(), shown.end());
  if (shown.empty()) {
    nothing(card, "Nothing was missed, as far as the ledger says.");
  } else {
    deadline_list(card, "past", report, shown, state);
  }
}

}  // namespace

void deadlines(ui::Flow& flow, const Report& report, State& state) {
  ui::view_heading(flow, "Deadlines",
                   "Every date of the licence: what falls on it, who must act, and whether it was "
                   "met. There is no rolling over weekends or holidays.");
  draw_ahead(flow, report, state);
  draw_past(flow, report, state);
}

}  // namespace jm216::views
