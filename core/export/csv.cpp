#include "core/export/csv.hpp"

#include <utility>

namespace jm216 {

namespace {

class CsvSink : public TableSink {
 public:
  CsvSink(std::string mark, const TextOutput& out) : mark_(std::move(mark)), out_(out) {}

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
      if (i > 0) line_ += ',';
      // Negative figures begin with a minus and stay figures.
      append(cells[i], is_data && !columns_[i].is_number);
    }
    if (!mark_.empty()) {
      line_ += ',';
      if (!is_data) append(mark_, true);
    }
    line_ += "\r\n";
    out_(line_);
  }

  void append(std::string_view cell, bool is_text) {
    const bool is_formula = is_text && !cell.empty() &&
                            std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
    const bool needs_quotes = cell.find_first_of(",\"\r\n") != std::string_view::npos;
    if (needs_quotes) line_ += '"';
    if (is_formula) line_ += '\'';
    for (const char c : cell) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    if (needs_quotes) line_ += '"';
  }

  std::string mark_;
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

void write_csv(const TableFiller& fill, std::string mark, const TextOutput& out) {
  CsvSink sink(std::move(mark), out);
  fill(sink);
}

void write_csv(TableName name, const Report& report, const Ledger& ledger, const TextOutput& out) {
  CsvSink sink(csv_mark(report.ledger.title, report.amendments.empty()), out);
  write_table(name, report, ledger, sink);
}

}  // namespace jm216
