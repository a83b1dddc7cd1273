// The calendar of the rules' section 7: every row of its table, every status, `done` records.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::deadlines_test {

Answer at(const std::string& as_of, const std::string& sections = {}) {
  return ask(ledger(as_of, "", sections));
}

std::string status(const Answer& a, std::string_view id) {
  return std::string(to_string(a.deadline(id).status));
}

std::string done(const std::string& id, const std::string& date) {
  return R"("done": [{"deadline": ")" + id + R"(", "date": ")" + date + "\"}]";
}

// "2001-09-12 II.2 both"
std::string entry(const Answer& a, std::string_view id) {
  const Deadline& d = a.deadline(id);
  return to_string(d.date) + ' ' + d.clause + ' ' + std::string(to_string(d.party));
}

TEST_CASE("II.2, VI.2 the first months: silent in the past, upcoming ahead") {
  // 28 August + 15 days: 3 to the 31st, 12 into September.
  const Answer a = at("2001-09-12");
  CHECK(entry(a, "sublicence-form") == "2001-09-12 II.2 both");
  CHECK(entry(a, "supply-proposal") == "2001-09-12 VI.2 licensor");
  CHECK(entry(a, "supply-80g") == "2001-09-15 VI.2 licensor");
  CHECK(entry(a, "supply-120g") == "2001-10-31 VI.2 licensor");
  for (const char* id : {"sublicence-form", "supply-proposal", "supply-80g", "supply-120g"}) {
    INFO(id);
    const std::string day = to_string(a.deadline(id).date);
    const std::string before = to_string(a.deadline(id).date - Days{1});
    const std::string after = to_string(a.deadline(id).date + Days{1});
    CHECK(status(at(before), id) == "upcoming");
    CHECK(status(at(day), id) == "today");
    CHECK(status(at(after), id) == "unrecorded");
    // A record in time, one late, one not known yet; also ahead of the date.
    CHECK(status(at(after, done(id, day)), id) == "done");
    CHECK(status(at(after, done(id, after)), id) == "missed");
    CHECK(status(at(day, done(id, after)), id) == "today");
    CHECK(status(at(before, done(id, before)), id) == "done");
  }
  // Another execution date moves the two that count from it.
  const Answer later = at("2001-12-31", R"("effective_date": "2001-12-20")");
  CHECK(to_string(later.deadline("sublicence-form").date) == "2002-01-04");
  CHECK(to_string(later.deadline("supply-80g").date) == "2001-09-15");
}

TEST_CASE("of several `done` records the earliest decides") {
  const std::string two = R"("done": [{"deadline": "supply-80g", "date": "2001-09-20"},
                                      {"deadline": "supply-80g", "date": "2001-09-15"}])";
  CHECK(status(at("2001-12-31", two), "supply-80g") == "done");
  const std::string late_last = R"("done": [{"deadline": "supply-80g", "date": "2001-09-10"},
                                           {"deadline": "supply-80g", "date": "2001-09-20"}])";
  CHECK(status(at("2001-12-31", late_last), "supply-80g") == "done");
  // Two of one day: the first in the ledger is named.
  const std::string same = R"("done": [{"deadline": "supply-80g", "date": "2001-09-10"},
                                      {"deadline": "supply-80g", "date": "2001-09-10"}])";
  const Step stands = at("2001-12-31", same).step("deadline:supply-80g", "status");
  REQUIRE(stands.inputs.size() == 1);
  CHECK(stands.inputs[0].where == "/done/0/date");
}

TEST_CASE("VI.3 the supply agreement: by its execution, and nobody owes it") {
  const auto executed = [](const std::string& as_of, const std::string& day) {
    return status(at(as_of, R"("supply_agreement": {"executed": ")" + day + "\"}"),
                  "supply-agreement");
  };
  CHECK(entry(at("2001-12-31"), "supply-agreement") == "2002-01-31 VI.3 both");
  CHECK(executed("2001-12-31", "2001-12-31") == "done");  // ahead of the day
  CHECK(executed("2002-06-30", "2002-01-31") == "done");
  CHECK(executed("2002-06-30", "2002-02-01") == "passed");
  CHECK(executed("2002-01-31", "2002-02-01") == "today");  // not known yet
  CHECK(status(at("2002-01-30"), "supply-agreement") == "upcoming");
  CHECK(status(at("2002-02-01"), "supply-agreement") == "passed");
  // A record of its own prevails over the facts.
  CHECK(status(at("2002-06-30", done("supply-agreement", "2002-01-31") +
                                    R"(, "supply_agreement": {"executed": "2002-02-01"})"),
               "supply-agreement") == "done");
}

TEST_CASE("V.1, V.2 payments stand by the status of what is owed") {
  const auto payments = [](const std::string& list) { return "\"payments\": [" + list + ']'; };
  const std::string in_time = R"({"for": "signature", "date": "2001-08-28", "amount": "100000"})";
  const std::string late = R"({"for": "signature", "date": "2001-08-29", "amount": "100000"})";
  CHECK(entry(at("2001-09-12"), "signature") == "2001-08-28 V.1 licensee");
  CHECK(entry(at("2001-09-12"), "supply") == "2002-01-31 V.2 licensee");
  CHECK(status(at("2001-08-28", payments("")), "signature") == "today");
  CHECK(status(at("2001-08-29", payments("")), "signature") == "missed");     // overdue
  CHECK(status(at("2001-08-29", payments(late)), "signature") == "missed");   // paid late
  CHECK(status(at("2001-08-29", payments(in_time)), "signature") == "done");  // paid
  CHECK(status(at("2001-08-28"), "signature") == "today");
  CHECK(status(at("2001-08-29"), "signature") == "unrecorded");
  CHECK(status(at("2002-01-30"), "supply") == "upcoming");
  CHECK(status(at("2001-12-31",
                  payments(R"({"for": "supply", "date": "2001-12-01", "amount": "150000"})")),
               "supply") == "done");  // ahead of its day
  CHECK(status(at("2001-08-29", payments("") + ", " + done("signature", "2001-08-28")),
               "signature") == "done");
}

TEST_CASE("V.3 a milestone's payment stands in the calendar once it is triggered") {
  const std::string attained = R"("milestones": [{"milestone": 1, "attained": "2003-12-20"}])";
  CHECK_FALSE(at("2003-12-19", attained).has_deadline("milestone-1"));
  // 20 December + 30 days: 11 to the 31st, 19 into January.
  CHECK(entry(at("2003-12-20", attained), "milestone-1") == "2004-01-19 V.3 licensee");
  CHECK(status(at("2003-12-20", attained), "milestone-1") == "upcoming");
}

TEST_CASE("V.5 royalties: accruing, nothing payable, due, overdue") {
  const std::string sale =
      R"({"invoice": "1", "date": "2009-02-03", "country": "US", "currency": "USD", "gross": "100"})";
  const auto with_sale = [&](const std::string& as_of, const std::string& payments = "") {
    return ask(ledger(as_of, sale, "\"payments\": [" + payments + ']'));
  };
  CHECK(entry(with_sale("2009-03-01"), "royalty-2009-Q1") == "2009-04-30 V.5 licensee");
  CHECK(status(with_sale("2009-03-31"), "royalty-2009-Q1") == "upcoming");  // accruing
  CHECK(status(with_sale("2009-04-29"), "royalty-2009-Q1") == "upcoming");
  CHECK(status(with_sale("2009-04-30"), "royalty-2009-Q1") == "today");
  CHECK(status(with_sale("2009-05-01"), "royalty-2009-Q1") == "missed");
  // A quarter without sales: nothing is payable, also before its date.
  CHECK(status(with_sale("2009-02-10"), "royalty-2008-Q4") == "done");
  CHECK(status(with_sale("2009-01-15"), "royalty-2008-Q4") == "done");
  // It moves with an agreed extension.
  CHECK(to_string(ask(ledger("2009-05-15", sale,
                             R"("extensions": [{"for": "royalty-2009-Q1", "to": "2009-06-30"}])"))
                      .deadline("royalty-2009-Q1")
                      .date) == "2009-06-30");
}

TEST_CASE("V.8 statements: sent, late, absent, or not spoken of") {
  const auto sent = [](const std::string& as_of, const std::string& date) {
    const std::string list =
        date.empty() ? ""
                     : R"({"quarter": "2009-Q1", "date": ")" + date + R"(", "royalty_usd": "0"})";
    return status(at(as_of, "\"statements\": [" + list + ']'), "statement-2009-Q1");
  };
  CHECK(entry(at("2009-05-15"), "statement-2009-Q1") == "2009-04-30 V.8 licensee");
  CHECK(sent("2009-04-10", "2009-04-10") == "done");  // ahead of its day
  CHECK(sent("2009-05-15", "2009-04-30") == "done");
  CHECK(sent("2009-05-15", "2009-05-01") == "missed");
  CHECK(sent("2009-05-01", "") == "missed");
  CHECK(sent("2009-04-30", "") == "today");
  CHECK(sent("2009-04-29", "") == "upcoming");
  CHECK(status(at("2009-05-01"), "statement-2009-Q1") == "unrecorded");
}

TEST_CASE("IV.1 targets pass, deadlines are missed, both are met by attainment") {
  const auto attained = [](const std::string& as_of, const std::string& members) {
    return at(as_of, R"("milestones": [{"milestone": 1, )" + members + "}]");
  };
  CHECK(entry(at("2003-12-31"), "milestone-1-target") == "2004-01-01 IV.1 licensee");
  CHECK(entry(at("2003-12-31"), "milestone-1-deadline") == "2004-03-31 IV.1 licensee");
  CHECK(status(at("2004-01-01"), "milestone-1-target") == "today");
  CHECK(status(at("2004-01-02"), "milestone-1-target") == "passed");
  CHECK(status(at("2004-03-31"), "milestone-1-deadline") == "today");
  CHECK(status(at("2004-04-01"), "milestone-1-deadline") == "missed");
  const Answer early = attained("2003-12-25", R"("attained": "2003-12-20")");
  CHECK(status(early, "milestone-1-target") == "done");  // both ahead of their days
  CHECK(status(early, "milestone-1-deadline") == "done");
  const Answer between = attained("2004-06-30", R"("attained": "2004-03-31")");
  CHECK(status(between, "milestone-1-target") == "passed");
  CHECK(status(between, "milestone-1-deadline") == "done");
  CHECK(status(attained("2004-06-30", R"("attained": "2004-01-01")"), "milestone-1-target") ==
        "done");
  CHECK(status(attained("2004-06-30", R"("attained": "2004-04-01")"), "milestone-1-deadline") ==
        "missed");
  const Answer extended = attained("2004-06-30", R"("extended_to": "2004-06-30")");
  CHECK(to_string(extended.deadline("milestone-1-target").date) == "2004-06-30");
  CHECK(to_string(extended.deadline("milestone-1-deadline").date) == "2004-09-28");
}

TEST_CASE("IV.1 what would fall after the termination is left out, unless attained") {
  const auto ended = [](const std::string& given, const std::string& more = "") {
    return at("2004-12-31", R"("notices": [{"kind": "terminate-insolvency", "by": "licensor",
        "given": ")" + given + R"(", "method": "telefax"}])" +
                                more);
  };
  CHECK(ended("2004-01-01").has_deadline("milestone-1-target"));
  CHECK_FALSE(ended("2003-12-31").has_deadline("milestone-1-target"));
  CHECK(ended("2004-03-31").has_deadline("milestone-1-deadline"));
  CHECK_FALSE(ended("2004-03-30").has_deadline("milestone-1-deadline"));
  CHECK_FALSE(ended("2004-03-31").has_deadline("milestone-2-target"));
  const std::string attained = R"(, "milestones": [{"milestone": 1, "attained": "2003-10-01"}])";
  CHECK(status(ended("2003-12-01", attained), "milestone-1-target") == "done");
  CHECK(status(ended("2003-12-01", attained), "milestone-1-deadline") == "done");
}

TEST_CASE("Sch.A every row's expiry, an event") {
  const Answer a = at("2015-04-24");
  CHECK(entry(a, "patent-US-08/428444") == "2015-04-24 Sch.A licensor");
  CHECK(status(a, "patent-US-08/428444") == "today");
  CHECK(status(at("2015-04-25"), "patent-US-08/428444") == "passed");
  CHECK(to_string(at("2009-06-30", R"("patents": [{"case": "MBUS 1192", "country": "US",
      "application": "08/428444", "extended_to": "2017-04-24"}])")
                      .deadline("patent-US-08/428444")
                      .date) == "2017-04-24");
  std::size_t patents = 0;
  for (const Deadline& d : a.report().deadlines) {
    if (d.id.rfind("patent-", 0) == 0) ++patents;
  }
  CHECK(patents == a.report().term.patents.size());
}

TEST_CASE("Sch.A an expiry is explained by the facts of its own row alone") {
  const auto formula = [](const std::string& patents, Choices readings, const std::string& id) {
    return ask(ledger("2016-01-01", "", "\"patents\": [" + patents + ']'), readings)
        .step("deadline:patent-" + id, "date")
        .formula;
  };
  const std::string us = "US-08/428444";  // listed 2015-04-24
  const auto fact = [](const std::string& case_, const std::string& country,
                       const std::string& application, const std::string& more) {
    return R"({"case": ")" + case_ + R"(", "country": ")" + country + R"(", "application": ")" +
           application + "\", " + more + '}';
  };
  const std::string extended = R"("extended_to": "2017-04-24")";
  CHECK(formula("", {}, us).empty());
  CHECK(formula(fact("MBUS 1192", "US", "08/428444", extended), {}, us) ==
        "max(2015-04-24, 2017-04-24) = 2017-04-24");
  // Facts that agree with it in two of case, country and application are another row's.
  CHECK(formula(fact("MBUS 1044", "US", "08/428444", extended) + ',' +
                    fact("MBUS 1192", "CA", "08/428444", extended) + ',' +
                    fact("MBUS 1192", "US", "07/602931", extended),
                {}, us)
            .empty());
  // READING early_end: the end alone, and with an extension that it cuts short.
  const std::string ended = R"("ended": "2014-01-01")";
  CHECK(formula(fact("MBUS 1192", "US", "08/428444", ended), {}, us).empty());
  CHECK(formula(fact("MBUS 1192", "US", "08/428444", ended), {{"early_end", "actual"}}, us) ==
        "min(max(2015-04-24), 2014-01-01) = 2014-01-01");
  CHECK(formula(fact("MBUS 1192", "US", "08/428444", extended + ", " + ended),
                {{"early_end", "actual"}},
                us) == "min(max(2015-04-24, 2017-04-24), 2014-01-01) = 2014-01-01");
  // READING ireland_1044
  CHECK(formula("", {{"ireland_1044", "extended"}}, "IE-31989") ==
        "max(2006-01-31, 2009-01-31) = 2009-01-31");
  CHECK(formula("", {}, "IE-31989").empty());
}

TEST_CASE("I.16, V.7 the TERM's end and the records") {
  const Answer a = at("2018-04-24");
  CHECK(entry(a, "term-end") == "2018-04-24 I.16 both");
  CHECK(entry(a, "records-until") == "2020-04-24 V.7 licensee");
  CHECK(status(a, "term-end") == "today");
  CHECK(status(at("2018-04-25"), "term-end") == "passed");
  CHECK(status(at("2020-04-24"), "records-until") == "today");
}

TEST_CASE("XI.8.1, XI.9, XIII what survives: from T, or from the day after the TERM") {
  CHECK_FALSE(at("2018-04-24").has_deadline("secrecy-until"));
  const Answer expired = at("2018-04-25");
  CHECK(entry(expired, "secrecy-until") == "2028-04-24 XI.8.1 both");
  CHECK(entry(expired, "non-solicitation-until") == "2018-10-24 XIII both");
  CHECK_FALSE(expired.has_deadline("sell-off-end"));
  const std::string ended = R"("notices": [{"kind": "terminate-insolvency", "by": "licensor",
      "given": "2010-03-10", "method": "telefax"}])";
  CHECK_FALSE(at("2010-03-10", ended).has_deadline("sell-off-end"));  // T is not past
  CHECK_FALSE(at("2010-03-10", ended).has_deadline("secrecy-until"));
  const Answer terminated = at("2010-03-11", ended);
  CHECK(entry(terminated, "sell-off-end") == "2010-09-10 XI.9 licensee");
  CHECK(entry(terminated, "secrecy-until") == "2020-03-10 XI.8.1 both");
  CHECK(entry(terminated, "non-solicitation-until") == "2010-09-10 XIII both");
  CHECK(status(at("2010-09-11", ended), "sell-off-end") == "passed");
}

TEST_CASE("XI a notice's effect: by the giver, a breach's period: by the other") {
  const Answer a = at("2010-03-12", R"("notices": [
      {"kind": "terminate-insolvency", "by": "licensor", "given": "2010-03-11", "method": "post"},
      {"kind": "terminate-convenience", "by": "licensee", "given": "2010-03-01",
       "method": "telefax"},
      {"kind": "breach", "by": "licensee", "given": "2010-03-01", "method": "telefax"}])");
  CHECK(entry(a, "notice-1-effective") == "2010-03-14 XI.6 licensor");
  CHECK(entry(a, "notice-2-effective") == "2010-04-30 XI.4 licensee");
  CHECK(entry(a, "notice-3-effective") == "2010-04-15 XI.5 licensor");  // 1 March + 45 days
  CHECK(status(a, "notice-1-effective") == "upcoming");
}

TEST_CASE("VII.5 day 120, where notified and above thirty percent") {
  // 1 January + 120 days: 30 + 28 + 31 + 30 to 30 April, one more.
  const auto infringed = [](const std::string& as_of, const std::string& members) {
    return at(as_of, R"("infringements": [{"country": "IT", )" + members + "}]");
  };
  const std::string forty = R"("percent": "40", "notified": "2009-01-01")";
  const std::string id = "infringement-1-day-120";
  CHECK(entry(infringed("2009-05-01", forty), id) == "2009-05-01 VII.5 licensor");
  CHECK(status(infringed("2009-05-01", forty), id) == "today");
  CHECK(status(infringed("2009-05-02", forty), id) == "passed");
  CHECK(status(infringed("2009-03-01", forty + R"(, "suit_filed": "2009-02-01")"), id) == "done");
  CHECK(status(infringed("2009-06-01", forty + R"(, "suit_filed": "2009-05-01")"), id) == "done");
  CHECK(status(infringed("2009-06-01", forty + R"(, "suit_filed": "2009-05-02")"), id) == "passed");
  CHECK_FALSE(infringed("2008-12-31", forty).has_deadline(id));
  CHECK_FALSE(
      infringed("2009-06-01", R"("percent": "30", "notified": "2009-01-01")").has_deadline(id));
  CHECK_FALSE(infringed("2009-06-01", R"("percent": "40")").has_deadline(id));
  // The number is the record's place in the ledger.
  CHECK(at("2009-06-01", R"("infringements": [{"country": "DE", "percent": "10"},
      {"country": "IT", "percent": "40", "notified": "2009-01-01"}])")
            .has_deadline("infringement-2-day-120"));
}

TEST_CASE("VII.1, VII.2, VIII.1 clocks from events") {
  const auto events = [](const std::string& as_of, const std::string& list,
                         const std::string& more = "") {
    return at(as_of, "\"events\": [" + list + ']' + more);
  };
  const std::string talk = R"({"clock": "oral-disclosure", "date": "2004-05-05"})";
  const std::string talk_2 = R"(, {"clock": "oral-disclosure", "date": "2004-07-01"})";
  const std::string asked = R"({"clock": "protection-request", "date": "2004-11-30"})";
  const std::string filing = R"({"clock": "patent-abandonment", "date": "2005-06-30"})";
  // 26 days to the end of May, 4 into June.
  CHECK(entry(events("2004-05-05", talk), "oral-disclosure") == "2004-06-04 VIII.1 both");
  CHECK_FALSE(events("2004-05-04", talk).has_deadline("oral-disclosure"));
  CHECK(status(events("2004-06-04", talk), "oral-disclosure") == "today");
  CHECK(status(events("2004-06-05", talk), "oral-disclosure") == "unrecorded");
  // The second event of a clock; its number stays, whatever is known.
  CHECK(entry(events("2004-07-01", talk + talk_2), "oral-disclosure-2") ==
        "2004-07-31 VIII.1 both");
  CHECK(status(events("2004-08-31", talk + talk_2, ", " + done("oral-disclosure-2", "2004-07-31")),
               "oral-disclosure-2") == "done");
  // Three months from 30 November: the last of February.
  CHECK(entry(events("2004-12-31", asked), "protection-request") == "2005-02-28 VII.2 both");
  // A filing date ahead is known: 60 days before 30 June are 1 May.
  CHECK(entry(events("2004-01-01", filing), "patent-abandonment") == "2005-05-01 VII.1 licensor");
  CHECK(status(events("2005-05-02", filing), "patent-abandonment") == "unrecorded");
}

TEST_CASE("a `done` record that meets no deadline is unused") {
  const Answer a = at("2002-06-30", done("supply-90g", "2001-09-15"));
  CHECK(a.finding("record-unused").where == "/done/0");
  CHECK_FALSE(at("2002-06-30", done("supply-80g", "2001-09-15")).has("record-unused"));
  CHECK_FALSE(at("2001-09-14", done("supply-90g", "2001-09-15")).has("record-unused"));
}

TEST_CASE("the calendar stands by date, then id") {
  const Answer a = at("2010-06-30");
  const auto& deadlines = a.report().deadlines;
  REQUIRE(deadlines.size() > 80);
  for (std::size_t i = 1; i < deadlines.size(); ++i) {
    const Deadline& before = deadlines[i - 1];
    const Deadline& after = deadlines[i];
    CHECK((before.date < after.date || (before.date == after.date && before.id < after.id)));
  }
}

}  // namespace jm216::test::deadlines_test
