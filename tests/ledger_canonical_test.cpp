// The canonical ledger (file format): the facts alone, in one form.
#include "core/ledger/writer/canonical.hpp"

#include <string>

#include "core/evaluation/evaluate.hpp"
#include "core/export/json.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"
#include "tests/support/material.hpp"

namespace jm216::test::ledger_canonical_test {

std::string canonical(const Ledger& ledger) {
  std::string text;
  write_canonical(ledger, [&text](std::string_view piece) { text += piece; });
  return text;
}

std::string canonical(std::string_view text) {
  const ReadResult result = read_ledger_text(text);
  for (const Problem& problem : result.problems.list) MESSAGE(to_string(problem));
  REQUIRE(result.ledger);
  return canonical(*result.ledger);
}

TEST_SUITE_BEGIN("canonical ledger");

TEST_CASE("every section and field, in the documented order, whatever the order in the file") {
  const std::string_view scrambled = R"( {
    "done": [{"date": "2001-09-14", "deadline": "supply-80g"}],
    "events": [{"note": "meeting", "date": "2004-05-05", "clock": "oral-disclosure"}],
    "force_majeure": [{"to": "2005-09-01", "from": "2005-01-01", "party": "licensee"}],
    "notices": [{"force_majeure": true, "milestone": 1, "method": "post", "given": "2010-03-01", "by": "licensee", "kind": "terminate-convenience"}],
    "extensions": [{"agreed": "2009-04-20", "to": "2009-05-15", "for": "royalty-2009-Q1"}],
    "supply_agreement": {"supply_failed_from": "2010-01-01", "executed": "2001-12-10"},
    "patents": [{"ended": "2014-01-01", "granted": "5519155", "by": "extension", "extended_to": "2017-04-24", "application": "08/428444", "country": "US", "case": "MBUS 1192"}],
    "base_rates": [{"percent": 0.50, "from": "2009-03-05"}],
    "fx": [{"usd": "1.3230", "date": "2009-05-15", "currency": "EUR"}, {"per_usd": 9e1, "date": "2009-05-15", "currency": "JPY"}],
    "amendments": [{"changes": {"milestone-1": {"amount_usd": "500000.00", "target": "2006-01-01"}, "term_ends": "2019-01-01", "sell_off_months": 6, "interest_margin": "3", "statement_days": 30, "payment_days": 30, "royalty_percent": "8.50"}, "effective": "2002-09-30", "agreed": "2002-09-29", "title": "First"}],
    "statements": [{"royalty_usd": "-1300.10", "date": "2009-04-28", "quarter": "2009-Q1"}],
    "payments": [{"reference": "wire", "creditable": "99.90", "withheld": "100.00", "amount": "1020.04", "date": "2009-05-20", "for": "royalty-2009-Q1"}],
    "milestones": [{"extension_agreed": "2003-11-30", "extended_to": "2004-06-30", "attained": "2003-12-20", "milestone": 1}],
    "infringements": [{"claimed": false, "ceased": "2010-01-31", "suit_filed": "2009-05-01", "notified": "2009-03-01", "percent": "40", "country": "IT"}],
    "generics": [{"infringing": true, "marketer": "Copycat", "product": "JM216", "withdrawn": "2011-08-01", "available_from": "2010-02-14", "country": "DE"}],
    "production": [{"unit": "pack", "quantity": "5000.0", "product": "oral", "seller": "EURO", "quarter": "2009-Q1"}],
    "sales": [{"credit_reason": "returned", "credit_of": "INV-1", "buyer": "NEOT", "fair_market_price": 0, "for_money": false, "arms_length": false, "export": true,
      "separately_charged": ["sales_tax", "freight"], "deductions": {"export_insurance": "8", "freight": "35.20", "packing": "0", "trade_discount": "120"},
      "gross": "-12000.50", "currency": "EUR", "unit": "pack", "quantity": "-120.0", "product": "oral", "seller": "EURO", "country": "DE", "date": "2009-02-03", "line": "1", "invoice": "INV-2"}],
    "sellers": {"NEOT": {"role": "licensee", "name": "Neo"}, "EURO": {"exhibit_1": true, "role": "sublicensee", "name": "Europharm"}},
    "readings": {"rounding": "half-even"}, "effective_date": "2001-09-01", "as_of": "2009-06-30", "title": "t", "format": "jm216-ledger/1" } )";
  const std::string expected =
      R"({"effective_date":"2001-09-01",)"
      R"("sellers":{"EURO":{"name":"Europharm","role":"sublicensee","exhibit_1":true},"NEOT":{"name":"Neo","role":"licensee"}},)"
      R"("sales":[{"invoice":"INV-2","line":"1","date":"2009-02-03","country":"DE","seller":"EURO","product":"oral","quantity":"-120","unit":"pack",)"
      R"("currency":"EUR","gross":"-12000.5","deductions":{"trade_discount":"120","freight":"35.2","export_insurance":"8"},"separately_charged":["freight","sales_tax"],)"
      R"("export":true,"arms_length":false,"for_money":false,"fair_market_price":"0","buyer":"NEOT","credit_of":"INV-1","credit_reason":"returned"}],)"
      R"("production":[{"quarter":"2009-Q1","seller":"EURO","product":"oral","quantity":"5000","unit":"pack"}],)"
      R"("generics":[{"country":"DE","available_from":"2010-02-14","withdrawn":"2011-08-01","product":"JM216","marketer":"Copycat","infringing":true}],)"
      R"("infringements":[{"country":"IT","percent":"40","notified":"2009-03-01","suit_filed":"2009-05-01","ceased":"2010-01-31","claimed":false}],)"
      R"("milestones":[{"milestone":1,"attained":"2003-12-20","extended_to":"2004-06-30","extension_agreed":"2003-11-30"}],)"
      R"("payments":[{"for":"royalty-2009-Q1","date":"2009-05-20","amount":"1020.04","withheld":"100","creditable":"99.9","reference":"wire"}],)"
      R"("statements":[{"quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"-1300.1"}],)"
      R"("amendments":[{"title":"First","agreed":"2002-09-29","effective":"2002-09-30","changes":{"royalty_percent":"8.5","payment_days":30,"statement_days":30,)"
      R"("interest_margin":"3","sell_off_months":6,"term_ends":"2019-01-01","milestone-1":{"target":"2006-01-01","amount_usd":"500000"}}}],)"
      R"("fx":[{"currency":"EUR","date":"2009-05-15","usd":"1.323"},{"currency":"JPY","date":"2009-05-15","per_usd":"90"}],)"
      R"("base_rates":[{"from":"2009-03-05","percent":"0.5"}],)"
      R"("patents":[{"case":"MBUS 1192","country":"US","application":"08/428444","extended_to":"2017-04-24","by":"extension","granted":"5519155","ended":"2014-01-01"}],)"
      R"("supply_agreement":{"executed":"2001-12-10","supply_failed_from":"2010-01-01"},)"
      R"("extensions":[{"for":"royalty-2009-Q1","to":"2009-05-15","agreed":"2009-04-20"}],)"
      R"("notices":[{"kind":"terminate-convenience","by":"licensee","given":"2010-03-01","method":"post","milestone":1,"force_majeure":true}],)"
      R"("force_majeure":[{"party":"licensee","from":"2005-01-01","to":"2005-09-01"}],)"
      R"("events":[{"clock":"oral-disclosure","date":"2004-05-05","note":"meeting"}],)"
      R"("done":[{"deadline":"supply-80g","date":"2001-09-14"}]})";
  CHECK(canonical(scrambled) == expected);
  CHECK(canonical(expected) == expected);
}

TEST_CASE("defaults and empty sections are left out") {
  CHECK(
      canonical(
          R"({"effective_date":"2001-08-28","sellers":{},"production":[],"supply_agreement":{},"fx":[],)"
          R"("amendments":[{"title":"","agreed":"2002-01-01","effective":"2002-01-01","changes":{"milestone-2":{}}}],)"
          R"("sales":[{"invoice":"A","line":"","date":"2009-02-03","country":"DE","seller":"licensee","product":"JM216","quantity":0,)"
          R"("unit":"unit","currency":"EUR","gross":0.0001,"deductions":{"freight":"0"},"separately_charged":[],"export":false,)"
          R"("arms_length":true,"for_money":true}]})") ==
      R"({"sales":[{"invoice":"A","date":"2009-02-03","country":"DE","currency":"EUR","gross":"0.0001"}],)"
      R"("amendments":[{"effective":"2002-01-01","changes":{}}]})");
  CHECK(canonical("[]") == R"({"sales":[]})");
  CHECK(
      canonical(
          R"([{"invoice":"A","date":"2009-02-03","country":"DE","currency":"EUR","gross":1,"separately_charged":)"
          R"(["trade_discount","returns","packing","insurance","freight","sales_tax","import_duty","export_insurance"]}])") ==
      R"({"sales":[{"invoice":"A","date":"2009-02-03","country":"DE","currency":"EUR","gross":"1","separately_charged":true}]})");
}

TEST_CASE("a statement names the ledger that it was made from, and no figure asks it") {
  const std::string_view with =
      R"({"sales":[],"statements":[{"quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"10","fingerprint":"3f9a-21c7"}]})";
  const std::string_view without =
      R"({"sales":[],"statements":[{"quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"10"}]})";
  CHECK(canonical(with) == with);
  CHECK(canonical(without) == without);
  const auto report = [](std::string_view text) {
    const Ledger ledger = *read_ledger_text(text).ledger;
    return to_json(evaluate(ledger, Readings(), make_date(2009, 12, 31), "").report);
  };
  // Nor is it a field that the format does not know, which a finding would say.
  CHECK(report(with) == report(without));
}

TEST_CASE("no payments and nothing said of payments are different facts") {
  CHECK(canonical(R"({"sales":[],"payments":[],"statements":[]})") ==
        R"({"sales":[],"payments":[],"statements":[]})");
  CHECK(fingerprint(*read_ledger_text("[]").ledger) !=
        fingerprint(*read_ledger_text(R"({"sales":[],"payments":[]})").ledger));
}

TEST_CASE("the fingerprint is the SHA-256 of the canonical text") {
  const Ledger ledger = *read_ledger_text("[]").ledger;
  // printf '{"sales":[]}' | sha256sum
  CHECK(fingerprint(ledger) == "68e13fd9a650a16e5d0d3427cd32e95e93c6951dfb2a4507eb451e318cd94fab");
  CHECK(short_fingerprint("3f9a21c7ffff") == "3f9a-21c7");
  CHECK(
      fingerprint(
          *read_ledger_text(
               R"({"title":"t","as_of":"2009-01-01","readings":{"rounding":"half-even"},"sales":[],"unknown":1})")
               .ledger) == fingerprint(ledger));
}

TEST_CASE("texts of every kind survive") {
  CHECK(
      canonical(
          R"([{"invoice":"\"\\\/\b\f\n\r\t\u0001\u00e4\ud83d\ude00","date":"2009-02-03","country":"DE","currency":"EUR","gross":1}])") ==
      R"({"sales":[{"invoice":"\"\\/\b\f\n\r\t\u0001ä😀","date":"2009-02-03","country":"DE","currency":"EUR","gross":"1"}]})");
}

TEST_CASE("naughty texts come back as they were") {
  const auto list = test::shared_file("material/naughty/blns.json");
  if (!list) return;
  std::size_t texts = 0;
  // One text a line, as JSON: each becomes a product, most an invoice.
  for (const std::string& row : test::split(*list, '\n')) {
    const std::size_t begin = row.find('"');
    const std::size_t end = row.rfind('"');
    if (begin == std::string::npos || end == begin) continue;
    const std::string text = row.substr(begin, end - begin + 1);
    if (text.find("\\u0000") != std::string::npos) continue;
    ++texts;
    const std::string invoice = text == "\"\"" ? "\"-\"" : text;
    const std::string first =
        canonical(R"({"title":)" + text + R"(,"sales":[{"invoice":)" + invoice +
                  R"(,"date":"2009-02-03","country":"DE","product":)" + text +
                  R"(,"currency":"EUR","gross":"1"}]})");
    CHECK(canonical(first) == first);
  }
  CHECK(texts > 400);
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_canonical_test
