#include "core/import/fields.hpp"

#include "core/format/format.hpp"

namespace jm216 {

namespace {

CellKind cell_kind_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::date:
      return CellKind::date;
    case FieldKind::country:
      return CellKind::country;
    case FieldKind::currency:
      return CellKind::currency;
    case FieldKind::price:
    case FieldKind::money:
    case FieldKind::quantity:
      return CellKind::amount;
    case FieldKind::charged:
      return CellKind::charged;
    case FieldKind::flag:
      return CellKind::flag;
    case FieldKind::choice:
      return CellKind::reason;
    default:
      return CellKind::text;
  }
}

std::array<FieldInfo, import_field_count> fields_of_a_sale() {
  std::array<FieldInfo, import_field_count> all{};
  std::size_t count = 0;
  for (const Field& field : sale_shape) {
    if (field.object == nullptr) {
      all.at(count++) = {field.name, cell_kind_of(field.kind), field.is_required()};
      continue;
    }
    for (const Field& inner : *field.object) {
      all.at(count++) = {inner.name, cell_kind_of(inner.kind), inner.is_required(), true};
    }
  }
  return all;
}

}  // namespace

const std::array<FieldInfo, import_field_count>& import_fields() {
  static const std::array<FieldInfo, import_field_count> all = fields_of_a_sale();
  return all;
}

const FieldInfo& info_of(ImportField field) {
  return import_fields()[static_cast<std::size_t>(field)];
}

bool is_money(ImportField field) {
  return info_of(field).kind == CellKind::amount && field != ImportField::quantity;
}

std::optional<ImportField> find_import_field(std::string_view name) {
  for (std::size_t i = 0; i < import_field_count; ++i) {
    if (import_fields()[i].name == name) return static_cast<ImportField>(i);
  }
  return std::nullopt;
}

}  // namespace jm216
