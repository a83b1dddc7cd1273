// What is said of a file does not depend on the pieces it is read in (core/json/byte_stream.hpp), and is
// UTF-8 whatever bytes the file holds.
#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "core/import/text_encoding.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"
#include "tests/support/material.hpp"

namespace jm216::test::ledger_windows_test {

std::string said(std::string_view text, std::size_t piece) {
  const ReadResult result =
      read_ledger({{"", [text, piece](char* buffer, std::size_t capacity) mutable {
                      const std::size_t size = std::min({capacity, piece, text.size()});
                      std::memcpy(buffer, text.data(), size);
                      text.remove_prefix(size);
                      return size;
                    }}});
  std::string all;
  for (const Problem& problem : result.problems.list) all += to_string(problem) + '\n';
  return all;
}

// What is said, in pieces of any size.
std::string always(std::string_view text) {
  const std::string whole = said(text, text.size() + 1);
  for (const std::size_t piece : {1U, 7U, 64U, 4096U, 65'536U}) {
    const std::string in_pieces = said(text, piece);
    if (in_pieces != whole) MESSAGE(piece << " bytes at a time: " << in_pieces << whole << text);
    CHECK(in_pieces == whole);
  }
  CHECK(is_utf8(whole));
  return whole;
}

TEST_SUITE_BEGIN("ledger: windows");

TEST_CASE("what was expected is told by what stands before, however far") {
  const std::string blanks(400'000, ' ');  // more than the window
  CHECK(always("{\"sales\":[]," + blanks + "[") ==
        "(line 1, column 400013): not JSON: \"[\" where a field name in quotes was expected\n");
  CHECK(always("{\"sales\":[]" + blanks + "[") ==
        "(line 1, column 400012): not JSON: \"[\" where a comma or } was expected\n");
  CHECK(always("{\"sales\":" + blanks + "]") ==
        "(line 1, column 400010): not JSON: \"]\" where a value was expected\n");
  CHECK(always("{\"sales\"" + blanks + "]") ==
        "(line 1, column 400009): not JSON: \"]\" where a colon was expected\n");
  CHECK(always("[1," + blanks + "]")
            .ends_with("(line 1, column 400004): not JSON: \"]\" where a value was expected; leave "
                       "out the comma "
                       "before it\n"));
  CHECK(always("{\"title\":\"a\",\n[  \"b\":1}") ==
        "(line 2, column 1): not JSON: \"[\" where a field name in quotes was expected\n");
}

TEST_CASE("bytes that are no character are shown as what they are") {
  CHECK(always("{\xF4\x90\x80\x80nvoice\": 1}") ==
        "(line 1, column 2): not JSON: \"\\u00f4\\u0090\\u0080\\u0080nvoice\" where a field name "
        "in quotes or } was expected\n");
  CHECK(always("{\xED\xA0\x80: 1}") ==
        "(line 1, column 2): not JSON: \"\\ud800\" where a field name in quotes or } was "
        "expected\n");
  CHECK(always("{\xE0\x80\x80: 1}") ==
        "(line 1, column 2): not JSON: \"\\u00e0\\u0080\\u0080\" where a field name in quotes or } "
        "was expected\n");
  // A name that is too long ends with a whole character.
  std::string name;
  while (name.size() < 5'000) name += "\xE2\x82\xAC";
  CHECK(always("{\"sales\":[],\"" + name + "\":1}").find("of 5001 bytes") != std::string::npos);
  std::string word;
  while (word.size() < 300) word += "\xF0\x9F\x98\x80";
  CHECK(always("{" + word + "}").find("\xF0\x9F\x98\x80…\"") != std::string::npos);
  always("{\"a\":" + std::string(90, '1') + "." + word + "}");
}

TEST_CASE("whatever bytes are lost, added or changed") {
  const std::string whole =
      "{\"format\":\"jm216-ledger/1\",\"title\":\"Ä\",\n "
      "\"payments\":[{\"for\":\"signature\",\"date\":"
      "\"2001-08-28\",\"amount\":\"100000\"}],\n \"sales\" : [ {\"invoice\":\"A\",\"date\":"
      "\"2009-02-03\",\"country\":\"US\",\"currency\":\"USD\",\"gross\":12.5},\n{\"invoice\":\"B\"}"
      "]}";
  const std::string bytes("{}[]\",:\\01.-eE+ \n\tnt\x01\0\x7F\x80\xC2\xC3\xA0\xE0\xED\xF0\xF4\xFF",
                          32);
  test::Dice dice(2463534242U);
  for (int i = 0; i < 3'000; ++i) {
    std::string text = whole;
    for (std::size_t faults = 1 + dice.below(3); faults > 0; --faults) {
      const std::size_t at = dice.below(text.size());
      switch (dice.below(3)) {
        case 0:
          text.erase(at, 1 + dice.below(3));
          break;
        case 1:
          text.insert(at, 1, bytes[dice.below(bytes.size())]);
          break;
        default:
          text[at] = bytes[dice.below(bytes.size())];
          break;
      }
    }
    always(text);
  }
}

TEST_CASE("files of others") {
  for (const char* name : {"notjson-message-invalid-utf8.json", "notjson-words-by-window.json"}) {
    if (const auto text = shared_file(std::string("faults/hostile/") + name)) {
      CHECK(always(*text).find("not JSON") != std::string::npos);
    }
  }
}

TEST_SUITE_END();

}  // namespace jm216::test::ledger_windows_test
