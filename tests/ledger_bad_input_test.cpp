// Bad input (file format): everything wrong with a file is said at once, each with its place, what
// was found, what was expected and the likely repair.
#include <string>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"

namespace jm216::test::ledger_bad_input_test {

using Messages = std::vector<std::string>;

Messages problems(std::string_view text) {
  const ReadResult result = read_ledger_text(text);
  CHECK(result.ledger.has_value() == result.problems.empty());
  Messages messages;
  for (const Problem& problem : result.problems.list) messages.push_back(to_string(problem));
  return messages;
}

// The one problem of a file.
std::string problem(std::string_view text) {
  const Messages messages = problems(text);
  return messages.size() == 1 ? messages[0] : std::to_string(messages.size()) + " problems";
}

// A line of sales with these members besides; its column 1 is the brace.
std::string line(const std::string& members) {
  return "{\"sales\":[\n{\"invoice\":\"A\",\"date\":\"2009-01-05\",\"country\":\"US\",\"currency\":"
         "\"USD\"," +
         members + "}\n]}";
}

// What is said of a gross, without the place.
std::string gross(const std::string& value) {
  const std::string said = problem(line("\"gross\":" + value));
  const std::string place = "/sales/0/gross (line 2, column 76): ";
  CHECK(said.substr(0, place.size()) == place);
  return said.size() > place.size() ? said.substr(place.size()) : said;
}

// What is said of a member of an only record of a section, without the place.
std::string record(const std::string& section, const std::string& members) {
  const std::string said = problem("{\"sales\":[],\"" + section + "\":[{" + members + "}]}");
  const std::size_t place = said.find("): ");
  return said.substr(0, said.find(" (")) + ": " +
         (place == std::string::npos ? said : said.substr(place + 3));
}

bool is_read(const std::string& text) {
  return read_ledger_text(text).problems.empty();
}

bool not_json(std::string_view text, const std::string& place, const std::string& words) {
  const std::string said = problem(text);
  const bool right = said == "(" + place + "): not JSON: " + words;
  if (!right) MESSAGE(said);
  return right;
}

TEST_SUITE_BEGIN("bad input");

TEST_CASE("all problems at once, in the order of places, with pointer, line and column") {
  CHECK(
      problems("{ \"sales\": [\n"
               "  { \"invoice\": \"A\", \"date\": \"2009-13-05\",\n"
               "    \"country\": \"UK\", \"currency\": \"EURO\", \"gross\": \"12,000.50\" },\n"
               "  { \"date\": \"2009-01-05\", \"country\": \"DE\", \"currency\": \"EUR\", "
               "\"gross\": 1 }\n"
               "] }") ==
      Messages{
          "/sales/0/date (line 2, column 29): \"2009-13-05\" is not a day of the calendar: there "
          "is "
          "no month 13 (dates are written year-month-day)",
          "/sales/0/country (line 3, column 16): \"UK\" is not an ISO 3166 country code; use "
          "\"GB\"",
          "/sales/0/currency (line 3, column 34): \"EURO\" is not an ISO 4217 currency code; use "
          "\"EUR\"",
          "/sales/0/gross (line 3, column 51): \"12,000.50\" is not a plain decimal (thousands are "
          "separated); use \"12000.50\"",
          "/sales/1 (line 4, column 3): \"invoice\" is missing, which a sales line must have"});
}

TEST_CASE("columns count characters, not bytes, and a byte order mark is none") {
  CHECK(problem("{\"title\":\"Grüße €\",\"sales\":1}") ==
        "/sales (line 1, column 28): 1 where a list was expected");
  CHECK(problem("\xEF\xBB\xBF{\"sales\":1}") ==
        "/sales (line 1, column 10): 1 where a list was expected");
  CHECK(problem("\r\n{\"sales\":\r\n 1}") ==
        "/sales (line 3, column 2): 1 where a list was expected");
}

TEST_CASE("pointers escape ~ and / (RFC 6901)") {
  CHECK(
      problem(R"({"sales":[],"sellers":{"a/b~c":{"role":"owner"}}})") ==
      "/sellers/a~1b~0c/role (line 1, column 40): \"owner\" is not a role; it is one of licensee, "
      "affiliate, sublicensee");
}

TEST_CASE("places are right far into a file, whatever the pieces it comes in") {
  std::string text = "[\n";
  for (int i = 0; i < 3000; ++i) {
    text += R"({"invoice":"Ä","date":"2009-01-05","country":"US","currency":"USD","gross":"1"},)"
            "\n";
  }
  text += R"({"invoice":"Ä","date":"2009-01-05","country":"US","currency":"USD","gross":"x"}])";
  const std::string expected =
      "/3000/gross (line 3002, column 76): \"x\" is not a plain decimal; write it like "
      "\"12000.50\"";
  CHECK(problem(text) == expected);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{65536}}) {
    std::size_t at = 0;
    const ReadResult result =
        read_ledger({{"", [&](char* buffer, std::size_t capacity) {
                        const std::size_t size = std::min({capacity, piece, text.size() - at});
                        text.copy(buffer, size, at);
                        at += size;
                        return size;
                      }}});
    REQUIRE(result.problems.list.size() == 1);
    CHECK(to_string(result.problems.list[0]) == expected);
  }
  // An object that begins long before its fault is noticed at its end.
  const std::string long_line =
      "{\"sales\":[\n {\"invoice\":\"A\",\"x\":[" + std::string(300000, ' ') +
      "],\"date\":\"2009-01-05\",\"country\":\"US\",\"currency\":\"USD\"}]}";
  CHECK(problem(long_line) ==
        "/sales/0 (line 2, column 2): \"gross\" is missing, which a sales line must have");
}

TEST_CASE("at most a hundred are shown and the rest is counted") {
  std::string text = "[";
  for (int i = 0; i < 250; ++i) text += i == 0 ? "1" : ",1";
  const ReadResult result = read_ledger_text(text + "]");
  CHECK(result.problems.list.size() == 100);
  CHECK(result.problems.list[99].pointer == "/99");
  CHECK(result.problems.more == 150);
}

TEST_CASE("found values are quoted, shortened, and made visible") {
  CHECK(gross("\"" + std::string(60, '1') + "\"") ==
        "\"" + std::string(40, '1') +
            "…\" is too large: a price has at most 14 digits before the point");
  CHECK(
      gross(R"("1\u00072\u202e\u00a0")") ==
      R"("1\u00072\u202e\u00a0" is not a plain decimal (thousands are separated); write it like "12000.50")");
  CHECK(gross("true") == "true where a price was expected");
  CHECK(gross("null") ==
        "null where a price was expected; leave the field out where nothing is known");
  CHECK(gross("[1]") == "a list where a price was expected");
}

TEST_CASE("decimals: plain strings, with a hint for what is not") {
  CHECK(gross("\"12,000.50\"") ==
        "\"12,000.50\" is not a plain decimal (thousands are separated); use \"12000.50\"");
  CHECK(gross("\"1,234,567\"") ==
        "\"1,234,567\" is not a plain decimal (thousands are separated); use \"1234567\"");
  CHECK(gross("\"12.000,50\"") ==
        "\"12.000,50\" is not a plain decimal (thousands are separated); use \"12000.50\"");
  CHECK(gross("\"12,5\"") ==
        "\"12,5\" is not a plain decimal (the decimal sign is a comma); use \"12.5\"");
  CHECK(gross("\"1'000\"") ==
        "\"1'000\" is not a plain decimal (thousands are separated); use \"1000\"");
  CHECK(gross("\"€5\"") ==
        "\"€5\" is not a plain decimal (the currency has a field of its own); use \"5\"");
  CHECK(gross("\"5 USD\"") ==
        "\"5 USD\" is not a plain decimal (thousands are separated); use \"5\"");
  CHECK(gross("\" 5\"") ==
        "\" 5\" is not a plain decimal (there is a space before or after it); use \"5\"");
  CHECK(gross("\"\"") == "\"\" is not a plain decimal (it is empty); write it like \"12000.50\"");
  CHECK(gross("\"1e3\"") ==
        "\"1e3\" is not a plain decimal (an exponent may stand only in a number without quotes); "
        "write it like \"12000.50\"");
  CHECK(gross("\"+5\"") == "\"+5\" is not a plain decimal; use \"5\"");
  CHECK(gross("\".5\"") == "\".5\" is not a plain decimal; use \"0.5\"");
  CHECK(gross("\"5.\"") == "\"5.\" is not a plain decimal; use \"5\"");
  CHECK(gross("\"(5.00)\"") == "\"(5.00)\" is not a plain decimal; use \"-5.00\"");
  CHECK(gross("\"5-\"") == "\"5-\" is not a plain decimal; use \"-5\"");
  CHECK(gross("\"--5\"") == "\"--5\" is not a plain decimal; write it like \"12000.50\"");
  CHECK(gross("\"ten\"") == "\"ten\" is not a plain decimal; write it like \"12000.50\"");
}

TEST_CASE("decimals: limits by value, trailing zeros are free") {
  for (const char* good :
       {"\"99999999999999.9999\"", "\"0.0001000000\"", "\"000000000000000001\"", "\"-0\"", "-0",
        "-0.0", "0e99999999999999999999", "1e3", "1.25E-2", "100e-2", "0.00000000000000000001e20",
        "123456789012000000000e-9", "1E+11"}) {
    CAPTURE(good);
    CHECK(is_read(line("\"gross\":" + std::string(good))));
  }
  CHECK(gross("\"100000000000000\"") ==
        "\"100000000000000\" is too large: a price has at most 14 digits before the point");
  CHECK(gross("\"1.00001\"") ==
        "\"1.00001\" is too fine: a price has at most 4 digits after the point");
  CHECK(gross("0.00001") == "0.00001 is too fine: a price has at most 4 digits after the point");
  CHECK(gross("18446744073709551616") ==
        "18446744073709551616 is too large: a price has at most 14 digits before the point");
  CHECK(gross("1e400") == "1e400 is too large: a price has at most 14 digits before the point");
  CHECK(gross("-1e400") == "-1e400 is too large: a price has at most 14 digits before the point");
  CHECK(gross("1e-2147483649") ==
        "1e-2147483649 is too fine: a price has at most 4 digits after the point");
  CHECK(gross("1e99999999999999999999") ==
        "1e99999999999999999999 is too large: a price has at most 14 digits before the point");
  CHECK(gross("1" + std::string(100000, '0')) ==
        "a number of more than 64 KiB, which a price never needs");
  // Reading goes on behind such a number.
  CHECK(problems("[1e400,1e400]").size() == 2);
}

TEST_CASE("decimals: each kind has its limits") {
  const std::string sale = "\"gross\":\"1\",";
  CHECK(
      problem(line(sale + "\"quantity\":\"-1\"")) ==
      "/sales/0/quantity (line 2, column 91): a quantity below zero, which only a credit note can "
      "have (a negative \"gross\" or a \"credit_of\")");
  CHECK(is_read(line("\"quantity\":\"-1\",\"gross\":\"-5\"")));
  CHECK(is_read(line(sale + "\"quantity\":\"-1\",\"credit_of\":\"Z\"")));
  CHECK(problem(line(sale + "\"fair_market_price\":\"-1\"")) ==
        "/sales/0/fair_market_price (line 2, column 100): \"-1\" is below zero, which an amount of "
        "money cannot be here");
  CHECK(problem(line(sale + "\"deductions\":{\"freight\":-0.01}")) ==
        "/sales/0/deductions/freight (line 2, column 104): -0.01 is below zero, which an amount of "
        "money cannot be here");
  CHECK(record("payments", R"("for":"supply","date":"2009-01-05","amount":"1.001")") ==
        "/payments/0/amount: \"1.001\" is too fine: an amount of dollars has at most 2 digits "
        "after the point");
  CHECK(is_read(
      R"({"sales":[],"payments":[{"for":"supply","date":"2009-01-05","amount":"1.0100"}]})"));
  CHECK(record("payments", R"("for":"supply","date":"2009-01-05","amount":"-1")") ==
        "/payments/0/amount: \"-1\" is below zero, which an amount of dollars cannot be here");
  CHECK(is_read(
      R"({"sales":[],"statements":[{"quarter":"2009-Q1","date":"2009-01-05","royalty_usd":"-1.25"}]})"));
  CHECK(record("fx", R"("currency":"EUR","date":"2009-01-05","usd":"0")") ==
        "/fx/0/usd: \"0\" is not above zero, as an exchange rate must be");
  CHECK(record("fx", R"("currency":"EUR","date":"2009-01-05","usd":"1234567890")") ==
        "/fx/0/usd: \"1234567890\" is too large: an exchange rate has at most 9 digits before the "
        "point");
  CHECK(record("fx", R"("currency":"EUR","date":"2009-01-05","per_usd":"0.1234567890123")") ==
        "/fx/0/per_usd: \"0.1234567890123\" is too fine: an exchange rate has at most 12 digits "
        "after "
        "the point");
  CHECK(record("base_rates", R"("from":"2009-01-05","percent":"0.50001")") ==
        "/base_rates/0/percent: \"0.50001\" is too fine: a percentage has at most 4 digits after "
        "the point");
  CHECK(record("infringements", R"("country":"DE","percent":"1000")") ==
        "/infringements/0/percent: \"1000\" is too large: a percentage has at most 3 digits before "
        "the point");
  CHECK(record("amendments",
               R"("effective":"2009-01-05","changes":{"milestone-1":{"amount_usd":"0.001"}})") ==
        "/amendments/0/changes/milestone-1/amount_usd: \"0.001\" is too fine: an amount of dollars "
        "has at most 2 digits after the point");
}

TEST_CASE("dates: real days from 1900 to 2200") {
  const auto date = [](const std::string& value) {
    return record("done", "\"deadline\":\"supply-80g\",\"date\":" + value);
  };
  CHECK(date("\"2009-02-30\"") ==
        "/done/0/date: \"2009-02-30\" is not a day of the calendar: that month ends on 2009-02-28");
  CHECK(date("\"2009-00-10\"") ==
        "/done/0/date: \"2009-00-10\" is not a day of the calendar: there is no month 00");
  CHECK(date("\"1899-12-31\"") ==
        "/done/0/date: \"1899-12-31\" is not between 1900-01-01 and 2200-12-31");
  CHECK(date("\"2201-01-01\"") ==
        "/done/0/date: \"2201-01-01\" is not between 1900-01-01 and 2200-12-31");
  CHECK(date("\"3.2.2009\"") ==
        "/done/0/date: \"3.2.2009\" is not a date of the form YYYY-MM-DD; use \"2009-02-03\"");
  CHECK(date("\"02/03/2009\"") ==
        "/done/0/date: \"02/03/2009\" is not a date of the form YYYY-MM-DD");
  CHECK(date("\"02/23/2009\"") ==
        "/done/0/date: \"02/23/2009\" is not a date of the form YYYY-MM-DD; use \"2009-02-23\"");
  CHECK(date("\"2009-2-3\"") ==
        "/done/0/date: \"2009-2-3\" is not a date of the form YYYY-MM-DD; use \"2009-02-03\"");
  CHECK(date("\"20090203\"") ==
        "/done/0/date: \"20090203\" is not a date of the form YYYY-MM-DD; use \"2009-02-03\"");
  CHECK(date("\"2009-02-03T10:00:00Z\"") ==
        "/done/0/date: \"2009-02-03T10:00:00Z\" is not a date of the form YYYY-MM-DD; use "
        "\"2009-02-03\"");
  CHECK(date("20090203") == "/done/0/date: 20090203 where a date like \"2009-02-03\" was expected");
  CHECK(is_read(
      R"({"sales":[],"done":[{"deadline":"d","date":"1900-01-01"},{"deadline":"d","date":"2200-12-31"},{"deadline":"d","date":"2008-02-29"}]})"));
  CHECK(record("production", R"("quantity":1,"quarter":"Q1 2009")") ==
        "/production/0/quarter: \"Q1 2009\" is not a quarter of the form YYYY-Qn; use \"2009-Q1\"");
  CHECK(record("production", R"("quantity":1,"quarter":"2009-Q5")") ==
        "/production/0/quarter: \"2009-Q5\" is not a quarter of the form YYYY-Qn");
}

TEST_CASE("countries and currencies: codes, with the likely one") {
  CHECK(record("infringements", R"("percent":"40","country":"EL")") ==
        "/infringements/0/country: \"EL\" is not an ISO 3166 country code; use \"GR\"");
  CHECK(record("infringements", R"("percent":"40","country":"de")") ==
        "/infringements/0/country: \"de\" is not an ISO 3166 country code; use \"DE\"");
  CHECK(record("infringements", R"("percent":"40","country":"DEU")") ==
        "/infringements/0/country: \"DEU\" is not an ISO 3166 country code; use \"DE\"");
  CHECK(record("infringements", R"("percent":"40","country":"Germany")") ==
        "/infringements/0/country: \"Germany\" is not an ISO 3166 country code; use \"DE\"");
  CHECK(record("infringements", R"("percent":"40","country":"EP")") ==
        "/infringements/0/country: \"EP\" is not an ISO 3166 country code");
  CHECK(is_read(
      R"({"sales":[],"patents":[{"case":"MBUS 1192","country":"EP","application":"95302629"}]})"));
  CHECK(is_read(R"({"sales":[],"fx":[{"currency":"DEM","date":"2001-08-31","per_usd":"2.15"}]})"));
  CHECK(record("fx", R"("date":"2009-01-05","usd":"1","currency":"STG")") ==
        "/fx/0/currency: \"STG\" is not an ISO 4217 currency code; use \"GBP\"");
}

TEST_CASE("texts: kinds, emptiness, length, NUL") {
  CHECK(problem(
            R"([{"invoice":17,"date":"2009-01-05","country":"US","currency":"USD","gross":1}])") ==
        "/0/invoice (line 1, column 13): 17 where a text was expected; put it in quotes: \"17\"");
  CHECK(problem(
            R"([{"invoice":"","date":"2009-01-05","country":"US","currency":"USD","gross":1}])") ==
        "/0/invoice (line 1, column 13): an empty text where a name or number was expected");
  const std::string most(4096, 'x');
  CHECK(is_read("{\"sales\":[],\"title\":\"" + most + "\"}"));
  CHECK(problem("{\"sales\":[],\"title\":\"" + most + "x\"}") ==
        "/title (line 1, column 21): a text of 4097 bytes, where 4096 are allowed: \"" +
            most.substr(0, 40) + "…\"");
  CHECK(problem("{\"sales\":[],\"x\":[\"" + most + "x\"]}") ==
        "/x/0 (line 1, column 18): a text of 4097 bytes, where 4096 are allowed: \"" +
            most.substr(0, 40) + "…\"");
  CHECK(problem("{\"sales\":[],\"" + most + "x\":1}").find("a field name of 4097 bytes") !=
        std::string::npos);
  // However long it is, what follows is read.
  CHECK(problem("{\"sales\":[],\"title\":\"" + std::string(3000000, 'x') + "\"}")
            .find("a text of 3000000 bytes") != std::string::npos);
  CHECK(problem(R"({"sales":[],"title":"a\u0000b"})") ==
        "/title (line 1, column 21): a text with a NUL character (\\u0000) in it: \"a\\u0000b\"");
  CHECK(problem(R"({"sales":[],"a\u0000b":1})") ==
        "(line 1, column 13): a field name with a NUL character (\\u0000) in it: \"a\\u0000b\"");
}

TEST_CASE("flags, choices and whole numbers") {
  CHECK(problem(line(R"("gross":1,"export":"yes")")) ==
        "/sales/0/export (line 2, column 87): \"yes\" where true or false was expected; use true, "
        "without quotes");
  CHECK(
      problem(line(R"("gross":-1,"credit_reason":"rebate")")) ==
      "/sales/0/credit_reason (line 2, column 95): \"rebate\" is not a reason for a credit; it is "
      "one of returned, defective, correction, discount, other");
  CHECK(problem(line(R"("gross":1,"separately_charged":["freight","sales-tax"])")) ==
        "/sales/0/separately_charged/1 (line 2, column 110): \"sales-tax\" is not a deduction; use "
        "\"sales_tax\"");
  CHECK(problem(line(R"("gross":1,"separately_charged":"all")")) ==
        "/sales/0/separately_charged (line 2, column 99): \"all\" where true, false or a list of "
        "deductions was expected");
  CHECK(record("notices",
               R"("kind":"breech","by":"licensor","given":"2009-01-05","method":"post")") ==
        "/notices/0/kind: \"breech\" is not a kind of notice; use \"breach\"");
  CHECK(record("events", R"("clock":"disclosure","date":"2009-01-05")") ==
        "/events/0/clock: \"disclosure\" is not a clock of this licence; it is one of "
        "oral-disclosure, protection-request, patent-abandonment");
  CHECK(record("force_majeure", R"("party":"both","from":"2009-01-05")") ==
        "/force_majeure/0/party: \"both\" is not a party; it is one of licensor, licensee");
  CHECK(record("milestones", R"("milestone":6)") ==
        "/milestones/0/milestone: 6 is not a whole number from 1 to 5");
  CHECK(record("milestones", R"("milestone":1.5)") ==
        "/milestones/0/milestone: 1.5 is not a whole number from 1 to 5");
  CHECK(is_read(R"({"sales":[],"milestones":[{"milestone":1.0e0}]})"));
  CHECK(problem(R"({"format":"jm216-ledger/2","sales":[]})") ==
        "/format (line 1, column 11): \"jm216-ledger/2\" is not a format this program reads; it "
        "reads "
        "\"jm216-ledger/1\"");
  CHECK(problem(R"({"format":"jm216-report/1","sales":[]})") ==
        "/format (line 1, column 11): \"jm216-report/1\" is an answer of this program; open the "
        "ledger it was made from, \"jm216-ledger/1\"");
}

TEST_CASE("what must be there, and what must not come twice") {
  CHECK(record("payments", R"("for":"supply","date":"2009-01-05")") ==
        "/payments/0: \"amount\" is missing, which a payment must have");
  CHECK(record("notices", R"("kind":"breach","by":"licensor","given":"2009-01-05")") ==
        "/notices/0: \"method\" is missing, which a notice must have");
  CHECK(problem(R"({"sales":[],"sellers":{"A":{"name":"B"}}})") ==
        "/sellers/A (line 1, column 28): \"role\" is missing, which a seller must have");
  CHECK(problem("{}") ==
        "(line 1, column 1): no \"sales\" anywhere: a ledger needs them, be it an empty list");
  CHECK(problem(line(R"("gross":1,"gross":2)")) ==
        "/sales/0 (line 2, column 78): the field \"gross\" occurs twice in one object; keep one");
  CHECK(problem(R"({"sales":[],"sales":[]})") ==
        "(line 1, column 13): the field \"sales\" occurs twice in one object; keep one");
  CHECK(problem(R"({"sales":[],"x":{"a":1,"b":{},"a":2}})") ==
        "/x (line 1, column 31): the field \"a\" occurs twice in one object; keep one");
  CHECK(problem(R"({"sales":[],"x":1,"x":2})") ==
        "(line 1, column 19): the field \"x\" occurs twice in one object; keep one");
  CHECK(problem(R"({"sales":[],"sellers":{"A":{"role":"licensee"},"A":{"role":"licensee"}}})") ==
        "/sellers (line 1, column 48): the field \"A\" occurs twice in one object; keep one");
  std::string many = "{\"sales\":[],\"x\":{";
  for (int i = 0; i < 1000; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  CHECK(is_read(many + "\"k1000\":0}}"));
  CHECK(problem(many + "\"k500\":0}}")
            .find("/x (line 1, column 8908): the field \"k500\" occurs twice") == 0);
}

TEST_CASE("facts that contradict each other") {
  CHECK(record("generics",
               R"("country":"DE","available_from":"2009-02-01","withdrawn":"2009-01-31")") ==
        "/generics/0: \"withdrawn\" (2009-01-31) is before \"available_from\" (2009-02-01)");
  CHECK(is_read(
      R"({"sales":[],"generics":[{"country":"DE","available_from":"2009-02-01","withdrawn":"2009-02-01"}]})"));
  CHECK(record("force_majeure", R"("party":"licensee","from":"2009-02-01","to":"2009-01-31")") ==
        "/force_majeure/0: \"to\" (2009-01-31) is before \"from\" (2009-02-01)");
  CHECK(record("infringements",
               R"("country":"DE","percent":1,"notified":"2009-02-01","suit_filed":"2009-01-31")") ==
        "/infringements/0: \"suit_filed\" (2009-01-31) is before \"notified\" (2009-02-01)");
  CHECK(record("infringements",
               R"("country":"DE","percent":1,"notified":"2009-02-01","ceased":"2009-01-31")") ==
        "/infringements/0: \"ceased\" (2009-01-31) is before \"notified\" (2009-02-01)");
  CHECK(record("fx", R"("currency":"EUR","date":"2009-01-05","usd":"1","per_usd":"1")") ==
        "/fx/0: both \"usd\" and \"per_usd\": give the rate in one form only");
  CHECK(record("fx", R"("currency":"EUR","date":"2009-01-05")") ==
        "/fx/0: neither \"usd\" (dollars for one unit) nor \"per_usd\" (units for one dollar)");
  CHECK(
      record(
          "fx",
          R"("currency":"EUR","date":"2009-01-05","usd":"1.3"},{"currency":"EUR","date":"2009-01-05","usd":"1.31")") ==
      "/fx/1: another rate for EUR on 2009-01-05, which has usd 1.3 already; keep one");
  CHECK(
      record(
          "fx",
          R"("currency":"EUR","date":"2009-01-05","usd":"1"},{"currency":"EUR","date":"2009-01-05","per_usd":"1")") ==
      "/fx/1: another rate for EUR on 2009-01-05, which has usd 1 already; keep one");
  CHECK(is_read(
      R"({"sales":[],"fx":[{"currency":"EUR","date":"2009-01-05","usd":"1.3"},{"currency":"EUR","date":"2009-01-05","usd":1.30}]})"));
  CHECK(record("base_rates",
               R"("from":"2009-01-05","percent":"1"},{"from":"2009-01-05","percent":"2")") ==
        "/base_rates/1: another base rate from 2009-01-05, which has 1 already; keep one");
  CHECK(record("milestones", R"("milestone":1},{"milestone":1)") ==
        "/milestones/1: milestone 1 occurs a second time; put everything about it in one entry");
}

TEST_CASE("amendments and readings take nothing they do not know") {
  CHECK(
      problem(
          R"({"sales":[],"amendments":[{"effective":"2009-01-01","changes":{"royalty":"7"}}]})") ==
      "/amendments/0/changes (line 1, column 64): \"royalty\" is not a field of an amendment's "
      "changes");
  CHECK(
      problem(
          R"({"sales":[],"amendments":[{"effective":"2009-01-01","changes":{"milestone-1":{"amount":"5"}}}]})") ==
      "/amendments/0/changes/milestone-1 (line 1, column 79): \"amount\" is not a field of a "
      "milestone's change");
  CHECK(
      problem(
          R"({"sales":[],"amendments":[{"effective":"2009-01-01","changes":{"payment_day":30}}]})") ==
      "/amendments/0/changes (line 1, column 64): \"payment_day\" is not a field of an amendment's "
      "changes; use \"payment_days\"");
  CHECK(
      problem(R"({"sales":[],"readings":{"roundings":"half-up"}})") ==
      "/readings/roundings (line 1, column 25): \"roundings\" is not a reading; use \"rounding\"");
  CHECK(problem(R"({"sales":[],"readings":{"rounding":"up"}})") ==
        "/readings/rounding (line 1, column 36): \"up\" is not a value of this reading; it is "
        "\"half-up\" or \"half-even\"");
}

TEST_CASE("sellers and buyers, also where the sellers come last") {
  const std::string sales =
      R"("sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":1,"seller":"EURO"},)"
      R"({"invoice":"B","date":"2009-01-05","country":"US","currency":"USD","gross":1,"seller":"Euro SA"}])";
  const std::string sellers = R"("sellers":{"EURO":{"name":"Euro SA","role":"sublicensee"}})";
  CHECK(problem("{" + sellers + ",\n" + sales + "}") ==
        "/sales/1/seller (line 2, column 190): \"Euro SA\" is not a seller of this ledger; use "
        "\"EURO\"");
  CHECK(problem("{" + sales + ",\n" + sellers + "}") ==
        "/sales/1/seller (line 1, column 191): \"Euro SA\" is not a seller of this ledger; use "
        "\"EURO\"");
  CHECK(is_read("{" + sales + "}"));
  // A line, or production, of the licensee's own needs no entry.
  CHECK(is_read(
      "{" + sellers +
      R"(,"sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":1}],"production":[{"quarter":"2009-Q1","quantity":"1"}]})"));
  CHECK(problem("{\"sales\":[],\"production\":[{\"quarter\":\"2009-Q1\",\"quantity\":1,\"seller\":"
                "\"X\"}]," +
                sellers + "}") ==
        "/production/0/seller (line 1, column 70): \"X\" is not a seller of this ledger; add it to "
        "\"sellers\"");
  CHECK(problem(line(R"("gross":1,"buyer":"Z")")) ==
        "/sales/0/buyer (line 2, column 86): \"Z\" is not another seller of this ledger; leave the "
        "field out for a buyer outside the licensed group");
  CHECK(problem(line(R"("gross":1,"seller":"Z","buyer":"Z")")) ==
        "/sales/0/buyer (line 2, column 99): \"Z\" is the seller of this line; name the buyer, or "
        "leave the field out for one outside the licensed group");
  // Without the member, a buyer is whoever sells on some line.
  CHECK(is_read(
      R"([{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":1,"buyer":"Z"},{"invoice":"B","date":"2009-01-05","country":"US","currency":"USD","gross":1,"seller":"Z","buyer":"licensee"}])"));
  // One unknown name on a thousand lines: a hundred places and a count.
  std::string text = "{" + sellers + ",\"sales\":[";
  for (int i = 0; i < 1000; ++i) {
    text +=
        std::string(i == 0 ? "" : ",") +
        R"({"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":1,"seller":"X"})";
  }
  const ReadResult result = read_ledger_text(text + "]}");
  CHECK(result.problems.list.size() == 100);
  CHECK(result.problems.list[99].pointer == "/sales/99/seller");
  CHECK(result.problems.more == 900);
}

TEST_CASE("unknown fields are read over and named, with the nearest known name") {
  const ReadResult result = read_ledger_text(
      R"({"colour":1,"Sales":{"deep":[1,{"deeper":2}]},"sellers":{"A":{"role":"licensee","nme":""}},"sales":[)"
      R"({"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":1,"qty":3,"deductions":{"fright":"1"}},)"
      R"({"invoice":"B","date":"2009-01-05","country":"US","currency":"USD","gross":1,"qty":3,"seler":"A"}]})");
  REQUIRE(result.ledger);
  const auto& fields = result.ledger->unknown_fields;
  REQUIRE(fields.size() == 6);
  CHECK((fields[0].pointer == "/colour" && fields[0].nearest.empty() && fields[0].count == 1));
  CHECK((fields[1].pointer == "/Sales" && fields[1].nearest == "sales"));
  CHECK((fields[2].pointer == "/sellers/A/nme" && fields[2].nearest == "name"));
  CHECK((fields[3].pointer == "/sales/0/qty" && fields[3].count == 2));
  CHECK((fields[4].pointer == "/sales/0/deductions/fright" && fields[4].nearest == "freight"));
  CHECK((fields[5].pointer == "/sales/1/seler" && fields[5].nearest == "seller"));
}

TEST_CASE("wrong kinds of containers") {
  CHECK(problem(R"({"sales":{}})") ==
        "/sales (line 1, column 10): an object where a list was expected");
  CHECK(problem(R"({"sales":[[]]})") ==
        "/sales/0 (line 1, column 11): a list where a sales line (an object) was expected");
  CHECK(problem(R"({"sales":[],"sellers":[]})") ==
        "/sellers (line 1, column 23): a list where an object was expected");
  CHECK(problem(R"({"sales":[],"payments":null})") ==
        "/payments (line 1, column 24): null where a list was expected; leave the field out where "
        "nothing is known");
  CHECK(problem(R"("sales")") ==
        "(line 1, column 1): \"sales\" where a ledger was expected: an object, or a list of sales "
        "lines");
  CHECK(problem(R"({"sales":[],"amendments":[{"effective":"2009-01-01","changes":[]}]})") ==
        "/amendments/0/changes (line 1, column 63): a list where an object was expected");
}

TEST_CASE("depth: 32 containers, the outermost counted as one") {
  const auto nested = [](std::size_t depth) {
    return "{\"sales\":[],\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  CHECK(is_read(nested(32)));
  std::string pointer = "/x";
  for (int i = 0; i < 31; ++i) pointer += "/0";
  CHECK(problem(nested(33)) == pointer + " (line 1, column 48): nested more than 32 deep");
  CHECK(problem(nested(1000000)) == pointer + " (line 1, column 48): nested more than 32 deep");
  CHECK(problem(std::string(1000000, '[')) != "");
}

TEST_CASE("no JSON: said as that, with the place and the usual slips by name") {
  CHECK(not_json("", "line 1, column 1", "the file is empty"));
  CHECK(not_json("{\"sales\":[]", "line 1, column 12",
                 "the file ends where a comma or } was expected"));
  CHECK(not_json("{\"sales\":[],\n}", "line 2, column 1",
                 "\"}\" where a field name in quotes was expected; leave out the comma before it"));
  CHECK(not_json("{\"a\" 1}", "line 1, column 6", "\"1\" where a colon was expected"));
  CHECK(not_json("{\"a\":,}", "line 1, column 6", "\",\" where a value was expected"));
  CHECK(not_json("{'a':1}", "line 1, column 2",
                 "\"'a'\" where a field name in quotes or } was expected; texts and names go in "
                 "double quotes"));
  CHECK(not_json("{\"a\":True}", "line 1, column 6",
                 "\"True\" where a value was expected; use true"));
  CHECK(not_json("{\"a\":NaN}", "line 1, column 6",
                 "\"NaN\" where a value was expected; leave the field out where nothing is known"));
  CHECK(not_json("{\"a\":01}", "line 1, column 7",
                 "\"1\" where a comma or } was expected; a number has no leading zero"));
  CHECK(not_json("{\"a\":1.}", "line 1, column 6",
                 "\"1.\", which is not a number: there must be digits before and after the point"));
  CHECK(not_json("{\"a\":1 2}", "line 1, column 8", "\"2\" where a comma or } was expected"));
  CHECK(not_json("{\"a\":1 // one\n}", "line 1, column 8",
                 "\"//\" where a comma or } was expected; JSON has no comments"));
  CHECK(not_json("{\"a\":\"b", "line 1, column 6", "a text that has no closing quote"));
  CHECK(not_json(
      "{\"a\":\"b\nc\"}", "line 1, column 6",
      "a line break inside a text, or its closing quote is missing; write a line break as \\n"));
  CHECK(not_json("{\"a\":\"C:\\dir\"}", "line 1, column 6",
                 "\"\\d\" inside a text, which is not an escape; write a backslash as \\\\"));
  CHECK(not_json("{\"a\":\"\\ud800x\"}", "line 1, column 6",
                 "a text with half of a surrogate pair (\\ud800 to \\udfff) in it"));
  CHECK(not_json("{\"a\":\"\\udc00\"}", "line 1, column 6",
                 "a text with half of a surrogate pair (\\ud800 to \\udfff) in it"));
  CHECK(not_json(
      "{\"a\":\"\xFC\"}", "line 1, column 6",
      "a text that is not valid UTF-8; save the file as UTF-8 (not Windows-1252 or Latin-1)"));
  CHECK(not_json("{\"sales\":[]}\n;", "line 2, column 1", "\";\" after the end of the ledger"));
  CHECK(not_json(std::string_view("{\"sales\":[]}\0x", 14), "line 1, column 13",
                 "a NUL character (byte 0) after the end of the ledger"));
  CHECK(not_json(std::string_view("{\0}", 3), "line 1, column 2",
                 "a NUL character (byte 0) outside a text"));
  CHECK(not_json(std::string_view("\xFF\xFE[\0]\0", 6), "line 1, column 1",
                 "this is UTF-16 text; save the file as UTF-8"));
  CHECK(not_json(std::string_view("{\0}\0", 4), "line 1, column 2",
                 "this looks like UTF-16 text; save the file as UTF-8"));
  CHECK(not_json("PK\x03\x04", "line 1, column 1",
                 "this is a ZIP file, perhaps an Excel workbook (.xlsx); import it: jm216 import"));
  CHECK(
      not_json("\xD0\xCF\x11\xE0", "line 1, column 1",
               "this is an old Office file, perhaps an Excel workbook (.xls); save it as .xlsx and "
               "import that: jm216 import"));
  for (const std::string_view link :
       {"jm216.AgAAAF1l", "https://example.org/jm216/#jm216.AgAA\n"}) {
    CHECK(not_json(link, "line 1, column 1",
                   "this looks like a link of this calculator; open it: jm216 open"));
  }
  CHECK(not_json("\x1F\x8B\x08", "line 1, column 1", "this is a gzip file; unpack it first"));
  CHECK(not_json("invoice;date;gross\nA;2009-01-05;1\n", "line 1, column 1",
                 "this looks like a table (CSV); import it: jm216 import"));
}

TEST_CASE("no JSON: what was wrong before the place is said, too") {
  CHECK(problems("[{\"invoice\":\"A\",\"country\":\"UK\",]") ==
        Messages{
            "/0/country (line 1, column 27): \"UK\" is not an ISO 3166 country code; use \"GB\"",
            "(line 1, column 32): not JSON: \"]\" where a field name in quotes was expected; leave "
            "out the comma before it"});
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_bad_input_test
