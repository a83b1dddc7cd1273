#include <algorithm>

#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

enum class Column {
  name,
  clause,
  amount,
  due,
  status,
  paid,
  paid_on,
  outstanding,
  now,
  interest,
  interest_paid,
  excess,
  uplift,
  claimable
};

ui::Cell obligation_cell(const Report& report, const Obligation& one, Column column) {
  switch (column) {
    case Column::name:
      return {.text = name_of(one)};
    case Column::clause:
      return {.text = one.clause, .quiet = true};
    case Column::amount:
      return amount_cell(one.amount, one.id);
    case Column::due:
      return date_cell(one.due, FigureId::deadline(one.id));
    case Column::status:
      return word_cell(status(one, report.as_of), one.id);
    case Column::paid:
      return amount_cell(one.paid, one.id);
    case Column::paid_on:
      return date_cell(one.paid_on, one.id);
    case Column::outstanding:
      return amount_cell(one.outstanding, one.id);
    case Column::now:
      return amount_cell(one.outstanding_if_paid_now, one.id);
    case Column::interest:
      return amount_cell(one.interest, FigureId::interest(one.id));
    case Column::interest_paid:
      return amount_cell(one.interest_paid, FigureId::interest(one.id));
    case Column::excess:
      return amount_cell(one.excess, one.id);
    case Column::uplift:
      return amount_cell(one.fx_uplift, one.id);
    case Column::claimable:
      break;
  }
  return date_cell(one.limitation, FigureId::limitation(one.id));
}

bool something(const std::optional<Usd>& amount) {
  return amount && !amount->is_zero();
}

void obligation_list(ui::Flow& flow, const Report& report, State& state) {
  std::vector<const Obligation*> shown;
  for (const Obligation& one : report.obligations) {
    const bool nothing = one.status == ObligationStatus::none && one.paid.is_zero();
    if (state.all_obligations || !nothing) shown.push_back(&one);
  }
  const auto any = [&shown](auto test) {
    return std::any_of(shown.begin(), shown.end(),
                       [&test](const Obligation* one) { return test(*one); });
  };

  ui::Card card(flow, "Obligations, US$");
  if (shown.size() < report.obligations.size() || state.all_obligations) {
    card.fewer_or_all("which", "something payable", state.all_obligations);
  }
  using Kind = ui::TableColumn::Kind;
  std::vector<Column> columns;
  ui::Table table{.id = "obligations"};
  const auto add = [&](Column column, std::string_view head, Kind kind, int spare = 0) {
    columns.push_back(column);
    table.columns.push_back({head, kind, 0, spare, column == Column::status});
  };
  add(Column::name, "Obligation", Kind::words);
  add(Column::amount, "Amount", Kind::figure, 2);
  add(Column::status, "Status", Kind::words, 1);
  add(Column::due, "Due", Kind::words, 3);
  add(Column::paid, "Paid", Kind::figure, 5);
  add(Column::paid_on, "Paid on", Kind::words, 8);
  add(Column::outstanding, "Outstanding", Kind::figure);
  // Columns that would hold nothing but zeros are left out.
  if (any([](const Obligation& one) {
        return !one.outstanding_if_paid_now || !one.outstanding ||
               *one.outstanding_if_paid_now != *one.outstanding;
      })) {
    add(Column::now, "If paid now", Kind::figure, 6);
  }
  add(Column::interest, "Interest", Kind::figure, 4);
  if (any([](const Obligation& one) { return !one.interest_paid.is_zero(); })) {
    add(Column::interest_paid, "Interest paid", Kind::figure, 10);
  }
  if (any([](const Obligation& one) { return something(one.fx_uplift); })) {
    add(Column::uplift, "Rate uplift", Kind::figure, 11);
  }
  if (any([](const Obligation& one) { return something(one.excess); })) {
    add(Column::excess, "Paid in excess", Kind::figure, 9);
  }
  if (any([](const Obligation& one) { return one.limitation.has_value(); })) {
    add(Column::claimable, "Claimable until", Kind::words, 7);
  }
  add(Column::clause, "Clause", Kind::words, 12);
  table.rows = shown.size();
  table.cell = [&](std::size_t row, std::size_t column) {
    return obligation_cell(report, *shown[row], columns[column]);
  };
  table.total.resize(columns.size());
  table.total.front() = {.text = "In all", .strong = true};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto put = [&](const std::optional<Usd>& sum, std::string why) {
      table.total[i] = sum_cell(sum, std::move(why));
    };
    if (columns[i] == Column::amount)
      put(report.totals.obligations, FigureId::total("obligations_usd"));
    if (columns[i] == Column::paid) put(report.totals.paid, FigureId::total("paid_usd"));
    if (columns[i] == Column::outstanding) {
      put(report.totals.outstanding, FigureId::total("outstanding_usd"));
    }
  }
  ui::table(card.inside, table, state.selection);
  ui::remark(
      card.inside,
      "The sums leave out what is not triggered or still accruing. Interest is "
      "simple, from the due "
      "date, at base rate plus the margin (XVI); it is a claim of its own. What is not sued for "
      "by the day until which it is claimable may be barred (XVII.1).");
}

}  // namespace

void obligations(ui::Flow& flow, const Report& report, State& state) {
  ui::view_heading(flow, "Obligations",
                   "What is owed under Article V, what has been paid for it, and the interest on "
                   "what came late.");
  const Totals& totals = report.totals;
  ui::KeyFigure keys[] = {
      amount_key("Owed to date", totals.obligations, FigureId::total("obligations_usd")),
      amount_key("Paid", totals.paid, FigureId::total("paid_usd")),
      outstanding_figure(report),
      interest_figure("Interest outstanding", report),
  };
  keys[0].remark = "without what still accrues";
  keys[1].remark = "with creditable tax";
  ui::key_figures(flow, keys, std::size(keys), state.selection);
  obligation_list(flow, report, state);
  account(flow, report, state);
  interest_periods(flow, report, state);
}

}  // namespace jm216::views
