#pragma once
// Credit notes: which line they credit, and what they take back of one that bears its fair market
// price (I.10).
#include <optional>
#include <unordered_map>

#include "core/facts/ledger.hpp"
#include "core/rules/royalty/net_sales.hpp"

namespace jm216 {

// The counted line that a credit note names, if it is known on the day.
std::optional<std::size_t> credited_line(const Sales& sales, std::size_t line, Date as_of);

// What is taken back of lines that are not at arm's length or not exclusively for money and name
// their fair market price: by date, then in the ledger's order.
class CreditNotes {
 public:
  // `terms` of a line's profile, by its number.
  CreditNotes(const Ledger& ledger, const std::vector<NetSalesTerms>& terms, Date as_of);

  // Gives a credit note its value where such a line decides it; leaves all others as they are.
  void apply(std::size_t line, NetSales& net) const {
    if (values_.empty()) return;
    const auto found = values_.find(line);
    if (found != values_.end()) net = found->second;
  }

 private:
  void add_up(const Ledger& ledger, std::size_t credited, const std::vector<std::size_t>& notes,
              const std::vector<NetSalesTerms>& terms);

  std::unordered_map<std::size_t, NetSales> values_;  // looked up, never walked
};

}  // namespace jm216
