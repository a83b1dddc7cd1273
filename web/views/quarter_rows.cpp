#include <algorithm>

#include "core/report/titles.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

enum class Column {
  seller,
  country,
  product,
  basis,
  lines,
  quantity,
  net_sales,
  rate,
  royalty,
  quote,
  dollars
};

/// With the zeros at its end that its source gave it.
std::string as_quoted(const Decimal& rate) {
  return rate.at_least(rate.scale());
}

std::string quote_of(const Row& row) {
  if (!row.fx) return std::string(ui::unknown);
  return ui::grouped(as_quoted(row.fx->rate));
}

/// `why` explains every figure of the row.
ui::Cell row_cell(const Report& report, const Row& row, Column column, const std::string& why) {
  ui::Cell cell;
  switch (column) {
    case Column::seller:
      cell.text = seller_name(row.seller, report);
      break;
    case Column::country:
      cell.text = row.country;
      break;
    case Column::product:
      cell.text = row.product;
      break;
    case Column::basis: {
      const Word word = basis(row.basis);
      cell.text = word.text;
      cell.tone = word.tone;
      break;
    }
    case Column::lines:
      cell.text = ui::grouped(row.lines);
      cell.plain = std::to_string(row.lines);
      cell.why = why;
      break;
    case Column::quantity:
      cell.why = why;
      cell.plain = row.quantity.decimal().at_least(0);
      cell.text = ui::grouped(cell.plain);
      break;
    case Column::net_sales:
      cell.why = why;
      cell.plain = row.net_sales.decimal().at_least(2);
      cell.text = ui::grouped(cell.plain);
      cell.before = row.currency;
      break;
    case Column::rate:
      cell.why = why;
      cell.plain = row.rate.text();
      cell.text = cell.plain + '%';
      break;
    case Column::royalty:
      cell.why = why;
      cell.plain = row.royalty.fixed(4);
      cell.text = ui::grouped(cell.plain);
      break;
    case Column::quote:
      cell.text = quote_of(row);
      if (row.fx) {
        cell.before = row.fx->per_usd ? "per US$" : "US$ each";
        cell.plain = as_quoted(row.fx->rate);
        cell.why = why;
      }
      break;
    case Column::dollars:
      cell.why = why;
      cell.text = ui::dollars(row.royalty_usd);
      if (row.royalty_usd) cell.plain = row.royalty_usd->text();
      break;
  }
  return cell;
}

std::string aside_of(const Report& report, const QuarterReport& quarter) {
  std::string text = ui::counted(quarter.rows.size(), "row", "rows");
  if (!over(report, quarter)) return text + " · accruing, the quarter is not over";
  if (!quarter.complete) return text + " · incomplete, a rate is missing";
  if (quarter.provisional) return text + " · provisional, rates up to " + ui::day(report.as_of);
  return text + " · due " + ui::day(quarter.due);
}

void sums(ui::Flow& flow, const QuarterReport& quarter, State& state) {
  const auto plain = [](const std::optional<Usd>& amount) { return amount ? amount->text() : ""; };
  const std::string why = FigureId::quarter(quarter.quarter);
  std::vector<ui::Fact> facts;
  if (!quarter.carried_in.is_zero()) {
    facts.push_back({"Carried in from the quarter before", ui::us_dollars(quarter.carried_in),
                     false, quarter.carried_in.text(), why});
  }
  facts.push_back({"Payable, due " + ui::day(quarter.due),
                   quarter.payable ? ui::us_dollars(*quarter.payable) : "not known", true,
                   plain(quarter.payable), quarter.obligation});
  if (quarter.carried_out && !quarter.carried_out->is_zero()) {
    facts.push_back({"Carried into the next quarter", ui::us_dollars(quarter.carried_out), false,
                     plain(quarter.carried_out), why});
  }
  flow.y += 6;
  ui::fact_list(flow, facts, state.selection);
}

}  // namespace

void quarter_rows(ui::Flow& flow, const Report& report, const QuarterReport& quarter,
                  State& state) {
  const std::string title = to_string(quarter.quarter);
  if (quarter.rows.empty()) {
    ui::empty_state(flow, title, "No sales of this quarter are in the ledger.");
    return;
  }
  ui::Card card(flow, title, aside_of(report, quarter));
  using Kind = ui::TableColumn::Kind;
  std::vector<Column> columns;
  ui::Table table{.id = "rows"};
  const auto add = [&](Column column, std::string_view head, Kind kind, float widest = 0,
                       int spare = 0) {
    columns.push_back(column);
    table.columns.push_back({head, kind, widest, spare});
  };
  const std::string& product = quarter.rows.front().product;
  const bool one_product =
      std::all_of(quarter.rows.begin(), quarter.rows.end(),
                  [&product](const Row& row) { return row.product == product; });
  add(Column::seller, "Seller", Kind::words, 160);
  add(Column::country, "Country", Kind::words);
  if (!one_product) add(Column::product, "Product", Kind::words, 140, 1);
  add(Column::basis, "Basis", Kind::words, 0, 2);
  table.naming = columns.size();
  add(Column::lines, "Lines", Kind::figure, 0, 7);
  add(Column::quantity, "Quantity", Kind::figure, 0, 6);
  add(Column::net_sales, "Net sales", Kind::figure, 0, 3);
  add(Column::rate, "Rate", Kind::figure, 0, 4);
  add(Column::royalty, "Royalty", Kind::figure, 0, 5);
  add(Column::quote, "Exchange rate", Kind::figure, 0, 8);
  add(Column::dollars, "Royalty, US$", Kind::figure);

  table.rows = quarter.rows.size();
  table.cell = [&](std::size_t row, std::size_t column) {
    return row_cell(report, quarter.rows[row], columns[column],
                    FigureId::row(quarter.quarter, row));
  };
  table.total.resize(columns.size());
  table.total.front() = {.text = "Royalty " + title, .strong = true};
  table.total.back() = sum_cell(quarter.royalty, FigureId::quarter(quarter.quarter));
  ui::table(card.inside, table, state.selection);
  sums(card.inside, quarter, state);
}

}  // namespace jm216::views
