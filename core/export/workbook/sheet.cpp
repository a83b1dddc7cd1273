#include "core/export/workbook/sheet.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <new>
#include <utility>

#include "core/basics/decimal.hpp"
#include "core/basics/shown.hpp"
#include "core/basics/text.hpp"
#include "core/export/text.hpp"

namespace jm216 {

namespace {

constexpr std::size_t most_rows = 1048576;   // of a sheet, its headings among them
constexpr std::size_t longest_text = 32000;  // bytes of a cell; Excel takes 32,767 characters
constexpr std::size_t longest_title = 100;   // characters; a header takes 255
constexpr std::uint8_t a4 = 9;

// "_x000A_" is how a workbook writes a control character: where a text says so by itself, its first sign
// is written that way.
bool is_escape(std::string_view text) {
  const auto is_hex = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

std::string cell_text(std::string_view text) {
  std::string out;
  for (std::size_t rest = longest_text; !text.empty();) {
    const Character one = first_character(text);
    if (one.bytes > rest) return out + "…";
    rest -= one.bytes;
    if (is_escape(text)) out += "_x005F";
    const bool is_no_xml = one.code == 0xFFFE || one.code == 0xFFFF;
    out += is_no_xml ? "\uFFFD" : text.substr(0, one.bytes);
    text.remove_prefix(one.bytes);
  }
  return out;
}

// A cell of a column of figures: its number, and what it is of ("1.323 USD"); empty where it is none.
struct Figure {
  std::string number;
  std::string_view unit;
};

// A unit stands in a cell's format, between quotation marks.
bool fits_a_format(std::string_view unit) {
  constexpr std::size_t longest = 40;
  return unit.size() <= longest && std::none_of(unit.begin(), unit.end(), [](char c) {
           return c == '"' || c == '\\' || is_control(static_cast<unsigned char>(c));
         });
}

// Nothing else is one, such as a date: "2018-04-24" begins as a figure does.
Figure figure_of(std::string_view cell) {
  const std::size_t blank = std::min(cell.find(' '), cell.size());
  const std::string_view number = cell.substr(0, blank);
  const std::string_view unit = cell.substr(std::min(blank + 1, cell.size()));
  if (!Decimal::parse(number) || !fits_a_number(number) || !fits_a_format(unit)) return {};
  return {std::string(number), unit};
}

// The only place where a figure becomes binary, for the format has no other numbers: fifteen digits come
// back as they were.
double as_number(const std::string& decimal) {
  return std::strtod(decimal.c_str(), nullptr);
}

std::string format_of(std::string_view column, std::string_view unit = {}) {
  if (column.ends_with("_usd") || column == "gross" || column == "net_sales") return "#,##0.00";
  if (column == "royalty") return "#,##0.00##";
  if (column == "lines" || column == "number" || column == "facts") return "#,##0";
  return "General" + (unit.empty() ? std::string() : "\" " + std::string(unit) + '"');
}

double width_of(const Column& column) {
  if (column.name == "message" || column.name == "why" || column.name == "what") return 70;
  const double heading = static_cast<double>(column.heading.size()) + 4;
  return std::max(heading, column.kind == ColumnKind::number ? 15.0 : 12.0);
}

lxw_datetime datetime_of(Date day) {
  const date::year_month_day parts(day);
  return {static_cast<int>(parts.year()),
          static_cast<int>(static_cast<unsigned>(parts.month())),
          static_cast<int>(static_cast<unsigned>(parts.day())),
          0,
          0,
          0};
}

}  // namespace

struct WrittenWorkbook::Parts {
  lxw_workbook* book = nullptr;
  std::string header;
  lxw_format* heading = nullptr;
  lxw_format* heading_of_numbers = nullptr;
  lxw_format* heading_of_dates = nullptr;
  lxw_format* bold = nullptr;
  lxw_format* date = nullptr;
  std::map<std::string, lxw_format*> numbers;  // by how they are shown

  lxw_format* number(const std::string& shown) {
    const auto [at, is_new] = numbers.try_emplace(shown);
    if (is_new) {
      at->second = workbook_add_format(book);
      format_set_num_format(at->second, shown.c_str());
    }
    return at->second;
  }

  [[nodiscard]] lxw_format* heading_of(ColumnKind kind) const {
    return kind == ColumnKind::number ? heading_of_numbers
           : kind == ColumnKind::date ? heading_of_dates
                                      : heading;
  }

  lxw_worksheet* sheet(const std::string& name) const {
    lxw_worksheet* const made = workbook_add_worksheet(book, name.c_str());
    if (made == nullptr) throw std::bad_alloc();
    worksheet_set_landscape(made);
    worksheet_set_paper(made, a4);
    worksheet_fit_to_pages(made, 1, 0);
    worksheet_set_header(made, header.c_str());
    worksheet_set_footer(made, "&L&A&R&P / &N");
    return made;
  }

  // `format` of a number.
  void write(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Column& kind,
             const std::string& cell) {
    const auto y = static_cast<lxw_row_t>(row);
    const auto x = static_cast<lxw_col_t>(column);
    if (cell.empty()) return;
    if (kind.kind == ColumnKind::date) {
      if (const auto day = parse_date(cell)) {
        lxw_datetime written = datetime_of(*day);
        worksheet_write_datetime(sheet, y, x, &written, date);
        return;
      }
    }
    const Figure figure = kind.kind == ColumnKind::number ? figure_of(cell) : Figure{};
    if (figure.number.empty()) {
      worksheet_write_string(sheet, y, x, cell_text(cell).c_str(), nullptr);
      return;
    }
    worksheet_write_number(sheet, y, x, as_number(figure.number),
                           number(format_of(kind.name, figure.unit)));
  }

  void write(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Column& kind,
             const CellFormula& formula) {
    worksheet_write_formula_num(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                formula.formula.c_str(), number(format_of(kind.name)),
                                as_number(formula.value));
  }
};

// Cells into one sheet after another, each begun by the headings.
class WrittenWorkbook::Sink : public TableSink {
 public:
  Sink(Parts& parts, std::string_view name, const CellFormulas& formulas)
      : parts_(parts), name_(name), formulas_(formulas) {}

  void begin(const std::vector<Column>& columns) override {
    columns_ = columns;
    open();
  }

  void row(const std::vector<std::string>& cells) override {
    if (row_ == most_rows) {
      close();
      open();
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto formula = formulas_ ? formulas_(count_, i) : std::nullopt;
      if (formula) {
        parts_.write(sheet_, row_, i, columns_[i], *formula);
      } else {
        parts_.write(sheet_, row_, i, columns_[i], cells[i]);
      }
    }
    ++row_;
    ++count_;
  }

  // The headings' arrows, by which rows are filtered.
  void close() const {
    worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(row_ - 1),
                         static_cast<lxw_col_t>(columns_.size() - 1));
  }

 private:
  void open() {
    ++sheets_;
    sheet_ = parts_.sheet(name_ + (sheets_ > 1 ? ' ' + std::to_string(sheets_) : std::string()));
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_freeze_panes(sheet_, 1, 0);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, at, at, width_of(columns_[i]), nullptr);
      worksheet_write_string(sheet_, 0, at, std::string(columns_[i].heading).c_str(),
                             parts_.heading_of(columns_[i].kind));
    }
    row_ = 1;
  }

  Parts& parts_;
  std::string name_;
  const CellFormulas& formulas_;
  std::vector<Column> columns_;
  lxw_worksheet* sheet_ = nullptr;
  std::size_t sheets_ = 0;
  std::size_t row_ = 0;    // of the sheet
  std::size_t count_ = 0;  // of the table
};

WrittenWorkbook::WrittenWorkbook(const std::string& file, std::string_view title,
                                 std::optional<Date> day)
    : parts_(std::make_unique<Parts>()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;  // row by row, as tables come
  parts_->book = workbook_new_opt(file.c_str(), &options);
  if (parts_->book == nullptr) throw std::bad_alloc();
  // A header holds 255 characters; "&" begins a field of it, and control characters tear its XML.
  std::string& header = parts_->header = "&L";
  for (const char c : cell_text(plain(shortened(title, longest_title))))
    header += c == '&' ? "&&" : std::string(1, c);
  if (day) header += "&R" + to_string(*day);
  // Of the day that the answer is of: one answer gives one file.
  const date::year_month_day ymd(day.value_or(date::sys_days(date::year(1980) / 1 / 1)));
  std::tm made{};
  made.tm_year = static_cast<int>(ymd.year()) - 1900;
  made.tm_mon = static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
  made.tm_mday = static_cast<int>(static_cast<unsigned>(ymd.day()));
  lxw_doc_properties about{};
  about.created = timegm(&made);
  workbook_set_properties(parts_->book, &about);
  for (lxw_format** format :
       {&parts_->heading, &parts_->heading_of_numbers, &parts_->heading_of_dates, &parts_->bold}) {
    *format = workbook_add_format(parts_->book);
    format_set_bold(*format);
  }
  format_set_bottom(parts_->heading, LXW_BORDER_THIN);
  format_set_bottom(parts_->heading_of_numbers, LXW_BORDER_THIN);
  format_set_align(parts_->heading_of_numbers, LXW_ALIGN_RIGHT);
  format_set_bottom(parts_->heading_of_dates, LXW_BORDER_THIN);
  format_set_align(parts_->heading_of_dates, LXW_ALIGN_CENTER);
  parts_->date = workbook_add_format(parts_->book);
  format_set_num_format(parts_->date, "yyyy-mm-dd");
  format_set_align(parts_->date, LXW_ALIGN_CENTER);
}

WrittenWorkbook::~WrittenWorkbook() {
  if (parts_->book != nullptr) lxw_workbook_free(parts_->book);
}

void WrittenWorkbook::add(std::string_view name, const TableFiller& fill,
                          const CellFormulas& formulas) {
  Sink sink(*parts_, name, formulas);
  fill(sink);
  sink.close();
}

void WrittenWorkbook::add_facts(std::string_view name, const std::vector<Fact>& facts) {
  lxw_worksheet* const sheet = parts_->sheet(std::string(name));
  worksheet_set_column(sheet, 0, 0, 34, nullptr);
  worksheet_set_column(sheet, 1, 1, 20, nullptr);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto row = static_cast<lxw_row_t>(i);
    worksheet_write_string(sheet, row, 0, cell_text(facts[i].name).c_str(), parts_->bold);
    const Fact& fact = facts[i];
    if (fact.formula.empty()) {
      parts_->write(sheet, i, 1, fact.kind, fact.value);
    } else {
      parts_->write(sheet, i, 1, fact.kind, CellFormula{fact.formula, fact.value});
    }
  }
}

bool WrittenWorkbook::finish() {
  return workbook_close(std::exchange(parts_->book, nullptr)) == LXW_NO_ERROR;
}

}  // namespace jm216
