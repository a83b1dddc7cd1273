#include <algorithm>
#include <map>
#include <tuple>

#include "core/report/titles.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

const Deadline* deadline_of(const Report& report, const QuarterReport& quarter) {
  const std::string id = DeadlineId::statement(quarter.quarter);
  const auto found = std::find_if(report.deadlines.begin(), report.deadlines.end(),
                                  [&id](const Deadline& one) { return one.id == id; });
  return found == report.deadlines.end() ? nullptr : &*found;
}

Word state_of(const Report& report, const QuarterReport& quarter, const Deadline* deadline) {
  if (quarter.statement) {
    if (quarter.statement->on_time) return {"in time", ui::Tone::good};
    return {"late", ui::Tone::caution};
  }
  if (deadline == nullptr) return {"none owed"};
  if (deadline->status == DeadlineStatus::missed) return {"missing", ui::Tone::bad};
  return status(*deadline, report.as_of);
}

ui::Cell statement_cell(const Report& report, const QuarterReport& quarter, std::size_t column) {
  const std::string name = to_string(quarter.quarter);
  const std::string why = FigureId::statement(quarter.quarter);
  const Deadline* deadline = deadline_of(report, quarter);
  const auto& sent = quarter.statement;
  switch (column) {
    case 0:
      return {.text = name};
    case 1:
      if (deadline == nullptr) return {.text = std::string(ui::unknown), .quiet = true};
      return date_cell(deadline->date, FigureId::deadline(deadline->id));
    case 2:
      if (!sent) return {.text = std::string(ui::unknown), .quiet = true};
      return date_cell(sent->date, why);
    case 3:
      return word_cell(state_of(report, quarter, deadline), sent ? why : "");
    case 4:
      if (!sent) return {.text = std::string(ui::unknown), .quiet = true};
      return amount_cell(sent->royalty, why);
    case 5:
      return amount_cell(quarter.royalty, FigureId::quarter(quarter.quarter));
    default: {
      if (!sent) return {.text = ""};
      ui::Cell cell = amount_cell(sent->difference, why);
      cell.strong = sent->difference && !sent->difference->is_zero();
      return cell;
    }
  }
}

/// What asks to be looked at, or has figures.
bool says_something(const Report& report, const QuarterReport& quarter) {
  if (!quarter.rows.empty()) return true;
  const auto& sent = quarter.statement;
  if (sent) return !sent->on_time || !sent->royalty.is_zero();
  const Deadline* deadline = deadline_of(report, quarter);
  return deadline != nullptr && deadline->status != DeadlineStatus::unrecorded;
}

void draw_statements(ui::Flow& flow, const Report& report, State& state) {
  std::vector<const QuarterReport*> shown;
  for (const QuarterReport& quarter : report.quarters) {
    if (state.all_statements || says_something(report, quarter)) shown.push_back(&quarter);
  }
  if (report.quarters.empty()) {
    ui::empty_state(flow, "No statement is owed yet",
                    "One is owed for every quarter from the effective date's on (V.8).");
    return;
  }
  ui::Card card(flow, "Reported against computed, US$");
  card.fewer_or_all("which", "with sales or open", state.all_statements);
  if (shown.empty()) {
    ui::write(card.inside, ui::type().small, ui::palette().secondary,
              "No quarter has sales, and no statement is recorded. Press all "
              "for the quarters whose statement was owed all the same.");
    return;
  }
  using Kind = ui::TableColumn::Kind;
  const ui::Table table{
      .id = "statements",
      .columns = {{"Quarter"},
                  {"Due", Kind::words, 0, 4},
                  {"Sent", Kind::words, 0, 5},
                  {"Status", Kind::words, 0, 2, true},
                  {"Reported", Kind::figure},
                  {"Computed", Kind::figure, 0, 1},
                  {"Computed less reported", Kind::figure, 0, 3}},
      .rows = shown.size(),
      .cell = [&](std::size_t row,
                  std::size_t column) { return statement_cell(report, *shown[row], column); },
  };
  ui::table(card.inside, table, state.selection);
}

/// The quarter whose statement comes next: the first that is over and has sales without one; else the
/// latest that is over.
const QuarterReport* next_to_issue(const Report& report) {
  const QuarterReport* next = nullptr;
  for (const QuarterReport& quarter : report.quarters) {
    if (report.as_of <= quarter.quarter.last_day()) continue;
    if (!quarter.statement && !quarter.rows.empty()) return &quarter;
    next = &quarter;
  }
  return next;
}

void draw_issue(ui::Flow& flow, const Report& report, State& state) {
  const QuarterReport* const quarter = next_to_issue(report);
  if (quarter == nullptr) return;
  const ui::Rect line = flow.take(32);
  // One that was sent already may be issued anew, which nobody is asked to do.
  const bool is_sent = quarter->statement.has_value();
  const std::string label = (is_sent ? "Issue another statement of " : "Issue statement of ") +
                            to_string(quarter->quarter);
  if (ui::button("issue", line.x, line.middle(), label,
                 is_sent ? ui::Weight::plain : ui::Weight::primary))
    state.actions.ask(IssueWish{quarter->quarter});
}

/// A row of a statement and the quarter it is of.
struct StatementLine {
  const QuarterReport* quarter;
  const StatementRowReport* row;
};

template <class Amount>
ui::Cell stated_cell(const std::optional<Stated<Amount>>& stated, bool computed, unsigned places) {
  if (!stated) return {};
  const std::optional<Amount> figure =
      computed ? stated->computed : std::optional<Amount>(stated->reported);
  if (!figure) return {.text = std::string(ui::unknown), .quiet = true};
  const std::string plain = figure->decimal().at_least(places);
  return {.text = ui::grouped(plain),
          .strong = computed && *figure != stated->reported,
          .plain = plain};
}

ui::Cell statement_row_cell(const Report& report, const StatementLine& line, std::size_t column) {
  const StatementRowReport& row = *line.row;
  switch (column) {
    case 0:
      return {.text = to_string(line.quarter->quarter)};
    case 1:
      return {.text = std::string(seller_name(row.seller, report))};
    case 2:
      return {.text = row.product};
    case 3:
      return {.text = row.unit, .quiet = true};
    case 4:
    case 5:
      return stated_cell(row.made, column == 5, 0);
    case 6:
    case 7:
      return stated_cell(row.sold, column == 7, 0);
    default: {
      ui::Cell cell = stated_cell(row.net_sales, column == 9, 2);
      if (!cell.text.empty()) cell.before = row.currency;
      return cell;
    }
  }
}

/// What statements say of each seller's goods, where they say more than a royalty (V.8).
void draw_statement_rows(ui::Flow& flow, const Report& report, State& state) {
  std::vector<StatementLine> lines;
  for (const QuarterReport& quarter : report.quarters) {
    if (!quarter.statement) continue;
    for (const StatementRowReport& row : quarter.statement->rows) lines.push_back({&quarter, &row});
  }
  if (lines.empty()) return;
  const auto any = [&lines](auto member) {
    return std::any_of(lines.begin(), lines.end(), [member](const StatementLine& line) {
      return (line.row->*member).has_value();
    });
  };
  using Kind = ui::TableColumn::Kind;
  std::vector<std::size_t> columns;
  ui::Table table{.id = "statement rows", .rows = lines.size(), .naming = 4};
  const auto add = [&](std::size_t column, std::string_view head, Kind kind, int spare = 0) {
    columns.push_back(column);
    table.columns.push_back(
        {head, kind, kind == Kind::words && column == 1 ? 220.0f : 0.0f, spare});
  };
  const auto add_pair = [&](std::size_t column, std::string_view head, int spare) {
    add(column, head, Kind::figure, spare);
    add(column + 1, "Computed", Kind::figure, spare);
  };
  add(0, "Quarter", Kind::words);
  add(1, "Seller", Kind::words);
  add(2, "Product", Kind::words, 4);
  add(3, "Unit", Kind::words, 3);
  if (any(&StatementRowReport::made)) add_pair(4, "Made", 2);
  if (any(&StatementRowReport::sold)) add_pair(6, "Sold", 1);
  if (any(&StatementRowReport::net_sales)) add_pair(8, "Net sales", 0);
  table.cell = [&](std::size_t row, std::size_t column) {
    return statement_row_cell(report, lines[row], columns[column]);
  };
  ui::Card card(flow, "Rows of the statements", "what was reported beside what is computed");
  ui::table(card.inside, table, state.selection);
}

/// What is there of a seller in a quarter: "sold, made".
std::string covered_words(const QuarterReport& quarter, const std::string& seller) {
  const auto is_of = [&seller](const auto& one) { return one.seller == seller; };
  std::string words;
  const auto add = [&words](bool is_there, const char* word) {
    if (is_there) words += (words.empty() ? "" : ", ") + std::string(word);
  };
  add(std::any_of(quarter.rows.begin(), quarter.rows.end(), is_of), "sold");
  add(std::any_of(quarter.made.begin(), quarter.made.end(), is_of), "made");
  if (const auto& sent = quarter.statement)
    add(std::any_of(sent->rows.begin(), sent->rows.end(), is_of), "stated");
  return words;
}

/// The currencies whose rate of exchange is missing.
std::string quotes_words(const QuarterReport& quarter) {
  std::string words;
  for (const Row& row : quarter.rows) {
    if (row.royalty_usd || words.find(row.currency) != std::string::npos) continue;
    words += (words.empty() ? "" : ", ") + row.currency;
  }
  if (!words.empty()) return words + " missing";
  return quarter.provisional ? "provisional" : quarter.rows.empty() ? "" : "there";
}

/// Who has sent what for which quarter, in one look (V.7).
void draw_coverage(ui::Flow& flow, const Report& report, State& state) {
  constexpr std::size_t most = 6;
  std::vector<std::string> sellers;
  const auto add_seller = [&sellers](const std::string& id) {
    if (std::find(sellers.begin(), sellers.end(), id) == sellers.end()) sellers.push_back(id);
  };
  for (const SellerName& seller : report.ledger.sellers) add_seller(seller.id);
  std::vector<const QuarterReport*> shown;
  for (const QuarterReport& quarter : report.quarters) {
    for (const Row& row : quarter.rows) add_seller(row.seller);
    if (state.all_statements || says_something(report, quarter)) shown.push_back(&quarter);
  }
  if (shown.empty() || sellers.empty()) return;
  const std::size_t left_out = sellers.size() > most ? sellers.size() - most : 0;
  sellers.resize(sellers.size() - left_out);
  using Kind = ui::TableColumn::Kind;
  std::vector<std::string> names;
  constexpr std::size_t longest_name = 16;  // a column for each seller, on every screen
  for (const std::string& id : sellers) {
    const std::string name{seller_name(id, report)};
    names.push_back(name.size() > longest_name ? id : name);
  }
  ui::Table table{.id = "coverage",
                  .columns = {{"Quarter"}, {"Statement"}, {"Exchange rates", Kind::words, 0, 2}},
                  .rows = shown.size()};
  for (const std::string& name : names) table.columns.push_back({name, Kind::words, 0, 1});
  table.cell = [&](std::size_t row, std::size_t column) -> ui::Cell {
    const QuarterReport& quarter = *shown[row];
    if (column == 0) return {.text = to_string(quarter.quarter)};
    if (column == 1) return word_cell(state_of(report, quarter, deadline_of(report, quarter)), "");
    if (column == 2) return {.text = quotes_words(quarter), .quiet = true};
    const std::string words = covered_words(quarter, sellers[column - 3]);
    return {.text = words.empty() ? std::string(ui::unknown) : words, .quiet = words.empty()};
  };
  ui::Card card(flow, "Coverage", "what is there of whom, by quarter");
  ui::table(card.inside, table, state.selection);
  if (left_out > 0)
    ui::remark(card.inside, "and " + ui::counted(left_out, "more seller", "more sellers"));
}

/// Made and sold of one seller's product in one unit, from the beginning to the as-of date.
struct Goods {
  Units made, sold;
};

/// Of many, the first: they are drawn at every frame.
void sold_than_made(ui::Flow& flow, const Report& report) {
  constexpr std::size_t most = 10;
  std::size_t count = 0;
  for (const Finding& finding : report.findings) {
    if (finding.code != FindingCode::sold_exceeds_made || ++count > most) continue;
    flow.y += 8;
    ui::banner(flow, ui::Tone::caution, "More sold than made", finding.message);
  }
  if (count <= most) return;
  flow.y += 8;
  ui::write(flow, ui::type().small, ui::palette().secondary,
            "and " + ui::counted(count - most, "more such finding", "more such findings") +
                ": they are under Findings.");
}

void draw_goods(ui::Flow& flow, const Report& report, State& state) {
  using Key = std::tuple<std::string, std::string, std::string>;  // seller, product, unit
  std::map<Key, Goods> goods;
  for (const QuarterReport& quarter : report.quarters) {
    for (const Made& made : quarter.made) {
      goods[{made.seller, made.product, made.unit}].made += made.quantity;
    }
  }
  if (goods.empty()) {
    ui::empty_state(flow, "Nothing recorded as made",
                    "Where the ledger's section production says what was made, it is compared here "
                    "with what was sold (V.7, V.8).");
    return;
  }
  for (const QuarterReport& quarter : report.quarters) {
    for (const Row& row : quarter.rows) {
      const auto found = goods.find({row.seller, row.product, row.unit});
      if (found != goods.end()) found->second.sold += row.quantity;
    }
  }
  ui::Card card(flow, "Made against sold", "added up to " + ui::day(report.as_of));
  using Kind = ui::TableColumn::Kind;
  std::vector<std::pair<Key, Goods>> list(goods.begin(), goods.end());
  const auto quantity = [](Units units) {
    const std::string plain = units.decimal().at_least(0);
    return ui::Cell{.text = ui::grouped(plain), .plain = plain};
  };
  const ui::Table table{
      .id = "goods",
      .columns = {{"Seller", Kind::words, 220},
                  {"Product"},
                  {"Unit", Kind::words, 0, 3},
                  {"Made", Kind::figure, 0, 1},
                  {"Sold", Kind::figure, 0, 2},
                  {"Left", Kind::figure}},
      .rows = list.size(),
      .naming = 3,
      .cell = [&](std::size_t row, std::size_t column) -> ui::Cell {
        const auto& [key, sums] = list[row];
        switch (column) {
          case 0:
            return {.text = std::string(seller_name(std::get<0>(key), report))};
          case 1:
            return {.text = std::get<1>(key)};
          case 2:
            return {.text = std::get<2>(key), .quiet = true};
          case 3:
            return quantity(sums.made);
          case 4:
            return quantity(sums.sold);
          default: {
            ui::Cell cell = quantity(sums.made - sums.sold);
            cell.strong = (sums.made - sums.sold).is_negative();
            return cell;
          }
        }
      },
  };
  ui::table(card.inside, table, state.selection);
  sold_than_made(card.inside, report);
}

}  // namespace

void statements(ui::Flow& flow, const Report& report, State& state) {
  ui::view_heading(flow, "Statements",
                   "A statement is owed for every quarter, sales or none (V.8). What was reported "
                   "is compared with what the ledger's sales come to (V.7).");
  draw_issue(flow, report, state);
  draw_statements(flow, report, state);
  draw_statement_rows(flow, report, state);
  draw_coverage(flow, report, state);
  draw_goods(flow, report, state);
}

}  // namespace jm216::views
