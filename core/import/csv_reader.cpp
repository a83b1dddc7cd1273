#include "core/import/csv_reader.hpp"

#include <csv.h>

#include <algorithm>
#include <new>
#include <utility>

namespace jm216 {

namespace {

constexpr unsigned char strictly = CSV_STRICT | CSV_STRICT_FINI;
constexpr int row_not_begun = 0;  // csv_parser::pstate between two rows
constexpr std::size_t longest_row = 2 * CsvReader::longest_cell;
constexpr std::size_t most_reread = 1000;  // each may cost as much as a long cell

std::size_t end_of_line(std::string_view text) {
  return std::min(text.find_first_of("\r\n"), text.size());
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

// Where a cell in quotation marks ends, its closing mark included; npos where no mark closes it.
std::size_t end_of_quoted(std::string_view text, char delimiter) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '"') continue;
    if (text.substr(at).starts_with("\"\"")) {
      ++at;
      continue;
    }
    const std::size_t next = text.find_first_not_of(' ', at + 1);
    return next == std::string_view::npos || text[next] == delimiter ? at + 1
                                                                     : std::string_view::npos;
  }
  return std::string_view::npos;
}

// Hands out the cells of a line, and whether a quotation mark in it is none.
template <class Take>
void cut_line(std::string_view line, char delimiter, const Take& take) {
  for (bool is_last = false; !is_last;) {
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view from = line.substr(blanks);
    const std::size_t closed = from.starts_with('"') ? end_of_quoted(from, delimiter) : 0;
    const bool is_quoted = closed != 0 && closed != std::string_view::npos;
    const std::size_t end = line.find(delimiter, is_quoted ? blanks + closed : 0);
    is_last = end == std::string_view::npos;
    const std::string_view cell = trimmed(line.substr(0, end));
    if (is_quoted) {
      take(cell.substr(1, cell.size() - 2), false, true);
    } else {
      take(cell, cell.find('"') != std::string_view::npos, false);
    }
    line.remove_prefix(is_last ? line.size() : end + 1);
  }
}

}  // namespace

CsvReader::CsvReader(ByteSource source, char delimiter)
    : source_(std::move(source)), delimiter_(delimiter), parser_(new csv_parser()) {
  start_parser();
}

CsvReader::~CsvReader() {
  csv_free(parser_.get());
}

void CsvReader::start_parser() {
  csv_init(parser_.get(), strictly);
  csv_set_delim(parser_.get(), static_cast<unsigned char>(delimiter_));
  csv_set_blk_size(parser_.get(), 4096);
}

void CsvReader::take_cell(void* text, std::size_t size, void* self) {
  auto& reader = *static_cast<CsvReader*>(self);
  if (size > longest_cell) reader.has_long_cell_ = true;
  if (reader.cell_count_++ >= most_cells) return;
  if (reader.cells_.size() < reader.cell_count_) reader.cells_.emplace_back();
  reader.cells_[reader.cell_count_ - 1].assign(static_cast<const char*>(text), size);
}

void CsvReader::take_row(int /*last*/, void* self) {
  static_cast<CsvReader*>(self)->row_is_done_ = true;
}

bool CsvReader::refill() {
  at_ = 0;
  if (!pending_.empty()) {
    end_ = std::min(pending_.size(), buffer_.size());
    std::copy_n(pending_.data(), end_, buffer_.data());
    pending_.erase(0, end_);
    return true;
  }
  end_ = source_(buffer_.data(), buffer_.size());
  return end_ > 0;
}

CsvReader::Next CsvReader::refuse(std::size_t line, Sentence sentence) {
  row_line_ = line;
  fault_ = {sentence};
  csv_free(parser_.get());
  start_parser();
  return Next::fault;
}

void CsvReader::read_to_line_end() {
  while (row_text_.size() <= longest_row && end_of_line(row_text_) == row_text_.size()) {
    if (at_ == end_ && !refill()) return;
    const std::string_view left(buffer_.data() + at_, end_ - at_);
    const std::size_t size = std::min(end_of_line(left) + 1, left.size());
    row_text_ += left.substr(0, size);
    at_ += size;
  }
}

void CsvReader::cut_leniently(std::string_view line) {
  cells_.clear();
  cut_line(line, delimiter_, [this](std::string_view text, bool is_torn, bool is_quoted) {
    if (is_torn) torn_.push_back(cells_.size());
    std::string& cell = cells_.emplace_back(text);
    for (std::size_t at = cell.find("\"\""); is_quoted && at != std::string::npos;
         at = cell.find("\"\"", at + 1)) {
      cell.erase(at, 1);
    }
  });
  cell_count_ = cells_.size();
}

// Refuses a row of which a quotation mark is in the wrong place; what it seemed to hold further on is read
// as lines of their own.
CsvReader::Next CsvReader::reread(std::size_t line, Sentence sentence) {
  if (expected_ == 0 || reread_ == most_reread) return refuse(line, sentence);
  read_to_line_end();
  const std::size_t end = end_of_line(row_text_);
  if (end > longest_cell || row_text_.size() > longest_row) return refuse(line, sentence);
  ++reread_;
  const std::size_t first = row_line_;
  cut_leniently(std::string_view(row_text_).substr(0, end));
  const bool is_pair = std::string_view(row_text_).substr(end).starts_with("\r\n");
  std::string left = row_text_.substr(std::min(end + (is_pair ? 2 : 1), row_text_.size()));
  left.append(buffer_.data() + at_, end_ - at_);
  pending_.insert(0, left);
  at_ = end_ = 0;
  line_ = first + 1;
  after_return_ = !is_pair && end < row_text_.size() && row_text_[end] == '\r';
  skips_line_ = is_finished_ = false;
  return refuse(first, sentence);
}

// Whether the row's first line has all its cells, and so has one below: then a mark was not meant as one.
bool CsvReader::swallows_rows() const {
  if (expected_ == 0 || reread_ == most_reread || row_text_.size() > longest_row) return false;
  std::string_view left = row_text_;
  for (bool is_first = true; !left.empty(); is_first = false) {
    const std::size_t end = end_of_line(left);
    const bool is_last = end + 1 >= left.size();
    if (is_first && is_last) return false;
    std::size_t cells = 0;
    cut_line(left.substr(0, end), delimiter_, [&](std::string_view, bool, bool) { ++cells; });
    const bool is_whole = cells == expected_;
    if (is_first && !is_whole) return false;
    if (!is_first && is_whole) return true;
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return false;
}

CsvReader::Next CsvReader::refuse_long_cell(bool is_quoted, std::size_t line, bool ends_line) {
  cell_count_ = 0;
  if (!is_quoted) {
    skips_line_ = !ends_line;
    return refuse(line, Sentence::long_cell);
  }
  if (end_of_line(row_text_) < row_text_.size()) return reread(line, Sentence::long_quoted_cell);
  is_finished_ = true;
  return refuse(line, Sentence::long_quoted_cell);
}

CsvReader::Next CsvReader::next() {
  cell_count_ = 0;
  row_is_done_ = false;
  has_long_cell_ = false;
  torn_.clear();
  // The parser gets a line at a time, so that a row's place in the file is known.
  while (!is_finished_) {
    if (at_ == end_ && !refill()) return finish();
    const char* begin = buffer_.data() + at_;
    const char* stop = buffer_.data() + end_;
    const char* mark = std::find_if(begin, stop, [](char c) { return c == '\n' || c == '\r'; });
    const bool ends_line = mark != stop;
    const std::size_t size = static_cast<std::size_t>(mark - begin) + (ends_line ? 1 : 0);
    at_ += size;
    const std::size_t line = line_;
    if (ends_line) {
      if (*mark == '\r' || !after_return_ || size > 1) ++line_;
      after_return_ = *mark == '\r';
    } else {
      after_return_ = false;
    }
    if (skips_line_) {
      skips_line_ = !ends_line;
      continue;
    }

    if (parser_->pstate == row_not_begun) {
      row_line_ = line;
      row_text_.clear();
    }
    if (expected_ > 0 && row_text_.size() <= longest_row) row_text_.append(begin, size);
    const bool was_quoted = parser_->quoted != 0;
    const std::size_t cells_before = cell_count_;
    const std::size_t taken = csv_parse(parser_.get(), begin, size, take_cell, take_row, this);
    const std::size_t first_line = was_quoted ? quote_line_ : line;  // of the cell begun or ended
    // In quotes now, and not in those in which the line began.
    if (!was_quoted || cell_count_ != cells_before) quote_line_ = line;
    if (taken < size) {
      if (csv_error(parser_.get()) != CSV_EPARSE) throw std::bad_alloc();
      skips_line_ = !ends_line;
      cell_count_ = 0;
      return reread(line,
                    parser_->quoted != 0 ? Sentence::text_after_cell : Sentence::mark_in_cell);
    }
    if (has_long_cell_) return refuse_long_cell(was_quoted, first_line, ends_line);
    if (parser_->entry_pos > longest_cell + 1) {  // the closing mark may be among them
      return refuse_long_cell(parser_->quoted != 0, quote_line_, ends_line);
    }
    if (!row_is_done_) continue;
    if (line != row_line_ && swallows_rows()) return reread(row_line_, Sentence::cell_not_closed);
    cells_.resize(std::min(cell_count_, most_cells));
    return Next::row;
  }
  return Next::end;
}

CsvReader::Next CsvReader::finish() {
  is_finished_ = true;
  if (csv_fini(parser_.get(), take_cell, take_row, this) != 0) {
    cell_count_ = 0;
    return reread(quote_line_, Sentence::cell_not_closed);
  }
  if (!row_is_done_) return Next::end;
  cells_.resize(std::min(cell_count_, most_cells));
  return Next::row;
}

}  // namespace jm216
