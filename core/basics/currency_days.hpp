#pragma once
// When a currency was money: by it alone a line of an invoice may be found to be mistaken.
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/basics/codes.hpp"

namespace jm216 {

// Both inside.
struct CurrencyDays {
  Date from = Date::min();
  Date until = Date::max();
};

// Of every currency, by its index.
std::vector<CurrencyDays> currency_days();

}  // namespace jm216
