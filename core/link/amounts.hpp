#pragma once
// Decimals in their shortest form, as the canonical ledger has them, and as integers.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jm216 {

constexpr std::size_t most_digits = 18;  // fit 64 bits

// In units of the last place.
struct Amount {
  std::int64_t value = 0;
  unsigned scale = 0;  // decimal places
};

// Appends the amount without zeros at its end, and with at least one digit before the point.
void append_amount(std::string& out, Amount amount);

// Nothing where append_amount() would not write exactly this, or where it has too many digits.
std::optional<Amount> amount_of(std::string_view text);

}  // namespace jm216
