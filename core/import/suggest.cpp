#include "core/import/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>
#include <utility>

#include "core/import/cells.hpp"
#include "core/import/headings.hpp"
#include "core/import/sheet.hpp"
#include "core/import/table.hpp"
#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::array<char, 4> delimiters = {',', ';', '\t', '|'};
// A heading may stand below a few lines of titles.
constexpr std::size_t most_titles = 20;

ByteSource source_of(std::string_view text) {
  return [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t size = std::min(capacity, text.size());
    std::memcpy(buffer, text.data(), size);
    text.remove_prefix(size);
    return size;
  };
}

struct SampleRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
  std::size_t count = 0;               // of its cells, also beyond those that are read
  std::vector<SheetCellKind> kinds{};  // of a sheet's cells
};

std::vector<SampleRow> rows_of(std::string_view text, char delimiter, std::size_t first_line) {
  std::vector<SampleRow> rows;
  CsvReader csv(source_of(text), delimiter);
  for (CsvReader::Next next = csv.next(); next != CsvReader::Next::end; next = csv.next()) {
    if (next == CsvReader::Next::row && csv.line() >= first_line) {
      rows.push_back({csv.line(), csv.cells(), csv.cell_count()});
    }
  }
  return rows;
}

std::size_t recognised_in(const SampleRow& row) {
  std::set<ImportField> fields;
  for (const std::string& cell : row.cells) {
    if (const auto match = recognise_heading(cell)) fields.insert(match->field);
  }
  return fields.size();
}

// The row among the first that looks most like headings, and how many it has of them.
std::pair<std::size_t, std::size_t> best_header(const std::vector<SampleRow>& rows) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t i = 0; i < std::min(rows.size(), most_titles); ++i) {
    if (const std::size_t count = recognised_in(rows[i]); count > best.second) best = {i, count};
  }
  return best;
}

// Whether most rows have as many cells, and more than one.
bool is_table(const std::vector<SampleRow>& rows) {
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
  return columns > 1 && most * 10 >= rows.size() * 8;
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
  const bool has_letters =
      std::any_of(cell.begin(), cell.end(), [](char c) { return (c | 0x20) >= 'a'; });
  const bool has_digits =
      std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  return has_digits && !has_letters;
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
    for (std::string& cell : row.cells) {
      std::string_view left = cell;
      row.kinds.push_back(take_kind(left));
      cell = shown_cell(cell);
    }
  }
}

class Suggester {
 public:
  Suggester(std::string_view sample, bool is_cut, const Mapping& known)
      : sample_(sample),
        is_cut_(is_cut),
        known_encoding_(known.encoding),
        known_delimiter_(known.delimiter) {
    proposal_.mapping = known;
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
      proposal_.mapping.encoding = known_encoding_;
      proposal_.mapping.delimiter = known_delimiter_;
    }
    return std::move(proposal_);
  }

 private:
  void decide_the_rest() {
    decide_header();
    if (!load_rows()) return;
    map_columns();
    decide_hidden_rows();
    decide_numbers();
    decide_dates();
    note_meanings();
    ignore_the_rest();
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

  void ask(std::string pointer, std::string text, std::vector<Question::Answer> answers = {}) {
    proposal_.questions.push_back({std::move(pointer), std::move(text), std::move(answers)});
  }

  // Nothing need be asked of a file that no answer makes a table.
  bool refuse_what_is_no_text() {
    std::string why;
    if (!fault_.empty() && text_.empty()) {
      why = "The file cannot be read as it is: " + fault_ + ".";
    } else if (text_.empty() && is_cut_) {
      why =
          "The first line is longer than any in a table of sales, which has at most 1000 columns.";
    } else if (without_blanks(text_).empty()) {
      why = "The file is empty.";
    } else if (sample_.starts_with("PK\x03\x04") || sample_.starts_with("\xD0\xCF\x11\xE0")) {
      why = "The file is a workbook, perhaps from Excel, not text.";
    } else if (sample_.starts_with("%PDF")) {
      why = "The file is a PDF, not text.";
    } else if (text_.find('\0') != std::string::npos) {
      why = "The file is not text.";
    }
    if (why.empty()) return false;
    proposal_.questions.clear();
    ask("", why + " Save the sheet that holds the sales as CSV or TSV, and open that file.");
    return true;
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

  bool decide_delimiter() {
    Mapping& mapping = proposal_.mapping;
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
    std::vector<Question::Answer> answers;
    for (const char delimiter : delimiters) {
      if (!possible.empty() &&
          std::find(possible.begin(), possible.end(), delimiter) == possible.end()) {
        continue;
      }
      answers.push_back({std::string(1, delimiter), delimiter_name(delimiter)});
    }
    ask("/delimiter", "What separates the cells of a row?", std::move(answers));
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

  // False where no answer lets its columns be read.
  bool load_rows() {
    const Mapping& mapping = proposal_.mapping;
    rows_ = sample_rows();
    if (rows_.empty()) return true;
    if (rows_.front().count > CsvReader::most_cells) {
      proposal_.questions.clear();
      ask("", too_many_columns(rows_.front().count) + '.');
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
      if (!source || !source->column) continue;
      if (const auto column = index_of(*source->column)) taken[*column] = true;
    }
    if (mapping.ignored) {
      for (const ColumnRef& ref : *mapping.ignored) {
        if (const auto column = index_of(ref)) taken[*column] = true;
      }
    }
    std::array<std::vector<std::size_t>, import_field_count> found;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (taken[i]) continue;
      if (const auto match = recognise_heading(columns_[i])) {
        found.at(static_cast<std::size_t>(match->field)).push_back(i);
      }
    }
    for (std::size_t i = 0; i < import_field_count; ++i) {
      if (mapping.fields[i]) continue;
      const FieldInfo& info = import_fields()[i];
      const std::string pointer = "/fields/" + std::string(info.name);
      if (found[i].size() == 1) {
        mapping.fields[i] = FieldSource{ref_of(found[i].front()), {}, {}};
      } else if (found[i].size() > 1) {
        std::vector<Question::Answer> answers;
        for (const std::size_t column : found[i]) {
          asked_about_.insert(column);
          const ColumnRef ref = ref_of(column);
          answers.push_back(
              {ref.heading.empty() ? std::to_string(ref.number) : ref.heading, columns_[column]});
        }
        ask(pointer, "Several columns may be the " + std::string(info.name) + ". Which is it?",
            std::move(answers));
      } else if (info.is_required) {
        ask(pointer, "No column was recognised as the " + std::string(info.name) +
                         ". Name one, or a constant for all rows.");
      }
    }
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
      if (import_fields()[i].kind != kind || !source || !source->column) continue;
      const auto column = index_of(*source->column);
      if (!column) continue;
      std::set<std::string_view> said;
      for (const auto& value : source->values) said.insert(value.first);
      for (const SampleRow& row : rows_) {
        if (*column >= row.cells.size()) continue;
        if (is_as_it_is(row, *column, kind)) continue;
        const std::string_view cell = without_blanks(row.cells[*column]);
        if (!cell.empty() && !said.contains(cell)) cells.push_back(cell);
      }
    }
    return cells;
  }

  void decide_numbers() {
    Mapping& mapping = proposal_.mapping;
    const std::vector<std::string_view> cells = cells_of(CellKind::amount);
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
      std::string complaint;
      return plain_decimal(cell, style, complaint);
    });
    // Without a sign in any number, those beyond the sample may still have one.
    const bool shows_sign = std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
      return cell.find_first_of(".,") != std::string_view::npos;
    });
    // Nor do whole quantities tell how a gross is written that no column is known for yet.
    const bool knows_gross = mapping.source(ImportField::gross).has_value();
    if (!shows_sign && !knows_gross && !mapping.decimal) return;
    if (ways.best.size() == 1 && (shows_sign || !is_cut_ || mapping.decimal)) {
      mapping.decimal = ways.best.front().decimal;
      mapping.thousands = ways.best.front().thousands;
      return;
    }
    if (mapping.decimal) {
      mapping.thousands = Thousands::none;
      return;
    }
    if (ways.best.size() < 2) {
      return ask("/decimal", "Is the decimal sign a point or a comma? The first rows do not tell.",
                 {{".", "12.50"}, {",", "12,50"}});
    }
    std::vector<Question::Answer> answers;
    for (const char decimal : {'.', ','}) {
      for (std::size_t i = 0; i < ways.best.size(); ++i) {
        if (ways.best[i].decimal != decimal) continue;
        answers.push_back({std::string(1, decimal), ways.means[i]});
        break;
      }
    }
    ask("/decimal",
        "Is the decimal sign a point or a comma? " + in_quotes(ways.example) +
            " can be read both ways.",
        std::move(answers));
  }

  [[nodiscard]] bool has_column(CellKind kind) const {
    for (std::size_t i = 0; i < import_field_count; ++i) {
      const auto& source = proposal_.mapping.fields[i];
      if (source && source->column && import_fields()[i].kind == kind) return true;
    }
    return false;
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
      std::string complaint;
      return iso_date(cell, {order, century}, complaint);
    });
    if (ways.best.empty()) {
      if (cells.empty() || mapping.dates) return;
      return ask("/fields/date", "No cell of " +
                                     to_string(*mapping.source(ImportField::date)->column) +
                                     " is a date (the first is " + in_quotes(cells.front()) +
                                     "). Which column is the date of the invoice?");
    }
    if (!mapping.dates) {
      if (ways.best.size() == 1) {
        mapping.dates = ways.best.front();
      } else {
        std::vector<Question::Answer> answers;
        for (std::size_t i = 0; i < ways.best.size(); ++i) {
          answers.push_back({std::string(to_string(ways.best[i])), ways.means[i]});
        }
        ask("/dates",
            "In which order are day, month and year? " + in_quotes(ways.example) +
                " can be read more than one way.",
            std::move(answers));
      }
    }
    if (mapping.century) return;
    for (const std::string_view cell : cells) {
      if (!has_short_year(cell, ways.best.front())) continue;
      std::vector<Question::Answer> answers;
      for (const int begins : {1900, 2000}) {
        std::string complaint;
        answers.push_back({std::to_string(begins),
                           iso_date(cell, {ways.best.front(), begins}, complaint).value_or("")});
      }
      return ask("/century", "In which century is the year of " + in_quotes(cell) + "?",
                 std::move(answers));
    }
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
      if (source) use(source->column);
    }
    use(mapping.skip_rows_without);
    mapping.ignored.emplace();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!used[i] && !asked_about_.contains(i)) mapping.ignored->push_back(ref_of(i));
    }
  }

  std::string_view sample_;
  bool is_cut_;
  std::string text_;   // of the sample, as UTF-8
  std::string fault_;  // of the file, whatever the mapping says
  std::optional<SheetHead> sheet_;
  std::optional<Encoding> known_encoding_;
  std::optional<char> known_delimiter_;
  Columns columns_;
  std::vector<SampleRow> rows_;
  std::set<std::size_t> asked_about_;  // columns that may be a field
  Proposal proposal_;
};

}  // namespace

Proposal suggest(std::string_view sample, bool is_cut, const Mapping& known) {
  return Suggester(sample, is_cut, known).run();
}

}  // namespace jm216
