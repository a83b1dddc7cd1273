#include "core/report/words.hpp"

#include <array>

namespace jm216 {

namespace {

std::string with_thousands(std::string plain) {
  const std::size_t first = plain.front() == '-' ? 1 : 0;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  for (std::size_t at = point; at > first + 3;) {
    at -= 3;
    plain.insert(at, 1, ',');
  }
  if (first == 1) plain.replace(0, 1, "\u2212");
  return plain;
}

}  // namespace

std::string in_words(Date date) {
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const date::year_month_day ymd{date};
  return std::to_string(unsigned{ymd.day()}) + ' ' + months.at(unsigned{ymd.month()} - 1) + ' ' +
         std::to_string(int{ymd.year()});
}

std::string in_words(const Usd& amount) {
  return "US$ " + with_thousands(amount.text());
}

std::string in_words(const Percent& rate) {
  return rate.text() + '%';
}

std::string in_words(std::string_view currency, const Decimal& amount, unsigned places) {
  return std::string(currency) + ' ' + with_thousands(amount.at_least(places));
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace jm216
