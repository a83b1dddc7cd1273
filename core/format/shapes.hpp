#pragma once
// What the file format knows: the names in every kind of object, in the documented order, and which
// of them must be there. One table for the whole format.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace jm216 {

struct Shape;

enum class Need : std::uint8_t { optional, required };

struct Member {
  std::string_view name;
  Need need = Need::optional;
  const Shape* object = nullptr;  // its shape where it is an object of its own
};

struct Shape {
  std::string_view noun;  // "a payment", as messages call it
  const Member* members;
  std::size_t count;
  std::uint32_t required;        // of the members, a bit each
  bool refuses_unknown = false;  // an unknown name is an error, not a warning

  [[nodiscard]] const Member* begin() const { return members; }
  [[nodiscard]] const Member* end() const { return members + count; }
};

// The ledger itself: `sections` in documented order, then those that are lists of records alike.
enum class Section : std::uint8_t {
  format,
  title,
  as_of,
  effective_date,
  readings,
  sellers,
  sales,
  production,
  generics,
  infringements,
  milestones,
  payments,
  statements,
  amendments,
  fx,
  base_rates,
  patents,
  supply_agreement,
  extensions,
  notices,
  force_majeure,
  events,
  done,
  notes,
};
extern const Shape ledger_shape;  // its members are numbered as Section

// A line of `sales`.
enum class SaleField : std::uint8_t {
  invoice,
  line,
  date,
  country,
  seller,
  product,
  quantity,
  unit,
  currency,
  gross,
  deductions,
  separately_charged,
  is_export,
  arms_length,
  for_money,
  fair_market_price,
  buyer,
  credit_of,
  credit_reason,
};
// A field's bit in a set of them.
constexpr std::uint32_t bit(SaleField field) {
  return 1U << static_cast<unsigned>(field);
}
extern const Shape sale_shape;        // its members are numbered as SaleField
extern const Shape deductions_shape;  // numbered as Deduction

extern const Shape seller_shape;
extern const Shape supply_agreement_shape;
// Of a record of a section that is a list of records; null for other sections.
const Shape* record_shape(Section section);

// Finds names among a shape's members. Files mostly give the fields of all their records in one
// order: what followed last time is tried first.
class MemberFinder {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  void start(const Shape& shape) {
    shape_ = &shape;
    last_ = 0;
  }
  std::size_t find(std::string_view name) {
    const std::size_t likely = next_[last_];
    if (likely < shape_->count && shape_->members[likely].name == name) {
      last_ = likely + 1;
      return likely;
    }
    return search(name);
  }

 private:
  std::size_t search(std::string_view name);

  const Shape* shape_ = nullptr;
  std::size_t last_ = 0;        // the member found last, plus one
  std::uint8_t next_[33] = {};  // the member that followed it
};

}  // namespace jm216
