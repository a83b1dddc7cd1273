#include "core/import/fields.hpp"

namespace jm216 {

namespace {

constexpr bool needed = true;
constexpr bool deduction = true;

constexpr std::array<FieldInfo, import_field_count> table = {{
    {"invoice", CellKind::text, needed},
    {"line", CellKind::text},
    {"date", CellKind::date, needed},
    {"country", CellKind::country, needed},
    {"seller", CellKind::text},
    {"product", CellKind::text},
    {"quantity", CellKind::amount},
    {"unit", CellKind::text},
    {"currency", CellKind::currency, needed},
    {"gross", CellKind::amount, needed},
    {"trade_discount", CellKind::amount, !needed, deduction},
    {"returns", CellKind::amount, !needed, deduction},
    {"packing", CellKind::amount, !needed, deduction},
    {"insurance", CellKind::amount, !needed, deduction},
    {"freight", CellKind::amount, !needed, deduction},
    {"sales_tax", CellKind::amount, !needed, deduction},
    {"import_duty", CellKind::amount, !needed, deduction},
    {"export_insurance", CellKind::amount, !needed, deduction},
    {"separately_charged", CellKind::charged},
    {"export", CellKind::flag},
    {"arms_length", CellKind::flag},
    {"for_money", CellKind::flag},
    {"fair_market_price", CellKind::amount},
    {"buyer", CellKind::text},
    {"credit_of", CellKind::text},
    {"credit_reason", CellKind::reason},
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
