// What each side may do on the report's day (rules, "Rights"): VI.3, VII.5, XI, XII.
#include "doctest/doctest.h"
#include "tests/support/ask.hpp"

namespace jm216::test::rights_test {

Answer at(const std::string& as_of, const std::string& sections = {}, Choices readings = {}) {
  return ask(ledger(as_of, "", sections), readings);
}

const std::string executed = R"("supply_agreement": {"executed": "2001-12-10"})";
const std::string insolvent =
    R"("notices": [{"kind": "terminate-insolvency", "by": "licensor", "given": "2010-03-10",
                    "method": "telefax"}])";

TEST_CASE("rights stand in their order, each with holder, days and clause") {
  const Answer a = at("2010-03-01", R"("payments": [],
      "force_majeure": [{"party": "licensee", "from": "2009-06-15"},
                        {"party": "licensor", "from": "2009-07-15"}],
      "infringements": [{"country": "IT", "percent": "40", "notified": "2009-01-01"},
                        {"country": "DE", "percent": "40", "notified": "2009-01-01"}])");
  CHECK(a.rights() ==
        "terminate-convenience terminate-milestone-1 terminate-milestone-2 terminate-milestone-3 "
        "terminate-nonpayment terminate-force-majeure terminate-force-majeure manufacture "
        "reduce-royalty-DE reduce-royalty-IT inspect-books");
  const Right& convenience = a.right("terminate-convenience");
  CHECK(convenience.holder == Party::licensee);
  CHECK(convenience.clause == "XI.4");
  CHECK(to_string(convenience.from) == "2001-08-28");
  CHECK(text(convenience.until) == "null");
  CHECK(text(convenience.effective_if_noticed_now) == "2010-04-30");  // 1 March + 60 days
  const Right& milestone = a.right("terminate-milestone-2");
  CHECK(milestone.holder == Party::licensor);
  CHECK(milestone.clause == "XI.3");
  CHECK(to_string(milestone.from) == "2005-04-02");
  CHECK(text(milestone.effective_if_noticed_now) == "2010-04-15");  // 1 March + 45 days
  const Right& nonpayment = a.right("terminate-nonpayment");
  CHECK(nonpayment.holder == Party::licensor);
  CHECK(nonpayment.clause == "XI.2");
  CHECK(to_string(nonpayment.from) == "2001-08-29");  // the day after the signature's due date
  CHECK(text(nonpayment.effective_if_noticed_now) == "2010-03-01");
}

TEST_CASE("XI.2 the right follows the earliest payment that is still missed") {
  const std::string signature = R"({"for": "signature", "date": "2001-08-28", "amount": "100000"})";
  const std::string late = R"(, {"for": "supply", "date": "2002-02-05", "amount": "150000"})";
  CHECK(to_string(at("2002-03-01", "\"payments\": [" + signature + ']')
                      .right("terminate-nonpayment")
                      .from) == "2002-02-01");
  CHECK(at("2002-01-31", "\"payments\": [" + signature + ']').rights().find("nonpayment") ==
        std::string::npos);
  CHECK(at("2002-03-01", "\"payments\": [" + signature + late + ']').rights().find("nonpayment") ==
        std::string::npos);
  CHECK(to_string(at("2002-03-01", "\"payments\": [" + signature + late + ']',
                     {{"late_cure", "keeps-right"}})
                      .right("terminate-nonpayment")
                      .from) == "2002-02-01");
  CHECK(at("2002-03-01").rights().find("nonpayment") == std::string::npos);  // unrecorded
  // Of two due on one day the report's first is named.
  CHECK(at("2002-03-01", R"("effective_date": "2002-01-31", "payments": [])")
            .right("terminate-nonpayment")
            .why == "The payment signature was not made by its due date");
}

TEST_CASE("XI.2 under termination-only an extension holds back the right and nothing else") {
  const auto extended = [](const std::string& as_of, const std::string& payments,
                           const char* late_cure = "ends-right") {
    return at(as_of,
              R"("payments": [{"for": "signature", "date": "2001-08-28", "amount": "100000"})" +
                  payments + R"(], "extensions": [{"for": "supply", "to": "2002-02-20"}])",
              {{"payment_extension", "termination-only"}, {"late_cure", late_cure}});
  };
  const Answer held = extended("2002-02-20", "");
  CHECK(held.obligation("supply").status == ObligationStatus::overdue);
  CHECK(text(held.obligation("supply").due) == "2002-01-31");
  CHECK(held.rights().find("nonpayment") == std::string::npos);
  const Answer open = extended("2002-02-21", "");
  CHECK(to_string(open.right("terminate-nonpayment").from) == "2002-02-21");
  CHECK(open.step("right:terminate-nonpayment", "from").inputs[0].where == "/extensions/0/to");
  // Under `all` the due date itself has moved.
  const Input due = at("2002-02-21", R"("payments": [{"for": "signature", "date": "2001-08-28",
      "amount": "100000"}], "extensions": [{"for": "supply", "to": "2002-02-20"}])")
                        .step("right:terminate-nonpayment", "from")
                        .inputs[0];
  CHECK(due.id == "supply");
  CHECK(due.value == "2002-02-20");
  // Paid within the extension it was no failure, though late for interest.
  const std::string on = R"(, {"for": "supply", "date": "2002-02-20", "amount": "150000"})";
  const std::string after = R"(, {"for": "supply", "date": "2002-02-21", "amount": "150000"})";
  CHECK(extended("2002-03-01", on, "keeps-right").rights().find("nonpayment") == std::string::npos);
  CHECK(
      to_string(extended("2002-03-01", after, "keeps-right").right("terminate-nonpayment").from) ==
      "2002-02-21");
}

TEST_CASE("XI.2 under termination-only an extension to an earlier day does nothing") {
  const std::string sections = R"("payments": [],
      "extensions": [{"for": "signature", "to": "2001-08-20", "agreed": "2001-08-10"}])";
  const Answer a = at("2002-01-10", sections, {{"payment_extension", "termination-only"}});
  CHECK(to_string(a.right("terminate-nonpayment").from) == "2001-08-29");
}

TEST_CASE("XII, XI.5 a right of both parties: by first day, then holder, each explained") {
  const auto holders = [](const Answer& a, const std::string& id) {
    std::string all;
    for (const Right& right : a.report().rights)
      if (right.id == id) all += right.holder == Party::licensor ? "licensor " : "licensee ";
    return all;
  };
  const auto both = [](const std::string& of_licensor, const std::string& of_licensee) {
    return at("2010-03-01", R"("force_majeure": [{"party": "licensor", "from": ")" + of_licensor +
                                R"("}, {"party": "licensee", "from": ")" + of_licensee + "\"}]");
  };
  const std::string id = "terminate-force-majeure";
  CHECK(holders(both("2009-06-15", "2009-07-15"), id) == "licensee licensor ");
  CHECK(holders(both("2009-07-15", "2009-06-15"), id) == "licensor licensee ");
  CHECK(holders(both("2009-06-15", "2009-06-15"), id) == "licensee licensor ");
  const Answer a = both("2009-06-15", "2009-07-15");
  CHECK(a.why("right:terminate-force-majeure").value == "2009-12-15");
  CHECK(a.why("right:terminate-force-majeure:licensor").value == "2010-01-15");
}

TEST_CASE("VI.3 manufacture: no supply agreement in time, or supply failed, the earlier") {
  const auto from = [](const std::string& as_of, const std::string& agreement) {
    const Answer a =
        at(as_of, agreement.empty() ? "" : "\"supply_agreement\": {" + agreement + '}');
    if (a.rights().find("manufacture") == std::string::npos) return std::string("none");
    return to_string(a.right("manufacture").from);
  };
  CHECK(from("2002-01-31", "") == "none");
  CHECK(from("2002-02-01", "") == "2002-02-01");
  CHECK(from("2010-01-01", R"("executed": "2002-01-31")") == "none");
  CHECK(from("2010-01-01", R"("executed": "2002-02-01")") == "2002-02-01");
  // Executed after the report's day: not known.
  CHECK(from("2002-02-01", R"("executed": "2002-03-01")") == "2002-02-01");
  const std::string in_time = R"("executed": "2001-12-10", "supply_failed_from": "2010-01-01")";
  CHECK(from("2009-12-31", in_time) == "none");
  CHECK(from("2010-01-01", in_time) == "2010-01-01");
  CHECK(from("2010-06-01", R"("supply_failed_from": "2001-12-01")") == "2001-12-01");
  CHECK(from("2010-06-01", R"("supply_failed_from": "2002-03-01")") == "2002-02-01");
  CHECK(from("2001-12-15", R"("supply_failed_from": "2001-12-01")") == "2001-12-01");
  const Answer open = at("2010-01-01");
  const Right& right = open.right("manufacture");
  CHECK(right.holder == Party::licensee);
  CHECK(right.clause == "VI.3");
  CHECK(text(right.effective_if_noticed_now) == "null");
}

TEST_CASE("VII.5 reduce-royalty: earliest first day, latest last day of the records open") {
  // Notified on 1 January 2009: day 120 is 1 May (31 + 28 + 31 + 30 = 120 days), from 2 May.
  const auto at_with = [](const std::string& as_of, const std::string& records) {
    return at(as_of, executed + ", \"infringements\": [" + records + ']');
  };
  const std::string first =
      R"({"country": "IT", "percent": "40", "notified": "2009-01-01", "ceased": "2009-12-31"})";
  const std::string second =
      R"(, {"country": "IT", "percent": "35", "notified": "2009-03-01", "ceased": "2009-10-31"})";
  CHECK(at_with("2009-05-01", first).rights().find("reduce") == std::string::npos);
  const Answer open = at_with("2009-05-02", first);
  const Right& right = open.right("reduce-royalty-IT");
  CHECK(right.holder == Party::licensee);
  CHECK(right.clause == "VII.5");
  CHECK(to_string(right.from) == "2009-05-02");
  CHECK(open.step("right:reduce-royalty-IT", "from").formula ==
        "2009-01-01 + 121 days = 2009-05-02");
  CHECK(text(right.until) == "2015-04-19");  // the end lies ahead: the last patent day there
  CHECK(open.step("right:reduce-royalty-IT", "until").inputs.at(0).id ==
        "deadline:patent-IT-EP 95302629.1");
  CHECK(text(right.effective_if_noticed_now) == "null");
  const Answer ceased = at_with("2009-12-31", first);
  CHECK(text(ceased.right("reduce-royalty-IT").until) == "2009-12-31");
  CHECK(ceased.step("right:reduce-royalty-IT", "until").inputs.at(0).where ==
        "/infringements/0/ceased");
  CHECK(at_with("2010-01-01", first).rights().find("reduce") == std::string::npos);
  // In every country, the first by code too, where a patent is in force or the record names a right.
  const std::string andorra = R"({"country": "AD", "percent": "40", "notified": "2009-01-01")";
  CHECK(at_with("2009-06-01", andorra + '}').rights().find("reduce") == std::string::npos);
  CHECK(text(at_with("2009-06-01", andorra + R"(, "right": "AD 1"})")
                 .right("reduce-royalty-AD")
                 .until) == "null");
  // On 31 October both are open, and the end of only one is known.
  const Answer both = at_with("2009-10-31", first + second);
  CHECK(to_string(both.right("reduce-royalty-IT").from) == "2009-05-02");
  CHECK(text(both.right("reduce-royalty-IT").until) == "2015-04-19");
  const std::string turned =
      R"({"country": "IT", "percent": "35", "notified": "2009-03-01"},)" + first;
  CHECK(to_string(at_with("2009-11-30", turned).right("reduce-royalty-IT").from) == "2009-05-02");
}

TEST_CASE(
    "VII.5 reduce-royalty: the unbroken run of days on which the sum is above the threshold") {
  const auto until = [](const std::string& as_of, const std::string& second) {
    const Answer a = at(as_of, R"("infringements": [
        {"country": "IT", "percent": "20", "notified": "2009-01-01", "ceased": "2009-12-31"},
        {"country": "IT", "percent": "20", "notified": ")" +
                                   second + "\"}]");
    if (a.rights().find("reduce") == std::string::npos) return std::string("none");
    const Right& right = a.right("reduce-royalty-IT");
    return to_string(right.from) + ' ' + text(right.until);
  };
  // The second counts from 30 June.
  CHECK(until("2009-06-29", "2009-03-01") == "none");
  CHECK(until("2009-12-31", "2009-03-01") == "2009-06-30 2009-12-31");
  CHECK(until("2010-01-01", "2009-03-01") == "none");
}

// Neither Andorra's first patent, which had expired, nor another country's infringement bears on it.
TEST_CASE(
    "VII.5 reduce-royalty: from a patent's grant to its expiry, and the facts that it rests on") {
  const Answer a = at("2010-01-01", R"("patents": [
      {"kind": "other", "country": "AD", "application": "1", "granted": "1",
       "granted_on": "2008-01-01", "expires": "2009-03-31"},
      {"kind": "other", "country": "AD", "application": "2", "granted": "2",
       "granted_on": "2009-06-10", "expires": "2012-03-01", "ended": "2011-05-31"}],
      "infringements": [{"country": "AD", "percent": "40", "notified": "2009-01-01"},
                        {"country": "IT", "percent": "40", "notified": "2009-01-01"}])");
  const auto places = [&](std::string_view figure) {
    std::string all;
    for (const Input& input : a.step("right:reduce-royalty-AD", figure).inputs)
      all += input.where + ' ';
    return all;
  };
  CHECK(to_string(a.right("reduce-royalty-AD").from) == "2009-06-10");
  CHECK(places("from") == "/infringements/0/percent /patents/1/granted_on ");
  CHECK(text(a.right("reduce-royalty-AD").until) == "2012-03-01");  // its end is not known yet
  CHECK(places("until") == "/patents/1/expires ");
}

TEST_CASE("XI.5 terminate-breach: from the day after a period that ended without remedy") {
  // 4 January + 45 days: 27 to the 31st, 18 into February.
  const auto at_day = [](const std::string& as_of, const std::string& members = {},
                         const std::string& more = {}) {
    return at(as_of, executed + R"(, "notices": [{"kind": "breach", "by": "licensee",
        "given": "2010-01-04", "method": "telefax")" +
                         members + "}]" + more);
  };
  CHECK(at_day("2010-02-18").rights().find("breach") == std::string::npos);
  const Answer open = at_day("2010-02-20");
  const Right& right = open.right("terminate-breach");
  CHECK(right.holder == Party::licensee);
  CHECK(right.clause == "XI.5");
  CHECK(to_string(right.from) == "2010-02-19");
  CHECK(text(right.until) == "null");
  CHECK(text(right.effective_if_noticed_now) == "2010-02-20");
  CHECK(at_day("2010-02-20", R"(, "force_majeure": true)").rights().find("breach") ==
        std::string::npos);
  CHECK(at_day("2010-02-20", "",
               R"(, "done": [{"deadline": "notice-1-effective", "date": "2010-02-18"}])")
            .rights()
            .find("breach") == std::string::npos);
}

TEST_CASE("V.7 inspect-books: while books are kept") {
  const Answer a = at("2010-03-01", executed);
  const Right& right = a.right("inspect-books");
  CHECK(right.holder == Party::licensor);
  CHECK(right.clause == "V.7");
  CHECK(to_string(right.from) == "2001-08-28");
  CHECK(text(right.until) == "2020-04-24");
  CHECK(text(right.effective_if_noticed_now) == "null");
}

TEST_CASE("rights of a licence that has not begun, was terminated, or has expired") {
  CHECK(at("2001-08-27", executed).rights().empty());
  CHECK(at("2001-08-28", executed).rights() == "terminate-convenience inspect-books");
  const std::string italy =
      R"(, "infringements": [{"country": "IT", "percent": "40", "notified": "2009-01-01"}])";
  // In the sell-off only the reduction and the inspection remain, after it the inspection.
  CHECK(at("2010-09-10", insolvent + italy).rights() == "reduce-royalty-IT inspect-books");
  CHECK(at("2010-09-11", insolvent + italy).rights() == "inspect-books");
  CHECK(at("2020-04-24", insolvent + italy).rights() == "inspect-books");
  CHECK(at("2020-04-25", insolvent + italy).rights().empty());
  // While a notice runs the rights stay open.
  const std::string running =
      R"("milestones": [{"milestone": 1, "attained": "2003-01-01"},
                        {"milestone": 2, "attained": "2003-01-01"},
                        {"milestone": 3, "attained": "2003-01-01"}],
         "notices": [{"kind": "terminate-convenience", "by": "licensee", "given": "2010-03-01",
                      "method": "post"}])";
  CHECK(at("2010-04-29", running).rights() == "terminate-convenience manufacture inspect-books");
  // XI.12: after the TERM, from the day after.
  const Answer expired = at("2018-04-25", executed + italy);
  CHECK(expired.rights() == "inspect-books continue-use");
  CHECK(expired.right("continue-use").holder == Party::licensee);
  CHECK(expired.right("continue-use").clause == "XI.12");
  CHECK(to_string(expired.right("continue-use").from) == "2018-04-25");
  CHECK(text(expired.right("continue-use").effective_if_noticed_now) == "null");
  CHECK(at("2018-04-24", executed).rights().find("continue-use") == std::string::npos);
}

}  // namespace jm216::test::rights_test
