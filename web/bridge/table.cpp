#include "web/bridge/table.hpp"

#include <algorithm>
#include <utility>

#include "core/import/sheet_choice.hpp"
#include "web/bridge/packing.hpp"
#include "web/bridge/problems.hpp"

namespace jm216::engine {
namespace {

constexpr std::size_t rows_shown = 30;

template <class Way, class Column>
void pass_column(Way& way, Column& column) {
  way.text(column.heading);
  way.number(column.number);
}

template <class Way, class Column>
void pass_if_there(Way& way, Column& column) {
  if (way.has(column)) pass_column(way, *column);
}

// A mapping as it is, for the page need not judge what the worker has judged.
template <class Way, class Whole>
void pass_mapping(Way& way, Whole& mapping) {
  way.list(mapping.headings, [&way](auto& heading) { way.text(heading); });
  way.text(mapping.title);
  way.text(mapping.sheet);
  way.choice(mapping.hidden_rows, std::optional(HiddenRows::skip));
  way.choice(mapping.encoding, std::optional(Encoding::windows_1252));
  way.choice(mapping.delimiter);
  way.choice(mapping.header);
  way.number(mapping.first_line);
  way.choice(mapping.decimal);
  way.choice(mapping.thousands, std::optional(Thousands::apostrophe));
  way.number(mapping.parentheses);
  way.number(mapping.trailing_minus);
  way.choice(mapping.dates, std::optional(DateOrder::mdy));
  way.choice(mapping.century);
  for (auto& field : mapping.fields) {
    if (!way.has(field)) continue;
    pass_if_there(way, field->column);
    way.list(field->values, [&way](auto& value) {
      way.text(value.first);
      way.text(value.second);
    });
    way.text(field->constant);
    if (way.has(field->scale)) way.text(*field->scale);
    way.choice(field->percent_of_gross);
    way.choice(field->per_quantity);
    way.number(field->in_row_currency);
    way.choice(field->round);
    way.list(field->columns, [&way](auto& column) { pass_column(way, column); });
    way.number(field->combined);
    way.text(field->between);
    way.text(field->split_at);
    way.number(field->part);
  }
  way.number(mapping.takes_off_negatives);
  way.choice(mapping.totals, std::optional(TotalRows::sums));
  for (auto* cells : {&mapping.totals_left_out, &mapping.totals_kept}) {
    way.list(*cells, [&way](auto& cell) { way.text(cell); });
  }
  if (way.has(mapping.sign_from)) {
    const auto text = [&way](auto& cell) { way.text(cell); };
    pass_column(way, mapping.sign_from->column);
    if (way.has(mapping.sign_from->credit)) way.list(*mapping.sign_from->credit, text);
    way.list(mapping.sign_from->sale, text);
  }
  pass_if_there(way, mapping.skip_rows_without);
  if (way.has(mapping.skip_rows_with)) {
    pass_column(way, mapping.skip_rows_with->column);
    if (way.has(mapping.skip_rows_with->cells)) {
      way.list(*mapping.skip_rows_with->cells, [&way](auto& cell) { way.text(cell); });
    }
  }
  if (way.has(mapping.fill_down)) {
    way.list(*mapping.fill_down, [&way](auto& column) { pass_column(way, column); });
  }
  if (way.has(mapping.ignored))
    way.list(*mapping.ignored, [&way](auto& column) { pass_column(way, column); });
}

template <class Way, class Whole>
void pass_look(Way& way, Whole& look) {
  const auto text = [&way](auto& one) { way.text(one); };
  pass_mapping(way, look.proposal.mapping);
  way.list(look.proposal.questions, [&way](auto& question) {
    way.text(question.pointer);
    way.text(question.text);
    way.list(question.choices, [&way](auto& choice) {
      way.text(choice.value);
      way.text(choice.means);
    });
  });
  way.list(look.proposal.first_lines, text);
  way.list(look.preview.columns, text);
  way.list(look.preview.rows, [&](auto& row) {
    way.number(row.line);
    way.number(row.is_skipped);
    way.list(row.cells, text);
    for (auto& field : row.fields) {
      way.number(field.outcome);
      way.text(field.text);
    }
  });
  pass_problems(way, look.preview.problems);
}

/// A sentence that begins as one.
std::string in_capitals(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

std::vector<SheetInfo> chosen_from(const SheetsFound& found) {
  std::vector<SheetInfo> sheets;
  for (const std::size_t number : found.with_table) sheets.push_back(found.all[number]);
  return sheets;
}

}  // namespace

SheetsFound sheets_from(std::string_view fault, std::string_view sheets) {
  SheetsFound found{std::string(fault), {}, {}};
  while (!sheets.empty()) {
    SheetInfo sheet{std::string(take(sheets))};
    sheet.is_hidden = take_number(sheets) != 0;
    if (take_number(sheets) != 0) found.with_table.push_back(found.all.size());
    found.all.push_back(std::move(sheet));
  }
  return found;
}

std::optional<std::size_t> sheet_for(const SheetsFound& found, const Mapping& mapping,
                                     TableLook& look) {
  look.proposal.mapping = mapping;
  std::vector<Question>& questions = look.proposal.questions;
  const auto named = std::find_if(found.all.begin(), found.all.end(), [&](const SheetInfo& sheet) {
    return sheet.name == mapping.sheet;
  });
  if (!found.fault.empty()) {
    questions.push_back({"", in_capitals(found.fault) + ".", {}});
  } else if (!mapping.sheet.empty() && named != found.all.end()) {
    return static_cast<std::size_t>(named - found.all.begin());
  } else if (!mapping.sheet.empty()) {
    Question question = which_sheet(found.with_table.empty() ? found.all : chosen_from(found));
    question.text = in_capitals(no_such_sheet(mapping.sheet, found.all)) + ". Which one is it?";
    questions.push_back(std::move(question));
  } else if (found.with_table.size() == 1 && !found.all[found.with_table.front()].is_hidden) {
    return found.with_table.front();
  } else if (found.with_table.empty()) {
    questions.push_back({"", in_capitals(no_sheet_with_table(found.all)) + ".", {}});
  } else {
    questions.push_back(which_sheet(chosen_from(found)));
  }
  return std::nullopt;
}

TableLook look_at(std::string_view sample, bool is_cut, const Mapping& mapping) {
  TableLook look{suggest(sample, is_cut, mapping), {}};
  const bool is_sheet = sample.starts_with(sheet_text::mark);
  if (!look.proposal.mapping.delimiter && !is_sheet) return look;
  Mapping shown = look.proposal.mapping;
  // What is open is shown as it would mostly be.
  if (!shown.header) shown.header = true;
  if (!shown.encoding) shown.encoding = Encoding::windows_1252;
  look.preview = preview(source_of(sample), shown, rows_shown);
  return look;
}

std::string to_bytes(const TableLook& look) {
  Packer way;
  pass_look(way, look);
  return std::move(way.bytes);
}

TableLook look_from(std::string_view bytes) {
  Unpacker way{bytes};
  TableLook look;
  pass_look(way, look);
  return look;
}

}  // namespace jm216::engine
