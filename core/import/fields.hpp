#pragma once
// The fields of a sales line, one beside the other as a table has them: deductions too are fields
// of their own (formats.md, `sales`).
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace jm216 {

enum class ImportField : std::uint8_t {
  invoice,
  line,
  date,
  supplied,
  is_free,
  country,
  seller,
  product,
  quantity,
  unit,
  currency,
  gross,
  trade_discount,
  returns,
  packing,
  insurance,
  freight,
  sales_tax,
  import_duty,
  export_insurance,
  separately_charged,
  is_export,
  arms_length,
  for_money,
  fair_market_price,
  buyer,
  credit_of,
  credit_reason,
};
inline constexpr std::size_t import_field_count = 28;

enum class CellKind : std::uint8_t {
  text,
  date,
  country,
  currency,
  amount,
  charged,  // true, false or names of deductions
  flag,     // true or false
  reason,   // of a credit
};

struct FieldInfo {
  std::string_view name;  // in the ledger and in a mapping
  CellKind kind = CellKind::text;
  bool is_required = false;
  bool is_deduction = false;
};

const std::array<FieldInfo, import_field_count>& import_fields();  // numbered as ImportField
const FieldInfo& info_of(ImportField field);
// Whether it is an amount of the row's currency.
bool is_money(ImportField field);
std::optional<ImportField> find_import_field(std::string_view name);

}  // namespace jm216
