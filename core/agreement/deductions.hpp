#pragma once
// The deductions that I.10 names, and when each may be taken.
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace jm216 {

// In the order of the file format.
enum class Deduction : std::uint8_t {
  trade_discount,
  returns,
  packing,
  insurance,
  freight,
  sales_tax,
  import_duty,
  export_insurance,
};
inline constexpr std::size_t deduction_count = 8;
inline constexpr std::array<Deduction, deduction_count> each_deduction{
    Deduction::trade_discount, Deduction::returns,         Deduction::packing,
    Deduction::insurance,      Deduction::freight,         Deduction::sales_tax,
    Deduction::import_duty,    Deduction::export_insurance};

// A set of deductions, one bit each.
using DeductionSet = std::uint8_t;
inline constexpr DeductionSet all_deductions = 0xff;
constexpr DeductionSet deduction_bit(Deduction deduction) {
  return static_cast<DeductionSet>(1U << static_cast<unsigned>(deduction));
}
constexpr bool is_in(DeductionSet set, Deduction deduction) {
  return (set & deduction_bit(deduction)) != 0;
}
constexpr DeductionSet set_of(std::initializer_list<Deduction> deductions) {
  DeductionSet set = 0;
  for (const Deduction deduction : deductions) set |= deduction_bit(deduction);
  return set;
}

namespace as_signed {

// I.10: trade discounts and credits for goods always; the costs of delivery and sales tax if
// separately charged to the customer; duties and export insurance only on an export order, if
// separately charged.
inline constexpr DeductionSet always_deducted =
    set_of({Deduction::trade_discount, Deduction::returns});
inline constexpr DeductionSet deducted_on_export =
    set_of({Deduction::import_duty, Deduction::export_insurance});

}  // namespace as_signed

}  // namespace jm216
