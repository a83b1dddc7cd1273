#include "web/app/table_importer.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "web/bridge/client.hpp"

namespace jm216 {

using Reading = views::TableImport::Reading;

void TableImporter::open(std::string_view name) {
  table_.emplace();
  table_->name = name;
}

void TableImporter::sheets(const engine::SheetsFound& found) {
  if (!table_) return;
  table_->is_workbook = true;
  table_->sheets.clear();
  for (const std::size_t number : found.with_table) table_->sheets.push_back(found.all[number]);
}

void TableImporter::looked(engine::TableLook look) {
  if (!table_) return;
  table_->look = std::move(look);
  table_->is_looked_at = true;
  table_->found = {};
  table_->reading = Reading::waits;
  if (!table_->is_decided()) return;
  table_->reading = Reading::under_way;
  table_->part = 0;
  engine::ask_table("read", to_json(table_->look.proposal.mapping));
}

void TableImporter::read(std::string_view counts) {
  if (!table_) return;
  for (std::size_t* count : {&table_->rows, &table_->skipped, &table_->hidden}) {
    const std::string_view line = counts.substr(0, counts.find('\n'));
    std::from_chars(line.data(), line.data() + line.size(), *count);
    counts.remove_prefix(std::min(line.size() + 1, counts.size()));
  }
  table_->reading = Reading::done;
}

void TableImporter::refused(Problems problems) {
  if (!table_) return;
  table_->found = std::move(problems);
  table_->reading = Reading::refused;
}

void TableImporter::progress(double done, double total) {
  if (table_) table_->part = total > 0 ? done / total : 0;
}

void TableImporter::took_kept() {
  if (!table_) return;
  table_->is_by_kept = true;
  table_->keeps_mapping = true;
}

/// A mapping that was saved does not take the place of the one on the screen.
void TableImporter::mapping_refused(Problems problems) {
  if (!table_) return;
  table_->mapping_problems = std::move(problems);
  table_->reading = Reading::waits;
  table_->is_changed = true;
}

void TableImporter::ask(views::TableWish wish) const {
  if (!table_) return;
  using Wish = views::TableWish;
  const std::string mapping = to_json(table_->look.proposal.mapping);
  switch (wish) {
    case Wish::look:
      return engine::ask_table("look", mapping);
    case Wish::load:
      return engine::ask_table("load");
    case Wish::close:
      return engine::ask_table("close");
    case Wish::save_mapping:
      return engine::ask_table("save", mapping);
    case Wish::keep_mapping:
      return engine::ask_table("keep", mapping);
    case Wish::forget_mapping:
      return engine::ask_table("forget", mapping);
    case Wish::open_mapping:
      return engine::ask_table("open");
  }
}

}  // namespace jm216
