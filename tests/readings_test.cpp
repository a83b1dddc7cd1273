// Every reading: its default, and a figure that each choice makes another. The figures are worked out
// in the comments; the clause tests go deeper.
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
  std::vector<std::string> values;  // one for each value of the reading, all different
};

std::string sale(const std::string& date, const std::string& gross, const std::string& members = {},
                 const std::string& country = "DE") {
  return R"({"invoice": "N)" + date + R"(", "date": ")" + date + R"(", "country": ")" + country +
         R"(", "currency": "USD", "gross": ")" + gross + '"' +
         (members.empty() ? "" : ", " + members) + '}';
}

std::function<std::string(const Answer&)> royalty_of(const std::string& quarter) {
  return [quarter](const Answer& a) { return text(a.quarter(quarter).royalty); };
}

std::function<std::string(const Answer&)> interest_of(const std::string& id) {
  return [id](const Answer& a) { return text(a.obligation(id).interest); };
}

std::function<std::string(const Answer&)> outstanding_of(const std::string& id) {
  return [id](const Answer& a) { return text(a.obligation(id).outstanding); };
}

std::string term_ends(const Answer& a) {
  return to_string(a.report().term.ends);
}

std::string terminated_on(const Answer& a) {
  return text(a.report().licence.terminated_on);
}

const std::string euro =
    R"({"invoice": "E", "date": "2009-02-03", "country": "DE", "currency": "EUR", "gross": "1000"})";

std::string infringements(const std::string& list) {
  return "\"infringements\": [" + list + ']';
}

std::string notice(const std::string& kind, const std::string& by, const std::string& given,
                   const std::string& method = "telefax") {
  return R"("notices": [{"kind": ")" + kind + R"(", "by": ")" + by + R"(", "given": ")" + given +
         R"(", "method": ")" + method + "\"}]";
}

std::vector<Case> first_edition() {
  return {
      {"schedule_a",
       ledger("2009-06-30", ""),
       [](const Answer& a) { return to_string(a.patent("MBUS 1044", "BR", "1100963-2").expires); },
       {"2017-05-14", "2008-02-02"}},
      {"ireland_1044",
       ledger("2009-06-30", ""),
       [](const Answer& a) { return to_string(a.patent("MBUS 1044", "IE", "31989").expires); },
       {"2006-01-31", "2009-01-31"}},
      // Withdrawn in the first quarter: in the second 100 × 8.5%, or nothing.
      {"generic_withdrawn",
       ledger("2009-06-30", sale("2009-04-01", "100"),
              R"("generics": [{"country": "DE", "available_from": "2009-01-05",
                               "withdrawn": "2009-02-01"}])"),
       royalty_of("2009-Q2"),
       {"8.50", "0.00"}},
      // 1 × 8.5% = 0.085
      {"rounding",
       ledger("2009-06-30", sale("2009-04-01", "1")),
       royalty_of("2009-Q2"),
       {"0.09", "0.08"}},
      // Due on 30 April, quoted on the 29th only: 85 × 1.3
      {"fx_missing_day",
       ledger("2009-06-30", euro,
              R"("fx": [{"currency": "EUR", "date": "2009-04-29", "usd": "1.3"}])"),
       royalty_of("2009-Q1"),
       {"110.50", "null"}},
      // −8.50 carried into 17.00, or not
      {"negative_quarter",
       ledger("2009-06-30", sale("2009-01-01", "-100") + ',' + sale("2009-04-01", "200")),
       [](const Answer& a) { return text(a.quarter("2009-Q2").payable); },
       {"8.50", "17.00"}},
      // 100 × 8.5% in the first quarter, or (100 − 40) × 8.5%
      {"credit_note_quarter",
       ledger("2009-06-30", sale("2009-01-01", "100") + ',' +
                                sale("2009-04-01", "-40", R"("credit_of": "N2009-01-01")")),
       royalty_of("2009-Q1"),
       {"8.50", "5.10"}},
      {"chain_sales",
       ledger("2009-06-30", sale("2009-04-01", "100", R"("seller": "A", "buyer": "B")"),
              R"("sellers": {"A": {"role": "licensee"}, "B": {"role": "sublicensee"}})"),
       royalty_of("2009-Q2"),
       {"0.00", "8.50"}},
      {"infringing_generic",
       ledger(
           "2009-06-30", sale("2009-04-01", "100"),
           R"("generics": [{"country": "DE", "available_from": "2009-01-05", "infringing": true}])"),
       royalty_of("2009-Q2"),
       {"8.50", "0.00"}},
      // 100,000 for 20 days at 8%
      {"day_count",
       ledger("2001-09-17", "", R"("payments": [])"),
       interest_of("signature"),
       {"438.36", "444.44"}},
      // Without US 5519155 the last is Europe's 19 April 2015.
      {"early_end",
       ledger("2014-06-30", "",
              R"("patents": [{"case": "MBUS 1192", "country": "US", "application": "08/428444",
                              "ended": "2014-01-01"}])"),
       term_ends,
       {"2018-04-24", "2018-04-19"}},
      {"late_cure",
       ledger("2009-06-30", "", R"("milestones": [{"milestone": 1, "attained": "2004-04-01"}])"),
       [](const Answer& a) { return text(a.milestone(1).termination_right_from); },
       {"null", "2004-04-01"}},
      // EUR 85 at 1.40 of 15 May or 1.30 of 30 April; interest at 3.5% for the 10 days from 15 May
      // (119 × 0.035 × 10 ÷ 365 = 0.114…, 110.5 likewise 0.105…) or the 25 from 30 April (0.264…).
      {"payment_extension",
       ledger("2009-05-25", euro,
              R"("payments": [], "fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.3"},
                                        {"currency": "EUR", "date": "2009-05-15", "usd": "1.4"}],
                 "extensions": [{"for": "royalty-2009-Q1", "to": "2009-05-15"}])"),
       [](const Answer& a) {
         const Obligation& royalty = a.obligation("royalty-2009-Q1");
         return text(royalty.amount) + ' ' + text(royalty.interest);
       },
       {"119.00 0.11", "110.50 0.11", "110.50 0.26"}},
  };
}

std::vector<Case> of_rates() {
  return {
      // A thousand in the US after 24 April 2015 and a thousand in China, where nothing is patented.
      {"post_expiry",
       ledger("2016-03-31",
              sale("2016-02-01", "1000", "", "US") + ',' + sale("2016-02-01", "1000", "", "CN")),
       royalty_of("2016-Q1"),
       {"170.00", "85.00", "0.00"}},
      {"free_supply",
       ledger("2009-06-30", sale("2009-04-01", "0", R"("free": true, "fair_market_price": "100")")),
       royalty_of("2009-Q2"),
       {"0.00", "8.50"}},
      {"generic_source",
       ledger("2009-06-30", sale("2009-04-01", "100"),
              R"("generics": [{"country": "DE", "available_from": "2009-01-05",
                               "source": "licensed"}])"),
       royalty_of("2009-Q2"),
       {"8.50", "0.00"}},
      // Sold while there was a generic, credited when it was gone: 0%, or −100 × 8.5%.
      {"credit_note_rate",
       ledger("2009-06-30",
              sale("2009-02-01", "100") + ',' +
                  sale("2009-04-01", "-100",
                       R"("credit_of": "N2009-02-01", "credit_reason": "returned")"),
              R"("generics": [{"country": "DE", "available_from": "2009-01-05",
                               "withdrawn": "2009-02-05"}])"),
       royalty_of("2009-Q2"),
       {"0.00", "-8.50"}},
      // (100 − 40) × 8.5%, or 100 × 8.5%
      {"credits_given_by",
       ledger("2009-06-30",
              sale("2009-04-01", "100", R"("seller": "S", "deductions": {"returns": "40"})"),
              R"("sellers": {"S": {"role": "sublicensee"}})"),
       royalty_of("2009-Q2"),
       {"5.10", "8.50"}},
      // To 24 April 2018 at 8.5%, then nothing: 1,000 supplied in it and invoiced after, 200 the other
      // way round.
      {"supply_date",
       ledger("2018-06-30", sale("2018-04-25", "1000", R"("supplied": "2018-04-20")") + ',' +
                                sale("2018-04-20", "200", R"("supplied": "2018-05-02")")),
       royalty_of("2018-Q2"),
       {"102.00", "85.00", "17.00"}},
      // 8.5 × (1 − 0.4), or neither is above 30%
      {"several_infringers",
       ledger("2009-12-31", sale("2009-09-01", "100", "", "IT"),
              infringements(R"({"country": "IT", "percent": "20", "notified": "2009-03-01"},
                               {"country": "IT", "percent": "20", "notified": "2009-03-01"})")),
       royalty_of("2009-Q3"),
       {"5.10", "8.50"}},
      // Day 120 is 29 June by the notice, 1 March by the evidence.
      {"infringement_clock",
       ledger("2009-06-30", sale("2009-04-01", "100", "", "IT"),
              infringements(R"({"country": "IT", "percent": "40", "notified": "2009-03-01",
                                "evidence": "2008-11-01"})")),
       royalty_of("2009-Q2"),
       {"8.50", "5.10"}},
      {"licensee_suit",
       ledger("2009-12-31", sale("2009-09-01", "100", "", "IT"),
              infringements(R"({"country": "IT", "percent": "40", "notified": "2009-03-01",
                                "suit_filed": "2009-05-01", "suit_by": "licensee"})")),
       royalty_of("2009-Q3"),
       {"8.50", "5.10"}},
      {"sell_off_past_term",
       ledger("2018-06-30", sale("2018-06-15", "100"),
              notice("terminate-insolvency", "licensor", "2018-03-16")),
       royalty_of("2018-Q2"),
       {"0.00", "8.50"}},
      {"challenge_ends",
       ledger("2010-06-30", sale("2010-04-21", "100"),
              notice("terminate-challenge", "licensor", "2010-03-10")),
       [](const Answer& a) { return std::string(to_string(a.row("2010-Q2").basis)); },
       {"outside-licence", "sell-off"}},
      // EUR 85 at 1.40 of the credit note's quarter, or at 1.30 of the sale's.
      {"credit_note_exchange",
       ledger("2009-08-31", euro + R"(, {"invoice": "C", "date": "2009-04-03", "country": "DE",
                           "currency": "EUR", "gross": "-1000", "credit_of": "E",
                           "credit_reason": "returned"})",
              R"("fx": [{"currency": "EUR", "date": "2009-04-30", "usd": "1.3"},
                        {"currency": "EUR", "date": "2009-07-30", "usd": "1.4"}])"),
       royalty_of("2009-Q2"),
       {"-119.00", "-110.50"}},
  };
}

std::vector<Case> of_dates_and_payments() {
  return {
      // Attained on 20 December 2003, terminated on the 25th: due on 19 January, or lost.
      {"accrued_at_end",
       ledger("2004-03-31", "",
              R"("milestones": [{"milestone": 1, "attained": "2003-12-20"}], )" +
                  notice("terminate-insolvency", "licensor", "2003-12-25")),
       [](const Answer& a) { return text(a.obligation("milestone-1").due); },
       {"2004-01-19", "null"}},
      // 60 days from 1 March, or from 4 March when the letter is deemed received.
      {"notice_given",
       ledger("2010-06-30", "", notice("terminate-convenience", "licensee", "2010-03-01", "post")),
       terminated_on,
       {"2010-04-30", "2010-05-03"}},
      // 45 days from 4 March, or from 1 March.
      {"notice_period",
       ledger("2010-06-30", "", notice("breach", "licensee", "2010-03-01", "post")),
       [](const Answer& a) { return to_string(a.deadline("notice-1-effective").date); },
       {"2010-04-18", "2010-04-15"}},
      // EUR 85 paid at 1.20 ten days before the due date, whose 1.30 leaves 110.50 − 102.00.
      {"early_payment",
       ledger("2009-06-30", euro,
              R"("payments": [{"for": "royalty-2009-Q1", "date": "2009-04-20", "amount": "102"}],
                 "fx": [{"currency": "EUR", "date": "2009-04-20", "usd": "1.2"},
                        {"currency": "EUR", "date": "2009-04-30", "usd": "1.3"}])"),
       outstanding_of("royalty-2009-Q1"),
       {"8.50", "0.00"}},
      // 90,000 and of 10,000 withheld the 6,000 that can be credited, or none of it.
      {"withholding",
       ledger("2009-06-30", "",
              R"("payments": [{"for": "signature", "date": "2001-08-28", "amount": "90000",
                               "withheld": "10000", "creditable": "6000"}])"),
       outstanding_of("signature"),
       {"4000.00", "10000.00"}},
      // A certificate for Germany to 19 April 2020: three years more make 2023.
      {"spc",
       ledger("2009-06-30", "",
              R"("patents": [{"case": "MBUS 1192", "country": "DE", "application": "EP 95302629.1",
                              "extended_to": "2020-04-19", "kind": "spc"}])"),
       term_ends,
       {"2023-04-19", "2018-04-24"}},
      // Ten days, 1 to 10 January 2003.
      {"force_majeure_milestones",
       ledger("2004-06-30", "",
              R"("force_majeure": [{"party": "licensee", "from": "2003-01-01",
                                    "notified": "2003-01-01", "to": "2003-01-10"}])"),
       [](const Answer& a) { return to_string(a.milestone(1).deadline); },
       {"2004-03-31", "2004-04-10"}},
      {"liability_cap",
       ledger("2010-06-30", "",
              R"("claims": [{"date": "2010-06-01", "limb": "ip", "amount_usd": "1000"},
                            {"date": "2010-06-02", "limb": "defects", "amount_usd": "200"}])"),
       [](const Answer& a) { return a.report().liability.claimed.text(); },
       {"1200.00", "200.00"}},
  };
}

std::vector<Case> cases() {
  std::vector<Case> all = first_edition();
  for (const auto& more : {of_rates(), of_dates_and_payments()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST_CASE("every value of every reading gives a figure of its own, and the first is the default") {
  std::set<std::string> covered;
  for (const Case& c : cases()) {
    INFO(c.name);
    const ReadingInfo* info = find_reading(c.name);
    REQUIRE(info != nullptr);
    REQUIRE(c.values.size() == info->values.size());
    CHECK(std::set<std::string>(c.values.begin(), c.values.end()).size() == c.values.size());
    CHECK(c.figure(ask(c.ledger)) == c.values[0]);
    for (std::size_t i = 0; i < c.values.size(); ++i) {
      INFO(info->values[i]);
      CHECK(c.figure(ask(c.ledger, {{c.name, info->values[i]}})) == c.values[i]);
    }
    covered.insert(c.name);
  }
  CHECK(covered.size() == reading_table().size());
}

TEST_CASE("readings stand in the order in which reports name them") {
  std::string names;
  for (const ReadingInfo& info : reading_table()) names += std::string(info.name) + ' ';
  CHECK(names ==
        "schedule_a ireland_1044 generic_withdrawn rounding fx_missing_day negative_quarter "
        "credit_note_quarter chain_sales infringing_generic day_count early_end late_cure "
        "payment_extension post_expiry free_supply generic_source credit_note_rate "
        "credits_given_by supply_date several_infringers infringement_clock licensee_suit "
        "sell_off_past_term challenge_ends accrued_at_end notice_given notice_period "
        "early_payment withholding spc force_majeure_milestones liability_cap "
        "credit_note_exchange ");
}

TEST_CASE("the ledger chooses readings, and the question overrides the ledger") {
  const std::string chosen =
      ledger("2009-06-30", sale("2009-04-01", "1"), R"("readings": {"rounding": "half-even"})");
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
