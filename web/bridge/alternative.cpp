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

std::string change_of(const ReadingInfo& reading, std::size_t value) {
  return std::string(reading.name) + '=' + std::string(reading.values[value]);
}

std::string both(const std::string& one, const std::string& other) {
  return one + '&' + other;
}

std::string partner_of(const ReadingInfo& reading, const Readings& now) {
  const ReadingInfo* with = find_reading(reading.reason.with);
  if (with == nullptr) return {};
  return change_of(*with, with->get(now) == 0 ? 1 : 0);
}

std::vector<std::string> changes_to_price(const Readings& now) {
  std::vector<std::string> single, pairs;
  for (const ReadingInfo& reading : reading_table()) {
    const std::string partner = partner_of(reading, now);
    for (std::size_t i = 0; i < reading.values.size(); ++i) {
      if (i == reading.get(now)) continue;
      single.push_back(change_of(reading, i));
      if (!partner.empty()) pairs.push_back(both(single.back(), partner));
    }
  }
  single.insert(single.end(), pairs.begin(), pairs.end());
  return single;
}

std::optional<Alternative> alternative_from(std::string_view text) {
  Alternative other;
  other.change = line_of(text);
  for (const TotalField& total : total_fields) {
    other.totals.*total.amount = dollars_of(line_of(text));
  }
  const auto ends = parse_date(line_of(text));
  if (!ends) return std::nullopt;
  other.term_ends = *ends;
  other.others = line_of(text);
  return other;
}

}  // namespace jm216::engine
