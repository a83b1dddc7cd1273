// Patents in force on a day (Sch.A, I.13), in a report's rows and where a rate asks for them.
#include "core/agreement/eu_members.hpp"
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::patents_in_force_test {

std::string patents(const std::string& list) {
  return "\"patents\": [" + list + ']';
}

std::string entry(const std::string& country, const std::string& application,
                  const std::string& members, const std::string& of_case = "MBUS 1192") {
  return R"({"case": ")" + of_case + R"(", "country": ")" + country + R"(", "application": ")" +
         application + "\", " + members + '}';
}

std::string other(const std::string& country, const std::string& members) {
  return R"({"kind": "other", "country": ")" + country + R"(", "application": "10/1", )" + members +
         '}';
}

// Whether a row of Schedule A is in force on the report's day.
bool in_force(const std::string& as_of, const std::string& country, const std::string& application,
              const std::string& list = {}, Choices readings = {},
              const std::string& of_case = "MBUS 1192") {
  return ask(ledger(as_of, "", patents(list)), readings)
      .patent(of_case, country, application)
      .in_force;
}

// Basis of a sale on a day where royalty runs only on patents in force.
std::string basis(const std::string& country, const std::string& day, const std::string& list = {},
                  const std::string& reading = "where-patented",
                  const std::string& printing = "first") {
  const Answer a = ask(ledger("2018-06-30",
                              R"({"invoice": "A", "date": ")" + day + R"(", "country": ")" +
                                  country + R"(", "currency": "USD", "gross": "100"})",
                              patents(list)),
                       {{"post_expiry", reading}, {"schedule_a", printing}});
  return std::string(to_string(a.row(to_string(Quarter::of(*parse_date(day)))).basis));
}

const std::string us = "08/428444";  // expires on 24 April 2015

TEST_CASE("Sch.A a patent is in force up to and on the day it expires") {
  CHECK(in_force("2015-04-24", "US", us));
  CHECK_FALSE(in_force("2015-04-25", "US", us));
  CHECK(in_force("2017-04-24", "US", us, entry("US", us, R"("extended_to": "2017-04-24")")));
  CHECK_FALSE(in_force("2017-04-25", "US", us, entry("US", us, R"("extended_to": "2017-04-24")")));
}

TEST_CASE("Sch.A what is not granted is in force on no day") {
  const std::string denmark = "0491/89";
  CHECK_FALSE(in_force("2005-01-01", "DK", denmark, "", {}, "MBUS 1044"));
  const auto granted = [&](const std::string& as_of, const std::string& members) {
    return in_force(as_of, "DK", denmark, entry("DK", denmark, members, "MBUS 1044"), {},
                    "MBUS 1044");
  };
  CHECK(granted("2005-01-01", R"("granted": "170000")"));
  CHECK_FALSE(granted("2005-01-01", R"("granted": "170000", "granted_on": "2005-01-02")"));
  CHECK(granted("2005-01-02", R"("granted": "170000", "granted_on": "2005-01-02")"));
  // The number alone makes it count (I.16 (c)), and the day of grant does not.
  const Answer a =
      ask(ledger("2005-01-01", "",
                 patents(entry("DK", denmark, R"("granted": "170000", "granted_on": "2005-01-02")",
                               "MBUS 1044"))));
  CHECK(a.patent("MBUS 1044", "DK", denmark).counts);
  CHECK(text(a.patent("MBUS 1044", "DK", denmark).from) == "2005-01-02");
  const Answer without = ask(ledger(
      "2005-01-01", "", patents(entry("DK", denmark, R"("granted": "170000")", "MBUS 1044"))));
  CHECK(text(without.patent("MBUS 1044", "DK", denmark).from) == "null");
}

TEST_CASE("Sch.A of several days of grant the earliest decides") {
  const std::string two = entry("US", us, R"("granted_on": "2010-01-05")") + ',' +
                          entry("US", us, R"("granted_on": "2009-01-05")");
  CHECK_FALSE(in_force("2009-01-04", "US", us, two));
  CHECK(in_force("2009-01-05", "US", us, two));
}

TEST_CASE("Sch.A an early end takes it out of force from the next day, whatever early_end") {
  const std::string ended = entry("US", us, R"("ended": "2014-01-01")");
  CHECK(in_force("2014-01-01", "US", us, ended));
  for (const char* reading : {"as-listed", "actual"})
    CHECK_FALSE(in_force("2014-01-02", "US", us, ended, {{"early_end", reading}}));
  // An end that lies ahead counts as absent.
  CHECK(in_force("2013-12-31", "US", us, ended));
}

TEST_CASE("I.16 READING spc: apart leaves the TERM, and the row's expiry, but not the force") {
  const std::string certificate =
      entry("DE", "EP 95302629.1", R"("kind": "spc", "extended_to": "2020-04-19")");
  const auto row = [&](const std::string& reading) {
    return ask(ledger("2018-01-01", "", patents(certificate)), {{"spc", reading}})
        .patent("MBUS 1192", "DE", "EP 95302629.1");
  };
  CHECK(to_string(row("extends").expires) == "2020-04-19");
  CHECK(to_string(row("apart").expires) == "2015-04-19");
  CHECK(row("extends").in_force);
  CHECK(row("apart").in_force);
}

TEST_CASE("V.4 READING post_expiry: where a patent is in force on the deciding day") {
  CHECK(basis("FR", "2015-04-19") == "full");
  CHECK(basis("FR", "2015-04-20") == "patent-expired");
  CHECK(basis("LU", "2009-01-26") == "full");  // of Case MBUS 1044 alone
  CHECK(basis("LU", "2009-01-27") == "patent-expired");
  CHECK(basis("CN", "2005-01-05") == "patent-expired");
  // The Irish patent of Case MBUS 1044 ends in 2006; the other goes on.
  CHECK(basis("IE", "2010-01-05") == "full");
  CHECK(basis("CN", "2005-01-05", "", "to-term") == "full");
  CHECK(basis("CN", "2005-01-05", "", "us-stops") == "full");
}

TEST_CASE("Sch.A the second printing's Europe row stands for fourteen countries") {
  for (const char* country :
       {"AT", "BE", "DK", "FR", "DE", "GR", "GB", "NL", "IE", "IT", "PT", "ES", "SE", "CH"})
    CHECK(basis(country, "2012-01-05", "", "where-patented", "second") == "full");
  for (const char* country : {"LU", "FI"})
    CHECK(basis(country, "2012-01-05", "", "where-patented", "second") == "patent-expired");
}

TEST_CASE("I.13 a PATENT RIGHT outside Schedule A is in force like a row") {
  const std::string from_2006 =
      other("CN", R"("expires": "2012-03-01", "granted": "7", "granted_on": "2006-01-03")");
  CHECK(basis("CN", "2006-01-02", from_2006) == "patent-expired");
  CHECK(basis("CN", "2006-01-03", from_2006) == "full");
  CHECK(basis("CN", "2012-03-01", from_2006) == "full");
  CHECK(basis("CN", "2012-03-02", from_2006) == "patent-expired");
  CHECK(basis("CN", "2008-01-02", other("CN", R"("expires": "2012-03-01")")) == "patent-expired");
  CHECK(basis("CN", "2008-01-02",
              other("CN", R"("expires": "2012-03-01", "granted": "7", "ended": "2007-12-31")")) ==
        "patent-expired");
  CHECK(basis("CN", "2008-01-02", other("EP", R"("expires": "2012-03-01", "granted": "7")")) ==
        "patent-expired");
}

TEST_CASE("I.13 a PATENT RIGHT outside Schedule A moves no TERM, stands in no list, no deadline") {
  const Answer without = ask(ledger("2009-06-30", ""));
  const Answer with = ask(
      ledger("2009-06-30", "", patents(other("US", R"("expires": "2019-03-01", "granted": "7")"))));
  CHECK(to_string(with.report().term.ends) == "2018-04-24");
  CHECK(with.report().term.patents.size() == without.report().term.patents.size());
  CHECK(with.report().deadlines.size() == without.report().deadlines.size());
  CHECK_FALSE(with.has("patent-unknown"));
}

TEST_CASE("V.4 READING post_expiry: us-stops after the last patent day there") {
  CHECK(basis("US", "2015-04-24", "", "us-stops") == "full");
  CHECK(basis("US", "2015-04-25", "", "us-stops") == "patent-expired");
  const std::string later = other("US", R"("expires": "2017-03-01", "granted": "7")");
  CHECK(basis("US", "2017-03-01", later, "us-stops") == "full");
  CHECK(basis("US", "2017-03-02", later, "us-stops") == "patent-expired");
  // A gap is not the end.
  const std::string gap =
      other("US", R"("expires": "2017-03-01", "granted": "7", "granted_on": "2016-01-05")");
  CHECK(basis("US", "2015-06-01", gap, "us-stops") == "full");
  CHECK(basis("US", "2015-06-01", gap, "where-patented") == "patent-expired");
}

TEST_CASE("IV.3, IV.5 members of the European Union by the day") {
  const auto on = [](const char* country, const char* day) {
    return is_eu_member(country, *parse_date(day));
  };
  struct Entry {
    const char* country;
    const char* before;
    const char* first;
  };
  for (const Entry& e : {Entry{"DE", "1957-12-31", "1958-01-01"},
                         {"IE", "1972-12-31", "1973-01-01"},
                         {"GR", "1980-12-31", "1981-01-01"},
                         {"ES", "1985-12-31", "1986-01-01"},
                         {"SE", "1994-12-31", "1995-01-01"},
                         {"SK", "2004-04-30", "2004-05-01"},
                         {"RO", "2006-12-31", "2007-01-01"},
                         {"HR", "2013-06-30", "2013-07-01"}}) {
    CAPTURE(e.country);
    CHECK_FALSE(on(e.country, e.before));
    CHECK(on(e.country, e.first));
  }
  CHECK(on("GB", "2020-01-31"));
  CHECK_FALSE(on("GB", "2020-02-01"));
  for (const char* never : {"NO", "CH", "TR", "US"}) CHECK_FALSE(on(never, "2015-01-01"));
  const std::string_view members =
      "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
  for (std::size_t i = 0; i < members.size(); i += 3)
    CHECK(is_eu_member(members.substr(i, 2), *parse_date("2020-02-01")));
}

}  // namespace jm216::test::patents_in_force_test
