#include "web/views/import.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "core/import/answer.hpp"
#include "core/json/path.hpp"
#include "web/facts/forms.hpp"
#include "web/facts/typed.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/ui/long_list.hpp"
#include "web/ui/menu.hpp"

// What the table says is on the left, how it is to be read on the right, what comes of it below the
// questions. Every change goes to the worker, whose reply is what is drawn.

namespace jm216::views {
namespace {

using Reading = TableImport::Reading;
using Outcome = CellReading::Outcome;

constexpr std::size_t rows_shown = 8;
constexpr std::size_t problems_shown = 5;
constexpr float pitch = 40;

Mapping& mapping_of(TableImport& import) {
  return import.look.proposal.mapping;
}

std::string_view label_of(ImportField field) {
  if (field == ImportField::separately_charged) return "Separately charged";
  const std::string_view name = info_of(field).name;
  for (const FormField& one : sale_section().fields) {
    const std::size_t slash = one.path.rfind('/');
    if (one.path.substr(slash == std::string_view::npos ? 0 : slash + 1) == name) return one.label;
  }
  return name;
}

std::string column_name(const Columns& columns, std::size_t column) {
  const std::string number = "Column " + std::to_string(column + 1);
  return columns[column].empty() ? number : columns[column];
}

/// By its heading where that tells it from the others.
ColumnRef ref_of(const Columns& columns, std::size_t column) {
  const std::string& heading = columns[column];
  const bool tells = !heading.empty() && std::count(columns.begin(), columns.end(), heading) == 1;
  return tells ? ColumnRef{heading, 0} : ColumnRef{"", column + 1};
}

bool is_meant(const ColumnRef& ref, const Columns& columns, std::size_t column) {
  return ref.heading.empty() ? ref.number == column + 1 : ref.heading == columns[column];
}

std::optional<std::size_t> index_of(const ColumnRef& ref, const Columns& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_meant(ref, columns, i)) return i;
  }
  return std::nullopt;
}

/// The field that a question asks for; none where it asks what is to be made of its numbers.
std::optional<ImportField> field_asked_for(const Question& question) {
  constexpr std::string_view fields = "/fields/";
  if (!question.pointer.starts_with(fields)) return std::nullopt;
  return find_import_field(std::string_view(question.pointer).substr(fields.size()));
}

/// Whether an open question asks if the column is a field.
bool is_asked_about(const TableImport& import, std::size_t column) {
  const Columns& columns = import.look.preview.columns;
  for (const Question& question : import.look.proposal.questions) {
    if (!field_asked_for(question)) continue;
    for (const Question::Choice& choice : question.choices) {
      if (choice.value == columns[column] || choice.value == std::to_string(column + 1))
        return true;
    }
  }
  return false;
}

/// After a change: columns that nothing uses are ignored by name, and the worker looks again.
void changed(TableImport& import) {
  Mapping& mapping = mapping_of(import);
  const Columns& columns = import.look.preview.columns;
  if (mapping.header.value_or(false) && !columns.empty()) {
    mapping.ignored.emplace();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto is_this = [&](const ColumnRef& ref) { return is_meant(ref, columns, i); };
      const auto uses = [&](const auto& source) {
        if (!source) return false;
        const std::vector<ColumnRef> all = source->all_columns();
        return std::any_of(all.begin(), all.end(), is_this);
      };
      const auto& filled = mapping.fill_down;
      const bool used =
          std::any_of(mapping.fields.begin(), mapping.fields.end(), uses) ||
          (filled && std::any_of(filled->begin(), filled->end(), is_this)) ||
          (mapping.skip_rows_with && is_this(mapping.skip_rows_with->column)) ||
          (mapping.skip_rows_without && is_meant(*mapping.skip_rows_without, columns, i)) ||
          (mapping.sign_from && is_meant(mapping.sign_from->column, columns, i));
      if (!used && !is_asked_about(import, i)) mapping.ignored->push_back(ref_of(columns, i));
    }
  }
  import.reading = Reading::waits;
  import.is_changed = true;
  platform::request_frame();
}

/// The table itself is cut otherwise: what was said of its columns no longer holds.
void cut_otherwise(TableImport& import) {
  Mapping& mapping = mapping_of(import);
  mapping.fields = {};
  mapping.ignored.reset();
  mapping.skip_rows_without.reset();
  mapping.sign_from.reset();
  mapping.skip_rows_with.reset();
  mapping.fill_down.reset();
  mapping.totals.reset();
  mapping.takes_off_negatives = false;
  mapping.decimal.reset();
  mapping.thousands.reset();
  mapping.dates.reset();
  mapping.century.reset();
  import.look.preview = {};
  import.drafts.clear();
  changed(import);
}

void set_sheet(TableImport& import, const std::string& name) {
  Mapping& mapping = mapping_of(import);
  mapping.sheet = name;
  mapping.hidden_rows.reset();
  mapping.header.reset();
  mapping.first_line = 1;
  cut_otherwise(import);
}

void set_decimal(TableImport& import, char sign) {
  mapping_of(import).decimal = sign;
  mapping_of(import).thousands.reset();
  changed(import);
}

void set_column(TableImport& import, ImportField field, std::size_t column) {
  for (const char* what : {" columns", " part"}) {
    import.drafts.erase(std::string(info_of(field).name) + what);
  }
  mapping_of(import).source(field) =
      FieldSource{ref_of(import.look.preview.columns, column), {}, {}};
  import.drafts.erase(std::string(info_of(field).name));
  changed(import);
}

// --- the questions ------------------------------------------------------------------------------

std::string choice_words(const Question& question, const Question::Choice& choice) {
  const std::string& pointer = question.pointer;
  if (pointer == "/delimiter") {
    std::string word = choice.means;
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }
  if (pointer == "/header") return choice.value == "true" ? "Headings" : "A sale";
  if (pointer == "/sheet") return choice.value + (choice.means.empty() ? "" : " (hidden)");
  if (pointer == "/hidden_rows") return choice.value == "read" ? "Import them" : "Leave them out";
  if (pointer == "/decimal") {
    return (choice.value == "." ? "Point: " : "Comma: ") + choice.means;
  }
  if (pointer == "/dates" || pointer == "/century") {
    const auto date = parse_date(choice.means);
    return date ? ui::day(*date) : choice.value;
  }
  if (pointer == "/encoding") return "Yes: " + choice.means;
  return choice.means;
}

void take_choice(TableImport& import, const Question& question, const std::string& value) {
  Mapping& mapping = mapping_of(import);
  const std::string& pointer = question.pointer;
  if (pointer == "/delimiter") {
    mapping.delimiter = value.front();
    return cut_otherwise(import);
  }
  if (pointer == "/header") {
    mapping.header = value == "true";
    return cut_otherwise(import);
  }
  if (pointer == "/sheet") return set_sheet(import, value);
  if (const auto field = field_asked_for(question)) {
    auto& open = import.look.proposal.questions;
    open.erase(std::remove_if(open.begin(), open.end(),
                              [&](const Question& one) { return one.pointer == pointer; }),
               open.end());
    if (value.empty()) return changed(import);
    import.drafts.erase(std::string(info_of(*field).name));
  }
  answer(mapping, import.look.preview.columns, pointer, value);
  changed(import);
}

/// Beside each other as segments, or one below the other where there is no room.
void choices(ui::Flow& flow, TableImport& import, const Question& question) {
  std::vector<std::string> words;
  for (const Question::Choice& choice : question.choices) {
    words.push_back(choice_words(question, choice));
  }
  const auto field = field_asked_for(question);
  if (field && !info_of(*field).is_required) {
    words.emplace_back(question.choices.size() == 1 ? "No" : "None of them");
  }
  const std::vector<std::string_view> views(words.begin(), words.end());
  std::size_t chosen = views.size();
  if (ui::segments_width(views.data(), views.size()) <= flow.width) {
    const ui::Rect line = flow.take(30, 6);
    ui::segments(question.pointer, question.text, line.x, line.middle(), views.data(), views.size(),
                 chosen);
  } else {
    for (std::size_t i = 0; i < views.size(); ++i) {
      const ui::Rect line = flow.take(ui::size::control, 6);
      if (ui::button(views[i], line.x, line.middle(), ui::fitted(ui::type().body, views[i], 240))) {
        chosen = i;
      }
    }
  }
  if (chosen < views.size()) {
    // A copy, for the choice changes the list it stands in.
    const Question asked = question;
    take_choice(import, asked, chosen < asked.choices.size() ? asked.choices[chosen].value : "");
  }
}

void source_select(const ui::Rect& rect, TableImport& import, ImportField field);
void constant_field(const ui::Rect& rect, TableImport& import, ImportField field);
bool is_constant(const TableImport& import, ImportField field);
std::string_view example_of(ImportField field);
void ledger_text(std::string_view id, std::string_view name, const ui::Rect& rect,
                 TableImport& import, ImportField field, const std::string& key,
                 const std::string& now, std::string_view placeholder,
                 const std::function<void(const std::string&)>& take);

/// Whether the file cannot be read as a table, whatever is answered.
bool is_no_table(const TableImport& import) {
  const std::vector<Question>& open = import.look.proposal.questions;
  return !open.empty() && open.front().pointer.empty();
}

bool is_open(const TableImport& import, std::string_view pointer) {
  const std::vector<Question>& open = import.look.proposal.questions;
  return std::any_of(open.begin(), open.end(),
                     [&](const Question& one) { return one.pointer == pointer; });
}

void questions(ui::Flow& flow, TableImport& import) {
  const std::vector<Question>& open = import.look.proposal.questions;
  if (open.empty()) return;
  if (is_no_table(import)) return ui::banner(flow, ui::Tone::bad, "No table", open.front().text);
  ui::Card card(flow, "To be answered", "never guessed");
  const ui::TypeStyle& body = ui::type().body;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (i > 0) {
      ui::horizontal(card.inside.x, card.inside.x + card.inside.width, card.inside.y + 2,
                     ui::palette().line);
      card.inside.y += 12;
    }
    const Question& question = open[i];
    ui::write(card.inside, body, ui::palette().ink, question.text, 8);
    if (!question.choices.empty()) {
      choices(card.inside, import, question);
      continue;
    }
    const auto field = field_asked_for(question);
    if (!field) continue;
    ui::Rect line = card.inside.take(ui::size::control, 8);
    line.width = std::min(line.width, 260.0f);
    ImGui::PushID("asked");
    source_select(line, import, *field);
    if (is_constant(import, *field)) {
      ui::Rect constant = card.inside.take(ui::size::control, 8);
      constant.width = line.width;
      constant_field(constant, import, *field);
    }
    ImGui::PopID();
  }
}

// --- what comes of it ---------------------------------------------------------------------------

std::string shown_value(ImportField field, const std::string& value) {
  const CellKind kind = info_of(field).kind;
  if (kind == CellKind::amount) return ui::grouped(value);
  if (kind == CellKind::date) {
    const auto date = parse_date(value);
    return date ? ui::day(*date) : value;
  }
  std::string line = value;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

/// Of a sheet, as its program numbers them.
std::string_view row_word(const TableImport& import) {
  return import.is_workbook ? "Row" : "Line";
}

void preview_table(ui::Flow& flow, const TableImport& import, State& state) {
  const Preview& preview = import.look.preview;
  if (preview.rows.empty()) return;
  std::vector<ImportField> fields;
  const Mapping& mapping = import.look.proposal.mapping;
  for (std::size_t i = 0; i < import_field_count; ++i) {
    if (mapping.fields[i]) fields.push_back(static_cast<ImportField>(i));
  }
  ui::Card card(flow, "The first rows, as they will be read");
  ui::Table table{.id = "preview"};
  table.columns.push_back({row_word(import), ui::TableColumn::Kind::figure});
  for (const ImportField field : fields) {
    const bool figure = info_of(field).kind == CellKind::amount;
    table.columns.push_back({label_of(field),
                             figure ? ui::TableColumn::Kind::figure : ui::TableColumn::Kind::words,
                             180});
  }
  table.rows = std::min(preview.rows.size(), rows_shown);
  table.selectable = false;
  table.cell = [&](std::size_t number, std::size_t column) -> ui::Cell {
    const Preview::Row& row = preview.rows[number];
    if (column == 0) return {.text = ui::grouped(row.line), .quiet = true};
    if (row.is_skipped) {
      return {.text = column == 1 ? "left out" : "", .quiet = true};
    }
    const ImportField field = fields[column - 1];
    const CellReading& reading = row.fields.at(static_cast<std::size_t>(field));
    if (reading.outcome == Outcome::value) return {.text = shown_value(field, reading.text)};
    if (reading.outcome == Outcome::empty) {
      if (!info_of(field).is_required) return {};
      return {.text = "missing", .tone = ui::Tone::bad};
    }
    const auto& source = mapping.source(field);
    const auto index =
        source && source->column ? index_of(*source->column, preview.columns) : std::nullopt;
    // A refused cell of a sheet shows nothing.
    const bool has_cell = index && *index < row.cells.size() && !row.cells[*index].empty();
    return {.text = has_cell ? row.cells[*index] : "?", .tone = ui::Tone::bad};
  };
  ui::table(card.inside, table, state.selection);
}

/// What the question is about that has to be answered before there are rows.
void first_lines(ui::Flow& flow, const TableImport& import, State& state) {
  const std::vector<std::string>& lines = import.look.proposal.first_lines;
  if (lines.empty()) return;
  ui::Card card(flow, "The first lines, as they stand");
  ui::Table table{.id = "first lines"};
  table.columns = {{"Line", ui::TableColumn::Kind::words, 400}};
  table.rows = lines.size();
  table.selectable = false;
  table.cell = [&](std::size_t row, std::size_t) -> ui::Cell {
    std::string words;
    for (const char c : lines[row]) {
      if (c == '\t') {
        words += " ⇥ ";
      } else {
        words += c;
      }
    }
    return {.text = words};
  };
  ui::table(card.inside, table, state.selection);
}

std::string place_of(const Problem& problem) {
  if (problem.line == 0) return problem.pointer;
  if (!problem.sheet.empty()) {
    const std::string cell = cell_name(problem.line, problem.column);
    std::string place = problem.sheet + "  ·  " + (problem.column == 0 ? "row " : "") + cell;
    return problem.pointer.empty() ? place : place + "  ·  " + problem.pointer;
  }
  std::string place = "Line " + ui::grouped(problem.line);
  if (!problem.pointer.empty()) place += "  ·  " + problem.pointer;
  if (problem.column > 0) place += "  ·  column " + std::to_string(problem.column);
  return place;
}

/// What is wrong, and in how many rows; without the repair in words of the mapping, for which there are
/// buttons.
std::string in_table_words(const Problem& problem) {
  const std::string& message = problem.message;
  if (problem.repairs.empty()) return message;
  constexpr std::string_view count = "; and so in ";
  constexpr std::string_view hint = ": if this row";
  bool is_quoted = false;
  std::size_t end = 0;
  for (; end < message.size(); ++end) {
    const std::string_view rest = std::string_view(message).substr(end);
    if (message[end] == '"') is_quoted = !is_quoted;
    if (!is_quoted && (rest.starts_with("; ") || rest.starts_with(hint))) break;
  }
  const std::size_t more = message.rfind(count);
  const bool has_more = more != std::string::npos &&
                        (message.ends_with(" more row") || message.ends_with(" more rows"));
  return message.substr(0, end) + (has_more ? message.substr(more) : std::string());
}

/// What a cell means that was found far down, typed beside its problem.
void meaning_field(ui::Flow& flow, TableImport& import, const Repair& repair) {
  constexpr std::string_view fields = "/fields/";
  const std::string_view rest = std::string_view(repair.pointer).substr(fields.size());
  const auto field = find_import_field(rest.substr(0, rest.find('/')));
  constexpr std::string_view values = "/values/";
  const std::size_t at = rest.find(values);
  if (!field || at == std::string_view::npos) return;
  const ui::Rect line = flow.take(ui::size::control, 6);
  const std::string shown =
      ui::fitted(ui::type().body, repair.words, std::max(60.0f, line.width - 130));
  const float end =
      ui::text(ui::type().body, line.x, line.middle(), ui::palette().secondary, shown);
  // A copy, for what is taken changes the list that it stands in.
  const std::string pointer = repair.pointer;
  const std::string cell = text_of_token(rest.substr(at + values.size()));
  std::string now;  // until the rows have been read again
  if (const auto& source = mapping_of(import).source(*field)) {
    for (const auto& [one, meaning] : source->values) {
      if (one == cell) now = meaning;
    }
  }
  ledger_text(pointer, repair.words, {end + 8, line.y, 110, line.height}, import, *field, pointer,
              now, example_of(*field), [&import, pointer](const std::string& text) {
                answer(mapping_of(import), import.look.preview.columns, pointer, text);
                changed(import);
              });
}

/// The edits that mend a problem, as buttons.
void repairs(ui::Flow& flow, TableImport& import, const std::vector<Repair>& all,
             std::size_t number) {
  if (all.empty()) return;
  ui::Rect line{};
  float x = 0;
  for (const Repair& repair : all) {
    if (repair.value.empty() && repair.pointer.starts_with("/fields/")) {
      meaning_field(flow, import, repair);
      x = 0;
      continue;
    }
    const std::string words = ui::fitted(ui::type().body, repair.words, flow.width - 40);
    const float width = ui::button_width(words);
    if (x == 0 || x + width > line.right()) {
      line = flow.take(ui::size::control, 6);
      x = line.x;
    }
    const std::string id = "mend " + std::to_string(number) + " " + repair.words;
    if (ui::button(id, x, line.middle(), words)) import.chosen_repair = repair;
    x += width + 8;
  }
  flow.y += 4;
}

void problem_list(ui::Flow& flow, std::string_view heading, const Problems& problems,
                  TableImport& import) {
  if (problems.empty()) return;
  const std::size_t count = problems.list.size() + problems.more;
  ui::Card card(flow, heading, ui::counted(count, "problem", "problems"));
  card.inside.y -= 8;
  const std::size_t shown =
      import.all_problems ? problems.list.size() : std::min(problems.list.size(), problems_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Problem& problem = problems.list[i];
    if (i > 0) {
      ui::horizontal(card.inside.x, card.inside.x + card.inside.width, card.inside.y,
                     ui::palette().line);
    }
    say_problem(card.inside, in_table_words(problem), place_of(problem));
    repairs(card.inside, import, problem.repairs, i);
  }
  if (shown < problems.list.size()) {
    const ui::Rect line = card.inside.take(28, 0);
    const std::string words = "Show " + std::to_string(problems.list.size() - shown) + " more";
    if (ui::link("more problems", line.x, line.middle(), ui::type().body, words)) {
      import.all_problems = true;
      platform::request_frame();
    }
  } else if (problems.more > 0) {
    const ui::Rect line = card.inside.take(28, 0);
    ui::text(ui::type().body, line.x, line.middle(), ui::palette().secondary,
             "And " + ui::grouped(problems.more) + " more.");
  }
}

// --- the fields ---------------------------------------------------------------------------------

bool is_constant(const TableImport& import, ImportField field) {
  const auto& source = import.look.proposal.mapping.source(field);
  if (source) return source->is_constant();
  return import.drafts.contains(std::string(info_of(field).name));
}

/// "Quantity × Price"
std::string in_words(const FieldSource& source, const Columns& columns) {
  std::string words;
  for (const ColumnRef& ref : source.columns) {
    if (!words.empty()) {
      words += source.combined == Combined::product      ? " × "
               : source.combined == Combined::difference ? " − "
               : source.combined == Combined::sum        ? " + "
               : source.between.empty()                  ? " "
                                                         : " " + source.between + " ";
    }
    const auto column = index_of(ref, columns);
    words += column ? column_name(columns, *column) : ref.heading + " (not there)";
  }
  return words;
}

void source_select(const ui::Rect& rect, TableImport& import, ImportField field) {
  const Columns& columns = import.look.preview.columns;
  const auto& source = mapping_of(import).source(field);
  const std::string name{info_of(field).name};
  std::string shown = "Not in the table";
  if (is_constant(import, field)) {
    shown = "The same for all rows";
  } else if (source && source->column) {
    const auto column = index_of(*source->column, columns);
    shown = column ? column_name(columns, *column) : source->column->heading + " (not there)";
    if (source->part > 0) {
      shown +=
          ", part " + std::to_string(source->part) + " at \u201c" + source->split_at + "\u201d";
    }
  } else if (source && !source->columns.empty()) {
    shown = in_words(*source, columns);
  } else if (info_of(field).is_required) {
    shown = "Choose";
  }
  std::vector<ui::MenuEntry> entries;
  entries.push_back({"Not in the table"});
  entries.push_back({"The same for all rows"});
  const bool has_column = source && source->column;
  if (has_column) {
    entries.push_back({"With other columns"});
    entries.push_back({"A part of its cells"});
  }
  entries.push_back({.words = "COLUMNS", .is_heading = true});
  const std::size_t first_column = entries.size();
  const std::vector<Preview::Row>& rows = import.look.preview.rows;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string example = rows.empty() || i >= rows.front().cells.size()
                              ? std::string()
                              : shown_value(ImportField::product, rows.front().cells[i]);
    entries.push_back({column_name(columns, i), ui::fitted(ui::type().small, example, 120)});
  }
  const bool valid = source.has_value() || !info_of(field).is_required;
  const auto chosen =
      ui::select(name.c_str(), rect, shown, entries,
                 {.name = label_of(field), .problem = valid ? "" : "Say which column it is"});
  if (!chosen) return;
  if (*chosen >= first_column) return set_column(import, field, *chosen - first_column);
  if (*chosen >= 2) {
    import.drafts[name + (*chosen == 2 ? " columns" : " part")] = "";
    return platform::request_frame();
  }
  mapping_of(import).source(field).reset();
  import.drafts.erase(name);
  if (*chosen == 1) import.drafts[name] = "";
  changed(import);
}

FormKind form_kind_of(ImportField field) {
  switch (info_of(field).kind) {
    case CellKind::date:
      return FormKind::date;
    case CellKind::country:
      return FormKind::country;
    case CellKind::currency:
      return FormKind::currency;
    case CellKind::amount:
      return FormKind::decimal;
    default:
      return FormKind::text;
  }
}

/// A text in the ledger's own terms, or as people write them; it counts once it is right.
void ledger_text(std::string_view id, std::string_view name, const ui::Rect& rect,
                 TableImport& import, ImportField field, const std::string& key,
                 const std::string& now, std::string_view placeholder,
                 const std::function<void(const std::string&)>& take) {
  const auto draft = import.drafts.find(key);
  std::string text = draft == import.drafts.end() ? now : draft->second;
  const FormKind kind = form_kind_of(field);
  Complaint complaint;
  const auto meant = [&] { return typed_as(kind, text, "", habits()).value_or(text); };
  std::string problem;
  if (!text.empty() && !is_ledger_value(field, meant(), complaint)) {
    problem = kind == FormKind::date ? why_no_day(text, habits()) : complaint.message;
  }
  const ui::FieldLook look{.name = name, .placeholder = placeholder, .problem = problem};
  if (!ui::text_field(id, rect, text, look)) return;
  const std::string value = meant();
  // Otherwise written it stays as it is typed: what it means so far may not be all.
  import.drafts[key] = text;
  if (!text.empty() && is_ledger_value(field, value, complaint)) {
    if (value == text) import.drafts.erase(key);
    take(value);
  }
  platform::request_frame();
}

std::string_view example_of(ImportField field) {
  switch (info_of(field).kind) {
    case CellKind::date:
      return "2010-01-31";
    case CellKind::country:
      return "DE";
    case CellKind::currency:
      return "EUR";
    case CellKind::amount:
      return "12.50";
    case CellKind::flag:
      return "true or false";
    case CellKind::charged:
      return "true, false, freight …";
    case CellKind::reason:
      return "returned";
    case CellKind::text:
      break;
  }
  return "";
}

void constant_field(const ui::Rect& rect, TableImport& import, ImportField field) {
  const auto& source = mapping_of(import).source(field);
  const std::string id = "constant " + std::string(info_of(field).name);
  const std::string name = std::string(label_of(field)) + " of all rows";
  ledger_text(id, name, rect, import, field, std::string(info_of(field).name),
              source ? source->constant : "", example_of(field), [&](const std::string& text) {
                mapping_of(import).source(field) = FieldSource{{}, {}, text};
                changed(import);
              });
}

/// What cells mean that are not the ledger's own terms.
void meanings(ui::Flow& flow, TableImport& import, ImportField field, float indent) {
  const auto& source = mapping_of(import).source(field);
  const CellKind kind = info_of(field).kind;
  const bool has_terms = kind == CellKind::country || kind == CellKind::currency ||
                         kind == CellKind::flag || kind == CellKind::reason ||
                         kind == CellKind::charged;
  if (!source || !source->column) return;
  std::vector<std::pair<std::string, std::string>> list = source->values;
  const auto column = index_of(*source->column, import.look.preview.columns);
  if (has_terms && column) {
    for (const Preview::Row& row : import.look.preview.rows) {
      const CellReading& reading = row.fields.at(static_cast<std::size_t>(field));
      if (row.is_skipped || reading.outcome != Outcome::refused || *column >= row.cells.size()) {
        continue;
      }
      const std::string cell{without_blanks(row.cells[*column])};
      const auto same = [&](const auto& value) { return value.first == cell; };
      if (std::none_of(list.begin(), list.end(), same)) list.emplace_back(cell, "");
    }
  }
  constexpr float field_width = 110;
  constexpr float line_height = ui::size::control + 4;
  const float top = flow.y;
  flow.y += static_cast<float>(list.size()) * line_height;
  const ui::LinesSeen seen = ui::lines_seen(top, line_height, list.size());
  for (std::size_t i = seen.first; i < seen.last; ++i) {
    const std::string& cell = list[i].first;  // no structured binding: clang 14 cannot capture one
    const std::string& meaning = list[i].second;
    const ui::Rect line{flow.x, top + static_cast<float>(i) * line_height, flow.width,
                        ui::size::control};
    const float x = line.x + indent;
    const std::string shown = cell.empty() ? "(empty)" : cell;
    const float room = line.right() - x - field_width - 60;
    const float end = ui::text(ui::type().body, x, line.middle(), ui::palette().ink,
                               ui::fitted(ui::type().body, shown, room));
    const float after =
        ui::text(ui::type().body, end + 8, line.middle(), ui::palette().secondary, "means");
    const std::string key = std::string(info_of(field).name) + '/' + cell;
    const std::string name = std::string(label_of(field)) + ": what " + shown + " means";
    ledger_text(key, name, {after + 8, line.y, field_width, line.height}, import, field, key,
                meaning, example_of(field), [&](const std::string& text) {
                  auto& values = mapping_of(import).source(field)->values;
                  const auto found =
                      std::find_if(values.begin(), values.end(),
                                   [&](const auto& value) { return value.first == cell; });
                  if (found != values.end()) {
                    found->second = text;
                  } else {
                    values.emplace_back(cell, text);
                  }
                  changed(import);
                });
  }
}

template <class T, std::size_t N>
std::size_t place_in(const std::array<T, N>& values, const std::optional<T>& value) {
  if (!value) return N;
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), *value) - values.begin());
}

/// How the columns of a field are combined, and a further one.
void more_columns(const ui::Rect& line, TableImport& import, ImportField field) {
  const std::string name{info_of(field).name};
  FieldSource& source = *mapping_of(import).source(field);
  const auto draft = import.drafts.find(name + " columns");
  if (source.columns.empty() && draft == import.drafts.end()) return;
  const bool is_amount = info_of(field).kind == CellKind::amount;
  constexpr std::array<std::string_view, 3> signs{"×", "+", "−"};
  constexpr std::array<Combined, 3> ways{Combined::product, Combined::sum, Combined::difference};
  std::size_t way = place_in(ways, std::optional(source.combined)) % ways.size();
  if (source.columns.empty() && !draft->second.empty()) {
    way = static_cast<std::size_t>(draft->second.front() - '0') % ways.size();
  }
  float x = line.x;
  if (is_amount) {
    if (ui::segments(name + " way", std::string(label_of(field)) + ": how columns are combined", x,
                     line.middle(), signs.data(), signs.size(), way)) {
      import.drafts[name + " columns"] = std::to_string(way);
      if (!source.columns.empty()) {
        source.combined = ways.at(way);
        changed(import);
      }
    }
    x += ui::segments_width(signs.data(), signs.size()) + 8;
  } else {
    const std::string said = std::string(label_of(field)) + ": what stands between the columns";
    if (ui::text_field("between " + name, {x, line.y, 60, line.height}, source.between,
                       {.name = said, .placeholder = "-"})) {
      changed(import);
    }
    x += 68;
  }
  const Columns& columns = import.look.preview.columns;
  std::vector<ui::MenuEntry> entries;
  for (std::size_t i = 0; i < columns.size(); ++i) entries.push_back({column_name(columns, i)});
  const auto chosen = ui::select(
      (name + " with").c_str(), {x, line.y, std::max(90.0f, line.right() - x), line.height},
      "A further column", entries, {.name = std::string(label_of(field)) + ": a further column"});
  if (!chosen) return;
  if (source.column) source.columns = {*std::exchange(source.column, std::nullopt)};
  source.part = 0;
  source.combined = is_amount ? ways.at(way) : Combined::joined;
  constexpr std::size_t most = 8;
  if (source.columns.size() < most) source.columns.push_back(ref_of(columns, *chosen));
  import.drafts.erase(name + " columns");
  changed(import);
}

/// Which part of the cells of a field's column counts.
void part_of_cells(const ui::Rect& line, TableImport& import, ImportField field) {
  const std::string name{info_of(field).name};
  FieldSource& source = *mapping_of(import).source(field);
  const auto draft = import.drafts.find(name + " part");
  if (!source.column || (source.part == 0 && draft == import.drafts.end())) return;
  float x = ui::text(ui::type().body, line.x, line.middle(), ui::palette().secondary, "cut at") + 8;
  std::string cut_at = source.part > 0 ? source.split_at : draft->second;
  if (ui::text_field("cut " + name, {x, line.y, 60, line.height}, cut_at,
                     {.name = std::string(label_of(field)) + ": where its cells are cut",
                      .placeholder = "/"})) {
    import.drafts[name + " part"] = cut_at;
    source.split_at = cut_at;
    source.part = cut_at.empty() ? 0 : std::max<std::size_t>(source.part, 1);
    changed(import);
  }
  x += 68;
  constexpr std::array<std::string_view, 4> numbers{"1st", "2nd", "3rd", "4th"};
  std::size_t part = source.part == 0 ? numbers.size() : source.part - 1;
  if (ui::segments(name + " part", std::string(label_of(field)) + ": which part counts", x,
                   line.middle(), numbers.data(), numbers.size(), part) &&
      source.part > 0) {
    source.part = part + 1;
    changed(import);
  }
}

/// What a field is made of beside one whole column.
void of_several(ui::Flow& flow, TableImport& import, ImportField field, float indent) {
  const std::string name{info_of(field).name};
  const auto& source = mapping_of(import).source(field);
  if (!source || source->is_constant()) return;
  const auto is_wanted = [&](const char* what) { return import.drafts.contains(name + what); };
  if (!source->columns.empty() || is_wanted(" columns")) {
    ui::Rect line = flow.take(ui::size::control, pitch - ui::size::control);
    more_columns({line.x + indent, line.y, line.width - indent, line.height}, import, field);
  } else if (source->part > 0 || is_wanted(" part")) {
    ui::Rect line = flow.take(ui::size::control, pitch - ui::size::control);
    part_of_cells({line.x + indent, line.y, line.width - indent, line.height}, import, field);
  }
}

void field_rows(ui::Flow& flow, TableImport& import, ImportField field) {
  const bool beside = flow.width >= 420;
  const std::string label = std::string(label_of(field));
  ui::Rect line = flow.take(ui::size::control, pitch - ui::size::control);
  const float indent = beside ? 150 : 0;
  ui::text(ui::type().body, line.x, line.middle(), ui::palette().ink, label);
  if (!beside) line = flow.take(ui::size::control, pitch - ui::size::control);
  const float room = line.width - indent;
  const bool constant = is_constant(import, field);
  const float width = constant ? (room - 8) * 0.6f : room;
  source_select({line.x + indent, line.y, width, line.height}, import, field);
  if (constant) {
    constant_field({line.x + indent + width + 8, line.y, room - width - 8, line.height}, import,
                   field);
  }
  of_several(flow, import, field, indent);
  meanings(flow, import, field, indent);
}

void fields(ui::Flow& flow, TableImport& import) {
  ui::Card card(flow, "Which column is what");
  bool any_left = false;
  for (std::size_t i = 0; i < import_field_count; ++i) {
    const auto field = static_cast<ImportField>(i);
    const bool shown = import.all_fields || info_of(field).is_required ||
                       mapping_of(import).fields[i] || is_constant(import, field);
    if (!shown) {
      any_left = true;
      continue;
    }
    field_rows(card.inside, import, field);
  }
  const auto& ignored = mapping_of(import).ignored;
  if (ignored && !ignored->empty()) {
    std::string words = "Not used: ";
    for (std::size_t i = 0; i < ignored->size(); ++i) {
      const ColumnRef& column = (*ignored)[i];
      words += i > 0 ? ", " : "";
      words += column.heading.empty() ? "column " + std::to_string(column.number) : column.heading;
    }
    card.inside.y += 4;
    ui::write(card.inside, ui::type().small, ui::palette().secondary, words, 8);
  }
  if (!any_left) return;
  const ui::Rect line = card.inside.take(28, 0);
  if (ui::link("all fields", line.x, line.middle(), ui::type().body,
               "More fields of a sales line")) {
    import.all_fields = true;
    platform::request_frame();
  }
}

// --- how it is written --------------------------------------------------------------------------

/// A label and words to choose from, or the label above them where there is no room.
template <std::size_t N>
bool choose(ui::Flow& flow, std::string_view label, const std::array<std::string_view, N>& words,
            std::size_t& chosen) {
  constexpr float label_width = 120;
  const bool beside = label_width + ui::segments_width(words.data(), N) <= flow.width;
  ui::Rect line = flow.take(beside ? 30.0f : 20.0f, beside ? 8.0f : 2.0f);
  ui::text(ui::type().body, line.x, line.middle(), ui::palette().ink, label);
  if (!beside) line = flow.take(30, 8);
  return ui::segments(label, label, line.x + (beside ? label_width : 0), line.middle(),
                      words.data(), N, chosen);
}

/// Which of a workbook's sheets, where several hold a table or one that is hidden.
void which_sheet(ui::Flow& flow, TableImport& import) {
  if (import.sheets.empty() || (import.sheets.size() == 1 && !import.sheets.front().is_hidden))
    return;
  std::vector<ui::MenuEntry> entries;
  for (const SheetInfo& sheet : import.sheets) {
    entries.push_back({sheet.name, sheet.is_hidden ? "hidden" : ""});
  }
  const ui::Rect line = flow.take(ui::size::control, 8);
  ui::text(ui::type().body, line.x, line.middle(), ui::palette().ink, "Sheet");
  const auto chosen =
      ui::select("sheet", {line.x + 120, line.y, line.width - 120, line.height},
                 mapping_of(import).sheet, entries, {.name = "Sheet of the workbook"});
  if (chosen) set_sheet(import, import.sheets[*chosen].name);
}

void separator(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};
  std::size_t delimiter = place_in(delimiters, mapping.delimiter);
  if (choose<4>(flow, "Cell separator", {"Comma", "Semicolon", "Tab", "Bar"}, delimiter)) {
    mapping.delimiter = delimiters.at(delimiter);
    mapping.header.reset();
    mapping.first_line = 1;
    cut_otherwise(import);
  }
}

void letters(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  constexpr std::array<Encoding, 2> encodings{Encoding::utf_8, Encoding::windows_1252};
  std::size_t encoding = place_in(encodings, mapping.encoding);
  if (choose<2>(flow, "Letters", {"UTF-8", "Windows-1252"}, encoding)) {
    mapping.encoding = encodings.at(encoding);
    cut_otherwise(import);
  }
}

void how_cells_stand(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  if (import.is_workbook) {
    which_sheet(flow, import);
  } else {
    separator(flow, import);
  }
  std::size_t header = !mapping.header ? 2 : *mapping.header ? 0 : 1;
  if (choose<2>(flow, "First row", {"Headings", "A sale"}, header)) {
    mapping.header = header == 0;
    cut_otherwise(import);
  }
  const ui::Rect line = flow.take(ui::size::control, 8);
  ui::text(ui::type().body, line.x, line.middle(), ui::palette().ink,
           import.is_workbook ? "It is in row" : "It is in line");
  const auto draft = import.drafts.find("first line");
  std::string first =
      draft == import.drafts.end() ? std::to_string(mapping.first_line) : draft->second;
  if (ui::text_field("first line", {line.x + 120, line.y, 70, line.height}, first,
                     {.name = "Line of the first row", .placeholder = "1"})) {
    std::size_t number = 0;
    const auto read = std::from_chars(first.data(), first.data() + first.size(), number);
    import.drafts["first line"] = first;
    if (read.ptr == first.data() + first.size() && number >= 1 && number <= 1'000'000) {
      mapping.first_line = number;
      cut_otherwise(import);
    }
  }
  if (!import.is_workbook) letters(flow, import);
}

void how_numbers_stand(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  std::size_t decimal = !mapping.decimal ? 2 : *mapping.decimal == '.' ? 0 : 1;
  if (choose<2>(flow, "Decimal sign", {"Point", "Comma"}, decimal)) {
    set_decimal(import, decimal == 0 ? '.' : ',');
  }
  if (mapping.decimal) {
    const bool point = *mapping.decimal == '.';
    const std::array<Thousands, 4> kinds{Thousands::none,
                                         point ? Thousands::comma : Thousands::point,
                                         Thousands::space, Thousands::apostrophe};
    std::size_t kind = place_in(kinds, mapping.thousands);
    if (choose<4>(flow, "Thousands", {"None", point ? "Comma" : "Point", "Blank", "Apostrophe"},
                  kind)) {
      mapping.thousands = kinds.at(kind);
      changed(import);
    }
  }
  std::size_t negative = (mapping.parentheses ? 1U : 0U) + (mapping.trailing_minus ? 2U : 0U);
  if (choose<4>(flow, "Below zero", {"−5", "−5, (5)", "−5, 5−", "All three"}, negative)) {
    mapping.parentheses = (negative & 1U) != 0;
    mapping.trailing_minus = (negative & 2U) != 0;
    changed(import);
  }
}

void how_dates_stand(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  constexpr std::array<DateOrder, 3> orders{DateOrder::dmy, DateOrder::mdy, DateOrder::ymd};
  std::size_t order = place_in(orders, mapping.dates);
  if (choose<3>(flow, "Dates", {"Day first", "Month first", "Year first"}, order)) {
    mapping.dates = orders.at(order);
    changed(import);
  }
  if (!mapping.century) return;
  std::size_t century = *mapping.century == 1900 ? 0 : 1;
  if (choose<2>(flow, "Years like 09", {"1909", "2009"}, century)) {
    mapping.century = century == 0 ? 1900 : 2000;
    changed(import);
  }
}

/// Columns whose cells stand for the rows beneath them.
void cells_above(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  const Columns& columns = import.look.preview.columns;
  std::string words = "Empty cells are empty";
  std::vector<ui::MenuEntry> entries{{"Empty cells are empty"}};
  const std::vector<ColumnRef> filled = mapping.fill_down.value_or(std::vector<ColumnRef>());
  for (std::size_t i = 0; i < filled.size(); ++i) {
    const auto column = index_of(filled[i], columns);
    if (i == 0) words = "As above where empty: ";
    if (i > 0) words += ", ";
    words += column ? column_name(columns, *column) : filled[i].heading;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    entries.push_back({"As above where empty: " + column_name(columns, i)});
  }
  const ui::Rect line = flow.take(ui::size::control, 4);
  const auto chosen = ui::select("empty cells", line, words, entries, {.name = "Empty cells"});
  if (!chosen) return;
  mapping.fill_down.emplace();
  if (*chosen > 0) {
    *mapping.fill_down = filled;
    const ColumnRef ref = ref_of(columns, *chosen - 1);
    if (std::find(filled.begin(), filled.end(), ref) == filled.end()) {
      mapping.fill_down->push_back(ref);
    }
  }
  changed(import);
}

/// Totals and remarks: rows that lack what every sale has.
void rows_left_out(ui::Flow& flow, TableImport& import) {
  Mapping& mapping = mapping_of(import);
  const Columns& columns = import.look.preview.columns;
  if (columns.empty()) return;
  std::vector<ui::MenuEntry> entries{{"Read every row"}};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    entries.push_back({"Leave out rows without " + column_name(columns, i)});
  }
  std::size_t now = 0;
  for (std::size_t i = 0; i < columns.size() && mapping.skip_rows_without; ++i) {
    if (is_meant(*mapping.skip_rows_without, columns, i)) now = i + 1;
  }
  constexpr std::array<TotalRows, 3> kinds{TotalRows::read, TotalRows::named, TotalRows::sums};
  std::size_t kind = place_in(kinds, mapping.totals);
  if (choose<3>(flow, "Totals", {"Sales", "Left out", "And sums"}, kind)) {
    mapping.totals = kinds.at(kind);
    changed(import);
  }
  if (mapping.hidden_rows) {
    std::size_t hidden = *mapping.hidden_rows == HiddenRows::read ? 0 : 1;
    if (choose<2>(flow, "Hidden rows", {"Read", "Left out"}, hidden)) {
      mapping.hidden_rows = hidden == 0 ? HiddenRows::read : HiddenRows::skip;
      changed(import);
    }
  }
  cells_above(flow, import);
  const ui::Rect line = flow.take(ui::size::control, 4);
  const auto chosen =
      ui::select("rows", line, entries[now].words, entries, {.name = "Rows left out"});
  if (!chosen) return;
  mapping.skip_rows_without.reset();
  if (*chosen > 0) mapping.skip_rows_without = ref_of(columns, *chosen - 1);
  changed(import);
}

void how_it_is_written(ui::Flow& flow, TableImport& import) {
  ui::Card card(flow, "How it is written");
  how_cells_stand(card.inside, import);
  if (import.is_workbook) {
    ui::write(card.inside, ui::type().small, ui::palette().secondary,
              "Of cells that hold a text in place of a number or a date:", 6);
  }
  how_numbers_stand(card.inside, import);
  how_dates_stand(card.inside, import);
  rows_left_out(card.inside, import);
}

// --- all of it ----------------------------------------------------------------------------------

struct Standing {
  std::string words;
  ui::Tone tone;
};

Standing standing(const TableImport& import) {
  const std::size_t open = import.look.proposal.questions.size();
  if (!import.is_looked_at) return {"Reading the first rows", ui::Tone::neutral};
  if (is_no_table(import)) return {"Nothing to import", ui::Tone::bad};
  if (open > 0) return {ui::counted(open, "question", "questions") + " open", ui::Tone::caution};
  if (!import.look.preview.problems.empty()) {
    return {"The mapping does not fit the table", ui::Tone::bad};
  }
  switch (import.reading) {
    case Reading::under_way:
      return {"Reading every row: " + std::to_string(static_cast<int>(import.part * 100)) + "%",
              ui::Tone::neutral};
    case Reading::refused:
      return {ui::counted(import.found.list.size() + import.found.more, "problem", "problems"),
              ui::Tone::bad};
    case Reading::done: {
      std::string words = "Every row is read";
      if (import.skipped > 0) words += ", " + ui::grouped(import.skipped) + " left out";
      if (import.hidden > 0) {
        words += ", " + ui::counted(import.hidden, "hidden row", "hidden rows") + " left out";
      }
      return {words, ui::Tone::good};
    }
    case Reading::waits:
      break;
  }
  return {"Reading the first rows", ui::Tone::neutral};
}

void actions(ui::Flow& flow, TableImport& import, State& state) {
  const bool ready = import.reading == Reading::done && import.is_decided();
  ui::Rect line = flow.take(ui::size::control, 8);
  float x = line.x;
  const auto button = [&](std::string_view id, std::string_view label, ui::Weight weight,
                          bool enabled, TableWish wish) {
    if (x > line.x && x + ui::button_width(label) > line.right()) {
      line = flow.take(ui::size::control, 8);
      x = line.x;
    }
    if (ui::button(id, x, line.middle(), label, weight, enabled)) state.actions.ask(wish);
    x += ui::button_width(label) + 8;
  };
  const std::string load =
      ready ? "Load " + ui::counted(import.rows, "sales line", "sales lines") : "Load";
  button("load", load, ui::Weight::primary, ready, TableWish::load);
  button("open mapping", "Open mapping", ui::Weight::plain, true, TableWish::open_mapping);
  const bool may_be_kept = !mapping_of(import).headings.empty();
  button("save mapping", "Save mapping", ui::Weight::plain, import.is_looked_at,
         may_be_kept && import.keeps_mapping ? TableWish::keep_mapping : TableWish::save_mapping);
  constexpr std::string_view keep = "and keep it in this browser";
  if (may_be_kept) {
    if (x + ui::tick_width(keep) > line.right()) {
      line = flow.take(ui::size::control, 8);
      x = line.x;
    }
    if (ui::tick("keep mapping", x, line.middle(), keep, import.keeps_mapping)) {
      import.keeps_mapping = !import.keeps_mapping;
    }
    x += ui::tick_width(keep) + 16;
  }
  button("close", "Cancel", ui::Weight::plain, true, TableWish::close);
  const Standing now = standing(import);
  if (x + ui::badge_width(now.words) + 8 > line.right()) {
    line = flow.take(24, 8);
    x = line.x - 8;
  }
  if (now.tone == ui::Tone::neutral) {
    ui::text(ui::type().small, x + 8, line.middle(), ui::palette().secondary, now.words);
  } else {
    ui::badge(x + 8, line.middle(), now.tone, now.words);
  }
  flow.y += 6;
}

/// That a mapping was taken which the browser keeps, and how it is forgotten.
void by_kept(ui::Flow& flow, TableImport& import, State& state) {
  if (!import.is_by_kept) return;
  ui::banner(flow, ui::Tone::neutral, "A mapping kept in this browser",
             "This table has the headings that it was made for, and was read with it.");
  const ui::Rect line = flow.take(28, 8);
  if (ui::link("forget mapping", line.x, line.middle(), ui::type().body,
               "Forget it in this browser")) {
    import.is_by_kept = import.keeps_mapping = false;
    state.actions.ask(TableWish::forget_mapping);
    platform::request_frame();
  }
}

void whole_table(ui::Flow& flow, TableImport& import, State& state) {
  ui::view_heading(flow, import.name,
                   "Say which column is what. Nothing is loaded until every row is understood, and "
                   "what is made of it is an ordinary ledger.");
  actions(flow, import, state);
  if (!import.is_looked_at) return;
  by_kept(flow, import, state);
  problem_list(flow, "In the mapping that was opened", import.mapping_problems, import);
  questions(flow, import);
  if (is_no_table(import)) return;
  if (import.look.proposal.questions.empty()) {
    problem_list(flow, "In the mapping", import.look.preview.problems, import);
  }
  first_lines(flow, import, state);
  preview_table(flow, import, state);
  problem_list(flow, "In the table", import.found, import);
  if (is_open(import, "/sheet")) return;
  if (import.look.preview.columns.empty()) return how_it_is_written(flow, import);
  if (flow.width < 820) {
    fields(flow, import);
    how_it_is_written(flow, import);
    return;
  }
  const float left_width = (flow.width - ui::size::gap) * 0.52f;
  ui::Flow left{flow.x, left_width, flow.y};
  ui::Flow right{flow.x + left_width + ui::size::gap, flow.width - left_width - ui::size::gap,
                 flow.y};
  fields(left, import);
  how_it_is_written(right, import);
  flow.y = std::max(left.y, right.y);
}

}  // namespace

void import_table(ui::Flow& flow, TableImport& import, State& state) {
  whole_table(flow, import, state);
  if (const auto repair = std::exchange(import.chosen_repair, std::nullopt)) {
    answer(mapping_of(import), import.look.preview.columns, repair->pointer, repair->value);
    changed(import);
  }
  if (std::exchange(import.is_changed, false)) state.actions.ask(TableWish::look);
}

}  // namespace jm216::views
