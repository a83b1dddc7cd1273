#include "core/import/csv_reader.hpp"

#include <csv.h>

#include <algorithm>
#include <new>
#include <utility>

namespace jm216 {

namespace {

constexpr unsigned char strictly = CSV_STRICT | CSV_STRICT_FINI;
constexpr int row_not_begun = 0;  // csv_parser::pstate between two rows

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

CsvReader::Next CsvReader::refuse_long_cell(bool is_quoted, std::size_t line, bool ends_line) {
  cell_count_ = 0;
  if (!is_quoted) {
    skips_line_ = !ends_line;
    return refuse(line, Sentence::long_cell);
  }
  is_finished_ = true;
  return refuse(line, Sentence::long_quoted_cell);
}

CsvReader::Next CsvReader::next() {
  cell_count_ = 0;
  row_is_done_ = false;
  has_long_cell_ = false;
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

    if (parser_->pstate == row_not_begun) row_line_ = line;
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
      return refuse(line,
                    parser_->quoted != 0 ? Sentence::text_after_cell : Sentence::mark_in_cell);
    }
    if (has_long_cell_) return refuse_long_cell(was_quoted, first_line, ends_line);
    if (parser_->entry_pos > longest_cell + 1) {  // the closing mark may be among them
      return refuse_long_cell(parser_->quoted != 0, quote_line_, ends_line);
    }
    if (!row_is_done_) continue;
    cells_.resize(std::min(cell_count_, most_cells));
    return Next::row;
  }
  return Next::end;
}

CsvReader::Next CsvReader::finish() {
  is_finished_ = true;
  if (csv_fini(parser_.get(), take_cell, take_row, this) != 0) {
    cell_count_ = 0;
    return refuse(quote_line_, Sentence::cell_not_closed);
  }
  if (!row_is_done_) return Next::end;
  cells_.resize(std::min(cell_count_, most_cells));
  return Next::row;
}

}  // namespace jm216
