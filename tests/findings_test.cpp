// Findings: every code of the catalogue is made by a ledger here, those of the second edition not by
// its nearest neighbour, and a plain ledger makes none of them but the standing notes. The clause tests
// show the other side of each.
#include <regex>
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
  std::string neighbour{};  // a ledger that lacks it by a hair
};

std::vector<Case> first_edition() {
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

// Neighbours that differ in one place.
Case apart(const std::string& code, const std::string& severity, const std::string& day,
           const std::string& section, const std::string& here, const std::string& there,
           const std::string& sales = {}) {
  const auto with = [&](const std::string& members) {
    return ledger(day, sales, '"' + section + "\": [{" + members + "}]");
  };
  return {code, severity, with(here), with(there)};
}

Case by_as_of(const std::string& code, const std::string& severity, const std::string& day,
              const std::string& there, const std::string& sales, const std::string& sections) {
  return {code, severity, ledger(day, sales, sections), ledger(there, sales, sections)};
}

std::string notice(const std::string& kind, const std::string& by, const std::string& given,
                   const std::string& method = "telefax") {
  return R"("kind": ")" + kind + R"(", "by": ")" + by + R"(", "given": ")" + given +
         R"(", "method": ")" + method + '"';
}

std::string dated(const std::string& day, const std::string& members,
                  const std::string& country = "DE", const std::string& invoice = "A") {
  return R"({"invoice": ")" + invoice + R"(", "date": ")" + day + R"(", "country": ")" + country +
         "\", " + members + '}';
}

std::vector<Case> second_edition_by_record() {
  const std::string day = "2009-06-30";
  const std::string sale = line(dollars);
  const std::string generic = R"("country": "DE", "available_from": "2009-01-05")";
  const std::string infringing = R"("available_from": "2009-01-05", "infringing": true, )";
  return {
      apart("milestone-country-not-eu", "error", day, "milestones",
            R"("milestone": 3, "attained": "2005-06-01", "country": "NO")",
            R"("milestone": 3, "attained": "2005-06-01", "country": "SE")"),
      apart("infringement-without-patent", "warning", day, "infringements",
            R"("country": "CN", "percent": "40", "notified": "2008-10-01")",
            R"("country": "IT", "percent": "40", "notified": "2008-10-01")"),
      apart("infringement-not-notified", "warning", day, "infringements",
            R"("country": "IT", "percent": "40")",
            R"("country": "IT", "percent": "40", "notified": "2008-10-01")"),
      apart("infringing-without-patent", "warning", day, "generics",
            infringing + R"("country": "CN")", infringing + R"("country": "DE")"),
      apart("generic-not-third-party", "warning", day, "generics",
            generic + R"(, "marketer": "Johnson Matthey Inc")",
            generic + R"(, "marketer": "Johnson and Matthey Inc")"),
      apart("generic-licensed-goods", "note", day, "generics",
            generic + R"(, "source": "licensed")", generic + R"(, "source": "independent")"),
      apart("claims-exceed-cap", "warning", day, "claims",
            R"("date": "2009-06-01", "limb": "ip", "amount_usd": "5000000.01")",
            R"("date": "2009-06-01", "limb": "ip", "amount_usd": "5000000")"),
      // The SHA-256 of {"quarter":"2009-Q1","date":"2009-04-30","royalty_usd":"8.5"}.
      apart("statement-seal-broken", "warning", day, "statements",
            R"("quarter": "2009-Q1", "date": "2009-04-30", "royalty_usd": "8.51",
               "seal": "07d7db4d0a13eb03d2bd98fa95837e6eb34472d8ec2492d7216e408a0e6e03c7")",
            R"("quarter": "2009-Q1", "date": "2009-04-30", "royalty_usd": "8.50",
               "seal": "07d7db4d0a13eb03d2bd98fa95837e6eb34472d8ec2492d7216e408a0e6e03c7")",
            sale),
      apart("statement-row-differs", "warning", day, "statements",
            R"("quarter": "2009-Q1", "date": "2009-04-30", "royalty_usd": "8.50",
               "rows": [{"currency": "USD", "net_sales": "100.01"}])",
            R"("quarter": "2009-Q1", "date": "2009-04-30", "royalty_usd": "8.50",
               "rows": [{"currency": "USD", "net_sales": "100.00"}])",
            sale),
      apart("paid-late-right", "note", day, "payments",
            R"("for": "signature", "date": "2001-08-29", "amount": "100000")",
            R"("for": "signature", "date": "2001-08-28", "amount": "100000")"),
      // 60 days before 9 November 2001, and before 31 January 2002, the day on which the sum falls due.
      apart("not-accrued-at-end", "note", "2002-03-31", "notices",
            notice("terminate-convenience", "licensee", "2001-09-10", "post"),
            notice("terminate-convenience", "licensee", "2001-12-02", "post")),
      // The first milestone's deadline is 31 March 2004.
      apart("milestone-force-majeure", "note", "2004-04-01", "force_majeure",
            R"("party": "licensee", "from": "2003-01-01", "notified": "2004-03-31")",
            R"("party": "licensee", "from": "2003-01-01", "notified": "2004-04-01")"),
      apart("licensor-telefax-blank", "note", day, "notices",
            notice("terminate-convenience", "licensee", "2009-06-01"),
            notice("terminate-convenience", "licensee", "2009-06-01", "post")),
      apart("notice-facts-unrecorded", "note", day, "notices",
            notice("terminate-insolvency", "licensee", "2009-06-01", "post"),
            notice("terminate-convenience", "licensee", "2009-06-01", "post")),
  };
}

std::vector<Case> second_edition_by_day() {
  const std::string sub = dollars + R"(, "seller": "S", "quantity": "6")";
  const std::string sublicensee = R"("sellers": {"S": {"role": "sublicensee"}})";
  const auto until = [&](const std::string& last) {
    return ledger("2009-06-30", line(sub),
                  R"("sellers": {"S": {"role": "affiliate", "until": ")" + last + "\"}}");
  };
  const std::string ended = "\"notices\": [" + insolvent + ']';
  // Ten made up to the quarter of T, and four of them sold by T.
  const auto stock = [&](const std::string& after) {
    return ledger("2010-06-30",
                  dated("2010-01-05", dollars + R"(, "quantity": "4")") + ',' +
                      dated("2010-04-05", dollars + R"(, "quantity": ")" + after + '"', "DE", "B"),
                  ended + R"(, "production": [{"quarter": "2009-Q4", "quantity": "3"},
                                              {"quarter": "2010-Q1", "quantity": "7"},
                                              {"quarter": "2010-Q2", "quantity": "9"}])");
  };
  const auto milestone = [&](const std::string& day) {
    return ledger("2010-06-30", "",
                  ended + R"(, "milestones": [{"milestone": 2, "attained": ")" + day + "\"}]");
  };
  // Sold at 100 where the market pays 130.
  const auto corrected = [](const std::string& by) {
    return ledger("2009-06-30",
                  line(dollars + R"(, "arms_length": false, "fair_market_price": "130")") + ',' +
                      dated("2009-04-05",
                            R"("currency": "USD", "gross": ")" + by +
                                R"(", "credit_of": "A", "credit_reason": "correction")",
                            "DE", "B"));
  };
  const std::string marks = R"("currency": "DEM", "gross": "0")";
  return {
      {"sublicence-ended", "warning",
       ledger("2010-06-30", dated("2010-03-11", sub), sublicensee + ", " + ended),
       ledger("2010-06-30", dated("2010-03-10", sub), sublicensee + ", " + ended)},
      {"sell-off-exceeds-stock", "warning", stock("6.0001"), stock("6")},
      {"seller-outside-dates", "warning", until("2009-02-02"), until("2009-02-03")},
      {"currency-out-of-time", "warning", ledger("2002-06-30", dated("2002-04-01", marks)),
       ledger("2002-06-30", dated("2002-03-31", marks))},
      {"royalty-after-patent", "note", ledger("2015-06-30", dated("2015-04-25", dollars, "US")),
       ledger("2015-06-30", dated("2015-04-24", dollars, "US"))},
      {"credit-at-fair-market-price", "note", corrected("29.99"), corrected("30.01")},
      by_as_of("credit-unmatched", "note", "2018-04-25", "2018-04-24",
               dated("2018-04-20", R"("currency": "USD", "gross": "-100")"), ""),
      {"milestone-after-end", "note", milestone("2010-03-11"), milestone("2010-03-10")},
      by_as_of("claim-may-be-barred", "note", "2007-08-29", "2007-08-28", "", R"("payments": [])"),
      {"article-vi2-reference", "note", ledger("2009-06-30", "")},  // in every report
  };
}

std::vector<Case> cases() {
  std::vector<Case> all = first_edition();
  for (const auto& more : {second_edition_by_record(), second_edition_by_day()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
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
    if (!c.neighbour.empty()) CHECK_FALSE(ask(c.neighbour).has(c.code));
  }
  for (const FindingKind& kind : finding_kinds()) {
    CHECK_MESSAGE(seen.count(std::string(kind.code)) == 1, "no ledger brings " << kind.code);
  }
  CHECK(seen.size() == finding_kinds().size());
}

struct Passage {
  std::string code;
  std::string says;
  std::string ledger;
};

// Where a sentence has several, each by the facts that it is of.
std::vector<Passage> passages() {
  const std::string day = "2009-06-30";
  const auto deducts = [&](const std::string& kind) {
    return ledger(day, line(dollars + R"(, "seller": "S", "deductions": {")" + kind + R"(": "1"})"),
                  R"("sellers": {"S": {"role": "sublicensee"}})");
  };
  const auto credit = [&](const std::string& reason, const std::string& role) {
    return ledger(day,
                  line(R"("currency": "USD", "gross": "-1", "seller": "S", "credit_reason": ")" +
                       reason + '"'),
                  R"("sellers": {"S": {"role": ")" + role + "\"}}");
  };
  const auto paid = [&](const std::string& of, const std::string& amount) {
    return ledger(day, "",
                  R"("payments": [{"for": ")" + of + R"(", "date": "2001-08-28",
                                            "amount": ")" +
                      amount + "\"}]");
  };
  const auto in_money = [&](const std::string& date, const std::string& currency) {
    return ledger(day, R"({"invoice": "A", "country": "DE", "gross": "1", "date": ")" + date +
                           R"(", "currency": ")" + currency + "\"}");
  };
  const auto amended = [&](const std::string& title) {
    return ledger(day, "",
                  "\"amendments\": [{" + title +
                      R"("effective": "2002-09-30", "changes": {"payment_days": 60}}])");
  };
  return {
      {"deduction-not-allowed", "counts only if separately charged", deducts("packing")},
      {"deduction-not-allowed", "on an export order and if separately charged",
       deducts("export_insurance")},
      {"credit-not-allowed", "Only credits for returned", credit("other", "sublicensee")},
      {"overpaid", "The payment on signature is overpaid by US$ 1.00", paid("signature", "100001")},
      {"overpaid", "Interest on the payment on signature is overpaid by US$ 2.00",
       ledger(day, "", R"("payments": [
           {"for": "signature", "date": "2001-08-28", "amount": "100000"},
           {"for": "interest:signature", "date": "2001-12-01", "amount": "2"}])")},
      {"currency-out-of-time", "was withdrawn by 31 Mar 2002", in_money("2002-04-01", "DEM")},
      {"currency-out-of-time", "was no money before 1 Jan 2005", in_money("2004-12-31", "TRY")},
      {"record-unused", "no deadline \"supply-90g\"",
       ledger(day, "", R"("done": [{"deadline": "supply-90g", "date": "2001-09-14"}])")},
      {"record-unused", "no quarter 2001-Q1 for this statement",
       ledger(day, line(dollars), R"("statements": [{"quarter": "2001-Q1", "date": "2001-04-30",
                                                      "royalty_usd": "0"}])")},
      {"record-unused", "no quarter 2001-Q1 for this production",
       ledger(day, line(dollars), R"("production": [{"quarter": "2001-Q1", "quantity": "1"}])")},
      {"amendment-applied", "An amendment", amended("")},
      {"amendment-applied", "Second letter", amended(R"("title": "Second letter", )")},
      {"claim-may-be-barred", "The claim for the",
       ledger(day, "", R"("payments": [{"for": "supply", "date": "2002-01-31",
                                        "amount": "150000"}])")},
      {"claim-may-be-barred", "The interest on the",
       ledger(day, "", R"("payments": [{"for": "supply", "date": "2002-01-31", "amount": "150000"},
                           {"for": "signature", "date": "2001-09-28", "amount": "100000"}])")},
  };
}

TEST_CASE("where a finding's sentence has several passages the one that holds is said") {
  for (const Passage& one : passages()) {
    CAPTURE(one.says);
    const Answer a = ask(one.ledger);
    CHECK(a.count(one.code) == 1);
    if (!a.has(one.code)) continue;
    const std::string message = a.finding(one.code).message;
    CAPTURE(message);
    CHECK(message.find(one.says) != std::string::npos);
    // And of the code's passages no other.
    for (const Passage& other : passages()) {
      if (other.code == one.code && other.says.find(one.says) == std::string::npos)
        CHECK(message.find(other.says) == std::string::npos);
    }
  }
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
  CHECK(codes == std::set<std::string>{"as-signed", "schedule-a-conflict", "article-v2-reference",
                                       "article-vi2-reference"});
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

TEST_CASE("a sentence takes its arguments by name, and reads none of their text again") {
  CHECK(with_arguments("Due on {due}, {amount}: {due}.",
                       {{"amount", Usd::dollars(1234)}, {"due", make_date(2012, 4, 30)}}) ==
        "Due on 30 Apr 2012, US$ 1,234.00: 30 Apr 2012.");
  CHECK(with_arguments("{what}{rest}", {{"what", "{rest}[a|b]"}, {"rest", ""}}) == "{rest}[a|b]");
  CHECK(with_arguments("Nothing to say.", {}) == "Nothing to say.");
}

TEST_CASE("a passage is said where an argument of its name is given, with a text or without") {
  constexpr std::string_view sentence = "[sum|The {sum}][interest|Interest] is paid[late|, late].";
  CHECK(with_arguments(sentence, {{"sum", "royalty"}}) == "The royalty is paid.");
  CHECK(with_arguments(sentence, {{"interest"}, {"late"}}) == "Interest is paid, late.");
}

// Three made and four sold by T: that is another finding, and not one of the sell-off.
TEST_CASE("XI.9 no stock is exceeded in a sell-off in which nothing was sold") {
  const auto sold = [](const std::string& date, const std::string& quantity) {
    return R"({"invoice": ")" + date + R"(", "date": ")" + date +
           R"(", "country": "DE", "currency": "USD", "gross": "100", "quantity": ")" + quantity +
           "\"}";
  };
  const std::string sections =
      R"("notices": [{"kind": "terminate-insolvency", "by": "licensor", "given": "2010-03-10",
                      "method": "telefax"}], "production": [{"quarter": "2009-Q4", "quantity": "3"}])";
  const std::string before = sold("2010-01-05", "4");
  const Answer none = ask(ledger("2010-06-30", before, sections));
  CHECK(none.has("sold-exceeds-made"));
  CHECK_FALSE(none.has("sell-off-exceeds-stock"));
  CHECK(ask(ledger("2010-06-30", before + ',' + sold("2010-04-05", "1"), sections))
            .has("sell-off-exceeds-stock"));
}

TEST_CASE("every sentence of the catalogue is well formed") {
  // Text, "{name}" and "[name|text]", whose text has no passage in it.
  const std::regex form(
      "([^{}\\[\\]|]|\\{[a-z_]+\\}|\\[[a-z_]+\\|([^{}\\[\\]|]|\\{[a-z_]+\\})+\\])+");
  for (const FindingKind& kind : finding_kinds()) {
    CAPTURE(kind.code);
    CHECK(std::regex_match(std::string(kind.sentence), form));
  }
}

TEST_CASE("what many cases have in common is said once, and counted") {
  Findings findings;
  for (const char* seller : {"a", "b", "a", "a"}) {
    if (findings.is_first(FindingCode::seller_role_assumed, seller))
      findings.add(FindingCode::seller_role_assumed, "", {{"seller", seller}});
  }
  const std::vector<Finding> said = findings.sorted();
  REQUIRE(said.size() == 2);
  CHECK(said[0].message ==
        "The ledger does not say who a is: taken as the LICENSEE's own sales. (the first of 3 such "
        "cases)");
  CHECK(said[1].message == "The ledger does not say who b is: taken as the LICENSEE's own sales.");
}

TEST_CASE("a field that is not known is counted where there are several of it") {
  const auto says = [](const std::string& lines) {
    return ask(ledger("2009-06-30", lines)).finding("unknown-field").message;
  };
  const std::string odd = line(dollars + R"(, "grosss": "1")");
  CHECK(says(odd).find("such cases") == std::string::npos);
  CHECK(says(odd + ',' + odd).find("the first of 2 such cases") != std::string::npos);
}

}  // namespace jm216::test::findings_test
