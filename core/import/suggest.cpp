#include "core/import/suggest.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "core/import/cells.hpp"
#include "core/import/headings.hpp"
#include "core/import/money_signs.hpp"
#include "core/import/row.hpp"
#include "core/import/sheet.hpp"
#include "core/import/table.hpp"
#include "core/import/totals.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::array<char, 4> delimiters = {',', ';', '\t', '|'};
// A heading may stand below a few lines of titles.
constexpr std::size_t most_titles = 20;
// Of the kinds that programs name by codes: "G2", "ZF2".
constexpr std::size_t longest_code = 4;

struct SampleRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
  std::size_t count = 0;                 // of its cells, also beyond those that are read
  std::vector<SheetCellKind> kinds{};    // of a sheet's cells
  std::vector<std::string> as_import{};  // a sheet's cells as an import takes them
};

std::vector<SampleRow> rows_of(std::string_view text, char delimiter, std::size_t first_line) {
  std::vector<SampleRow> rows;
  CsvReader csv(source_of(text), delimiter);
  for (CsvReader::Next next = csv.next(); next != CsvReader::Next::end; next = csv.next()) {
    const bool is_row = next == CsvReader::Next::row || !csv.torn().empty();
    if (!is_row || csv.line() < first_line) continue;
    rows.push_back({csv.line(), csv.cells(), csv.cell_count()});
    csv.expect(csv.cell_count());
  }
  return rows;
}

std::size_t headings_in(const SampleRow& row) {
  std::set<ImportField> fields;
  for (const std::string& cell : row.cells) {
    if (const auto match = match_heading(cell)) fields.insert(match->field);
  }
  return fields.size();
}

// The row among the first that looks most like headings, and how many it has of them.
std::pair<std::size_t, std::size_t> best_header(const std::vector<SampleRow>& rows) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t i = 0; i < std::min(rows.size(), most_titles); ++i) {
    if (const std::size_t count = headings_in(rows[i]); count > best.second) best = {i, count};
  }
  return best;
}

// Whether most rows have as many cells, and more than one; or the headings as many as any row, whose
// last cells may be left away where they are empty.
bool is_table(std::vector<SampleRow> rows) {
  const auto [header, recognised] = best_header(rows);
  // Titles above the headings have as many cells as they like.
  constexpr std::size_t fewest = 3;
  if (recognised >= fewest)
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(header));
  std::map<std::size_t, std::size_t> counts;
  for (const SampleRow& row : rows) ++counts[row.cells.size()];
  std::size_t most = 0;
  std::size_t columns = 0;
  for (const auto& [cells, count] : counts) {
    if (count > most) {
      most = count;
      columns = cells;
    }
  }
  const auto is_most = [&](std::size_t count) { return count * 10 >= rows.size() * 8; };
  if (columns > 1 && is_most(most)) return true;
  if (recognised < fewest) return false;
  std::size_t fitting = 0;
  for (const SampleRow& row : rows) {
    if (row.cells.size() > 1 && row.cells.size() <= rows.front().cells.size()) ++fitting;
  }
  return is_most(fitting);
}

std::string delimiter_name(char delimiter) {
  switch (delimiter) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    default:
      return "bar";
  }
}

bool looks_like_data(std::string_view cell) {
  const bool has_digits =
      std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  return has_digits && !has_letter(cell);
}

// Among ways to read cells: those that read most of them, and whether they agree.
template <class Way>
struct Ways {
  std::vector<Way> best;
  std::size_t read = 0;            // cells that they read
  std::string example;             // the first cell on which they differ, if they do
  std::vector<std::string> means;  // what it becomes, in the order of `best`
};

template <class Way, class Read>
Ways<Way> compare(const std::vector<Way>& ways, const std::vector<std::string_view>& cells,
                  const Read& read) {
  Ways<Way> result;
  std::vector<std::vector<std::optional<std::string>>> readings;
  for (const Way& way : ways) {
    std::vector<std::optional<std::string>> reading;
    for (const std::string_view cell : cells) reading.push_back(read(cell, way));
    const auto count = static_cast<std::size_t>(std::count_if(
        reading.begin(), reading.end(), [](const auto& value) { return value.has_value(); }));
    if (count < result.read || count == 0) continue;
    if (count > result.read) {
      result.best.clear();
      readings.clear();
      result.read = count;
    }
    // Of several that read all cells alike, the first is enough.
    if (std::find(readings.begin(), readings.end(), reading) != readings.end()) continue;
    result.best.push_back(way);
    readings.push_back(std::move(reading));
  }
  for (std::size_t i = 0; i < cells.size() && readings.size() > 1; ++i) {
    const auto differs = [&](const auto& reading) { return reading[i] != readings.front()[i]; };
    if (std::none_of(readings.begin(), readings.end(), differs)) continue;
    result.example = cells[i];
    for (const auto& reading : readings) result.means.push_back(reading[i].value_or(""));
    break;
  }
  return result;
}

// From line `from` on, counted from 1; empty ones and what is too long to be looked at left out.
std::vector<std::string> first_lines_of(std::string_view text, std::size_t from) {
  constexpr std::size_t most_lines = 8;
  constexpr std::size_t most_bytes = 400;
  std::vector<std::string> lines;
  for (std::size_t number = 1; !text.empty() && lines.size() < most_lines; ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number < from || line.empty()) continue;
    if (line.size() > most_bytes) {
      std::size_t cut = most_bytes;
      while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80) --cut;
      line = line.substr(0, cut);
    }
    lines.emplace_back(line);
  }
  return lines;
}

// The rows of a sheet as it shows them.
void show_sheet(std::vector<SampleRow>& rows) {
  for (SampleRow& row : rows) {
    row.as_import = row.cells;
    for (std::string& cell : row.cells) {
      std::string_view left = cell;
      row.kinds.push_back(take_kind(left));
      cell = shown_cell(cell);
    }
  }
}

// The first of what a question is about, and how many more there are.
class Examples {
 public:
  void add(std::string example) {
    constexpr std::size_t most = 6;
    if (count_++ < most) {
      text_ += (text_.empty() ? "" : "; ") + std::move(example);
      ++shown_;
    }
  }
  [[nodiscard]] std::string text() const {
    return count_ == shown_ ? text_ : text_ + "; and " + std::to_string(count_ - shown_) + " more";
  }

 private:
  std::string text_;
  std::size_t count_ = 0;
  std::size_t shown_ = 0;
};

// The columns whose headings are each field's.
using FoundColumns = std::array<std::vector<std::size_t>, import_field_count>;

class Suggester {
 public:
  Suggester(std::string_view sample, bool is_cut, const Mapping& given)
      : sample_(sample),
        is_cut_(is_cut),
        given_encoding_(given.encoding),
        given_delimiter_(given.delimiter) {
    proposal_.mapping = given;
    ByteSource source = source_of(sample);
    sheet_ = take_sheet_head(source);
    if (!sheet_) return;
    sample_.remove_prefix(sample.find(sheet_text::mark, 1) + 1);
    proposal_.mapping.encoding = Encoding::utf_8;
    proposal_.mapping.delimiter = sheet_text::delimiter;
  }

  Proposal run() {
    decode();
    if (!refuse_what_is_no_text() && decide_delimiter()) decide_the_rest();
    if (sheet_) {
      proposal_.mapping.encoding = given_encoding_;
      proposal_.mapping.delimiter = given_delimiter_;
    }
    return std::move(proposal_);
  }

 private:
  void decide_the_rest() {
    decide_header();
    if (!load_rows()) return;
    Mapping& mapping = proposal_.mapping;
    mapping.headings = mapping.header.value_or(false) ? columns_ : Columns();
    map_columns();
    decide_groups();
    decide_hidden_rows();
    decide_numbers();
    decide_dates();
    note_meanings();
    ask_what_headings_mean();
    ask_what_notes_mean();
    decide_sign();
    decide_cancelled();
    ignore_the_rest();
    decide_totals();
    ask_about_negative_deductions();
    ask_about_signs();
  }

  [[nodiscard]] std::vector<SampleRow> sample_rows() const {
    std::vector<SampleRow> rows =
        rows_of(text_, *proposal_.mapping.delimiter, proposal_.mapping.first_line);
    if (sheet_) show_sheet(rows);
    return rows;
  }

  void decide_hidden_rows() {
    if (!sheet_ || proposal_.mapping.hidden_rows || rows_.empty()) return;
    std::size_t count = 0;
    for (const auto& [from, to] : sheet_->hidden) {
      const std::size_t first = std::max(from, rows_.front().line);
      if (to >= first) count += to - first + 1;
    }
    if (count == 0) return;
    ask("/hidden_rows",
        std::to_string(count) + (count == 1 ? " row of the sheet is" : " rows of the sheet are") +
            " hidden or filtered out. Shall such rows be imported?",
        {{"read", "import them"}, {"skip", "leave them out"}});
  }

  void ask(std::string pointer, std::string text, std::vector<Question::Choice> choices = {}) {
    proposal_.questions.push_back({std::move(pointer), std::move(text), std::move(choices)});
  }

  // Nothing need be asked of a file that no choice makes a table.
  bool refuse_what_is_no_text() {
    std::string why;
    if (!fault_.message.empty() && text_.empty()) {
      why = "The file cannot be read as it is: " + fault_.message + ".";
    } else if (text_.empty() && is_cut_) {
      why =
          "The first line is longer than any in a table of sales, which has at most 1000 columns.";
    } else if (without_blanks(text_).empty()) {
      why = "The file is empty.";
    } else if (sample_.starts_with("PK\x03\x04") || sample_.starts_with("\xD0\xCF\x11\xE0")) {
      why = "The file is a workbook, perhaps from Excel, not text.";
    } else if (sample_.starts_with("%PDF")) {
      why = "The file is a PDF, not text.";
    } else if (is_markup()) {
      why = "The file is a web page or XML, as some programs save a sheet under the name .xls.";
    } else if (text_.find('\0') != std::string::npos) {
      why = "The file is not text.";
    }
    if (why.empty()) return false;
    proposal_.questions.clear();
    ask("", why + " Save the sheet that holds the sales as CSV or TSV, and open that file.");
    return true;
  }

  // "<?xml", "<html", "<table": no sign of a table of cells.
  [[nodiscard]] bool is_markup() const {
    const std::string_view text = without_blanks(text_);
    return text.size() > 1 && text[0] == '<' &&
           (text[1] == '?' || text[1] == '!' || (text[1] | 0x20) == 'h' || (text[1] | 0x20) == 't');
  }

  void decode() {
    Mapping& mapping = proposal_.mapping;
    Encoding encoding = mapping.encoding.value_or(Encoding::utf_8);
    if (!mapping.encoding) {
      if (has_byte_order_mark(sample_) || is_utf8(sample_, is_cut_)) {
        mapping.encoding = Encoding::utf_8;
      } else {
        encoding = Encoding::windows_1252;
      }
    }
    const ByteSource text = as_utf8(source_of(sample_), encoding, &fault_);
    std::array<char, 4096> piece{};
    for (std::size_t got = 1; got > 0;) {
      got = text(piece.data(), piece.size());
      text_.append(piece.data(), got);
    }
    // The last line may be half of one.
    if (is_cut_) text_.resize(text_.rfind('\n') + 1);
    // Only to be shown: an import says where it stands.
    text_ = with_replacements(text_);
    if (mapping.encoding) return;
    const auto foreign = std::find_if(text_.begin(), text_.end(),
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto at = static_cast<std::size_t>(foreign - text_.begin());
    const std::size_t begin = text_.find_last_of(",;|\t\n\"", at) + 1;
    const std::size_t end = text_.find_first_of(",;|\t\r\n\"", at);
    ask("/encoding",
        "The file is not UTF-8 text. Is it Windows-1252, as spreadsheets in western Europe save "
        "CSV?",
        {{"windows-1252", text_.substr(begin, std::min<std::size_t>(end - begin, 60))}});
  }

  // "sep=;" in the first line says what separates the cells, whatever follows.
  void heed_first_line() {
    if (sheet_) return;
    Mapping& mapping = proposal_.mapping;
    const std::string_view line = std::string_view(text_).substr(0, text_.find_first_of("\r\n"));
    if (!names_delimiter(line)) return;
    if (mapping.first_line == 1) mapping.first_line = 2;
    const char named = line.size() > 4 ? line[4] : '\0';
    if (may_separate(named) && !mapping.delimiter) mapping.delimiter = named;
  }

  bool decide_delimiter() {
    Mapping& mapping = proposal_.mapping;
    heed_first_line();
    if (mapping.delimiter) return true;
    std::vector<char> possible;
    std::vector<char> telling;  // those with the most headings that are known
    std::size_t most = 2;
    for (const char delimiter : delimiters) {
      const std::vector<SampleRow> rows = rows_of(text_, delimiter, mapping.first_line);
      if (!is_table(rows)) continue;
      possible.push_back(delimiter);
      const std::size_t headings = best_header(rows).second;
      if (headings < most) continue;
      if (headings > most) telling.clear();
      most = headings;
      telling.push_back(delimiter);
    }
    if (telling.size() == 1) possible = telling;
    if (possible.size() == 1) {
      mapping.delimiter = possible.front();
      return true;
    }
    std::vector<Question::Choice> choices;
    for (const char delimiter : delimiters) {
      if (!possible.empty() &&
          std::find(possible.begin(), possible.end(), delimiter) == possible.end()) {
        continue;
      }
      choices.push_back({std::string(1, delimiter), delimiter_name(delimiter)});
    }
    ask("/delimiter", "What separates the cells of a row?", std::move(choices));
    proposal_.first_lines = first_lines_of(text_, mapping.first_line);
    return false;
  }

  void decide_header() {
    Mapping& mapping = proposal_.mapping;
    if (mapping.header) return;
    const std::vector<SampleRow> rows = sample_rows();
    if (rows.empty()) return;
    const auto [row, count] = best_header(rows);
    if (count >= 2) {
      mapping.header = true;
      if (row > 0) mapping.first_line = rows[row].line;
      return;
    }
    const auto& first = rows.front().cells;
    if (std::any_of(first.begin(), first.end(), looks_like_data)) {
      mapping.header = false;
      return;
    }
    std::string shown;
    for (std::size_t i = 0; i < std::min<std::size_t>(first.size(), 4); ++i) {
      shown += (i > 0 ? ", " : "") + in_quotes(first[i]);
    }
    ask("/header", "Does the first row hold headings (" + shown + ")?",
        {{"true", "headings"}, {"false", "a sale"}});
  }

  // False where no choice lets its columns be read.
  bool load_rows() {
    const Mapping& mapping = proposal_.mapping;
    rows_ = sample_rows();
    if (rows_.empty()) return true;
    if (rows_.front().count > CsvReader::most_cells) {
      proposal_.questions.clear();
      ask("", too_many_columns(rows_.front().count).message + '.');
      return false;
    }
    columns_.resize(rows_.front().cells.size());
    if (!mapping.header.value_or(false)) return true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      columns_[i] = without_blanks(rows_.front().cells[i]);
    }
    while (!columns_.empty() && columns_.back().empty()) columns_.pop_back();
    rows_.erase(rows_.begin());
    if (sheet_) hide_merged();
    return true;
  }

  // What is merged with a cell above shows its text in the heading alone.
  void hide_merged() {
    for (SampleRow& row : rows_) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.kinds[i] == SheetCellKind::merged) row.cells[i].clear();
      }
    }
  }

  // By heading where that tells it, else by number.
  [[nodiscard]] ColumnRef ref_of(std::size_t column) const {
    const std::string& heading = columns_[column];
    const bool tells =
        !heading.empty() && std::count(columns_.begin(), columns_.end(), heading) == 1;
    return tells ? ColumnRef{heading, 0} : ColumnRef{"", column + 1};
  }

  [[nodiscard]] std::optional<std::size_t> index_of(const ColumnRef& ref) const {
    if (ref.heading.empty()) {
      if (ref.number < 1 || ref.number > columns_.size()) return std::nullopt;
      return ref.number - 1;
    }
    const auto found = std::find(columns_.begin(), columns_.end(), without_blanks(ref.heading));
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
  }

  void map_columns() {
    Mapping& mapping = proposal_.mapping;
    std::vector<bool> taken(columns_.size());
    for (const auto& source : mapping.fields) {
      if (!source) continue;
      for (const ColumnRef& ref : source->all_columns()) {
        if (const auto column = index_of(ref)) taken[*column] = true;
      }
    }
    if (mapping.ignored) {
      for (const ColumnRef& ref : *mapping.ignored) {
        if (const auto column = index_of(ref)) taken[*column] = true;
      }
    }
    FoundColumns found;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (taken[i]) continue;
      if (const auto match = match_heading(columns_[i])) {
        found.at(static_cast<std::size_t>(match->field)).push_back(i);
      }
    }
    take_units_from_quantities(found);
    prefer_gross(found.at(static_cast<std::size_t>(ImportField::gross)));
    const bool has_gross_alone =
        found.at(static_cast<std::size_t>(ImportField::currency)).empty() &&
        found.at(static_cast<std::size_t>(ImportField::gross)).size() == 1;
    auto& currency = mapping.source(ImportField::currency);
    if (!currency && has_gross_alone) {
      const std::size_t column = found.at(static_cast<std::size_t>(ImportField::gross)).front();
      if (tells_currency(column)) currency = FieldSource{ref_of(column), {}, {}};
    }
    for (std::size_t i = 0; i < import_field_count; ++i) {
      if (mapping.fields[i]) continue;
      const FieldInfo& info = import_fields()[i];
      const std::string pointer = "/fields/" + std::string(info.name);
      prefer_amounts(static_cast<ImportField>(i), found[i]);
      if (found[i].size() == 1 && asks_if_it_is(static_cast<ImportField>(i), found[i].front())) {
        continue;
      }
      if (found[i].size() == 1) {
        mapping.fields[i] = FieldSource{ref_of(found[i].front()), {}, {}};
      } else if (found[i].size() > 1) {
        std::vector<Question::Choice> choices;
        for (const std::size_t column : found[i]) {
          asked_about_.insert(column);
          const ColumnRef ref = ref_of(column);
          choices.push_back(
              {ref.heading.empty() ? std::to_string(ref.number) : ref.heading, columns_[column]});
        }
        ask(pointer, "Several columns may be the " + std::string(info.name) + ". Which is it?",
            std::move(choices));
      } else if (info.is_required) {
        ask(pointer, "No column was recognised as the " + std::string(info.name) +
                         ". Name one, or a constant for all rows.");
      }
    }
  }

  // Cells that stand for the rows beneath them: those of a needed column that is empty but for the first
  // rows of groups.
  void decide_groups() {
    Mapping& mapping = proposal_.mapping;
    if (mapping.fill_down) return fill_rows();
    std::vector<std::pair<std::size_t, std::size_t>> found;  // filled cells, and the column
    std::string example;
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto& source = mapping.fields[i];
      if (!import_fields()[i].is_required || import_fields()[i].kind == CellKind::amount) continue;
      if (!source || !source->column || source->part > 0) continue;
      if (std::any_of(source->values.begin(), source->values.end(),
                      [](const auto& value) { return value.first.empty(); })) {
        continue;
      }
      const auto column = index_of(*source->column);
      if (!column || tells_currency(*column)) continue;
      if (const std::size_t filled = heads_in(*column, example))
        found.emplace_back(filled, *column);
    }
    if (found.empty()) return;
    std::sort(found.begin(), found.end());  // the outer groups have the fewest heads
    std::string all;
    std::string named;
    for (const auto& [filled, column] : found) {
      const ColumnRef ref = ref_of(column);
      all += (all.empty() ? "" : "\n") +
             (ref.heading.empty() ? std::to_string(ref.number) : ref.heading);
      named += (named.empty() ? "" : ", ") + to_string(ref);
    }
    ask("/fill_down", example + ". Do the empty cells of " + named + " stand for the one above?",
        {{std::move(all), "as above"}, {"", "empty"}});
  }

  // How many cells of the column stand for rows beneath them, too; 0 where it looks otherwise.
  [[nodiscard]] std::size_t heads_in(std::size_t column, std::string& example) const {
    std::size_t filled = 0;
    std::size_t empty = 0;
    bool is_below_head = false;
    std::string_view head;
    for (const SampleRow& row : rows_) {
      const std::string_view cell =
          column < row.cells.size() ? without_blanks(row.cells[column]) : std::string_view();
      if (!cell.empty()) {
        if (cell == head && is_below_head) return 0;  // which would stand for it
        is_below_head = true;
        head = says_total(cell) ? std::string_view() : cell;
        if (!head.empty()) ++filled;
      } else if (is_sale_but_for(row, column)) {
        if (head.empty()) return 0;
        is_below_head = false;
        if (empty++ == 0 && example.empty()) {
          example = place_of(row) + " has nothing under " + in_quotes(columns_[column]) + ", and " +
                    in_quotes(head) + " stands above";
        }
      }
    }
    // A cell that was forgotten makes no group.
    return empty * 3 >= filled ? filled : 0;
  }

  // Whether a row has an amount and more than amounts, and says of itself that it is no total.
  [[nodiscard]] bool is_sale_but_for(const SampleRow& row, std::size_t column) const {
    const auto& gross = proposal_.mapping.source(ImportField::gross);
    const std::vector<ColumnRef> amounts = gross ? gross->all_columns() : std::vector<ColumnRef>();
    bool has_words = false;
    for (std::size_t i = 0; i < row.cells.size() && i < columns_.size(); ++i) {
      const std::string_view cell = without_blanks(row.cells[i]);
      if (says_total(cell)) return false;
      has_words = has_words || (i != column && !cell.empty() && !looks_like_data(cell));
    }
    const auto has_amount = [&](const ColumnRef& ref) {
      const auto at = index_of(ref);
      return at && *at < row.cells.size() && looks_like_data(without_blanks(row.cells[*at]));
    };
    return has_words && !amounts.empty() && std::all_of(amounts.begin(), amounts.end(), has_amount);
  }

  // The rows with the cells that stand for them; without the heads of groups.
  void fill_rows() {
    Problems of_mapping;  // said when it is read
    const Plan plan(proposal_.mapping, columns_, of_mapping, sheet_.has_value());
    FillDown fill(plan);
    if (!fill.is_needed()) return;
    std::vector<SampleRow> rows;
    for (SampleRow& row : rows_) {
      if (sheet_) row.cells = row.as_import;
      if (!fill.fill(row.cells)) continue;
      rows.push_back(std::move(row));
    }
    rows_ = std::move(rows);
    if (!sheet_) return;
    for (SampleRow& row : rows_) row.kinds.clear();
    show_sheet(rows_);
    hide_merged();
  }

  // "Units" that are "PK" are no quantity; but they are where another column is headed as the unit.
  void take_units_from_quantities(FoundColumns& found) const {
    auto& units = found.at(static_cast<std::size_t>(ImportField::unit));
    auto& quantities = found.at(static_cast<std::size_t>(ImportField::quantity));
    if (!units.empty()) return;
    for (const std::size_t column : quantities) {
      if (has_words_alone(column)) units.push_back(column);
    }
    const auto is_unit = [&](std::size_t column) { return has_words_alone(column); };
    quantities.erase(std::remove_if(quantities.begin(), quantities.end(), is_unit),
                     quantities.end());
  }

  // Whether a column has cells, and none with a digit.
  [[nodiscard]] bool has_words_alone(std::size_t column) const {
    bool has_cells = false;
    for (const SampleRow& row : rows_) {
      if (column >= row.cells.size() || without_blanks(row.cells[column]).empty()) continue;
      if (row.cells[column].find_first_of("0123456789") != std::string::npos) return false;
      has_cells = true;
    }
    return has_cells;
  }

  // Whether every amount of a column has the sign of one currency with it.
  [[nodiscard]] bool tells_currency(std::size_t column) const {
    bool tells = false;
    for (const SampleRow& row : rows_) {
      if (column >= row.cells.size() || without_blanks(row.cells[column]).empty()) continue;
      const MoneyCell money = without_money_sign(without_blanks(row.cells[column]));
      if (only_currency_of(money.sign).empty()) return false;
      tells = true;
    }
    return tells;
  }

  // Beside a gross amount the net one is none; which of several currencies it is in must be asked.
  void prefer_gross(std::vector<std::size_t>& columns) const {
    const auto is_net = [&](std::size_t column) { return says_net(columns_[column]); };
    if (std::all_of(columns.begin(), columns.end(), is_net)) return;
    columns.erase(std::remove_if(columns.begin(), columns.end(), is_net), columns.end());
  }

  // The heading of a gross that says that it is net: what else is taken off may be off it already.
  [[nodiscard]] std::string net_gross() const {
    const auto& gross = proposal_.mapping.source(ImportField::gross);
    const auto column = gross && gross->column ? index_of(*gross->column) : std::nullopt;
    return column && says_net(columns_[*column]) ? columns_[*column] : std::string();
  }

  // Beside a "Discount", a "Discount %" says the same in other words.
  void prefer_amounts(ImportField field, std::vector<std::size_t>& columns) const {
    std::vector<std::size_t> amounts;
    for (const std::size_t column : columns) {
      const auto said = qualifiers_of(field, columns_[column]);
      const auto is_percent = [](const Qualifier& one) {
        return one.kind == Qualifier::Kind::percent;
      };
      if (std::none_of(said.begin(), said.end(), is_percent)) amounts.push_back(column);
    }
    if (amounts.size() == 1) columns = std::move(amounts);
  }

  // A heading that says more than its word, and nothing that a mapping can follow: "Date (due)".
  bool asks_if_it_is(ImportField field, std::size_t column) {
    const auto said = qualifiers_of(field, columns_[column]);
    const auto other = std::find_if(said.begin(), said.end(), [](const Qualifier& one) {
      return one.kind == Qualifier::Kind::other;
    });
    const bool may_be_off = field == ImportField::trade_discount || field == ImportField::returns ||
                            field == ImportField::sales_tax;
    const std::string net = may_be_off ? net_gross() : std::string();
    if (other == said.end() && net.empty()) return false;
    asked_about_.insert(column);
    const ColumnRef ref = ref_of(column);
    const std::string heading = in_quotes(columns_[column]);
    ask("/fields/" + std::string(info_of(field).name),
        other != said.end()
            ? "The heading " + heading + " says " + in_quotes(other->text) + ". Is it the " +
                  std::string(info_of(field).name) + " of the sale?"
            : "The gross is " + in_quotes(net) + ", from which " + heading +
                  " may be taken already. Is it still to be taken off?",
        {{ref.heading.empty() ? std::to_string(ref.number) : ref.heading, columns_[column]}});
    return true;
  }

  // The first cell of a column that holds something, with its row.
  [[nodiscard]] std::pair<std::string_view, const SampleRow*> first_cell(std::size_t column) const {
    for (const SampleRow& row : rows_) {
      if (column >= row.cells.size()) continue;
      const std::string_view cell = without_blanks(row.cells[column]);
      if (!cell.empty()) return {cell, &row};
    }
    return {};
  }

  // What headings say of their numbers: thousands, percent, for one; another currency than a row's.
  void ask_what_headings_mean() {
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto& source = proposal_.mapping.fields[i];
      if (import_fields()[i].kind != CellKind::amount || !source) continue;
      std::set<std::pair<Qualifier::Kind, std::string>> asked;
      for (const ColumnRef& ref : source->all_columns()) {
        const auto column = index_of(ref);
        if (!column) continue;
        for (const Qualifier& one : qualifiers_of(static_cast<ImportField>(i), columns_[*column])) {
          if (!asked.emplace(one.kind, one.value).second) continue;
          ask_what_it_means(static_cast<ImportField>(i), *column, one);
        }
      }
    }
  }

  void ask_what_it_means(ImportField field, std::size_t column, const Qualifier& one) {
    using Kind = Qualifier::Kind;
    const FieldSource& source = *proposal_.mapping.source(field);
    const std::string pointer = "/fields/" + std::string(info_of(field).name);
    const auto [cell, row] = first_cell(column);
    const std::string example = row == nullptr ? std::string("1") : std::string(cell);
    const std::string says =
        "The heading " + in_quotes(columns_[column]) + " says " + in_quotes(one.text) + ". ";
    if (one.kind == Kind::scale && !source.scale) {
      ask(pointer + "/scale", says + "What are its cells multiplied by?",
          {{one.value, example + " × " + one.value}, {"1", example + " is the amount"}});
    } else if (one.kind == Kind::percent && !source.percent_of_gross) {
      ask(pointer + "/percent_of",
          says +
              "Are its cells percentages of the gross? If they are of something else, leave the "
              "column out.",
          {{"gross", example + (example.ends_with('%') ? "" : "%") + " of the gross"},
           {"", example + " is the amount"}});
    } else if (one.kind == Kind::each && !source.per_quantity && !source.is_product()) {
      ask(pointer + "/per", says + "Are its cells for one, to be multiplied by the quantity?",
          {{"quantity", example + " × the quantity"}, {"", example + " for the whole line"}});
    } else if (one.kind == Kind::currency && !source.in_row_currency && !one.value.empty()) {
      const std::string other = other_currency(one.value);
      if (other.empty()) return;
      ask(pointer + "/currency",
          says + "But there are rows in " + other +
              ". Are the amounts in each row's own currency? If not, leave the column out.",
          {{"row", "the row's own currency"}});
    }
  }

  // A scale in a title, in the sheet's name or in a footnote is that of all amounts of money whose
  // headings say none.
  void ask_what_notes_mean() {
    const auto note = found_note();
    if (!note) return;
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto field = static_cast<ImportField>(i);
      const auto& source = proposal_.mapping.fields[i];
      if (!is_money(field) || !source || !source->column || source->scale) continue;
      if (source->percent_of_gross.value_or(false)) continue;
      const auto column = index_of(*source->column);
      if (!column) continue;
      const auto said = qualifiers_of(field, columns_[*column]);
      if (std::any_of(said.begin(), said.end(), [](const Qualifier& one) {
            return one.kind == Qualifier::Kind::scale || one.kind == Qualifier::Kind::percent;
          })) {
        continue;
      }
      std::string example = "1";
      for (const std::string_view cell : cells_of_column(*column)) {
        if (!looks_like_data(cell)) continue;
        example = cell;
        break;
      }
      ask("/fields/" + std::string(info_of(field).name) + "/scale",
          note->place + " says " + in_quotes(note->scale.text) + ". What are the cells of " +
              in_quotes(columns_[*column]) + " multiplied by?",
          {{note->scale.value, example + " × " + note->scale.value},
           {"1", example + " is the amount"}});
    }
  }

  [[nodiscard]] std::vector<std::string_view> cells_of_column(std::size_t column) const {
    std::vector<std::string_view> cells;
    for (const SampleRow& row : rows_) {
      if (column < row.cells.size()) cells.push_back(without_blanks(row.cells[column]));
    }
    return cells;
  }

  struct Note {
    Qualifier scale;
    std::string place;
  };
  [[nodiscard]] std::optional<Note> found_note() const {
    if (sheet_) {
      if (auto scale = scale_in_note(sheet_->name)) return Note{*scale, "The sheet's name"};
    }
    // A row below the headings without one of these is no sale.
    std::vector<std::size_t> needed;
    const auto need = [&](const std::optional<ColumnRef>& ref) {
      if (!ref) return;
      if (const auto column = index_of(*ref)) needed.push_back(*column);
    };
    need(proposal_.mapping.skip_rows_without);
    if (const auto& date = proposal_.mapping.source(ImportField::date)) need(date->column);
    for (const SampleRow& row : rows_of(text_, *proposal_.mapping.delimiter, 1)) {
      const bool is_title =
          row.line < proposal_.mapping.first_line ||
          (!rows_.empty() && row.line < rows_.front().line && !proposal_.mapping.header);
      if (!is_title && !is_remark(row, needed)) continue;
      for (const std::string& cell : row.cells) {
        if (auto scale = scale_in_note(sheet_ ? shown_cell(cell) : cell)) {
          return Note{*scale, place_of(row)};
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_remark(const SampleRow& row, const std::vector<std::size_t>& needed) const {
    if (rows_.empty() || row.line < rows_.front().line) return false;
    return std::any_of(needed.begin(), needed.end(), [&](std::size_t column) {
      return column >= row.cells.size() || is_blank_cell(row.cells[column]);
    });
  }

  // A currency of the rows that is not this one.
  [[nodiscard]] std::string other_currency(std::string_view code) const {
    const auto& source = proposal_.mapping.source(ImportField::currency);
    if (!source) return {};
    if (!source->column) return source->constant == code ? std::string() : source->constant;
    const auto column = index_of(*source->column);
    if (!column) return {};
    for (const SampleRow& row : rows_) {
      if (*column >= row.cells.size()) continue;
      std::string_view cell = without_blanks(row.cells[*column]);
      const MoneyCell money = without_money_sign(cell);
      if (!only_currency_of(money.sign).empty()) cell = only_currency_of(money.sign);
      if (cell.empty() || cell == code) continue;
      const auto meaning =
          std::find_if(source->values.begin(), source->values.end(),
                       [&](const auto& value) { return without_blanks(value.first) == cell; });
      if (meaning == source->values.end()) return std::string(cell);
      if (meaning->second != code) return meaning->second;
    }
    return {};
  }

  [[nodiscard]] std::string of_line(std::size_t line) const {
    return (sheet_ ? "Row " : "Line ") + std::to_string(line);
  }
  [[nodiscard]] std::string place_of(const SampleRow& row) const { return of_line(row.line); }

  [[nodiscard]] bool is_left_out_as_hidden(const SampleRow& row) const {
    return sheet_ && proposal_.mapping.hidden_rows == HiddenRows::skip &&
           is_hidden(*sheet_, row.line);
  }

  // Whether nothing need be known to read the cell: a number or a date of a sheet.
  static bool is_as_it_is(const SampleRow& row, std::size_t column, CellKind kind) {
    if (column >= row.kinds.size()) return false;
    return row.kinds[column] == SheetCellKind::date ||
           (row.kinds[column] == SheetCellKind::number && kind == CellKind::amount);
  }

  // The cells of the fields of a kind, but for empty ones and those whose meaning is said.
  [[nodiscard]] std::vector<std::string_view> cells_of(CellKind kind) const {
    std::vector<std::string_view> cells;
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto& source = proposal_.mapping.fields[i];
      if (import_fields()[i].kind != kind || !source || source->part > 0) continue;
      if (!source->columns.empty() && !source->is_calculated()) continue;
      std::set<std::string_view> said;
      for (const auto& value : source->values) said.insert(value.first);
      for (const ColumnRef& ref : source->all_columns()) {
        const auto column = index_of(ref);
        if (!column) continue;
        for (const SampleRow& row : rows_) {
          if (*column >= row.cells.size()) continue;
          if (is_as_it_is(row, *column, kind)) continue;
          const std::string_view cell = without_blanks(row.cells[*column]);
          if (!cell.empty() && !said.contains(cell)) cells.push_back(cell);
        }
      }
    }
    return cells;
  }

  void decide_numbers() {
    Mapping& mapping = proposal_.mapping;
    // The signs of currencies that stand with amounts leave them their point or comma.
    std::vector<std::string> numbers;
    for (const std::string_view cell : cells_of(CellKind::amount)) {
      numbers.push_back(without_money_sign(cell).number);
    }
    const std::vector<std::string_view> cells(numbers.begin(), numbers.end());
    if ((mapping.decimal && mapping.thousands) || !has_column(CellKind::amount)) return;
    if (sheet_ && cells.empty()) return;
    if (!mapping.decimal) {
      for (const std::string_view cell : cells) {
        mapping.parentheses = mapping.parentheses || (cell.front() == '(' && cell.back() == ')');
        mapping.trailing_minus = mapping.trailing_minus || (cell.size() > 1 && cell.back() == '-');
      }
    }
    std::vector<NumberStyle> styles;
    for (const Thousands thousands : {Thousands::none, Thousands::comma, Thousands::point,
                                      Thousands::space, Thousands::apostrophe}) {
      for (const char decimal : {'.', ','}) {
        if (to_string(thousands) == std::string_view(&decimal, 1)) continue;
        if (mapping.decimal && *mapping.decimal != decimal) continue;
        styles.push_back({decimal, thousands, mapping.parentheses, mapping.trailing_minus});
      }
    }
    const auto ways = compare(styles, cells, [](std::string_view cell, const NumberStyle& style) {
      Complaint complaint;
      return plain_decimal(cell, style, complaint);
    });
    const auto has_sign = [](std::string_view cell) {
      return cell.find_first_of(".,") != std::string_view::npos;
    };
    const bool shows_sign = std::any_of(cells.begin(), cells.end(), has_sign);
    // Whole quantities do not tell how a gross is written that no column is known for yet.
    const bool knows_gross = mapping.source(ImportField::gross).has_value();
    if (!shows_sign && !knows_gross && !mapping.decimal) return;
    // A sign in a cell that cannot be read tells nothing; and where no number has one, those beyond
    // the sample may still have.
    const bool tells = mapping.decimal || (shows_sign ? shows_it(ways.best, cells) : !is_cut_);
    if (ways.best.size() == 1 && tells) {
      mapping.decimal = ways.best.front().decimal;
      mapping.thousands = ways.best.front().thousands;
      return;
    }
    if (mapping.decimal) {
      mapping.thousands = Thousands::none;
      return;
    }
    if (ways.best.size() < 2) {
      const auto unread = std::find_if(cells.begin(), cells.end(), has_sign);
      return ask(
          "/decimal",
          "Is the decimal sign a point or a comma? " +
              (unread == cells.end() ? "The first rows do not tell."
                                     : in_quotes(*unread) + " is not read and does not tell."),
          {{".", "12.50"}, {",", "12,50"}});
    }
    std::vector<Question::Choice> choices;
    for (const char decimal : {'.', ','}) {
      for (std::size_t i = 0; i < ways.best.size(); ++i) {
        if (ways.best[i].decimal != decimal) continue;
        choices.push_back({std::string(1, decimal), ways.means[i]});
        break;
      }
    }
    ask("/decimal",
        "Is the decimal sign a point or a comma? " + in_quotes(ways.example) +
            " can be read both ways.",
        std::move(choices));
  }

  // Whether a number that these styles read has a point or a comma: only that tells the sign.
  static bool shows_it(const std::vector<NumberStyle>& styles,
                       const std::vector<std::string_view>& cells) {
    return std::any_of(cells.begin(), cells.end(), [&](std::string_view cell) {
      Complaint complaint;
      return cell.find_first_of(".,") != std::string_view::npos &&
             std::any_of(styles.begin(), styles.end(), [&](const NumberStyle& style) {
               return plain_decimal(cell, style, complaint).has_value();
             });
    });
  }

  [[nodiscard]] bool has_column(CellKind kind) const {
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto& source = proposal_.mapping.fields[i];
      if (source && !source->is_constant() && import_fields()[i].kind == kind) return true;
    }
    return false;
  }

  // Why no cell of the column of dates is read as one.
  [[nodiscard]] std::string no_dates(const std::vector<std::string_view>& cells,
                                     const std::vector<DateOrder>& orders, int century) const {
    const auto is_zoned = [&](std::string_view cell) {
      return std::any_of(orders.begin(), orders.end(), [&](DateOrder order) {
        return is_of_a_zone(cell, {order, century});
      });
    };
    const std::string column = to_string(*proposal_.mapping.source(ImportField::date)->column);
    const auto zoned = std::find_if(cells.begin(), cells.end(), is_zoned);
    if (zoned != cells.end()) {
      return column + " has " + in_quotes(*zoned) +
             ", which has a time in a zone, and may be another day where the invoice was made. "
             "Which column has the day of the invoice alone?";
    }
    return "No cell of " + column + " is read as a date (the first is " + in_quotes(cells.front()) +
           "): dates are written with day, month and year, as 31.12.2009, 12/31/2009 or "
           "2009-12-31. Which column is the date of the invoice?";
  }

  void decide_dates() {
    Mapping& mapping = proposal_.mapping;
    if (!has_column(CellKind::date)) return;
    const std::vector<std::string_view> cells = cells_of(CellKind::date);
    constexpr int either = 2000;  // whichever it is, day and month are read alike
    const int century = mapping.century.value_or(either);
    std::vector<DateOrder> orders = {DateOrder::dmy, DateOrder::mdy, DateOrder::ymd};
    if (mapping.dates) orders = {*mapping.dates};
    const auto ways = compare(orders, cells, [&](std::string_view cell, DateOrder order) {
      Complaint complaint;
      return iso_date(cell, {order, century}, complaint);
    });
    if (ways.best.empty()) {
      if (cells.empty() || mapping.dates) return;
      return ask("/fields/date", no_dates(cells, orders, century));
    }
    if (!mapping.dates) {
      if (ways.best.size() == 1) {
        mapping.dates = ways.best.front();
      } else {
        std::vector<Question::Choice> choices;
        for (std::size_t i = 0; i < ways.best.size(); ++i) {
          choices.push_back({std::string(to_string(ways.best[i])), ways.means[i]});
        }
        ask("/dates",
            "In which order are day, month and year? " + in_quotes(ways.example) +
                " can be read more than one way.",
            std::move(choices));
      }
    }
    if (mapping.century) return;
    bool is_short = false;
    for (const std::string_view cell : cells) {
      if (!has_short_year(cell, ways.best.front())) continue;
      is_short = true;
      Complaint ignored;
      // No sale is older than the licence; and what would be far ahead is asked.
      const auto is_near = [cell](DateOrder order) {
        Complaint ignored;
        return iso_date(cell, {order, 2000}, ignored).value_or("") < "2050";
      };
      if (std::all_of(ways.best.begin(), ways.best.end(), is_near)) continue;
      std::vector<Question::Choice> choices;
      for (const int begins : {1900, 2000}) {
        Complaint complaint;
        choices.push_back({std::to_string(begins),
                           iso_date(cell, {ways.best.front(), begins}, complaint).value_or("")});
      }
      return ask("/century", "In which century is the year of " + in_quotes(cell) + "?",
                 std::move(choices));
    }
    if (is_short) mapping.century = 2000;
  }

  // What a column's cells are, each once, as long as they are few.
  [[nodiscard]] std::vector<std::string> kinds_in(std::size_t column) const {
    constexpr std::size_t most_kinds = 20;
    std::vector<std::string> kinds;
    for (const SampleRow& row : rows_) {
      if (column >= row.cells.size()) continue;
      const std::string_view cell = without_blanks(row.cells[column]);
      if (cell.empty() || std::find(kinds.begin(), kinds.end(), cell) != kinds.end()) continue;
      if (kinds.size() == most_kinds) return {};
      kinds.emplace_back(cell);
    }
    return kinds;
  }

  // Those of its cells that may mark credit notes, of rows whose amount is not below zero: the usual
  // words first, and in a column of kinds codes that are not known.
  [[nodiscard]] std::vector<std::string> possible_credits(std::size_t column) const {
    const std::vector<std::string> kinds = kinds_in(column);
    const auto of = [&](RowKind kind) {
      std::vector<std::string> found;
      std::copy_if(kinds.begin(), kinds.end(), std::back_inserter(found),
                   [&](const std::string& cell) { return usual_kind(cell) == kind; });
      return found;
    };
    const bool is_of_kinds = says_kind(columns_[column]);
    if (!kinds.empty() && of(RowKind::either).size() == kinds.size()) {
      return has_unsigned_row(column, kinds, false) ? kinds : std::vector<std::string>();
    }
    if (!kinds.empty() && marks_credit(columns_[column]) &&
        std::all_of(kinds.begin(), kinds.end(), is_cross)) {
      return has_unsigned_row(column, kinds, true) ? kinds : std::vector<std::string>();
    }
    std::vector<std::string> credits = of(RowKind::credit);
    const std::size_t sales = of(RowKind::sale).size();
    const bool are_codes = sales == 0 && std::all_of(credits.begin(), credits.end(), is_code);
    if (!is_of_kinds && (are_codes || credits.size() + sales != kinds.size())) credits.clear();
    if (credits.empty() && !is_of_kinds) credits = remarks_of_credits(column);
    const bool is_told = !credits.empty();
    if (is_told && !has_unsigned_row(column, credits, true)) return {};
    if (!is_of_kinds || (!is_told && kinds.size() < 2)) return credits;
    std::vector<std::string> codes = of(RowKind::unknown);
    codes.erase(std::remove_if(codes.begin(), codes.end(), std::not_fn(is_code)), codes.end());
    if (!is_told && !has_unsigned_row(column, codes, false)) return {};
    credits.insert(credits.end(), codes.begin(), codes.end());
    return credits;
  }

  static bool is_code(const std::string& cell) { return cell.size() <= longest_code; }

  // Cells of a column of remarks that say that their row is a credit note, the first of them.
  [[nodiscard]] std::vector<std::string> remarks_of_credits(std::size_t column) const {
    constexpr std::size_t most = 20;
    std::vector<std::string> found;
    for (const SampleRow& row : rows_) {
      if (column >= row.cells.size() || found.size() == most) continue;
      const std::string_view cell = without_blanks(row.cells[column]);
      if (cell.find(' ') == std::string_view::npos || usual_kind(cell) != RowKind::credit) continue;
      if (std::find(found.begin(), found.end(), cell) == found.end()) found.emplace_back(cell);
    }
    return found;
  }

  // Whether a row of these kinds has an amount without a minus; of marks that may be either, whether
  // no row at all has one.
  [[nodiscard]] bool has_unsigned_row(std::size_t column, const std::vector<std::string>& kinds,
                                      bool are_credits) const {
    const auto& gross = proposal_.mapping.source(ImportField::gross);
    const auto amounts = gross && gross->column ? index_of(*gross->column) : std::nullopt;
    if (!amounts) return true;
    bool is_unsigned = false;
    for (const SampleRow& row : rows_) {
      if (column >= row.cells.size() || *amounts >= row.cells.size()) continue;
      const std::string_view amount = without_blanks(row.cells[*amounts]);
      const std::string_view kind = without_blanks(row.cells[column]);
      if (amount.empty() || std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
      const bool has_minus = amount.find_first_of("-(") != std::string_view::npos ||
                             amount.find("−") != std::string_view::npos;
      if (!are_credits && has_minus) return false;
      is_unsigned = is_unsigned || !has_minus;
    }
    return is_unsigned;
  }

  // The column that says what a row is, where the amounts do not.
  void decide_sign() {
    Mapping& mapping = proposal_.mapping;
    std::optional<std::size_t> found;
    std::vector<std::string> credits;
    if (mapping.sign_from) {
      if (mapping.sign_from->is_none() || mapping.sign_from->credit) return;
      found = index_of(mapping.sign_from->column);
      if (!found) return;
      credits = possible_credits(*found);
      if (credits.empty()) credits = kinds_in(*found);
    }
    for (std::size_t i = 0; i < columns_.size() && !found; ++i) {
      if (is_used(i) || is_ignored(i)) continue;
      credits = possible_credits(i);
      if (!credits.empty()) found = i;
    }
    if (!found) return expect_sales_alone();
    if (!mapping.sign_from) mapping.sign_from = SignColumn{ref_of(*found)};
    std::string marks;
    const std::vector<std::string> kinds = kinds_in(*found);
    for (const std::string& kind : kinds.empty() ? credits : kinds) {
      marks += (marks.empty() ? "" : ", ") + in_quotes(kind);
    }
    std::vector<Question::Choice> choices;
    std::string all;  // the usual words
    std::string means;
    std::size_t words = 0;
    for (const std::string& credit : credits) {
      choices.push_back({credit, in_quotes(credit) + " is a credit note"});
      if (usual_kind(credit) != RowKind::credit) continue;
      all += (words == 0 ? "" : "\n") + credit;
      means += (words++ == 0 ? "" : ", ") + in_quotes(credit);
    }
    if (words > 1) {
      if (words == credits.size()) means = "all of these";
      choices.insert(choices.begin(), {std::move(all), std::move(means)});
    }
    choices.push_back({"", "none of them"});
    ask("/sign_from/credit",
        to_string(mapping.sign_from->column) + " says what a row is (" + marks +
            "), and the amounts do not. Which rows are credit notes?",
        std::move(choices));
  }

  // A column that says of every row that it is a sale: another file's may say something else.
  void expect_sales_alone() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (is_used(i) || is_ignored(i) || !says_kind(columns_[i])) continue;
      std::vector<std::string> kinds = kinds_in(i);
      const bool are_sales = std::all_of(kinds.begin(), kinds.end(), [](const std::string& cell) {
        return usual_kind(cell) == RowKind::sale;
      });
      if (kinds.empty() || !are_sales) continue;
      proposal_.mapping.sign_from =
          SignColumn{ref_of(i), std::vector<std::string>(), std::move(kinds)};
      return;
    }
  }

  // A column that says of some rows that they were cancelled: they may be no sales.
  void decide_cancelled() {
    Mapping& mapping = proposal_.mapping;
    auto& said = mapping.skip_rows_with;
    if (said && (said->is_none() || said->cells)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (said ? index_of(said->column) != i : is_used(i) || is_ignored(i)) continue;
      const std::vector<std::string> kinds = kinds_in(i);
      std::vector<std::string> cancelled;
      std::copy_if(kinds.begin(), kinds.end(), std::back_inserter(cancelled),
                   [&](const std::string& cell) {
                     return says_void(cell) || (marks_void(columns_[i]) && is_cross(cell));
                   });
      if (cancelled.empty()) continue;
      std::string all;
      std::string named;
      for (const std::string& cell : cancelled) {
        all += (all.empty() ? "" : "\n") + cell;
        named += (named.empty() ? "" : ", ") + in_quotes(cell);
      }
      said = CancelledRows{ref_of(i)};
      return ask("/skip_rows_with/cells",
                 to_string(ref_of(i)) + " says of rows that they were cancelled (" + named +
                     "). Are they left out?",
                 {{std::move(all), "left out"}, {"", "sales all the same"}});
    }
  }

  // Once for all: discounts in brackets, taxes of credit notes with a minus.
  void ask_about_negative_deductions() {
    const Mapping& mapping = proposal_.mapping;
    if (mapping.takes_off_negatives) return;
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto& source = mapping.fields[i];
      if (!import_fields()[i].is_deduction || !source || !source->column) continue;
      const auto column = index_of(*source->column);
      if (!column) continue;
      for (const SampleRow& row : rows_) {
        if (*column >= row.cells.size()) continue;
        const std::string_view cell = without_blanks(row.cells[*column]);
        const std::string number = without_money_sign(cell).number;
        const bool is_plain = is_as_it_is(row, *column, CellKind::amount);
        const NumberStyle style{is_plain ? '.' : mapping.decimal.value_or('.'),
                                mapping.thousands.value_or(Thousands::none), true, true};
        Complaint complaint;
        const auto value = plain_decimal(number, style, complaint);
        if (!value || !value->starts_with('-')) continue;
        return ask("/negative_deductions",
                   place_of(row) + " has " + in_quotes(cell) + " under " +
                       in_quotes(columns_[*column]) +
                       ", a deduction below zero. Are such amounts taken off the price?",
                   {{"taken-off", value->substr(1) + " is taken off"}});
      }
    }
  }

  // A sign of several currencies that stands with amounts of two.
  void ask_about_signs() {
    const Mapping& mapping = proposal_.mapping;
    Problems of_mapping;  // said when it is read
    const Plan plan(mapping, columns_, of_mapping, sheet_.has_value());
    MoneySigns signs(plan);
    for (const SampleRow& row : rows_) {
      RowReading reading = read_row(plan, sheet_ ? row.as_import : row.cells);
      const RowFields before = reading.fields;
      signs.settle(reading);
      for (const FieldPlan& field : plan.fields()) {
        const auto at = static_cast<std::size_t>(field.field);
        if (before.at(at).outcome == reading.fields.at(at).outcome) continue;
        const std::string pointer =
            "/fields/" + std::string(info_of(field.field).name) + "/currency";
        const auto& open = proposal_.questions;
        if (std::any_of(open.begin(), open.end(),
                        [&](const Question& one) { return one.pointer == pointer; })) {
          continue;
        }
        ask(pointer,
            place_of(row) + ": " + reading.fields.at(at).text +
                ". Are the amounts in each row's own currency? If not, correct the rows.",
            {{"row", "the row's own currency"}});
      }
    }
  }

  // What becomes of rows that are totals, where there are any among the first.
  void decide_totals() {
    const Mapping& mapping = proposal_.mapping;
    if (mapping.totals || !mapping.source(ImportField::gross)) return;
    const auto& cancelled = mapping.skip_rows_with;
    if (cancelled && !cancelled->is_none() && !cancelled->cells) return;  // that comes first
    Problems of_mapping;                                                  // said when it is read
    const Plan plan(mapping, columns_, of_mapping, sheet_.has_value());
    TotalFinder totals(plan);
    std::size_t named = 0;
    std::size_t sums = 0;
    Examples examples;
    for (const SampleRow& row : rows_) {
      const auto skip = plan.skip_column();
      if (skip && *skip < row.cells.size() && without_blanks(row.cells[*skip]).empty()) continue;
      const auto& cells = sheet_ ? row.as_import : row.cells;
      if (is_cancelled(plan, cells)) continue;
      const RowFields fields = read_row(plan, cells).fields;
      if (is_left_out_as_hidden(row)) {
        totals.look_at_hidden(fields);
        continue;
      }
      const auto found = totals.look_at(row.line, fields, cells);
      const auto doubtful = totals.take_doubtful();
      for (const auto& one : doubtful)
        examples.add(of_line(one.line) + " has " + one.gross + " as the row above it");
      if (totals.is_left_out()) continue;
      if (found != TotalFinder::Found::named && !totals.is_undecided()) continue;
      const bool is_named = found == TotalFinder::Found::named;
      ++(is_named ? named : sums);
      examples.add(place_of(row) +
                   (is_named ? " says " + in_quotes(totals.label())
                             : " has " + totals.label() + ", the sum of the rows above"));
    }
    for (const auto& one : is_cut_ ? std::vector<TotalFinder::Doubtful>() : totals.heads()) {
      ++sums;
      examples.add(of_line(one.line) + " has " + one.gross + ", the sum of the rows below");
    }
    if (named + sums == 0) return;
    const std::string example = examples.text();
    const auto rows = [](std::size_t count) {
      return std::to_string(count) + (count == 1 ? " row left out" : " rows left out");
    };
    std::vector<Question::Choice> choices;
    if (named > 0) choices.push_back({"named", rows(named)});
    if (sums > 0) choices.push_back({"sums", rows(named + sums)});
    choices.push_back({"read", "sales all the same"});
    ask("/totals", example + ". Are such rows totals, and not sales?", std::move(choices));
  }

  [[nodiscard]] bool is_used(std::size_t column) const {
    const auto uses = [&](const auto& source) {
      if (!source) return false;
      const std::vector<ColumnRef> all = source->all_columns();
      return std::any_of(all.begin(), all.end(),
                         [&](const ColumnRef& ref) { return index_of(ref) == column; });
    };
    const auto& fields = proposal_.mapping.fields;
    return std::any_of(fields.begin(), fields.end(), uses);
  }

  [[nodiscard]] bool is_ignored(std::size_t column) const {
    const auto& ignored = proposal_.mapping.ignored;
    return ignored && std::any_of(ignored->begin(), ignored->end(),
                                  [&](const ColumnRef& ref) { return index_of(ref) == column; });
  }

  void note_meanings() {
    for (std::size_t i = 0; i < import_field_count; ++i) {
      auto& source = proposal_.mapping.fields[i];
      if (!source || !source->column || !source->values.empty()) continue;
      const auto column = index_of(*source->column);
      if (!column) continue;
      const auto field = static_cast<ImportField>(i);
      std::set<std::string_view> seen;
      for (const SampleRow& row : rows_) {
        if (*column >= row.cells.size()) continue;
        const std::string_view cell = without_blanks(row.cells[*column]);
        if (cell.empty() || !seen.insert(cell).second) continue;
        std::string meaning = usual_meaning(field, cell);
        if (!meaning.empty()) source->values.emplace_back(cell, std::move(meaning));
      }
    }
  }

  void ignore_the_rest() {
    Mapping& mapping = proposal_.mapping;
    if (mapping.ignored || !mapping.header.value_or(false)) return;
    std::vector<bool> used(columns_.size());
    const auto use = [&](const std::optional<ColumnRef>& ref) {
      if (!ref) return;
      if (const auto column = index_of(*ref)) used[*column] = true;
    };
    for (const auto& source : mapping.fields) {
      if (!source) continue;
      for (const ColumnRef& ref : source->all_columns()) use(ref);
    }
    for (const ColumnRef& ref : mapping.fill_down.value_or(std::vector<ColumnRef>())) use(ref);
    use(mapping.skip_rows_without);
    if (mapping.sign_from) use(mapping.sign_from->column);
    if (mapping.skip_rows_with) use(mapping.skip_rows_with->column);
    mapping.ignored.emplace();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!used[i] && !asked_about_.contains(i)) mapping.ignored->push_back(ref_of(i));
    }
  }

  std::string_view sample_;
  bool is_cut_;
  std::string text_;  // of the sample, as UTF-8
  Complaint fault_;   // of the file, whatever the mapping says
  std::optional<SheetHead> sheet_;
  std::optional<Encoding> given_encoding_;
  std::optional<char> given_delimiter_;
  Columns columns_;
  std::vector<SampleRow> rows_;
  std::set<std::size_t> asked_about_;  // columns that may be a field
  Proposal proposal_;
};

}  // namespace

Proposal suggest(std::string_view sample, bool is_cut, const Mapping& given) {
  return Suggester(sample, is_cut, given).run();
}

}  // namespace jm216
