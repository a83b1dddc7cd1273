// What headings say beside their word (core/import/headings.hpp).
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/basics/codes.hpp"
#include "core/basics/text.hpp"
#include "core/import/cells.hpp"
#include "core/import/headings.hpp"

namespace jm216 {

namespace {

using QualifierKind = Qualifier::Kind;

bool is_among(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    if (words.substr(0, end) == word) return !word.empty();
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return false;
}

constexpr std::string_view connecting = "in of the as stated im all amounts and und en";
constexpr std::string_view percents =
    "percent percentage pct prozent proz vh pourcent porcentaje porciento percento percentuale";
constexpr std::string_view thousands_words =
    "thousand thousands 000 000s k tsd tausend millier milliers miles mil migliaia mille";
constexpr std::string_view millions_words =
    "m mm mn mln mio million millions millionen millones milioni 000000";
constexpr std::string_view each_words = "per pro je par por";
constexpr std::string_view each_alone = "each ea stueckpreis unitprice einzelpreis";

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> heading_signs = {
    {{"€", "EUR"},
     {"£", "GBP"},
     {"US$", "USD"},
     {"CA$", "CAD"},
     {"A$", "AUD"},
     {"$", ""},
     {"¥", ""},
     {"₹", "INR"}}};

std::optional<std::string> currency_in_heading(std::string_view word) {
  if (const auto currency = Currency::find(word)) return std::string(currency->code());
  for (const auto& [sign, code] : heading_signs) {
    if (sign == word) return std::string(code);
  }
  return std::nullopt;
}

// "TEUR", "k€", "$m", "$000": a scale and a currency in one.
std::optional<std::vector<Qualifier>> scaled_currency(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> scales = {
      {{"'000", "1000"},
       {"000", "1000"},
       {"T", "1000"},
       {"t", "1000"},
       {"K", "1000"},
       {"k", "1000"},
       {"mn", "1000000"},
       {"Mio", "1000000"},
       {"M", "1000000"},
       {"m", "1000000"},
       {"mio", "1000000"},
       {"MM", "1000000"}}};
  for (const auto& [letter, scale] : scales) {
    std::optional<std::string> currency;
    if (word.starts_with(letter)) currency = currency_in_heading(word.substr(letter.size()));
    if (!currency && word.ends_with(letter)) {
      currency = currency_in_heading(word.substr(0, word.size() - letter.size()));
    }
    if (!currency) continue;
    return std::vector<Qualifier>{{QualifierKind::scale, std::string(word), std::string(scale)},
                                  {QualifierKind::currency, std::string(word), *currency}};
  }
  return std::nullopt;
}

// What one word says; nothing for a word that only connects, none for one that is not known.
std::optional<std::vector<Qualifier>> said_by(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ':')) {
    word.remove_suffix(1);
  }
  const std::string small = folded(word);
  const auto one = [&](QualifierKind kind, std::string value = {}) {
    return std::vector<Qualifier>{{kind, std::string(word), std::move(value)}};
  };
  if (word.find('%') != std::string_view::npos || is_among(percents, small)) {
    return one(QualifierKind::percent);
  }
  if (auto currency = currency_in_heading(word)) {
    return one(QualifierKind::currency, std::move(*currency));
  }
  if (auto both = scaled_currency(word)) return both;
  if (is_among(thousands_words, small)) return one(QualifierKind::scale, "1000");
  if (is_among(millions_words, small)) return one(QualifierKind::scale, "1000000");
  if (is_among(each_alone, small)) return one(QualifierKind::each);
  if (is_among(connecting, small)) return std::vector<Qualifier>();
  return std::nullopt;
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

constexpr std::string_view net_words = "net netto nett neto neta netta nette ht";
constexpr std::string_view money_words =
    "foreign home local fx base functional hauswaehrung hauswaehr hw hwaehr fw belwaehr "
    "belegwaehrung lc fc tc lcy fcy group reporting konzernwaehrung currency waehrung";

// The part of a word behind "netto"; all of it where it does not begin so.
std::string_view behind_net(std::string_view word) {
  constexpr std::string_view net = "netto";
  return word.starts_with(net) ? word.substr(net.size()) : word;
}

bool begins_each(std::string_view word) {
  return word == "/" || is_among(each_words, folded(word));
}

// All that stands in brackets, of which nothing may be left out.
void add_bracketed(std::string_view text, std::vector<Qualifier>& found) {
  text = without_blanks(text);
  if (text.empty()) return;
  const std::vector<std::string_view> words = words_in(text);
  if (begins_each(words.front()) || text.starts_with('/')) {
    found.push_back({QualifierKind::each, std::string(text), {}});
    return;
  }
  std::vector<Qualifier> said;
  for (const std::string_view word : words) {
    const auto qualifiers = said_by(word);
    if (!qualifiers) {
      found.push_back({QualifierKind::other, std::string(text), {}});
      return;
    }
    said.insert(said.end(), qualifiers->begin(), qualifiers->end());
  }
  found.insert(found.end(), said.begin(), said.end());
}

// Japanese headings have wide ones.
std::string with_narrow_brackets(std::string_view heading) {
  std::string text(heading);
  for (const auto& [wide, narrow] : {std::pair("\uFF08", "("), std::pair("\uFF09", ")")}) {
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
      text.replace(at, 3, narrow);
    }
  }
  return text;
}

}  // namespace

HeadingParts parts_of(std::string_view written) {
  HeadingParts parts;
  const std::string heading = with_narrow_brackets(written);
  std::string outside(heading.substr(0, heading.find_first_of("([")));
  for (std::size_t at = outside.size(); at < heading.size();) {
    const std::size_t end = std::min(heading.find_first_of(")]", at), heading.size());
    add_bracketed(std::string_view(heading).substr(at + 1, end - at - 1), parts.qualifiers);
    const std::size_t next = std::min(heading.find_first_of("([", end), heading.size());
    if (end < heading.size())
      add_bracketed(std::string_view(heading).substr(end + 1, next - end - 1), parts.qualifiers);
    at = next;
  }
  std::vector<std::string_view> words = words_in(outside);
  const auto each = std::find_if(words.begin(), words.end(), begins_each);
  if (each != words.end() && each != words.begin()) {
    const auto from = static_cast<std::size_t>(each->data() - outside.data());
    parts.qualifiers.push_back({QualifierKind::each,
                                std::string(without_blanks(std::string_view(outside).substr(from))),
                                {}});
    words.erase(each, words.end());
  }
  while (words.size() > 1) {
    const auto said = said_by(words.back());
    if (!said) break;
    parts.qualifiers.insert(parts.qualifiers.end(), said->begin(), said->end());
    words.pop_back();
  }
  for (const std::string_view word : words) {
    if (word.find('%') != std::string_view::npos) {
      parts.qualifiers.push_back({QualifierKind::percent, std::string(word), {}});
    }
    parts.base += (parts.base.empty() ? "" : " ") + std::string(word);
  }
  return parts;
}

bool says_net(std::string_view heading) {
  std::string words(with_narrow_brackets(heading));
  for (char& c : words) {
    if (std::string_view("([)]-/_.,").find(c) != std::string_view::npos) c = ' ';
  }
  for (const std::string_view one : words_in(words)) {
    const std::string word = folded(one);
    if (is_among(net_words, word) || behind_net(word) != word || word == "netwr" ||
        word == "netvalue") {
      return true;
    }
  }
  return false;
}

std::optional<OneOfAmounts> one_of_amounts(std::string_view heading) {
  OneOfAmounts found;
  const std::string base = parts_of(heading).base;
  for (const std::string_view one : words_in(base)) {
    const std::string word = folded(one);
    if (is_among(connecting, word)) continue;
    const bool is_which = is_among(net_words, word) || is_among(money_words, word);
    const std::string_view behind = behind_net(word);
    if (!is_which) found.amount += behind;
    if (!is_which && behind == word) continue;
    found.which += (found.which.empty() ? "" : " ") + std::string(one);
  }
  if (found.amount.empty() || found.which.empty()) return std::nullopt;
  return found;
}

std::optional<Qualifier> scale_in_note(std::string_view note) {
  constexpr std::size_t longest = 400;
  const bool says_money = note.find_first_of("$\xE2\xC2") != std::string_view::npos;  // €, £
  if (note.size() > longest || !(has_letter(note) || says_money)) return std::nullopt;
  std::string text = with_narrow_brackets(note);
  for (char& c : text) {
    if (std::string_view("([)]/:;,\"\t\n\x03").find(c) != std::string_view::npos) c = ' ';
  }
  const auto bare = [](std::string_view word) {
    while (word.ends_with('.')) word.remove_suffix(1);
    return word;
  };
  bool is_in = false;                // behind "in", with nothing but a currency between
  bool is_of_money = false;          // behind a currency
  bool is_of_number = false;         // behind digits: "10 000"
  std::optional<Qualifier> waiting;  // a scale, before a currency
  for (const std::string_view word : words_in(text)) {
    const std::string small = folded(word);
    if (const auto both = scaled_currency(bare(word)); both && !is_of_number) return both->front();
    const bool is_money = currency_in_heading(bare(word)) || small == "dollars" ||
                          small == "euros" || small == "euro" || small == "yen";
    if (is_money && waiting) return waiting;
    const bool is_thousand = is_among(thousands_words, small) || small == "1000";
    const bool is_million = is_among(millions_words, small);
    if ((is_thousand || is_million) && !is_of_number) {
      Qualifier scale{QualifierKind::scale, std::string(word), is_thousand ? "1000" : "1000000"};
      const bool is_word = small.size() > 2 || small == "1000";
      if ((is_in && is_word) || is_of_money) return scale;
      waiting = std::move(scale);
    } else if (!is_among("of us", small) && small != "d") {
      waiting.reset();
    }
    is_in = is_among("in en angaben betraege", small) || (is_in && is_money);
    is_of_money = is_money;
    is_of_number = small.find_first_not_of("0123456789") == std::string::npos && !small.empty();
  }
  return std::nullopt;
}

bool is_of_every_row(ImportField field, const Qualifier& qualifier) {
  if (qualifier.kind != QualifierKind::other) {
    return info_of(field).kind != CellKind::amount;
  }
  const std::string said = folded(qualifier.text);
  switch (info_of(field).kind) {
    case CellKind::date:
      return is_among(
          "invoice invoicedate rechnung rechnungsdatum faktura billing document date iso iso8601 "
          "yyyymmdd yyyy ddmmyyyy mmddyyyy ddmmyy mmddyy yymmdd dmy ymd mdy ttmmjjjj ttmmjj",
          said);
    case CellKind::country:
      return is_among(
          "iso isocode iso2 iso31661 iso3166 isoalpha2 alpha2 code name shipto ship destination "
          "delivery ofsale sale lieferung empfaenger kuerzel",
          said);
    case CellKind::currency:
      return is_among("iso isocode iso4217 code document transaction invoice", said);
    case CellKind::amount:
      if (field == ImportField::quantity) {
        return is_among(
            "unit units pack packs pcs pc pieces ea stk st stueck packung packungen boxes vials "
            "bottles tablets capsules kapseln flaschen sold verkauft",
            said);
      }
      return is_among(
          "gross brutto amount betrag absolute abs foreigncurrency documentcurrency "
          "transactioncurrency invoicecurrency belegwaehrung fremdwaehrung transaktionswaehrung",
          said);
    default:
      return true;
  }
}

}  // namespace jm216
