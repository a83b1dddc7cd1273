#include "core/format/values.hpp"

namespace jm216 {

namespace {

std::optional<std::string> text_of_rate(const Quote& quote, bool per_usd) {
  if (quote.per_usd != per_usd) return std::nullopt;
  return quote.rate.shortest();
}

std::optional<std::string> text_of(const Field& field, const void* at) {
  const auto say = [&]<class T>(const T*, auto say_it) -> std::optional<std::string> {
    const T* value = held<T>(field, at);
    if (value == nullptr) return std::nullopt;
    return std::string(say_it(*value));
  };
  constexpr auto in_figures = [](const auto& value) { return to_string(value); };
  constexpr auto code = [](const auto& value) { return value.code(); };
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::name:
      return say(static_cast<const std::string*>(nullptr), [](const auto& text) { return text; });
    case FieldKind::flag:
      return say(static_cast<const bool*>(nullptr),
                 [](bool value) { return value ? "true" : "false"; });
    case FieldKind::date:
      return say(static_cast<const Date*>(nullptr), in_figures);
    case FieldKind::quarter:
      return say(static_cast<const Quarter*>(nullptr), in_figures);
    case FieldKind::country:
    case FieldKind::patent_country:
      return say(static_cast<const Country*>(nullptr), code);
    case FieldKind::currency:
      return say(static_cast<const Currency*>(nullptr), code);
    case FieldKind::made:
      return say(static_cast<const Units*>(nullptr),
                 [](const Units& units) { return units.decimal().shortest(); });
    case FieldKind::money:
      return say(static_cast<const Money*>(nullptr),
                 [](const Money& money) { return money.decimal().shortest(); });
    case FieldKind::dollars:
    case FieldKind::signed_dollars:
      return say(static_cast<const Usd*>(nullptr),
                 [](const Usd& usd) { return Decimal(usd.in_cents(), 2).shortest(); });
    case FieldKind::usd_rate:
      return text_of_rate(*static_cast<const Quote*>(at), false);
    case FieldKind::per_usd_rate:
      return text_of_rate(*static_cast<const Quote*>(at), true);
    case FieldKind::percent:
      return say(static_cast<const Percent*>(nullptr),
                 [](const Percent& percent) { return percent.text(); });
    case FieldKind::whole:
      return say(static_cast<const int*>(nullptr), [](int value) { return std::to_string(value); });
    case FieldKind::choice:
      return say(static_cast<const std::uint8_t*>(nullptr),
                 [&](std::uint8_t value) { return field.choices.first[value]; });
    case FieldKind::price:
    case FieldKind::quantity:
    case FieldKind::charged:
    case FieldKind::object:
    case FieldKind::list:
    case FieldKind::section:
      break;  // stand in no record by themselves
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> written(const Field& field, const void* record) {
  std::optional<std::string> text = text_of(field, field.at(record));
  if (!text || field.is_required()) return text;
  if (field.usual_at != nullptr) {
    Field other = field;
    other.may_be_absent = false;
    if (text == text_of(other, field.usual_at(record))) return std::nullopt;
  } else if (!field.may_be_absent && *text == field.usual) {
    return std::nullopt;
  }
  return text;
}

bool says_anything(const Shape& shape, const void* record) {
  for (const Field& field : shape) {
    if (field.records != nullptr) {
      if (field.records(record).count > 0) return true;
    } else if (written(field, record)) {
      return true;
    }
  }
  return false;
}

}  // namespace jm216
