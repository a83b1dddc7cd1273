#pragma once
// A workbook (.xlsx) as it is written. A number keeps at most 15 digits, as any spreadsheet does; one that has more is
// written as a text, so that none is lost. A text that looks like a formula stays a text.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/export/workbook/book.hpp"

namespace jm216 {

class WrittenWorkbook : public WorkbookSink {
 public:
  // `file` is made anew. `title` and `day` head what is printed; the day is that of the answer, never a clock's:
  // one answer gives the same bytes.
  WrittenWorkbook(const std::string& file, std::string_view title, std::optional<Date> day);
  ~WrittenWorkbook() override;
  WrittenWorkbook(const WrittenWorkbook&) = delete;
  WrittenWorkbook& operator=(const WrittenWorkbook&) = delete;

  using WorkbookSink::add;
  void add(std::string_view name, const TableFiller& fill, const CellFormulas& formulas) override;
  void add_facts(std::string_view name, const std::vector<Fact>& facts) override;

  // Writes all of it; false where the system did not let it.
  [[nodiscard]] bool finish();

 private:
  struct Parts;
  class Sink;
  std::unique_ptr<Parts> parts_;
};

}  // namespace jm216
