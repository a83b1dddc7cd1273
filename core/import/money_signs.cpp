#include "core/import/money_signs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/basics/codes.hpp"
#include "core/basics/text.hpp"
#include "core/import/cells.hpp"

namespace jm216 {

namespace {

// A sign, and the currencies that it may stand for, with blanks between them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 62> money_signs = {{
    {"$",
     "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD "
     "SBD SRD TTD XCD ZWD DOP CUP PHP"},
    {"US$", "USD"},
    {"USD$", "USD"},
    {"U$S", "USD"},
    {"CA$", "CAD"},
    {"C$", "CAD NIO"},
    {"Can$", "CAD"},
    {"A$", "AUD"},
    {"AU$", "AUD"},
    {"NZ$", "NZD"},
    {"HK$", "HKD"},
    {"S$", "SGD"},
    {"SG$", "SGD"},
    {"NT$", "TWD"},
    {"MX$", "MXN"},
    {"Mex$", "MXN"},
    {"R$", "BRL"},
    {"€", "EUR"},
    {"£", "GBP IEP EGP LBP SYP CYP MTL TRL ITL GIP FKP SHP SDG SSP"},
    {"GB£", "GBP"},
    {"UK£", "GBP"},
    {"IR£", "IEP"},
    {"E£", "EGP"},
    {"¥", "JPY CNY"},
    {"￥", "JPY CNY"},
    {"JP¥", "JPY"},
    {"CN¥", "CNY"},
    {"RMB", "CNY"},
    {"円", "JPY"},
    {"元", "CNY TWD HKD"},
    {"₩", "KRW KPW"},
    {"₹", "INR"},
    {"Rs", "INR PKR LKR NPR MUR SCR"},
    {"Rs.", "INR PKR LKR NPR MUR SCR"},
    {"₽", "RUB RUR"},
    {"руб", "RUB RUR BYN"},
    {"руб.", "RUB RUR BYN"},
    {"₺", "TRY"},
    {"TL", "TRY TRL"},
    {"₴", "UAH"},
    {"₪", "ILS"},
    {"฿", "THB"},
    {"₫", "VND"},
    {"₱", "PHP"},
    {"₦", "NGN"},
    {"₡", "CRC"},
    {"₲", "PYG"},
    {"₸", "KZT"},
    {"zł", "PLN"},
    {"Kč", "CZK"},
    {"Ft", "HUF"},
    {"kr", "SEK NOK DKK ISK"},
    {"kr.", "SEK NOK DKK ISK"},
    {"Skr", "SEK"},
    {"Nkr", "NOK"},
    {"Dkr", "DKK"},
    {"Fr", "CHF FRF BEF LUF"},
    {"Fr.", "CHF FRF BEF LUF"},
    {"SFr.", "CHF"},
    {"лв", "BGN BGL"},
    {"lei", "RON ROL MDL"},
    {"DM", "DEM"},
}};

std::string_view currencies_of(std::string_view sign) {
  for (const auto& [written, codes] : money_signs) {
    if (written == sign) return codes;
  }
  return {};
}

bool is_money_sign(std::string_view sign) {
  return Currency::find(sign) || !currencies_of(sign).empty();
}

// Without what belongs to the number: its minus and brackets, and blanks.
std::string_view core_of(std::string_view text) {
  constexpr std::string_view of_number = " -+()\t";
  const std::size_t begin = text.find_first_not_of(of_number);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find_last_not_of(of_number);
  std::string_view core = without_blanks(text.substr(begin, end - begin + 1));
  constexpr std::string_view dash = "−";
  if (core.starts_with(dash)) core.remove_prefix(dash.size());
  if (core.ends_with(dash)) core.remove_suffix(dash.size());
  core = without_blanks(core);
  // The point of "$.50" is that of the number.
  if (!is_money_sign(core) && !core.empty() && (core.back() == '.' || core.back() == ',')) {
    core.remove_suffix(1);
  }
  return core;
}

}  // namespace

MoneyCell without_money_sign(std::string_view cell) {
  MoneyCell money{std::string(cell), {}};
  const std::size_t first = cell.find_first_of("0123456789");
  if (first == std::string_view::npos) return money;
  const std::size_t last = cell.find_last_of("0123456789");
  const std::string_view before = core_of(cell.substr(0, first));
  const std::string_view after = core_of(cell.substr(last + 1));
  const bool has_before = is_money_sign(before);
  const bool has_after = is_money_sign(after);
  if ((!has_before && !before.empty()) || (!has_after && !after.empty())) return money;
  if (has_before && has_after) {
    // "$5 USD": one of them is the code.
    if (may_be_sign_of(before, after)) {
      money.sign = after;
    } else if (may_be_sign_of(after, before)) {
      money.sign = before;
    } else {
      return money;
    }
  } else {
    money.sign = has_before ? before : after;
  }
  const auto at = [&](std::string_view part) {
    return static_cast<std::size_t>(part.data() - cell.data());
  };
  if (has_after) money.number.erase(at(after), after.size());
  if (has_before) money.number.erase(at(before), before.size());
  money.number = without_blanks(money.number);
  // A blank that stood between sign and number, within brackets or after a minus.
  for (const std::string_view inner : {"( ", " )"}) {
    if (const std::size_t blank = money.number.find(inner); blank != std::string::npos) {
      money.number.replace(blank, inner.size(), inner == "( " ? "(" : ")");
    }
  }
  return money;
}

bool may_be_sign_of(std::string_view sign, std::string_view currency) {
  if (sign == currency) return true;
  std::string_view codes = currencies_of(sign);
  while (!codes.empty()) {
    if (codes.substr(0, 3) == currency) return true;
    codes.remove_prefix(std::min<std::size_t>(codes.size(), 4));
  }
  return false;
}

std::string_view only_currency_of(std::string_view sign) {
  if (const auto currency = Currency::find(sign)) return currency->code();
  const std::string_view codes = currencies_of(sign);
  return codes.size() == 3 ? codes : std::string_view();
}

}  // namespace jm216
