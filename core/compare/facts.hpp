#pragma once
// The facts of a ledger as names and values: what two ledgers are compared by, and what is said of
// each. Their names are those of the file format.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/ledger.hpp"
#include "core/format/format.hpp"

namespace jm216 {

struct FactField {
  std::string name;   // "amount", "changes/royalty_percent"
  std::string value;  // as the canonical ledger has it

  friend bool operator==(const FactField& a, const FactField& b) {
    return a.name == b.name && a.value == b.value;
  }
};

struct Fact {
  std::string pointer;  // into the ledger: "/payments/3"
  std::vector<FactField> fields;

  // Empty where the fact says nothing of it.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
};

// Every section but the sales, each fact in the ledger's order; defaults are left out.
std::array<std::vector<Fact>, section_count> facts_of(const Ledger& ledger);

Fact sale_fact(const Ledger& ledger, std::size_t line);

// Whether two lines say the same, in all but their place.
bool same_line(const Sales& a, std::size_t line_a, const Sales& b, std::size_t line_b);
// An order of all that lines say: neither of two comes before the other where they say the same.
bool comes_before(const Sales& a, std::size_t line_a, const Sales& b, std::size_t line_b);

// "Invoice A-17 of NEOT, 2 Mar 2010", "Rate for EUR on 30 Apr 2010".
std::string title_of(Section section, const Fact& fact);

}  // namespace jm216
