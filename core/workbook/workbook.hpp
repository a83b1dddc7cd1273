#pragma once
// A workbook (.xlsx, ISO/IEC 29500): its sheets, and each as the text that the import reads. What can be wrong with
// the whole is said in a sentence with its repair; what is wrong with a cell stands in its place, for whoever needs
// that cell.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/workbook/container.hpp"
#include "core/workbook/sheet_rows.hpp"
#include "core/workbook/sheet_text.hpp"

namespace jm216 {

// By its first bytes; also one that is refused for its kind (.xls, .ods).
bool is_workbook(std::string_view beginning);

class Workbook {
 public:
  // Bytes of a file; no workbook of sales has as many.
  static constexpr std::size_t largest = std::size_t{1} << 27U;

  // `bytes` outlive it.
  explicit Workbook(std::string_view bytes);

  // Why it cannot be read, with the repair; empty: it can.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] const std::vector<SheetInfo>& sheets() const { return sheets_; }

  // By their numbers, the sheets that hold a table.
  std::vector<std::size_t> tables();
  // Empty where there is a fault.
  std::string text_of(std::size_t sheet);

 private:
  bool read(const std::string& part, XmlReader& reader);
  bool refuse(std::string_view why);
  bool refuse(Sentence why);
  void open();
  void read_strings();

  std::string_view bytes_;
  Container container_;
  std::string fault_;
  std::vector<SheetInfo> sheets_;
  CellRules rules_;
  std::string strings_part_;
};

}  // namespace jm216
