#pragma once

#include <optional>
#include <string>

#include "core/basics/calendar.hpp"
#include "core/basics/money.hpp"
#include "web/ui/table.hpp"
#include "web/views/words.hpp"

// Figures and dates of the report as cells and key figures. `why` is the id of an explanation.

namespace jm216::views {

ui::Cell amount_cell(const Usd& value, std::string why = {});
ui::Cell amount_cell(const std::optional<Usd>& value, std::string why = {});
/// A table's total: strong.
ui::Cell sum_cell(const std::optional<Usd>& value, std::string why = {});

ui::Cell date_cell(Date date, std::string why = {});
/// Where there is no date a dash, which nothing explains.
ui::Cell date_cell(const std::optional<Date>& date, std::string why = {});

ui::Cell word_cell(Word word, std::string why = {});

ui::KeyFigure amount_key(std::string label, const std::optional<Usd>& value, std::string why);
ui::KeyFigure date_key(std::string label, Date date, std::string remark, std::string why);

}  // namespace jm216::views
