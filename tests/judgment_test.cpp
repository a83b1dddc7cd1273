// What the agreement leaves to judgment (rules, "Left to judgment") stands in every report.
#include <set>

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::judgment_test {

TEST_CASE("every report lists what is not computable, with clause and reason") {
  const std::vector<std::string> clauses{
      "I.10", "I.10", "II.1",  "III.1", "III.2", "IV.1",  "IV.1",  "IV.1",  "V.4",    "V.4",
      "VI.1", "VI.3", "VII.3", "VII.5", "VII.5", "VII.5", "VII.6", "VII.8", "IX.1.1", "XI.3",
      "XI.6", "XI.9", "XI.10", "XI.11", "XII",   "XIV.3", "XVI",   "XVII.2"};
  for (const char* day : {"2001-08-27", "2009-06-30", "2030-01-01"}) {
    const Answer a = ask(ledger(day, ""));
    std::vector<std::string> listed;
    std::set<std::string> reasons;
    for (const NotComputable& item : a.report().not_computable) {
      listed.push_back(item.clause);
      CHECK(reasons.insert(item.why).second);
    }
    CHECK(listed == clauses);
  }
}

}  // namespace jm216::test::judgment_test
