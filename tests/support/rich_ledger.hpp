#pragma once
// A ledger in which nearly everything happens that sections 1 to 5 of the rules know.
#include <string_view>

namespace jm216::test {

inline constexpr std::string_view rich_ledger = R"({
  "as_of": "2010-03-15",
  "sellers": {
    "NEOT": {"name": "Neo", "role": "licensee"},
    "EURO": {"name": "Euro", "role": "sublicensee"},
    "ASIA": {"role": "affiliate"}
  },
  "sales": [
    {"invoice": "N1", "line": "1", "date": "2009-02-03", "country": "US", "seller": "NEOT",
     "currency": "USD", "gross": "1000", "quantity": "10"},
    {"invoice": "N1", "line": "2", "date": "2009-02-03", "country": "US", "seller": "NEOT",
     "currency": "USD", "gross": "501", "deductions": {"trade_discount": "1", "freight": "5"}},
    {"invoice": "E1", "date": "2009-02-10", "country": "DE", "seller": "EURO", "currency": "EUR",
     "gross": "2000", "deductions": {"freight": "20"}, "separately_charged": ["freight"]},
    {"invoice": "E2", "date": "2009-03-10", "country": "IT", "seller": "EURO", "currency": "EUR",
     "gross": "800", "arms_length": false, "fair_market_price": "900"},
    {"invoice": "E3", "date": "2009-07-10", "country": "IT", "seller": "EURO", "currency": "EUR",
     "gross": "800"},
    {"invoice": "E4", "date": "2009-08-10", "country": "FR", "seller": "EURO", "currency": "EUR",
     "gross": "300"},
    {"invoice": "E5", "date": "2009-08-11", "country": "FR", "seller": "EURO", "currency": "EUR",
     "gross": "-50", "credit_of": "E4", "credit_reason": "returned"},
    {"invoice": "T1", "date": "2009-08-12", "country": "DE", "seller": "NEOT", "buyer": "EURO",
     "currency": "USD", "gross": "9999"},
    {"invoice": "A1", "date": "2009-05-05", "country": "JP", "seller": "ASIA", "currency": "JPY",
     "gross": "-90000", "credit_reason": "defective"},
    {"invoice": "A2", "date": "2009-09-05", "country": "JP", "seller": "ASIA", "currency": "JPY",
     "gross": "400000"},
    {"invoice": "A3", "date": "2009-11-05", "country": "GB", "seller": "ASIA", "currency": "GBP",
     "gross": "100"},
    {"invoice": "N9", "date": "2010-02-05", "country": "US", "seller": "NEOT", "currency": "USD",
     "gross": "77"},
    {"invoice": "N8", "date": "2001-08-05", "country": "US", "seller": "NEOT", "currency": "USD",
     "gross": "77"}
  ],
  "generics": [{"country": "FR", "available_from": "2009-09-30"}],
  "infringements": [{"country": "IT", "percent": "40", "notified": "2009-03-01"}],
  "milestones": [{"milestone": 1, "attained": "2003-12-20"},
                 {"milestone": 2, "attained": "2005-12-20", "extended_to": "2005-06-30"}],
  "payments": [
    {"for": "signature", "date": "2001-08-28", "amount": "100000"},
    {"for": "supply", "date": "2002-03-01", "amount": "150000"},
    {"for": "milestone-1", "date": "2004-01-19", "amount": "700000", "withheld": "50000",
     "creditable": "50000"},
    {"for": "royalty-2009-Q1", "date": "2009-04-30", "amount": "100"},
    {"for": "royalty-2009-Q1", "date": "2009-06-01", "amount": "50"},
    {"for": "royalty-2009-Q3", "date": "2009-11-15", "amount": "1000"},
    {"for": "interest:supply", "date": "2002-04-01", "amount": "100"},
    {"for": "milestone-3", "date": "2002-04-01", "amount": "1"}
  ],
  "fx": [
    {"currency": "EUR", "date": "2009-04-30", "usd": "1.3230"},
    {"currency": "EUR", "date": "2009-06-01", "usd": "1.4200"},
    {"currency": "EUR", "date": "2009-10-28", "usd": "1.4710"},
    {"currency": "EUR", "date": "2009-11-13", "usd": "1.4912"},
    {"currency": "EUR", "date": "2010-03-12", "usd": "1.3770"},
    {"currency": "JPY", "date": "2009-08-14", "per_usd": "95.50"},
    {"currency": "JPY", "date": "2009-10-30", "per_usd": "90.10"},
    {"currency": "JPY", "date": "2009-11-15", "per_usd": "89.40"}
  ],
  "patents": [{"case": "MBUS 1192", "country": "US", "application": "08/428444",
               "extended_to": "2017-04-24"}],
  "supply_agreement": {"executed": "2001-12-10"},
  "extensions": [{"for": "royalty-2009-Q2", "to": "2009-08-15"}]
})";

}  // namespace jm216::test
