#include <algorithm>

#include "core/report/words.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/views.hpp"

// Above every view while an answer is pinned: its figures before and after, and the difference.

namespace jm216::views {
namespace {

bool shows(View view, ReportPart part) {
  switch (view) {
    case View::royalties:
      return part == ReportPart::quarters;
    case View::obligations:
      return part == ReportPart::obligations;
    case View::statements:
      return part == ReportPart::statements;
    case View::term:
      return part == ReportPart::licence;
    case View::milestones:
      return part == ReportPart::milestones;
    case View::rights:
      return part == ReportPart::rights;
    case View::deadlines:
      return part == ReportPart::deadlines;
    default:
      return part == ReportPart::totals || part == ReportPart::licence;
  }
}

/// A date as people read it, dollars grouped, anything else as it is.
std::string in_words(const std::optional<ReportFigure>& figure) {
  if (!figure) return "not there";
  if (figure->dollars) return ui::dollars(*figure->dollars);
  if (figure->text.empty()) return "not known";
  const auto date = parse_date(figure->text);
  return date ? ui::day(*date) : code_in_words(figure->text);
}

enum class Column { what, before, after, growth };

ui::Cell difference_cell(const ReportDifference& one, Column column) {
  switch (column) {
    case Column::what:
      return {.text = one.either().what};
    case Column::before:
      return {.text = in_words(one.before), .quiet = true};
    case Column::after:
      return {.text = in_words(one.after),
              .plain = one.after ? one.after->text : "",
              .why = one.after ? one.after->id : ""};
    case Column::growth:
      break;
  }
  const auto growth = one.growth();
  if (!growth) return {.text = ""};
  const std::string sign = growth->is_positive() ? "+" : "";
  return {.text = sign + ui::dollars(*growth), .strong = true, .plain = growth->text()};
}

}  // namespace

void what_if(ui::Flow& flow, const Comparison& comparison, State& state) {
  std::vector<const ReportDifference*> shown;
  for (const ReportDifference& one : comparison.differences) {
    if (shows(state.view, one.either().part)) shown.push_back(&one);
  }
  ui::Card card(flow, "Compared with the pinned answer");
  if (shown.empty()) {
    const std::string words = comparison.differences.empty()
                                  ? "Nothing differs yet. Change the day above, a fact (a payment, "
                                    "a generic, a rate) or a reading: what follows is shown here."
                                  : "Nothing in this view differs.";
    ui::write(card.inside, ui::type().small, ui::palette().secondary, words);
    if (!comparison.differences.empty()) return;
    float x = card.inside.x;
    const ui::Rect line = card.inside.take(32, 0);
    const auto link = [&](std::string_view label, View view) {
      if (state.view == view) return;
      if (ui::link(label, x, line.middle() + 4, ui::type().body_strong, label)) state.view = view;
      x += ui::text_width(ui::type().body_strong, label) + 24;
    };
    link("Change a fact ›", View::facts);
    link("Choose a reading ›", View::readings);
    return;
  }
  constexpr std::size_t few = 8;
  if (shown.size() > few) {
    card.fewer_or_all("differences", "the first 8", state.all_differences);
  }
  using Kind = ui::TableColumn::Kind;
  static constexpr Column columns[] = {Column::what, Column::before, Column::after, Column::growth};
  ui::Table table{.id = "what if"};
  table.columns = {{"Figure", Kind::words, 460},
                   {"Pinned", Kind::figure},
                   {"Now", Kind::figure},
                   {"Difference", Kind::figure}};
  table.rows = state.all_differences ? shown.size() : std::min(few, shown.size());
  table.cell = [&](std::size_t row, std::size_t column) {
    return difference_cell(*shown[row], columns[column]);
  };
  ui::table(card.inside, table, state.selection);
}

}  // namespace jm216::views
