#include "core/ledger/reader/record.hpp"

#include <utility>

#include "core/json/path.hpp"

namespace jm216 {

const Record::Value& Fields::value(std::string_view name) const {
  static const Record::Value absent;
  for (std::size_t i = 0; i < record_.shape->count; ++i) {
    if (record_.shape->members[i].name == name) return record_.values[i];
  }
  return absent;
}

bool Fields::has(std::string_view name) const {
  return value(name).kind != ValueKind::absent;
}

Record* Fields::object(std::string_view name) {
  for (auto& [member, record] : record_.objects) {
    if (record_.shape->members[member].name == name) return &record;
  }
  return nullptr;
}

template <class Read>
auto Fields::read(std::string_view name, const Read& read_value)
    -> decltype(read_value(Found{}, std::declval<Complaint&>())) {
  const Record::Value& found = value(name);
  if (found.kind == ValueKind::absent) return std::nullopt;
  if (found.kind == ValueKind::refused) {
    record_.is_refused = true;
    return std::nullopt;
  }
  Complaint complaint;
  auto result = read_value(Found{found.kind, found.text}, complaint);
  if (!result) refuse(name, std::move(complaint));
  return result;
}

std::optional<Date> Fields::date(std::string_view name) {
  return read(name, &read_date);
}

std::optional<Quarter> Fields::quarter(std::string_view name) {
  return read(name, &read_quarter);
}

std::optional<Country> Fields::country(std::string_view name, bool europe) {
  return read(name, [&](const Found& found, Complaint& complaint) {
    return read_country(found, europe, complaint);
  });
}

std::optional<Currency> Fields::currency(std::string_view name) {
  return read(name, &read_currency);
}

std::optional<std::int64_t> Fields::amount(std::string_view name, const DecimalLimits& limits) {
  return read(name, [&](const Found& found, Complaint& complaint) {
    return read_decimal(found, limits, complaint);
  });
}

std::optional<Usd> Fields::usd(std::string_view name, const DecimalLimits& limits) {
  const std::optional<std::int64_t> cents = amount(name, limits);
  if (!cents) return std::nullopt;
  return Usd::cents(*cents);
}

std::optional<Percent> Fields::percent(std::string_view name) {
  const std::optional<std::int64_t> value = amount(name, percent_limits);
  if (!value) return std::nullopt;
  return Percent(Decimal(*value, percent_limits.after));
}

std::optional<int> Fields::whole(std::string_view name, int least, int most) {
  return read(name, [&](const Found& found, Complaint& complaint) {
    return read_whole(found, least, most, complaint);
  });
}

std::optional<bool> Fields::flag(std::string_view name) {
  return read(name, &read_flag);
}

std::optional<std::string> Fields::text(std::string_view name, Emptiness emptiness) {
  const auto found = read(name, [&](const Found& value, Complaint& complaint) {
    return read_text(value, emptiness, complaint);
  });
  if (!found) return std::nullopt;
  return std::string(*found);
}

void Fields::refuse(std::string_view name, Complaint complaint) {
  record_.is_refused = true;
  log_.add(record_.file, value(name).place, record_.pointer + "/" + pointer_token(name),
           std::move(complaint));
}

void Fields::refuse(Complaint complaint) {
  record_.is_refused = true;
  log_.add(record_.file, record_.place, record_.pointer, std::move(complaint));
}

void Fields::refuse_choice(std::string_view name, const std::string& found,
                           std::string_view expected, const std::vector<std::string_view>& names) {
  Nearest nearest(found);
  std::string list;
  for (const std::string_view known : names) {
    nearest.consider(known);
    list += list.empty() ? "" : ", ";
    list += known;
  }
  std::string message = in_quotes(found) + " is no " + std::string(expected);
  message +=
      nearest.name().empty() ? "; it is one of " + list : "; use " + in_quotes(nearest.name());
  refuse(name, {ProblemCode::unknown_choice, std::move(message)});
}

void Fields::require_order(std::string_view first, const std::optional<Date>& begin,
                           std::string_view last, const std::optional<Date>& end) {
  if (!begin || !end || *begin <= *end) return;
  std::string message = in_quotes(last);
  message += " (";
  message += to_string(*end);
  message += ") lies before ";
  message += in_quotes(first);
  message += " (";
  message += to_string(*begin);
  message += ')';
  refuse({ProblemCode::wrong_order, std::move(message)});
}

}  // namespace jm216
