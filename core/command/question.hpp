#pragma once
// What most subcommands are asked about: a ledger, a day and readings, of options and files.
#include <iosfwd>
#include <optional>

#include "core/command/commands.hpp"
#include "core/ledger/ledger.hpp"

namespace jm216 {

struct Inquiry {
  Ledger ledger;
  Readings readings;
  Date as_of;
};

// Reads options and files; on failure has said why.
std::optional<Inquiry> ask(const CommandOptions& options, std::ostream& err);

}  // namespace jm216
