// Findings: every code of the catalogue is made by a ledger here, and a plain ledger makes none of
// them but the standing notes. The clause tests show the other side of each.
#include <set>

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::findings_test {

std::string line(const std::string& members) {
  return R"({"invoice": "A", "date": "2009-02-03", "country": "DE", )" + members + '}';
}

const std::string dollars = R"("currency": "USD", "gross": "100")";
const std::string euros = R"("currency": "EUR", "gross": "100")";

const std::string insolvent =
    R"({"kind": "terminate-insolvency", "by": "licensor", "given": "2010-03-10",
        "method": "telefax"})";

struct Case {
  std::string code;
  std::string severity;
  std::string ledger;
};

std::vector<Case> cases() {
  const std::string day = "2009-06-30";
  const std::string sale = line(dollars);
  return {
      {"sale-before-effective-date", "error",
       ledger(day, sale, R"("effective_date": "2009-03-01")")},
      {"sale-outside-licence", "error",
       ledger("2011-06-30",
              R"({"invoice": "A", "date": "2010-09-11", "country": "DE", "currency": "USD",
                  "gross": "100"})",
              "\"notices\": [" + insolvent + ']')},
      {"notice-without-right", "error",
       ledger(day, "",
              R"("notices": [{"kind": "terminate-convenience", "by": "licensor",
                              "given": "2009-03-01", "method": "post"}])")},
      {"notice-method", "error",
       ledger(day, "",
              R"("notices": [{"kind": "terminate-convenience", "by": "licensee",
                              "given": "2009-03-01", "method": "e-mail"}])")},
      {"fair-market-price-missing", "error",
       ledger(day, line(dollars + R"(, "for_money": false)"))},
      {"fx-missing", "error", ledger(day, line(euros))},
      {"base-rate-missing", "error",
       ledger(day, "",
              R"("payments": [{"for": "supply", "date": "2002-01-31", "amount": "150000"}],
                 "base_rates": [{"from": "2009-01-01", "percent": "1"}])")},
      {"deduction-not-allowed", "warning",
       ledger(day, line(dollars + R"(, "deductions": {"freight": "1"})"))},
      {"deductions-exceed-price", "warning",
       ledger(day, line(dollars + R"(, "deductions": {"returns": "101"})"))},
      {"duplicate-invoice", "warning", ledger(day, sale + ',' + sale)},
      {"credit-note-unmarked", "warning", ledger(day, line(R"("currency": "USD", "gross": "-1")"))},
      {"credited-invoice-unknown", "warning",
       ledger(day, line(R"("currency": "USD", "gross": "-1", "credit_of": "Z")"))},
      {"credit-not-allowed", "warning",
       ledger(day, line(R"("currency": "USD", "gross": "-1", "credit_reason": "other")"))},
      {"statement-differs", "warning",
       ledger(day, sale,
              R"("statements": [{"quarter": "2009-Q1", "date": "2009-04-30",
                                 "royalty_usd": "8.49"}])")},
      {"statement-late", "warning",
       ledger(day, sale,
              R"("statements": [{"quarter": "2009-Q1", "date": "2009-05-01",
                                 "royalty_usd": "8.50"}])")},
      {"statement-missing", "warning",
       ledger(day, sale, R"("effective_date": "2009-01-01", "statements": [])")},
      {"sold-exceeds-made", "warning",
       ledger(day, line(dollars + R"(, "quantity": "2")"),
              R"("production": [{"quarter": "2009-Q1", "quantity": "1"}])")},
      {"record-unused", "warning",
       ledger(day, "", R"("done": [{"deadline": "supply-90g", "date": "2001-09-14"}])")},
      {"extension-unused", "warning",
       ledger(day, sale, R"("extensions": [{"for": "royalty-2009Q1", "to": "2009-12-31"}])")},
      {"milestone-order", "warning",
       ledger(day, "", R"("milestones": [{"milestone": 4, "attained": "2006-01-01"}])")},
      {"withholding-shortfall", "warning",
       ledger(day, sale,
              R"("payments": [{"for": "signature", "date": "2001-08-28", "amount": "99999",
                               "withheld": "1"}])")},
      {"overpaid", "warning",
       ledger(day, "",
              R"("payments": [{"for": "signature", "date": "2001-08-28", "amount": "100001"}])")},
      {"payment-for-nothing", "warning",
       ledger(day, "",
              R"("payments": [{"for": "milestone-1", "date": "2001-08-28", "amount": "1"}])")},
      {"generic-marketed-by-seller", "warning",
       ledger(day, sale,
              R"("sellers": {"licensee": {"name": "Neo", "role": "licensee"}},
                 "generics": [{"country": "DE", "available_from": "2009-01-01", "marketer": "Neo"}])")},
      {"patent-unknown", "warning",
       ledger(day, "", R"("patents": [{"case": "MBUS 1", "country": "US", "application": "1"}])")},
      {"unknown-field", "warning", ledger(day, line(dollars + R"(, "grosss": "1")"))},
      {"payments-unrecorded", "note", ledger(day, "")},
      {"amendment-applied", "note",
       ledger(day, "",
              R"("amendments": [{"effective": "2002-09-30", "changes": {"payment_days": 60}}])")},
      {"sublicence-assigned", "note",
       ledger("2010-06-30",
              R"({"invoice": "A", "date": "2010-03-11", "country": "DE", "currency": "USD",
                  "gross": "100", "seller": "S"})",
              R"("sellers": {"S": {"role": "sublicensee", "exhibit_1": true}}, "notices": [)" +
                  insolvent + ']')},
      {"credit-reason-missing", "note", ledger(day, line(R"("currency": "USD", "gross": "-1")"))},
      {"intra-group-sale", "note",
       ledger(day, line(dollars + R"(, "seller": "X", "buyer": "Y")"),
              R"("sellers": {"X": {"role": "licensee"}, "Y": {"role": "affiliate"}})")},
      {"generic-infringing", "note",
       ledger(
           day, sale,
           R"("generics": [{"country": "DE", "available_from": "2009-01-01", "infringing": true}])")},
      {"seller-role-assumed", "note", ledger(day, line(dollars + R"(, "seller": "X")"))},
      {"schedule-a-conflict", "note", ledger(day, "")},
      {"article-v2-reference", "note", ledger(day, "")},
      {"as-signed", "note", ledger(day, "")},
      {"base-rate-builtin", "note", ledger(day, "", R"("payments": [])")},
      {"base-rate-stale", "note", ledger("2026-11-23", "", R"("payments": [])")},
      {"fx-previous-day", "note",
       ledger(day, line(euros),
              R"("fx": [{"currency": "EUR", "date": "2009-04-29", "usd": "1.3"}])")},
      {"fx-provisional", "note",
       ledger("2009-04-29", line(euros),
              R"("fx": [{"currency": "EUR", "date": "2009-04-29", "usd": "1.3"}])")},
      {"negative-quarter", "note", ledger(day, line(R"("currency": "USD", "gross": "-1")"))},
      {"milestone-attained-late", "note",
       ledger(day, "", R"("milestones": [{"milestone": 3, "attained": "2007-01-01"}])")},
      {"infringement-too-small", "note",
       ledger(day, "", R"("infringements": [{"country": "IT", "percent": "30"}])")},
      {"infringement-suit-filed", "note",
       ledger(day, "",
              R"("infringements": [{"country": "IT", "percent": "31", "notified": "2009-01-01",
                                    "suit_filed": "2009-02-01"}])")},
  };
}

TEST_CASE("every code of the catalogue has a ledger that brings it, once") {
  std::set<std::string> seen;
  for (const Case& c : cases()) {
    INFO(c.code);
    const Answer a = ask(c.ledger);
    REQUIRE(a.count(c.code) == 1);
    const Finding& found = a.finding(c.code);
    CHECK(to_string(kind_of(found.code).severity) == c.severity);
    CHECK_FALSE(found.message.empty());
    CHECK(seen.insert(c.code).second);
  }
  for (const FindingKind& kind : finding_kinds()) {
    CHECK_MESSAGE(seen.count(std::string(kind.code)) == 1, "no ledger brings " << kind.code);
  }
  CHECK(seen.size() == finding_kinds().size());
}

TEST_CASE("a plain ledger has only the standing notes") {
  const Answer a = ask(ledger("2009-06-30",
                              R"({"invoice": "A", "date": "2009-02-03", "country": "DE",
                                  "currency": "USD", "gross": "100"})",
                              R"("payments": [
      {"for": "signature", "date": "2001-08-28", "amount": "100000"},
      {"for": "supply", "date": "2002-01-31", "amount": "150000"},
      {"for": "royalty-2009-Q1", "date": "2009-04-30", "amount": "8.50"}])"));
  std::set<std::string> codes;
  for (const Finding& finding : a.report().findings) {
    codes.insert(std::string(kind_of(finding.code).code));
  }
  CHECK(codes == std::set<std::string>{"as-signed", "schedule-a-conflict", "article-v2-reference"});
}

TEST_CASE("one finding for one cause, with the first place and the count") {
  const std::string two = R"({"invoice": "A", "date": "2009-02-03", "country": "DE",
      "currency": "USD", "gross": "100", "deductions": {"freight": "1"}},
     {"invoice": "B", "date": "2009-02-03", "country": "DE",
      "currency": "USD", "gross": "100", "deductions": {"freight": "1", "packing": "1"}},
     {"invoice": "C", "date": "2009-02-03", "country": "DE",
      "currency": "USD", "gross": "100", "deductions": {"freight": "1"}})";
  const Answer a = ask(ledger("2009-06-30", two));
  REQUIRE(a.count("deduction-not-allowed") == 2);
  const Finding& freight = a.finding("deduction-not-allowed");
  CHECK(freight.where == "/sales/0/deductions/freight");
  CHECK(freight.message.find('3') != std::string::npos);
}

TEST_CASE("findings stand by severity, code, where") {
  const Answer a = ask(ledger("2009-06-30",
                              R"({"invoice": "A", "date": "2009-02-03", "country": "DE",
                                  "currency": "EUR", "gross": "-100"},
                                 {"invoice": "B", "date": "2009-02-03", "country": "DE",
                                  "currency": "USD", "gross": "100", "for_money": false,
                                  "deductions": {"packing": "1", "freight": "1"}})",
                              R"("infringements": [{"country": "IT", "percent": "30"},
                                                   {"country": "FR", "percent": "29"}])"));
  const auto& findings = a.report().findings;
  REQUIRE(findings.size() > 8);
  const auto key = [](const Finding& f) {
    const FindingKind& kind = kind_of(f.code);
    return std::make_tuple(kind.severity, std::string(kind.code), f.where);
  };
  for (std::size_t i = 1; i < findings.size(); ++i) {
    CHECK(key(findings[i - 1]) <= key(findings[i]));
  }
  CHECK(a.count("infringement-too-small") == 2);
}

}  // namespace jm216::test::findings_test
