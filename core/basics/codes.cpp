#include "core/basics/codes.hpp"

#include <array>
#include <iterator>
#include <string>

#include "core/basics/code_tables.hpp"

namespace jm216 {

namespace {

constexpr std::uint16_t no_index = 0xffff;

constexpr bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

constexpr std::size_t letter(char c) {
  return static_cast<std::size_t>(c - 'A');
}

// Every pair of capitals to its row, so that a line's country costs one look.
constexpr std::array<std::uint16_t, 26 * 26> make_country_index() {
  std::array<std::uint16_t, 26 * 26> index{};
  for (std::uint16_t& entry : index) entry = no_index;
  for (std::size_t row = 0; row < std::size(country_rows); ++row) {
    const std::string_view code = country_rows[row].alpha_2;
    index[letter(code[0]) * 26 + letter(code[1])] = static_cast<std::uint16_t>(row);
  }
  return index;
}
constexpr auto country_index = make_country_index();

constexpr std::uint16_t index_of_currency(std::string_view code) {
  std::size_t low = 0;
  std::size_t high = std::size(currency_codes);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (currency_codes[middle] < code) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == std::size(currency_codes) || currency_codes[low] != code) return no_index;
  return static_cast<std::uint16_t>(low);
}

struct Slip {
  std::string_view mistaken;
  std::string_view meant;
};

// Codes of other lists, older habits and words, in capitals.
constexpr Slip country_slips[] = {
    {"AMERICA", "US"},  {"BRITAIN", "GB"},       {"EL", "GR"},      {"ENGLAND", "GB"},
    {"GBR", "GB"},      {"GREAT BRITAIN", "GB"}, {"HOLLAND", "NL"}, {"KOREA", "KR"},
    {"SCOTLAND", "GB"}, {"SPAIN", "ES"},         {"SU", "RU"},      {"U.K.", "GB"},
    {"U.S.", "US"},     {"U.S.A.", "US"},        {"UK", "GB"},      {"WALES", "GB"},
};

constexpr Slip currency_slips[] = {
    {"$", "USD"},       {"C$", "CAD"},       {"CNH", "CNY"},   {"DM", "DEM"},     {"DOLLAR", "USD"},
    {"DOLLARS", "USD"}, {"EURO", "EUR"},     {"EUROS", "EUR"}, {"FF", "FRF"},     {"GBX", "GBP"},
    {"LIT", "ITL"},     {"NTD", "TWD"},      {"POUND", "GBP"}, {"POUNDS", "GBP"}, {"RMB", "CNY"},
    {"SFR", "CHF"},     {"STERLING", "GBP"}, {"STG", "GBP"},   {"UKP", "GBP"},    {"US$", "USD"},
    {"YEN", "JPY"},     {"£", "GBP"},        {"¥", "JPY"},     {"€", "EUR"},
};

// Without blanks around it and in capitals.
std::string tidied(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  std::string capitals(text);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

template <std::size_t N>
std::string_view meant_by(const Slip (&slips)[N], std::string_view mistaken) {
  for (const Slip& slip : slips) {
    if (slip.mistaken == mistaken) return slip.meant;
  }
  return {};
}

}  // namespace

std::optional<Country> Country::find(std::string_view code, bool europe) {
  if (code.size() != 2 || !is_capital(code[0]) || !is_capital(code[1])) return std::nullopt;
  const std::uint16_t index = country_index[letter(code[0]) * 26 + letter(code[1])];
  if (index == no_index || (!europe && code == "EP")) return std::nullopt;
  return Country(index);
}

std::string_view Country::code() const {
  return country_rows[index_].alpha_2;
}

std::string_view Country::name() const {
  return country_rows[index_].name;
}

std::size_t Country::count() {
  return std::size(country_rows);
}

std::optional<Currency> Currency::find(std::string_view code) {
  const std::uint16_t index = index_of_currency(code);
  if (index == no_index) return std::nullopt;
  return Currency(index);
}

Currency Currency::usd() {
  constexpr std::uint16_t index = index_of_currency("USD");
  static_assert(index != no_index);
  return Currency(index);
}

std::string_view Currency::code() const {
  return currency_codes[index_];
}

std::string_view likely_country(std::string_view mistaken) {
  const std::string text = tidied(mistaken);
  if (const auto country = Country::find(text)) return country->code();
  if (const std::string_view meant = meant_by(country_slips, text); !meant.empty()) return meant;
  for (const CountryRow& row : country_rows) {
    if (text.size() > 2 && (row.alpha_3 == text || tidied(row.name) == text)) return row.alpha_2;
  }
  return {};
}

std::size_t Currency::count() {
  return std::size(currency_codes);
}

std::string_view likely_currency(std::string_view mistaken) {
  const std::string text = tidied(mistaken);
  if (const auto currency = Currency::find(text)) return currency->code();
  return meant_by(currency_slips, text);
}

}  // namespace jm216
