#include "core/import/sheet_choice.hpp"

#include "core/json/found.hpp"

namespace jm216 {

std::string listed_sheets(const std::vector<SheetInfo>& sheets) {
  std::string text;
  for (const SheetInfo& sheet : sheets) {
    text += (text.empty() ? "" : ", ") + in_quotes(sheet.name);
    if (sheet.is_hidden) text += " (hidden)";
  }
  return text;
}

Question which_sheet(const std::vector<SheetInfo>& sheets) {
  Question question{
      "/sheet",
      sheets.size() == 1
          ? "The only table of the workbook is in a hidden sheet. Does it hold the sales?"
          : "Several sheets of the workbook hold a table. Which one holds the sales?",
      {}};
  for (const SheetInfo& sheet : sheets) {
    question.choices.push_back({sheet.name, sheet.is_hidden ? "hidden" : ""});
  }
  return question;
}

std::string no_such_sheet(std::string_view name, const std::vector<SheetInfo>& sheets) {
  return "the workbook has no sheet " + in_quotes(name) + "; it has " + listed_sheets(sheets);
}

std::string no_sheet_with_table(const std::vector<SheetInfo>& sheets) {
  return "no sheet of the workbook holds a table, which has at least two rows of three filled "
         "cells; its sheets are " +
         listed_sheets(sheets);
}

}  // namespace jm216
