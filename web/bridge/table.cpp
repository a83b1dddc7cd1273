#include "web/bridge/table.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "web/bridge/packing.hpp"
#include "web/bridge/problems.hpp"

namespace jm216::engine {
namespace {

constexpr std::size_t rows_shown = 30;

using engine::put;

// A mapping as it is, for the page need not judge what the worker has judged.

template <class T>
void put_optional(std::string& out, const std::optional<T>& value) {
  put(out, value ? std::to_string(static_cast<int>(*value)) : std::string());
}

// `last`: of a choice, whose values are looked up by their numbers.
template <class T>
void take_optional(std::string_view& bytes, std::optional<T>& value,
                   std::optional<T> last = std::nullopt) {
  const std::string_view text = take(bytes);
  if (text.empty()) return;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  if (last && (number < 0 || number > static_cast<int>(*last))) return;
  value = static_cast<T>(number);
}

void put(std::string& out, const ColumnRef& column) {
  put(out, column.heading);
  put(out, column.number);
}

ColumnRef take_column(std::string_view& bytes) {
  ColumnRef column;
  column.heading = take(bytes);
  column.number = take_number(bytes);
  return column;
}

void put(std::string& out, const std::optional<ColumnRef>& column) {
  put(out, std::size_t{column.has_value()});
  if (column) put(out, *column);
}

void take_column(std::string_view& bytes, std::optional<ColumnRef>& column) {
  if (take_number(bytes) != 0) column = take_column(bytes);
}

void put(std::string& out, const std::vector<std::string>& cells) {
  put(out, cells.size());
  for (const std::string& cell : cells) put(out, cell);
}

std::vector<std::string> take_cells(std::string_view& bytes) {
  std::vector<std::string> cells;
  for (std::size_t left = take_count(bytes); left > 0; --left) cells.emplace_back(take(bytes));
  return cells;
}

void put(std::string& out, const Mapping& mapping) {
  put(out, mapping.title);
  put_optional(out, mapping.encoding);
  put_optional(out, mapping.delimiter);
  put_optional(out, mapping.header);
  put(out, mapping.first_line);
  put_optional(out, mapping.decimal);
  put_optional(out, mapping.thousands);
  put(out, std::size_t{mapping.parentheses});
  put(out, std::size_t{mapping.trailing_minus});
  put_optional(out, mapping.dates);
  put_optional(out, mapping.century);
  for (const std::optional<FieldSource>& field : mapping.fields) {
    put(out, std::size_t{field.has_value()});
    if (!field) continue;
    put(out, field->column);
    put(out, field->values.size());
    for (const auto& [cell, meaning] : field->values) {
      put(out, cell);
      put(out, meaning);
    }
    put(out, field->constant);
    put(out, field->scale.value_or(std::string()));
    put_optional(out, field->percent_of_gross);
    put_optional(out, field->per_quantity);
    put(out, std::size_t{field->in_row_currency});
  }
  put(out, std::size_t{mapping.takes_off_negatives});
  put_optional(out, mapping.totals);
  put(out, std::size_t{mapping.sign_from.has_value()});
  if (mapping.sign_from) {
    put(out, mapping.sign_from->column);
    put(out, std::size_t{mapping.sign_from->credit.has_value()});
    put(out, mapping.sign_from->credit.value_or(std::vector<std::string>()));
    put(out, mapping.sign_from->sale);
  }
  put(out, mapping.skip_rows_without);
  put(out, std::size_t{mapping.ignored.has_value()});
  if (!mapping.ignored) return;
  put(out, mapping.ignored->size());
  for (const ColumnRef& column : *mapping.ignored) put(out, column);
}

void take_mapping(std::string_view& bytes, Mapping& mapping) {
  mapping.title = take(bytes);
  take_optional(bytes, mapping.encoding, std::optional(Encoding::windows_1252));
  take_optional(bytes, mapping.delimiter);
  take_optional(bytes, mapping.header);
  mapping.first_line = take_number(bytes);
  take_optional(bytes, mapping.decimal);
  take_optional(bytes, mapping.thousands, std::optional(Thousands::apostrophe));
  mapping.parentheses = take_number(bytes) != 0;
  mapping.trailing_minus = take_number(bytes) != 0;
  take_optional(bytes, mapping.dates, std::optional(DateOrder::mdy));
  take_optional(bytes, mapping.century);
  for (std::optional<FieldSource>& field : mapping.fields) {
    if (take_number(bytes) == 0) continue;
    field.emplace();
    take_column(bytes, field->column);
    for (std::size_t left = take_count(bytes); left > 0; --left) {
      auto& [cell, meaning] = field->values.emplace_back();
      cell = take(bytes);
      meaning = take(bytes);
    }
    field->constant = take(bytes);
    if (const std::string_view scale = take(bytes); !scale.empty()) field->scale = scale;
    take_optional(bytes, field->percent_of_gross);
    take_optional(bytes, field->per_quantity);
    field->in_row_currency = take_number(bytes) != 0;
  }
  mapping.takes_off_negatives = take_number(bytes) != 0;
  take_optional(bytes, mapping.totals, std::optional(TotalRows::sums));
  if (take_number(bytes) != 0) {
    mapping.sign_from = SignColumn{take_column(bytes)};
    const bool is_decided = take_number(bytes) != 0;
    std::vector<std::string> credit = take_cells(bytes);
    if (is_decided) mapping.sign_from->credit = std::move(credit);
    mapping.sign_from->sale = take_cells(bytes);
  }
  take_column(bytes, mapping.skip_rows_without);
  if (take_number(bytes) == 0) return;
  mapping.ignored.emplace();
  for (std::size_t left = take_count(bytes); left > 0; --left) {
    mapping.ignored->push_back(take_column(bytes));
  }
}

}  // namespace

TableLook look_at(std::string_view sample, bool is_cut, const Mapping& mapping) {
  TableLook look{suggest(sample, is_cut, mapping), {}};
  if (!look.proposal.mapping.delimiter) return look;
  Mapping shown = look.proposal.mapping;
  // What is open is shown as it would mostly be.
  if (!shown.header) shown.header = true;
  if (!shown.encoding) shown.encoding = Encoding::windows_1252;
  look.preview = preview(
      [sample](char* buffer, std::size_t capacity) mutable {
        const std::size_t size = std::min(capacity, sample.size());
        std::memcpy(buffer, sample.data(), size);
        sample.remove_prefix(size);
        return size;
      },
      shown, rows_shown);
  return look;
}

std::string to_bytes(const TableLook& look) {
  std::string out;
  put(out, look.proposal.mapping);
  put(out, look.proposal.questions.size());
  for (const Question& question : look.proposal.questions) {
    put(out, question.pointer);
    put(out, question.text);
    put(out, question.answers.size());
    for (const Question::Answer& answer : question.answers) {
      put(out, answer.value);
      put(out, answer.means);
    }
  }
  put(out, look.proposal.first_lines.size());
  for (const std::string& line : look.proposal.first_lines) put(out, line);
  put(out, look.preview.columns.size());
  for (const std::string& column : look.preview.columns) put(out, column);
  put(out, look.preview.rows.size());
  for (const Preview::Row& row : look.preview.rows) {
    put(out, row.line);
    put(out, std::size_t{row.is_skipped});
    put(out, row.cells.size());
    for (const std::string& cell : row.cells) put(out, cell);
    for (const CellReading& field : row.fields) {
      put(out, static_cast<std::size_t>(field.outcome));
      put(out, field.text);
    }
  }
  return out + to_bytes(look.preview.problems);
}

TableLook look_from(std::string_view bytes) {
  TableLook look;
  take_mapping(bytes, look.proposal.mapping);
  for (std::size_t left = take_count(bytes); left > 0; --left) {
    Question question;
    question.pointer = take(bytes);
    question.text = take(bytes);
    for (std::size_t answers = take_count(bytes); answers > 0; --answers) {
      Question::Answer answer;
      answer.value = take(bytes);
      answer.means = take(bytes);
      question.answers.push_back(std::move(answer));
    }
    look.proposal.questions.push_back(std::move(question));
  }
  for (std::size_t left = take_count(bytes); left > 0; --left) {
    look.proposal.first_lines.emplace_back(take(bytes));
  }
  for (std::size_t left = take_count(bytes); left > 0; --left) {
    look.preview.columns.emplace_back(take(bytes));
  }
  for (std::size_t left = take_count(bytes); left > 0; --left) {
    Preview::Row row;
    row.line = take_number(bytes);
    row.is_skipped = take_number(bytes) != 0;
    for (std::size_t cells = take_count(bytes); cells > 0; --cells) {
      row.cells.emplace_back(take(bytes));
    }
    for (CellReading& field : row.fields) {
      field.outcome = static_cast<CellReading::Outcome>(take_number(bytes));
      field.text = take(bytes);
    }
    look.preview.rows.push_back(std::move(row));
  }
  look.preview.problems = problems_from(bytes);
  return look;
}

}  // namespace jm216::engine
