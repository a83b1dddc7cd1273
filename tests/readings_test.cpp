// Every reading: its default, and a figure that the other choice changes. The figures are worked
// out in the comments; the clause tests go deeper.
#include <fstream>
#include <functional>
#include <set>

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::readings_test {

struct Case {
  std::string name;
  std::string ledger;
  std::function<std::string(const Answer&)> figure;
  std::string by_default;
  std::string otherwise;
};

std::string dollars(const std::string& date, const std::string& gross,
                    const std::string& members = {}) {
  return R"({"invoice": "N)" + date + R"(", "date": ")" + date +
         R"(", "country": "DE", "currency": "USD", "gross": ")" + gross + '"' +
         (members.empty() ? "" : ", " + members) + '}';
}

std::function<std::string(const Answer&)> royalty_of(const std::string& quarter) {
  return [quarter](const Answer& a) { return text(a.quarter(quarter).royalty); };
}

std::function<std::string(const Answer&)> interest_of(const std::string& id) {
  return [id](const Answer& a) { return text(a.obligation(id).interest); };
}

const std::string euro =
    R"({"invoice": "E", "date": "2009-02-03", "country": "DE", "currency": "EUR", "gross": "1000"})";

std::vector<Case> cases() {
  return {
      {"schedule_a", ledger("2009-06-30", ""),
       [](const Answer& a) { return to_string(a.patent("MBUS 1044", "BR", "1100963-2").expires); },
       "2017-05-14", "2008-02-02"},
      {"ireland_1044", ledger("2009-06-30", ""),
       [](const Answer& a) { return to_string(a.patent("MBUS 1044", "IE", "31989").expires); },
       "2006-01-31", "2009-01-31"},
      // Withdrawn in the first quarter: in the second 100 × 8.5%, or nothing.
      {"generic_withdrawn",
       ledger("2009-06-30", dollars("2009-04-01", "100"),
              R"("generics": [{"country": "DE", "available_from": "2009-01-05",
                               "withdrawn": "2009-02-01"}])"),
       royalty_of("2009-Q2"), "8.50", "0.00"},
      // 1 × 8.5% = 0.085
      {"rounding", ledger("2009-06-30", dollars("2009-04-01", "1")), royalty_of("2009-Q2"), "0.09",
       "0.08"},
      // Due on 30 April, quoted on the 29th only: 85 × 1.3
      {"fx_missing_day",
       ledger("2009-06-30", euro,
              R"("fx": [{"currency": "EUR", "date": "2009-04-29", "usd": "1.3"}])"),
       royalty_of("2009-Q1"), "110.50", "null"},
      // −8.50 carried into 17.00, or not
      {"negative_quarter",
       ledger("2009-06-30", dollars("2009-01-01", "-100") + ',' + dollars("2009-04-01", "200")),
       [](const Answer& a) { return text(a.quarter("2009-Q2").payable); }, "8.50", "17.00"},
      // (100 − 40) × 8.5% in the first quarter, or 100 × 8.5%
      {"credit_note_quarter",
       ledger("2009-06-30", dollars("2009-01-01", "100") + ',' +
                                dollars("2009-04-01", "-40", R"("credit_of": "N2009-01-01")")),
       royalty_of("2009-Q1"), "8.50", "5.10"},
      {"chain_sales",
       ledger("2009-06-30", dollars("2009-04-01", "100", R"("seller": "A", "buyer": "B")"),
              R"("sellers": {"A": {"role": "licensee"}, "B": {"role": "sublicensee"}})"),
       royalty_of("2009-Q2"), "0.00", "8.50"},
      {"infringing_generic",
       ledger(
           "2009-06-30", dollars("2009-04-01", "100"),
           R"("generics": [{"country": "DE", "available_from": "2009-01-05", "infringing": true}])"),
       royalty_of("2009-Q2"), "8.50", "0.00"},
      // 100,000 for 20 days at 8%
      {"day_count", ledger("2001-09-17", "", R"("payments": [])"), interest_of("signature"),
       "438.36", "444.44"},
      // Without US 5519155 the last is Europe's 19 April 2015.
      {"early_end",
       ledger("2014-06-30", "",
              R"("patents": [{"case": "MBUS 1192", "country": "US", "application": "08/428444",
                              "ended": "2014-01-01"}])"),
       [](const Answer& a) { return to_string(a.report().term.ends); }, "2018-04-24", "2018-04-19"},
      {"late_cure",
       ledger("2009-06-30", "", R"("milestones": [{"milestone": 1, "attained": "2004-04-01"}])"),
       [](const Answer& a) { return text(a.milestone(1).termination_right_from); }, "null",
       "2004-04-01"},
      // 85.00 paid 15 days after 30 April at 3.5%: 0.1222…
      {"payment_extension",
       ledger("2009-06-30", dollars("2009-02-01", "1000"),
              R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-05-15", "amount": "85"}],
                 "extensions": [{"for": "royalty-2009-Q1", "to": "2009-05-15"}])"),
       interest_of("royalty-2009-Q1"), "0.00", "0.12"},
  };
}

TEST_CASE("every reading changes a figure, and the first value is the default") {
  std::set<std::string> covered;
  for (const Case& c : cases()) {
    INFO(c.name);
    const ReadingInfo* info = find_reading(c.name);
    REQUIRE(info != nullptr);
    CHECK(c.figure(ask(c.ledger)) == c.by_default);
    CHECK(c.figure(ask(c.ledger, {{c.name, info->values[0]}})) == c.by_default);
    CHECK(c.figure(ask(c.ledger, {{c.name, info->values[1]}})) == c.otherwise);
    covered.insert(c.name);
  }
  CHECK(covered.size() == reading_table().size());
}

TEST_CASE("the ledger chooses readings, and the question overrides the ledger") {
  const std::string chosen =
      ledger("2009-06-30", dollars("2009-04-01", "1"), R"("readings": {"rounding": "half-even"})");
  CHECK(text(ask(chosen).quarter("2009-Q2").royalty) == "0.08");
  CHECK(text(ask(chosen, {{"rounding", "half-up"}}).quarter("2009-Q2").royalty) == "0.09");
}

#ifdef JM216_SHARED
TEST_CASE("the words quoted for a reading stand in the agreement") {
  std::ifstream file(JM216_SHARED "/licence/agreement.txt");
  if (!file) return;
  std::string agreement, word;
  while (file >> word) agreement += word + ' ';
  for (const ReadingInfo& reading : reading_table()) {
    CAPTURE(reading.name);
    CHECK(agreement.find(reading.reason.words) != std::string::npos);
  }
}
#endif

TEST_CASE("unknown readings are told from unknown values") {
  Readings readings;
  CHECK(set_reading(readings, "roundings", "half-up") == SetReading::unknown_name);
  CHECK(set_reading(readings, "rounding", "up") == SetReading::unknown_value);
  CHECK(set_reading(readings, "rounding", "half-even") == SetReading::done);
  CHECK(reading_used(readings, "rounding") == "rounding: half-even");
}

}  // namespace jm216::test::readings_test
