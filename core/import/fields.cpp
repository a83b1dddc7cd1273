#include "core/import/fields.hpp"

namespace jm216 {

namespace {

constexpr bool required = true;
constexpr bool deduction = true;

constexpr std::array<FieldInfo, import_field_count> table = {{
    {"invoice", FieldKind::text, required},
    {"line", FieldKind::text},
    {"date", FieldKind::date, required},
    {"country", FieldKind::country, required},
    {"seller", FieldKind::text},
    {"product", FieldKind::text},
    {"quantity", FieldKind::amount},
    {"unit", FieldKind::text},
    {"currency", FieldKind::currency, required},
    {"gross", FieldKind::amount, required},
    {"trade_discount", FieldKind::amount, !required, deduction},
    {"returns", FieldKind::amount, !required, deduction},
    {"packing", FieldKind::amount, !required, deduction},
    {"insurance", FieldKind::amount, !required, deduction},
    {"freight", FieldKind::amount, !required, deduction},
    {"sales_tax", FieldKind::amount, !required, deduction},
    {"import_duty", FieldKind::amount, !required, deduction},
    {"export_insurance", FieldKind::amount, !required, deduction},
    {"separately_charged", FieldKind::charged},
    {"export", FieldKind::flag},
    {"arms_length", FieldKind::flag},
    {"for_money", FieldKind::flag},
    {"fair_market_price", FieldKind::amount},
    {"buyer", FieldKind::text},
    {"credit_of", FieldKind::text},
    {"credit_reason", FieldKind::reason},
}};

}  // namespace

const std::array<FieldInfo, import_field_count>& import_fields() {
  return table;
}

const FieldInfo& info_of(ImportField field) {
  return table[static_cast<std::size_t>(field)];
}

std::optional<ImportField> find_import_field(std::string_view name) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name == name) return static_cast<ImportField>(i);
  }
  return std::nullopt;
}

}  // namespace jm216
