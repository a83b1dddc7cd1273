#pragma once
// Rows and cells of a table of delimiter-separated values, by libcsv (RFC 4180 with any delimiter):
// quoted cells may hold delimiters, line breaks and doubled quotation marks; blanks around an
// unquoted cell are not part of it; empty lines are no rows. A quotation mark in the wrong place is
// a fault, not a guess; but where it is known how many cells a row has, its line can still be cut into
// cells, and the lines below it are rows of their own.
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/ledger/reader/read_ledger.hpp"

struct csv_parser;  // libcsv's

namespace jm216 {

class CsvReader {
 public:
  // A row's further cells are counted, not kept.
  static constexpr std::size_t most_cells = 1000;
  // Longer than any cell of a sales table: likely a quotation mark was not closed.
  static constexpr std::size_t longest_cell = std::size_t{1} << 16U;

  // `source` gives UTF-8 without a byte order mark.
  CsvReader(ByteSource source, char delimiter);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  enum class Next { row, fault, end };
  // After a fault the next row is looked for from the next line on.
  Next next();
  // How many cells a row has: of three or more, a line of so many in quotation marks is a row.
  void expect(std::size_t cells) { expected_ = cells < 3 ? 0 : cells; }
  // After a fault: the columns of the line whose quotation marks are no such, and stand for themselves in
  // cells(); none where the line cannot be cut into cells.
  [[nodiscard]] const std::vector<std::size_t>& torn() const { return torn_; }

  [[nodiscard]] std::size_t line() const { return row_line_; }  // from 1, where the row begins
  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }
  [[nodiscard]] std::size_t cell_count() const { return cell_count_; }
  [[nodiscard]] const Complaint& fault() const { return fault_; }

 private:
  static void take_cell(void* text, std::size_t size, void* self);
  static void take_row(int last, void* self);

  void start_parser();
  bool refill();
  Next finish();
  Next refuse(std::size_t line, Sentence sentence);
  Next reread(std::size_t line, Sentence sentence);
  void read_to_line_end();
  void cut_leniently(std::string_view line);
  [[nodiscard]] bool swallows_rows() const;
  Next refuse_long_cell(bool is_quoted, std::size_t line, bool ends_line);

  ByteSource source_;
  char delimiter_;
  std::unique_ptr<csv_parser> parser_;
  std::array<char, std::size_t{1} << 16U> buffer_{};
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t line_ = 1;        // of the next byte
  std::size_t row_line_ = 1;    // where the row begins
  std::size_t quote_line_ = 1;  // where the quoted cell begins that may still be open
  bool after_return_ = false;   // so that a line feed ends no further line
  bool skips_line_ = false;     // after a fault
  bool row_is_done_ = false;
  bool has_long_cell_ = false;
  bool is_finished_ = false;

  std::size_t expected_ = 0;
  std::size_t reread_ = 0;  // how many rows
  std::string row_text_;    // of the row until now
  std::string pending_;     // to be read before the source
  std::vector<std::size_t> torn_;
  std::vector<std::string> cells_;
  std::size_t cell_count_ = 0;
  Complaint fault_;
};

}  // namespace jm216
