#include "tests/support/statements.hpp"

#include <array>
#include <string_view>

#include "core/basics/calendar.hpp"
#include "core/basics/decimal.hpp"
#include "tests/properties/generator.hpp"

namespace jm216::test {

namespace {

struct Market {
  std::string_view country;
  std::string_view seller;
  std::string_view currency;
  std::int64_t price;  // of a pack, in cents
};

constexpr std::array<Market, 10> markets{{{"DE", "EURO", "EUR", 318'000},
                                          {"FR", "EURO", "EUR", 309'000},
                                          {"IT", "EURO", "EUR", 294'550},
                                          {"ES", "EURO", "EUR", 289'000},
                                          {"GB", "EURO", "GBP", 221'000},
                                          {"US", "NEOT", "USD", 395'000},
                                          {"US", "NEOT", "USD", 395'000},
                                          {"CA", "NEOT", "CAD", 520'000},
                                          {"JP", "ASIA", "JPY", 41'200'000},
                                          {"CH", "EURO", "CHF", 489'000}}};

std::string in_cents(std::int64_t cents) {
  return Decimal(Wide(cents), 2).shortest();
}

}  // namespace

std::string quarterly_statements() {
  Dice dice(216);
  GeneratedLedger ledger;
  ledger.head.text("format", "jm216-ledger/1").text("title", "Quarterly statements 2009 to 2011");
  ledger.head.text("as_of", "2012-01-31");
  ledger.head.with("sellers", R"({"NEOT":{"name":"NeoTherapeutics, Inc.","role":"licensee"},)"
                              R"("EURO":{"name":"Europharm SA","role":"sublicensee"},)"
                              R"("ASIA":{"name":"Nippon Oncology K.K.","role":"sublicensee"}})");
  int number = 1000;
  for (int quarter = 0; quarter < 12; ++quarter) {
    const Date first = make_date(2009 + quarter / 4, static_cast<unsigned>(quarter % 4 * 3 + 1), 1);
    for (std::size_t i = 0; i < markets.size(); ++i) {
      const Market& market = markets.at(i);
      const std::int64_t quantity = dice.between(8, 400);
      // Two per cent more each year.
      const std::int64_t gross = quantity * market.price * (100 + 2 * (quarter / 4)) / 100;
      Record row;
      row.text("invoice", "INV-" + std::to_string(++number));
      row.day("date", first + Days{static_cast<int>(dice.between(0, 89))});
      row.text("country", market.country).text("seller", market.seller);
      if (i == 6) row.text("product", "JM216-IV");
      row.text("quantity", std::to_string(quantity)).text("unit", "pack");
      row.text("currency", market.currency).text("gross", in_cents(gross));
      Record deductions;
      if (i % 2 == 0) deductions.text("trade_discount", in_cents((gross * 3 + 50) / 100));
      if (dice.chance(50)) deductions.text("freight", in_cents(dice.between(2'000, 90'000)));
      if (!deductions.members.empty()) {
        row.with("deductions", deductions.json()).with("separately_charged", R"(["freight"])");
      }
      ledger.sales.push_back(row);
    }
  }
  return ledger.json();
}

}  // namespace jm216::test
