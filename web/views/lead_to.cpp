#include "web/facts/place.hpp"
#include "web/platform/platform.hpp"
#include "web/views/facts.hpp"

// Where a pointer into the ledger ("/payments/3/date") is shown on the page.

namespace jm216::views {
namespace {

/// The line explained, and the list of all lines at it.
void show_line(State& state, const std::string& pointer) {
  const std::string id = FigureId::line(pointer);
  state.trail = {id};
  state.selection = {"", "", id};
  Sales& sales = state.sales;
  sales.lines.query = {};  // among all, as they stand in the ledger
  sales.goes_to = line_of(pointer);
}

}  // namespace

void show(State& state, View view) {
  state.view = view;
  if (ImGui::GetIO().DisplaySize.x < ui::size::wide) state.trail.clear();
  platform::request_frame();
}

bool leads_somewhere(const Document& ledger, std::string_view pointer) {
  return find_place(ledger, pointer).has_value();
}

void lead_to(State& state, const Document& ledger, std::string_view pointer) {
  const auto place = find_place(ledger, pointer);
  if (!place) return;
  if (!place->line.empty()) {
    show(state, View::sales);
    show_line(state, place->line);
    return;
  }
  show(state, View::facts);
  state.form.close();
  state.form.section = place->section;
  if (place->record) open_record(state, ledger, *place->record);
  state.form.leads_to = place->field;
}

}  // namespace jm216::views
