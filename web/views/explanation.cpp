#include <algorithm>
#include <charconv>

#include "core/basics/shown.hpp"
#include "core/export/text.hpp"
#include "core/report/titles.hpp"
#include "web/facts/place.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/facts.hpp"
#include "web/views/views.hpp"
#include "web/views/words.hpp"

// Why a figure is what it is, beside the view: steps with clause, sentence, formula and inputs,
// which lead on to their own explanations or name the fact in the ledger.

namespace jm216::views {
namespace {

constexpr float indent = 20;  // of a step's words, right of its dot

/// What `text` is made of, with figures and dates as people read them: "14,337.60", "30 Apr 2012".
std::string readable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(" ,;()");
    const std::string_view word = text.substr(0, end);
    if (const auto date = parse_date(word)) {
      out += ui::day(*date);
    } else if (word.find('.') != std::string_view::npos && Decimal::parse(word)) {
      out += ui::grouped(word);
    } else {
      out += word;
    }
    if (end == std::string_view::npos) break;
    out += text[end];
    text.remove_prefix(end + 1);
  }
  return out;
}

/// "Royalty 2012-Q1" for that obligation's id, or that of the interest on it; "invoiced price" for
/// "invoiced_price".
std::string input_name(const Report& report, const Input& input) {
  if (find_obligation(report, input.name) != nullptr) return name_of_payable(input.name);
  if (!input.id.empty() && input.name == input.id) return title_of(input.id, report);
  std::string name = input.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  return readable(name);
}

/// What a step without a formula came to, if that is an amount or a date.
std::string bare_result(const Step& step) {
  const std::size_t point = step.result.find('.');
  const bool is_amount =
      point != std::string::npos && step.result.size() - point > 2 && Decimal::parse(step.result);
  return is_amount || parse_date(step.result) ? "= " + readable(step.result) : "";
}

/// A sum of two dozen figures says no more than the list of them below it, and of a single one no more
/// than what it comes to.
std::string short_formula(const Step& step) {
  constexpr std::size_t longest = 160;
  constexpr std::string_view sign = " = ";
  const std::size_t equals = step.formula.rfind(sign);
  if (equals != std::string::npos &&
      step.formula.substr(0, equals) == step.formula.substr(equals + sign.size())) {
    return readable(step.formula.substr(equals + 1));
  }
  if (step.formula.size() <= longest || equals == std::string::npos) return readable(step.formula);
  return readable("…" + step.formula.substr(equals));
}

/// Where an input leads: to its own explanation or, from a sum of lines, to its first line's.
std::string leads_to(const Input& input, std::string_view from) {
  constexpr std::string_view lines = "/sales/";
  if (!input.id.empty()) return input.id;
  const bool is_line =
      input.where.rfind(lines, 0) == 0 && input.where.find('/', lines.size()) == std::string::npos;
  const std::string id = FigureId::line(input.where);
  return is_line && id != from ? id : "";
}

/// Where a press in the explanation leads: to another one, or to a place in the ledger.
struct Next {
  const Document& ledger;
  std::string id;
  std::string where;
};

void draw_input(ui::Flow& flow, const Report& report, const Input& input, std::string_view from,
                Next& next) {
  const ui::Palette& colours = ui::palette();
  const ui::TypeStyle& style = ui::type().small;
  const std::string id = leads_to(input, from);
  const std::string value = input.value == "null" ? "not known" : readable(input.value);
  const ui::Rect line = flow.take(platform::touch() ? 36 : 24, 0);
  float right = line.right();
  if (!id.empty()) {
    const std::string name = "Why " + input_name(report, input) + " is " + value;
    const ui::Interaction state = ui::item(id + input.name, line, {.name = name});
    if (state.hovered) ui::fill(line.inset(-4, 0), colours.hover, 4);
    ui::focus_ring(line, state, 4);
    ui::chevron(right - 5, line.middle(), ui::Pointing::right, colours.brand, 3.5f);
    if (state.pressed) next.id = id;
    right -= 14;
  }
  const ImU32 ink = id.empty() ? colours.ink : colours.brand;
  const float width = ui::text_width(style, value);
  ui::text_right(style, right, line.middle(), ink, value);
  ui::text(style, line.x, line.middle(), colours.secondary,
           ui::fitted(style, input_name(report, input), right - line.x - width - 10));
  if (!input.where.empty()) {
    const ui::TypeStyle& caption = ui::type().caption;
    const std::string words =
        ui::fitted(caption, capitalised(name_of_place(next.ledger, input.where)), line.width);
    if (id.empty() && leads_somewhere(next.ledger, input.where)) {
      const ui::Rect place = flow.take(24, 2);
      if (ui::link("place:" + input.where, place.x, place.y + 9, caption, words)) {
        next.where = input.where;
      }
    } else {
      const ui::Rect place = flow.take(17, 2);
      ui::text(caption, place.x, place.y + 6, colours.secondary, words);
    }
  }
}

void draw_step(ui::Flow& flow, const Report& report, const Step& step, std::string_view from,
               Next& next) {
  const ui::Palette& colours = ui::palette();
  const float dot = flow.y + 10;
  ImGui::GetWindowDrawList()->AddCircleFilled({flow.x + 5, dot}, 4, colours.brand);
  ui::Flow inside{flow.x + indent, flow.width - indent, flow.y};
  ui::badge(inside.x, dot, ui::Tone::brand, step.clause);
  inside.y += 24;
  ui::write(inside, ui::type().small, colours.ink, with_names(step.text));
  const std::string formula = step.formula.empty() ? bare_result(step) : short_formula(step);
  if (!formula.empty()) {
    inside.y += 3;
    ui::write(inside, ui::type().small_strong, colours.ink, formula);
  }
  if (!step.inputs.empty()) inside.y += 4;
  for (std::size_t i = 0; i < step.inputs.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_input(inside, report, step.inputs[i], from, next);
    ImGui::PopID();
  }
  if (!step.reading.empty()) {
    inside.y += 3;
    ui::write(inside, ui::type().caption, colours.secondary, "Reading " + step.reading);
  }
  ui::vertical(flow.x + 4.5f, dot + 8, inside.y + 6, colours.line);
  flow.y = inside.y + 14;
}

void draw_not_applied(ui::Flow& flow, const NotApplied& rule) {
  constexpr float clauses = 50;
  flow.y += 4;
  ui::text(ui::type().small_strong, flow.x, flow.y + 9, ui::palette().brand, rule.clause);
  flow.y += ui::paragraph(ui::type().small, flow.x + clauses, flow.y, flow.width - clauses,
                          ui::palette().secondary, with_names(rule.why));
}

void draw_body(ui::Flow& flow, const Report& report, const Explanation& why, Next& next) {
  for (std::size_t i = 0; i < why.steps.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_step(flow, report, why.steps[i], why.id, next);
    ImGui::PopID();
  }
  if (why.not_applied.empty()) return;
  flow.y += 2;
  {
    const ui::mirror::Heading heading(3);
    ui::text(ui::type().small_bold, flow.x, flow.y + 9, ui::palette().ink,
             "Considered, did not apply");
  }
  flow.y += 20;
  for (const NotApplied& rule : why.not_applied) draw_not_applied(flow, rule);
  flow.y += 12;
}

/// The number of the sales line that "line:/sales/17" explains.
std::optional<std::size_t> sales_line(std::string_view id) {
  const auto figure = FigureId::parse(id);
  if (figure.kind != FigureKind::line || !figure.name.starts_with('/')) return std::nullopt;
  id.remove_prefix(id.rfind('/') + 1);
  std::size_t line = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), line);
  if (error != std::errc{} || end != id.data() + id.size()) return std::nullopt;
  return line;
}

/// A line's with its invoice and goods, where the page has it.
std::string title_in_full(const std::string& id, const Report& report, const State& state) {
  std::string title = title_of(id, report);
  if (!sales_line(id)) return title;
  const LineRow* const line = state.sales.lines.of_pointer(FigureId::parse(id).name);
  if (line == nullptr) return title;
  title += ": invoice " + isolated(line->invoice) + ", " + isolated(line->product);
  return line->unit.empty() ? title : title + " (" + isolated(line->unit) + ")";
}

/// What can be done about the figure: its facts changed, what is owed paid.
void actions(ui::Flow& flow, const Report& report, const std::string& id, State& state) {
  const auto link = [&flow](std::string_view words) {
    const ui::Rect line = flow.take(24, 12);
    return ui::link(words, line.x, line.middle(), ui::type().body_strong, words);
  };
  if (const auto line = sales_line(id)) {
    if (link("Edit this line")) open_sale(state, *line);
    return;
  }
  const Obligation* const one = find_obligation(report, id);
  if (one != nullptr && is_open(*one) && link("Add a payment for this")) {
    state.form.payable = one->id;
    state.actions.ask(FormWish::start_payment);
    platform::request_frame();
  }
}

/// What was pressed on the way here, each to go back to.
void draw_trail(ui::Flow& flow, const Report& report, std::vector<std::string>& trail) {
  constexpr std::size_t most = 4;
  const ui::TypeStyle& style = ui::type().caption;
  const std::size_t on_the_way = trail.size() - 1;
  std::optional<std::size_t> back_to;
  for (std::size_t i = on_the_way - std::min(most, on_the_way); i < on_the_way; ++i) {
    const ui::Rect line = flow.take(24, 0);
    const std::string words = ui::fitted(style, "‹ " + title_of(trail[i], report), line.width);
    if (ui::link("trail " + std::to_string(i), line.x, line.middle(), style, words)) back_to = i;
  }
  flow.y += 6;
  if (back_to) trail.resize(*back_to + 1);
}

/// The figure that was pressed, where that is another than the one that the explanation is of.
bool is_another(const ui::Selection& pressed, const Explanation& why) {
  return pressed.why == why.id && !pressed.shown.empty() && pressed.plain != why.value;
}

/// What became of the copy, once the browser has said it.
std::string_view copy_label(bool was_asked) {
  const platform::Copying copying = was_asked ? platform::copying() : platform::Copying::none;
  if (copying == platform::Copying::done) return "✓ Copied";
  return copying == platform::Copying::refused ? "Not copied" : "Copy as text";
}

}  // namespace

void explanation(ui::Flow& flow, const Report& report, const Document& ledger,
                 const Explained& shown, State& state) {
  const ui::Palette& colours = ui::palette();
  std::vector<std::string>& trail = state.trail;
  const std::string id = trail.back();
  const float right = flow.x + flow.width;
  const ui::Rect head = flow.take(28, 6);
  const ui::Rect close{right - 28, head.y, 28, 28};
  const ui::Interaction closing = ui::item("close", close, {.name = "Close the explanation"});
  if (closing.hovered) ui::fill(close, colours.hover, 6);
  ui::cross(close.centre(), close.middle(), 4.5f, colours.secondary);
  ui::focus_ring(close, closing);
  ui::hint(closing, "Close (Escape)");
  if (trail.size() > 1) {
    if (ui::link("back", flow.x, head.middle(), ui::type().body_strong, "‹ Back")) trail.pop_back();
  } else {
    ui::text(ui::type().caption, flow.x, head.middle(), colours.secondary, "WHY");
  }

  const bool is_there = shown.why && shown.why->id == id;
  if (is_there) {
    const ui::TypeStyle& style = ui::type().body_strong;
    const std::string_view label = copy_label(state.copied == id);
    const float x = close.x - 10 - ui::text_width(style, label);
    if (ui::link("copy", x, head.middle(), style, label)) {
      platform::copy_text(to_text(*shown.why, report));
      state.copied = id;
    }
    if (trail.size() > 1) draw_trail(flow, report, trail);
    const bool another = trail.size() == 1 && is_another(state.selection, *shown.why);
    const std::string value =
        another ? state.selection.shown : value_in_words(id, shown.why->value);
    const ui::mirror::Heading as_heading(2);
    ui::write(flow, ui::type().heading, colours.ink, value, 2);
    if (another && !state.selection.of.empty()) {
      ui::write(flow, ui::type().body_strong, colours.ink, state.selection.of, 2);
    }
  }
  ui::write(flow, ui::type().body, colours.secondary, title_in_full(id, report, state), 14);
  if (is_there) actions(flow, report, id, state);
  Next next{ledger, {}, {}};
  if (is_there) {
    draw_body(flow, report, *shown.why, next);
  } else if (shown.gone == id) {
    ui::write(flow, ui::type().body, colours.ink,
              "This is not part of the answer on " + ui::day(report.as_of) +
                  " with the readings chosen.");
  }
  if (!next.where.empty()) lead_to(state, ledger, next.where);
  if (!next.id.empty()) {
    trail.push_back(std::move(next.id));
    state.copied.clear();
    platform::request_frame();
  }
  if (closing.pressed) {
    trail.clear();
    state.selection = {};
    platform::request_frame();
  }
}

}  // namespace jm216::views
