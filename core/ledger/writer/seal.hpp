#pragma once
// What tells a statement as it was issued from one that was changed afterwards.
#include <string>

#include "core/facts/ledger.hpp"

namespace jm216 {

// The SHA-256 of the statement's record in canonical form, without its seal. Whoever knows the form
// can make one: it shows a change, and proves nobody's hand.
std::string seal_of(const StatementSent& statement);

// Whether it has a seal that is not its own.
bool is_seal_broken(const StatementSent& statement);

}  // namespace jm216
