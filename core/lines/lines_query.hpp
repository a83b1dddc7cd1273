#pragma once
// Which sales lines a person wants to see, and in what order.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/report/report.hpp"

namespace jm216 {

inline constexpr std::size_t basis_count = static_cast<std::size_t>(Basis::before_effective) + 1;
std::optional<Basis> find_basis(std::string_view name);

// What lines can be ordered by. Words go by their letters, texts with numbers in them by those
// ("A-9" before "A-10"), amounts by their figure whatever the currency.
enum class LineOrder : std::uint8_t {
  ledger,  // as they stand there
  date,
  quarter,
  invoice,
  line,
  seller,
  country,
  product,
  quantity,
  unit,
  currency,
  gross,
  deductions,
  net_sales,
  basis,
  rate,
  royalty,
};
std::string_view to_string(LineOrder order);  // "net-sales"
std::optional<LineOrder> find_line_order(std::string_view name);

enum class LineKind : std::uint8_t {
  any,
  counted,       // known on the report's day
  credit_notes,  // counted ones with a price below zero or a credited invoice (I.10)
  not_yet,       // dated after the as-of date
};
std::string_view to_string(LineKind kind);
std::optional<LineKind> find_line_kind(std::string_view name);

// Each list names what is wanted; an empty one wants everything. Lines that are not counted yet
// have no quarter and no basis.
struct LineQuery {
  std::string text{};  // stands in the invoice, line or credited invoice; ASCII letters either case
  std::vector<std::string> countries{};   // codes
  std::vector<std::string> sellers{};     // as the lines name them
  std::vector<std::string> products{};    // the same
  std::vector<std::string> currencies{};  // codes
  std::vector<Quarter> quarters{};        // in which the line counts
  std::vector<Basis> bases{};
  LineKind kind = LineKind::any;
  LineOrder order = LineOrder::ledger;
  bool descending = false;

  friend bool operator==(const LineQuery& a, const LineQuery& b) {
    return a.text == b.text && a.countries == b.countries && a.sellers == b.sellers &&
           a.products == b.products && a.currencies == b.currencies && a.quarters == b.quarters &&
           a.bases == b.bases && a.kind == b.kind && a.order == b.order &&
           a.descending == b.descending;
  }
  friend bool operator!=(const LineQuery& a, const LineQuery& b) { return !(a == b); }
};

// Lines of name=value: "text", "country", "seller", "product", "currency", "quarter", "basis" (the
// last six repeated), "kind", "order", "descending" (yes). What says nothing is left out; a
// backslash and a line's end inside a value are written \\ and \n.
std::string to_text(const LineQuery& query);
// Nothing for any other text.
std::optional<LineQuery> line_query_from(std::string_view text);

}  // namespace jm216
