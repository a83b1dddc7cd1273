#pragma once
// The signs and codes of currencies that stand in the cells of amounts: "$2,588.13", "(€173.16)",
// "12.50 EUR".
#include <string>
#include <string_view>

namespace jm216 {

struct MoneyCell {
  std::string number;  // without the sign; its minus or brackets stay
  std::string sign;    // "$", "CA$", "EUR"; empty where there is none
};

// A cell in which no sign is known stays as it is.
MoneyCell without_money_sign(std::string_view cell);

// Whether a sign may be that of a currency: "$" of many, "CA$" of one.
bool may_be_sign_of(std::string_view sign, std::string_view currency);

// The currency of a sign that is that of one alone; empty for "$".
std::string_view only_currency_of(std::string_view sign);

}  // namespace jm216
