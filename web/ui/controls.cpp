#include "web/ui/controls.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cstring>

#include "web/facts/typed.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"

namespace jm216::ui {

ImU32 ink_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return palette().good;
    case Tone::caution:
      return palette().caution;
    case Tone::bad:
      return palette().bad;
    case Tone::brand:
      return palette().brand;
    case Tone::neutral:
      break;
  }
  return palette().secondary;
}

ImU32 wash_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return palette().good_wash;
    case Tone::caution:
      return palette().caution_wash;
    case Tone::bad:
      return palette().bad_wash;
    case Tone::brand:
      return palette().selection;
    case Tone::neutral:
      break;
  }
  return palette().background;
}

namespace {
constexpr float tick_indent = 24;
constexpr float badge_height = 20;
constexpr float badge_padding = 8;
constexpr float button_padding = 14;
}  // namespace

float badge_width(std::string_view word) {
  return text_width(type().caption, word) + 2 * badge_padding;
}

float badge(float x, float middle, Tone tone, std::string_view word) {
  const float width = badge_width(word);
  fill({x, middle - badge_height / 2, width, badge_height}, wash_of(tone), badge_height / 2);
  text(type().caption, x + badge_padding, middle, ink_of(tone), word);
  return x + width;
}

void count_badge(float right, float middle, Tone tone, std::string_view number) {
  const float width = std::max(badge_height, text_width(type().caption, number) + 12);
  fill({right - width, middle - badge_height / 2, width, badge_height}, wash_of(tone),
       badge_height / 2);
  text_centred(type().caption, right - width / 2, middle, ink_of(tone), number);
}

float button_width(std::string_view label) {
  return text_width(type().body_strong, label) + 2 * button_padding;
}

bool button(std::string_view id, float x, float middle, std::string_view label, Weight weight,
            bool enabled, unsigned said) {
  const Rect rect{x, middle - size::control / 2, button_width(label), size::control};
  ImGui::BeginDisabled(!enabled);
  const Interaction state = item(id, rect, {.name = mirror::whole(label), .state = said});
  ImGui::EndDisabled();
  const Palette& colours = palette();
  if (weight == Weight::primary) {
    fill(rect, faded(colours.brand, state.held ? 0.85f : state.hovered ? 0.92f : 1), 6);
    text(type().body_strong, x + button_padding, middle, colours.on_brand, label);
  } else {
    fill(rect, state.hovered ? colours.hover : colours.panel, 6);
    outline(rect, colours.line, 6);
    text(type().body_strong, x + button_padding, middle,
         enabled ? colours.ink : faded(colours.secondary, 0.6f), label);
  }
  focus_ring(rect, state);
  return state.pressed;
}

bool turn_button(std::string_view id, const Rect& rect, Turn turn, std::string_view what) {
  const Interaction state = item(id, rect, {.name = what});
  const Palette& colours = palette();
  if (state.hovered) fill(rect, colours.hover, 6);
  const ImU32 ink = state.hovered ? colours.ink : colours.secondary;
  const float way = turn == Turn::back ? -1.0f : 1.0f;
  const ImVec2 centre(rect.centre(), rect.middle() + 1.5f);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  // Three quarters of a circle, from the arrow's head over the top to the other side.
  constexpr float pi = 3.1415927f;
  const float from = turn == Turn::back ? pi * 1.08f : -pi * 0.08f;
  draw.PathArcTo(centre, 6, from, from - way * pi * 1.3f);
  draw.PathStroke(ink, 0, 1.5f);
  const ImVec2 head(centre.x + way * 6, centre.y - 2);
  draw.AddTriangleFilled({head.x - 4, head.y}, {head.x + 4, head.y}, {head.x, head.y + 4.5f}, ink);
  focus_ring(rect, state);
  hint(state, what);
  return state.pressed;
}

void shortcuts_button(const Rect& rect) {
  const Interaction state = item("shortcuts", rect, {.name = "What the keyboard does (?)"});
  const Palette& colours = palette();
  if (state.hovered) fill(rect, colours.hover, 6);
  text_centred(type().title, rect.centre(), rect.middle(),
               state.hovered ? colours.ink : colours.secondary, "?");
  focus_ring(rect, state);
  hint(state, "What the keyboard does (?)");
  if (state.pressed) platform::show_shortcuts();
}

void theme_switch(const Rect& rect) {
  const std::string_view what = platform::dark() ? "Light theme" : "Dark theme";
  const Interaction state = item("theme", rect, {.name = what});
  const Palette& colours = palette();
  if (state.hovered) fill(rect, colours.hover, 6);
  const ImU32 ink = state.hovered ? colours.ink : colours.secondary;
  const ImVec2 centre(rect.centre(), rect.middle());
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddCircle(centre, 7, ink, 0, 1.5f);
  constexpr float quarter = 1.5707963f;
  draw.PathArcTo(centre, 7, -quarter, quarter);
  draw.PathFillConvex(ink);
  focus_ring(rect, state);
  hint(state, what);
  if (state.pressed) platform::set_dark(!platform::dark());
}

bool link(std::string_view id, float x, float middle, const TypeStyle& style,
          std::string_view label) {
  const float width = text_width(style, label);
  constexpr float least = 24;  // for a finger (WCAG 2.5.8)
  const float height = std::max(style.line, least);
  const Rect rect{x, middle - height / 2, std::max(width, least), height};
  const Interaction state =
      item(id, rect, {.role = mirror::Role::link, .name = mirror::whole(label)});
  text(style, x, middle, palette().brand, label);
  if (state.hovered) horizontal(x, x + width, middle + style.size * 0.55f, palette().brand);
  focus_ring(rect, state, 3);
  return state.pressed;
}

bool navigation_item(std::string_view id, const Rect& rect, std::string_view label, bool current,
                     std::string_view count, Tone tone) {
  std::string name{label};
  if (!count.empty()) name.append(", ").append(count);
  const Interaction state = item(id, rect,
                                 {.role = mirror::Role::link,
                                  .name = name,
                                  .shown = label,
                                  .state = current ? mirror::state::current : 0});
  const Palette& colours = palette();
  if (current) {
    fill(rect, colours.selection, 6);
  } else if (state.hovered) {
    fill(rect, colours.hover, 6);
  }
  text(current ? type().title : type().body, rect.x + 12, rect.middle(),
       current ? colours.brand : colours.ink, label);
  if (!count.empty()) {
    if (tone == Tone::neutral) {
      text_right(type().small, rect.right() - 12, rect.middle(), colours.secondary, count);
    } else {
      count_badge(rect.right() - 10, rect.middle(), tone, count);
    }
  }
  focus_ring(rect, state);
  return state.pressed;
}

namespace {
constexpr float choice_indent = 30;
}

float choice_height(float width, std::string_view meaning) {
  return 10 + 20 + paragraph_height(type().small, width - choice_indent - 12, meaning) + 10;
}

bool choice(std::string_view id, const Rect& rect, std::string_view name, std::string_view meaning,
            bool chosen, bool by_default) {
  std::string said{name};
  if (by_default) said += " (default)";
  const Interaction state = item(id, rect,
                                 {.role = mirror::Role::radio,
                                  .name = said,
                                  .about = meaning,
                                  .state = chosen ? mirror::state::down : mirror::state::up});
  const Palette& colours = palette();
  if (chosen) {
    fill(rect, colours.selection, 6);
  } else if (state.hovered) {
    fill(rect, colours.hover, 6);
  }
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 mark(rect.x + 16, rect.y + 20);
  draw.AddCircleFilled(mark, 7, colours.panel);
  draw.AddCircle(mark, 7, chosen ? colours.brand : colours.secondary, 0, 1.5f);
  if (chosen) draw.AddCircleFilled(mark, 3.5f, colours.brand);
  const float x = rect.x + choice_indent;
  const float end = text(chosen ? type().title : type().body, x, rect.y + 20, colours.ink, name);
  if (by_default) text(type().caption, end + 8, rect.y + 20, colours.secondary, "default");
  paragraph(type().small, x, rect.y + 31, rect.width - choice_indent - 12, colours.secondary,
            meaning);
  focus_ring(rect, state);
  return state.pressed;
}

float tick_width(std::string_view label) {
  return tick_indent + text_width(type().body, label);
}

bool tick(std::string_view id, float x, float middle, std::string_view label, bool is_ticked) {
  constexpr float height = 24;  // for a finger (WCAG 2.5.8)
  const Rect rect{x, middle - height / 2, tick_width(label), height};
  const Interaction state = item(
      id, rect,
      {.name = mirror::whole(label), .state = is_ticked ? mirror::state::down : mirror::state::up});
  const Palette& colours = palette();
  constexpr float side = 16;
  const Rect box{x, middle - side / 2, side, side};
  fill(box, is_ticked ? colours.brand : colours.panel, 4);
  outline(box, is_ticked || state.hovered ? colours.brand : colours.secondary, 4);
  if (is_ticked) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 bend(x + 7, middle + 3.5f);
    draw.AddLine({x + 4, middle}, bend, colours.panel, 2);
    draw.AddLine(bend, {x + 12, middle - 4}, colours.panel, 2);
  }
  text(type().body, x + tick_indent, middle, colours.ink, label);
  focus_ring(rect, state, 3);
  return state.pressed;
}

float segments_width(const std::string_view* words, std::size_t count) {
  float width = 0;
  for (std::size_t i = 0; i < count; ++i) width += text_width(type().small, words[i]) + 20;
  return width;
}

bool segments(std::string_view id, std::string_view name, float x, float middle,
              const std::string_view* words, std::size_t count, std::size_t& chosen) {
  const Palette& colours = palette();
  constexpr float height = 26;
  const Rect whole{x, middle - height / 2, segments_width(words, count), height};
  fill(whole, colours.background, 6);
  outline(whole, colours.line, 6);
  bool changed = false;
  const mirror::Group group(id, {.role = mirror::Role::group, .name = name}, whole);
  ImGui::PushID(id.data(), id.data() + id.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Rect rect{x, whole.y, text_width(type().small, words[i]) + 20, height};
    const Interaction state =
        item(words[i], rect,
             {.name = words[i], .state = i == chosen ? mirror::state::down : mirror::state::up});
    if (i == chosen) {
      fill(rect, colours.panel, 6);
      outline(rect, colours.secondary, 6);
    }
    text_centred(i == chosen ? type().small_strong : type().small, rect.centre(), middle,
                 i == chosen || state.hovered ? colours.ink : colours.secondary, words[i]);
    focus_ring(rect, state);
    if (state.pressed && i != chosen) {
      chosen = i;
      changed = true;
    }
    x = rect.right();
  }
  ImGui::PopID();
  return changed;
}

namespace {

/// Dear ImGui asks for more room as a text grows.
int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto& value = *static_cast<std::string*>(data->UserData);
    value.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = value.data();
  }
  return 0;
}

}  // namespace

bool text_field(std::string_view id, const Rect& rect, std::string& value, const FieldLook& look) {
  const bool valid = look.problem.empty();
  const Palette& colours = palette();
  const std::string name{id};
  ImGui::PushID(name.c_str());
  fill(rect, colours.panel, 6);
  const float padding = (rect.height - type().body.size) / 2;
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::SetNextItemWidth(rect.width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(10, padding));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32_BLACK_TRANS);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, faded(colours.secondary, 0.75f));
  ImGui::PushFont(type().body.font, type().body.size);
  bool changed = ImGui::InputTextWithHint("##text", std::string(look.placeholder).c_str(),
                                          value.data(), value.capacity() + 1,
                                          ImGuiInputTextFlags_CallbackResize, grow, &value);
  ImGui::PopFont();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  const bool active = ImGui::IsItemActive();
  note_place(id, rect);
  const ImGuiID key = ImGui::GetItemID();
  if (auto typed = mirror::take_edit(key)) {
    value = std::move(*typed);
    changed = true;
  }
  mirror::say(key,
              {.role = mirror::Role::field,
               .name = look.name,
               .shown = value,
               .about = valid ? look.placeholder : look.problem,
               .state = (valid ? 0 : mirror::state::invalid) |
                        (look.required ? mirror::state::required : 0)},
              rect);
  mirror::follow_focus(key);
  outline(rect, !valid ? colours.bad : active ? colours.brand : colours.edge, 6, active ? 2 : 1);
  ImGui::PopID();
  return changed;
}

namespace {

/// What is being typed, by the field's id: one field at most.
struct Typing {
  ImGuiID field = 0;
  char text[32] = "";
  bool opened = false;  // the field has yet to take the keyboard
  bool wrong = false;
  std::string why{};  // it was wrong, until something else is typed
};
Typing typing;

constexpr float step_width = 28;
constexpr float date_width = 104;

bool step(std::string_view id, const Rect& rect, Pointing to, bool doubled, std::string_view what) {
  const Interaction state = item(id, rect, {.name = what});
  if (state.hovered) fill(rect.inset(2, 2), palette().hover, 5);
  const ImU32 colour = state.hovered ? palette().ink : palette().secondary;
  if (doubled) {
    chevron(rect.centre() - 3, rect.middle(), to, colour);
    chevron(rect.centre() + 3, rect.middle(), to, colour);
  } else {
    chevron(rect.centre(), rect.middle(), to, colour);
  }
  focus_ring(rect, state);
  hint(state, what);
  return state.pressed;
}

/// The date as a field of the mirror, which takes another one.
std::optional<Date> say_date(ImGuiID key, std::string_view name, Date date, const Rect& rect) {
  mirror::say(key,
              {.role = mirror::Role::field,
               .name = name,
               .shown = to_string(date),
               .about = "As 2012-04-30 or 30 Apr 2012",
               .state = mirror::state::when_left},
              rect);
  mirror::follow_focus(key);
  const auto typed = mirror::take_edit(key);
  if (!typed) return std::nullopt;
  const auto chosen = typed_day(*typed);
  if (!chosen) {
    mirror::announce(why_no_day(*typed, habits()), true);
  }
  return chosen;
}

/// Why what was typed is not taken, over what stands below its field.
void say_below(const Rect& rect, std::string_view words) {
  const mirror::Quiet quiet;
  constexpr float width = 300;
  ImGui::SetNextWindowPos({rect.x - 40, rect.bottom() + 6});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 8));
  if (ImGui::BeginTooltip()) {
    const TypeStyle& style = type().small;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, paragraph(style, at.x, at.y, width, palette().bad, words)});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

/// The typed date once Enter is pressed.
std::optional<Date> type_date(std::string_view name, Date now, const Rect& rect) {
  ImGui::SetCursorScreenPos({rect.x + 4, rect.y + 6});
  ImGui::SetNextItemWidth(rect.width - 8);
  if (typing.opened) ImGui::SetKeyboardFocusHere();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(4, 3));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, typing.wrong ? palette().bad_wash : palette().background);
  const bool entered =
      ImGui::InputText("##date", typing.text, sizeof typing.text,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  say_date(ImGui::GetItemID(), name, now, rect);
  if (ImGui::IsItemEdited()) typing.why.clear();
  if (!typing.why.empty()) say_below(rect, typing.why);
  const bool left = !typing.opened && !ImGui::IsItemActive();
  typing.opened = false;
  if (!entered && !left) return std::nullopt;
  const auto date = typed_day(typing.text);
  typing.wrong = entered && !date;
  if (typing.wrong) {
    typing.opened = true;
    typing.why = why_no_day(typing.text, habits());
    mirror::announce(typing.why, true);
  } else {
    typing.field = 0;
  }
  return entered ? date : std::nullopt;
}

}  // namespace

float date_field_width() {
  return 4 * step_width + date_width;
}

std::optional<Date> date_field(std::string_view id, std::string_view name, float x, float middle,
                               Date date) {
  const Palette& colours = palette();
  const Rect whole{x, middle - size::control / 2, date_field_width(), size::control};
  fill(whole, colours.panel, 6);
  const mirror::Group group(id, {.role = mirror::Role::group, .name = name}, whole);
  ImGui::PushID(id.data(), id.data() + id.size());
  const auto place = [&](float from, float width) {
    return Rect{x + from, whole.y, width, whole.height};
  };
  std::optional<Date> chosen;
  const Quarter quarter = Quarter::of(date);
  const Quarter before = Quarter::from_index(quarter.index() - 1);
  if (step("quarter back", place(0, step_width), Pointing::left, true,
           "To the end of the previous quarter")) {
    chosen = before.last_day();
  }
  if (step("day back", place(step_width, step_width), Pointing::left, false, "A day earlier")) {
    chosen = date - Days{1};
  }
  const Rect middle_part = place(2 * step_width, date_width);
  const ImGuiID field = ImGui::GetID("date");
  if (typing.field == field) {
    if (const auto typed = type_date(name, date, middle_part)) chosen = typed;
  } else {
    const Interaction state = item("show", middle_part, {.role = mirror::Role::part});
    if (const auto typed = say_date(ImGui::GetItemID(), name, date, middle_part)) chosen = typed;
    text_centred(type().body_strong, middle_part.centre(), middle, colours.ink, day(date));
    if (state.hovered) {
      const float half = text_width(type().body_strong, day(date)) / 2;
      horizontal(middle_part.centre() - half, middle_part.centre() + half, middle + 9,
                 colours.secondary);
    }
    focus_ring(middle_part, state);
    hint(state, "Press to type another date: 2012-04-30 or 30 Apr 2012");
    if (state.pressed) {
      typing = {field, "", true, false, {}};
      const std::string iso = to_string(date);
      std::memcpy(typing.text, iso.c_str(), std::min(iso.size() + 1, sizeof typing.text));
      platform::request_frame();
    }
  }
  if (step("day on", place(2 * step_width + date_width, step_width), Pointing::right, false,
           "A day later")) {
    chosen = date + Days{1};
  }
  // From a quarter's last day on to the next one's.
  if (step("quarter on", place(3 * step_width + date_width, step_width), Pointing::right, true,
           "To the end of the next quarter")) {
    chosen = date == quarter.last_day() ? quarter.next().last_day() : quarter.last_day();
  }
  ImGui::PopID();
  outline(whole, colours.edge, 6);
  static constexpr Date earliest = make_date(1900, 1, 1);
  static constexpr Date latest = make_date(2200, 12, 31);
  if (chosen && (*chosen < earliest || *chosen > latest)) return std::nullopt;
  return chosen;
}

}  // namespace jm216::ui
