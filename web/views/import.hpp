#pragma once

#include "web/views/table_import.hpp"
#include "web/views/views.hpp"

// The screen on which a table's columns become the fields of sales lines.

namespace jm216::views {

void import_table(ui::Flow& flow, TableImport& import, State& state);

}  // namespace jm216::views
