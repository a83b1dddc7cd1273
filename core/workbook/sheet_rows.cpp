#include "core/workbook/sheet_rows.hpp"

#include <algorithm>
#include <utility>

#include "core/basics/calendar.hpp"
#include "core/basics/problem.hpp"
#include "core/basics/text.hpp"

namespace jm216 {

namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t early_rows = 40;
constexpr std::size_t most_text = std::size_t{1} << 27U;
constexpr std::size_t most_width = std::size_t{1} << 28U;
constexpr std::size_t longest_text = 60'000;

// "I2" -> column 9, row 2; zeros for what is no place.
struct CellPlace {
  std::size_t column = 0;
  std::size_t row = 0;
};

CellPlace place_of(std::string_view reference) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
    place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
    if (place.column > most_columns) return {};
  }
  const std::size_t letters = at;
  for (; at < reference.size() && is_digit(reference[at]); ++at) {
    place.row = place.row * 10 + static_cast<std::size_t>(reference[at] - '0');
    if (place.row > most_rows) return {};
  }
  if (letters == 0 || at == letters || at != reference.size()) return {};
  return place;
}

std::optional<std::size_t> whole_number(std::string_view text) {
  constexpr std::size_t most = 9;
  if (text.empty() || text.size() > most || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  std::size_t value = 0;
  for (const char c : text) value = value * 10 + static_cast<std::size_t>(c - '0');
  return value;
}

std::string of_kind(SheetCellKind kind, std::string_view text) {
  return std::string{sheet_text::mark, static_cast<char>(kind)}.append(text);
}

std::string refused(Sentence why, const Argument& argument = {}) {
  return of_kind(SheetCellKind::refused, Complaint(why, {argument}).message);
}

std::string text_cell(std::string_view text) {
  if (text.size() <= longest_text) return without_escapes(text);
  return refused(Sentence::cell_text_too_long);
}

bool is_zero(std::string_view number) {
  return !number.empty() && number.find_first_not_of("0.") == std::string_view::npos;
}

// Takes a number of two digits that is less than `limit`.
bool take_two_digits(std::string_view& text, unsigned limit) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
  const auto number = static_cast<unsigned>((text[0] - '0') * 10 + text[1] - '0');
  text.remove_prefix(2);
  return number < limit;
}

bool take_sign(std::string_view& text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(sign.size());
  return true;
}

// "10:20", "10:20:30.5"
bool is_time_of_day(std::string_view text) {
  if (!take_two_digits(text, 24)) return false;
  for (int parts = 0; parts < 2 && take_sign(text, ":"); ++parts) {
    if (!take_two_digits(text, 60)) return false;
  }
  if (!take_sign(text, ".")) return text.empty();
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// "Z", "+01", "-05:30"
bool is_zone(std::string_view text) {
  if (text == "Z") return true;
  if (!take_sign(text, "+") && !take_sign(text, "-")) return false;
  if (!take_two_digits(text, 24)) return false;
  take_sign(text, ":");
  return text.empty() || (take_two_digits(text, 60) && text.empty());
}

// A time in a zone is of another day elsewhere; midnight, with which some programs write a day, is not
// read as a time.
std::string iso_cell(std::string_view value) {
  constexpr std::size_t length = 10;  // of a day
  const std::string_view day = value.substr(0, std::min(value.find_first_of("TZ+"), length));
  const std::string_view time = value.substr(day.size());
  const std::size_t zone = time.find_first_of("Z+-");
  const bool is_midnight =
      time.substr(0, zone).find_first_of("123456789") == std::string_view::npos;
  if (zone != std::string_view::npos && !is_midnight && parse_date(day)) {
    return refused(Sentence::zoned_time, {"found", '"' + std::string(value) + '"'});
  }
  const std::string_view of_day = time.substr(0, zone);
  const bool is_whole =
      (of_day.empty() || (of_day.front() == 'T' && is_time_of_day(of_day.substr(1)))) &&
      (zone == std::string_view::npos || is_zone(time.substr(zone)));
  if (is_whole && parse_date(day)) return of_kind(SheetCellKind::date, day);
  return refused(Sentence::cell_date_invalid, {"found", value});
}

void append_quoted(std::string& text, std::string_view cell) {
  text += '"';
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    if (c == '\r' || c == '\n') {
      if (c == '\n' || cell.substr(i, 2) != "\r\n") text += sheet_text::line_break;
      continue;
    }
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

std::string_view shown_text(std::string_view cell) {
  return take_kind(cell) == SheetCellKind::refused ? std::string_view() : cell;
}

}  // namespace

void SharedStrings::add(std::string_view text) {
  texts_ += text;
  ends_.push_back(texts_.size());
}

std::optional<std::string_view> SharedStrings::at(std::string_view number) const {
  const auto index = whole_number(number);
  if (!index || *index >= ends_.size()) return std::nullopt;
  const std::size_t from = *index == 0 ? 0 : ends_[*index - 1];
  return std::string_view(texts_).substr(from, ends_[*index] - from);
}

void SheetRows::begin(std::string_view name, const Attributes& attributes) {
  if (name == "row") return begin_row(attributes);
  if (name == "sheetFormatPr") hides_rows_ = attributes.is_set("zeroHeight");
  if (name == "mergeCell") return merged(attributes.find("ref").value_or(""));
  if (name == "c" && row_ > 0) return begin_cell(attributes);
  if (!is_in_cell_) return;
  if ((name == "v" || name == "is") && std::exchange(has_content_, true)) {
    return refuse({"values", std::to_string(row_)});
  }
  if (name == "f") {
    has_formula_ = true;
  } else if (name == "v") {
    is_in_value_ = true;
    has_value_ = true;
  } else if (name == "rPh") {
    ++phonetic_;
  } else if (name == "t") {
    is_in_text_ = phonetic_ == 0;
  }
}

void SheetRows::end(std::string_view name) {
  if (name == "row") {
    while (!cells_.empty() && cells_.back().empty()) cells_.pop_back();
    if (!cells_.empty()) row(row_, is_hidden_, cells_);
    cells_.clear();
  } else if (!is_in_cell_) {
    return;
  } else if (name == "c") {
    end_cell();
  } else if (name == "v") {
    is_in_value_ = false;
  } else if (name == "t") {
    is_in_text_ = false;
  } else if (name == "rPh" && phonetic_ > 0) {
    --phonetic_;
  }
}

void SheetRows::text(std::string_view text) {
  if (!is_in_cell_ || (!is_in_value_ && !is_in_text_)) return;
  constexpr std::size_t kept = 2 * longest_text;  // and what is longer is refused
  if (value_.size() < kept) value_ += text;
}

void SheetRows::begin_row(const Attributes& attributes) {
  std::size_t number = row_ + 1;
  if (const auto said = attributes.find("r")) number = whole_number(*said).value_or(0);
  if (number <= row_ || number > most_rows) return refuse({"rows"});
  row_ = number;
  column_ = 0;
  cells_.clear();
  const auto height = attributes.find("ht");
  is_hidden_ = attributes.is_set("hidden") || (height && is_zero(*height)) ||
               (hides_rows_ && !height && !attributes.find("hidden"));
}

void SheetRows::begin_cell(const Attributes& attributes) {
  CellPlace place{column_ + 1, row_};
  if (const auto said = attributes.find("r")) place = place_of(*said);
  if (place.row != row_ || place.column <= column_ || place.column > most_columns) {
    return refuse({"cells", std::to_string(row_)});
  }
  column_ = place.column;
  type_ = attributes.find("t").value_or("n");
  style_ = whole_number(attributes.find("s").value_or("0")).value_or(0);
  is_in_cell_ = true;
  has_formula_ = has_content_ = has_value_ = is_in_value_ = is_in_text_ = false;
  phonetic_ = 0;
  value_.clear();
}

void SheetRows::end_cell() {
  is_in_cell_ = false;
  std::string kept = cell();
  if (kept.empty()) return;
  ++filled_;
  bytes_ += kept.size();
  if (bytes_ > most_text) return refuse({"sheet"}, Sentence::workbook_too_large);
  // A row is as wide as its last cell: columns count too.
  width_ += column_ - cells_.size();
  if (width_ > most_width) return refuse({"elements"}, Sentence::workbook_too_large);
  cells_.resize(column_);
  cells_.back() = std::move(kept);
}

std::string SheetRows::cell() const {
  const bool is_number = type_ == "n";
  // A program that works out no formulas writes none of their values, or 0 for all.
  const bool is_worked_out = has_value_ && (!is_number || !value_.empty()) &&
                             !(is_number && rules_.recalculates && value_ == "0");
  if (has_formula_ && !is_worked_out) {
    return refused(Sentence::cell_unworked);
  }
  if (value_.empty()) return {};
  if (type_ == "s") {
    const auto text = rules_.strings.at(value_);
    if (text) return text_cell(*text);
    return refused(Sentence::cell_text_absent);
  }
  if (type_ == "str" || type_ == "inlineStr") return text_cell(value_);
  if (type_ == "b") return value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
  if (type_ == "e") return refused(Sentence::cell_error, {"found", value_});
  if (type_ == "d") return iso_cell(value_);
  return number_cell();
}

std::string SheetRows::number_cell() const {
  const auto number = shown_number(value_);
  if (!number) {
    return refused(Sentence::cell_number_invalid, {"found", value_.substr(0, 40)});
  }
  if (style_ >= rules_.is_date.size() || !rules_.is_date[style_]) {
    const bool is_percent = style_ < rules_.is_percent.size() && rules_.is_percent[style_];
    if (is_percent) return of_kind(SheetCellKind::number, *shown_percentage(value_));
    return of_kind(SheetCellKind::number, *number + shown_beside(*number));
  }
  Complaint complaint;
  if (const auto date = date_of(*number, rules_.dates, complaint))
    return of_kind(SheetCellKind::date, *date);
  return of_kind(SheetCellKind::refused, complaint.message);
}

// What a format makes of a number that is not the number alone: a currency's sign, leading zeros.
std::string SheetRows::shown_beside(const std::string& number) const {
  if (style_ >= rules_.formats.size() || rules_.formats[style_].empty()) return {};
  const std::string& code = rules_.formats[style_];
  if (const std::string money = money_of_format(code); !money.empty()) {
    return sheet_text::parts + number + ' ' + money;
  }
  if (const auto shown = shown_by_zeros(number, code)) return sheet_text::parts + *shown;
  return {};
}

void TableSeeker::row(std::size_t /*number*/, bool /*is_hidden*/, std::vector<std::string>& cells) {
  constexpr std::ptrdiff_t fewest = 3;
  if (std::count_if(cells.begin(), cells.end(),
                    [](const std::string& cell) { return !cell.empty(); }) >= fewest)
    ++rows_;
  if (has_found()) stop();
}

void SheetWriter::row(std::size_t number, bool is_hidden, std::vector<std::string>& cells) {
  if (is_hidden) {
    auto& hidden = head_.hidden;
    if (!hidden.empty() && hidden.back().second + 1 == number) {
      hidden.back().second = number;
    } else {
      hidden.emplace_back(number, number);
    }
  }
  if (number <= early_rows) {
    early_.emplace(number, std::move(cells));
    cells.clear();
    return;
  }
  if (line_ == 0) {
    line_ = early_rows + 1;
    for (const auto& [of, early] : early_) width_ = std::max(width_, early.size());
  }
  write(text_, line_, number, cells);
  if (text_.size() > most_text) refuse({"sheet"}, Sentence::workbook_too_large);
}

void SheetWriter::merged(std::string_view area) {
  const std::size_t colon = area.find(':');
  if (colon == std::string_view::npos) return;
  const CellPlace from = place_of(area.substr(0, colon));
  const CellPlace to = place_of(area.substr(colon + 1));
  const auto top = early_.find(from.row);
  constexpr std::size_t most = 1000;  // columns that a table may have
  if (from.column == 0 || from.column > most || to.row <= from.row || top == early_.end() ||
      top->second.size() < from.column)
    return;
  const std::string text(shown_text(top->second[from.column - 1]));
  constexpr std::size_t longest_heading = 1024;
  if (text.empty() || text.size() > longest_heading) return;
  for (std::size_t number = from.row + 1; number <= std::min(to.row, early_rows); ++number) {
    std::vector<std::string>& cells = early_[number];
    if (cells.size() < from.column) cells.resize(from.column);
    if (cells[from.column - 1].empty())
      cells[from.column - 1] = of_kind(SheetCellKind::merged, text);
  }
}

// A row has at least as many cells as any above it, so that none seems to lack some.
void SheetWriter::write(std::string& text, std::size_t& line, std::size_t number,
                        std::vector<std::string>& cells) {
  constexpr std::size_t most_padded = 1000;
  for (; line < number; ++line) text += '\n';
  width_ = std::max(width_, std::min(cells.size(), most_padded));
  for (std::size_t i = 0; i < std::max(width_, cells.size()); ++i) {
    if (i > 0) text += sheet_text::delimiter;
    if (i < cells.size() && !cells[i].empty()) append_quoted(text, cells[i]);
  }
}

std::string SheetWriter::written_head() const {
  std::string head{sheet_text::mark};
  for (const char c : head_.name) head += c == '\n' || c == '\r' ? sheet_text::line_break : c;
  for (const auto& [from, to] : head_.hidden) {
    head += sheet_text::parts + std::to_string(from) + '-' + std::to_string(to);
  }
  return head + sheet_text::mark;
}

std::string SheetWriter::finished() {
  std::string text = written_head();
  std::size_t line = 1;
  width_ = 0;
  for (auto& [number, cells] : early_) write(text, line, number, cells);
  if (!text_.empty()) {
    for (; line <= early_rows; ++line) text += '\n';
    text += text_;
  }
  return text += '\n';
}

}  // namespace jm216
