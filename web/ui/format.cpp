#include "web/ui/format.hpp"

#include <array>

#include "web/facts/typed.hpp"

namespace jm216::ui {
namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

date::year_month_day parts(Date date) {
  return date::year_month_day{date};
}

std::string_view month_name(date::year_month_day day) {
  return months[static_cast<unsigned>(day.month()) - 1];
}

}  // namespace

std::string grouped(std::string_view plain) {
  std::string out;
  if (!plain.empty() && plain.front() == '-') {
    out = "−";
    plain.remove_prefix(1);
  }
  const std::size_t point = plain.find('.');
  const std::string_view whole = plain.substr(0, point);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += ',';
    out += whole[i];
  }
  if (point != std::string_view::npos) out += plain.substr(point);
  return out;
}

std::string grouped(std::uint64_t count) {
  return grouped(std::to_string(count));
}

std::string dollars(const Usd& amount) {
  return grouped(amount.text());
}

std::string dollars(const std::optional<Usd>& amount) {
  return amount ? dollars(*amount) : std::string(unknown);
}

std::string us_dollars(const Usd& amount) {
  return "US$\u00a0" + dollars(amount);
}

std::string us_dollars(const std::optional<Usd>& amount) {
  return amount ? us_dollars(*amount) : std::string(unknown);
}

std::string day(Date date) {
  const auto of = parts(date);
  return std::to_string(static_cast<unsigned>(of.day())) + ' ' + std::string(month_name(of)) + ' ' +
         std::to_string(static_cast<int>(of.year()));
}

std::string day(const std::optional<Date>& date) {
  return date ? day(*date) : std::string(unknown);
}

std::string month(Date date) {
  const auto of = parts(date);
  return std::string(month_name(of)) + ' ' + std::to_string(static_cast<int>(of.year()));
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return grouped(count) + ' ' + std::string(count == 1 ? one : many);
}

std::optional<Date> typed_day(std::string_view text) {
  const std::vector<Meaning> days = typed_days(text, habits());
  return days.size() == 1 ? parse_date(days.front().value) : std::nullopt;
}

}  // namespace jm216::ui
