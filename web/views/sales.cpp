#include <algorithm>
#include <array>

#include "core/report/titles.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/ui/menu.hpp"
#include "web/views/facts.hpp"
#include "web/views/views.hpp"
#include "web/views/words.hpp"

// Every sales line: searched, filtered, sorted, added up, each with its Net Sales Value, basis and
// why. The worker does that; here is drawn what of it is on the screen.

namespace jm216::views {
namespace {

const Sales::Facets& facets_of(const Report& report, Sales& sales) {
  if (sales.facets) return *sales.facets;
  Sales::Facets& all = sales.facets.emplace();
  for (const QuarterReport& quarter : report.quarters) {
    for (const Row& row : quarter.rows) {
      all.quarters[to_string(quarter.quarter)] += row.lines;
      all.countries[row.country] += row.lines;
      all.sellers[row.seller] += row.lines;
      all.products[row.product] += row.lines;
      all.currencies[row.currency] += row.lines;
      all.bases[std::string(to_string(row.basis))] += row.lines;
      all.units[row.unit] += row.lines;
    }
  }
  return all;
}

/// "DE Germany" for "DE".
std::string country_name(const std::string& code) {
  const auto country = Country::find(code);
  return country ? code + "  " + std::string(country->name()) : code;
}

// --- search and filters --------------------------------------------------------------------------

float control_height() {
  return platform::touch() ? 40 : ui::size::control;
}

/// Controls beside each other, on as many lines as they need.
class Bar {
 public:
  explicit Bar(ui::Flow& flow) : flow_(flow), x_(flow.x) {}

  ui::Rect place(float width) {
    if (x_ > flow_.x && x_ + width > flow_.x + flow_.width) {
      x_ = flow_.x;
      flow_.y += control_height() + 8;
    }
    const ui::Rect rect{x_, flow_.y, width, control_height()};
    x_ = rect.right() + 8;
    return rect;
  }
  void end() { flow_.y += control_height() + ui::size::gap; }

 private:
  ui::Flow& flow_;
  float x_;
};

/// A button that opens a menu of what lines can be filtered by; returns the entry pressed. `entries`
/// makes them once it is open.
template <class Entries>
std::optional<std::size_t> filter(Bar& bar, const char* id, const std::string& label, bool is_set,
                                  const Entries& entries) {
  const ui::Palette& colours = ui::palette();
  const ui::TypeStyle& style = ui::type().body;
  constexpr float widest = 260;
  const std::string shown = ui::fitted(style, label, widest);
  const ui::Rect rect = bar.place(ui::text_width(style, shown) + 44);
  ImGui::PushID(id);
  const unsigned menu_state = ui::menu_state("values");
  ImGui::PopID();
  const ui::Interaction state = ui::item(id, rect, {.name = label, .state = menu_state});
  ui::fill(rect, is_set ? colours.selection : state.hovered ? colours.hover : colours.panel, 6);
  ui::outline(rect, is_set ? colours.brand : colours.line, 6);
  const ImU32 ink = is_set ? colours.brand : colours.ink;
  ui::text(style, rect.x + 12, rect.middle(), ink, shown);
  ui::chevron(rect.right() - 17, rect.middle(), ui::Pointing::down,
              is_set ? colours.brand : colours.secondary, 3.5f);
  ui::focus_ring(rect, state);
  ImGui::PushID(id);
  if (state.pressed) ui::open_menu("values");
  std::optional<std::size_t> pressed;
  if (ui::is_menu_open("values")) pressed = ui::menu_beside("values", label, rect, entries());
  ImGui::PopID();
  return pressed;
}

/// "Country", "Country: DE", "Country: DE, IT" or "Country: 3".
std::string label_of(std::string_view name, const std::vector<std::string>& chosen) {
  std::string label(name);
  if (chosen.empty()) return label;
  label += ": ";
  if (chosen.size() > 2) return label + std::to_string(chosen.size());
  return label + chosen.front() + (chosen.size() == 2 ? ", " + chosen.back() : std::string());
}

/// A filter by any of several values; pressing one takes it in or out. `words` says what a value is
/// called, in the menu and on the button.
template <class Words, class ShortWords>
bool values(Bar& bar, const char* id, std::string_view name, const Facet& facet,
            std::vector<std::string>& chosen, const Words& words, const ShortWords& short_words) {
  if (facet.size() < 2 && chosen.empty()) return false;
  std::vector<std::string> offered;
  const auto entries = [&] {
    for (const auto& [value, lines] : facet) offered.push_back(value);
    for (const std::string& value : chosen) {
      if (!facet.contains(value)) offered.push_back(value);  // of another day's report
    }
    std::vector<ui::MenuEntry> made;
    made.push_back({.words = "Any", .is_chosen = chosen.empty()});
    for (const std::string& value : offered) {
      const auto lines = facet.find(value);
      made.push_back({.words = words(value),
                      .remark = ui::grouped(lines == facet.end() ? 0 : lines->second),
                      .is_chosen = std::find(chosen.begin(), chosen.end(), value) != chosen.end()});
    }
    return made;
  };
  std::vector<std::string> said;
  for (const std::string& value : chosen) said.push_back(short_words(value));
  const auto pressed = filter(bar, id, label_of(name, said), !chosen.empty(), entries);
  if (!pressed) return false;
  if (*pressed == 0) {
    chosen.clear();
    return true;
  }
  const std::string& value = offered[*pressed - 1];
  const auto found = std::find(chosen.begin(), chosen.end(), value);
  if (found == chosen.end()) {
    chosen.push_back(value);
  } else {
    chosen.erase(found);
  }
  return true;
}

std::string kind_words(LineKind kind, const Report& report) {
  switch (kind) {
    case LineKind::any:
      return "Any";
    case LineKind::counted:
      return "Counted by " + ui::day(report.as_of);
    case LineKind::credit_notes:
      return "Credit notes";
    case LineKind::not_yet:
      break;
  }
  return "After " + ui::day(report.as_of);
}

bool kind_filter(Bar& bar, const Report& report, LineKind& kind) {
  constexpr std::array kinds{LineKind::any, LineKind::counted, LineKind::credit_notes,
                             LineKind::not_yet};
  const auto entries = [&] {
    std::vector<ui::MenuEntry> made;
    for (const LineKind one : kinds) {
      made.push_back({.words = kind_words(one, report), .is_chosen = one == kind});
    }
    return made;
  };
  const bool is_set = kind != LineKind::any;
  const std::string label = is_set ? "Lines: " + kind_words(kind, report) : "Lines";
  const auto pressed = filter(bar, "filter:lines", label, is_set, entries);
  if (!pressed || kinds.at(*pressed) == kind) return false;
  kind = kinds.at(*pressed);
  return true;
}

bool is_filtered(const LineQuery& query) {
  LineQuery same_order;
  same_order.order = query.order;
  same_order.descending = query.descending;
  return query != same_order;
}

void clear_filters(Sales& sales) {
  LineQuery none;
  none.order = sales.lines.query.order;
  none.descending = sales.lines.query.descending;
  sales.lines.query = std::move(none);
  sales.place.top = 0;
  platform::request_frame();
}

/// By how many things lines are filtered, the search aside.
std::size_t filters_set(const LineQuery& query) {
  const std::array set{!query.quarters.empty(),    !query.countries.empty(),
                       !query.sellers.empty(),     !query.products.empty(),
                       !query.currencies.empty(),  !query.bases.empty(),
                       query.kind != LineKind::any};
  return static_cast<std::size_t>(std::count(set.begin(), set.end(), true));
}

/// Whether the filters are shown: on a phone only once they are asked for.
bool shows_filters(Bar& bar, const ui::Flow& flow, Sales& sales) {
  constexpr float phone = 480;
  if (flow.width >= phone) return true;
  const std::size_t set = filters_set(sales.lines.query);
  const std::string label = sales.shows_filters ? "Hide filters"
                            : set > 0           ? "Filters: " + std::to_string(set)
                                                : "Filters";
  const ui::Rect place = bar.place(ui::button_width(label));
  if (ui::button("filters", place.x, place.middle(), label)) {
    sales.shows_filters = !sales.shows_filters;
    platform::request_frame();
  }
  return sales.shows_filters;
}

/// A menu for each thing that lines can be filtered by. True when one was chosen.
bool filter_menus(Bar& bar, const Report& report, Sales& sales) {
  const Sales::Facets& all = facets_of(report, sales);
  LineQuery& query = sales.lines.query;
  const auto same = [](const std::string& value) { return value; };
  bool changed = false;
  std::vector<std::string> quarters;
  for (const Quarter quarter : query.quarters) quarters.push_back(to_string(quarter));
  if (values(bar, "filter:quarter", "Quarter", all.quarters, quarters, same, same)) {
    query.quarters.clear();
    for (const std::string& name : quarters) query.quarters.push_back(*Quarter::parse(name));
    changed = true;
  }
  changed |=
      values(bar, "filter:country", "Country", all.countries, query.countries, country_name, same);
  const auto seller = [&report](const std::string& id) {
    return std::string(seller_name(id, report));
  };
  changed |= values(bar, "filter:seller", "Seller", all.sellers, query.sellers, seller, seller);
  changed |= values(bar, "filter:product", "Product", all.products, query.products, same, same);
  changed |=
      values(bar, "filter:currency", "Currency", all.currencies, query.currencies, same, same);
  std::vector<std::string> bases;
  for (const Basis one : query.bases) bases.emplace_back(to_string(one));
  const auto basis_words = [](const std::string& code) {
    return basis(find_basis(code).value_or(Basis::full)).text;
  };
  if (values(bar, "filter:basis", "Basis", all.bases, bases, basis_words, basis_words)) {
    query.bases.clear();
    for (const std::string& code : bases)
      query.bases.push_back(find_basis(code).value_or(Basis::full));
    changed = true;
  }
  changed |= kind_filter(bar, report, query.kind);
  return changed;
}

/// The search, the filters, and a button for a new line.
void filters(ui::Flow& flow, const Report& report, State& state) {
  Sales& sales = state.sales;
  LineQuery& query = sales.lines.query;
  Bar bar(flow);
  bool changed = false;
  const ui::Rect search = bar.place(std::min(flow.width, 300.0f));
  changed |= ui::text_field("search", search, query.text,
                            {.name = "Search by invoice", .placeholder = "Search by invoice"});
  if (shows_filters(bar, flow, sales)) changed |= filter_menus(bar, report, sales);
  if (is_filtered(query)) {
    const ui::TypeStyle& style = ui::type().body_strong;
    const ui::Rect place = bar.place(ui::text_width(style, "Clear") + 12);
    if (ui::link("clear", place.x + 6, place.middle(), style, "Clear")) clear_filters(sales);
  }
  const ui::Rect add = bar.place(ui::button_width("Add a line"));
  if (ui::button("add line", add.x, add.middle(), "Add a line")) {
    start_sale(state, static_cast<std::size_t>(report.ledger.lines_read));
  }
  bar.end();
  if (!changed) return;
  sales.place.top = 0;
  platform::request_frame();
}

// --- the lines -----------------------------------------------------------------------------------

struct Column {
  LineOrder order;
  ui::TableColumn look;
};

using Kind = ui::TableColumn::Kind;

std::vector<Column> columns_of(const Sales::Facets& all) {
  std::vector<Column> columns{
      {LineOrder::invoice, {"Invoice", Kind::words, 150}},
      {LineOrder::line, {"Line", Kind::words, 80, 12}},
      {LineOrder::date, {"Date", Kind::words, 0, 2}},
      {LineOrder::quarter, {"Quarter", Kind::words, 0, 8}},
      {LineOrder::seller, {"Seller", Kind::words, 130, 4}},
      {LineOrder::country, {"Country", Kind::words, 0, 3}},
      {LineOrder::product, {"Product", Kind::words, 120, 10}},
      {LineOrder::quantity, {"Quantity", Kind::figure, 0, 11}},
      {LineOrder::unit, {"Unit", Kind::words, 70, 11}},
      {LineOrder::gross, {"Invoiced", Kind::figure, 0, 7}},
      {LineOrder::deductions, {"Deductions", Kind::figure, 0, 9}},
      {LineOrder::net_sales, {"Net sales", Kind::figure}},
      {LineOrder::basis, {"Basis", Kind::words, 0, 1}},
      {LineOrder::rate, {"Rate", Kind::figure, 0, 6}},
      {LineOrder::royalty, {"Royalty", Kind::figure, 0, 5}},
  };
  const auto leave_out = [&columns](LineOrder order) {
    columns.erase(std::remove_if(columns.begin(), columns.end(),
                                 [order](const Column& one) { return one.order == order; }),
                  columns.end());
  };
  // What all have in common need not be said of each.
  if (all.products.size() < 2) leave_out(LineOrder::product);
  if (all.units.size() < 2) leave_out(LineOrder::unit);
  return columns;
}

ui::Cell money_cell(Money amount, const std::string& why) {
  const std::string plain = amount.decimal().at_least(2);
  return {.text = ui::grouped(plain), .plain = plain, .why = why};
}

/// Four places, as in every other list of royalties; all of them are copied.
ui::Cell royalty_cell(const Decimal& royalty, const std::string& why) {
  return {.text = ui::grouped(royalty.fixed(4)), .plain = royalty.at_least(4), .why = why};
}

/// What a line not known yet has not.
ui::Cell nothing_yet() {
  return {.text = std::string(ui::unknown), .quiet = true};
}

ui::Cell counted_cell(const LineRow& row, LineOrder order, const std::string& why) {
  if (!row.counted) {
    if (order == LineOrder::basis) return {.text = "not yet", .quiet = true, .why = why};
    return nothing_yet();
  }
  const CountedLine& counted = *row.counted;
  switch (order) {
    case LineOrder::quarter:
      return {.text = to_string(counted.quarter), .why = why};
    case LineOrder::deductions: {
      if (counted.deductions == Money{}) return nothing_yet();
      return money_cell(counted.deductions, why);
    }
    case LineOrder::net_sales: {
      ui::Cell cell = money_cell(counted.net_sales, why);
      cell.before = row.currency;
      return cell;
    }
    case LineOrder::basis: {
      const Word word = basis(counted.basis);
      return {.text = word.text, .tone = word.tone, .why = why};
    }
    case LineOrder::rate:
      return {.text = counted.rate.text() + '%', .plain = counted.rate.text(), .why = why};
    default: {
      return royalty_cell(counted.royalty, why);
    }
  }
}

ui::Cell line_cell(const Report& report, const LineRow& row, LineOrder order) {
  const std::string why = FigureId::line(row.pointer);
  switch (order) {
    case LineOrder::invoice:
      return {.text = row.invoice, .plain = row.invoice};
    case LineOrder::line:
      return {.text = row.line};
    case LineOrder::date:
      return {.text = ui::day(row.date), .plain = to_string(row.date)};
    case LineOrder::seller:
      return {.text = std::string(seller_name(row.seller, report))};
    case LineOrder::country:
      return {.text = row.country};
    case LineOrder::product:
      return {.text = row.product};
    case LineOrder::quantity: {
      const std::string plain = row.quantity.decimal().shortest();
      return {.text = ui::grouped(plain), .plain = plain};
    }
    case LineOrder::unit:
      return {.text = row.unit};
    case LineOrder::gross: {
      ui::Cell cell = money_cell(row.gross, {});
      cell.before = row.currency;
      return cell;
    }
    default:
      return counted_cell(row, order, why);
  }
}

ui::Cell total_cell(const CurrencyTotal& total, LineOrder order, std::string_view label) {
  const auto amount = [&](Money value) {
    ui::Cell cell = money_cell(value, {});
    cell.strong = true;
    return cell;
  };
  switch (order) {
    case LineOrder::invoice:
      return {.text = std::string(label), .strong = true};
    case LineOrder::gross: {
      ui::Cell cell = amount(total.gross);
      cell.before = total.currency;
      return cell;
    }
    case LineOrder::deductions:
      return amount(total.deductions);
    case LineOrder::net_sales: {
      ui::Cell cell = amount(total.net_sales);
      cell.before = total.currency;
      return cell;
    }
    case LineOrder::royalty: {
      ui::Cell cell = royalty_cell(total.royalty, {});
      cell.strong = true;
      return cell;
    }
    default:
      return {};
  }
}

constexpr std::size_t few = 3;  // currencies

std::size_t totals_shown(const Sales& sales) {
  const std::size_t all = sales.lines.totals.currencies.size();
  return sales.all_totals || all <= few + 1 ? all : few;
}

/// What the totals do not say: how many lines there are, which do not count yet, goods, dollars.
void remarks(ui::Flow& flow, const Report& report, State& state) {
  const Sales& sales = state.sales;
  const LineTotals& totals = sales.lines.totals;
  std::string words = ui::counted(sales.lines.count, "line", "lines");
  if (sales.lines.count != report.ledger.lines_read) {
    words += " of " + ui::grouped(report.ledger.lines_read);
  }
  if (totals.not_yet > 0) {
    words += " · " + ui::grouped(totals.not_yet) + " after " + ui::day(report.as_of) +
             ", not counted yet";
  }
  if (totals.units.size() == 1 && !totals.units.front().quantity.decimal().is_zero()) {
    const std::string plain = totals.units.front().quantity.decimal().shortest();
    words += " · " + ui::grouped(plain) + ' ' + totals.units.front().unit;
  }
  const ui::TypeStyle& style = ui::type().small;
  const ui::Rect line = flow.take(26, 0);
  float right = line.right() - 8;
  if (totals.royalty_usd) {
    const std::string amount = ui::us_dollars(*totals.royalty_usd);
    const float width = ui::text_width(ui::type().small_bold, amount);
    const ui::Figure figure{"lines:royalty_usd", totals.royalty_usd->text(), "", amount,
                            "Royalty in dollars"};
    const ui::Rect place{right - width - 8, line.y, width + 16, line.height};
    ui::figure(figure, place, state.selection);
    ui::text_right(ui::type().small_bold, right, line.middle(), ui::palette().ink, amount);
    right -= width + 10;
    const std::string label = "Royalty in dollars";
    const float label_width = ui::text_width(style, label);
    if (right - label_width > line.x + 8) {
      ui::text_right(style, right, line.middle(), ui::palette().secondary, label);
      right -= label_width + 16;
    }
  }
  if (line.x + 8 + ui::text_width(style, words) <= right) {
    ui::text(style, line.x + 8, line.middle(), ui::palette().secondary, words);
  } else {
    flow.y +=
        ui::paragraph(style, line.x + 8, flow.y, line.width - 16, ui::palette().secondary, words);
  }
}

/// Below the heads, where no line answers.
void none_fits(const ui::Rect& rect, Sales& sales) {
  const float centre = rect.centre();
  const float top = rect.y + std::max(40.0f, rect.height / 2 - 50);
  ui::text_centred(ui::type().title, centre, top, ui::palette().ink, "No line matches");
  ui::text_centred(ui::type().body, centre, top + 26, ui::palette().secondary,
                   "Change the search, or remove a filter.");
  const ui::TypeStyle& style = ui::type().body_strong;
  const float width = ui::text_width(style, "Show all lines");
  if (ui::link("show all", centre - width / 2, top + 56, style, "Show all lines")) {
    clear_filters(sales);
  }
}

void sort_by(Sales& sales, LineOrder order) {
  LineQuery& query = sales.lines.query;
  const bool is_figure = order == LineOrder::quantity || order == LineOrder::gross ||
                         order == LineOrder::deductions || order == LineOrder::net_sales ||
                         order == LineOrder::rate || order == LineOrder::royalty;
  if (query.order != order) {
    query.order = order;
    query.descending = is_figure;  // of figures the largest are looked for
  } else if (query.descending == is_figure) {
    query.descending = !query.descending;
  } else {
    query.order = LineOrder::ledger;  // the third press: as they stand in the ledger
    query.descending = false;
  }
  sales.place.top = 0;
  platform::request_frame();
}

/// Where a finding or a pointer has led.
void go_to_line(Sales& sales) {
  const SalesLines& lines = sales.lines;
  if (!sales.goes_to || !lines.is_there || !lines.is_fresh) return;
  if (lines.replied != to_text(lines.query)) return;  // which is asked for
  constexpr std::size_t above = 3;                    // lines that stay in sight before it
  sales.place.top = static_cast<double>(*sales.goes_to - std::min(above, *sales.goes_to));
  sales.goes_to.reset();
}

/// As high as the screen leaves room for.
float table_height(const ui::Flow& flow, float below) {
  const float bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
  constexpr float least = 260;
  return std::max(least, std::floor(bottom - flow.y - below));
}

}  // namespace

void sales(ui::Flow& flow, const Report& report, const Document& ledger, State& state) {
  Sales& sales = state.sales;
  if (report.ledger.lines_read == 0 && !state.form.sale) {
    ui::view_heading(flow, "Sales", "Every line of every invoice.");
    ui::empty_state(flow, "No sales lines",
                    "Each line would be listed here with its net sales value, its basis and why. "
                    "Open a ledger with sales, or add a line.");
    if (ui::button("add line", flow.x, flow.y + 16, "Add a line", ui::Weight::primary)) {
      start_sale(state, 0);
    }
    flow.y += 44;
    return;
  }
  ui::view_heading(flow, "Sales",
                   flow.width < 600
                       ? "Net sales value (I.10) and basis of every line."
                       : "Every line of every invoice with its net sales value (I.10), basis and "
                         "rate. Press one to see why.");
  if (state.form.sale) form(flow, report, ledger, state);
  if (report.ledger.lines_read == 0) return;
  filters(flow, report, state);

  const std::vector<Column> columns = columns_of(facets_of(report, sales));
  const std::size_t currencies = totals_shown(sales);
  ui::LongTable table{
      .id = "lines", .rows = sales.lines.count, .descending = sales.lines.query.descending};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    table.columns.push_back(columns[i].look);
    if (columns[i].order == sales.lines.query.order) table.sorted = i;
  }
  table.is_there = [&sales](std::uint64_t row) { return sales.lines.find(row) != nullptr; };
  table.cell = [&](std::uint64_t row, std::size_t column) {
    return line_cell(report, *sales.lines.find(row), columns[column].order);
  };
  for (std::size_t i = 0; i < currencies; ++i) {
    const std::string label = currencies == 1 ? "Total" : i == 0 ? "Totals" : "";
    std::vector<ui::Cell> cells;
    for (const Column& column : columns) {
      cells.push_back(total_cell(sales.lines.totals.currencies[i], column.order, label));
    }
    table.totals.push_back(std::move(cells));
  }

  go_to_line(sales);
  ui::Card card(flow);
  card.inside.y -= 6;
  const std::size_t hidden = sales.lines.totals.currencies.size() - currencies;
  const float below = 26 + (hidden > 0 ? 24.0f : 0.0f) + 22 + ui::size::padding + 20;
  const float height = table_height(card.inside, below);
  const ui::Rect whole{card.inside.x, card.inside.y, card.inside.width, height};
  const ui::LongTableShown shown =
      ui::long_table(card.inside, table, height, sales.place, state.selection);
  if (sales.lines.is_there && sales.lines.count == 0) none_fits(whole, sales);
  if (shown.pressed) sort_by(sales, columns[*shown.pressed].order);
  if (hidden > 0) {
    const std::string words = ui::counted(hidden, "more currency", "more currencies");
    const ui::Rect line = card.inside.take(24, 0);
    if (ui::link("all totals", line.x + 8, line.middle(), ui::type().small, words)) {
      sales.all_totals = true;
      platform::request_frame();
    }
  }
  if (sales.lines.is_there) remarks(card.inside, report, state);
  const std::uint64_t first = sales.place.top <= 0 ? 0 : shown.first;
  if (auto wish = sales.lines.want(first, std::max(shown.last, first + 1))) {
    state.actions.ask(std::move(*wish));
  }
}

}  // namespace jm216::views
