#include "web/views/notices.hpp"
#include "web/facts/place.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

// The notices of the ledger: who gave what, when and how, when it was received and what followed.

namespace jm216::views {
namespace {

using Kind = ui::TableColumn::Kind;

ui::Cell notice_cell(const NoticeGivenRow& one, std::size_t column) {
  switch (column) {
    case 0:
      return {.text = one.by};
    case 1:
      return {.text = one.what};
    case 2:
      return date_cell(one.given);
    case 3:
      return {.text = one.how, .quiet = true};
    case 4:
      return date_cell(one.received);
    default:
      return word_cell(one.followed, one.why);
  }
}

}  // namespace

void notices(ui::Flow& flow, const Report& report, const Document& ledger, State& state) {
  const std::vector<NoticeGivenRow> rows = notices_given(report, ledger);
  if (rows.empty()) {
    ui::empty_state(flow, "No notice",
                    "Notices of termination or breach that the ledger records are shown here with "
                    "the day on which they take effect, or why they do not.");
    return;
  }
  std::vector<const Finding*> refused;
  for (const Finding& finding : report.findings) {
    if (finding.where.starts_with("/notices/")) refused.push_back(&finding);
  }
  ui::Card card(flow, "Notices given", "XI, XV.1");
  const ui::Table table{
      .id = "notices",
      .columns = {{"By"},
                  {"Notice", Kind::words, 320},
                  {"Given", Kind::words, 0, 1},
                  {"How", Kind::words, 0, 4},
                  {"Received", Kind::words, 0, 2},
                  {"What followed", Kind::words, 320}},
      .rows = rows.size(),
      .naming = 2,
      .cell = [&](std::size_t row, std::size_t column) { return notice_cell(rows[row], column); },
  };
  ui::table(card.inside, table, state.selection);
  const auto words_of = [&](std::size_t i) {
    return refused[i]->message + " (" + refused[i]->clause + ", " +
           name_of_place(ledger, refused[i]->where) + ")";
  };
  constexpr float above = 6;
  state.refused_notices.draw(
      card.inside, refused.size(),
      [&](std::size_t i) { return above + ui::banner_height(card.inside.width, words_of(i)); },
      [&](ui::Flow& place, std::size_t i) {
        place.y += above;
        const Word grave = severity(kind_of(refused[i]->code).severity);
        ui::banner(place, grave.tone,
                   grave.tone == ui::Tone::bad ? "Without effect" : "To be looked at", words_of(i));
      });
}

}  // namespace jm216::views
