#pragma once
// The rows of one worksheet: each cell as the import takes it (sheet_text.hpp), and from them the sheet's text, or
// whether the sheet holds a table at all.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/workbook/sheet_text.hpp"
#include "core/workbook/shown_number.hpp"
#include "core/workbook/xml.hpp"

namespace jm216 {

// The texts that cells name by their number.
class SharedStrings {
 public:
  void add(std::string_view text);
  [[nodiscard]] std::optional<std::string_view> at(std::string_view number) const;
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  // Empty ones cost something, too.
  [[nodiscard]] std::size_t bytes() const { return texts_.size() + 4 * ends_.size(); }

 private:
  std::string texts_;
  std::vector<std::size_t> ends_;
};

// What the workbook says of all its cells.
struct CellRules {
  DateSystem dates = DateSystem::of_1900;
  std::vector<bool> is_date;  // of each style
  std::vector<bool> is_percent;
  std::vector<std::string> formats;  // of each style; empty where the workbook does not name it
  bool recalculates = false;  // formulas are to be worked out when it is opened: a zero is none yet
  SharedStrings strings;
};

class SheetRows : public XmlReader {
 public:
  explicit SheetRows(const CellRules& rules) : rules_(rules) {}

 protected:
  // Empty cells are empty texts; the last is not empty.
  virtual void row(std::size_t number, bool is_hidden, std::vector<std::string>& cells) = 0;
  virtual void merged(std::string_view /*area*/) {}

 private:
  // Besides those of filled cells: rows, empty cells that have a style, what is of no concern here.
  [[nodiscard]] std::size_t most_elements() const override {
    constexpr std::size_t empty = 20'000'000;
    constexpr std::size_t of_a_cell = 8;
    return empty + of_a_cell * filled_;
  }
  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;
  void begin_row(const Attributes& attributes);
  void begin_cell(const Attributes& attributes);
  void end_cell();
  [[nodiscard]] std::string cell() const;
  [[nodiscard]] std::string number_cell() const;
  [[nodiscard]] std::string shown_beside(const std::string& number) const;

  const CellRules& rules_;
  std::size_t row_ = 0;
  bool hides_rows_ = false;  // but for those that have a height
  bool is_hidden_ = false;
  std::size_t filled_ = 0;  // cells until now
  std::size_t width_ = 0;   // of all rows, up to the last filled cell of each
  std::size_t bytes_ = 0;   // of them
  std::size_t column_ = 0;  // from 1
  std::vector<std::string> cells_;

  // Of the cell that is being read.
  bool is_in_cell_ = false;
  std::string type_;
  std::size_t style_ = 0;
  bool has_formula_ = false;
  bool has_content_ = false;  // a value or a text of its own: one of them, once
  bool has_value_ = false;
  bool is_in_value_ = false;
  bool is_in_text_ = false;
  std::size_t phonetic_ = 0;
  std::string value_;
};

// Two rows or more of three filled cells or more.
class TableSeeker : public SheetRows {
 public:
  using SheetRows::SheetRows;
  [[nodiscard]] bool has_found() const { return rows_ >= 2; }

 private:
  void row(std::size_t number, bool is_hidden, std::vector<std::string>& cells) override;

  std::size_t rows_ = 0;
};

class SheetWriter : public SheetRows {
 public:
  SheetWriter(const CellRules& rules, std::string name) : SheetRows(rules) {
    head_.name = std::move(name);
  }
  // Once all is read.
  [[nodiscard]] std::string finished();

 private:
  void row(std::size_t number, bool is_hidden, std::vector<std::string>& cells) override;
  void merged(std::string_view area) override;
  void write(std::string& text, std::size_t& line, std::size_t number,
             std::vector<std::string>& cells);
  [[nodiscard]] std::string written_head() const;

  SheetHead head_;
  // Where headings stand; they may be merged with the row below, which is said after the last row.
  std::map<std::size_t, std::vector<std::string>> early_;
  std::vector<std::string> merged_;
  std::string text_;
  std::size_t line_ = 0;   // of `text_` where it ends
  std::size_t width_ = 0;  // of the rows until now
};

}  // namespace jm216
