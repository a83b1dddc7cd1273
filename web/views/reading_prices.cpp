#include "web/views/reading_prices.hpp"

#include "web/views/words.hpp"

namespace jm216::views {
namespace {

/// Empty where the change moves nothing.
std::string effect(const Report& report, const engine::Alternative& other) {
  std::string words = changes(report.totals, report.term.ends, other.totals, other.term_ends);
  if (words.empty()) return other.others;
  return "US$: " + words;
}

}  // namespace

ReadingPrice price_of(const ReadingInfo& reading, const Report& report,
                      const Alternatives& alternatives) {
  ReadingPrice price;
  const std::string partner = engine::partner_of(reading, report.readings);
  for (std::size_t i = 0; i < reading.values.size(); ++i) {
    if (i == reading.get(report.readings)) continue;
    const std::string change = engine::change_of(reading, i);
    const std::string value{reading.values[i]};
    const auto alone = alternatives.find(change);
    if (alone == alternatives.end()) {
      price.known = false;
      continue;
    }
    const std::string words = effect(report, alone->second);
    if (!words.empty()) {
      price.moves = true;
      price.lines.push_back(value + ", " + words);
    }
    if (partner.empty()) continue;
    const auto paired = alternatives.find(engine::both(change, partner));
    if (paired == alternatives.end()) {
      price.known = false;
      continue;
    }
    // The pair counts where it does something that neither does by itself.
    const auto other = alternatives.find(partner);
    const std::string together = effect(report, paired->second);
    const bool is_others = other != alternatives.end() && effect(report, other->second) == together;
    if (together.empty() || together == words || is_others) continue;
    price.moves = true;
    price.lines.push_back(value + " with " + partner + ", " + together);
  }
  return price;
}

std::string_view favour_words(Favours favours) {
  switch (favours) {
    case Favours::licensor:
      return "The default favours the LICENSOR.";
    case Favours::licensee:
      return "The default favours the LICENSEE.";
    case Favours::either:
      break;
  }
  return "Either party may gain.";
}

}  // namespace jm216::views
