#include "core/export/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/basics/text.hpp"

namespace jm216 {

namespace {

constexpr std::string_view separators = ",;\t|\r\n";

// = + - @, and how they stand in full and small width.
bool is_formula_sign(std::uint32_t code) {
  constexpr std::array<std::uint32_t, 12> signs{'=',    '+',    '-',    '@',    0xFF1D, 0xFF0B,
                                                0xFF0D, 0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B};
  return std::find(signs.begin(), signs.end(), code) != signs.end();
}

// What a spreadsheet may leave out before a formula: blanks, what is not seen, quotation marks.
bool is_left_out(std::uint32_t code) {
  return code == '"' || code == ' ' || code == 0xA0 || is_control(code) || is_unseen(code) ||
         code == 0x1680 || code == 0x180E || (code >= 0x2000 && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F) ||
         code == 0x3000 || code == 0x61C;
}

// "-5.00", and with what it is of after a blank: "1.323 USD"
bool begins_with_figure(std::string_view cell) {
  const std::size_t blank = cell.find(' ');
  if (blank != std::string_view::npos) {
    const std::string_view unit = cell.substr(blank + 1);
    if (unit != "USD" && unit != "per USD") return false;
    cell = cell.substr(0, blank);
  }
  if (cell.starts_with('-')) cell.remove_prefix(1);
  const std::size_t point = std::min(cell.find('.'), cell.size());
  const auto are_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  return are_digits(cell.substr(0, point)) &&
         (point == cell.size() || are_digits(cell.substr(point + 1)));
}

// Whatever a program takes for the end of a cell, none begins like a formula: an apostrophe stands
// before each sign that could begin one.
std::string neutralised(std::string_view cell) {
  std::string out;
  if (cell.starts_with('\t') || cell.starts_with('\r')) out += '\'';
  bool begins = true;
  while (!cell.empty()) {
    const Character one = first_character(cell);
    if (begins && is_formula_sign(one.code)) out += '\'';
    const bool separates = one.bytes == 1 && separators.find(cell[0]) != std::string_view::npos;
    begins = separates || (begins && is_left_out(one.code));
    out += cell.substr(0, one.bytes);
    cell.remove_prefix(one.bytes);
  }
  return out;
}

class CsvSink : public TableSink {
 public:
  CsvSink(std::string mark, const CsvStyle& style, const TextOutput& out)
      : mark_(std::move(mark)), style_(style), out_(out) {
    if (style_.byte_order_mark) out_("\xEF\xBB\xBF");
  }

  void begin(const std::vector<Column>& columns) override {
    columns_ = columns;
    std::vector<std::string> names;
    for (const Column& column : columns) names.emplace_back(column.name);
    write(names, false);
  }
  void row(const std::vector<std::string>& cells) override { write(cells, true); }

 private:
  void write(const std::vector<std::string>& cells, bool is_data) {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line_ += style_.delimiter;
      if (is_data && columns_[i].is_number() && begins_with_figure(cells[i])) {
        append_figure(cells[i]);
      } else {
        append(neutralised(cells[i]));
      }
    }
    if (!mark_.empty()) {
      line_ += style_.delimiter;
      if (!is_data) append(neutralised(mark_));
    }
    line_ += "\r\n";
    out_(line_);
  }

  // "-5.00", "1.323 USD" with the decimal sign that was asked for.
  void append_figure(std::string cell) {
    if (const auto point = cell.find('.'); point != std::string::npos) cell[point] = style_.decimal;
    if (style_.decimal == style_.delimiter) return append(cell);
    line_ += cell;
  }

  void append(std::string_view cell) {
    const bool needs_quotes = cell.find_first_of(",;\t\"\r\n") != std::string_view::npos;
    if (needs_quotes) line_ += '"';
    for (const char c : cell) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    if (needs_quotes) line_ += '"';
  }

  std::string mark_;
  CsvStyle style_;
  const TextOutput& out_;
  std::vector<Column> columns_;
  std::string line_;
};

}  // namespace

std::string csv_mark(std::string_view title, bool as_signed) {
  std::string mark(title);
  if (as_signed)
    mark += (mark.empty() ? "" : ". ") + std::string("Terms as signed, without amendments");
  return mark;
}

void write_csv(const TableFiller& fill, std::string mark, const CsvStyle& style,
               const TextOutput& out) {
  CsvSink sink(std::move(mark), style, out);
  fill(sink);
}

void write_csv(TableName name, const Report& report, const Ledger& ledger, const CsvStyle& style,
               const TextOutput& out) {
  CsvSink sink(csv_mark(report.ledger.title, report.amendments.empty()), style, out);
  write_table(name, report, ledger, sink);
}

}  // namespace jm216
