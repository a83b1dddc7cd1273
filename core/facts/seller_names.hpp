#pragma once
// Who is who among names that were typed by hand: sellers of the ledger, and the LICENSOR.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/ledger.hpp"

namespace jm216 {

// Names are compared without letter case, full stops, commas and surplus spaces.
std::string plain_name_of(std::string_view name);

// The LICENSOR, or an AFFILIATE of it that the agreement names.
bool is_licensor(std::string_view name);

// The days on which a seller is in the licensed group, as known on a day; both inside.
struct InGroup {
  Date from = Date::min();
  Date until = Date::max();

  [[nodiscard]] bool holds(Date day) const { return from <= day && day <= until; }
};
InGroup in_group(const Seller& seller, Date as_of);

// Ids and names of the sellers; where the ledger lists none, whoever sold by the as-of date.
class SellerNames {
 public:
  SellerNames(const Ledger& ledger, Date as_of);

  // Whether one of that id or name sells under the licence on a day.
  [[nodiscard]] bool sells_under_licence(std::string_view name, Date day) const;

 private:
  std::map<std::string, std::vector<InGroup>> by_name_;  // as plain_name_of() has it
};

}  // namespace jm216
