#pragma once
// What most subcommands are asked about: a ledger, a day and readings, of options and files.
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

// Reads options and files; on failure has said why.
std::optional<Inquiry> ask(const CommandOptions& options, std::ostream& err);

// The same of files that are open already.
std::optional<Inquiry> ask_of(const std::vector<LedgerFile>& files, const CommandOptions& options,
                              std::ostream& err);

}  // namespace jm216
