#include "web/views/reading_prices.hpp"

#include <utility>

#include "web/ui/format.hpp"
#include "web/views/words.hpp"

namespace jm216::views {
namespace {

/// Empty where the change moves nothing.
std::string effect(const Report& report, const engine::Alternative& other) {
  std::string words = changes(report.totals, report.term.ends, other.totals, other.term_ends);
  if (words.empty()) return other.others;
  return "US$: " + words;
}

/// What the LICENSOR would have more for the change, where that is known of both.
Usd gain(const Totals& now, const Totals& then) {
  const auto growth = [&](std::optional<Usd> Totals::*total) {
    return now.*total && then.*total ? *(then.*total) - *(now.*total) : Usd{};
  };
  return growth(&Totals::obligations) - growth(&Totals::paid) +
         growth(&Totals::interest_outstanding);
}

void judge(ReadingPrice& price, const Usd& gain, const std::string& choice) {
  Worth& side = gain.is_negative() ? price.licensee : price.licensor;
  const Usd dollars = gain.is_negative() ? -gain : gain;
  if (dollars > side.dollars) side = {dollars, choice};
}

/// "generic chosen for “Is a product ...?”"
std::string in_words(const std::string& change) {
  const std::size_t equals = change.find('=');
  const ReadingInfo* reading = find_reading(std::string_view(change).substr(0, equals));
  if (reading == nullptr) return change;
  return reading_words(std::string_view(change).substr(equals + 1)) + " chosen for “" +
         std::string(reading->question) + "”";
}

}  // namespace

ReadingPrice price_of(const ReadingInfo& reading, const Report& report,
                      const Alternatives& alternatives) {
  ReadingPrice price;
  const std::string partner = engine::partner_of(reading, report.readings);
  for (std::size_t i = 0; i < reading.values.size(); ++i) {
    if (i == reading.get(report.readings)) continue;
    const std::string change = engine::change_of(reading, i);
    const std::string value = reading_words(reading.values[i]);
    const auto add_line = [&price](std::string choice, const std::string& does) {
      choice += ", ";
      choice += does;
      price.lines.push_back(std::move(choice));
    };
    const auto alone = alternatives.find(change);
    if (alone == alternatives.end()) {
      price.is_complete = false;
      continue;
    }
    const std::string words = effect(report, alone->second);
    if (!words.empty()) {
      price.moves = true;
      add_line(value, words);
      judge(price, gain(report.totals, alone->second.totals), value);
    }
    if (partner.empty()) continue;
    const auto paired = alternatives.find(engine::both(change, partner));
    if (paired == alternatives.end()) {
      price.is_complete = false;
      continue;
    }
    // The pair counts where it does something that neither does by itself.
    const auto other = alternatives.find(partner);
    const std::string together = effect(report, paired->second);
    const bool is_others = other != alternatives.end() && effect(report, other->second) == together;
    if (together.empty() || together == words || is_others) continue;
    price.moves = true;
    const std::string choice = value + ", with " + in_words(partner);
    add_line(choice, together);
    judge(price, gain(report.totals, paired->second.totals), choice);
  }
  return price;
}

std::string worth_words(const ReadingPrice& price) {
  std::string words;
  const auto add = [&words](const Worth& worth, std::string_view party) {
    if (worth.dollars.is_zero()) return;
    words += words.empty() ? "Worth US$ " : ", US$ ";
    words += ui::dollars(worth.dollars) + " to the " + std::string(party);
  };
  add(price.licensor, "LICENSOR");
  add(price.licensee, "LICENSEE");
  return words;
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
