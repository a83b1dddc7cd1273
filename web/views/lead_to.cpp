#include <algorithm>
#include <charconv>

#include "web/platform/platform.hpp"
#include "web/views/facts.hpp"

// Where a pointer into the ledger ("/payments/3/date") is shown on the page.

namespace jm216::views {
namespace {

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Place {
  std::string line;         // a sales line's pointer, or
  std::size_t section = 0;  // of sections()
  std::optional<std::size_t> record;
};

/// The record of that number or id.
std::optional<std::size_t> record_of(const Document& ledger, const FormSection& section,
                                     std::string_view key) {
  if (section.form == SectionForm::one) return 0;
  const std::size_t count = ledger.count(section);
  if (section.form == SectionForm::by_id) {
    for (std::size_t i = 0; i < count; ++i) {
      if (ledger.pointer(section, i).ends_with('/' + std::string(key))) return i;
    }
    return std::nullopt;
  }
  const auto record = number(key);
  return record && *record < count ? record : std::nullopt;
}

std::optional<Place> place_of(const Document& ledger, std::string_view pointer) {
  if (!pointer.starts_with('/')) return std::nullopt;
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view name = pointer.substr(1, end - 1);
  const std::string_view rest = pointer.substr(std::min(end + 1, pointer.size()));
  const std::string_view key = rest.substr(0, rest.find('/'));
  if (name == "sales" && number(key)) return Place{"/sales/" + std::string(key), 0, {}};
  if (number(name)) return Place{'/' + std::string(name), 0, {}};  // of a bare list
  const auto& all = sections();
  const auto found = std::find_if(all.begin(), all.end(), [&](const FormSection& section) {
    if (section.form != SectionForm::value) return section.name == name;
    return std::any_of(section.fields.begin(), section.fields.end(),
                       [&](const FormField& field) { return field.path == name; });
  });
  if (found == all.end()) return std::nullopt;
  Place place{"", static_cast<std::size_t>(found - all.begin()), {}};
  place.record = found->form == SectionForm::value ? 0 : record_of(ledger, *found, key);
  return place;
}

}  // namespace

void show(State& state, View view) {
  state.view = view;
  if (ImGui::GetIO().DisplaySize.x < ui::size::wide) state.trail.clear();
  platform::request_frame();
}

bool leads_somewhere(const Document& ledger, std::string_view pointer) {
  return place_of(ledger, pointer).has_value();
}

void lead_to(State& state, const Document& ledger, std::string_view pointer) {
  const auto place = place_of(ledger, pointer);
  if (!place) return;
  if (!place->line.empty()) {
    show(state, View::sales);
    state.trail = {FigureId::line(place->line)};
    return;
  }
  show(state, View::facts);
  state.form.close();
  state.form.section = place->section;
  if (place->record) open_record(state, ledger, *place->record);
}

}  // namespace jm216::views
