#pragma once
// Binds a field of the table to the member of a struct that holds it. What the field does is decided
// by its kind alone, so that nothing is compiled for each field but where it lies.
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "core/format/format.hpp"

namespace jm216::bind {

template <class Record, class T>
Record record_of(T Record::*);
template <class Record, class T>
T type_of(T Record::*);

template <auto member>
const void* at(const void* record) {
  using Record = decltype(record_of(member));
  return &(static_cast<const Record*>(record)->*member);
}

template <class T>
struct Plain {
  using Type = T;
  static constexpr bool is_optional = false;
};
template <class T>
struct Plain<std::optional<T>> {
  using Type = T;
  static constexpr bool is_optional = true;
};

template <class T>
constexpr FieldKind kind_of() {
  if constexpr (std::is_same_v<T, std::string>) return FieldKind::text;
  if constexpr (std::is_same_v<T, bool>) return FieldKind::flag;
  if constexpr (std::is_same_v<T, Date>) return FieldKind::date;
  if constexpr (std::is_same_v<T, Quarter>) return FieldKind::quarter;
  if constexpr (std::is_same_v<T, Country>) return FieldKind::country;
  if constexpr (std::is_same_v<T, Currency>) return FieldKind::currency;
  if constexpr (std::is_same_v<T, Units>) return FieldKind::made;
  if constexpr (std::is_same_v<T, Money>) return FieldKind::money;
  if constexpr (std::is_same_v<T, Usd>) return FieldKind::dollars;
  if constexpr (std::is_same_v<T, Percent>) return FieldKind::percent;
  if constexpr (std::is_same_v<T, int>) return FieldKind::whole;
  if constexpr (std::is_enum_v<T>) {
    static_assert(sizeof(T) == 1);  // as it is read and written
    return FieldKind::choice;
  }
}

template <auto member>
constexpr Field field(std::string_view name) {
  using Held = Plain<decltype(type_of(member))>;
  Field field{.name = name};
  field.at = &at<member>;
  field.kind = kind_of<typename Held::Type>();
  field.may_be_absent = Held::is_optional;
  if (Held::is_optional) return field;
  if (field.kind == FieldKind::flag) field.usual = "false";
  if (field.kind == FieldKind::dollars) field.usual = "0";
  return field;
}

// A field that means what another one says where it is left out.
template <auto member, auto other>
constexpr Field field(std::string_view name) {
  Field bound = field<member>(name);
  bound.usual_at = &at<other>;
  return bound;
}

template <std::size_t N>
constexpr Shape shape(std::string_view noun, const Field (&fields)[N], bool refuses_unknown = false,
                      std::optional<Sentence> (*contradiction)(const void*) = nullptr) {
  static_assert(N <= 32);  // a bit each, and MemberFinder's table
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < N; ++i) {
    if (fields[i].need == Need::required) bits |= 1U << i;
  }
  return {noun, fields, N, bits, refuses_unknown, contradiction};
}

// A section's records, where the ledger may be silent of them or not.
template <class T>
const std::vector<T>* list_in(const std::vector<T>& list) {
  return &list;
}
template <class T>
const std::vector<T>* list_in(const std::optional<std::vector<T>>& list) {
  return list ? &*list : nullptr;
}
template <class T>
std::vector<T>& list_to_fill(std::vector<T>& list) {
  return list;
}
template <class T>
std::vector<T>& list_to_fill(std::optional<std::vector<T>>& list) {
  return *list;
}

template <auto member>
Records records(const Ledger& ledger) {
  const auto* list = list_in(ledger.*member);
  if (list == nullptr) return {};
  return {static_cast<const char*>(static_cast<const void*>(list->data())), list->size(),
          sizeof(*list->data()), Plain<decltype(type_of(member))>::is_optional};
}
template <auto member>
void* add(Ledger& ledger) {
  return &list_to_fill(ledger.*member).emplace_back();
}
template <auto member>
void drop_last(Ledger& ledger) {
  list_to_fill(ledger.*member).pop_back();
}

// A list of records in a record, that are all of one shape.
template <auto member>
constexpr Field list_field(std::string_view name, const Shape& record) {
  using Record = decltype(record_of(member));
  Field field{.name = name};
  field.kind = FieldKind::list;
  field.object = &record;
  field.at = &at<member>;
  field.begin = [](void* outer) -> void* {
    return &(static_cast<Record*>(outer)->*member).emplace_back();
  };
  field.records = [](const void* outer) -> Records {
    const auto& list = static_cast<const Record*>(outer)->*member;
    return {static_cast<const char*>(static_cast<const void*>(list.data())), list.size(),
            sizeof(*list.data()), false};
  };
  return field;
}

template <auto member>
constexpr SectionInfo list(const Shape& record) {
  return {SectionForm::list, &record, &records<member>, &add<member>, &drop_last<member>};
}

}  // namespace jm216::bind
