#pragma once
// Two answers (`jm216-report/1`), mine and theirs: for who was sent an answer and not the ledger it was
// made from. Says where they differ and by how much. What causes a difference only the ledgers can tell
// (comparison.hpp).
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/decimal.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216 {

struct AnswerSide {
  std::string title;
  std::string sha256;  // of the ledger
  std::string as_of;
};

// The names that lead to a value, what a list holds by its own: short enough to be repeated for every
// value below, whatever the answer holds.
using AnswerPath = std::vector<std::string>;
// "/quarters/2009-Q1/royalty_usd"
std::string pointer_to(const AnswerPath& path);

struct AnswerDifference {
  AnswerPath where;
  std::optional<std::string> mine;  // as the answer says it; empty where it says nothing there
  std::optional<std::string> theirs;
  std::optional<Decimal> difference;  // theirs less mine, where both are figures
};

struct AnswersCompared {
  AnswerSide mine;
  AnswerSide theirs;
  // As they stand in mine, findings and format left out; no more than anybody reads.
  static constexpr std::size_t most_listed = 10'000;
  std::vector<AnswerDifference> differences;
  std::uint64_t more = 0;  // that are not listed
};

// Whether a source holds an answer rather than a ledger. What is looked at for it, `source` gives again.
bool is_answer(ByteSource& source);

// Everything that is left of a source.
std::string rest_of(const ByteSource& source);

struct AnswerText {
  std::string name;  // for messages
  std::string text;
};

// Nothing where one cannot be read; then `problems` say why.
std::optional<AnswersCompared> compare_answers(AnswerText mine, AnswerText theirs,
                                               Problems& problems);

}  // namespace jm216
