#pragma once
// Which sheet of a workbook holds the sales, where the mapping does not tell: the words of command and page.
#include <string>
#include <string_view>
#include <vector>

#include "core/import/suggest.hpp"
#include "core/workbook/sheet_text.hpp"

namespace jm216 {

// `"Sales", "Notes" (hidden)`
std::string listed_sheets(const std::vector<SheetInfo>& sheets);

// Of several with a table, or one that is hidden; of all, where the mapping names none of them.
Question which_sheet(const std::vector<SheetInfo>& sheets);
std::string no_such_sheet(std::string_view name, const std::vector<SheetInfo>& sheets);
std::string no_sheet_with_table(const std::vector<SheetInfo>& sheets);

}  // namespace jm216
