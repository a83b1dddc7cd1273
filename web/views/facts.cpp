#include "web/views/facts.hpp"

#include <algorithm>

#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/ui/menu.hpp"
#include "web/views/views.hpp"
#include "web/views/words.hpp"

// The ledger's facts but the sales lines: what is there, section by section, and a form for each
// record. The form's own file is form.cpp.

namespace jm216::views {
namespace {

constexpr float list_width = 216;

std::string count_of(const Document& ledger, const FormSection& section) {
  if (section.form == SectionForm::one || section.form == SectionForm::value) return "";
  const std::size_t count = ledger.count(section);
  return count == 0 ? "" : ui::grouped(std::uint64_t{count});
}

void open_section(State& state, std::size_t section) {
  state.form.close();
  state.form.section = section;
  platform::request_frame();
}

void section_list(const ui::Rect& place, const Document& ledger, State& state) {
  ui::fill(place, ui::palette().panel, ui::size::corner);
  ui::outline(place, ui::palette().line, ui::size::corner);
  float y = place.y + 8;
  for (std::size_t i = 0; i < sections().size(); ++i) {
    const FormSection& section = sections()[i];
    if (ui::navigation_item(section.name, {place.x + 6, y, place.width - 12, 30}, section.title,
                            i == state.form.section, count_of(ledger, section),
                            ui::Tone::neutral)) {
      open_section(state, i);
    }
    y += 30;
  }
}

/// Where there is no room for the list: a menu.
void section_menu(ui::Flow& flow, const Document& ledger, State& state) {
  std::vector<ui::MenuEntry> entries;
  for (const FormSection& section : sections()) {
    entries.push_back({std::string(section.title), count_of(ledger, section)});
  }
  const ui::Rect place = flow.take(40);
  if (const auto chosen = ui::select("section", place, sections()[state.form.section].title,
                                     entries, {.name = "FormSection"})) {
    open_section(state, *chosen);
  }
}

bool is_figure(FormKind kind) {
  return kind == FormKind::dollars || kind == FormKind::percent || kind == FormKind::decimal;
}

/// The ledger's shortest form with both places, so that sums stand below each other.
std::string with_cents(std::string value) {
  const std::size_t point = value.find('.');
  if (point == std::string::npos) return value + ".00";
  while (value.size() < point + 3) value += '0';
  return value;
}

/// A value as people read it. Cells lead to the form, so none can be selected by itself.
ui::Cell fact_cell(const Document& ledger, const FormSection& section, std::size_t record,
                   const FormField& field) {
  const std::string value = ledger.get(section, record, field);
  if (value.empty()) return {.text = "", .quiet = true};
  if (field.kind == FormKind::date) {
    const auto date = parse_date(value);
    return {.text = date ? ui::day(*date) : value};
  }
  if (field.kind == FormKind::payable || field.kind == FormKind::obligation) {
    return {.text = name_of_payable(value)};
  }
  if (field.kind == FormKind::choice) return {.text = choice_words(value)};
  if (field.is_compound()) return {.text = value, .quiet = true};
  if (field.kind == FormKind::dollars) return {.text = ui::grouped(with_cents(value))};
  if (is_figure(field.kind)) return {.text = ui::grouped(value)};
  return {.text = value};
}

void records(ui::Flow& flow, const Document& ledger, const FormSection& section, State& state) {
  const std::size_t count = ledger.count(section);
  ui::Card card(flow, section.title, section.clause);
  if (count == 0) {
    ui::write(card.inside, ui::type().body, ui::palette().secondary, section.empty, 12);
  }
  const float middle = card.inside.y + 16;
  const std::string add = "Add " + std::string(section.singular);
  if (ui::button("add", card.inside.x, middle, add, ui::Weight::primary)) {
    start_record(state, ledger);
  }
  card.inside.y += 44;
  if (count == 0) return;
  // Columns that no record fills are left out.
  std::vector<const FormField*> fields;
  ui::Table table{.id = section.name};
  for (const FormField& field : section.fields) {
    bool used = false;
    for (std::size_t i = 0; i < count && !used; ++i) {
      used = !ledger.get(section, i, field).empty();
    }
    if (!used) continue;
    fields.push_back(&field);
    table.columns.push_back(
        {field.label,
         is_figure(field.kind) ? ui::TableColumn::Kind::figure : ui::TableColumn::Kind::words,
         field.kind == FormKind::text || field.kind == FormKind::payable ? 420.0f : 0.0f,
         field.required ? 0 : static_cast<int>(fields.size())});
  }
  table.rows = count;
  table.pressable = true;
  table.selectable = false;
  table.open = state.form.is_new ? std::nullopt : state.form.record;
  table.cell = [&](std::size_t row, std::size_t column) {
    return fact_cell(ledger, section, row, *fields[column]);
  };
  if (const auto pressed = ui::table(card.inside, table, state.selection)) {
    open_record(state, ledger, *pressed);
  }
}

}  // namespace

void facts(ui::Flow& flow, const Report& report, const Document& ledger, State& state) {
  ui::view_heading(flow, "Facts",
                   "What the ledger says besides its sales lines. Change a fact and every figure "
                   "follows; the file you opened stays as it is until you save another.");
  const FormSection& section = sections()[state.form.section];
  if (state.form.leads_to) ImGui::SetScrollY(0);
  const bool beside = flow.width >= 760;
  ui::Flow inside = flow;
  const float top = flow.y;
  const float height = 16 + 30 * static_cast<float>(sections().size());
  if (beside) {
    section_list({flow.x, top, list_width, height}, ledger, state);
    inside.x += list_width + ui::size::gap;
    inside.width -= list_width + ui::size::gap;
  } else {
    section_menu(inside, ledger, state);
  }
  const bool single = section.form == SectionForm::one || section.form == SectionForm::value;
  if (single && !state.form.draft) open_record(state, ledger, 0);
  if (state.form.draft) form(inside, report, ledger, state);
  if (!single) records(inside, ledger, section, state);
  state.form.leads_to.reset();
  flow.y = beside ? std::max(inside.y, top + height + ui::size::gap) : inside.y;
}

}  // namespace jm216::views
