#include <imgui_internal.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/report/titles.hpp"
#include "web/facts/typed.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/ui/menu.hpp"
#include "web/views/facts.hpp"
#include "web/views/words.hpp"

// A record as a form. Every change is judged at once by the reader of ledger files, in the worker;
// what it finds stands below the field it concerns.

namespace jm216::views {
namespace {

constexpr float field_height = 32;
constexpr float field_pitch = 76;  // label, field and the line below it
constexpr float widest_field = 320;
constexpr float row_head = 36;  // above the fields of a row

const FormSection& section_of(const State& state) {
  return state.form.sale ? sale_section() : sections()[state.form.section];
}

const FormSection& section_named(std::string_view name) {
  return *std::find_if(sections().begin(), sections().end(),
                       [&](const FormSection& section) { return section.name == name; });
}

const FormField& field_named(const FormSection& section, std::string_view path) {
  return *std::find_if(section.fields.begin(), section.fields.end(),
                       [&](const FormField& field) { return field.path == path; });
}

/// The record's place in the ledger, as problems point to it.
std::string record_pointer(const State& state, const FormSection& section) {
  if (state.form.sale) return "/sales/" + std::to_string(state.form.line);
  return state.form.draft->pointer(section, state.form.record.value_or(0));
}

std::string place_of(const std::string& pointer, const FormField& field) {
  return pointer + (field.path.empty() ? "" : "/" + field.path);
}

/// Of something missing, which the reader says of the record: where it should stand.
std::string missing_place(const Problem& problem) {
  if (problem.code != ProblemCode::missing_member) return {};
  return problem.pointer + '/' + problem.name;
}

/// Whether a problem belongs to the field, in the record at `pointer`.
bool concerns(const Problem& problem, const std::string& pointer, const FormField& field) {
  const std::string whole = place_of(pointer, field);
  return problem.pointer == whole || missing_place(problem) == whole;
}

/// What stands below a field: what is wrong with it, and what it may mean where that is asked.
struct Note {
  std::string message;
  std::vector<Meaning> asks{};

  [[nodiscard]] bool empty() const { return message.empty(); }
};

/// The currency that a record names, for the signs of its amounts.
std::string currency_in(const Document& draft, const FormSection& section, std::size_t record) {
  for (const FormField& field : section.fields) {
    if (field.kind != FormKind::currency) continue;
    const std::string typed = draft.get(section, record, field);
    return typed_as(FormKind::currency, typed, "", habits()).value_or(typed);
  }
  return {};
}

/// What is said of the field, if it is to be shown yet.
Note note_for(const State& state, const std::string& pointer, const FormField& field,
              const std::string& value, const std::string& currency) {
  const Form& form = state.form;
  const bool judged = form.tried || form.touched.contains(std::string(field.path));
  if (!judged) return {};
  if (value.empty()) return {field.required ? "Needed" : ""};
  Typed typed = typed_as(field.kind, value, currency, habits());
  if (typed.is_open()) return {"Which is meant?", std::move(typed.meanings)};
  if (!typed.problem.empty()) return {std::move(typed.problem)};
  for (const Problem& problem : form.problems.list) {
    if (concerns(problem, pointer, field)) return {capitalised(problem.message)};
  }
  return {};
}

struct Choice {
  ui::MenuEntry entry;
  std::string value;
};

/// Those that wait for payment before the others, the newest first.
void add_obligations(std::vector<Choice>& choices, const Report& report, bool with_interest) {
  std::vector<const Obligation*> order;
  for (const Obligation& one : report.obligations) order.push_back(&one);
  std::reverse(order.begin(), order.end());
  std::stable_partition(order.begin(), order.end(), [](const auto* one) { return is_open(*one); });
  for (const Obligation* one : order) {
    std::string remark =
        one->status == ObligationStatus::none ? "" : status(*one, report.as_of).text;
    choices.push_back({{name_of(*one), std::move(remark)}, one->id});
  }
  if (!with_interest) return;
  for (const Obligation& one : report.obligations) {
    const bool any = !one.interest || !one.interest->is_zero();
    if (any) choices.push_back({{"Interest: " + name_of(one), ""}, FigureId::interest(one.id)});
  }
}

/// About how many choices a field has; 0 where it is none of a list.
std::size_t count_of_choices(const Report& report, const Document& ledger, const FormField& field) {
  const std::size_t own = field.choices.count;
  switch (field.kind) {
    case FormKind::payable:
    case FormKind::obligation:
      return own + report.obligations.size();
    case FormKind::quarter:
      return own + report.quarters.size();
    case FormKind::seller:
      return own + ledger.count(section_named("sellers"));
    default:
      return own;
  }
}

/// What a field can hold, where that is a list.
std::vector<Choice> choices_of(const Report& report, const Document& ledger,
                               const FormField& field) {
  std::vector<Choice> choices;
  for (const std::string_view choice : field.choices) {
    choices.push_back({{capitalised(choice_words(choice))}, std::string(choice)});
  }
  if (field.path == "method") {  // recorded for what it is; that it has no effect is a finding
    for (const char* const none : {"e-mail", "other means"}) {
      choices.push_back({{capitalised(none), "no effect, XV.1"}, none});
    }
  }
  switch (field.kind) {
    case FormKind::payable:
      add_obligations(choices, report, true);
      break;
    case FormKind::obligation:
      add_obligations(choices, report, false);
      break;
    case FormKind::quarter:
      for (auto one = report.quarters.rbegin(); one != report.quarters.rend(); ++one) {
        choices.push_back({{to_string(one->quarter)}, to_string(one->quarter)});
      }
      break;
    case FormKind::seller: {
      const FormSection& sellers = section_named("sellers");
      const FormField& id_field = field_named(sellers, "id");
      const FormField& name_field = field_named(sellers, "name");
      for (std::size_t i = 0; i < ledger.count(sellers); ++i) {
        const std::string id = ledger.get(sellers, i, id_field);
        choices.push_back({{id, ledger.get(sellers, i, name_field)}, id});
      }
      break;
    }
    default:
      break;
  }
  if (!choices.empty() && !field.required) choices.insert(choices.begin(), {{"none"}, ""});
  return choices;
}

bool draw_flag(const ui::Rect& rect, const FormField& field, std::string& value) {
  static constexpr std::string_view words[] = {"yes", "no"};
  const bool usual = field.hint == "yes";
  const bool now = value.empty() ? usual : value == "yes";
  std::size_t chosen = now ? 0 : 1;
  if (!ui::segments(field.path, field.label, rect.x, rect.middle(), words, 2, chosen)) return false;
  // What is usual is left out of the ledger.
  value = (chosen == 0) == usual ? "" : std::string(words[chosen]);
  return true;
}

/// What a list's field says of its value, without the list.
std::string shown_of(const Report& report, const FormField& field, const std::string& value) {
  if (value.empty()) return "Choose";
  if (field.kind == FormKind::choice) return capitalised(choice_words(value));
  if (field.kind != FormKind::payable && field.kind != FormKind::obligation) return value;
  for (const Obligation& one : report.obligations) {
    if (one.id == value) return name_of(one);
    const std::string interest = FigureId::interest(one.id);
    if (field.kind == FormKind::payable && interest == value) return "Interest: " + name_of(one);
  }
  return value;
}

bool draw_select(const ui::Rect& rect, const Report& report, const Document& ledger,
                 const FormField& field, std::string& value, const ui::FieldLook& look) {
  std::vector<Choice> choices;
  const auto entries = [&] {
    choices = choices_of(report, ledger, field);
    std::vector<ui::MenuEntry> made;
    for (const Choice& choice : choices) made.push_back(choice.entry);
    return made;
  };
  const std::string id{field.path};
  const auto chosen = ui::select(id.c_str(), rect, shown_of(report, field, value),
                                 {count_of_choices(report, ledger, field), entries}, look);
  if (!chosen) return false;
  value = choices[*chosen].value;
  return true;
}

/// Amounts, rates and counts are digits: on-screen keyboards then show those.
platform::Keyboard keyboard_of(const FormField& field) {
  switch (field.kind) {
    case FormKind::dollars:
    case FormKind::percent:
    case FormKind::decimal:
    case FormKind::whole:
      return platform::Keyboard::decimal;
    default:
      return platform::Keyboard::text;
  }
}

constexpr float asked_height = 26;

/// What a text may mean, each to be pressed; true when one was. How the person writes is known then.
bool draw_asked(float x, float y, const std::vector<Meaning>& asks, const FormField& field,
                std::string& value) {
  for (const Meaning& one : asks) {
    y += asked_height;
    const std::string id = field.path + "=" + one.value;
    if (!ui::link(id, x, y - asked_height / 2, ui::type().small_strong, one.words)) continue;
    value = one.value;
    // Two centuries of one order say nothing of it.
    const bool tells = std::any_of(asks.begin(), asks.end(), [&one](const Meaning& other) {
      return other.by.order != one.by.order;
    });
    if (tells) habits().order = one.by.order;
    if (one.by.decimal) habits().decimal = one.by.decimal;
    return true;
  }
  return false;
}

/// Draws one field; true when its value has changed.
bool draw_field(const ui::Rect& place, const Report& report, const Document& ledger,
                const FormField& field, std::string& value, const Note& note) {
  const std::string& message = note.message;
  const ui::Palette& colours = ui::palette();
  const std::string label = std::string(field.label) + (field.required ? "" : " (optional)");
  const bool is_flag = field.kind == FormKind::flag;
  ui::text(ui::type().small_strong, place.x, place.y + 9, colours.ink,
           is_flag ? std::string(field.label) : label);
  const ui::Rect rect{place.x, place.y + 20, place.width, field_height};
  const ui::FieldLook look{field.label, field.hint, message, field.required};
  bool changed = false;
  if (is_flag) {
    changed = draw_flag(rect, field, value);
  } else if (count_of_choices(report, ledger, field) > 0) {
    changed = draw_select(rect, report, ledger, field, value, look);
  } else {
    changed = ui::text_field(field.path, rect, value, look);
    if (ImGui::IsItemActive()) platform::keyboard(keyboard_of(field));
  }
  if (!message.empty()) {
    float y = rect.bottom() + 3;
    y += ui::paragraph(ui::type().caption, place.x, y, place.width, colours.bad, message);
    changed = draw_asked(place.x, y, note.asks, field, value) || changed;
  }
  return changed;
}

float height_of(const Note& note, float width) {
  if (note.empty()) return field_pitch - 8;
  return field_pitch - 16 +
         std::max(16.0f, ui::paragraph_height(ui::type().caption, width, note.message)) +
         asked_height * static_cast<float>(note.asks.size());
}

void ask(State& state, FormWish wish) {
  state.actions.ask(wish);
  platform::request_frame();
}

std::string title_of(const State& state, const FormSection& section) {
  const std::string name{section.singular};
  if (state.form.is_new) return "New " + name;
  const bool single = section.form == SectionForm::one || section.form == SectionForm::value;
  if (state.form.sale) return "Sales line " + std::to_string(state.form.line + 1);
  if (single) return std::string(section.title);
  return capitalised(name) + " " + std::to_string(*state.form.record + 1);
}

/// What the record's problems say that no field does, and those of other places.
void other_problems(ui::Flow& flow, const State& state, const std::vector<FormField>& fields,
                    const std::string& pointer) {
  std::set<std::string> places;
  for (const FormField& field : fields) places.insert(place_of(pointer, field));
  for (const Problem& problem : state.form.problems.list) {
    if (places.contains(problem.pointer) || places.contains(missing_place(problem))) continue;
    const bool here = problem.pointer.rfind(pointer, 0) == 0;
    const std::string words =
        here ? capitalised(problem.message) : problem.pointer + ": " + problem.message;
    ui::write(flow, ui::type().small, ui::palette().bad, words, 6);
  }
}

void buttons(ui::Flow& flow, State& state, Document& draft, const FormSection& section) {
  Form& form = state.form;
  const float middle = flow.y + 16;
  float x = flow.x;
  const bool single = section.form == SectionForm::one || section.form == SectionForm::value;
  const bool only_shown = single && !form.sale && form.touched.empty();
  const std::string verb = form.is_new ? "Add" : "Apply";
  if (ui::button("apply", x, middle, verb, ui::Weight::primary, !only_shown)) {
    form.tried = true;
    form.removes = false;
    form.what = capitalised(std::string(section.singular)) + (form.is_new ? " added" : " changed");
    ask(state, FormWish::apply);
  }
  x += ui::button_width(verb) + 8;
  if (!only_shown && ui::button("cancel", x, middle, "Cancel")) {
    form.close();
    platform::request_frame();
    flow.y += 44;
    return;
  }
  x += ui::button_width("Cancel") + 8;
  if (!form.is_new && (!single || form.sale) && ui::button("remove", x, middle, "Remove")) {
    form.removes = true;
    form.what = capitalised(std::string(section.singular)) + " removed";
    if (!form.sale) draft.remove(section, *form.record);
    ask(state, FormWish::apply);
  }
  flow.y += 44;
}

/// "Milestone 1: instalment" of "Milestone 1: instalments".
std::string one_of(const FormField& rows) {
  return rows.label.substr(0, rows.label.size() - 1);
}

/// The record's fields, and below them the rows of its lists.
struct FormBody {
  const Report& report;
  const Document& ledger;
  State& state;
  Document& draft;
  const FormSection& section;
  std::string pointer;
  std::size_t record = state.form.record.value_or(0);
  std::string currency = currency_in(draft, section, record);
  bool opens = false;  // to be filled in: the keyboard goes to its first field

  void draw(ui::Flow& inside) {
    std::vector<FormField> fields;
    for (const FormField& field : section.fields) {
      if (!field.is_compound()) fields.push_back(field);
      if (field.kind != FormKind::instalments) continue;
      for (FormField& day : draft.instalments(section, record, field)) {
        fields.push_back(std::move(day));
      }
    }
    draw_fields(inside, fields);
    for (const FormField& field : section.fields) {
      if (field.kind == FormKind::rows) draw_rows(inside, field);
    }
  }

  void changed(const FormField& field) {
    state.form.touched.insert(field.path);
    if (!state.form.sale) ask(state, FormWish::check);
  }

  /// How many fields stand beside each other, and how wide each is.
  struct Columns {
    std::size_t count;
    float width;
  };

  static constexpr float gap = 16;

  static Columns columns_in(float width) {
    const float most = std::clamp(width / (widest_field * 0.75f), 1.0f, 3.0f);
    const auto count = static_cast<std::size_t>(most);
    const auto gaps = gap * static_cast<float>(count - 1);
    return {count, std::min(widest_field, (width - gaps) / static_cast<float>(count))};
  }

  void draw_fields(ui::Flow& inside, const std::vector<FormField>& fields) {
    const auto [columns, width] = columns_in(inside.width);
    for (std::size_t first = 0; first < fields.size(); first += columns) {
      const std::size_t end = std::min(first + columns, fields.size());
      float height = 0;
      for (std::size_t i = first; i < end; ++i) {
        const FormField& field = fields[i];
        std::string value = draft.get(section, record, field);
        const Note note = note_for(state, pointer, field, value, currency);
        const ui::Rect place{inside.x + static_cast<float>(i - first) * (width + gap), inside.y,
                             width, height_of(note, width)};
        height = std::max(height, place.height);
        if (draw_field(place, report, ledger, field, value, note)) {
          draft.set(section, record, field, value);
          changed(field);
        }
        if (std::exchange(opens, false)) take_keyboard();
        if (state.form.leads_to == field.path) {
          ImGui::SetScrollFromPosY(place.y - ImGui::GetWindowPos().y, 0.25F);
          if (!field.path.empty()) take_keyboard();
        }
      }
      inside.y += height;
    }
  }

  /// To the field that was drawn last.
  static void take_keyboard() {
    ImGui::SetNavCursorVisible(true);
    ImGui::FocusItem();
    platform::request_frame();
  }

  std::vector<FormField> fields_of(const FormField& rows, std::size_t row) const {
    std::vector<FormField> fields;
    for (const FormField& field : rows.of) fields.push_back(in_row(rows, row, field));
    return fields;
  }

  /// Whether something may be said below a field of the row.
  bool is_judged(const std::string& path) const {
    if (state.form.tried) return true;
    const auto& touched = state.form.touched;
    const auto after = touched.lower_bound(path + '/');
    return after != touched.end() && after->rfind(path + '/', 0) == 0;
  }

  /// The height that draw_fields() gives the fields of a row.
  float fields_height(float inside_width, const FormField& rows, std::size_t row,
                      const std::string& path) const {
    const auto [columns, width] = columns_in(inside_width);
    const std::size_t lines = (rows.of.size() + columns - 1) / columns;
    if (!is_judged(path)) return static_cast<float>(lines) * height_of({}, width);
    const std::vector<FormField> fields = fields_of(rows, row);
    float sum = 0;
    for (std::size_t first = 0; first < fields.size(); first += columns) {
      float height = 0;
      for (std::size_t i = first; i < std::min(first + columns, fields.size()); ++i) {
        const std::string value = draft.get(section, record, fields[i]);
        height = std::max(height,
                          height_of(note_for(state, pointer, fields[i], value, currency), width));
      }
      sum += height;
    }
    return sum;
  }

  /// One row; true when it is to be removed.
  bool draw_row(ui::Flow& inside, const FormField& rows, std::size_t row, const std::string& path) {
    const ui::Palette& colours = ui::palette();
    const std::string name = one_of(rows) + ' ' + std::to_string(row + 1);
    ui::horizontal(inside.x, inside.x + inside.width, inside.y, colours.line);
    const float x = ui::text(ui::type().title, inside.x, inside.y + 18, colours.ink, name);
    const bool removed = ui::link("remove " + path, x + 16, inside.y + 18, ui::type().small_strong,
                                  "Remove " + small_first(name));
    inside.y += row_head;
    draw_fields(inside, fields_of(rows, row));
    return removed;
  }

  /// The rows that are on the screen; some more on each side, so that the keyboard finds the next one.
  void draw_rows(ui::Flow& inside, const FormField& rows) {
    constexpr float beyond = 400;
    const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    std::optional<std::size_t> removed;
    const std::size_t count = draft.rows(section, record, rows);
    for (std::size_t row = 0; row < count; ++row) {
      const std::string path = rows.path + '/' + std::to_string(row);
      const float end = inside.y + row_head + fields_height(inside.width, rows, row, path);
      if (end < clip.Min.y - beyond || inside.y > clip.Max.y + beyond) {
        inside.y = end;
      } else if (draw_row(inside, rows, row, path)) {
        removed = row;
      }
    }
    if (removed) {
      draft.remove_row(section, record, rows, *removed);
      changed(rows);
    }
    const std::string add = "Add " + small_first(one_of(rows));
    if (ui::button("add " + rows.path, inside.x, inside.y + 16, add)) {
      draft.add_row(section, record, rows);
      changed(rows);
    }
    inside.y += 44;
  }
};

}  // namespace

std::string text_of(const State& state) {
  const FormSection& section = section_of(state);
  const Form& form = state.form;
  if (!form.sale && !form.draft) return {};
  Document document = form.sale ? *form.sale : *form.draft;
  const std::size_t record = form.record.value_or(0);
  if (form.removes) return document.text();
  const std::string currency = currency_in(document, section, record);
  for (const FormField& field : document.simple_fields(section, record)) {
    const std::string typed = document.get(section, record, field);
    const std::string value = typed_as(field.kind, typed, currency, habits()).value_or(typed);
    if (value != typed) document.set(section, record, field, value);
  }
  return document.text();
}

void open_record(State& state, const Document& ledger, std::size_t record) {
  state.form.close();
  state.form.draft = ledger;
  state.form.record = record;
  platform::request_frame();
}

void start_record(State& state, const Document& ledger) {
  state.form.close();
  state.form.draft = ledger;
  state.form.record = state.form.draft->add(sections()[state.form.section]);
  state.form.is_new = true;
  platform::request_frame();
}

void open_sale(State& state, std::size_t line) {
  show(state, View::sales);
  state.form.close();
  state.form.line = line;
  ask(state, FormWish::open_sale);
}

void start_sale(State& state, std::size_t line) {
  state.form.close();
  state.form.line = line;
  state.form.is_new = true;
  state.form.sale = Document::parse("{}");
  platform::request_frame();
}

void start_payment(State& state, const Document& ledger, const Obligation& obligation) {
  show(state, View::facts);
  state.form.section = 0;  // payments
  start_record(state, ledger);
  const FormSection& payments = sections()[0];
  Document& draft = *state.form.draft;
  draft.set(payments, *state.form.record, field_named(payments, "for"), obligation.id);
  if (obligation.outstanding && obligation.outstanding->is_positive()) {
    draft.set(payments, *state.form.record, field_named(payments, "amount"),
              obligation.outstanding->text());
  }
}

void start_dismissal(State& state, const Document& ledger, const std::string& question, Date day) {
  show(state, View::facts);
  const auto dismissed = std::find_if(sections().begin(), sections().end(), [](const auto& one) {
    return one.name == to_string(Section::dismissed);
  });
  state.form.section = static_cast<std::size_t>(dismissed - sections().begin());
  start_record(state, ledger);
  Document& draft = *state.form.draft;
  draft.set(*dismissed, *state.form.record, field_named(*dismissed, "question"), question);
  draft.set(*dismissed, *state.form.record, field_named(*dismissed, "date"), to_string(day));
}

void form(ui::Flow& flow, const Report& report, const Document& ledger, State& state) {
  const FormSection& section = section_of(state);
  Document& draft = state.form.sale ? *state.form.sale : *state.form.draft;
  FormBody body{report, ledger, state, draft, section, record_pointer(state, section)};
  static int drawn = -1;  // the frame
  body.opens = state.form.is_new && drawn + 1 < ImGui::GetFrameCount();
  drawn = ImGui::GetFrameCount();
  ui::Card card(flow, title_of(state, section), section.clause);
  ImGui::PushID("form");
  body.draw(card.inside);
  if (state.form.tried) {
    other_problems(card.inside, state, draft.simple_fields(section, body.record), body.pointer);
  }
  buttons(card.inside, state, draft, section);
  ImGui::PopID();
}

}  // namespace jm216::views
