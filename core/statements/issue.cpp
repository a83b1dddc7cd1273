#include "core/statements/issue.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/ledger/writer/seal.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// What a row may hold (formats, "Kinds of values").
template <class Amount>
bool fits_a_row(const Amount& amount) {
  constexpr Int128 bound = Int128{100'000'000'000'000} * 10'000;
  return !amount.is_negative() && amount.count() < bound;
}

struct StatedGoods {
  std::optional<Units> made;
  Units sold;
  bool is_sold = false;
  std::map<std::string, Money> net_sales;  // by currency
};
using GoodsOfSeller = std::tuple<std::string, std::string, std::string>;  // and product, unit

std::map<GoodsOfSeller, StatedGoods> goods_of_quarter(const QuarterReport& quarter) {
  std::map<GoodsOfSeller, StatedGoods> all;
  for (const Made& made : quarter.made) {
    std::optional<Units>& sum = all[{made.seller, made.product, made.unit}].made;
    sum = sum.value_or(Units{}) + made.quantity;
  }
  for (const Row& row : quarter.rows) {
    StatedGoods& goods = all[{row.seller, row.product, row.unit}];
    goods.is_sold = true;
    goods.sold += row.quantity;
    goods.net_sales[row.currency] += row.net_sales;
  }
  return all;
}

// A row for each currency; what was made and sold stands in the first.
bool add_rows(const GoodsOfSeller& of, const StatedGoods& goods, std::vector<StatementRow>& rows) {
  StatementRow row;
  std::tie(row.seller, row.product, row.unit) = of;
  bool is_whole = true;
  if (goods.made) row.made = *goods.made;
  if (goods.is_sold && fits_a_row(goods.sold)) row.sold = goods.sold;
  if (goods.is_sold && !row.sold) is_whole = false;
  for (const auto& [code, amount] : goods.net_sales) {
    const auto currency = Currency::find(code);
    if (!currency || !fits_a_row(amount)) {
      is_whole = false;
      continue;
    }
    row.currency = *currency;
    row.net_sales = amount;
    rows.push_back(row);
    row.made.reset();
    row.sold.reset();
    row.currency.reset();
    row.net_sales.reset();
  }
  if (row.made || row.sold) rows.push_back(std::move(row));
  return is_whole;
}

}  // namespace

std::string in_words(NotIssued why, Quarter quarter, Date as_of) {
  const std::string name = to_string(quarter);
  switch (why) {
    case NotIssued::not_over:
      return name + " is not over on " + in_words(as_of);
    case NotIssued::incomplete:
      return "an exchange rate is missing, so the royalty of " + name + " is not known";
    case NotIssued::one_already:
      return "the ledger has a statement of " + name + " dated " + in_words(as_of) +
             " or later; issue another one on a later day";
    case NotIssued::no_quarter:
      break;
  }
  return name + " is not a quarter of the report";
}

std::string readings_as_stated(const Readings& readings) {
  std::string text;
  for (const ReadingInfo& reading : reading_table()) {
    const std::size_t value = reading.get(readings);
    if (value == 0) continue;
    if (!text.empty()) text += ' ';
    text.append(reading.name).append("=").append(reading.values.at(value));
  }
  return text;
}

IssuedStatement issue_statement(Quarter quarter, const Report& report, const Ledger& ledger) {
  const auto found = std::find_if(report.quarters.begin(), report.quarters.end(),
                                  [&](const QuarterReport& q) { return q.quarter == quarter; });
  if (found == report.quarters.end()) return {{}, NotIssued::no_quarter, {}};
  if (report.as_of <= quarter.last_day()) return {{}, NotIssued::not_over, {}};
  if (!found->royalty) return {{}, NotIssued::incomplete, {}};
  const auto is_later = [&](const StatementSent& sent) {
    return sent.quarter == quarter && sent.date >= report.as_of;
  };
  if (ledger.statements &&
      std::any_of(ledger.statements->begin(), ledger.statements->end(), is_later)) {
    return {{}, NotIssued::one_already, {}};
  }
  IssuedStatement issued;
  StatementSent statement;
  statement.quarter = quarter;
  statement.date = report.as_of;
  statement.royalty = *found->royalty;
  statement.fingerprint = short_fingerprint(report.ledger.sha256);
  for (const auto& [of, goods] : goods_of_quarter(*found)) {
    if (add_rows(of, goods, statement.rows)) continue;
    const auto& [seller, product, unit] = of;
    issued.silent.push_back(isolated(seller) + ", " + isolated(product) + ", " + isolated(unit));
  }
  statement.readings = readings_as_stated(report.readings);
  statement.seal = seal_of(statement);
  issued.statement = std::move(statement);
  return issued;
}

void add_statement(Ledger& ledger, StatementSent statement) {
  if (!ledger.statements) ledger.statements.emplace();
  ledger.statements->push_back(std::move(statement));
}

}  // namespace jm216
