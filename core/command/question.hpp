#pragma once
// What most subcommands are asked about: a ledger, a day and readings, of options and files.
#include <functional>
#include <iosfwd>
#include <optional>
#include <vector>

#include "core/command/commands.hpp"
#include "core/facts/ledger.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216 {

struct Inquiry {
  Ledger ledger;
  Readings readings;
  Date as_of;
};

// Who is told what is wrong with a ledger.
using TakeProblems = std::function<void(const Problems&)>;

// Reads options and files; on failure has said why: of the ledger to `take`, else to `err`.
std::optional<Inquiry> ask(const CommandOptions& options, std::ostream& err,
                           const TakeProblems& take = {});

// The same of files that are open already.
std::optional<Inquiry> ask_of(const std::vector<LedgerFile>& files, const CommandOptions& options,
                              std::ostream& err, const TakeProblems& take = {});

// What of the files is no part of the answer, as `check` says it.
void tell_unused(const Ledger& ledger, std::ostream& err);

}  // namespace jm216
