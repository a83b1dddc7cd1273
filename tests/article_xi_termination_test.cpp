// XI, VII.7, VII.8, XIII, XV.1: notices with and without their right, when they take effect, and
// what survives the licence.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::article_xi_termination_test {

std::string notice(const std::string& kind, const std::string& by, const std::string& given,
                   const std::string& members = R"("method": "telefax")") {
  return R"({"kind": ")" + kind + R"(", "by": ")" + by + R"(", "given": ")" + given + "\", " +
         members + '}';
}

const std::string post = R"("method": "post")";

std::string notices(const std::string& list) {
  return "\"notices\": [" + list + ']';
}

Answer at(const std::string& as_of, const std::string& list, const std::string& sections = {},
          Choices readings = {}) {
  return ask(ledger(as_of, "", notices(list) + (sections.empty() ? "" : ", " + sections)),
             readings);
}

std::string status(const Answer& a) {
  return std::string(to_string(a.report().licence.status));
}

// "2010-04-30 XI.4", or "null".
std::string terminated(const Answer& a) {
  const LicenceReport& licence = a.report().licence;
  if (!licence.terminated_on) return "null";
  return to_string(*licence.terminated_on) + ' ' + licence.termination_clause;
}

// A notice that has no right has no effect and no deadline, and the finding says where it stands.
void check_without_right(const Answer& a, int number = 1) {
  CHECK(a.count("notice-without-right") == 1);
  CHECK(a.finding("notice-without-right").where == "/notices/" + std::to_string(number - 1));
  CHECK_FALSE(a.has_deadline("notice-" + std::to_string(number) + "-effective"));
}

void check_in_force_without_right(const Answer& a, int number = 1) {
  check_without_right(a, number);
  CHECK(terminated(a) == "null");
  CHECK(status(a) == "in-force");
}

const std::string paid =
    R"("payments": [{"for": "signature", "date": "2001-08-28", "amount": "100000"}])";

TEST_CASE("XI.4 the LICENSEE's convenience: sixty days from the day given") {
  // 1 March: 30 days to the 31st, 30 to 30 April.
  const std::string given = notice("terminate-convenience", "licensee", "2010-03-01");
  CHECK(status(at("2010-02-28", given)) == "in-force");  // not known yet
  CHECK_FALSE(at("2010-02-28", given).has_deadline("notice-1-effective"));
  CHECK(status(at("2010-03-01", given)) == "notice-running");
  CHECK(status(at("2010-04-29", given)) == "notice-running");
  CHECK(terminated(at("2010-04-29", given)) == "null");
  const Answer a = at("2010-04-30", given);
  CHECK(terminated(a) == "2010-04-30 XI.4");
  CHECK(status(a) == "sell-off");
  CHECK_FALSE(a.has("notice-without-right"));
  // Posted: still from the day given.
  const std::string posted = notice("terminate-convenience", "licensee", "2010-03-01", post);
  CHECK(terminated(at("2010-05-30", posted)) == "2010-04-30 XI.4");
  check_in_force_without_right(
      at("2010-05-30", notice("terminate-convenience", "licensor", "2010-03-01")));
}

TEST_CASE("XI.3 a milestone missed: the LICENSOR's forty-five days from receipt") {
  // Milestone 1's deadline is 31 March 2004; 1 April + 45 days: 29 to the 30th, 16 into May.
  const auto given = [](const std::string& day, const std::string& members) {
    return notice("terminate-milestone", "licensor", day, members);
  };
  const std::string telefax = R"("method": "telefax")";
  const std::string first = given("2004-04-01", telefax + R"(, "milestone": 1)");
  CHECK(status(at("2004-05-15", first)) == "notice-running");
  CHECK(terminated(at("2004-05-16", first)) == "2004-05-16 XI.3");
  // Three days in the post.
  CHECK(terminated(at("2004-06-30", given("2004-04-01", post))) == "2004-05-19 XI.3");
  CHECK(status(at("2004-05-18", given("2004-04-01", post))) == "notice-running");
  check_in_force_without_right(at("2004-06-30", given("2004-03-31", telefax)));
  // Milestone 2 is not missed by then; without a number any will do.
  check_in_force_without_right(
      at("2004-06-30", given("2004-04-01", telefax + R"(, "milestone": 2)")));
  CHECK(terminated(at("2004-06-30", given("2004-04-01", telefax))) == "2004-05-16 XI.3");
  // 4 and 5 give no right.
  const std::string all_but_4 = R"("milestones": [{"milestone": 1, "attained": "2003-01-01"},
      {"milestone": 2, "attained": "2003-01-01"}, {"milestone": 3, "attained": "2003-01-01"}])";
  check_in_force_without_right(at("2008-06-30", given("2008-05-01", telefax), all_but_4));
  // The LICENSEE has no such right.
  check_in_force_without_right(
      at("2004-06-30", notice("terminate-milestone", "licensee", "2004-04-01")));
}

TEST_CASE("XI.3 attained or extended before the notice, or after it") {
  const std::string given = notice("terminate-milestone", "licensor", "2004-04-10");
  const auto attained = [](const std::string& day) {
    return R"("milestones": [{"milestone": 1, "attained": ")" + day + "\"}]";
  };
  // On the very day: no right, unless a failure stays one.
  check_in_force_without_right(at("2004-06-30", given, attained("2004-04-10")));
  CHECK(terminated(at("2004-06-30", given, attained("2004-04-10"),
                      {{"late_cure", "keeps-right"}})) == "2004-05-25 XI.3");
  CHECK(terminated(at("2004-06-30", given, attained("2004-04-11"))) == "2004-05-25 XI.3");
  // An extension counts from the day it was agreed.
  const auto extended = [](const std::string& agreed) {
    return R"("milestones": [{"milestone": 1, "extended_to": "2004-06-30",
                              "extension_agreed": ")" +
           agreed + "\"}]";
  };
  check_in_force_without_right(at("2004-06-30", given, extended("2004-04-10")));
  CHECK(terminated(at("2004-06-30", given, extended("2004-04-11"))) == "2004-05-25 XI.3");
}

TEST_CASE("XI.2 a payment not made: on receipt") {
  // US$ 150,000 were due on 31 January 2002.
  const auto given = [](const std::string& day, const std::string& members) {
    return notice("terminate-nonpayment", "licensor", day, members);
  };
  const std::string telefax = R"("method": "telefax")";
  CHECK(terminated(at("2002-02-28", given("2002-02-01", telefax), paid)) == "2002-02-01 XI.2");
  CHECK(terminated(at("2002-02-28", given("2002-02-01", post), paid)) == "2002-02-04 XI.2");
  CHECK(status(at("2002-02-03", given("2002-02-01", post), paid)) == "notice-running");
  // On the due date itself nothing is late.
  check_in_force_without_right(at("2002-02-28", given("2002-01-31", telefax), paid));
  check_in_force_without_right(
      at("2002-02-28", notice("terminate-nonpayment", "licensee", "2002-02-01"), paid));
  // A ledger that says nothing of payments has nothing overdue.
  check_in_force_without_right(at("2002-02-28", given("2002-02-01", telefax)));
  // Paid on the day of the notice: the day's payments come first.
  const std::string late = R"("payments": [
      {"for": "signature", "date": "2001-08-28", "amount": "100000"},
      {"for": "supply", "date": "2002-02-01", "amount": "150000"}])";
  check_in_force_without_right(at("2002-02-28", given("2002-02-01", telefax), late));
  CHECK(terminated(at("2002-02-28", given("2002-02-01", telefax), late,
                      {{"late_cure", "keeps-right"}})) == "2002-02-01 XI.2");
  // A part leaves the rest outstanding.
  const std::string part = R"("payments": [
      {"for": "signature", "date": "2001-08-28", "amount": "100000"},
      {"for": "supply", "date": "2002-01-31", "amount": "149999.99"}])";
  CHECK(terminated(at("2002-02-28", given("2002-02-01", telefax), part)) == "2002-02-01 XI.2");
}

TEST_CASE("XI.2 I.4 who marketed a generic counts as a seller from its first sale on, not before") {
  // With the generic, half of 8.5% of 1,000 is owed, and paid. From X's first sale on, 10 June, X's goods are no
  // generic, and the other half was never paid.
  const auto sold = [](const std::string& date, const std::string& members) {
    return R"({"invoice": "A)" + date + R"(", "date": ")" + date +
           R"(", "country": "DE", "currency": "USD", "gross": "1000")" + members + '}';
  };
  const std::string x = R"(, "seller": "X")";
  const Answer a = ask(
      ledger("2009-07-20",
             sold("2009-02-03", "") + ',' + sold("2009-07-15", x) + ',' + sold("2009-06-10", x),
             R"("generics": [{"country": "DE", "available_from": "2009-01-01", "marketer": "X"}],
                "payments": [{"for": "signature", "date": "2001-08-28", "amount": "100000"},
                             {"for": "supply", "date": "2002-01-31", "amount": "150000"},
                             {"for": "royalty-2009-Q1", "date": "2009-04-30", "amount": "42.5"}], )" +
                 notices(notice("terminate-nonpayment", "licensor", "2009-06-09") + ',' +
                         notice("terminate-nonpayment", "licensor", "2009-06-10"))));
  CHECK(text(a.obligation("royalty-2009-Q1").amount) == "85.00");
  CHECK(a.count("notice-without-right") == 1);
  CHECK(a.finding("notice-without-right").where == "/notices/0");
  CHECK(terminated(a) == "2009-06-10 XI.2");
}

TEST_CASE("XI.2 an extension agreed before the notice holds the right back, whatever it moves") {
  const std::string given = notice("terminate-nonpayment", "licensor", "2002-02-10");
  const auto extended = [](const std::string& agreed, const std::string& to) {
    return paid + R"(, "extensions": [{"for": "supply", "to": ")" + to + R"(", "agreed": ")" +
           agreed + "\"}]";
  };
  for (const char* reading : {"all", "termination-only"}) {
    INFO(reading);
    const Choices choice{{"payment_extension", reading}};
    check_in_force_without_right(
        at("2002-03-31", given, extended("2002-02-10", "2002-02-10"), choice));
    CHECK(terminated(at("2002-03-31", given, extended("2002-02-10", "2002-02-09"), choice)) ==
          "2002-02-10 XI.2");
    CHECK(terminated(at("2002-03-31", given, extended("2002-02-11", "2002-06-30"), choice)) ==
          "2002-02-10 XI.2");
  }
}

TEST_CASE(
    "XI.2 READING notice_given: the account is that of the day on which the notice is given") {
  // The signature is paid on 10 September; the letter is posted on the 8th and received on the 11th.
  const std::string letter = notice("terminate-nonpayment", "licensor", "2001-09-08", post);
  const std::string paid =
      R"("payments": [{"for": "signature", "date": "2001-09-10", "amount": "100000"}])";
  const std::string day = "2001-12-31";
  const std::string sections = paid + ", \"notices\": [" + letter + ']';
  CHECK(terminated(ask(ledger(day, "", sections))) == "2001-09-11 XI.2");
  const Answer received = ask(ledger(day, "", sections), {{"notice_given", "received"}});
  CHECK(terminated(received) == "null");
  CHECK(received.has("notice-without-right"));
  // The note of a late payment asks for a good notice of the LICENSOR's, given in between.
  const auto late_note = [&](const std::string& given, Choices readings = {}) {
    return ask(ledger(day, "", paid + ", \"notices\": [" + given + ']'), readings)
        .has("paid-late-right");
  };
  CHECK_FALSE(late_note(letter));
  CHECK(late_note(letter, {{"notice_given", "received"}}));
  CHECK(late_note(notice("terminate-nonpayment", "licensee", "2001-09-08")));
  // On the day of the payment is in time; the day after is not.
  CHECK_FALSE(late_note(notice("terminate-nonpayment", "licensor", "2001-09-10")));
  CHECK(late_note(notice("terminate-nonpayment", "licensor", "2001-09-11")));
  CHECK(
      late_note(notice("terminate-nonpayment", "licensor", "2001-09-08", R"("method": "e-mail")")));
}

TEST_CASE("XI.5 a breach, its forty-five days, and the termination after them") {
  // Posted on 4 January, received on the 7th: 24 days to the 31st, 21 into February.
  const std::string breach = notice("breach", "licensor", "2010-01-04", post);
  const auto then = [&](const std::string& day, const std::string& by = "licensor") {
    return breach + ',' + notice("terminate-breach", by, day);
  };
  const Answer running = at("2010-02-01", breach);
  CHECK(status(running) == "in-force");  // a breach alone terminates nothing
  CHECK(to_string(running.deadline("notice-1-effective").date) == "2010-02-21");
  CHECK(running.deadline("notice-1-effective").party == Actor::licensee);
  CHECK(running.deadline("notice-1-effective").clause == "XI.5");
  CHECK(terminated(at("2010-03-31", breach)) == "null");

  check_in_force_without_right(at("2010-03-31", then("2010-02-21")), 2);
  CHECK(terminated(at("2010-03-31", then("2010-02-22"))) == "2010-02-22 XI.5");
  check_in_force_without_right(at("2010-03-31", then("2010-02-22", "licensee")), 2);
  check_in_force_without_right(
      at("2010-03-31", notice("terminate-breach", "licensor", "2010-02-22")));
  // The LICENSEE's, for a breach of the LICENSOR's: by telefax the 45 days run from the day given.
  const std::string other = notice("breach", "licensee", "2010-01-04") + ',';
  CHECK(terminated(at("2010-03-31", other + notice("terminate-breach", "licensee", "2010-02-19",
                                                   post))) == "2010-02-22 XI.5");
  check_in_force_without_right(
      at("2010-03-31", other + notice("terminate-breach", "licensee", "2010-02-18")), 2);
}

TEST_CASE("XI.5 a breach remedied, or caused by force majeure, gives no right") {
  const std::string then = notice("terminate-breach", "licensor", "2010-02-22");
  const std::string breach = notice("breach", "licensor", "2010-01-04", post) + ',';
  const auto done = [](const std::string& day) {
    return R"("done": [{"deadline": "notice-1-effective", "date": ")" + day + "\"}]";
  };
  check_in_force_without_right(at("2010-03-31", breach + then, done("2010-02-21")), 2);
  check_in_force_without_right(at("2010-03-31", breach + then, done("2010-01-04")), 2);
  CHECK(terminated(at("2010-03-31", breach + then, done("2010-02-22"))) == "2010-02-22 XI.5");
  CHECK(terminated(at("2010-03-31", breach + then, done("2010-01-03"))) == "2010-02-22 XI.5");
  check_in_force_without_right(at("2010-03-31", notice("breach", "licensor", "2010-01-04",
                                                       post + R"(, "force_majeure": true)") +
                                                    ',' + then),
                               2);
  // A notice of breach that was none, or came before the licence, starts no period.
  const Answer mailed =
      at("2010-03-31",
         notice("breach", "licensor", "2010-01-04", R"("method": "e-mail")") + ',' + then);
  CHECK(terminated(mailed) == "null");
  CHECK(mailed.has("notice-method"));
  CHECK(mailed.count("notice-without-right") == 1);
  CHECK(at("2010-03-31", notice("breach", "licensor", "2001-08-27") + ',' + then)
            .count("notice-without-right") == 2);
  // On the EFFECTIVE DATE itself it does.
  CHECK(terminated(at("2010-03-31", notice("breach", "licensor", "2001-08-28") + ',' + then)) ==
        "2010-02-22 XI.5");
  // Something else done in the period remedies nothing.
  CHECK(terminated(at("2010-03-31", breach + then,
                      R"("done": [{"deadline": "notice-2-effective", "date": "2010-02-01"}])")) ==
        "2010-02-22 XI.5");
  // Nor of a notice that there is not.
  CHECK(terminated(at("2010-03-31", breach + then,
                      R"("done": [{"deadline": "notice-3-effective", "date": "2010-02-01"}])")) ==
        "2010-02-22 XI.5");
}

TEST_CASE("XI.6, VII.7, VII.8 notices that need no other fact take effect on receipt") {
  for (const char* by : {"licensor", "licensee"}) {
    CHECK(terminated(at("2010-03-31", notice("terminate-insolvency", by, "2010-03-10"))) ==
          "2010-03-10 XI.6");
  }
  CHECK(terminated(at("2010-03-31", notice("terminate-infringement", "licensee", "2010-03-10",
                                           post))) == "2010-03-13 VII.7");
  check_in_force_without_right(
      at("2010-03-31", notice("terminate-infringement", "licensor", "2010-03-10")));
  CHECK(terminated(at("2010-03-31", notice("terminate-challenge", "licensor", "2010-03-10",
                                           post))) == "2010-03-13 VII.8");
  check_in_force_without_right(
      at("2010-03-31", notice("terminate-challenge", "licensee", "2010-03-10")));
}

TEST_CASE("XV.1 a notice's explanation: how it was sent, when received, and what follows") {
  const Answer posted =
      at("2010-03-31", notice("terminate-insolvency", "licensor", "2010-03-10", post));
  const auto steps = posted.why("deadline:notice-1-effective").steps;
  REQUIRE(steps.size() >= 2);
  CHECK(steps[0].text == "Sent by post: deemed received three days after mailing.");
  CHECK(steps[0].formula == "2010-03-10 + 3 days = 2010-03-13");
  CHECK(steps[1].text == "The notice to terminate for insolvency takes effect on receipt.");
  const Answer sent = at("2010-03-31", notice("breach", "licensee", "2010-03-10"));
  const auto breach = sent.why("deadline:notice-1-effective").steps;
  REQUIRE(breach.size() >= 2);
  CHECK(breach[0].text == "Sent by telefax: deemed received on the day sent.");
  CHECK(breach[1].text == "The period for remedying the breach ends after 45 days.");
  const Answer ended = at("2010-04-30", notice("terminate-convenience", "licensee", "2010-03-01"));
  CHECK(ended.step("licence", "terminated_on").text ==
        "The notice to terminate at any time takes effect after its period. It terminates the "
        "licence.");
  // Whose right it is that a notice lacks.
  CHECK(at("2010-03-31", notice("terminate-challenge", "licensee", "2010-03-10"))
            .finding("notice-without-right")
            .message.find("this right is the LICENSOR's") != std::string::npos);
  CHECK(at("2010-03-31", notice("terminate-convenience", "licensor", "2010-03-10"))
            .finding("notice-without-right")
            .message.find("this right is the LICENSEE's") != std::string::npos);
}

TEST_CASE("XV.1 any other method is no notice") {
  const Answer a = at("2010-03-31", notice("terminate-insolvency", "licensor", "2010-03-10",
                                           R"("method": "e-mail")"));
  CHECK(a.finding("notice-method").where == "/notices/0/method");
  CHECK_FALSE(a.has("notice-without-right"));
  CHECK(status(a) == "in-force");
  CHECK(terminated(a) == "null");
  CHECK_FALSE(a.has_deadline("notice-1-effective"));
}

TEST_CASE("XI a notice before the licence, after its TERM, or after its termination has no right") {
  const auto insolvent = [](const std::string& day) {
    return notice("terminate-insolvency", "licensor", day);
  };
  check_in_force_without_right(at("2001-09-30", insolvent("2001-08-27")));
  CHECK(terminated(at("2001-09-30", insolvent("2001-08-28"))) == "2001-08-28 XI.6");
  const Answer after_term = at("2018-05-31", insolvent("2018-04-25"));
  check_without_right(after_term);
  CHECK(status(after_term) == "expired");
  const Answer on_last_day = at("2018-05-31", insolvent("2018-04-24"));
  CHECK_FALSE(on_last_day.has("notice-without-right"));  // it terminates nothing
  CHECK(terminated(on_last_day) == "null");

  const Answer twice = at("2010-03-31", insolvent("2010-03-10") + ',' + insolvent("2010-03-11"));
  CHECK(terminated(twice) == "2010-03-10 XI.6");
  check_without_right(twice, 2);
  // On the day of termination itself the licence still stands.
  const Answer same_day = at("2010-03-31", insolvent("2010-03-10") + ',' + insolvent("2010-03-10"));
  CHECK_FALSE(same_day.has("notice-without-right"));
  CHECK(same_day.has_deadline("notice-2-effective"));
  // Of two that take effect on one day the one given first terminates, then the first in the ledger.
  const std::string infringed = notice("terminate-infringement", "licensee", "2010-03-10");
  CHECK(terminated(at("2010-03-31", infringed + ',' + insolvent("2010-03-10"))) ==
        "2010-03-10 VII.7");
  CHECK(terminated(at("2010-03-31", infringed + ',' +
                                        notice("terminate-insolvency", "licensor", "2010-03-07",
                                               post))) == "2010-03-10 XI.6");
}

TEST_CASE("XI the earliest effective date of the good notices is the termination") {
  const std::string both = notice("terminate-convenience", "licensee", "2010-03-01") + ',' +
                           notice("terminate-insolvency", "licensor", "2010-04-10");
  CHECK(terminated(at("2010-04-09", both)) == "null");
  CHECK(terminated(at("2010-04-10", both)) == "2010-04-10 XI.6");
  CHECK(terminated(at("2010-05-31", both)) == "2010-04-10 XI.6");
  // Given before the termination: still good, its own date stands in the calendar.
  CHECK(to_string(at("2010-05-31", both).deadline("notice-1-effective").date) == "2010-04-30");
  const std::string later = notice("terminate-insolvency", "licensor", "2010-05-10") + ',' +
                            notice("terminate-convenience", "licensee", "2010-03-01");
  CHECK(terminated(at("2010-05-31", later)) == "2010-04-30 XI.4");
  check_without_right(at("2010-05-31", later), 1);
}

TEST_CASE("XI a notice that would take effect on or after the TERM's end terminates nothing") {
  // 23 February + 60 days: 5 to the 28th, 31 to 31 March, 24 to 24 April 2018, the TERM's end.
  const auto convenience = [](const std::string& day) {
    return notice("terminate-convenience", "licensee", day);
  };
  const Answer crossing = at("2018-03-31", convenience("2018-02-23"));
  CHECK(status(crossing) == "in-force");
  CHECK_FALSE(crossing.has("notice-without-right"));
  CHECK_FALSE(crossing.has_deadline("notice-1-effective"));
  CHECK(terminated(at("2018-05-31", convenience("2018-02-23"))) == "null");
  CHECK(status(at("2018-05-31", convenience("2018-02-23"))) == "expired");
  CHECK(status(at("2018-03-31", convenience("2018-02-22"))) == "notice-running");
  CHECK(terminated(at("2018-05-31", convenience("2018-02-22"))) == "2018-04-23 XI.4");
  // Given after a termination it is without right all the same, on its very day it is not.
  const auto with_end = [&](const std::string& ended) {
    return at("2018-04-23",
              convenience("2018-04-11") + ',' + notice("terminate-insolvency", "licensor", ended));
  };
  CHECK_FALSE(with_end("2018-04-11").has("notice-without-right"));
  check_without_right(with_end("2018-04-10"));
  // The period of a breach may run past it.
  CHECK(to_string(at("2018-04-20", notice("breach", "licensor", "2018-04-01"))
                      .deadline("notice-1-effective")
                      .date) == "2018-05-16");
}

TEST_CASE("XI.9 the sell-off: six months, with royalties, past the TERM without") {
  const std::string given = notice("terminate-insolvency", "licensor", "2017-12-31");
  const auto sale = [](const std::string& day, const std::string& members = {}) {
    return R"({"invoice": ")" + day + R"(", "date": ")" + day +
           R"(", "country": "DE", "currency": "USD", "gross": "100")" + members + '}';
  };
  const Answer a =
      ask(ledger("2018-09-30",
                 sale("2017-12-31") + ',' + sale("2018-01-01") + ',' + sale("2018-04-25") + ',' +
                     sale("2018-06-30") + ',' + sale("2018-07-01"),
                 notices(given)));
  CHECK(text(a.report().licence.sell_off_until) == "2018-06-30");
  CHECK(a.row("2017-Q4").basis == Basis::full);  // a sale on T is still under the licence
  CHECK(a.row("2018-Q1").basis == Basis::sell_off);
  CHECK(text(a.quarter("2018-Q1").royalty) == "8.50");
  CHECK(a.row("2018-Q2").basis == Basis::expired_in_sell_off);
  CHECK(a.row("2018-Q2").lines == 2);  // both after the TERM of 24 April
  CHECK(text(a.quarter("2018-Q2").royalty) == "0.00");
  CHECK(a.row("2018-Q3").basis == Basis::outside_licence);
  CHECK(text(a.quarter("2018-Q3").royalty) == "0.00");
  CHECK(a.finding("sale-outside-licence").where == "/sales/4");
  CHECK(a.finding("sale-outside-licence").message.find("after the sell-off") != std::string::npos);
  CHECK(status(at("2018-06-30", given)) == "sell-off");
  CHECK(status(at("2018-07-01", given)) == "terminated");  // also past the TERM
  // 31 August + 6 months: February has no 31st.
  const Answer clamped = at("2009-12-31", notice("terminate-insolvency", "licensor", "2009-08-31"));
  CHECK(text(clamped.report().licence.sell_off_until) == "2010-02-28");
  // Nothing but the sell-off's quarters is added to the licence's.
  CHECK(at("2011-06-30", notice("terminate-insolvency", "licensor", "2009-08-31"))
            .report()
            .quarters.back()
            .quarter == Quarter::of(make_date(2010, 2, 28)));
}

TEST_CASE("XI.9 in the sell-off a line bears the rate it would have borne") {
  const auto sale = [](const std::string& invoice, const std::string& country,
                       const std::string& members = {}) {
    return R"({"invoice": ")" + invoice + R"(", "date": "2010-05-05", "country": ")" + country +
           R"(", "currency": "USD", "gross": "1000")" + members + '}';
  };
  const Answer a = ask(
      ledger("2010-09-30",
             sale("1", "DE", R"(, "seller": "A")") + ',' + sale("2", "FR", R"(, "seller": "A")") +
                 ',' + sale("3", "IT", R"(, "seller": "A")") + ',' +
                 sale("4", "US", R"(, "seller": "A", "buyer": "B")") + ',' +
                 sale("5", "GB", R"(, "seller": "B")"),
             notices(notice("terminate-insolvency", "licensor", "2010-03-10")) + R"(,
      "sellers": {"A": {"role": "licensee"}, "B": {"role": "sublicensee", "exhibit_1": true}},
      "generics": [{"country": "FR", "available_from": "2010-01-01"}],
      "infringements": [{"country": "IT", "percent": "40", "notified": "2009-01-01"}])"));
  const auto rate = [&](std::size_t n) { return a.row("2010-Q2", n).rate.text(); };
  const auto basis = [&](std::size_t n) { return a.row("2010-Q2", n).basis; };
  for (std::size_t n = 0; n < 4; ++n) CHECK(basis(n) == Basis::sell_off);
  CHECK(rate(0) == "8.5");
  CHECK(rate(1) == "0");    // generic
  CHECK(rate(2) == "5.1");  // 8.5 × 60%
  CHECK(rate(3) == "8.5");  // B is in the group no more (XI.8.3)
  CHECK_FALSE(a.has("intra-group-sale"));
  // XI.8.3: B's sub-licence passed to the LICENSOR.
  CHECK(basis(4) == Basis::assigned);
  CHECK(rate(4) == "0");
  CHECK(a.finding("sublicence-assigned").where == "/sales/4");
}

TEST_CASE("XI.8.3 only a sub-licensee in the form of Exhibit 1 passes, and only after T") {
  const auto sold = [](const std::string& day, const std::string& seller) {
    const Answer a =
        ask(ledger("2011-03-31",
                   R"({"invoice": "1", "date": ")" + day +
                       R"(", "country": "DE", "currency": "USD", "gross": "1000", "seller": "S"})",
                   notices(notice("terminate-insolvency", "licensor", "2010-03-10")) +
                       ", \"sellers\": {\"S\": " + seller + "}"));
    return std::string(to_string(a.row(to_string(Quarter::of(*parse_date(day)))).basis));
  };
  const std::string in_form = R"({"role": "sublicensee", "exhibit_1": true})";
  CHECK(sold("2010-03-10", in_form) == "full");
  CHECK(sold("2010-03-11", in_form) == "assigned");
  CHECK(sold("2010-12-31", in_form) == "assigned");  // also after the sell-off
  CHECK(sold("2010-03-11", R"({"role": "sublicensee"})") == "sell-off");
  CHECK(sold("2010-03-11", R"({"role": "affiliate", "exhibit_1": true})") == "sell-off");
}

TEST_CASE("XI.8.3 a transfer to an affiliate after T stays inside the group") {
  const Answer a = ask(ledger(
      "2010-06-30",
      R"({"invoice": "1", "date": "2010-03-11", "country": "DE", "currency": "USD", "gross": "1000",
          "seller": "A", "buyer": "B"})",
      notices(notice("terminate-insolvency", "licensor", "2010-03-10")) +
          R"(, "sellers": {"A": {"role": "licensee"}, "B": {"role": "affiliate"}})"));
  CHECK(a.row("2010-Q1").rate.text() == "0");
  CHECK(a.finding("intra-group-sale").where == "/sales/0/buyer");
}

TEST_CASE("VII.8 READING challenge_ends: the licences alone, until a later T or the TERM's end") {
  const std::string challenge = notice("terminate-challenge", "licensor", "2010-03-10");
  const Answer a = at("2010-06-30", challenge);
  CHECK(terminated(a) == "2010-03-10 VII.8");
  CHECK(status(a) == "terminated");
  CHECK(text(a.report().licence.sell_off_until) == "null");
  CHECK(text(a.report().licence.secrecy_until) == "null");
  // Every right but those to sell goes on.
  CHECK(a.rights().find("terminate-convenience") != std::string::npos);
  CHECK(a.rights().find("manufacture") != std::string::npos);
  CHECK(status(at("2010-03-10", challenge)) == "terminated");
  // A later good notice sets T, with its sell-off.
  const std::string then =
      challenge + ',' + notice("terminate-insolvency", "licensor", "2010-05-04");
  CHECK(terminated(at("2010-05-03", then)) == "2010-03-10 VII.8");
  CHECK(terminated(at("2010-05-04", then)) == "2010-05-04 XI.6");
  CHECK(status(at("2010-05-05", then)) == "sell-off");
  CHECK(text(at("2010-05-05", then).report().licence.sell_off_until) == "2010-11-04");
  CHECK_FALSE(at("2010-05-05", then).has("notice-without-right"));
  CHECK(status(at("2018-04-25", challenge)) == "expired");
  const Answer agreement = at("2010-06-30", challenge, "", {{"challenge_ends", "agreement"}});
  CHECK(status(agreement) == "sell-off");
  CHECK(text(agreement.report().licence.sell_off_until) == "2010-09-10");
}

TEST_CASE("XV.1 READINGS notice_given and notice_period: a letter takes three days") {
  const auto when = [](const std::string& kind, const std::string& by, Choices readings,
                       const std::string& members = {}) {
    return to_string(at("2010-03-10", notice(kind, by, "2010-03-01", post + members), "", readings)
                         .deadline("notice-1-effective")
                         .date);
  };
  // 1 March + 60 days: 30 to the 31st, 30 to 30 April.
  CHECK(when("terminate-convenience", "licensee", {}) == "2010-04-30");
  CHECK(when("terminate-convenience", "licensee", {{"notice_given", "received"}}) == "2010-05-03");
  CHECK(when("terminate-convenience", "licensee", {{"notice_period", "sent"}}) == "2010-04-30");
  // 1 March + 45 days: 30 to the 31st, 15 into April.
  CHECK(when("breach", "licensee", {}) == "2010-04-18");
  CHECK(when("breach", "licensee", {{"notice_period", "sent"}}) == "2010-04-15");
  CHECK(when("breach", "licensee", {{"notice_given", "received"}}) == "2010-04-18");
  CHECK(when("terminate-milestone", "licensor", {{"notice_period", "sent"}}) == "2010-04-15");
  // On receipt, whatever the period runs from.
  CHECK(when("terminate-insolvency", "licensor", {{"notice_period", "sent"}}) == "2010-03-04");
}

TEST_CASE("XI.8.1, XIII ten years' secrecy and six months without hiring") {
  const Answer a = at("2012-06-30", notice("terminate-insolvency", "licensor", "2008-02-29"));
  CHECK(text(a.report().licence.secrecy_until) == "2018-02-28");  // 2018 is no leap year
  CHECK(text(a.report().licence.non_solicitation_until) == "2008-08-29");
  CHECK(text(at("2018-04-24", "").report().licence.secrecy_until) == "null");
  CHECK(text(at("2018-04-24", "").report().licence.non_solicitation_until) == "null");
  const LicenceReport expired = at("2018-04-25", "").report().licence;
  CHECK(text(expired.secrecy_until) == "2028-04-24");
  CHECK(text(expired.non_solicitation_until) == "2018-10-24");
  CHECK(text(expired.sell_off_until) == "null");
}

TEST_CASE("XI.1 the licence through time") {
  CHECK(status(at("2001-08-27", "")) == "not-begun");
  CHECK(at("2001-08-27", "").report().quarters.empty());
  CHECK(status(at("2001-08-28", "")) == "in-force");
  CHECK(status(at("2018-04-24", "")) == "in-force");
  CHECK(status(at("2018-04-25", "")) == "expired");
}

TEST_CASE("V.3 a milestone attained on T pays, one attained the day after does not") {
  const auto owed = [](const std::string& day) {
    return at("2004-03-31", notice("terminate-insolvency", "licensor", "2003-12-20"),
              R"("milestones": [{"milestone": 1, "attained": ")" + day + "\"}]")
        .obligation("milestone-1");
  };
  CHECK(text(owed("2003-12-20").due) == "2004-01-19");
  CHECK(text(owed("2003-12-21").due) == "null");
  CHECK(owed("2003-12-21").status == ObligationStatus::not_triggered);
}

TEST_CASE("XI.7, XI.8.2 a milestone attained by T that falls due after it is owed, by default") {
  const auto owed = [](std::string_view reading) {
    return at("2004-03-31", notice("terminate-insolvency", "licensor", "2003-12-20"),
              R"("milestones": [{"milestone": 1, "attained": "2003-12-20"}])",
              {{"accrued_at_end", reading}});
  };
  const Answer payable = owed("payable");
  CHECK(text(payable.obligation("milestone-1").due) == "2004-01-19");
  CHECK_FALSE(payable.has("not-accrued-at-end"));
  const Answer lost = owed("lost");
  CHECK(lost.obligation("milestone-1").status == ObligationStatus::not_triggered);
  CHECK(lost.count("not-accrued-at-end") == 1);
  // At the TERM's end as well, once it is over.
  const auto at_the_end = [](const std::string& day) {
    return text(at(day, "", R"("milestones": [{"milestone": 1, "attained": "2018-04-10"}])",
                   {{"accrued_at_end", "lost"}})
                    .obligation("milestone-1")
                    .due);
  };
  CHECK(at_the_end("2018-04-24") == "2018-05-10");
  CHECK(at_the_end("2018-04-25") == "null");
}

TEST_CASE("XV.2 no number is named for a telefax to the LICENSOR") {
  const std::string kind = "terminate-insolvency";
  CHECK(at("2004-03-31", notice(kind, "licensee", "2003-12-20")).has("licensor-telefax-blank"));
  CHECK_FALSE(
      at("2004-03-31", notice(kind, "licensor", "2003-12-20")).has("licensor-telefax-blank"));
  CHECK_FALSE(
      at("2004-03-31", notice(kind, "licensee", "2003-12-20", post)).has("licensor-telefax-blank"));
}

}  // namespace jm216::test::article_xi_termination_test
