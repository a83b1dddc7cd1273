#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/workbook/sheet_text.hpp"
#include "web/bridge/table.hpp"

// A table of sales on its way to becoming a ledger, as far as it is understood.

namespace jm216::views {

struct TableImport {
  enum class Reading { waits, under_way, done, refused };

  std::string name;
  bool is_workbook = false;
  std::vector<SheetInfo> sheets;  // of a workbook, those with a table
  bool is_looked_at = false;
  engine::TableLook look;     // its mapping is the one on the screen
  Problems mapping_problems;  // of a mapping that was opened
  Reading reading = Reading::waits;
  double part = 0;          // of the table that is read
  Problems found;           // in its rows
  std::size_t rows = 0;     // that become sales lines
  std::size_t skipped = 0;  // that are left out
  std::size_t hidden = 0;   // of a sheet, likewise
  bool all_fields = false;  // also those that nothing is mapped to
  bool all_problems = false;
  bool keeps_mapping = false;  // the browser is to keep a mapping that is saved
  bool is_by_kept = false;     // and the one on the screen is such a one
  // What is typed and not yet right, by where it belongs: a constant, a cell's meaning, a line.
  std::map<std::string, std::string> drafts;
  std::optional<Repair> chosen_repair;  // in this frame
  bool is_changed = false;              // in this frame: the worker is to look again

  /// Whether nothing has to be asked any more.
  [[nodiscard]] bool is_decided() const {
    return is_looked_at && look.proposal.questions.empty() && look.preview.problems.empty();
  }
};

}  // namespace jm216::views
