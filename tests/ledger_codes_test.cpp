// ISO 3166-1 and ISO 4217 (file format, "Countries", "currencies"), and what mistaken codes mean.
#include "core/basics/codes.hpp"

#include <string>

#include "core/basics/code_tables.hpp"
#include "doctest/doctest.h"
#include "tests/support/material.hpp"

namespace jm216::test::ledger_codes_test {

// The string values of a member in a JSON text of flat objects.
std::vector<std::string> values_of(const std::string& json, const std::string& member) {
  std::vector<std::string> values;
  const std::string name = "\"" + member + "\": \"";
  for (std::size_t at = json.find(name); at != std::string::npos; at = json.find(name, at)) {
    at += name.size();
    values.push_back(json.substr(at, json.find('"', at) - at));
  }
  return values;
}

TEST_SUITE_BEGIN("codes");

TEST_CASE("the tables are sorted and their indices lead back") {
  for (std::uint16_t i = 0; i < Country::count(); ++i) {
    const Country country = Country::from_index(i);
    CHECK(Country::find(country.code(), true) == country);
    CHECK(!country.name().empty());
    if (i > 0)
      CHECK(Country::from_index(static_cast<std::uint16_t>(i - 1)).code() < country.code());
  }
  for (std::size_t i = 0; i < std::size(currency_codes); ++i) {
    CHECK(Currency::find(currency_codes[i])->index() == i);
    if (i > 0) CHECK(currency_codes[i - 1] < currency_codes[i]);
  }
  CHECK(Currency::usd().code() == "USD");
  CHECK(Country::find("DE")->name() == "Germany");
}

TEST_CASE("what is no code") {
  for (const char* wrong : {"", "D", "de", "DEU", "UK", "EL", "EU", "XX", "EP", "A1", "Ä"}) {
    CAPTURE(wrong);
    CHECK(!Country::find(wrong));
  }
  CHECK(Country::find("EP", true)->name() == "Europe");
  for (const char* wrong : {"", "EU", "eur", "EURO", "RMB", "US$"}) {
    CAPTURE(wrong);
    CHECK(!Currency::find(wrong));
  }
}

TEST_CASE("withdrawn currencies of the licence's first years are codes") {
  for (const char* code :
       {"ATS", "BEF", "DEM", "ESP", "FIM", "FRF", "GRD", "IEP", "ITL", "LUF", "NLG", "PTE"}) {
    CHECK(Currency::find(code));
  }
}

TEST_CASE("what a mistaken code was meant to be") {
  CHECK(likely_country("UK") == "GB");
  CHECK(likely_country("EL") == "GR");
  CHECK(likely_country("de") == "DE");
  CHECK(likely_country("DEU") == "DE");
  CHECK(likely_country(" fr ") == "FR");
  CHECK(likely_country("Germany") == "DE");
  CHECK(likely_country("XX").empty());
  CHECK(likely_country("EP").empty());
  CHECK(likely_currency("EURO") == "EUR");
  CHECK(likely_currency("STG") == "GBP");
  CHECK(likely_currency("RMB") == "CNY");
  CHECK(likely_currency("eur") == "EUR");
  CHECK(likely_currency("€") == "EUR");
  CHECK(likely_currency("gold").empty());
}

TEST_CASE("complete against the lists of others") {
  const auto countries = test::shared_file("material/codes/iso_3166-1.json");
  const auto currencies = test::shared_file("material/codes/iso_4217.json");
  if (!countries || !currencies) return;
  const auto alpha_2 = values_of(*countries, "alpha_2");
  CHECK(alpha_2.size() == 249);
  for (const std::string& code : alpha_2) CHECK(Country::find(code));
  CHECK(Country::count() == alpha_2.size() + 1);  // EP
  const auto alpha_3 = values_of(*countries, "alpha_3");
  for (std::size_t i = 0; i < alpha_3.size(); ++i) CHECK(likely_country(alpha_3[i]) == alpha_2[i]);
  for (const std::string& code : values_of(*currencies, "alpha_3")) CHECK(Currency::find(code));
}

TEST_CASE("withdrawn currencies complete") {
  std::size_t known = 0;
  for (const auto& row : test::shared_table("material/codes/currency-codes-all.csv", ',')) {
    // Names may hold commas in quotes: the code is the one field of three capitals before its
    // number.
    for (std::size_t i = 2; i + 1 < row.size(); ++i) {
      if (row[i].size() != 3 ||
          row[i].find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos)
        continue;
      CHECK_MESSAGE(Currency::find(row[i]), row[i]);
      ++known;
    }
  }
  CHECK((known == 0 || known > 400));
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_codes_test
