#include <charconv>
#include <utility>

#include "web/app/app.hpp"
#include "web/bridge/client.hpp"
#include "web/platform/platform.hpp"

// A table of sales that is to become a ledger: its worker looks at the beginning with each mapping,
// and once nothing is open reads every row. Only then can the person load it.

namespace jm216 {

void App::table_opened(std::string_view name) {
  refusal_.reset();
  failure_.clear();
  table_.emplace();
  table_->name = name;
  platform::request_frame();
}

void App::table_looked(engine::TableLook look) {
  if (!table_) return;
  table_->look = std::move(look);
  table_->is_looked_at = true;
  table_->found = {};
  table_->reading = views::TableImport::Reading::waits;
  if (table_->is_decided()) {
    table_->reading = views::TableImport::Reading::under_way;
    table_->part = 0;
    engine::ask_table("read", to_json(table_->look.proposal.mapping));
  }
  platform::request_frame();
}

void App::table_read(std::string_view counts) {
  if (!table_) return;
  const std::size_t line = counts.find('\n');
  std::from_chars(counts.data(), counts.data() + line, table_->rows);
  std::from_chars(counts.data() + line + 1, counts.data() + counts.size(), table_->skipped);
  table_->reading = views::TableImport::Reading::done;
  platform::request_frame();
}

void App::table_refused(Problems problems) {
  if (!table_) return;
  table_->found = std::move(problems);
  table_->reading = views::TableImport::Reading::refused;
  platform::request_frame();
}

void App::table_progress(double done, double total) {
  if (!table_) return;
  table_->part = total > 0 ? done / total : 0;
  platform::request_frame();
}

/// A mapping that was saved does not take the place of the one on the screen.
void App::table_mapping_refused(Problems problems) {
  if (!table_) return;
  table_->mapping_problems = std::move(problems);
  table_->reading = views::TableImport::Reading::waits;
  table_->wish = views::TableImport::Wish::look;
  platform::request_frame();
}

void App::table_closed() {
  table_.reset();
  platform::request_frame();
}

/// What the view asked for in this frame.
void App::follow_table() {
  if (!table_ || !table_->wish) return;
  using Wish = views::TableImport::Wish;
  const std::string mapping = to_json(table_->look.proposal.mapping);
  switch (*std::exchange(table_->wish, std::nullopt)) {
    case Wish::look:
      engine::ask_table("look", mapping);
      break;
    case Wish::load:
      engine::ask_table("load");
      break;
    case Wish::close:
      engine::ask_table("close");
      break;
    case Wish::save_mapping:
      engine::ask_table("save", mapping);
      break;
    case Wish::open_mapping:
      engine::ask_table("open");
      break;
  }
}

}  // namespace jm216
