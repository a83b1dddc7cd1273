#include "web/ui/boxes.hpp"

#include <algorithm>
#include <cmath>

namespace jm216::ui {

Card::Card(Flow& flow, std::string_view title, std::string_view aside)
    : inside{flow.x + size::padding, flow.width - 2 * size::padding, flow.y + size::padding},
      outside_(flow),
      top_(flow.y),
      title_end_(flow.x),
      title_(title) {
  // The panel lies under what is drawn, but its height is known only after.
  ImGui::GetWindowDrawList()->ChannelsSplit(2);
  ImGui::GetWindowDrawList()->ChannelsSetCurrent(1);
  if (title.empty()) return;
  const float middle = inside.y + 10;
  {
    const mirror::Heading as_heading(2);
    title_end_ = text(type().title, inside.x, middle, palette().ink, title);
  }
  const float room = inside.x + inside.width - title_end_ - 12;
  if (!aside.empty() && room > 60) {
    text_right(type().small, inside.x + inside.width, middle, palette().secondary,
               fitted(type().small, aside, room));
  }
  inside.y += 20 + 10;
}

bool Card::segments(std::string_view id, const std::string_view* words, std::size_t count,
                    std::size_t& chosen) {
  const float x = inside.x + inside.width - segments_width(words, count);
  if (x > title_end_ + 12) return ui::segments(id, title_, x, inside.y - 20, words, count, chosen);
  const Rect line = inside.take(26, 10);
  return ui::segments(id, title_, line.x, line.middle(), words, count, chosen);
}

Card::~Card() {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.ChannelsSetCurrent(0);
  const Rect rect{outside_.x, top_, outside_.width, inside.y + size::padding - top_};
  fill(rect, palette().panel, size::corner);
  outline(rect, palette().line, size::corner);
  draw.ChannelsMerge();
  outside_.y = rect.bottom() + size::gap;
}

namespace {

/// Words cut to `room`, whole beside the pointer.
void cut_text(float x, float middle, float room, std::string_view words) {
  const TypeStyle& style = type().small;
  const std::string shown = fitted(style, words, room);
  text(style, x, middle, palette().secondary, shown);
  const bool pointed = shown != words && ImGui::IsWindowHovered() &&
                       ImGui::IsMouseHoveringRect({x, middle - 9}, {x + room, middle + 9});
  hint({.hovered = pointed}, words);
}

void draw_key(const KeyFigure& key, const Rect& rect, const TypeStyle& style,
              Selection& selection) {
  const mirror::Group group("key " + key.label, {.role = mirror::Role::plain}, rect);
  fill(rect, palette().panel, size::corner);
  outline(rect, palette().line, size::corner);
  const float x = rect.x + size::padding;
  const float room = rect.width - 2 * size::padding;
  cut_text(x, rect.y + 22, room, key.label);
  const float middle = rect.y + 47;
  const std::string shown = fitted(style, key.figure, room);
  const float width = text_width(style, shown);
  const Figure what{"key:" + key.label, key.plain, key.why, key.figure, key.label};
  const Interaction state = figure(what, {x - 6, middle - 14, width + 12, 28}, selection);
  text(style, x, middle, palette().ink, shown);
  underline(state, what, x, x + width, middle, style);
  if (key.tone == Tone::neutral) {
    cut_text(x, rect.y + 74, room, key.remark);
  } else {
    badge(x, rect.y + 74, key.tone, fitted(type().caption, key.remark, room - 16));
  }
}

/// The largest style in which every figure fits: they all stand in the same.
const TypeStyle& style_for(const KeyFigure* figures, std::size_t count, float room) {
  for (const TypeStyle* style : {&type().key_figure, &type().key_figure_small}) {
    if (std::all_of(figures, figures + count,
                    [&](const KeyFigure& key) { return text_width(*style, key.figure) <= room; })) {
      return *style;
    }
  }
  return type().title;
}

}  // namespace

void key_figures(Flow& flow, const KeyFigure* figures, std::size_t count, Selection& selection) {
  constexpr float narrowest = 152;
  constexpr float height = 96;
  const auto fit = static_cast<std::size_t>(
      std::max(1.0f, std::floor((flow.width + size::gap) / (narrowest + size::gap))));
  std::size_t columns = std::min(fit, count);
  // Four in rows of two rather than of three.
  if (count % columns == 1 && columns > 2) --columns;
  const auto width_of = [&](std::size_t in_line) {
    const auto number = static_cast<float>(in_line);
    return (flow.width - (number - 1) * size::gap) / number;
  };
  const TypeStyle& style = style_for(figures, count, width_of(columns) - 2 * size::padding);
  for (std::size_t i = 0; i < count; i += columns) {
    const Rect line = flow.take(height);
    // The last ones share their line.
    const std::size_t here = std::min(columns, count - i);
    const float width = width_of(here);
    for (std::size_t j = 0; j < here; ++j) {
      const float x = line.x + static_cast<float>(j) * (width + size::gap);
      draw_key(figures[i + j], {x, line.y, width, height}, style, selection);
    }
  }
}

void fact_list(Flow& flow, const std::vector<Fact>& facts, Selection& selection) {
  for (const Fact& fact : facts) {
    const Rect line = flow.take(26, 0);
    const TypeStyle& style = fact.strong ? type().small_bold : type().small;
    const float width = text_width(style, fact.value);
    const float right = line.right() - 8;
    const float room = line.width - 16 - width - 12;
    text(style, line.x + 8, line.middle(), fact.strong ? palette().ink : palette().secondary,
         fitted(style, fact.name, room));
    const Figure figure{"fact:" + fact.name, fact.plain, fact.why, fact.value, fact.name};
    const Interaction state =
        ui::figure(figure, {right - width - 8, line.y, width + 16, line.height}, selection);
    text_right(style, right, line.middle(), palette().ink, fact.value);
    underline(state, figure, right - width, right, line.middle(), style);
  }
}

void banner(Flow& flow, Tone tone, std::string_view heading, std::string_view words) {
  const float room = flow.width - 2 * size::padding;
  const float words_height = words.empty() ? 0 : paragraph_height(type().small, room, words);
  const Rect rect = flow.take(10 + 20 + (words.empty() ? 0 : 2 + words_height) + 10);
  fill(rect, wash_of(tone), size::corner);
  {
    const mirror::Heading as_heading(2);
    text(type().title, rect.x + size::padding, rect.y + 20, ink_of(tone), heading);
  }
  paragraph(type().small, rect.x + size::padding, rect.y + 32, room, palette().ink, words);
}

void empty_state(Flow& flow, std::string_view heading, std::string_view words) {
  Card card(flow);
  Flow& inside = card.inside;
  inside.y += 20;
  const float width = std::min(inside.width, 520.0f);
  const float centre = inside.x + inside.width / 2;
  {
    const mirror::Heading as_heading(2);
    text_centred(type().title, centre, inside.y + 10, palette().ink, heading);
  }
  inside.y += 28;
  inside.y +=
      paragraph_centred(type().body, centre, inside.y, width, palette().secondary, words) + 20;
}

void view_heading(Flow& flow, std::string_view heading, std::string_view words) {
  {
    const mirror::Heading as_heading(1);
    text(type().heading, flow.x, flow.y + 14, palette().ink, heading);
  }
  flow.y += 30;
  const float width = std::min(flow.width, 760.0f);
  flow.y += paragraph(type().body, flow.x, flow.y, width, palette().secondary, words) + 14;
}

}  // namespace jm216::ui
