#include <algorithm>
#include <iterator>

#include "core/report/account.hpp"
#include "core/report/interest_spans.hpp"

#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

// The account behind the list of obligations: what fell due and what was paid, day by day, and the
// periods at whose rates interest ran.

namespace jm216::views {
namespace {

ui::Cell figure(const Usd& amount, const std::string& why) {
  return amount.is_zero() ? ui::Cell{} : amount_cell(amount, why);
}

std::string words_of(const AccountEntry& entry, const Obligation& one) {
  if (entry.kind == AccountEntry::Kind::due) return name_of(one);
  std::string words = name_of(one) + " paid";
  if (!entry.charged.is_zero()) words += ", at later rates";
  return words;
}

}  // namespace

void account(ui::Flow& flow, const Report& report, State& state) {
  const std::vector<AccountEntry> entries = account_of(report);
  if (entries.empty()) return;
  ui::Card card(flow, "Account, US$", "Article V");
  using Kind = ui::TableColumn::Kind;
  ui::Table table{.id = "account", .naming = 2};
  // Where two columns have no room, charges and payments share one and differ by their sign.
  const bool signs = card.inside.width < 560;
  table.columns = {{"Date", Kind::words, 0, 2, true}, {"Entry", Kind::words, 200}};
  if (signs) {
    table.columns.push_back({"Amount", Kind::figure, 0, 1, true});
  } else {
    table.columns.push_back({"Charged", Kind::figure});
    table.columns.push_back({"Paid", Kind::figure});
  }
  table.columns.push_back({"Balance", Kind::figure});
  table.rows = entries.size();
  table.cell = [&](std::size_t row, std::size_t column) -> ui::Cell {
    const AccountEntry& entry = entries[row];
    if (column == 0) return date_cell(entry.date);
    if (column == 1) return {.text = words_of(entry, *find_obligation(report, entry.obligation))};
    if (column + 1 == table.columns.size()) return sum_cell(entry.balance);
    if (signs) return figure(entry.charged - entry.paid, entry.obligation);
    return figure(column == 2 ? entry.charged : entry.paid, entry.obligation);
  };
  // Its fall due and its payments all have the obligation's explanation.
  table.key = [&](std::size_t row) {
    const AccountEntry& entry = entries[row];
    return entry.obligation + ' ' + to_string(entry.date) + ' ' + entry.charged.text() + ' ' +
           entry.paid.text();
  };
  ui::table(card.inside, table, state.selection);
  ui::remark(card.inside,
             "What had fallen due by " + ui::day(report.as_of) +
                 ", less what was paid. A negative balance is money paid early or in excess.");
}

void interest_periods(ui::Flow& flow, const Report& report, State& state) {
  // A row is a period: those of a balance stand together, from its first row on.
  struct Stretch {
    const Obligation* obligation;
    InterestSpan span;
    std::size_t first_row;
  };
  std::vector<Stretch> stretches;
  std::size_t rows = 0;
  for (const Obligation& one : report.obligations) {
    if (!one.interest) continue;
    for (const InterestSpan& span : interest_spans(one, report.interest_rates, report.as_of)) {
      stretches.push_back({&one, span, rows});
      rows += span.rates;
    }
  }
  if (rows == 0) return;
  const auto stretch_of = [&stretches](std::size_t row) -> const Stretch& {
    return *std::prev(std::upper_bound(
        stretches.begin(), stretches.end(), row,
        [](std::size_t sought, const Stretch& stretch) { return sought < stretch.first_row; }));
  };
  const auto period_of = [&report](const Stretch& stretch, std::size_t row) {
    return interest_period(stretch.span, row - stretch.first_row, report.interest_rates);
  };
  ui::Card card(flow, "Interest, period by period", "Article XVI");
  using Kind = ui::TableColumn::Kind;
  ui::Table table{.id = "periods", .naming = 2};
  table.columns = {{"Obligation", Kind::words},         {"From", Kind::words, 0, 0, true},
                   {"To", Kind::words, 0, 2},           {"Days", Kind::figure, 0, 3},
                   {"Outstanding", Kind::figure, 0, 1}, {"Base rate", Kind::figure, 0, 5},
                   {"Margin", Kind::figure, 0, 4},      {"Rate a year", Kind::figure}};
  table.rows = rows;
  table.cell = [&](std::size_t row, std::size_t column) -> ui::Cell {
    const Stretch& stretch = stretch_of(row);
    const InterestPeriod period = period_of(stretch, row);
    const std::string why = FigureId::interest(stretch.obligation->id);
    const auto percent = [&why](const Percent& rate) {
      return ui::Cell{.text = rate.text() + '%', .plain = rate.text(), .why = why};
    };
    switch (column) {
      case 0:
        return {.text = name_of(*stretch.obligation)};
      case 1:
        return date_cell(period.from, why);
      case 2:
        return date_cell(period.until - Days{1}, why);
      case 3: {
        const std::string days = std::to_string((period.until - period.from).count());
        return {.text = ui::grouped(days), .plain = days, .why = why};
      }
      case 4:
        return amount_cell(stretch.span.outstanding, why);
      case 5:
        return percent(*period.rate.base);
      case 6:
        return percent(period.rate.margin);
      default:
        return percent(*period.rate.base + period.rate.margin);
    }
  };
  // All periods of an obligation have one explanation.
  table.key = [&](std::size_t row) {
    const Stretch& stretch = stretch_of(row);
    return stretch.obligation->id + ' ' + to_string(period_of(stretch, row).from);
  };
  ui::table(card.inside, table, state.selection);
}

}  // namespace jm216::views
