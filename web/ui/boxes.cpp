#include "web/ui/boxes.hpp"

#include <algorithm>
#include <cmath>

namespace jm216::ui {

namespace {
/// Left and right in a card: less on a phone.
float padding_of(float width) {
  return width < 420 ? 8 : size::padding;
}
}  // namespace

void write(Flow& flow, const TypeStyle& style, ImU32 colour, std::string_view words, float below) {
  flow.y += paragraph(style, flow.x, flow.y, flow.width, colour, words) + below;
}

void remark(Flow& flow, std::string_view words) {
  flow.y += 8;
  flow.y +=
      paragraph(type().small, flow.x + 8, flow.y, flow.width - 16, palette().secondary, words);
}

Card::Card(Flow& flow, std::string_view title, std::string_view aside)
    : inside{flow.x + padding_of(flow.width), flow.width - 2 * padding_of(flow.width),
             flow.y + size::padding},
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

void Card::fewer_or_all(std::string_view id, std::string_view fewer, bool& all) {
  const std::string_view words[] = {fewer, "all"};
  std::size_t which = all ? 1 : 0;
  if (segments(id, words, 2, which)) all = which == 1;
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

constexpr float note_gap = 8;

float remark_width(const KeyFigure& key) {
  const float width =
      key.tone == Tone::neutral ? text_width(type().small, key.remark) : badge_width(key.remark);
  return key.note.empty() ? width : width + note_gap + text_width(type().small, key.note);
}

/// How high a remark and its note are in `room`.
float remark_height(const KeyFigure& key, float room) {
  const TypeStyle& style = type().small;
  if (remark_width(key) <= room) return style.line;
  return paragraph_height(style, room, key.remark) + paragraph_height(style, room, key.note);
}

void draw_remark(const KeyFigure& key, float x, float top, float room) {
  const TypeStyle& style = type().small;
  const float middle = top + style.line / 2;
  const bool one_line = remark_width(key) <= room;
  float end = x, below = top;
  if (key.tone != Tone::neutral && badge_width(key.remark) <= room) {
    end = badge(x, middle, key.tone, key.remark);
    below += style.line + 2;
  } else if (!key.remark.empty()) {
    const ImU32 ink = key.tone == Tone::neutral ? palette().secondary : ink_of(key.tone);
    below += paragraph(style, x, top, room, ink, key.remark);
    end += text_width(style, key.remark);
  }
  if (key.note.empty()) return;
  if (one_line) {
    text(style, end + (key.remark.empty() ? 0 : note_gap), middle, palette().secondary, key.note);
  } else {
    paragraph(style, x, below, room, palette().secondary, key.note);
  }
}

/// Heights of what stands in a line of boxes, so that the figures are level.
struct KeyLine {
  float padding;
  float label = 0, remark = 0;
  float height() const { return label + remark + 60; }
};

void draw_key(const KeyFigure& key, const Rect& rect, const KeyLine& line, const TypeStyle& style,
              Selection& selection) {
  const mirror::Group group("key " + key.label, {.role = mirror::Role::plain}, rect);
  fill(rect, palette().panel, size::corner);
  outline(rect, palette().line, size::corner);
  const float x = rect.x + line.padding;
  const float room = rect.width - 2 * line.padding;
  paragraph(type().small, x, rect.y + 13, room, palette().secondary, key.label);
  const float middle = rect.y + 29 + line.label;
  const std::string shown = fitted(style, key.figure, room);
  const float width = text_width(style, shown);
  const Figure what{"key:" + key.label, key.plain, key.why, key.figure, key.label};
  const Interaction state = figure(what, {x - 6, middle - 14, width + 12, 28}, selection);
  text(style, x, middle, palette().ink, shown);
  underline(state, what, x, x + width, middle, style);
  draw_remark(key, x, rect.y + 47 + line.label, room);
}

/// Each as wide as its words and figure, in the larger style, on one line.
float wish_of(const KeyFigure& key) {
  return 2 * size::padding + 1 +
         std::max({text_width(type().small, key.label), remark_width(key),
                   text_width(type().key_figure, key.figure)});
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

/// How many go on a line: rather two of two than three and one.
std::size_t on_a_line(std::size_t fit, std::size_t count) {
  const std::size_t columns = std::clamp<std::size_t>(fit, 1, count);
  return count % columns == 1 && columns > 2 ? columns - 1 : columns;
}

}  // namespace

void key_figures(Flow& flow, const KeyFigure* figures, std::size_t count, Selection& selection) {
  constexpr float narrowest = 152;
  const float padding = padding_of(flow.width);
  // In lines of so many each has the width that it wishes for.
  const auto suits = [&](std::size_t columns) {
    for (std::size_t i = 0; i < count; i += columns) {
      float wished = -size::gap;
      for (std::size_t j = i; j < std::min(count, i + columns); ++j) {
        wished += wish_of(figures[j]) + size::gap;
      }
      if (wished > flow.width) return false;
    }
    return true;
  };
  std::size_t columns = count;
  while (columns > 3 && !suits(columns)) columns = on_a_line(columns - 1, count);
  const auto even = [&](std::size_t in_line) {
    const auto number = static_cast<float>(in_line);
    return (flow.width - (number - 1) * size::gap) / number;
  };
  const auto fits_evenly = [&](const KeyFigure& key) { return wish_of(key) <= even(columns); };
  bool as_wished = suits(columns);
  if (!as_wished) {
    const auto fits = [&](const KeyFigure& key) {
      return text_width(type().title, key.figure) <= even(columns) - 2 * padding;
    };
    const float fit = std::floor((flow.width + size::gap) / (narrowest + size::gap));
    columns = on_a_line(static_cast<std::size_t>(std::max(1.0f, fit)), count);
    while (columns > 1 && !std::all_of(figures, figures + count, fits)) --columns;
  } else if (std::all_of(figures, figures + count, fits_evenly)) {
    as_wished = false;
  }
  const TypeStyle& style =
      as_wished ? type().key_figure : style_for(figures, count, even(columns) - 2 * padding);
  for (std::size_t i = 0; i < count; i += columns) {
    // The last ones share their line.
    const std::size_t here = std::min(columns, count - i);
    float spare = even(here) * static_cast<float>(here);
    for (std::size_t j = i; j < i + here; ++j) spare -= wish_of(figures[j]);
    const auto width_of = [&](const KeyFigure& key) {
      return as_wished ? wish_of(key) + spare / static_cast<float>(here) : even(here);
    };
    KeyLine line{.padding = padding};
    for (std::size_t j = i; j < i + here; ++j) {
      const float room = width_of(figures[j]) - 2 * padding;
      line.label = std::max(line.label, paragraph_height(type().small, room, figures[j].label));
      line.remark = std::max(line.remark, remark_height(figures[j], room));
    }
    const Rect place = flow.take(line.height());
    float x = place.x;
    for (std::size_t j = i; j < i + here; ++j) {
      const Rect box{x, place.y, width_of(figures[j]), place.height};
      draw_key(figures[j], box, line, style, selection);
      x = box.right() + size::gap;
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

float banner_height(float width, std::string_view words) {
  const float room = width - 2 * size::padding;
  const float below = words.empty() ? 0 : 2 + paragraph_height(type().small, room, words);
  return 10 + 20 + below + 10 + size::gap;
}

void banner(Flow& flow, Tone tone, std::string_view heading, std::string_view words) {
  const float room = flow.width - 2 * size::padding;
  const Rect rect = flow.take(banner_height(flow.width, words) - size::gap);
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
