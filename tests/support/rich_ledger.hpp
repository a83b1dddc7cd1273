#pragma once
// Ledgers in which nearly everything happens that the rules know: `rich_ledger` while the licence
// runs, `ended_ledger` with notices, amendments, statements and what follows from them, `later_ledger`
// with the facts that the second edition of the format added.
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

inline constexpr std::string_view later_ledger = R"({
  "as_of": "2016-06-30",
  "sellers": {
    "NEOT": {"name": "Neo", "role": "licensee"},
    "EURO": {"name": "Europharm SA", "role": "sublicensee", "from": "2008-01-01",
             "until": "2011-12-31"},
    "AFFI": {"role": "affiliate"}
  },
  "sales": [
    {"invoice": "N1", "date": "2009-02-03", "supplied": "2008-12-30", "country": "US",
     "seller": "NEOT", "currency": "USD", "gross": "1000", "quantity": "10"},
    {"invoice": "N2", "date": "2009-02-04", "free": true, "country": "US", "seller": "NEOT",
     "currency": "USD", "gross": "0", "fair_market_price": "120"},
    {"invoice": "N3", "date": "2009-02-05", "country": "FR", "seller": "NEOT", "currency": "EUR",
     "gross": "1000", "arms_length": false, "fair_market_price": "1300", "deductions":
     {"trade_discount": "10"}},
    {"invoice": "C1", "date": "2009-03-05", "country": "FR", "seller": "NEOT", "currency": "EUR",
     "gross": "400", "credit_of": "N3", "credit_reason": "correction"},
    {"invoice": "C2", "date": "2009-04-05", "country": "FR", "seller": "NEOT", "currency": "EUR",
     "gross": "-200", "credit_of": "N3", "credit_reason": "discount"},
    {"invoice": "C3", "date": "2009-05-05", "country": "FR", "seller": "NEOT", "currency": "EUR",
     "gross": "-300", "credit_of": "N3", "credit_reason": "returned", "fair_market_price": "325"},
    {"invoice": "E1", "date": "2009-07-10", "country": "IT", "seller": "EURO", "currency": "EUR",
     "gross": "800", "quantity": "8", "deductions": {"returns": "50"}},
    {"invoice": "E2", "date": "2009-08-10", "country": "IT", "seller": "EURO", "currency": "EUR",
     "gross": "-80", "quantity": "-1", "credit_of": "E1", "credit_reason": "returned"},
    {"invoice": "E3", "date": "2009-10-05", "country": "IT", "seller": "EURO", "currency": "EUR",
     "gross": "-100", "credit_of": "E1"},
    {"invoice": "E4", "date": "2009-10-06", "country": "IT", "seller": "EURO", "currency": "EUR",
     "gross": "700"},
    {"invoice": "T1", "date": "2012-02-03", "country": "DE", "seller": "NEOT", "buyer": "EURO",
     "currency": "USD", "gross": "500"},
    {"invoice": "T2", "date": "2012-02-03", "country": "DE", "seller": "NEOT", "buyer": "AFFI",
     "currency": "USD", "gross": "500"},
    {"invoice": "N4", "date": "2016-02-03", "country": "US", "seller": "NEOT", "currency": "USD",
     "gross": "1000"},
    {"invoice": "N5", "date": "2016-02-04", "country": "GB", "seller": "NEOT", "currency": "USD",
     "gross": "2000"},
    {"invoice": "N6", "date": "2016-02-04", "country": "CN", "seller": "NEOT", "currency": "USD",
     "gross": "300"}
  ],
  "production": [{"quarter": "2009-Q1", "seller": "NEOT", "quantity": "9"}],
  "generics": [
    {"country": "US", "available_from": "2014-05-05", "infringing": true},
    {"country": "GB", "available_from": "2009-05-05", "source": "licensed"},
    {"country": "GB", "available_from": "2009-05-05", "marketer": "Johnson Matthey Inc"},
    {"country": "DE", "available_from": "2013-02-03", "marketer": "Europharm S.A."}
  ],
  "infringements": [
    {"country": "IT", "percent": "20", "notified": "2009-02-01", "evidence": "2008-09-01",
     "suit_filed": "2009-09-01", "suit_by": "licensee"},
    {"country": "IT", "percent": "21.5", "notified": "2009-03-01"},
    {"country": "FR", "percent": "35", "notified": "2008-03-01", "suit_filed": "2008-04-01",
     "suit_by": "licensee"},
    {"country": "CN", "percent": "40", "notified": "2009-02-01", "right": "CN 1000001"}
  ],
  "milestones": [{"milestone": 1, "attained": "2003-12-20"},
                 {"milestone": 2, "instalments": {"a": "2003-12-20", "b": "2005-12-20"}},
                 {"milestone": 3, "attained": "2005-12-20", "country": "NO"}],
  "payments": [
    {"for": "signature", "date": "2001-08-28", "amount": "90000", "withheld": "10000",
     "creditable": "6000"},
    {"for": "signature", "date": "2006-01-10", "amount": "1000"},
    {"for": "interest:signature", "date": "2011-02-10", "amount": "10"},
    {"for": "supply", "date": "2002-01-31", "amount": "150000"},
    {"for": "milestone-1", "date": "2004-02-19", "amount": "750000"},
    {"for": "milestone-2-a", "date": "2004-01-19", "amount": "500000"},
    {"for": "royalty-2009-Q1", "date": "2009-04-20", "amount": "100"},
    {"for": "royalty-2009-Q1", "date": "2009-06-20", "amount": "50"},
    {"for": "royalty-2009-Q4", "date": "2010-01-20", "amount": "30"}
  ],
  "statements": [{"quarter": "2009-Q1", "date": "2009-04-28", "royalty_usd": "250.00",
                  "fingerprint": "3f9a-21c7",
                  "rows": [{"seller": "NEOT", "made": "9", "sold": "10", "currency": "USD",
                            "net_sales": "1000"}, {"seller": "EURO", "sold": "1"}]}],
  "amendments": [
    {"title": "First", "effective": "2002-09-30",
     "changes": {"supply_usd": "160000", "milestone-2": {"instalments": [
       {"id": "a", "what": "NDA accepted", "amount_usd": "500000", "in": "shares"},
       {"id": "b", "what": "NDA approved", "amount_usd": "2500000"}]}}},
    {"title": "Second", "effective": "2008-06-30",
     "changes": {"infringement_threshold": "25", "infringement_cap": "45",
                 "infringement_days": 90, "generic_percent": "1"}}
  ],
  "fx": [
    {"currency": "EUR", "date": "2009-04-20", "usd": "1.2930"},
    {"currency": "EUR", "date": "2009-04-30", "usd": "1.3230"},
    {"currency": "EUR", "date": "2009-06-19", "usd": "1.3930"},
    {"currency": "EUR", "date": "2009-07-30", "usd": "1.4050"},
    {"currency": "EUR", "date": "2009-10-30", "usd": "1.4740"},
    {"currency": "EUR", "date": "2010-01-20", "usd": "1.4110"},
    {"currency": "EUR", "date": "2010-01-29", "usd": "1.3980"},
    {"currency": "EUR", "date": "2016-06-30", "usd": "1.1100"}
  ],
  "patents": [
    {"case": "MBUS 1192", "country": "DE", "application": "EP 95302629.1", "kind": "spc",
     "extended_to": "2018-04-19"},
    {"kind": "other", "country": "GB", "application": "GB 1", "expires": "2019-03-01",
     "granted": "7", "granted_on": "2006-01-03"}
  ],
  "supply_agreement": {"executed": "2001-12-10"},
  "extensions": [{"for": "royalty-2009-Q4", "to": "2010-02-15"}],
  "notices": [
    {"kind": "breach", "by": "licensee", "given": "2015-11-02", "method": "post"},
    {"kind": "terminate-breach", "by": "licensor", "given": "2015-11-03", "method": "e-mail",
     "remediable": false}
  ],
  "force_majeure": [{"party": "licensee", "from": "2005-10-01", "notified": "2005-10-10",
                     "to": "2006-02-01"}],
  "claims": [{"date": "2010-06-01", "limb": "defects", "amount_usd": "120000.00"},
             {"date": "2011-06-01", "limb": "ip", "amount_usd": "4900000.50", "note": "batch 7"}],
  "bank_accounts": [{"account": "00-1", "from": "2001-08-28", "until": "2008-12-31"},
                    {"name": "JM", "bank": "New Bank", "account": "00-2", "from": "2009-01-01"}],
  "dismissed": [{"question": "round-numbers-only:NEOT:2009-Q1", "date": "2010-01-01",
                 "reason": "list prices"}]
})";

}  // namespace jm216::test
