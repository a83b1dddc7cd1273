#include "core/report/words.hpp"

#include <algorithm>
#include <array>

#include "core/basics/ids.hpp"

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

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string with_month(const date::year_month_day& day, std::string_view month) {
  return std::to_string(unsigned{day.day()}).append(" ").append(month).append(" ") +
         std::to_string(int{day.year()});
}

std::string_view unit_of(const Period& period) {
  switch (period.unit) {
    case Period::Unit::days:
      return " days";
    case Period::Unit::months:
      return " months";
    case Period::Unit::years:
      break;
  }
  return " years";
}

}  // namespace

std::string in_full(Date date) {
  const date::year_month_day ymd{date};
  return with_month(ymd, month_names.at(unsigned{ymd.month()} - 1));
}

std::string in_words(const Period& period) {
  static constexpr std::array numbers{"one", "two",   "three", "four", "five",
                                      "six", "seven", "eight", "nine", "ten"};
  const auto place = static_cast<std::size_t>(period.count - 1);
  if (place >= numbers.size()) return in_figures(period);
  std::string words = std::string(numbers[place]).append(unit_of(period));
  if (period.count == 1) words.pop_back();
  return words;
}

std::string in_figures(const Period& period) {
  return std::to_string(period.count).append(unit_of(period));
}

std::string sum_of(Date from, const Period& period) {
  return to_string(from) + " + " + in_figures(period) + " = " + to_string(from + period);
}

std::string difference_of(Date until, const Period& period) {
  return to_string(until) + " − " + in_figures(period) + " = " + to_string(until - period);
}

std::string in_words(Date date) {
  const date::year_month_day ymd{date};
  return with_month(ymd, month_names.at(unsigned{ymd.month()} - 1).substr(0, 3));
}

std::string in_words(const Usd& amount) {
  return "US$ " + with_thousands(amount.text());
}

std::string text_or_null(const std::optional<Usd>& amount) {
  return amount ? amount->text() : "null";
}

std::string in_words(const Percent& rate) {
  return rate.text() + '%';
}

std::string in_words(const Decimal& amount, unsigned places) {
  return with_thousands(amount.at_least(places));
}

std::string in_words(std::string_view currency, const Decimal& amount, unsigned places) {
  return std::string(currency) + ' ' + in_words(amount, places);
}

std::string in_words(Deduction deduction) {
  std::string words{to_string(deduction)};
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string obligation_in_words(std::string_view id) {
  const auto of = ObligationId::parse(id);
  switch (of.kind) {
    case ObligationKind::signature:
      return "payment on signature";
    case ObligationKind::supply:
      return "payment for supply";
    case ObligationKind::milestone:
      return "payment for milestone " + of.name;
    case ObligationKind::royalty:
      return "royalty payable for " + of.name;
    case ObligationKind::other:
      break;
  }
  return of.name;
}

std::string in_words(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::terminate_convenience:
      return "notice to terminate at any time";
    case NoticeKind::terminate_milestone:
      return "notice to terminate for a missed milestone";
    case NoticeKind::terminate_nonpayment:
      return "notice to terminate for non-payment";
    case NoticeKind::breach:
      return "notice of breach";
    case NoticeKind::terminate_breach:
      return "notice to terminate for breach";
    case NoticeKind::terminate_insolvency:
      return "notice to terminate for insolvency";
    case NoticeKind::terminate_infringement:
      return "notice to terminate for infringement";
    case NoticeKind::terminate_challenge:
      return "notice to terminate for a challenge to the patents";
    case NoticeKind::terminate_force_majeure:
      return "notice to terminate for force majeure";
  }
  return {};
}

}  // namespace jm216
