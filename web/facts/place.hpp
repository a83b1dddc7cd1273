#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "web/facts/document.hpp"

// What a pointer into the ledger ("/payments/3/amount") points to, and what people call it.

namespace jm216 {

struct LedgerPlace {
  std::string line;         // a sales line's pointer, or
  std::size_t section = 0;  // of sections()
  std::optional<std::size_t> record;
  std::string field{};  // of the record or the line, below it
};

/// Nothing where the pointer is none into the ledger.
std::optional<LedgerPlace> find_place(const Document& ledger, std::string_view pointer);

/// The number of the line that a line's pointer points to, from 0.
std::optional<std::size_t> line_of(std::string_view pointer);

/// "payment of 8 May 2009, US$ 2,500,000.00: amount", "sales line 18", "exchange rates"; the pointer itself
/// where it is none into the ledger.
std::string name_of_place(const Document& ledger, std::string_view pointer);

}  // namespace jm216
