#pragma once
// Two ledgers in which nearly everything happens that the rules know: `rich_ledger` while the
// licence runs, `ended_ledger` with notices, amendments, statements and what follows from them.
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

inline constexpr std::string_view ended_ledger = R"({
  "as_of": "2010-12-15",
  "effective_date": "2001-09-03",
  "sellers": {
    "NEOT": {"name": "Neo", "role": "licensee"},
    "EURO": {"name": "Euro", "role": "sublicensee", "exhibit_1": true}
  },
  "sales": [
    {"invoice": "N1", "date": "2009-02-03", "country": "US", "seller": "NEOT", "quantity": "10",
     "currency": "USD", "gross": "1000"},
    {"invoice": "N2", "date": "2009-05-03", "country": "IT", "seller": "NEOT", "quantity": "10",
     "currency": "EUR", "gross": "1000"},
    {"invoice": "N3", "date": "2010-04-15", "country": "US", "seller": "NEOT",
     "currency": "USD", "gross": "-300", "credit_of": "N1", "credit_reason": "correction"},
    {"invoice": "N4", "date": "2010-07-15", "country": "IT", "seller": "NEOT",
     "currency": "USD", "gross": "5000"},
    {"invoice": "E4", "date": "2010-07-15", "country": "DE", "seller": "EURO",
     "currency": "EUR", "gross": "700"},
    {"invoice": "N5", "date": "2010-12-01", "country": "US", "seller": "NEOT",
     "currency": "USD", "gross": "10"}
  ],
  "production": [{"quarter": "2009-Q1", "seller": "NEOT", "quantity": "15"}],
  "infringements": [{"country": "IT", "percent": "60", "notified": "2008-10-01",
                     "ceased": "2010-11-30"},
                    {"country": "IT", "percent": "35", "notified": "2008-11-01"}],
  "milestones": [{"milestone": 1, "attained": "2004-05-20"},
                 {"milestone": 2, "attained": "2005-12-20", "extended_to": "2005-06-30"},
                 {"milestone": 3, "attained": "2010-06-01"}],
  "payments": [
    {"for": "signature", "date": "2001-10-03", "amount": "60000"},
    {"for": "signature", "date": "2003-10-03", "amount": "50000"},
    {"for": "royalty-2009-Q1", "date": "2009-06-05", "amount": "80", "withheld": "8",
     "creditable": "5"},
    {"for": "interest:signature", "date": "2003-10-03", "amount": "1500"}
  ],
  "statements": [
    {"quarter": "2009-Q1", "date": "2009-05-05", "royalty_usd": "80.00"},
    {"quarter": "2009-Q1", "date": "2009-06-05", "royalty_usd": "84.00"}
  ],
  "amendments": [
    {"title": "First", "agreed": "2002-09-30", "effective": "2002-09-30",
     "changes": {"payment_days": 40, "statement_days": 35, "interest_margin": "3.5",
                 "royalty_percent": "9", "term_ends": "2019-01-01",
                 "milestone-2": {"amount_usd": "2500000"},
                 "milestone-4": {"target": "2012-01-01"}}},
    {"title": "Second", "effective": "2007-06-30", "changes": {"sell_off_months": 7}}
  ],
  "fx": [
    {"currency": "EUR", "date": "2009-08-07", "usd": "1.4211"},
    {"currency": "EUR", "date": "2010-12-14", "usd": "1.3390"}
  ],
  "base_rates": [{"from": "2001-08-02", "percent": "5"}, {"from": "2003-02-06", "percent": "3.75"},
                 {"from": "2009-03-05", "percent": "0.5"}],
  "patents": [{"case": "MBUS 1192", "country": "US", "application": "08/428444",
               "extended_to": "2016-04-24", "ended": "2010-01-01"}],
  "supply_agreement": {"executed": "2002-02-10", "supply_failed_from": "2002-01-15"},
  "extensions": [{"for": "supply", "to": "2002-03-01", "agreed": "2002-01-20"}],
  "notices": [
    {"kind": "breach", "by": "licensee", "given": "2009-11-02", "method": "post"},
    {"kind": "terminate-convenience", "by": "licensee", "given": "2010-02-28", "method": "post"}
  ],
  "force_majeure": [{"party": "licensor", "from": "2009-08-01", "to": "2010-04-01"}],
  "events": [{"clock": "oral-disclosure", "date": "2004-05-05"},
             {"clock": "protection-request", "date": "2005-11-30"},
             {"clock": "patent-abandonment", "date": "2011-06-30"}],
  "done": [{"deadline": "supply-80g", "date": "2001-09-14"},
           {"deadline": "sublicence-form", "date": "2001-12-01"}]
})";

}  // namespace jm216::test
