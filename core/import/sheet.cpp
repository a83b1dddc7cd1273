#include "core/import/sheet.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/basics/text.hpp"
#include "core/import/cells.hpp"

namespace jm216 {

namespace {

std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  while (!text.empty() && is_digit(text.front())) {
    number = number * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

SheetHead read_head(std::string_view text) {
  SheetHead head;
  std::size_t end = std::min(text.find(sheet_text::parts), text.size());
  head.name = text.substr(0, end);
  std::replace(head.name.begin(), head.name.end(), sheet_text::line_break, ' ');
  while (end < text.size()) {
    text.remove_prefix(end + 1);
    std::string_view part = text.substr(0, text.find(sheet_text::parts));
    end = part.size();
    const std::size_t from = take_number(part);
    if (part.starts_with('-')) part.remove_prefix(1);
    head.hidden.emplace_back(from, take_number(part));
  }
  return head;
}

}  // namespace

ByteSource with_beginning(std::string beginning, ByteSource rest) {
  return [beginning = std::make_shared<std::string>(std::move(beginning)), given = std::size_t{0},
          rest = std::move(rest)](char* buffer, std::size_t capacity) mutable {
    if (given == beginning->size()) return rest(buffer, capacity);
    const std::size_t size = std::min(capacity, beginning->size() - given);
    std::copy_n(beginning->data() + given, size, buffer);
    given += size;
    return size;
  };
}

std::optional<SheetHead> take_sheet_head(ByteSource& source) {
  std::string read(4096, '\0');
  std::size_t size = source(read.data(), read.size());
  std::size_t end = std::string::npos;
  while (size > 0 && read.front() == sheet_text::mark) {
    end = std::string_view(read.data(), size).find(sheet_text::mark, 1);
    if (end != std::string::npos) break;
    if (size == read.size()) read.resize(2 * size);
    const std::size_t got = source(read.data() + size, read.size() - size);
    if (got == 0) break;
    size += got;
  }
  read.resize(size);
  if (end == std::string::npos) {
    source = with_beginning(std::move(read), std::move(source));
    return std::nullopt;
  }
  SheetHead head = read_head(std::string_view(read).substr(1, end - 1));
  source = with_beginning(read.substr(end + 1), std::move(source));
  return head;
}

bool is_hidden(const SheetHead& sheet, std::size_t row) {
  const auto next = std::partition_point(sheet.hidden.begin(), sheet.hidden.end(),
                                         [row](const auto& rows) { return rows.second < row; });
  return next != sheet.hidden.end() && next->first <= row;
}

bool is_blank_cell(std::string_view cell) {
  return without_blanks(cell).empty() || take_kind(cell) == SheetCellKind::merged;
}

bool is_blank_row(const std::vector<std::string>& cells, std::size_t columns) {
  const auto end = cells.begin() + static_cast<std::ptrdiff_t>(std::min(columns, cells.size()));
  return std::all_of(cells.begin(), end, is_blank_cell);
}

std::string shown_cell(std::string_view cell) {
  const bool is_shown = take_kind(cell) != SheetCellKind::refused;
  std::string text(is_shown ? shown_part(cell) : std::string_view());
  std::replace(text.begin(), text.end(), sheet_text::line_break, '\n');
  return text;
}

}  // namespace jm216
