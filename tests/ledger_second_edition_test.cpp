// The fields that the second edition of the file format added: read, refused where they are wrong,
// written in canonical form and carried by a link.
#include <string>

#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/link/link.hpp"
#include "doctest/doctest.h"

namespace jm216::test::ledger_second_edition_test {

std::string canonical(const Ledger& ledger) {
  std::string text;
  write_canonical(ledger, [&text](std::string_view piece) { text += piece; });
  return text;
}

// Of a ledger of these members beside `sales`, or what is wrong with it.
std::string read(const std::string& members, const std::string& sales = {}) {
  const ReadResult result =
      read_ledger_text("{\"sales\":[" + sales + ']' + (members.empty() ? "" : ',' + members) + '}');
  if (result.ledger) return canonical(*result.ledger);
  std::string said;
  for (const Problem& problem : result.problems.list) {
    const std::string text = to_string(problem);
    said += (said.empty() ? "" : "\n") + text.substr(0, text.find(" (line")) +
            text.substr(text.find("): ") + 1);
  }
  return said;
}

// Of an only record of a section.
std::string record(const std::string& section, const std::string& members) {
  return read('"' + section + "\":[{" + members + "}]");
}

// Of a sale of January 2009.
std::string sale(const std::string& members) {
  return read(
      {}, R"({"invoice":"A","date":"2009-01-05","country":"US","currency":"USD",)" + members + '}');
}

std::string without_sales(const std::string& sections) {
  return R"({"sales":[],)" + sections + '}';
}

// Every field that is new, each with a value that it does not have by default; in documented order.
const std::string every_field =
    R"({"sellers":{"EURO":{"role":"sublicensee","from":"2008-01-01","until":"2011-12-31"}},)"
    R"("sales":[{"invoice":"A","date":"2009-01-05","supplied":"2009-01-02","free":true,)"
    R"("country":"US","seller":"EURO","currency":"USD","gross":"0"}],)"
    R"("generics":[{"country":"DE","available_from":"2009-01-05","source":"licensed",)"
    R"("infringing":true,"right":"US 7000001"}],)"
    R"("infringements":[{"country":"IT","percent":"40","notified":"2009-03-01",)"
    R"("suit_filed":"2009-05-01","suit_by":"licensee","evidence":"2009-02-20","claimed":false,)"
    R"("right":"US 7000001"}],)"
    R"("milestones":[{"milestone":2,"country":"US",)"
    R"("instalments":{"a":"2003-12-20","z":"2004-12-20"}}],)"
    R"("statements":[{"quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"1300",)"
    R"("fingerprint":"3f9a-21c7","rows":[{"seller":"EURO","product":"oral","unit":"pack",)"
    R"("made":"5000","sold":"120","currency":"EUR","net_sales":"11845.3"},{"sold":"0"}],)"
    R"("readings":"rounding=half-even","seal":"0f"}],)"
    R"("amendments":[{"effective":"2002-09-30","changes":{"generic_percent":"2",)"
    R"("infringement_threshold":"25","infringement_cap":"40","infringement_days":90,)"
    R"("supply_usd":"200000","milestone-2":{"target":"2006-01-01","instalments":[)"
    R"({"id":"a","what":"NDA accepted for filing","amount_usd":"500000","in":"shares"},)"
    R"({"id":"z","amount_usd":"2500000"}]}}}],)"
    R"("patents":[{"case":"MBUS 1192","country":"US","application":"08/428444",)"
    R"("extended_to":"2017-04-24","kind":"spc","granted":"5519155","granted_on":"1996-05-21"},)"
    R"({"country":"US","application":"10/000001","expires":"2019-03-01","kind":"other",)"
    R"("granted":"7000001","granted_on":"2006-01-03"}],)"
    R"("notices":[{"kind":"terminate-breach","by":"licensor","given":"2010-03-01",)"
    R"("method":"post","remediable":false}],)"
    R"("force_majeure":[{"party":"licensee","from":"2005-01-01","notified":"2005-01-10"}],)"
    R"("claims":[{"date":"2010-06-01","limb":"defects","amount_usd":"120000.01",)"
    R"("note":"batch 7"}],)"
    R"("bank_accounts":[{"name":"Johnson Matthey PLC","bank":"First Bank","account":"00-1",)"
    R"("currency":"GBP","from":"2001-08-28","until":"2008-12-31"},)"
    R"({"account":"00-2","from":"2009-01-01"}],)"
    R"("dismissed":[{"question":"round-numbers-only:EURO:2009-Q1","date":"2009-06-01",)"
    R"("reason":"list prices","by":"A. Auditor"}]})";

TEST_SUITE_BEGIN("second edition of the ledger");

TEST_CASE("every new field is written in canonical form, and reads back as it was") {
  const ReadResult result = read_ledger_text(every_field);
  for (const Problem& problem : result.problems.list) MESSAGE(to_string(problem));
  REQUIRE(result.ledger);
  CHECK(result.ledger->unknown_fields.empty());
  CHECK(canonical(*result.ledger) == every_field);
}

TEST_CASE("every new field is carried by a link") {
  const Ledger ledger = *read_ledger_text(every_field).ledger;
  const auto link = make_link(ledger, {make_date(2010, 12, 31), {}, "", {}});
  REQUIRE(link);
  const OpenedLink opened = open_link(*link);
  REQUIRE(opened.ledger);
  CHECK(canonical(*opened.ledger) == every_field);
}

TEST_CASE("every choice of a new field is known, the first is left out") {
  for (const char* source : {"licensed", "licensor"}) {
    const std::string generic =
        R"("generics":[{"country":"DE","available_from":"2009-01-05","source":")" +
        std::string(source) + "\"}]";
    CHECK(read(generic) == without_sales(generic));
  }
  CHECK(
      record("generics",
             R"("country":"DE","available_from":"2009-01-05","source":"independent","right":"")") ==
      without_sales(R"("generics":[{"country":"DE","available_from":"2009-01-05"}])"));
  CHECK(record("infringements", R"("country":"IT","percent":40,"suit_by":"licensor")") ==
        without_sales(R"("infringements":[{"country":"IT","percent":"40"}])"));
  CHECK(record("patents", R"("case":"M","country":"US","application":"1","kind":"extension")") ==
        without_sales(R"("patents":[{"case":"M","country":"US","application":"1"}])"));
  CHECK(record("notices",
               R"("kind":"breach","by":"licensor","given":"2010-03-01","method":"post",
                  "remediable":true)") ==
        without_sales(R"("notices":[{"kind":"breach","by":"licensor","given":"2010-03-01",)"
                      R"("method":"post"}])"));
  const std::string claim = R"("claims":[{"date":"2010-06-01","limb":"ip","amount_usd":"1"}])";
  CHECK(read(claim) == without_sales(claim));
  CHECK(read(R"("claims":[])") == R"({"sales":[]})");
  CHECK(sale(R"("gross":0,"free":false)") ==
        R"({"sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD",)"
        R"("gross":"0"}]})");
  CHECK(record("milestones", R"("milestone":1,"instalments":{})") ==
        without_sales(R"("milestones":[{"milestone":1}])"));
  CHECK(record("statements",
               R"("quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"1","rows":[])") ==
        without_sales(
            R"("statements":[{"quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"1"}])"));
  CHECK(record("amendments",
               R"("effective":"2002-09-30","changes":{"milestone-1":{"instalments":[
                   {"id":"a","what":"","amount_usd":"1","in":"cash"}]}})") ==
        without_sales(R"("amendments":[{"effective":"2002-09-30","changes":{"milestone-1":{)"
                      R"("instalments":[{"id":"a","amount_usd":"1"}]}}}])"));
}

TEST_CASE("a wrong type of a new field is said with its place") {
  const auto date_at = [](const std::string& pointer) {
    return pointer + ": 5 where a date like \"2009-02-03\" was expected";
  };
  const auto text_at = [](const std::string& pointer) {
    return pointer + ": 5 where a text was expected; put it in quotes: \"5\"";
  };
  const auto flag_at = [](const std::string& pointer) {
    return pointer + ": 5 where true or false was expected";
  };
  CHECK(read(R"("sellers":{"X":{"role":"affiliate","from":5}})") == date_at("/sellers/X/from"));
  CHECK(read(R"("sellers":{"X":{"role":"affiliate","until":5}})") == date_at("/sellers/X/until"));
  CHECK(sale(R"("gross":1,"supplied":5)") == date_at("/sales/0/supplied"));
  CHECK(sale(R"("gross":0,"free":5)") == flag_at("/sales/0/free"));
  const std::string generic = R"("country":"DE","available_from":"2009-01-05",)";
  CHECK(record("generics", generic + R"("source":5)") == text_at("/generics/0/source"));
  CHECK(record("generics", generic + R"("right":5)") == text_at("/generics/0/right"));
  const std::string infringement = R"("country":"IT","percent":40,)";
  CHECK(record("infringements", infringement + R"("suit_by":5)") ==
        text_at("/infringements/0/suit_by"));
  CHECK(record("infringements", infringement + R"("evidence":5)") ==
        date_at("/infringements/0/evidence"));
  CHECK(record("infringements", infringement + R"("right":5)") ==
        text_at("/infringements/0/right"));
  CHECK(record("milestones", R"("milestone":1,"country":5)") ==
        "/milestones/0/country: 5 where a country code like \"DE\" was expected");
  CHECK(record("milestones", R"("milestone":1,"instalments":[])") ==
        "/milestones/0/instalments: a list where an object was expected");
  CHECK(record("milestones", R"("milestone":1,"instalments":{"a":5})") ==
        date_at("/milestones/0/instalments/a"));
  const std::string statement = R"("quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"1",)";
  CHECK(record("statements", statement + R"("fingerprint":5)") ==
        text_at("/statements/0/fingerprint"));
  CHECK(record("statements", statement + R"("rows":{})") ==
        "/statements/0/rows: an object where a list was expected");
  CHECK(record("statements", statement + R"("rows":[{"made":"1","seller":5}])") ==
        text_at("/statements/0/rows/0/seller"));
  CHECK(record("amendments", R"("effective":"2002-09-30","changes":{"infringement_days":1.5})") ==
        "/amendments/0/changes/infringement_days: 1.5 is not a whole number from 0 to 9999");
  CHECK(record("amendments",
               R"("effective":"2002-09-30","changes":{"milestone-1":{"instalments":5}})") ==
        "/amendments/0/changes/milestone-1/instalments: 5 where a list was expected");
  const std::string patent = R"("case":"M","country":"US","application":"1",)";
  CHECK(record("patents", patent + R"("kind":5)") == text_at("/patents/0/kind"));
  CHECK(record("patents", patent + R"("expires":5)") == date_at("/patents/0/expires"));
  CHECK(record("patents", patent + R"("granted_on":5)") == date_at("/patents/0/granted_on"));
  CHECK(record("notices",
               R"("kind":"breach","by":"licensor","given":"2010-03-01","method":"post",
                  "remediable":5)") == flag_at("/notices/0/remediable"));
  CHECK(record("force_majeure", R"("party":"licensee","from":"2005-01-01","notified":5)") ==
        date_at("/force_majeure/0/notified"));
  CHECK(record("claims", R"("date":"2010-06-01","limb":"ip","amount_usd":"1","note":5)") ==
        text_at("/claims/0/note"));
  CHECK(read(R"("claims":{})") == "/claims: an object where a list was expected");
}

TEST_CASE("an unknown value of a new field is said with those it may have") {
  CHECK(record("generics", R"("country":"DE","available_from":"2009-01-05","source":"pirate")") ==
        "/generics/0/source: \"pirate\" is not a source of a generic; it is one of independent, "
        "licensed, licensor");
  CHECK(record("infringements", R"("country":"IT","percent":40,"suit_by":"both")") ==
        "/infringements/0/suit_by: \"both\" is not a party; it is one of licensor, licensee");
  CHECK(record("milestones", R"("milestone":3,"country":"UK")") ==
        "/milestones/0/country: \"UK\" is not an ISO 3166 country code; use \"GB\"");
  CHECK(record("milestones", R"("milestone":3,"country":"EP")") ==
        "/milestones/0/country: \"EP\" is not an ISO 3166 country code");
  CHECK(record("patents", R"("case":"M","country":"US","application":"1","kind":"SPC")") ==
        "/patents/0/kind: \"SPC\" is not a kind of patent fact; use \"spc\"");
  CHECK(record("claims", R"("date":"2010-06-01","limb":"both","amount_usd":"1")") ==
        "/claims/0/limb: \"both\" is not a limb of X.2; it is one of ip, defects");
  CHECK(
      record("amendments",
             R"("effective":"2002-09-30","changes":{"milestone-1":{"instalments":[
                   {"id":"a","amount_usd":"1","in":"kind"}]}})") ==
      "/amendments/0/changes/milestone-1/instalments/0/in: \"kind\" is not a way of payment; it is "
      "one of cash, shares");
  for (const char* id : {"A", "aa", "1", "ä"}) {
    CAPTURE(id);
    CHECK(record("amendments",
                 R"("effective":"2002-09-30","changes":{"milestone-1":{"instalments":[{"id":")" +
                     std::string(id) + R"(","amount_usd":"1"}]}})") ==
          "/amendments/0/changes/milestone-1/instalments/0: an instalment's \"id\" is one small "
          "letter, a to z");
  }
  CHECK(record("amendments",
               R"("effective":"2002-09-30","changes":{"milestone-1":{"instalments":[
                   {"id":"a","amount":"1"}]}})")
            .find("/amendments/0/changes/milestone-1/instalments/0: \"amount\" is not a field of "
                  "an instalment") != std::string::npos);
  CHECK(record("milestones", R"("milestone":1,"instalments":{"A":"2003-12-20"})")
            .find("/milestones/0/instalments: \"A\" is not a field of the instalments of a "
                  "milestone; use \"a\"") == 0);
  CHECK(read(R"("readings":{"post_expiry":"never"})") ==
        "/readings/post_expiry: \"never\" is not a value of this reading; it is \"to-term\", "
        "\"us-stops\" or \"where-patented\"");
}

TEST_CASE("a row of a statement names a seller of the ledger") {
  const auto rows = [](const std::string& sellers, const std::string& seller) {
    return read(sellers + R"("statements":[
        {"quarter":"2009-Q1","date":"2009-05-10","royalty_usd":"0"},
        {"quarter":"2009-Q2","date":"2009-08-10","royalty_usd":"0","rows":[
          {"made":"1"},{"seller":")" +
                seller + R"(","made":"2"}]}])");
  };
  const std::string sellers = R"("sellers":{"EURO":{"role":"sublicensee","name":"Euro GmbH"}},)";
  CHECK(rows(sellers, "EURO").front() == '{');  // it is read
  CHECK(rows(sellers, "licensee").front() == '{');
  CHECK(rows("", "ERUO").front() == '{');  // without the member any name is the licensee's own
  CHECK(rows(sellers, "ERUO") ==
        "/statements/1/rows/1/seller: \"ERUO\" is not a seller of this ledger; use \"EURO\"");
}

TEST_CASE("an end before its beginning") {
  CHECK(read(R"("sellers":{"X":{"role":"affiliate","from":"2009-01-02","until":"2009-01-01"}})") ==
        "/sellers/X: \"until\" (2009-01-01) is before \"from\" (2009-01-02)");
  CHECK(read(R"("sellers":{"X":{"role":"affiliate","from":"2009-01-02","until":"2009-01-02"}})")
            .front() == '{');
  const std::string it = R"("country":"IT","percent":"40",)";
  for (const char* end : {"ceased", "suit_filed"}) {
    const std::string at = '"' + std::string(end) + "\":";
    CHECK(record("infringements", it + R"("evidence":"2009-03-01",)" + at + "\"2009-02-28\"") ==
          "/infringements/0: \"" + std::string(end) +
              "\" (2009-02-28) is before \"evidence\" (2009-03-01)");
    CHECK(record("infringements", it + R"("evidence":"2009-03-01",)" + at + "\"2009-03-01\"")
              .front() == '{');
    // Where it was notified, that day alone is the beginning.
    CHECK(record("infringements",
                 it + R"("notified":"2009-01-05","evidence":"2009-03-01",)" + at + "\"2009-02-28\"")
              .front() == '{');
  }
  const std::string other = R"("kind":"other","country":"US","application":"1",)";
  CHECK(record("patents", other + R"("expires":"2019-03-01","granted_on":"2019-03-02")") ==
        "/patents/0: \"expires\" (2019-03-01) is before \"granted_on\" (2019-03-02)");
  CHECK(record("patents", other + R"("expires":"2019-03-01","granted_on":"2019-03-01")").front() ==
        '{');
}

TEST_CASE("facts of new fields that contradict each other") {
  CHECK(sale(R"("gross":1,"free":true)") ==
        "/sales/0: \"free\" with a price: what is supplied free of charge has \"gross\" 0");
  CHECK(sale(R"("gross":-1,"free":true)").find("/sales/0: \"free\" with a price") == 0);
  CHECK(sale(R"("gross":0,"free":true,"credit_of":"B")") ==
        "/sales/0: \"free\" with a \"credit_of\": a credit note is no supply");
  const std::string statement = R"("quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"1",)";
  CHECK(record("statements", statement + R"("rows":[{"sold":"1"},{"seller":"licensee"}])") ==
        "/statements/0/rows/1: a row without a figure: give \"made\", \"sold\" or \"net_sales\"");
  CHECK(record("statements", statement + R"("rows":[{"net_sales":"1"}])") ==
        "/statements/0/rows/0: \"net_sales\" without its \"currency\"");
  const auto milestone_1 = [](const std::string& change) {
    return record("amendments",
                  R"("effective":"2002-09-30","changes":{"milestone-1":{)" + change + "}}");
  };
  CHECK(milestone_1(R"("amount_usd":"1","instalments":[{"id":"a","amount_usd":"1"}])") ==
        "/amendments/0/changes/milestone-1: both \"amount_usd\" and \"instalments\": the "
        "instalments have sums of their own");
  CHECK(milestone_1(
            R"("instalments":[{"id":"a","amount_usd":"1"},{"id":"b","amount_usd":"1"},
                              {"id":"a","amount_usd":"2"}])") ==
        "/amendments/0/changes/milestone-1/instalments/2: \"id\" \"a\" comes a second time; give "
        "each of its own");
  CHECK(milestone_1(R"("instalments":[{"id":"a"}])") ==
        "/amendments/0/changes/milestone-1/instalments/0: \"amount_usd\" is missing, which an "
        "instalment must have");
  CHECK(record("milestones", R"("milestone":1,"instalments":{"b":"2005-12-21"})") ==
        "/milestones/0/instalments/b: no amendment names an instalment \"b\" of milestone 1");
  // The one of another milestone is none; the amendment may stand behind.
  const std::string days = R"("milestones":[{"milestone":1,"instalments":{"b":"2005-12-21"}}],)";
  const auto named = [&](const std::string& milestone) {
    return read(days + R"("amendments":[{"effective":"2002-09-30","changes":{")" + milestone +
                R"(":{"instalments":[{"id":"b","amount_usd":"1"}]}}}])");
  };
  CHECK(named("milestone-1").front() == '{');
  CHECK(named("milestone-2") ==
        "/milestones/0/instalments/b: no amendment names an instalment \"b\" of milestone 1");
  CHECK(record("patents", R"("kind":"other","country":"US","application":"1","granted":"7")") ==
        "/patents/0: \"expires\" is missing, which a patent outside Schedule A must have");
  CHECK(record("patents", R"("country":"US","application":"1")") ==
        "/patents/0: \"case\" is missing, by which Schedule A lists a patent");
  CHECK(record("claims", R"("limb":"ip","amount_usd":"1")") ==
        "/claims/0: \"date\" is missing, which a claim must have");
}

TEST_CASE("no two bank accounts have a day in common") {
  const auto account = [](const std::string& number, const std::string& days) {
    return R"({"account":")" + number + "\"," + days + '}';
  };
  const auto accounts = [](const std::string& all) {
    return read("\"bank_accounts\":[" + all + ']');
  };
  const std::string to_march = account("1", R"("from":"2009-01-01","until":"2009-03-31")");
  CHECK(accounts(account("2", R"("from":"2009-04-01")") + ',' + to_march).front() == '{');
  // Said at the later of the two in the ledger.
  CHECK(
      accounts(account("2", R"("from":"2009-03-31")") + ',' + to_march) ==
      "/bank_accounts/1: the account's days overlap with those of \"2\", from 2009-03-31; give the "
      "earlier one an \"until\" before the later one's \"from\"");
  CHECK(
      accounts(to_march + ',' + account("2", R"("from":"2009-03-31")")) ==
      "/bank_accounts/1: the account's days overlap with those of \"1\", from 2009-01-01; give the "
      "earlier one an \"until\" before the later one's \"from\"");
  // One that goes on overlaps with all that follow.
  CHECK(accounts(account("1", R"("from":"2001-08-28")") + ',' +
                 account("2", R"("from":"2005-01-01","until":"2005-02-01")") + ',' +
                 account("3", R"("from":"2009-01-01")"))
            .find("/bank_accounts/2: the account's days overlap with those of \"1\"") !=
        std::string::npos);
  CHECK(record("bank_accounts", R"("account":"1","from":"2009-01-02","until":"2009-01-01")")
            .starts_with("/bank_accounts/0: "));
  CHECK(record("bank_accounts", R"("from":"2009-01-02")")
            .starts_with("/bank_accounts/0: \"account\""));
  CHECK(record("dismissed", R"("question":"x","date":"2009-01-02")")
            .starts_with("/dismissed/0: \"reason\" is missing"));
}

TEST_CASE("the wider limits: money 14 digits, rates 9 and 12") {
  for (const char* good : {"\"99999999999999.9999\"", "\"-99999999999999.9999\"", "1e13"}) {
    CAPTURE(good);
    CHECK(sale("\"gross\":" + std::string(good)).front() == '{');
  }
  CHECK(sale(R"("gross":"100000000000000")") ==
        "/sales/0/gross: \"100000000000000\" is too large: a price has at most 14 digits before "
        "the point");
  CHECK(sale(R"("gross":"1","quantity":"99999999999999.9999")").front() == '{');
  CHECK(sale(R"("gross":"1","quantity":"100000000000000")")
            .find("/sales/0/quantity: \"100000000000000\" is too large") == 0);
  CHECK(sale(R"("gross":"1","fair_market_price":"99999999999999.9999")").front() == '{');
  const std::string lira = R"("currency":"TRL","date":"2003-04-30",)";
  CHECK(record("fx", lira + R"("per_usd":"999999999.999999999999")") ==
        without_sales(R"("fx":[{)" + lira + R"("per_usd":"999999999.999999999999"}])"));
  CHECK(record("fx", lira + R"("usd":"0.000000000001")") ==
        without_sales(R"("fx":[{)" + lira + R"("usd":"0.000000000001"}])"));
  CHECK(record("fx", lira + R"("per_usd":"1000000000")")
            .find("/fx/0/per_usd: \"1000000000\" is too large: an exchange rate has at most 9 "
                  "digits before the point") == 0);
  CHECK(record("fx", lira + R"("usd":"0.0000000000001")")
            .find("/fx/0/usd: \"0.0000000000001\" is too fine: an exchange rate has at most 12 "
                  "digits after the point") == 0);
  const auto claim = [](const std::string& amount) {
    return record("claims", R"("date":"2010-06-01","limb":"ip","amount_usd":)" + amount);
  };
  CHECK(claim(R"("99999999999999.99")").front() == '{');
  CHECK(claim(R"("1.001")").find("/claims/0/amount_usd: \"1.001\" is too fine") == 0);
  CHECK(claim(R"("-1")").find("/claims/0/amount_usd: \"-1\" is below zero") == 0);
  const auto stated = [](const std::string& figure) {
    return record("statements", R"("quarter":"2009-Q1","date":"2009-04-28","royalty_usd":"1",
                                   "rows":[{"currency":"EUR",)" +
                                    figure + "}]");
  };
  // Only a statement's royalty may be below zero.
  CHECK(stated(R"("net_sales":"-1")").find("/statements/0/rows/0/net_sales: \"-1\" is below") == 0);
  CHECK(stated(R"("sold":"-1")").find("/statements/0/rows/0/sold: \"-1\" is below") == 0);
  CHECK(stated(R"("made":"1.00001")").find("/statements/0/rows/0/made: \"1.00001\" is too fine") ==
        0);
  const auto changed = [](const std::string& change) {
    return record("amendments", R"("effective":"2002-09-30","changes":{)" + change + '}');
  };
  CHECK(changed(R"("supply_usd":"0.001")")
            .find("/amendments/0/changes/supply_usd: \"0.001\" is too fine") == 0);
  CHECK(changed(R"("generic_percent":"1000")")
            .find("/amendments/0/changes/generic_percent: \"1000\" is too large") == 0);
  CHECK(changed(R"("infringement_cap":"1.00001")")
            .find("/amendments/0/changes/infringement_cap: \"1.00001\" is too fine") == 0);
  CHECK(changed(R"("infringement_threshold":"-1")")
            .find("/amendments/0/changes/infringement_threshold: \"-1\" is below zero") == 0);
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_second_edition_test
