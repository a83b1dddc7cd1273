#include "web/bridge/alternative.hpp"

#include <algorithm>

namespace jm216::engine {
namespace {

/// A line of the worker's answer, taken off its beginning.
std::string_view line_of(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::optional<Usd> dollars_of(std::string_view line) {
  const auto amount = Decimal::parse(line);
  if (!amount) return std::nullopt;
  return Usd::cents(amount->rounded(2, Rounding::half_up));
}

}  // namespace

std::optional<Alternative> alternative_from(std::string_view text) {
  Alternative other;
  other.reading = line_of(text);
  for (const TotalField& total : total_fields) {
    other.totals.*total.amount = dollars_of(line_of(text));
  }
  const auto ends = parse_date(line_of(text));
  if (!ends) return std::nullopt;
  other.term_ends = *ends;
  return other;
}

}  // namespace jm216::engine
