#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

ui::Cell state_of(const Report& report, const QuarterReport& quarter) {
  if (!over(report, quarter)) return {.text = "accruing", .quiet = true};
  if (!quarter.complete) return {.text = "rate missing", .tone = ui::Tone::bad};
  if (quarter.provisional) return {.text = "provisional", .tone = ui::Tone::caution};
  const Obligation* obligation = find_obligation(report, quarter.obligation);
  if (obligation == nullptr) return {.text = ""};
  const Word word = status(*obligation, report.as_of);
  return {.text = word.text, .tone = word.tone, .quiet = true};
}

ui::Cell quarter_cell(const Report& report, const QuarterReport& quarter, std::size_t column) {
  const std::string why = FigureId::quarter(quarter.quarter);
  switch (column) {
    case 0:
      return {.text = to_string(quarter.quarter)};
    case 1: {
      std::uint64_t lines = 0;
      for (const Row& row : quarter.rows) lines += row.lines;
      return {.text = ui::grouped(lines), .quiet = lines == 0};
    }
    case 2:
      return amount_cell(quarter.royalty, why);
    case 3:
      return amount_cell(quarter.carried_in, why);
    case 4:
      return amount_cell(quarter.payable, quarter.obligation);
    case 5:
      return amount_cell(quarter.carried_out, why);
    case 6:
      return date_cell(quarter.due, FigureId::deadline(quarter.obligation));
    default:
      return state_of(report, quarter);
  }
}

void quarter_list(ui::Flow& flow, const Report& report, State& state) {
  std::vector<const QuarterReport*> shown;
  for (const QuarterReport& quarter : report.quarters) {
    const bool carries = !quarter.carried_in.is_zero();
    if (state.all_quarters || !quarter.rows.empty() || carries) shown.push_back(&quarter);
  }
  if (shown.empty() && !report.quarters.empty()) {
    ui::empty_state(flow, "No sales yet",
                    "Royalties are shown here by quarter once the ledger has sales dated up to the "
                    "as-of date.");
    return;
  }
  ui::Card card(flow, "Quarters");
  card.fewer_or_all("which", "with sales", state.all_quarters);
  using Kind = ui::TableColumn::Kind;
  ui::Table table{
      .id = "quarters",
      .columns = {{"Quarter"},
                  {"Lines", Kind::figure, 0, 6},
                  {"Royalty, US$", Kind::figure},
                  {"Carried in", Kind::figure, 0, 4},
                  {"Payable, US$", Kind::figure, 0, 2},
                  {"Carried out", Kind::figure, 0, 5},
                  {"Due", Kind::words, 0, 3},
                  {"Status", Kind::words, 0, 1, true}},
      .rows = shown.size(),
      .cell = [&](std::size_t row,
                  std::size_t column) { return quarter_cell(report, *shown[row], column); },
      .total = {{.text = "In all", .strong = true},
                {},
                sum_cell(report.totals.royalty, FigureId::total("royalty_usd"))},
      .pressable = true,
  };
  const QuarterReport* open = shown_quarter(report, state.quarter);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] == open) table.open = i;
  }
  if (const auto pressed = ui::table(card.inside, table, state.selection)) {
    state.quarter = shown[*pressed]->quarter;
  }
}

}  // namespace

void royalties(ui::Flow& flow, const Report& report, State& state) {
  ui::view_heading(
      flow, "Royalties",
      "Net sales value times the rate of V.4, added up by quarter of the invoice date. "
      "Other currencies are turned into dollars at the rate of the due date (V.6).");
  const QuarterReport* quarter = shown_quarter(report, state.quarter);
  if (quarter != nullptr) royalty_chart(flow, report, state);
  quarter_list(flow, report, state);
  if (quarter != nullptr) quarter_rows(flow, report, *quarter, state);
}

}  // namespace jm216::views
