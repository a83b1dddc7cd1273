// I.16, I.2, XI.1, Schedule A: the TERM and the patents that carry it.
#include <algorithm>

#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_i_16_term_test {

Answer with_patents(const std::string& patents, Choices readings = {},
                    const std::string& as_of = "2009-06-30") {
  return ask(ledger(as_of, "", "\"patents\": [" + patents + ']'), readings);
}

std::string ends(const Answer& answer) {
  return to_string(answer.report().term.ends);
}

std::size_t counting(const Answer& answer) {
  const auto& patents = answer.report().term.patents;
  return static_cast<std::size_t>(std::count_if(patents.begin(), patents.end(),
                                                [](const PatentReport& p) { return p.counts; }));
}

const std::string us_1192 = R"("case": "MBUS 1192", "country": "US", "application": "08/428444")";

TEST_CASE("I.16 the schedule as signed: US 5519155 carries the TERM to 24 April 2018") {
  const Answer a = with_patents("");
  const TermReport& term = a.report().term;
  CHECK(to_string(term.starts) == "2001-08-28");
  CHECK(to_string(term.last_expiry) == "2015-04-24");
  CHECK(ends(a) == "2018-04-24");
  CHECK(to_string(term.records_until) == "2020-04-24");  // V.7: two years more
  CHECK(term.last_patent.patent == "5519155");
  CHECK(term.patents.size() == 50);  // 12 + 20 of Case MBUS 1044, 14 + 4 of Case MBUS 1192
  // Case MBUS 1044: 11 European rows (without CH), FI, IE, PT and two US; 1192: 13 and one US
  CHECK(counting(a) == 11 + 5 + 13 + 1);
}

TEST_CASE("I.16 traps: what expires later or looks European and does not count") {
  const Answer a = with_patents("");
  CHECK_FALSE(a.patent("MBUS 1044", "CA", "589796").counts);     // 2015-12-22
  CHECK_FALSE(a.patent("MBUS 1044", "BR", "1100963-2").counts);  // 2017-05-14
  CHECK_FALSE(a.patent("MBUS 1044", "HU", "52289").counts);      // joined in 2004
  CHECK_FALSE(a.patent("MBUS 1044", "RO", "C-20256").counts);    // joined in 2007
  CHECK_FALSE(a.patent("MBUS 1044", "CH", "EP891300787").counts);
  CHECK_FALSE(a.patent("MBUS 1044", "NO", "89/0426").counts);
  CHECK_FALSE(a.patent("MBUS 1044", "DK", "0491/89").counts);  // no patent number
  CHECK(a.patent("MBUS 1192", "DK", "EP 95302629.1").counts);
  CHECK(a.patent("MBUS 1044", "GB", "EP891300787").counts);
  CHECK(to_string(a.patent("MBUS 1044", "BR", "1100963-2").expires) == "2017-05-14");
}

TEST_CASE("I.16 the explanation names what expires later than the last that counts, and why not") {
  // Only Canada's 2015-12-22 and Brazil's 2017-05-14 are later than 2015-04-24; Japan's 7-100870
  // expires that very day.
  std::string later;
  for (const NotApplied& rule : with_patents("").why("term").not_applied) {
    if (rule.clause == "I.16") later += rule.why + '\n';
  }
  const std::string outside =
      ", but is neither United States nor a European Union member on 2001-08-28.\n";
  CHECK(later ==
        "BR 1100963-2 expires 2017-05-14" + outside + "CA 589796 expires 2015-12-22" + outside);
}

TEST_CASE("I.16 READING schedule_a: the second printing has one row for Europe") {
  const Answer a = with_patents("", {{"schedule_a", "second"}});
  CHECK(a.report().term.patents.size() == 32 + 1 + 4);
  CHECK(counting(a) == 16 + 1 + 1);
  CHECK(a.patent("MBUS 1192", "EP", "95302629").counts);
  CHECK(to_string(a.patent("MBUS 1044", "BR", "1100963-2").expires) == "2008-02-02");
  CHECK(ends(a) == "2018-04-24");
  const auto used = [](const Answer& answer, const std::string& which) {
    return answer.finding("schedule-a-conflict").message.find("Used here: the " + which) !=
           std::string::npos;
  };
  CHECK(used(a, "second copy."));
  CHECK(used(with_patents(""), "first copy."));
}

TEST_CASE("I.16 READING ireland_1044") {
  const auto ireland = [](const Answer& a) {
    return to_string(a.patent("MBUS 1044", "IE", "31989").expires);
  };
  CHECK(ireland(with_patents("")) == "2006-01-31");
  CHECK(ireland(with_patents("", {{"ireland_1044", "extended"}})) == "2009-01-31");
  // Case MBUS 1192's Irish patent is another one.
  CHECK(to_string(with_patents("", {{"ireland_1044", "extended"}})
                      .patent("MBUS 1192", "IE", "EP 95302629.1")
                      .expires) == "2015-04-19");
}

TEST_CASE("I.16 an extension granted to the LICENSOR moves the TERM") {
  CHECK(ends(with_patents('{' + us_1192 + R"(, "extended_to": "2017-04-24"})")) == "2020-04-24");
  // 29 February 2016 + 3 years: 2019 has no such day
  const Answer leap = with_patents('{' + us_1192 + R"(, "extended_to": "2016-02-29"})");
  CHECK(ends(leap) == "2019-02-28");
  CHECK(to_string(leap.report().term.records_until) == "2021-02-28");
  // The latest of several counts, and none shortens.
  CHECK(ends(with_patents('{' + us_1192 + R"(, "extended_to": "2017-04-24"}, {)" + us_1192 +
                          R"(, "extended_to": "2016-01-01"})")) == "2020-04-24");
  CHECK(ends(with_patents('{' + us_1192 + R"(, "extended_to": "2010-01-01"})")) == "2018-04-24");
}

TEST_CASE("I.16 an extension outside the United States and the Union of 2001 moves nothing") {
  CHECK(ends(with_patents(R"({"case": "MBUS 1192", "country": "CA", "application": "2147567",
                              "granted": "1", "extended_to": "2020-01-01"})")) == "2018-04-24");
}

TEST_CASE("I.16 a patent counts once it is granted") {
  const std::string denmark = R"("case": "MBUS 1044", "country": "DK", "application": "0491/89",
                                 "extended_to": "2016-01-01")";
  CHECK(ends(with_patents('{' + denmark + '}')) == "2018-04-24");
  const Answer granted = with_patents('{' + denmark + R"(, "granted": "170000"})");
  CHECK(ends(granted) == "2019-01-01");
  CHECK(granted.report().term.last_patent.patent == "170000");
  // A number that is listed stays.
  CHECK(with_patents('{' + us_1192 + R"(, "granted": "9"})").report().term.last_patent.patent ==
        "5519155");
}

TEST_CASE("I.16 of equal expiries the schedule's first row carries the TERM") {
  const Answer a = with_patents(R"({"case": "MBUS 1192", "country": "BE",
                                    "application": "EP 95302629.1", "extended_to": "2015-04-24"},
                                   {"case": "MBUS 1192", "country": "AT",
                                    "application": "EP 95302629.1", "extended_to": "2015-04-24"})");
  CHECK(a.report().term.last_patent.country == "AT");
  CHECK(ends(a) == "2018-04-24");
}

TEST_CASE("I.16 READING early_end: a patent that lapsed counts with its listed date, or does not") {
  const std::string lapsed = '{' + us_1192 + R"(, "ended": "2009-06-30"})";
  CHECK(ends(with_patents(lapsed)) == "2018-04-24");
  // Then the last is Europe's 2015-04-19, Austria first.
  const Answer actual = with_patents(lapsed, {{"early_end", "actual"}});
  CHECK(ends(actual) == "2018-04-19");
  CHECK(actual.report().term.last_patent.country == "AT");
  CHECK(to_string(actual.patent("MBUS 1192", "US", "08/428444").expires) == "2009-06-30");
  // An end after the as-of date has not come; one after the listed date changes nothing.
  CHECK(ends(with_patents(lapsed, {{"early_end", "actual"}}, "2009-06-29")) == "2018-04-24");
  CHECK(ends(with_patents('{' + us_1192 + R"(, "ended": "2015-05-01"})", {{"early_end", "actual"}},
                          "2016-01-01")) == "2018-04-24");
}

TEST_CASE("I.16 a patent is matched by case, country and application exactly as listed") {
  const Answer a = with_patents(R"({"case": "MBUS 1192", "country": "US",
                                    "application": "08/428,444", "extended_to": "2017-04-24"})");
  CHECK(ends(a) == "2018-04-24");
  CHECK(a.finding("patent-unknown").where == "/patents/0");
  // All three must be as listed: another case, and a country that has no row of that case.
  for (const char* mistaken : {R"({"case": "MBUS 1044", "country": "US", "application": "08/428444",
            "extended_to": "2020-01-01"})",
                               R"({"case": "MBUS 1192", "country": "LU", "application": "08/428444",
            "extended_to": "2020-01-01"})",
                               R"({"case": "MBUS 1192", "country": "US", "application": "08/428445",
            "extended_to": "2020-01-01"})"}) {
    const Answer unlisted = with_patents(mistaken);
    CHECK(unlisted.count("patent-unknown") == 1);
    CHECK(ends(unlisted) == "2018-04-24");
  }
  CHECK_FALSE(
      with_patents('{' + us_1192 + R"(, "extended_to": "2017-04-24"})").has("patent-unknown"));
  // The European row of one printing is unknown to the other.
  const std::string europe = R"({"case": "MBUS 1192", "country": "EP", "application": "95302629",
                                 "extended_to": "2016-04-24"})";
  CHECK(with_patents(europe).has("patent-unknown"));
  const Answer second = with_patents(europe, {{"schedule_a", "second"}});
  CHECK_FALSE(second.has("patent-unknown"));
  CHECK(ends(second) == "2019-04-24");
}

TEST_CASE("I.2 the ledger may state another EFFECTIVE DATE") {
  const Answer a = ask(ledger("2009-06-30", "", R"("effective_date": "2001-09-03")"));
  CHECK(to_string(a.report().term.starts) == "2001-09-03");
  CHECK(text(a.obligation("signature").due) == "2001-09-03");
}

TEST_CASE(
    "I.16 READING early_end: of two ends of one patent the earlier, and TERM three years on") {
  const std::string twice =
      '{' + us_1192 + R"(, "ended": "2015-02-01"},{)" + us_1192 + R"(, "ended": "2015-03-01"})";
  // Without 08/428444 the European patents of 19 April 2015 are the last.
  const Answer a = with_patents(twice, {{"early_end", "actual"}}, "2016-01-01");
  CHECK(to_string(a.patent("MBUS 1192", "US", "08/428444").expires) == "2015-02-01");
  CHECK(ends(a) == "2018-04-19");
  CHECK(ends(with_patents(twice, {}, "2016-01-01")) == "2018-04-24");
}

}  // namespace jm216::test::article_i_16_term_test
