// What a pointer into the ledger points to, in words.
#include "web/facts/place.hpp"

#include "doctest/doctest.h"

namespace jm216::test::place_test {

const Document& ledger() {
  static const Document of = *Document::parse(R"({
    "effective_date": "2001-08-28",
    "payments": [{"date": "2009-05-08", "for": "milestone-3", "amount": "2500000"}],
    "sellers": {"EURO": {"name": "Europharm SA", "role": "affiliate"}},
    "fx": [{"date": "2009-05-04", "currency": "GBP", "usd": "1.456"}],
    "statements": [{"quarter": "2009-Q1", "date": "2009-04-28", "royalty_usd": "85.00"}],
    "milestones": [{"milestone": 1, "attained": "2003-12-20"}],
    "notices": [{"kind": "breach", "by": "licensor", "given": "2009-06-01", "method": "post"}],
    "amendments": [{"title": "Second", "effective": "2007-01-01", "changes": {}}],
    "notes": ["One"]
  })");
  return of;
}

TEST_CASE("a record is named by what tells it from others") {
  const auto name = [](std::string_view pointer) { return name_of_place(ledger(), pointer); };
  CHECK(name("/payments/0/amount") == "payment of 8 May 2009, US$ 2,500,000.00: amount, US$");
  CHECK(name("/payments/0") == "payment of 8 May 2009, US$ 2,500,000.00");
  CHECK(name("/fx/0/usd") == "exchange rate of 4 May 2009, GBP: US$ for one unit");
  CHECK(name("/statements/0").find(" for 2009-Q1") != std::string::npos);
  CHECK(name("/sellers/EURO").find("EURO") != std::string::npos);
  CHECK(name("/notices/0") == "notice of 1 Jun 2009, breach");
  CHECK(name("/notes/0") == "note 1");
  CHECK(name("/effective_date") == "the ledger itself: effective date");
}

TEST_CASE("sales lines are counted from one, and a section stands for itself") {
  CHECK(name_of_place(ledger(), "/sales/756/credit_reason") ==
        "sales line 757: reason for the credit");
  CHECK(name_of_place(ledger(), "/17") == "sales line 18");
  CHECK(name_of_place(ledger(), "/fx") == "exchange rates");
  CHECK(name_of_place(ledger(), "/payments/9") == "payments");
  CHECK(name_of_place(ledger(), "/nowhere/1") == "/nowhere/1");
  CHECK_FALSE(find_place(ledger(), "nowhere").has_value());
  CHECK(find_place(ledger(), "/payments/0/date")->field == "date");
  CHECK(find_place(ledger(), "/amendments/0/changes/term_ends")->field == "changes/term_ends");
}

}  // namespace jm216::test::place_test
