#include "core/export/workbook/answer.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/agreement/as_signed.hpp"
#include "core/basics/problem.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// The columns of a table by their names, whatever their order.
class TableColumns : public TableSink {
 public:
  explicit TableColumns(const TableFiller& fill) { fill(*this); }
  void begin(const std::vector<Column>& columns) override {
    for (std::size_t i = 0; i < columns.size(); ++i) at_.emplace(columns[i].name, i);
  }
  void row(const std::vector<std::string>& /*cells*/) override {}

  [[nodiscard]] std::size_t at(std::string_view name) const { return at_.at(name); }
  // "M2": that column's cell in a row of data, from 0.
  [[nodiscard]] std::string cell(std::string_view name, std::size_t row) const {
    return cell_name(row + 2, at(name) + 1);  // below the headings
  }
  // "$M$2:$M$9": all of that column's cells.
  [[nodiscard]] std::string all(std::string_view name, std::size_t rows) const {
    const auto fixed = [&](std::size_t row) {
      const std::string cell = cell_name(row + 1, at(name) + 1);
      const std::size_t digits = cell.find_first_of("0123456789");
      return '$' + cell.substr(0, digits) + '$' + cell.substr(digits);
    };
    return fixed(1) + ':' + fixed(std::max<std::size_t>(rows, 1));
  }

 private:
  std::map<std::string_view, std::size_t> at_;
};

// A sum to the cent, by the reading `rounding`. Of a half cent ROUND goes away from zero; half-even goes to
// the even cent, which of an even one before it is the one nearer zero.
std::string to_the_cent(const std::string& sum, Rounding rounding) {
  if (rounding == Rounding::half_up) return "ROUND(" + sum + ",2)";
  const std::string cents = "ABS(" + sum + ")*100";
  // Of its 15 digits a product has one or two that are not exact.
  return "IF(MOD(ROUND(" + cents + ",13-INT(LOG10(MAX(1," + cents + ")))),2)=0.5,ROUNDDOWN(" + sum +
         ",2),ROUND(" + sum + ",2))";
}

// Whether its figures are numbers: what rests on a text would come to something else.
bool is_in_numbers(const Row& row) {
  return fits_a_number(row.net_sales.decimal().at_least(2)) &&
         (!row.royalty_usd || fits_a_number(row.royalty_usd->text()));
}

bool is_in_numbers(const QuarterReport& quarter) {
  return std::all_of(quarter.rows.begin(), quarter.rows.end(),
                     [](const Row& row) { return is_in_numbers(row); }) &&
         (!quarter.royalty || fits_a_number(quarter.royalty->text()));
}

// Royalties of the rows (V.4) and their dollars (V.6).
class RowFormulas {
 public:
  RowFormulas(const Report& report, const TableColumns& columns)
      : columns_(columns), rounding_(report.readings.rounding) {
    for (const QuarterReport& quarter : report.quarters) {
      for (const Row& row : quarter.rows) rows_.push_back(&row);
    }
  }

  std::optional<CellFormula> operator()(std::size_t n, std::size_t column) const {
    const bool is_royalty = column == columns_.at("royalty");
    if (!is_royalty && column != columns_.at("royalty_usd")) return std::nullopt;
    const Row& row = *rows_[n];
    if (!is_in_numbers(row)) return std::nullopt;
    if (is_royalty) {
      return CellFormula{
          "=" + columns_.cell("net_sales", n) + '*' + columns_.cell("rate_percent", n) + "/100",
          row.royalty.shortest()};
    }
    if (!row.royalty_usd) return std::nullopt;
    std::string dollars = columns_.cell("royalty", n);
    if (row.fx) dollars += (row.fx->per_usd ? "/" : "*") + columns_.cell("fx", n);
    return CellFormula{"=" + to_the_cent(dollars, rounding_), row.royalty_usd->text()};
  }

 private:
  const TableColumns& columns_;
  Rounding rounding_;
  std::vector<const Row*> rows_;
};

// A quarter's royalty is the sum of its rows; what was carried in comes off or on (V.5).
class QuarterFormulas {
 public:
  QuarterFormulas(const Report& report, const TableColumns& quarters, const TableColumns& rows)
      : report_(report), columns_(quarters), rows_(rows) {
    for (const QuarterReport& quarter : report.quarters) {
      row_count_ += quarter.rows.size();
      in_numbers_.push_back(is_in_numbers(quarter));
    }
  }

  std::optional<CellFormula> operator()(std::size_t n, std::size_t column) const {
    const QuarterReport& quarter = report_.quarters[n];
    if (!in_numbers_[n]) return std::nullopt;
    if (column == columns_.at("royalty_usd") && quarter.royalty && !quarter.rows.empty()) {
      return CellFormula{"=ROUND(SUMIFS(Rows!" + rows_.all("royalty_usd", row_count_) + ",Rows!" +
                             rows_.all("quarter", row_count_) + ',' + columns_.cell("quarter", n) +
                             "),2)",
                         quarter.royalty->text()};
    }
    if (column == columns_.at("payable_usd") && quarter.payable) {
      return CellFormula{"=MAX(0,ROUND(" + columns_.cell("royalty_usd", n) + '+' +
                             columns_.cell("carried_in_usd", n) + ",2))",
                         quarter.payable->text()};
    }
    if (column == columns_.at("difference_usd") && quarter.statement &&
        quarter.statement->difference) {
      return CellFormula{"=ROUND(" + columns_.cell("royalty_usd", n) + '-' +
                             columns_.cell("statement_usd", n) + ",2)",
                         quarter.statement->difference->text()};
    }
    return std::nullopt;
  }

 private:
  const Report& report_;
  const TableColumns& columns_;
  const TableColumns& rows_;
  std::size_t row_count_ = 0;
  std::vector<bool> in_numbers_;  // of each quarter
};

std::vector<WorkbookSink::Fact> overview(const Report& report, const TableColumns& quarters) {
  using Fact = WorkbookSink::Fact;
  const Column date{"", "", ColumnKind::date};
  const Column count{"lines", "", ColumnKind::number};
  const Column money{"total_usd", "", ColumnKind::number};
  std::vector<Fact> facts{
      {"JM216 licence", in_full(as_signed::execution)},
      {"Ledger", report.ledger.title},
      {"Fingerprint", report.ledger.sha256},
      {"As of", to_string(report.as_of), date},
      {"Terms", report.amendments.empty()
                    ? "As signed, without amendments"
                    : counted(report.amendments.size(), "amendment") + " in force"},
      {"Status", code_in_words(to_string(report.licence.status))},
      {"TERM from", to_string(report.term.starts), date},
      {"TERM until", to_string(report.term.ends), date},
      {"Sales lines read", std::to_string(report.ledger.lines_read), count},
      {"Sales lines counted", std::to_string(report.ledger.lines_counted), count},
  };
  const Totals totals = totals_said(report);
  for (const TotalField& total : total_fields) {
    const auto& amount = totals.*total.amount;
    Fact fact{"US$, " + std::string(total.title), amount ? amount->text() : "not known", money};
    if (amount && total.amount == &Totals::royalty && !report.quarters.empty() &&
        std::all_of(report.quarters.begin(), report.quarters.end(),
                    [](const QuarterReport& quarter) { return is_in_numbers(quarter); })) {
      fact.formula =
          "=ROUND(SUM(Quarters!" + quarters.all("royalty_usd", report.quarters.size()) + "),2)";
    }
    facts.push_back(std::move(fact));
  }
  return facts;
}

// A sheet of headings alone would look as if something were missing.
class NeverEmpty : public TableSink {
 public:
  explicit NeverEmpty(TableSink& sink) : sink_(sink) {}

  void begin(const std::vector<Column>& columns) override {
    columns_ = columns.size();
    sink_.begin(columns);
  }
  void row(const std::vector<std::string>& cells) override {
    is_empty_ = false;
    sink_.row(cells);
  }
  void end() {
    if (!is_empty_) return;
    std::vector<std::string> cells(columns_);
    cells.at(1) = "Nothing differs.";
    sink_.row(cells);
  }

 private:
  TableSink& sink_;
  std::size_t columns_ = 0;
  bool is_empty_ = true;
};

}  // namespace

void fill_workbook(const Report& report, const Ledger& ledger, WorkbookSink& book) {
  const auto filler = [&](TableName name) -> TableFiller {
    return [&report, &ledger, name](TableSink& sink) { write_table(name, report, ledger, sink); };
  };
  const TableColumns quarters(filler(TableName::quarters));
  const TableColumns rows(filler(TableName::rows));
  book.add_facts("Overview", overview(report, quarters));
  book.add("Quarters", filler(TableName::quarters), QuarterFormulas(report, quarters, rows));
  book.add("Rows", filler(TableName::rows), RowFormulas(report, rows));
  struct Sheet {
    const char* name;
    TableName table;
  };
  for (const Sheet& sheet : {Sheet{"Obligations", TableName::obligations},
                             {"Statements", TableName::statements},
                             {"Milestones", TableName::milestones},
                             {"Deadlines", TableName::deadlines},
                             {"Patents", TableName::patents},
                             {"Findings", TableName::findings},
                             {"Readings", TableName::readings},
                             {"Sales lines", TableName::lines}}) {
    book.add(sheet.name, filler(sheet.table));
  }
}

void fill_workbook(const Schedule& schedule, WorkbookSink& book) {
  for (const ScheduleTable& table : schedule.tables) {
    book.add(table.name, [&table](TableSink& sink) {
      NeverEmpty rows(sink);
      table.fill(rows);
      rows.end();
    });
  }
}

}  // namespace jm216
