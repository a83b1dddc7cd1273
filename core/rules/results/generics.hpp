#pragma once
// From when GENERIC PRODUCTS count in each country (V.4, I.4).
#include <map>
#include <optional>
#include <vector>

#include "core/basics/codes.hpp"
#include "core/rules/results/first_open.hpp"

namespace jm216 {

struct GenericsResult {
  struct OfCountry {
    FirstOpen of_all;                                // of every product
    std::map<std::uint32_t, FirstOpen> of_products;  // of one, by its text id
  };
  std::vector<OfCountry> countries;  // by index; none where no record counts

  // The first record, in the ledger's order, that counts for a product on a day.
  [[nodiscard]] std::optional<std::size_t> on(Country country, Date day,
                                              std::uint32_t product) const {
    if (countries.empty()) return std::nullopt;
    const OfCountry& records = countries[country.index()];
    auto first = records.of_all.on(day);
    if (records.of_products.empty()) return first;
    const auto found = records.of_products.find(product);
    if (found == records.of_products.end()) return first;
    const auto of_product = found->second.on(day);
    if (!first || (of_product && *of_product < *first)) first = of_product;
    return first;
  }
};

}  // namespace jm216
