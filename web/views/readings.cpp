#include "web/views/reading_prices.hpp"

#include <algorithm>
#include <utility>

#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/views.hpp"
#include "web/views/words.hpp"

// The readings that move a figure of this ledger first, with what they do; the others by what they
// decide, folded away.

namespace jm216::views {
namespace {

/// One reading as it is drawn.
struct ReadingCard {
  const ReadingInfo* reading;
  std::string worth;   // to whom
  std::string price;   // a line for each other choice
  std::string quoted;  // the words that leave it open
  std::string why;     // the default, and who gains
};

ReadingCard card_of(const ReadingInfo& reading, const ReadingPrice& price) {
  ReadingCard card{&reading, worth_words(price), {}, {}, {}};
  for (const std::string& line : price.lines) {
    if (!card.price.empty()) card.price += '\n';
    card.price += line;
  }
  if (!price.is_complete) {
    if (!card.price.empty()) card.price += '\n';
    card.price += "The effect on the totals is being worked out";
  } else if (!price.moves) {
    card.price = "Another choice changes no figure here";
  }
  const ReadingReason& reason = reading.reason;
  card.quoted = reason.words.empty()
                    ? "No words of the clause decide it."
                    : "“" + std::string(reason.words) + "” (" + std::string(reading.clause) + ")";
  card.why = "By default " + reading_words(reading.values[0]) + ": " + std::string(reason.why) +
             ' ' + std::string(favour_words(reason.favours));
  return card;
}

float card_height(const ReadingCard& card, float width) {
  const ReadingInfo& reading = *card.reading;
  const float inner = width - 2 * ui::size::padding;
  float height = 2 * ui::size::padding;
  height += ui::paragraph_height(ui::type().title, inner - 60, reading.question) + 4;
  height += ui::paragraph_height(ui::type().small, inner, card.quoted) + 8;
  for (const std::string_view meaning : reading.meanings) {
    height += ui::choice_height(inner, meaning) + 2;
  }
  height += 6 + ui::paragraph_height(ui::type().small, inner - 12, card.why);
  if (!card.worth.empty()) {
    height += 6 + ui::paragraph_height(ui::type().small_bold, inner - 12, card.worth);
  }
  return height + 8 + ui::paragraph_height(ui::type().small, inner - 12, card.price);
}

void draw_reading(const ui::Rect& rect, const ReadingCard& card, const Readings& chosen,
                  State& state) {
  const ReadingInfo& reading = *card.reading;
  const ui::Palette& colours = ui::palette();
  ui::fill(rect, colours.panel, ui::size::corner);
  ui::outline(rect, colours.line, ui::size::corner);
  ui::Flow inside{rect.x + ui::size::padding, rect.width - 2 * ui::size::padding,
                  rect.y + ui::size::padding};
  const auto words = [&inside](ImU32 colour, float indent, float gap, std::string_view text,
                               const ui::TypeStyle& style = ui::type().small) {
    inside.y +=
        ui::paragraph(style, inside.x + indent, inside.y, inside.width - indent, colour, text) +
        gap;
  };
  ui::text_right(ui::type().small, inside.x + inside.width, inside.y + 10, colours.secondary,
                 reading.clause);
  {
    const ui::mirror::Heading heading(3);
    inside.y += ui::paragraph(ui::type().title, inside.x, inside.y, inside.width - 60, colours.ink,
                              reading.question) +
                4;
  }
  words(colours.secondary, 0, 8, card.quoted);
  const std::size_t now = reading.get(chosen);
  ui::mirror::begin(reading.name, {.role = ui::mirror::Role::radios, .name = reading.question},
                    rect);
  ImGui::PushID(reading.name.data(), reading.name.data() + reading.name.size());
  for (std::size_t i = 0; i < reading.values.size(); ++i) {
    const ui::Rect place = inside.take(ui::choice_height(inside.width, reading.meanings[i]), 2);
    if (ui::choice(reading.values[i], place, reading_words(reading.values[i]), reading.meanings[i],
                   i == now, i == 0) &&
        i != now) {
      Readings wished = chosen;
      reading.set(wished, i);
      state.actions.ask(wished);
    }
  }
  ImGui::PopID();
  ui::mirror::end();
  inside.y += 6;
  words(colours.secondary, 12, 8, card.why);
  if (!card.worth.empty()) words(colours.brand, 12, 6, card.worth, ui::type().small_bold);
  words(colours.brand, 12, 0, card.price);
}

/// Two columns where there is room; each card goes below the shorter one.
void draw_cards(ui::Flow& flow, const std::vector<ReadingCard>& cards, const Readings& chosen,
                State& state) {
  const bool two = flow.width >= 760;
  const float width = two ? (flow.width - ui::size::gap) / 2 : flow.width;
  float bottoms[2] = {flow.y, flow.y};
  for (const ReadingCard& card : cards) {
    const int column = two && bottoms[1] < bottoms[0] ? 1 : 0;
    const float height = card_height(card, width);
    draw_reading({flow.x + static_cast<float>(column) * (width + ui::size::gap), bottoms[column],
                  width, height},
                 card, chosen, state);
    bottoms[column] += height + ui::size::gap;
  }
  flow.y = bottoms[0] > bottoms[1] ? bottoms[0] : bottoms[1];
}

/// What another choice would be worth to a party.
struct Claim {
  const ReadingInfo* reading;
  Worth worth;
};

/// The readings worth most to a party: the first three.
void draw_claims(ui::Flow& flow, std::string_view party, std::vector<Claim> claims) {
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& one, const Claim& other) {
    return one.worth.dollars > other.worth.dollars;
  });
  if (claims.size() > 3) claims.resize(3);
  ui::Card card(flow, "Worth most to the " + std::string(party), "US$");
  if (claims.empty()) {
    ui::write(card.inside, ui::type().small, ui::palette().secondary,
              "No other choice is worth anything to it here.");
  }
  for (const Claim& claim : claims) {
    const std::string amount = ui::dollars(claim.worth.dollars);
    const float room = card.inside.width - ui::text_width(ui::type().small_bold, amount) - 16;
    ui::text_right(ui::type().small_bold, card.inside.x + card.inside.width, card.inside.y + 10,
                   ui::palette().ink, amount);
    card.inside.y +=
        ui::paragraph(
            ui::type().small, card.inside.x, card.inside.y, room, ui::palette().ink,
            std::string(claim.reading->question) + " Choose " + claim.worth.choice + '.') +
        8;
  }
}

/// What counsel for either side looks for, beside each other where there is room.
void draw_parties(ui::Flow& flow, const State& state) {
  std::vector<Claim> licensors, licensees;
  for (const auto& [name, price] : state.moving) {
    const ReadingInfo* reading = find_reading(name);
    if (!price.licensor.dollars.is_zero()) licensors.push_back({reading, price.licensor});
    if (!price.licensee.dollars.is_zero()) licensees.push_back({reading, price.licensee});
  }
  if (licensors.empty() && licensees.empty()) return;
  const bool two = flow.width >= 760;
  const float width = two ? (flow.width - ui::size::gap) / 2 : flow.width;
  ui::Flow left{flow.x, width, flow.y};
  draw_claims(left, "LICENSOR", std::move(licensors));
  ui::Flow right{two ? flow.x + width + ui::size::gap : flow.x, width, two ? flow.y : left.y};
  draw_claims(right, "LICENSEE", std::move(licensees));
  flow.y = std::max(left.y, right.y);
}

void section_heading(ui::Flow& flow, std::string_view heading) {
  const ui::mirror::Heading level(2);
  flow.y += 6;
  ui::write(flow, ui::type().title, ui::palette().ink, heading, 8);
}

/// A line that unfolds what stands below it.
void draw_fold(ui::Flow& flow, ReadingGroup group, std::size_t count, bool& open) {
  const ui::Palette& colours = ui::palette();
  const ui::Rect rect = flow.take(40, open ? ui::size::gap : 6);
  const std::string label =
      std::string(to_string(group)) + ": " + ui::counted(count, "reading", "readings");
  const ui::Interaction state = ui::item(
      "group:" + std::to_string(static_cast<int>(group)), rect,
      {.name = label, .state = open ? ui::mirror::state::open : ui::mirror::state::closed});
  ui::fill(rect, state.hovered ? colours.hover : colours.panel, ui::size::corner);
  ui::outline(rect, colours.line, ui::size::corner);
  ui::chevron(rect.x + 18, rect.middle(), open ? ui::Pointing::down : ui::Pointing::right,
              colours.secondary);
  {
    const ui::mirror::Quiet quiet;
    ui::text(ui::type().body, rect.x + 34, rect.middle(), colours.ink, label);
  }
  ui::focus_ring(rect, state);
  if (!state.pressed) return;
  open = !open;
  platform::request_frame();
}

void draw_changed(ui::Flow& flow, const Readings& chosen, State& state) {
  std::uint64_t changed = 0;
  for (const ReadingInfo& reading : reading_table()) {
    if (reading.get(chosen) != 0) ++changed;
  }
  if (changed == 0) return;
  const ui::Rect line = flow.take(40);
  ui::fill(line, ui::wash_of(ui::Tone::brand), ui::size::corner);
  const float x =
      ui::text(ui::type().title, line.x + ui::size::padding, line.middle(), ui::palette().brand,
               ui::counted(changed, "reading differs", "readings differ") + " from the default");
  if (ui::link("defaults", x + 16, line.middle(), ui::type().body, "Back to the defaults")) {
    state.actions.ask(Readings{});
  }
}

}  // namespace

void readings(ui::Flow& flow, const Report& report, const Readings& chosen, State& state) {
  ui::view_heading(
      flow, "Readings",
      "Where the agreement's words leave two or three answers, you choose. Every figure follows "
      "at once; the report names each reading used.");
  draw_changed(flow, chosen, state);
  std::vector<ReadingCard> moving;
  std::array<std::vector<ReadingCard>, reading_group_count> others;
  std::size_t unknown = 0;
  for (std::size_t group = 0; group < reading_group_count; ++group) {
    for (const ReadingInfo& reading : reading_table()) {
      if (static_cast<std::size_t>(reading.reason.group) != group) continue;
      const ReadingPrice price = price_of(reading, report, state.alternatives);
      if (!price.is_complete) ++unknown;
      // Until there is another answer, one that moved a figure keeps its place.
      if (price.is_complete && price.moves) state.moving[std::string(reading.name)] = price;
      if (price.is_complete && !price.moves) state.moving.erase(std::string(reading.name));
      if (!price.is_complete && price.moves) state.moving.emplace(reading.name, price);
      const bool first = state.moving.contains(reading.name) || reading.get(chosen) != 0;
      (first ? moving : others.at(group)).push_back(card_of(reading, price));
    }
  }
  const auto most = [&state](const ReadingCard& card) {
    const auto found = state.moving.find(card.reading->name);
    return found == state.moving.end() ? Usd{} : found->second.most();
  };
  std::stable_sort(moving.begin(), moving.end(),
                   [&most](const ReadingCard& one, const ReadingCard& other) {
                     return most(one) > most(other);
                   });
  draw_parties(flow, state);
  section_heading(flow, moving.empty() && unknown == 0
                            ? "No reading moves a figure of this ledger"
                            : "What moves a figure of this ledger, or was chosen");
  if (unknown > 0) {
    ui::write(flow, ui::type().small, ui::palette().secondary,
              std::to_string(reading_count - unknown) + " of " + std::to_string(reading_count) +
                  " are worked out",
              8);
  }
  draw_cards(flow, moving, chosen, state);
  section_heading(flow, unknown > 0 ? "The others" : "The others change no figure here");
  for (std::size_t group = 0; group < reading_group_count; ++group) {
    if (others.at(group).empty()) continue;
    bool& open = state.reading_groups.at(group);
    draw_fold(flow, static_cast<ReadingGroup>(group), others.at(group).size(), open);
    if (open) draw_cards(flow, others.at(group), chosen, state);
  }
}

}  // namespace jm216::views
