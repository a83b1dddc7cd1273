// Several files make one ledger (file format): sections appended, sellers united, single values
// agreeing; messages name the file and point into it.
#include <string>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"

namespace jm216::test::ledger_files_test {

ReadResult read(const std::vector<std::string>& texts) {
  std::vector<LedgerFile> files;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    files.push_back({std::string(1, static_cast<char>('a' + i)) + ".json", source_of(texts[i])});
  }
  return read_ledger(files);
}

std::vector<std::string> problems(const std::vector<std::string>& texts) {
  std::vector<std::string> messages;
  for (const Problem& problem : read(texts).problems.list) messages.push_back(to_string(problem));
  return messages;
}

using Messages = std::vector<std::string>;

const std::string sale =
    R"({"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":1)";

TEST_SUITE_BEGIN("several files");

TEST_CASE("sections are appended and single values come from where they stand") {
  const ReadResult result = read(
      {R"({"as_of":"2009-06-30","sales":[)" + sale + R"(,"seller":"EURO"}]})",
       R"({"title":"second","as_of":"2010-01-01","effective_date":"2001-09-01","fx":[{"currency":"EUR","date":"2009-01-05","usd":"1.3"}]})",
       "[" + sale + "}]",
       R"({"title":"third","effective_date":"2001-09-01","sellers":{"EURO":{"role":"affiliate"}}})"});
  REQUIRE(result.ledger);
  CHECK(result.ledger->title == "second");
  CHECK(to_string(*result.ledger->as_of) == "2009-06-30");
  CHECK(to_string(*result.ledger->effective_date) == "2001-09-01");
  CHECK(result.ledger->sales.size() == 2);
  CHECK(result.ledger->fx.size() == 1);
  CHECK(result.ledger->sellers->size() == 1);
}

TEST_CASE("what is identical may repeat") {
  const std::string facts =
      R"("fx":[{"currency":"EUR","date":"2009-01-05","usd":"1.30"}],"base_rates":[{"from":"2009-01-05","percent":1}],)"
      R"("sellers":{"B":{"role":"affiliate","name":"B"},"A":{"role":"sublicensee"}},"readings":{"rounding":"half-even"},)"
      R"("supply_agreement":{"executed":"2001-12-10"})";
  const ReadResult result = read({"{\"sales\":[]," + facts + "}", "{" + facts + "}"});
  REQUIRE(result.ledger);
  CHECK(result.ledger->fx.size() == 1);
  CHECK(result.ledger->base_rates.size() == 1);
  REQUIRE(result.ledger->sellers->size() == 2);
  CHECK((*result.ledger->sellers)[0].id == "A");
  CHECK(result.ledger->readings.rounding == Rounding::half_even);
}

TEST_CASE("what differs is refused in the later file") {
  CHECK(
      problems(
          {R"({"sales":[],"fx":[{"currency":"EUR","date":"2009-01-05","usd":"1.3"}]})",
           R"({"fx":[{"currency":"GBP","date":"2009-01-05","usd":"1"},{"currency":"EUR","date":"2009-01-05","usd":"1.31"}]})"}) ==
      Messages{"b.json: /fx/1 (line 1, column 57): another rate for EUR on 2009-01-05, which has "
               "usd 1.3 already; keep one"});
  CHECK(problems({R"({"sales":[],"base_rates":[{"from":"2009-01-05","percent":1}]})",
                  R"({"base_rates":[{"from":"2009-01-05","percent":2}]})"}) ==
        Messages{"b.json: /base_rates/0 (line 1, column 16): another base rate from 2009-01-05, "
                 "which has 1 already; keep one"});
  CHECK(problems({R"({"sales":[],"sellers":{"A":{"role":"affiliate"}}})",
                  R"({"sellers":{"A":{"role":"licensee"}}})"}) ==
        Messages{"b.json: /sellers/A (line 1, column 17): \"A\" is another seller in an earlier "
                 "file (\"A\", affiliate); one id must mean one seller"});
  CHECK(problems({R"({"sales":[],"effective_date":"2001-08-28"})",
                  R"({"effective_date":"2001-08-29"})"}) ==
        Messages{"b.json: /effective_date (line 1, column 19): 2001-08-29, but an earlier file "
                 "says 2001-08-28"});
  CHECK(problems({R"({"sales":[],"readings":{"rounding":"half-up"}})",
                  R"({"readings":{"rounding":"half-even"}})"}) ==
        Messages{"b.json: /readings/rounding (line 1, column 25): \"half-even\", but an earlier "
                 "file says \"half-up\""});
  CHECK(problems({R"({"sales":[],"supply_agreement":{"executed":"2001-12-10"}})",
                  R"({"supply_agreement":{"executed":"2001-12-11"}})"}) ==
        Messages{"b.json: /supply_agreement/executed (line 1, column 33): 2001-12-11, but an "
                 "earlier file says 2001-12-10"});
  CHECK(problems({R"({"sales":[],"milestones":[{"milestone":1}]})",
                  R"({"milestones":[{"milestone":1}]})"}) ==
        Messages{"b.json: /milestones/0 (line 1, column 16): milestone 1 occurs a second time; put "
                 "everything about it in one entry"});
}

TEST_CASE("sellers of any file serve the lines of every file") {
  CHECK(problems({R"({"sellers":{"A":{"role":"affiliate"}}})", "[" + sale + R"(,"seller":"B"}])",
                  R"({"sales":[)" + sale + R"(,"seller":"A","buyer":"C"}]})"}) ==
        Messages{
            "b.json: /0/seller (line 1, column 88): \"B\" is not a seller of this ledger; add it "
            "to \"sellers\"",
            "c.json: /sales/0/buyer (line 1, column 109): \"C\" is not another seller of "
            "this ledger; leave the field out for a buyer outside the licensed group"});
  CHECK(problems({"[" + sale + R"(,"seller":"B"}])", "[" + sale + R"(,"buyer":"B"}])"}).empty());
}

TEST_CASE("problems of all files, in their order; a broken file does not hide the next") {
  CHECK(problems({"[1", "", "{\"sales\":2}"}) ==
        Messages{
            "a.json: /0 (line 1, column 2): 1 where a sales line (an object) was expected",
            "a.json: (line 1, column 3): not JSON: the file ends where a comma or ] was expected",
            "b.json: (line 1, column 1): not JSON: the file is empty",
            "c.json: /sales (line 1, column 10): 2 where a list was expected"});
  CHECK(problems({"{}", "{}"}) == Messages{"a.json: (line 1, column 1): no \"sales\" anywhere: a "
                                           "ledger needs them, be it an empty list"});
}

TEST_CASE("notes of all files are kept in their order, and are no facts") {
  const ReadResult noted = read({R"({"sales":[],"notes":["a","b"]})", R"({"notes":["c"]})"});
  REQUIRE(noted.ledger);
  CHECK(noted.ledger->notes == std::vector<std::string>{"a", "b", "c"});
  const ReadResult silent = read({R"({"sales":[]})"});
  REQUIRE(silent.ledger);
  CHECK(fingerprint(*noted.ledger) == fingerprint(*silent.ledger));
  CHECK(problems({R"({"sales":[],"notes":"a"})"}) ==
        Messages{"/notes (line 1, column 21): \"a\" where a list was expected"});
  CHECK(problems({R"({"sales":[],"notes":["a",1]})"}) ==
        Messages{"/notes/1 (line 1, column 26): 1 where a text was expected; put it in "
                 "quotes: \"1\""});
}

TEST_CASE("what is said of the ledger points into the ledger that all files make") {
  const auto unknown = [](const std::vector<std::string>& texts) {
    const ReadResult result = read(texts);
    REQUIRE(result.ledger);
    REQUIRE(result.ledger->unknown_fields.size() == 1);
    return result.ledger->unknown_fields[0].pointer;
  };
  const std::string odd = "[" + sale + R"(,"foo":1}])";
  CHECK(unknown({odd}) == "/0/foo");
  CHECK(unknown({"[" + sale + "}]", odd}) == "/sales/1/foo");
  CHECK(unknown({"[" + sale + "}]", R"({"sales":)" + odd + "}"}) == "/sales/1/foo");
  const std::string done = R"({"deadline":"a","date":"2009-01-01")";
  CHECK(unknown({R"({"sales":[],"done":[)" + done + "}]}",
                 R"({"done":[)" + done + "}," + done + R"(,"foo":1}]})"}) == "/done/2/foo");

  const ReadResult bare = read({odd});
  CHECK(bare.ledger->sale_pointer(0) == "/0");
  const ReadResult two = read({odd, odd});
  CHECK(two.ledger->sale_pointer(1) == "/sales/1");
}

TEST_CASE("a rate keeps its place where an equal one before it was left out") {
  const std::string yen = R"({"currency":"JPY","date":"2009-04-28","usd":"0.01"})";
  const std::string euro = R"({"currency":"EUR","date":"2009-04-28","usd":"1.3"})";
  const ReadResult result = read({R"({"sales":[],"fx":[)" + yen + "," + yen + "," + euro +
                                  R"(],"base_rates":[{"from":"2001-01-01","percent":"5"},
                                     {"from":"2001-01-01","percent":"5"},
                                     {"from":"2002-01-01","percent":"4"}]})"});
  REQUIRE(result.ledger);
  REQUIRE(result.ledger->fx.size() == 2);
  CHECK(result.ledger->fx[1].at == 2);
  REQUIRE(result.ledger->base_rates.size() == 2);
  CHECK(result.ledger->base_rates[1].at == 2);
}

TEST_CASE("one ledger in pieces has the fingerprint of the whole") {
  const std::string payments =
      R"("payments":[{"for":"signature","date":"2001-08-28","amount":"100000"}])";
  const ReadResult whole =
      read({"{\"sales\":[" + sale + "}," + sale + ",\"line\":\"2\"}]," + payments + "}"});
  const ReadResult pieces =
      read({"[" + sale + "}]", "{" + payments + "}", "[" + sale + ",\"line\":\"2\"}]"});
  REQUIRE(whole.ledger);
  REQUIRE(pieces.ledger);
  CHECK(fingerprint(*whole.ledger) == fingerprint(*pieces.ledger));
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_files_test
