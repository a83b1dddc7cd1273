// Plain sales lines are read where they stand, a run at a time (core/ledger/reader/plain_lines.hpp). From a
// source that gives one byte at a time no line is ever whole, and all go through the JSON lexer: both ways must
// come to the same ledger, and to the same problems at the same places, whatever is wrong.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"

namespace jm216::test::ledger_plain_lines_test {

// All that can be seen of what a text was read into.
std::string outcome(const ReadResult& result) {
  std::string seen;
  for (const Problem& problem : result.problems.list) seen += to_string(problem) + '\n';
  seen += std::to_string(result.problems.more);
  if (!result.ledger) return seen;
  write_canonical(*result.ledger, [&seen](std::string_view piece) { seen += piece; });
  const Sales& sales = result.ledger->sales;
  for (std::size_t i = 0; i < sales.texts().size(); ++i) {
    seen += ' ';
    seen += sales.texts().text(static_cast<std::uint32_t>(i));
  }
  for (const auto& group : sales.repeated()) {
    for (const std::uint32_t line : group) seen += ' ' + std::to_string(line);
    seen += ';';
  }
  for (const UnknownField& field : result.ledger->unknown_fields) {
    seen += field.pointer + ' ' + std::to_string(field.count) + ' ' + field.nearest;
  }
  return seen;
}

std::string by_runs(std::string_view text) {
  return outcome(read_ledger_text(text));
}

std::string by_bytes(std::string_view text) {
  return outcome(read_ledger({{"", [text](char* buffer, std::size_t) mutable -> std::size_t {
                                 if (text.empty()) return 0;
                                 *buffer = text.front();
                                 text.remove_prefix(1);
                                 return 1;
                               }}}));
}

void check_same(const std::string& text) {
  const std::string expected = by_bytes(text);
  const std::string found = by_runs(text);
  if (expected != found) MESSAGE(text);
  CHECK(found == expected);
}

const std::vector<std::string> lines = {
    R"({"invoice":"A-1","date":"2009-02-03","country":"US","currency":"USD","gross":"12.50"})",
    R"({"invoice":"A-2","line":"1","date":"2010-12-31","country":"DE","seller":"EURO","product":"JM216 oral",)"
    R"("quantity":"40","unit":"pack","currency":"EUR","gross":"158000.00","deductions":{"trade_discount":"3160.00",)"
    R"("sales_tax":"0","freight":"0.0001"},"separately_charged":["freight","sales_tax"],"export":true})",
    R"( {"gross" : -12.5 , "currency":"JPY","quantity":-3,"country":"JP","date":"2012-02-29","invoice":"B",
         "credit_of" : "A-2" , "credit_reason":"returned","arms_length":false,"for_money":true,
         "fair_market_price":"99999999999999.9999","separately_charged":false,"deductions":{ } })",
    R"({"invoice":"A-1","date":"2009-02-03","country":"US","currency":"USD","gross":"12.5","seller":"licensee"})",
    R"({"invoice":"C","line":"","date":"2009-02-03","country":"FR","currency":"EUR","gross":0,"product":"",)"
    R"("seller":"EURO","buyer":"NEOT","unit":"Glas \"klein\" é","separately_charged":[ ]})",
    R"({"invoice":"D","date":"2009-02-28","country":"GB","currency":"GBP","gross":"000000000000001.20",)"
    R"("quantity":"1.00000","colour":"red"})",
};
const std::string sellers =
    R"("sellers":{"NEOT":{"role":"licensee"},"EURO":{"role":"sublicensee"}})";

std::string ledger(const std::vector<std::string>& chosen, bool names_sellers) {
  std::string text = names_sellers ? "{" + sellers + ",\"sales\":[" : "{\"sales\":[";
  for (std::size_t i = 0; i < chosen.size(); ++i) text += (i == 0 ? "" : " ,\n") + chosen[i];
  return text + "]}";
}

std::string some_lines(test::Dice& dice) {
  std::vector<std::string> chosen;
  for (std::size_t i = dice.below(7); i > 0; --i) chosen.push_back(lines[dice.below(lines.size())]);
  return ledger(chosen, dice.below(2) == 0);
}

TEST_CASE("plain lines come to what the JSON lexer makes of them") {
  test::Dice dice(2463534242U);
  for (int i = 0; i < 300; ++i) check_same(some_lines(dice));
  CHECK(by_runs(ledger({lines[0]}, true)).find("\"gross\":\"12.5\"") != std::string::npos);
}

TEST_CASE("an amount of any number of digits comes to what the JSON lexer makes of it") {
  for (std::size_t before = 0; before <= 24; ++before) {
    for (std::size_t after = 0; after <= 24; ++after) {
      for (const char* sign : {"", "-"}) {
        std::string amount = sign + std::string(before, '9');
        if (after != 0) amount += '.' + std::string(after, '9');
        const std::string rest =
            R"({"invoice":"A","date":"2009-02-03","country":"US","currency":"USD","gross":)";
        check_same(ledger({rest + amount + "}"}, true));
        check_same(ledger({rest + '"' + amount + "\"}"}, true));
      }
    }
  }
}

TEST_CASE("what is wrong with lines is said alike, wherever a byte is lost, added or changed") {
  test::Dice dice(2463534242U);
  const std::string bytes = "{}[]\",:\\0123456789-.eE+ \n\tntfaUSD\x01\x7f\xc3\xa9/u";
  for (int i = 0; i < 6000; ++i) {
    std::string text = some_lines(dice);
    const std::size_t at = dice.below(text.size());
    switch (dice.below(4)) {
      case 0:
        text.erase(at, 1 + dice.below(3));
        break;
      case 1:
        text.insert(at, 1, bytes[dice.below(bytes.size())]);
        break;
      case 2:
        text[at] = bytes[dice.below(bytes.size())];
        break;
      default:
        text.resize(at);
        break;
    }
    check_same(text);
  }
}

TEST_CASE("lines of an unlisted seller are noted as often as they come") {
  std::string text = "[";
  for (int i = 0; i < 300; ++i) {
    text += (i == 0 ? "" : ",") + std::string(R"({"invoice":"A)") + std::to_string(i) +
            R"(","date":"2009-02-03","country":"US","currency":"USD","gross":1,"seller":"X"})";
  }
  check_same(text + "]");
  check_same(R"({"sales":)" + text + "]," + sellers + "}");
}

TEST_CASE("a run goes over the end of the window") {
  std::string text = "{\"sales\":[";
  for (int i = 0; i < 3000; ++i) {
    if (i != 0) text += ",\n";
    text += lines[static_cast<std::size_t>(i) % 2];
  }
  check_same(text + "]," + sellers + "}");
  check_same("{" + sellers + "," + text.substr(1) + ",{}]}");
}

}  // namespace jm216::test::ledger_plain_lines_test
