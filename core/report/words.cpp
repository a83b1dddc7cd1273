#include "core/report/words.hpp"

#include <algorithm>
#include <array>

#include "core/basics/codes.hpp"
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

}  // namespace

std::string sum_of(Date from, const Period& period) {
  return to_string(from) + " + " + in_figures(period) + " = " + to_string(from + period);
}

std::string difference_of(Date until, const Period& period) {
  return to_string(until) + " − " + in_figures(period) + " = " + to_string(until - period);
}

std::string in_words(const Usd& amount) {
  return "US$ " + with_thousands(amount.text());
}

std::string amount_in_words(const std::optional<Usd>& amount) {
  return amount ? with_thousands(amount->text()) : "not known";
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

std::string code_in_words(std::string_view code) {
  std::string words{code};
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string country_in_words(std::string_view code, bool europe) {
  const auto country = Country::find(code, europe);
  return std::string(country ? country->name() : code);
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

std::string termination_in_words(const LicenceReport& licence) {
  const std::string on = in_words(*licence.terminated_on) + " under " + licence.termination_clause;
  if (licence.sell_off_until)
    return "Terminated on " + on + "; sell-off until " + in_words(*licence.sell_off_until) + '.';
  return "The licences ended on " + on + "; the Agreement goes on.";
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
