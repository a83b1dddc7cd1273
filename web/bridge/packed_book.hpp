#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/basics/calendar.hpp"
#include "core/export/workbook/book.hpp"

// A workbook on its way from the engine, which knows the answer, to the wasm that can write one.

namespace jm216::engine {

/// Packs all that is added (packing.hpp).
class PackedBook : public WorkbookSink {
 public:
  PackedBook(std::string_view title, std::optional<Date> day);

  using WorkbookSink::add;
  void add(std::string_view name, const TableFiller& fill, const CellFormulas& formulas) override;
  void add_facts(std::string_view name, const std::vector<Fact>& facts) override;

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// What heads what is printed of the workbook.
struct BookHead {
  std::string_view title;
  std::optional<Date> day;
};
BookHead take_head(std::string_view& bytes);
/// Adds what follows the head to another one. The bytes outlive it.
void add_packed(std::string_view bytes, WorkbookSink& book);

}  // namespace jm216::engine
