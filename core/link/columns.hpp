#pragma once
// One field of many records, as bytes. Each column is written in the form that compresses best:
// constant, dictionary, dates and serial numbers by their steps, amounts packed, by their steps or as
// multiples of another column, or as texts. A cell is the text of a JSON value, or empty where the record has no such field.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/link/bytes.hpp"

namespace jm216 {

using Cells = std::vector<std::string_view>;

// Appends the column to `bytes`. It may follow from an earlier one of the same rows: a gross price from
// the quantity, a discount from the gross.
void put_column(std::string& bytes, const Cells& cells, const std::vector<const Cells*>& earlier);

// Reads a column cell by cell, without holding it. The bytes may be anybody's: what is wrong with
// them fails the reader that was given, and no cell is longer than they are.
class LinkColumn {
 public:
  // Steps `bytes` over the column of so many rows, which has so many before it. The bytes must stay.
  LinkColumn(ByteReader& bytes, std::size_t rows, std::size_t earlier);

  // Appends the next row's cell; false where it has none. `row` are the row's cells in the columns
  // before this one.
  bool next(std::string& out, const std::vector<std::string>& row);

 private:
  void read_dictionary(ByteReader& bytes);
  void append_number(std::string& out, std::int64_t value) const;
  void append_product(std::string& out, const std::vector<std::string>& row);
  std::int64_t next_packed();

  std::string_view presence_;  // a byte for each row, or empty: all present
  std::size_t row_ = 0;
  std::size_t cell_ = 0;
  std::size_t cells_ = 0;
  unsigned form_ = 0;
  std::vector<std::string_view> texts_;  // dictionary, or what stands before serial numbers
  std::string_view indices_;
  ByteReader rest_{{}};
  std::int64_t last_ = 0;
  unsigned width_ = 0;     // digits of serial numbers; bits of packed amounts
  unsigned scale_ = 0;     // decimal places
  std::int64_t unit_ = 1;  // all amounts are multiples of it
  std::size_t of_ = 0;     // the column that this one follows from
  std::unique_ptr<LinkColumn> factor_;
};

}  // namespace jm216
