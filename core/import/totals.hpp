#pragma once
// Totals among the rows of a table: those that say so, and those whose amount is the sum of the rows
// above, or of those below. None is counted as a sale, or left out, before that is said.
#include <array>
#include <map>
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
  Found look_at(std::size_t line, const RowFields& fields, const std::vector<std::string>& cells);
  // A hidden row that is left out may be in a sum all the same.
  void look_at_hidden(const RowFields& fields);

  // Whether the row that was looked at last is left out, as the mapping says.
  [[nodiscard]] bool is_left_out() const;
  // Whether it must be said first what becomes of it: of a row that lacks nothing a sale needs.
  [[nodiscard]] bool is_undecided() const {
    return is_whole_ && found_ != Found::none && !is_said_ && !plan_.totals();
  }
  // What is wrong then, and in which column.
  [[nodiscard]] Complaint complaint() const;
  [[nodiscard]] std::size_t column() const { return column_; }
  [[nodiscard]] const std::string& label() const { return label_; }
  [[nodiscard]] bool is_named() const { return found_ == Found::named; }

  // Rows above that were taken for sales, and that must be totals of one row each if the last is a sum;
  // or, once all have been looked at, rows that are the sums of those below them.
  struct Doubtful {
    std::size_t line = 0;
    std::string gross;
    std::string cell;  // by which a mapping may name it
  };
  [[nodiscard]] std::vector<Doubtful> take_doubtful();
  [[nodiscard]] std::vector<Doubtful> heads() const;
  [[nodiscard]] std::size_t gross_column() const { return gross_column_; }

 private:
  // What of a row is summed.
  struct Amounts {
    std::optional<Decimal> gross;
    std::optional<Decimal> quantity;
    std::string currency;
  };
  static Amounts amounts_of(const RowFields& fields);
  struct Sum {
    std::size_t rows = 0;
    Decimal gross;
    Decimal quantity;
  };
  // Of the sales so far, and of those since the last total; all, and those of each currency.
  struct Sums {
    Sum all;
    Sum group;
    std::map<std::string, Sum, std::less<>> all_in{};
    std::map<std::string, Sum, std::less<>> group_in{};
  };
  static bool is_sum(const Sum& sum, const Amounts& row, std::size_t fewest);
  [[nodiscard]] bool is_sum(const Sums& sums, const Amounts& row) const;
  static void add(Sum& sum, const Amounts& row);
  static void add(Sums& sums, const Amounts& row);
  static void end_group(Sums& sums);
  void look_for_name(const std::vector<std::string>& cells);
  void look_for_sum(const Amounts& row);
  void count(const Doubtful& place, const Amounts& row);
  void look_for_head(const Doubtful& place, const Amounts& row);

  const Plan& plan_;
  Sums sales_;
  Sums with_hidden_;
  // Without rows that may be the total of the one above them, which are those in doubt.
  Sums without_doubtful_;
  std::vector<Doubtful> doubtful_;
  bool is_in_doubt_ = false;  // the last sum is one only without them
  bool has_hidden_ = false;
  bool is_below_total_ = false;
  // Whether the rows until now are blocks of a sum and what it is of.
  bool are_blocks_ = true;
  bool has_block_of_several_ = false;
  std::vector<Doubtful> heads_;
  std::optional<Amounts> head_;
  Sum below_head_;

  Found found_ = Found::none;
  bool is_whole_ = false;
  bool is_said_ = false;  // by the mapping, of this very row
  std::size_t column_ = 0;
  std::size_t gross_column_ = 0;
  std::string label_;
};

}  // namespace jm216
