#include "web/engine/table.hpp"

#include <algorithm>
#include <cstring>

#include "web/engine/packing.hpp"
#include "web/engine/problems.hpp"

namespace jm216::engine {
namespace {

constexpr std::size_t rows_shown = 30;

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
  put(out, to_json(look.proposal.mapping));
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
  if (MappingRead read = read_mapping(take(bytes)); read.mapping) {
    look.proposal.mapping = std::move(*read.mapping);
  }
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
