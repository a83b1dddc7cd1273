#pragma once
// Totals among the rows of a table: those that say so, and those whose amount is the sum of the rows
// above. None is counted as a sale, or left out, before that is said.
#include <optional>
#include <string>
#include <vector>

#include "core/import/row.hpp"

namespace jm216 {

class TotalFinder {
 public:
  explicit TotalFinder(const Plan& plan) : plan_(plan) {}

  enum class Found { none, named, sum };
  // The rows in their order, but for those that are left out for other reasons.
  Found look_at(const RowFields& fields, const std::vector<std::string>& cells);

  // Whether the row that was looked at last is left out, as the mapping says.
  [[nodiscard]] bool is_left_out() const;
  // Whether it must be said first what becomes of it: of a row that lacks nothing a sale needs.
  [[nodiscard]] bool is_undecided() const {
    return is_whole_ && found_ != Found::none && !plan_.totals();
  }
  // What is wrong then, and in which column.
  [[nodiscard]] Complaint complaint() const;
  [[nodiscard]] std::size_t column() const { return column_; }
  [[nodiscard]] const std::string& label() const { return label_; }

 private:
  struct Sum {
    std::size_t rows = 0;
    Decimal gross;
    Decimal quantity;
  };
  static bool is_sum(const Sum& sum, const RowFields& fields);
  static void add(Sum& sum, const RowFields& fields);

  const Plan& plan_;
  Sum all_;    // of the sales so far
  Sum group_;  // of those since the last total
  Found found_ = Found::none;
  bool is_whole_ = false;
  std::size_t column_ = 0;
  std::string label_;
};

}  // namespace jm216
