#pragma once
// From JSON text to facts, as a stream: the text is never held, whatever its size. All problems of
// all files are collected in one go; with any, there is no ledger.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/basics/byte_source.hpp"
#include "core/basics/problem.hpp"
#include "core/facts/ledger.hpp"

namespace jm216 {

struct ReadResult {
  std::optional<Ledger> ledger;  // present if and only if there are no problems
  Problems problems;
};

// Several files make one ledger: sections appended in order, sellers united, single values
// agreeing.
ReadResult read_ledger(const std::vector<LedgerFile>& files);

// The same for one text in memory.
ReadResult read_ledger_text(std::string_view text);

}  // namespace jm216
