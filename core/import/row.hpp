#pragma once
// A row of a table as a mapping reads it: each cell, and what is worked out of several. Products are
// exact; one with too many digits is refused.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/import/table.hpp"

namespace jm216 {

using RowFields = std::array<CellReading, import_field_count>;

struct RowReading {
  RowFields fields;  // those that the mapping does not have are empty
  // What is wrong with the row itself, and in which column; no message where nothing is.
  Complaint complaint;
  std::size_t column = 0;
  bool has_negative_gross = false;  // as it is written
};
// Whether the mapping leaves a row out as one that was cancelled.
bool is_cancelled(const Plan& plan, const std::vector<std::string>& cells);

RowReading read_row(const Plan& plan, const std::vector<std::string>& cells);

// Cells that stand for the rows beneath them, put into those, until the next in their column. One in an
// outer column ends those of the inner ones; what says that it is a total stands for nothing.
class FillDown {
 public:
  explicit FillDown(const Plan& plan)
      : plan_(plan), used_(plan.used_columns()), carried_(plan.fill_columns().size()) {}
  [[nodiscard]] bool is_needed() const { return !carried_.empty(); }
  // False for the head of a group, which holds nothing else and is no sale.
  bool fill(std::vector<std::string>& cells);

 private:
  const Plan& plan_;
  std::vector<bool> used_;
  std::vector<std::string> carried_;  // in the order of the mapping
};

// A sign of several currencies, "$", is that of one throughout a table: beside the rows of another
// currency it was left from those, or stands for two. Where the mapping says so, each row's own counts.
class MoneySigns {
 public:
  explicit MoneySigns(const Plan& plan) : plan_(plan) {}
  void settle(RowReading& row);

 private:
  const Plan& plan_;
  std::map<std::string, std::string, std::less<>> meant_;  // the currency of each sign
};

// Deductions that are written below zero, as some programs do, are amounts taken off. Which sign they
// have beside the gross must be the same in all rows of a column: another would be no deduction.
class DeductionSigns {
 public:
  explicit DeductionSigns(const Plan& plan) : plan_(plan) {}
  void settle(RowReading& row);

 private:
  const Plan& plan_;
  std::array<std::optional<bool>, import_field_count> is_opposite_{};  // to that of the gross
};

}  // namespace jm216
