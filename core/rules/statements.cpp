#include "core/rules/statements.hpp"

#include <map>
#include <set>
#include <tuple>

#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/ledger/writer/seal.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

struct Sent {
  std::size_t first{};   // decides whether it came in time
  std::size_t latest{};  // gives figure and date
};

// The statements known of each quarter, as indices into the ledger's list.
std::map<Quarter, Sent> statements_sent(const std::vector<StatementSent>& statements, Date as_of) {
  std::map<Quarter, Sent> sent;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!is_known(statements[i].date, as_of)) continue;
    const auto [entry, is_new] = sent.try_emplace(statements[i].quarter, Sent{i, i});
    if (is_new) continue;
    if (statements[i].date < statements[entry->second.first].date) entry->second.first = i;
    if (statements[i].date >= statements[entry->second.latest].date) entry->second.latest = i;
  }
  return sent;
}

std::string pointer(std::size_t index) {
  return "/statements/" + std::to_string(index);
}

using GoodsKey = std::tuple<std::string, std::string, std::string>;  // seller, product, unit

GoodsKey key_of(const Production& p) {
  return {p.seller, p.product, p.unit};
}

std::string in_words(const GoodsKey& key) {
  const auto& [seller, product, unit] = key;
  return isolated(seller) + ", " + isolated(product) + ", " + isolated(unit);
}

// What the quarter's production and counted lines come to, by goods.
struct Goods {
  std::map<GoodsKey, Units> made;
  std::map<GoodsKey, Units> sold;
  std::map<std::pair<GoodsKey, std::string>, Money> net_sales;  // and by currency
};

Goods goods_of(const QuarterReport& quarter) {
  Goods goods;
  for (const Made& one : quarter.made)
    goods.made[{one.seller, one.product, one.unit}] += one.quantity;
  for (const Row& one : quarter.rows) {
    const GoodsKey key(one.seller, one.product, one.unit);
    goods.sold[key] += one.quantity;
    goods.net_sales[{key, one.currency}] += one.net_sales;
  }
  return goods;
}

// V.8: a row of the statement against them.
StatementRowReport compare_row(const StatementRow& sent, Goods& goods,
                               const std::set<GoodsKey>& has_production) {
  StatementRowReport row{sent.seller, sent.product, sent.unit, {}, {}, {}, {}};
  const GoodsKey key(sent.seller, sent.product, sent.unit);
  if (sent.made) {
    row.made = Stated<Units>{*sent.made, std::nullopt};
    if (has_production.contains(key)) row.made->computed = goods.made[key];
  }
  if (sent.sold) row.sold = Stated<Units>{*sent.sold, goods.sold[key]};
  if (sent.net_sales) {
    row.currency = sent.currency ? sent.currency->code() : std::string_view();
    row.net_sales = Stated<Money>{*sent.net_sales, goods.net_sales[{key, row.currency}]};
  }
  return row;
}

void report_row(const StatementRowReport& row, Quarter quarter, std::string where,
                Findings& findings) {
  const auto differs = [](const auto& figure) {
    return figure && figure->computed && *figure->computed != figure->reported;
  };
  std::string which;
  if (differs(row.made)) which = "made";
  if (differs(row.sold)) which += which.empty() ? "sold" : ", sold";
  if (differs(row.net_sales)) which += which.empty() ? "net sales" : ", net sales";
  if (which.empty()) return;
  findings.add(FindingCode::statement_row_differs, std::move(where),
               {{"quarter", quarter},
                {"goods", in_words(GoodsKey(row.seller, row.product, row.unit))},
                {"figures", which}});
}

// V.8 and V.7: reported against computed.
Explanation compare(QuarterReport& quarter, const Sent& sent, const Ledger& ledger,
                    const std::set<GoodsKey>& has_production, const DatedTerms& terms,
                    Findings& findings) {
  const StatementSent& first = (*ledger.statements)[sent.first];
  const StatementSent& latest = (*ledger.statements)[sent.latest];
  const Date due = terms.statement_due(quarter.quarter);
  StatementReport statement{latest.date, latest.royalty, std::nullopt, first.date <= due, {}};
  if (quarter.royalty) statement.difference = *quarter.royalty - latest.royalty;
  if (!statement.on_time) {
    findings.add(FindingCode::statement_late, pointer(sent.first) + "/date",
                 {{"quarter", quarter.quarter}, {"due", due}, {"sent", first.date}});
  }
  if (statement.difference && !statement.difference->is_zero()) {
    findings.add(FindingCode::statement_differs, pointer(sent.latest) + "/royalty_usd",
                 {{"quarter", quarter.quarter},
                  {"reported", latest.royalty},
                  {"computed", *quarter.royalty},
                  {"difference", *statement.difference}});
  }
  Explanation why;
  why.id = FigureId::statement(quarter.quarter);
  why.value = statement.difference ? statement.difference->text() : "null";
  why.step("V.8", statement.on_time ? "The first statement came in time."
                                    : "The first statement came late.")
      .fact("sent", first.date, pointer(sent.first) + "/date")
      .from("due", due, FigureId::deadline(DeadlineId::statement(quarter.quarter)))
      .by_formula(to_string(first.date) + (statement.on_time ? " ≤ " : " > ") + to_string(due))
      .gives(statement.on_time ? "on-time" : "late");
  why.step("V.8", "Of several statements the latest dated counts.")
      .fact("sent", latest.date, pointer(sent.latest) + "/date")
      .gives(latest.date, "date");
  why.step("V.8", "The royalty it reports.")
      .fact("reported", latest.royalty, pointer(sent.latest) + "/royalty_usd")
      .gives(latest.royalty, "royalty_usd");
  Step& difference = why.step("V.7", "Computed less reported.")
                         .from("computed", quarter.royalty, FigureId::quarter(quarter.quarter))
                         .gives(why.value, "difference_usd");
  if (quarter.royalty)
    difference.by_formula(quarter.royalty->text() + " − " + latest.royalty.text() + " = " +
                          why.value);
  Goods goods = latest.rows.empty() ? Goods() : goods_of(quarter);
  for (std::size_t i = 0; i < latest.rows.size(); ++i) {
    statement.rows.push_back(compare_row(latest.rows[i], goods, has_production));
    report_row(statement.rows.back(), quarter.quarter,
               pointer(sent.latest) + "/rows/" + std::to_string(i), findings);
  }
  quarter.statement = std::move(statement);
  return why;
}

// A statement that was issued stays as it was.
void check_seals(const std::vector<StatementSent>& statements, Date as_of, Findings& findings) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const StatementSent& one = statements[i];
    if (!is_known(one.date, as_of) || !is_seal_broken(one)) continue;
    findings.add(FindingCode::statement_seal_broken, pointer(i) + "/seal",
                 {{"quarter", one.quarter}, {"day", one.date}});
  }
}

// XI.9 lets be sold what was made by the end, or under contract then, of which the ledger knows the
// first alone.
void check_stock(const std::vector<QuarterReport>& quarters, const Ledger& ledger,
                 const LicenceSpan& span, Date as_of, Findings& findings) {
  if (!span.terminated || *span.sell_off_until <= *span.terminated) return;
  struct Stock {
    Units made;
    Units sold_before;
    Units sold_after;
    std::size_t last_record = 0;
  };
  std::map<GoodsKey, Stock> stocks;
  for (std::size_t i = 0; i < ledger.production.size(); ++i) {
    const Production& production = ledger.production[i];
    if (!is_known(production.quarter.first_day(), as_of)) continue;
    Stock& stock = stocks[key_of(production)];
    if (production.quarter <= Quarter::of(*span.terminated)) stock.made += production.quantity;
    stock.last_record = i;
  }
  for (const QuarterReport& quarter : quarters) {
    for (const Row& row : quarter.rows) {
      const auto stock = stocks.find({row.seller, row.product, row.unit});
      if (stock == stocks.end() || row.basis == Basis::assigned) continue;
      stock->second.sold_after += row.quantity_after_end;
      stock->second.sold_before += row.quantity - row.quantity_after_end;
    }
  }
  for (const auto& [key, stock] : stocks) {
    const Units beyond = stock.sold_after - (stock.made - stock.sold_before);
    if (!(beyond > Units{}) || !(stock.sold_after > Units{})) continue;
    findings.add(FindingCode::sell_off_exceeds_stock,
                 "/production/" + std::to_string(stock.last_record),
                 {{"goods", in_words(key)}, {"quantity", beyond.decimal().shortest()}});
  }
}

// V.7: quantities sold above quantities made, added up from the beginning, at the first quarter it
// happens.
void check_sold_against_made(const std::vector<QuarterReport>& quarters,
                             const std::map<Quarter, std::map<GoodsKey, Units>>& made,
                             Findings& findings) {
  std::map<GoodsKey, std::map<Quarter, Units>> balance;  // made less sold, by quarter
  for (const auto& [quarter, goods] : made) {
    for (const auto& [key, quantity] : goods) {
      balance[key][quarter] += quantity;
    }
  }
  for (const QuarterReport& quarter : quarters) {
    for (const Row& row : quarter.rows) {
      const auto goods = balance.find({row.seller, row.product, row.unit});
      if (goods == balance.end()) continue;
      goods->second[quarter.quarter] -= row.quantity;
    }
  }
  for (const auto& [key, by_quarter] : balance) {
    Units left;
    for (const auto& [quarter, change] : by_quarter) {
      left += change;
      if (!left.is_negative()) continue;
      findings.add(FindingCode::sold_exceeds_made, "/production",
                   {{"goods", in_words(key)},
                    {"quarter", quarter},
                    {"quantity", (-left).decimal().shortest()}});
      break;
    }
  }
}

}  // namespace

std::vector<Explanation> audit(std::vector<QuarterReport>& quarters, const Ledger& ledger,
                               const DatedTerms& terms, const LicenceSpan& span, Date as_of,
                               Findings& findings) {
  std::map<Quarter, std::map<GoodsKey, Units>> made;
  for (const Production& production : ledger.production) {
    if (!is_known(production.quarter.first_day(), as_of)) continue;
    made[production.quarter][key_of(production)] += production.quantity;
  }
  const auto sent =
      ledger.statements ? statements_sent(*ledger.statements, as_of) : std::map<Quarter, Sent>{};

  std::set<GoodsKey> has_production;
  for (const auto& [quarter, goods] : made) {
    for (const auto& [key, quantity] : goods) has_production.insert(key);
  }
  std::vector<Explanation> explanations;
  for (QuarterReport& quarter : quarters) {
    if (const auto goods = made.find(quarter.quarter); goods != made.end()) {
      for (const auto& [key, quantity] : goods->second) {
        quarter.made.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), quantity});
      }
    }
    if (const auto found = sent.find(quarter.quarter); found != sent.end()) {
      explanations.push_back(
          compare(quarter, found->second, ledger, has_production, terms, findings));
    } else if (ledger.statements && is_licence_quarter(quarter.quarter, span) &&
               terms.statement_due(quarter.quarter) < as_of) {
      findings.add(FindingCode::statement_missing, "",
                   {{"quarter", quarter.quarter}, {"due", terms.statement_due(quarter.quarter)}});
    }
  }
  if (ledger.statements) check_seals(*ledger.statements, as_of, findings);
  check_sold_against_made(quarters, made, findings);
  check_stock(quarters, ledger, span, as_of, findings);
  return explanations;
}

}  // namespace jm216
