// XI.2: a notice of non-payment is judged by what was owed and known on the day it was given, whatever was
// learnt after: as a report of that day shows the right, or not.
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xi_2_nonpayment_notices_test {

constexpr std::string_view later = "2010-06-30";

struct Facts {
  std::string what;
  std::string sales;
  std::string sections;
  std::string_view reading{};  // and its value
  std::string_view value{};
};

std::string sold(const std::string& invoice, const std::string& date, const std::string& gross,
                 const std::string& members = {}) {
  return R"({"invoice": ")" + invoice + R"(", "date": ")" + date +
         R"(", "country": "DE", "currency": "USD", "gross": ")" + gross + '"' + members + '}';
}

// The sums of Article V are paid, and so much of the first quarter's royalty.
std::string paid(const std::string& royalty) {
  return R"("payments": [{"for": "signature", "date": "2001-08-28", "amount": "100000"},
                         {"for": "supply", "date": "2002-01-31", "amount": "150000"},
                         {"for": "royalty-2009-Q1", "date": "2009-04-30", "amount": ")" +
         royalty + "\"}]";
}

std::string notice(const std::string& day, const std::string& method) {
  return R"({"kind": "terminate-nonpayment", "by": "licensor", "method": ")" + method +
         R"(", "given": ")" + day + "\"}";
}

// What is learnt on 10 June, each of which opens the right or ends it.
std::vector<Facts> learnt() {
  const std::string sale = sold("A", "2009-02-03", "1000");  // 85.00 of royalty
  const std::string half = paid("42.5");
  const std::string whole = paid("85");
  const std::string note =
      sold("C", "2009-06-10", "-500", R"(, "credit_of": "A", "credit_reason": "returned")");
  const std::string credit = ',' + note;
  return {
      {"nothing is owed", sale, whole},
      {"half is owed", sale, half},
      {"a marketer's first sale",
       sale + ',' + sold("X2", "2009-07-15", "1", R"(, "seller": "X")") + ',' +
           sold("X1", "2009-06-10", "1", R"(, "seller": "X")"),
       half +
           R"(, "generics": [{"country": "DE", "available_from": "2009-01-01", "marketer": "X"}])"},
      {"a marketer's first sale, which stands first",
       sold("X1", "2009-06-10", "1", R"(, "seller": "X")") + ',' + sale + ',' +
           sold("X2", "2009-07-15", "1", R"(, "seller": "X")"),
       half +
           R"(, "generics": [{"country": "DE", "available_from": "2009-01-01", "marketer": "X"}])"},
      {"a credit note to an earlier quarter, which stands first", note + ',' + sale, half,
       "credit_note_quarter", "invoice"},
      {"a credit note to an earlier quarter", sale + credit, half, "credit_note_quarter",
       "invoice"},
      {"a credit note to its own quarter", sale + credit, half},
      {"the invoice after its credit note",
       sold("A", "2009-06-10", "1000") + ',' +
           sold("C", "2009-02-03", "-500", R"(, "credit_of": "A", "credit_reason": "returned")") +
           ',' + sold("B", "2009-02-03", "1500"),
       paid("85"), "credit_note_quarter", "invoice"},
      {"an extension agreed", sale,
       half + R"(, "extensions": [{"for": "royalty-2009-Q1", "to": "2009-07-10",
                                   "agreed": "2009-06-10"}])"},
      {"an extension of which no day is known", sale,
       half + R"(, "extensions": [{"for": "royalty-2009-Q1", "to": "2009-07-10"}])"},
      {"an amendment agreed", sale,
       half + R"(, "amendments": [{"effective": "2009-01-01", "agreed": "2009-06-10",
                                   "changes": {"royalty_percent": "4.25"}}])"},
      {"an amendment that moves the TERM's end", sale,
       half + R"(, "amendments": [{"effective": "2009-06-10",
                                   "changes": {"term_ends": "2009-07-31"}}])"},
      {"a milestone attained", sale,
       whole + R"(, "milestones": [{"milestone": 1, "attained": "2009-06-10"}])"},
      {"an instalment", sale,
       whole + R"(, "milestones": [{"milestone": 1, "instalments": {"a": "2009-06-10"}}],
           "amendments": [{"effective": "2009-01-01", "changes": {"milestone-1": {"instalments": [
               {"id": "a", "what": "filed", "amount_usd": "500000"}]}}}])"},
      {"who came into the group",
       sold("A", "2009-02-03", "1000", R"(, "seller": "L", "buyer": "X")"),
       half + R"(, "sellers": {"L": {"role": "licensee"},
                               "X": {"role": "affiliate", "from": "2009-06-10"}})"},
      {"a marketer who came into the group", sold("A", "2009-02-03", "1000", R"(, "seller": "L")"),
       half + R"(, "sellers": {"L": {"role": "licensee"},
                               "X": {"role": "affiliate", "from": "2009-06-10"}},
           "generics": [{"country": "DE", "available_from": "2009-01-01", "marketer": "X"}])"},
      {"what was supplied after its invoice",
       sold("A", "2009-02-03", "1000", R"(, "supplied": "2009-06-10")"), half, "supply_date",
       "supplied"},
      {"what was supplied after its invoice, beside what was supplied with it",
       sold("B", "2009-02-03", "500") + ',' +
           sold("A", "2009-02-03", "500", R"(, "supplied": "2009-06-10")"),
       half, "supply_date", "supplied"},
      {"what was supplied after its invoice, at an amended rate",
       sold("A", "2009-02-03", "1000", R"(, "supplied": "2009-06-10")"),
       half + R"(, "amendments": [{"effective": "2009-06-01",
                                   "changes": {"royalty_percent": "4.25"}}])",
       "supply_date", "supplied"},
      {"what was supplied after its invoice, at a generic's rate",
       sold("A", "2009-02-03", "1000", R"(, "supplied": "2009-06-10")"),
       half + R"(, "generics": [{"country": "DE", "available_from": "2009-06-01",
                                 "marketer": "M"}])",
       "supply_date", "supplied"},
  };
}

Answer asked(const Facts& facts, const std::string& ledger) {
  if (facts.reading.empty()) return ask(ledger);
  return ask(ledger, {{facts.reading, facts.value}});
}

TEST_CASE("XI.2 a notice of non-payment holds exactly when a report of its day shows the right") {
  const std::vector<std::string> days{"2009-04-30", "2009-05-01", "2009-06-09", "2009-06-10",
                                      "2009-06-11", "2009-07-10", "2009-07-11", "2009-08-15"};
  std::size_t open = 0;
  std::size_t turns = 0;  // facts by which the right is open on one day and not on another
  for (const Facts& facts : learnt()) {
    std::size_t open_days = 0;
    for (const std::string& day : days) {
      CAPTURE(facts.what);
      CAPTURE(day);
      const Answer then = asked(facts, ledger(day, facts.sales, facts.sections));
      const bool shown = then.rights().find("terminate-nonpayment") != std::string::npos;
      // The others, by no agreed method, have no effect; but accounts of their days may serve for this.
      std::string notices = notice(day, "telefax") + ", " + notice("2010-05-01", "e-mail");
      for (const std::string& other : days) notices += ", " + notice(other, "e-mail");
      const Answer a = asked(
          facts, ledger(later, facts.sales, facts.sections + ", \"notices\": [" + notices + ']'));
      bool has_none = false;
      for (const Finding& finding : a.report().findings) {
        has_none = has_none || (finding.code == FindingCode::notice_without_right &&
                                finding.where == "/notices/0");
      }
      CHECK(has_none != shown);
      if (shown) ++open_days;
    }
    open += open_days;
    if (open_days > 0 && open_days < days.size()) ++turns;
  }
  CHECK(open > 20);
  CHECK(turns > 8);
}

}  // namespace jm216::test::article_xi_2_nonpayment_notices_test
