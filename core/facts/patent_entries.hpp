#pragma once
// The ledger's entries about patents of Schedule A, by the row they name exactly as it is listed.
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/facts/ledger.hpp"

namespace jm216 {

class PatentEntries {
 public:
  explicit PatentEntries(const Ledger& ledger) {
    for (std::size_t i = 0; i < ledger.patents.size(); ++i) {
      const PatentFact& fact = ledger.patents[i];
      if (fact.kind != PatentKind::other)
        of_row_[{fact.case_, fact.country.code(), fact.application}].push_back(i);
    }
  }

  // Indices into the ledger's patents, in its order.
  [[nodiscard]] const std::vector<std::size_t>& of(std::string_view case_, std::string_view country,
                                                   std::string_view application) const {
    static const std::vector<std::size_t> none;
    const auto found = of_row_.find({case_, country, application});
    return found == of_row_.end() ? none : found->second;
  }

 private:
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>,
           std::vector<std::size_t>>
      of_row_;
};

}  // namespace jm216
