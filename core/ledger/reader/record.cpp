#include "core/ledger/reader/record.hpp"

#include <set>
#include <utility>

#include "core/format/values.hpp"
#include "core/json/path.hpp"

namespace jm216 {

const Record::Value& Fields::value(std::string_view name) const {
  static const Record::Value absent;
  for (std::size_t i = 0; i < record_.shape->count; ++i) {
    if (record_.shape->fields[i].name == name) return record_.values[i];
  }
  return absent;
}

bool Fields::has(std::string_view name) const {
  return value(name).kind != ValueKind::absent;
}

template <class Read>
auto Fields::read(std::size_t field, const Read& read_value)
    -> decltype(read_value(Found{}, std::declval<Complaint&>())) {
  const Record::Value& found = record_.values[field];
  if (found.kind == ValueKind::absent) return std::nullopt;
  if (found.kind == ValueKind::refused) {
    record_.is_refused = true;
    return std::nullopt;
  }
  Complaint complaint;
  auto result = read_value(Found{found.kind, found.text}, complaint);
  if (!result) refuse(field, std::move(complaint));
  return result;
}

std::optional<std::int64_t> Fields::amount(std::size_t field, const DecimalLimits& limits) {
  return read(field, [&](const Found& found, Complaint& complaint) {
    return read_decimal(found, limits, complaint);
  });
}

template <class T>
void Fields::keep(std::size_t field, void* facts, std::optional<T> value) {
  if (!value) return;
  was_read_ |= 1U << field;
  hold(record_.shape->fields[field], facts, std::move(*value));
}

void Fields::read_choice(std::size_t field, void* facts) {
  const auto found = read(field, [](const Found& value, Complaint& complaint) {
    return read_text(value, Emptiness::allowed, complaint);
  });
  if (!found) return;
  const Field& info = record_.shape->fields[field];
  Nearest nearest(*found);
  std::string list;
  for (std::size_t i = 0; i < info.choices.count; ++i) {
    const std::string_view choice = info.choices.first[i];
    if (choice == *found) return hold(info, facts, static_cast<std::uint8_t>(i));
    nearest.consider(choice);
    list += list.empty() ? "" : ", ";
    list += choice;
  }
  const std::string use = quoted_if_any(nearest.name());
  refuse(field, {Sentence::not_a_choice,
                 {{"found", in_quotes(*found)},
                  {"kind", info.choice_of},
                  use.empty() ? Argument("list", list) : Argument("use", use)}});
}

void Fields::read_rate(std::size_t field, Quote& quote) {
  const auto rate = read(field, [](const Found& found, Complaint& complaint) {
    return read_wide_decimal(found, rate_limits, complaint);
  });
  if (!rate) return;
  quote.per_usd = record_.shape->fields[field].kind == FieldKind::per_usd_rate;
  quote.rate = Decimal(widen(*rate), rate_limits.after);
}

void Fields::read_object(std::size_t field, void* facts) {
  const Field& info = record_.shape->fields[field];
  std::set<std::string_view> seen;
  for (auto& [number, inner] : record_.objects) {
    if (number != field) continue;
    Fields fields(inner, log_);
    fields.read_into(info.begin(facts));
    if (!info.each_once.empty() && fields.ok()) {
      const std::string_view id = fields.value(info.each_once).text;
      if (!seen.insert(id).second) {
        fields.refuse(
            {Sentence::comes_twice, {{"field", in_quotes(info.each_once)}, {"id", in_quotes(id)}}});
      }
    }
    if (!fields.ok()) record_.is_refused = true;
  }
}

void Fields::read_field(std::size_t field, void* facts) {
  const Field& info = record_.shape->fields[field];
  switch (info.kind) {
    case FieldKind::text:
    case FieldKind::name: {
      const Emptiness emptiness =
          info.kind == FieldKind::name ? Emptiness::refused : Emptiness::allowed;
      const auto text = read(field, [&](const Found& found, Complaint& complaint) {
        return read_text(found, emptiness, complaint);
      });
      if (text) hold(info, facts, std::string(*text));
      return;
    }
    case FieldKind::flag:
      return keep(field, facts, read(field, &read_flag));
    case FieldKind::date:
      return keep(field, facts, read(field, &read_date));
    case FieldKind::quarter:
      return keep(field, facts, read(field, &read_quarter));
    case FieldKind::country:
    case FieldKind::patent_country:
      return keep(field, facts, read(field, [&](const Found& found, Complaint& complaint) {
                    return read_country(found, info.kind == FieldKind::patent_country, complaint);
                  }));
    case FieldKind::currency:
      return keep(field, facts, read(field, &read_currency));
    case FieldKind::made:
      if (const auto units = amount(field, production_limits)) {
        hold(info, facts, Units::of(*units));
      }
      return;
    case FieldKind::dollars:
    case FieldKind::signed_dollars: {
      const bool is_signed = info.kind == FieldKind::signed_dollars;
      const auto cents = amount(field, is_signed ? statement_limits : dollar_limits);
      if (cents) hold(info, facts, Usd::cents(*cents));
      return;
    }
    case FieldKind::usd_rate:
    case FieldKind::per_usd_rate:
      return read_rate(field, *static_cast<Quote*>(facts));
    case FieldKind::percent:
      if (const auto percent = amount(field, percent_limits)) {
        hold(info, facts, Percent(Decimal(*percent, percent_limits.after)));
      }
      return;
    case FieldKind::whole:
      return keep(field, facts, read(field, [&](const Found& found, Complaint& complaint) {
                    return read_whole(found, info.least, info.most, complaint);
                  }));
    case FieldKind::choice:
      return read_choice(field, facts);
    case FieldKind::money:
      if (const auto money = amount(field, money_limits)) hold(info, facts, Money::of(*money));
      return;
    case FieldKind::object:
    case FieldKind::list:
      return read_object(field, facts);
    case FieldKind::price:
    case FieldKind::quantity:
    case FieldKind::charged:
    case FieldKind::section:
      return;  // of no such record
  }
}

void Fields::read_into(void* facts) {
  for (std::size_t i = 0; i < record_.shape->count; ++i) read_field(i, facts);
  for (const Field& field : *record_.shape) {
    if (!field.not_before.empty()) require_order(field, facts);
  }
  if (!ok() || record_.shape->contradiction == nullptr) return;
  if (const auto contradiction = record_.shape->contradiction(facts)) refuse({*contradiction});
}

void Fields::refuse(std::size_t field, Complaint complaint) {
  record_.is_refused = true;
  log_.add(record_.file, record_.values[field].place,
           record_.pointer + "/" + pointer_token(record_.shape->fields[field].name),
           std::move(complaint));
}

void Fields::refuse(std::string_view name, Complaint complaint) {
  for (std::size_t i = 0; i < record_.shape->count; ++i) {
    if (record_.shape->fields[i].name == name) return refuse(i, std::move(complaint));
  }
}

void Fields::refuse(Complaint complaint) {
  record_.is_refused = true;
  log_.add(record_.file, record_.place, record_.pointer, std::move(complaint));
}

void Fields::require_order(const Field& last, const void* facts) {
  const Field* const fields = record_.shape->fields;
  const auto find = [&](std::string_view name) {
    const Field* field = fields;
    while (field->name != name) ++field;
    return field;
  };
  const Field* first = find(last.not_before);
  const auto date_of = [&](const Field* field) -> const Date* {
    if ((was_read_ >> (field - fields) & 1U) == 0) return nullptr;
    return held<Date>(*field, field->at(facts));
  };
  const Date* begin = date_of(first);
  if (begin == nullptr && !last.or_before.empty()) begin = date_of(first = find(last.or_before));
  const Date* const end = date_of(&last);
  if (begin == nullptr || end == nullptr || *begin <= *end) return;
  refuse({Sentence::end_before_beginning,
          {{"last", in_quotes(last.name)},
           {"end", to_string(*end)},
           {"first", in_quotes(first->name)},
           {"begin", to_string(*begin)}}});
}

}  // namespace jm216
