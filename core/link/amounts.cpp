#include "core/link/amounts.hpp"

#include <charconv>

namespace jm216 {

void append_amount(std::string& out, Amount amount) {
  unsigned scale = amount.scale;
  auto size = static_cast<std::uint64_t>(amount.value);
  if (amount.value < 0) {
    out += '-';
    size = ~size + 1;
  }
  for (; scale > 0 && size % 10 == 0; --scale) size /= 10;
  std::string digits = std::to_string(size);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  out.append(digits, 0, digits.size() - scale);
  if (scale == 0) return;
  out += '.';
  out.append(digits, digits.size() - scale, scale);
}

std::optional<Amount> amount_of(std::string_view text) {
  Amount amount;
  std::string digits;
  bool after_point = false;
  for (const char c : text) {
    if (c == '.') {
      after_point = true;
    } else {
      digits += c;
      if (after_point) ++amount.scale;
    }
  }
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, amount.value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  std::string again;
  append_amount(again, amount);
  if (again != text) return std::nullopt;
  return amount;
}

}  // namespace jm216
