#pragma once
// Dollars (V.6, printed 5.2 and 5.3): which quote serves on a day, and what a royalty is in dollars
// by it.
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/exchange.hpp"

namespace jm216 {

// The quotes known on the report's day.
class Quotes {
 public:
  Quotes(const Ledger& ledger, const Readings& readings, Date as_of);

  // The quote that serves on a day: that day's, else by reading `fx_missing_day` the latest earlier
  // one, at most 7 days back. An index into the ledger's `fx`.
  [[nodiscard]] std::optional<std::size_t> on(Currency currency, Date day) const;
  [[nodiscard]] const Quote& quote(std::size_t index) const { return fx_[index]; }

 private:
  const std::vector<Quote>& fx_;
  const Readings& readings_;
  std::map<std::pair<Currency, Date>, std::size_t> by_day_;
};

// A royalty in dollars at a quote, rounded to the cent once.
Usd in_dollars(const Decimal& royalty, const Quote& quote, Rounding rounding);

// A royalty already in dollars, rounded to the cent.
Usd to_cents(const Decimal& royalty, Rounding rounding);

// Gives the rows of a quarter their dollars at the rates of the due date, or of the latest day
// known where the due date lies ahead (the quarter is then provisional). Extends each row's
// explanation.
// `due_of`: the day whose rates serve for another quarter, by which a credit note may be exchanged.
void exchange_rows(QuarterReport& quarter, std::vector<Explanation>& explanations,
                   const Quotes& quotes, const std::function<Date(Quarter)>& due_of,
                   const Readings& readings, Date as_of, Findings& findings);

// The royalty of a quarter and what it is worth later; nothing where it is not known. Looks up
// quotes when asked, so all that is given must live as long.
std::optional<RoyaltyValue> royalty_value(const QuarterReport& quarter, const Quotes& quotes,
                                          const Readings& readings, Findings& findings);

// The steps by which a quarter's royalty was valued on the days of its payments, made only for the
// explanation that is read. Beyond so many steps a further day has its value alone.
class LaterValueSteps {
 public:
  LaterValueSteps(const Ledger& ledger, const Report& report, std::size_t most_steps);

  // Puts them before the steps that build on them.
  void complete(Explanation& why) const;

 private:
  const Readings& readings_;
  Quotes quotes_;
  std::size_t most_steps_;
  std::map<std::string_view, const QuarterReport*> quarters_;  // by the obligation's id
};

}  // namespace jm216
