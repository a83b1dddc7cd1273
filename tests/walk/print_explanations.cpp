// Prints a report with every explanation there is, for tests/walk/check.py:
//
//   jm216_print_explanations [--as-of DATE] [--reading NAME=VALUE]...  < LEDGER
//   jm216_print_explanations --ledger rich|ended|later      a ledger of tests/support, as text
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluation/evaluate.hpp"
#include "core/evaluation/explain.hpp"
#include "core/export/json.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "tests/support/rich_ledger.hpp"

using namespace jm216;

namespace {

int print(const Ledger& ledger, const Readings& readings, Date as_of) {
  const Evaluation evaluation = evaluate(ledger, readings, as_of);
  std::cout << "{\"report\": " << to_json(evaluation.report) << ", \"explanations\": [";
  const char* separator = "";
  const auto one = [&](const std::string& id) {
    const auto why = explain(ledger, evaluation, id);
    if (!why) return;
    std::cout << separator << to_json(*why);
    separator = ",";
  };
  for (const auto& entry : evaluation.explanations) one(entry.first);
  for (std::size_t i = 0; i < ledger.sales.size(); ++i) one("line:/sales/" + std::to_string(i));
  std::cout << "]}\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 2 && args[0] == "--ledger") {
    std::cout << (args[1] == "rich"    ? test::rich_ledger
                  : args[1] == "later" ? test::later_ledger
                                       : test::ended_ledger);
    return 0;
  }
  ReadResult read = read_ledger_text(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  if (!read.ledger) return 2;
  std::optional<Date> as_of;
  for (std::size_t i = 0; i + 1 < args.size(); i += 2) {
    const std::string& value = args[i + 1];
    const std::size_t sign = value.find('=');
    if (args[i] == "--as-of") {
      as_of = parse_date(value);
    } else if (sign == std::string::npos ||
               set_reading(read.ledger->readings, value.substr(0, sign), value.substr(sign + 1)) !=
                   SetReading::done) {
      return 2;
    }
  }
  if (!as_of) as_of = read.ledger->as_of;
  return as_of ? print(*read.ledger, read.ledger->readings, *as_of) : 2;
}
