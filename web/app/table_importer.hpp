#pragma once

#include <optional>
#include <string_view>

#include "web/views/actions.hpp"
#include "web/views/table_import.hpp"

// A table of sales that is to become a ledger: its worker looks at the beginning with each mapping,
// and once nothing is open reads every row. Only then can the person load it.

namespace jm216 {

class TableImporter {
 public:
  void open(std::string_view name);
  void close() { table_.reset(); }

  /// The table is a workbook, with these sheets.
  void sheets(const engine::SheetsFound& found);

  // What the worker says; nothing where the table has been closed meanwhile.
  void looked(engine::TableLook look);
  /// `counts`: the rows that become sales lines, those left out, and the hidden ones left out, each on a line.
  void read(std::string_view counts);
  void refused(Problems problems);
  void progress(double done, double total);
  void mapping_refused(Problems problems);
  /// The table has the headings of a mapping that the browser keeps, which was taken.
  void took_kept();

  /// Asks the worker for what the person wishes.
  void ask(views::TableWish wish) const;

  /// What is on the screen; null where there is no table.
  [[nodiscard]] views::TableImport* table() { return table_ ? &*table_ : nullptr; }
  [[nodiscard]] bool is_open() const { return table_.has_value(); }

 private:
  std::optional<views::TableImport> table_;
};

}  // namespace jm216
