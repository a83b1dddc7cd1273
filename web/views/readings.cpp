#include "web/ui/format.hpp"
#include "web/views/views.hpp"
#include "web/views/words.hpp"

namespace jm216::views {
namespace {

/// What the other way would do to the totals, before it is chosen.
std::string effect(const ReadingInfo& reading, const Report& report, const State& state) {
  const auto other = state.alternatives.find(std::string(reading.name));
  if (other == state.alternatives.end()) return "The effect on the totals is being worked out";
  const std::string words =
      changes(report.totals, report.term.ends, other->second.totals, other->second.term_ends);
  return words.empty() ? "The other way changes no total here" : "The other way, US$: " + words;
}

float card_height(const ReadingInfo& reading, const std::string& effect, float width) {
  const float inner = width - 2 * ui::size::padding;
  float height = 2 * ui::size::padding;
  height += ui::paragraph_height(ui::type().title, inner - 60, reading.question) + 10;
  for (const std::string_view meaning : reading.meanings) {
    height += ui::choice_height(inner, meaning) + 2;
  }
  return height + 8 + ui::paragraph_height(ui::type().small, inner - 12, effect);
}

void draw_reading(const ui::Rect& rect, const ReadingInfo& reading, const std::string& effect,
                  const Readings& chosen, State& state) {
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel, ui::size::corner);
  ui::outline(rect, colours.line, ui::size::corner);
  ui::Flow inside{rect.x + ui::size::padding, rect.width - 2 * ui::size::padding,
                  rect.y + ui::size::padding};
  ui::text_right(ui::type().small, inside.x + inside.width, inside.y + 10, colours.secondary,
                 reading.clause);
  {
    const ui::mirror::Heading heading(2);
    inside.y += ui::paragraph(ui::type().title, inside.x, inside.y, inside.width - 60, colours.ink,
                              reading.question) +
                10;
  }
  const std::size_t now = reading.get(chosen);
  ui::mirror::begin(reading.name, {.role = ui::mirror::Role::radios, .name = reading.question},
                    rect);
  ImGui::PushID(reading.name.data(), reading.name.data() + reading.name.size());
  for (std::size_t i = 0; i < reading.values.size(); ++i) {
    const ui::Rect place = inside.take(ui::choice_height(inside.width, reading.meanings[i]), 2);
    if (ui::choice(reading.values[i], place, reading.values[i], reading.meanings[i], i == now,
                   i == 0) &&
        i != now) {
      Readings wished = chosen;
      reading.set(wished, i);
      state.actions.ask(wished);
    }
  }
  ImGui::PopID();
  ui::mirror::end();
  inside.y += 8;
  ui::paragraph(ui::type().small, inside.x + 12, inside.y, inside.width - 12, colours.brand,
                effect);
}

}  // namespace

void readings(ui::Flow& flow, const Report& report, const Readings& chosen, State& state) {
  ui::view_heading(
      flow, "Readings",
      "Where the agreement's words leave two answers, you choose. Every figure follows "
      "at once; the report names each reading used.");
  std::uint64_t changed = 0;
  for (const ReadingInfo& reading : reading_table()) {
    if (reading.get(chosen) != 0) ++changed;
  }
  if (changed > 0) {
    const ui::Rect line = flow.take(40);
    ui::fill(line, ui::wash_of(ui::Tone::brand), ui::size::corner);
    const float x =
        ui::text(ui::type().title, line.x + ui::size::padding, line.middle(), ui::palette().brand,
                 ui::counted(changed, "reading differs", "readings differ") + " from the default");
    if (ui::link("defaults", x + 16, line.middle(), ui::type().body, "Back to the defaults")) {
      state.actions.ask(Readings{});
    }
  }
  // Two columns where there is room; each card goes below the shorter one.
  const bool two = flow.width >= 760;
  const float width = two ? (flow.width - ui::size::gap) / 2 : flow.width;
  float bottoms[2] = {flow.y, flow.y};
  for (const ReadingInfo& reading : reading_table()) {
    const int column = two && bottoms[1] < bottoms[0] ? 1 : 0;
    const std::string words = effect(reading, report, state);
    const float height = card_height(reading, words, width);
    draw_reading({flow.x + static_cast<float>(column) * (width + ui::size::gap), bottoms[column],
                  width, height},
                 reading, words, chosen, state);
    bottoms[column] += height + ui::size::gap;
  }
  flow.y = bottoms[0] > bottoms[1] ? bottoms[0] : bottoms[1];
}

}  // namespace jm216::views
