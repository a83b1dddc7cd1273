#include "web/views/cells.hpp"

#include "web/ui/format.hpp"

namespace jm216::views {

ui::Cell amount_cell(const Usd& value, std::string why) {
  return {.text = ui::dollars(value),
          .quiet = value.is_zero(),
          .plain = value.text(),
          .why = std::move(why)};
}

ui::Cell amount_cell(const std::optional<Usd>& value, std::string why) {
  if (value) return amount_cell(*value, std::move(why));
  return {.text = std::string(ui::unknown), .quiet = true, .why = std::move(why)};
}

ui::Cell sum_cell(const std::optional<Usd>& value, std::string why) {
  return {.text = ui::dollars(value),
          .strong = true,
          .plain = value ? value->text() : "",
          .why = std::move(why)};
}

ui::Cell date_cell(Date date, std::string why) {
  return {.text = ui::day(date), .plain = to_string(date), .why = std::move(why)};
}

ui::Cell date_cell(const std::optional<Date>& date, std::string why) {
  if (date) return date_cell(*date, std::move(why));
  return {.text = std::string(ui::unknown), .quiet = true};
}

ui::Cell word_cell(Word word, std::string why) {
  return {.text = std::move(word.text), .tone = word.tone, .quiet = true, .why = std::move(why)};
}

ui::KeyFigure amount_key(std::string label, const std::optional<Usd>& value, std::string why) {
  return {.label = std::move(label),
          .figure = value ? ui::us_dollars(*value) : "Not known",
          .plain = value ? value->text() : "",
          .why = std::move(why)};
}

ui::KeyFigure date_key(std::string label, Date date, std::string remark, std::string why) {
  return {.label = std::move(label),
          .figure = ui::day(date),
          .remark = std::move(remark),
          .plain = to_string(date),
          .why = std::move(why)};
}

}  // namespace jm216::views
