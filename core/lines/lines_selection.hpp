#pragma once
// The sales lines that fit a query: which they are, in its order, what they come to, and each
// one whole. The selection of a million lines holds four bytes for each; while it is put in order,
// another sixteen.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/lines/lines.hpp"
#include "core/lines/lines_query.hpp"

namespace jm216 {

// What the report makes of a line. Dollars are computed for rows, not for lines (V.6).
struct CountedLine {
  Quarter quarter = Quarter::from_index(0);
  Money deductions;  // those that I.10 allows; below zero where a credit note takes them back
  Money net_sales;
  Basis basis = Basis::full;
  Percent rate;
  Decimal royalty;  // exact, in the line's currency
};

struct LineRow {
  std::uint32_t index = 0;  // in the ledger
  std::string pointer;      // "/sales/17"; "line:" and this is its explanation's id
  Date date;
  std::string invoice;
  std::string line;
  std::optional<std::string> credit_of;
  std::string seller;
  std::string country;
  std::string product;
  Units quantity;
  std::string unit;
  std::string currency;
  Money gross;
  std::optional<CountedLine> counted;  // nothing for a line dated after the as-of date
};

// What counted lines of one currency come to.
struct CurrencyTotal {
  std::string currency;
  std::uint64_t lines = 0;
  Money gross;
  Money deductions;
  // What the fair market price adds and credits that count nothing take away:
  // gross − deductions + adjustment = net sales (I.10).
  Money adjustment;
  Money net_sales;
  Decimal royalty;  // exact
};

struct UnitTotal {
  std::string unit;
  Units quantity;
};

// Of the counted lines of a selection; nothing is rounded.
struct LineTotals {
  std::uint64_t counted = 0;
  std::uint64_t not_yet = 0;              // selected, but dated after the as-of date
  std::vector<CurrencyTotal> currencies;  // by code
  std::vector<UnitTotal> units;           // by name
  // Where the selection is one of whole rows of the report, and all of those have dollars.
  std::optional<Usd> royalty_usd;
};

// A part of a selection, as it goes to the page.
struct LinePage {
  std::string query;  // to_text()
  std::uint64_t count = 0;
  LineTotals totals;
  std::uint64_t offset = 0;
  std::vector<LineRow> rows;
};

struct LineSelection {
  std::vector<std::uint32_t> lines;  // in the query's order; equals in the ledger's
  LineTotals totals;
};

class LineSelector {
 public:
  // Keeps references: the ledger and its report must stay.
  LineSelector(const Ledger& ledger, const Report& report);

  [[nodiscard]] LineSelection select(const LineQuery& query) const;
  // At most `count` lines of a selection from `offset` on, whole.
  [[nodiscard]] std::vector<LineRow> rows(const LineSelection& selection, std::size_t offset,
                                          std::size_t count) const;

 private:
  [[nodiscard]] LineRow row(std::uint32_t index) const;

  const Ledger& ledger_;
  const Report& report_;
  LineReckoner reckoner_;
};

}  // namespace jm216
