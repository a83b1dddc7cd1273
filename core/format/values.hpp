#pragma once
// The values of a record's fields, through the table.
#include <optional>
#include <string>

#include "core/format/format.hpp"

namespace jm216 {

// The value that lies at `at`; null where the record has none.
template <class T>
const T* held(const Field& field, const void* at) {
  if (!field.may_be_absent) return static_cast<const T*>(at);
  const auto& value = *static_cast<const std::optional<T>*>(at);
  return value ? &*value : nullptr;
}

template <class T>
void hold(const Field& field, void* record, T value) {
  void* const at = field.in(record);
  if (field.may_be_absent) {
    *static_cast<std::optional<T>*>(at) = std::move(value);
  } else {
    *static_cast<T*>(at) = std::move(value);
  }
}

// What the canonical ledger says of a field, its shortest form; nothing of what is absent or usual.
// Not of a field that is an object.
std::optional<std::string> written(const Field& field, const void* record);

// Whether anything would be written of the object's optional fields.
bool says_anything(const Shape& shape, const void* record);

}  // namespace jm216
