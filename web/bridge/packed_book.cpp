#include "web/bridge/packed_book.hpp"

#include <map>
#include <utility>

#include "web/bridge/packing.hpp"

namespace jm216::engine {
namespace {

// What follows: a sheet of a table or of facts, and of a table a row or its end.
constexpr std::size_t a_table = 1;
constexpr std::size_t facts_only = 2;
constexpr std::size_t a_row = 1;
constexpr std::size_t the_end = 0;

void put_column(std::string& bytes, const Column& column) {
  put(bytes, column.name);
  put(bytes, column.heading);
  put(bytes, static_cast<std::size_t>(column.kind));
}

Column take_column(std::string_view& bytes) {
  Column column;
  column.name = take(bytes);
  column.heading = take(bytes);
  column.kind = static_cast<ColumnKind>(take_number(bytes));
  return column;
}

class PackedTable : public TableSink {
 public:
  PackedTable(std::string& bytes, const CellFormulas& formulas)
      : bytes_(bytes), formulas_(formulas) {}

  void begin(const std::vector<Column>& columns) override {
    put(bytes_, columns.size());
    for (const Column& column : columns) put_column(bytes_, column);
  }

  void row(const std::vector<std::string>& cells) override {
    put(bytes_, a_row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto formula = formulas_ ? formulas_(rows_, i) : std::nullopt;
      put(bytes_, formula ? formula->formula : "");
      put(bytes_, formula ? formula->value : cells[i]);
    }
    ++rows_;
  }

 private:
  std::string& bytes_;
  const CellFormulas& formulas_;
  std::size_t rows_ = 0;
};

/// Whose formulas are those of the row that is being written.
void add_table(std::string_view name, std::string_view& bytes, WorkbookSink& book) {
  std::vector<CellFormula> row;
  const auto formulas = [&row](std::size_t, std::size_t column) -> std::optional<CellFormula> {
    if (row[column].formula.empty()) return std::nullopt;
    return row[column];
  };
  const auto fill = [&](TableSink& sink) {
    std::vector<Column> columns;
    for (std::size_t left = take_count(bytes); left > 0; --left) {
      columns.push_back(take_column(bytes));
    }
    sink.begin(columns);
    std::vector<std::string> cells(columns.size());
    row.resize(columns.size());
    while (take_number(bytes) == a_row) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        row[i].formula = take(bytes);
        row[i].value = take(bytes);
        cells[i] = row[i].value;
      }
      sink.row(cells);
    }
  };
  book.add(name, fill, formulas);
}

}  // namespace

PackedBook::PackedBook(std::string_view title, std::optional<Date> day) {
  put(bytes_, title);
  put(bytes_, day ? to_string(*day) : "");
}

void PackedBook::add(std::string_view name, const TableFiller& fill, const CellFormulas& formulas) {
  put(bytes_, a_table);
  put(bytes_, name);
  PackedTable table(bytes_, formulas);
  fill(table);
  put(bytes_, the_end);
}

void PackedBook::add_facts(std::string_view name, const std::vector<Fact>& facts) {
  put(bytes_, facts_only);
  put(bytes_, name);
  put(bytes_, facts.size());
  for (const Fact& fact : facts) {
    put(bytes_, fact.name);
    put(bytes_, fact.value);
    put_column(bytes_, fact.kind);
    put(bytes_, fact.formula);
  }
}

BookHead take_head(std::string_view& bytes) {
  BookHead head{take(bytes), {}};
  head.day = parse_date(take(bytes));
  return head;
}

void add_packed(std::string_view bytes, WorkbookSink& book) {
  while (!bytes.empty()) {
    const bool is_table = take_number(bytes) == a_table;
    const std::string_view name = take(bytes);
    if (is_table) {
      add_table(name, bytes, book);
      continue;
    }
    std::vector<WorkbookSink::Fact> facts(take_count(bytes));
    for (WorkbookSink::Fact& fact : facts) {
      fact.name = take(bytes);
      fact.value = take(bytes);
      fact.kind = take_column(bytes);
      fact.formula = take(bytes);
    }
    book.add_facts(name, facts);
  }
}

}  // namespace jm216::engine
