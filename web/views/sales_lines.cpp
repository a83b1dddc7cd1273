#include <algorithm>
#include <cmath>

#include "web/views/sales_lines.hpp"

// What is kept of the sales lines, and what is wished for next.

namespace jm216::views {
namespace {

constexpr std::uint64_t part_size = 100;
constexpr std::size_t most_parts = 40;

}  // namespace

void SalesLines::take(LinePage page) {
  if (asked && asked->query == page.query && asked->offset == page.offset) asked.reset();
  if (!is_there || !is_fresh || page.query != replied) parts_.clear();
  is_there = true;
  is_fresh = true;
  replied = std::move(page.query);
  count = page.count;
  totals = std::move(page.totals);
  const std::uint64_t first = page.offset / part_size;
  for (std::size_t at = 0; at < page.rows.size(); at += part_size) {
    const auto begin = page.rows.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t size = std::min<std::size_t>(part_size, page.rows.size() - at);
    std::vector<LineRow>& part = parts_[first + at / part_size];
    part.assign(std::make_move_iterator(begin),
                std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(size)));
  }
  // Those furthest from what was just asked for are let go.
  while (parts_.size() > most_parts) {
    const std::uint64_t before = first - parts_.begin()->first;
    const std::uint64_t after = parts_.rbegin()->first - first;
    parts_.erase(before > after ? parts_.begin() : std::prev(parts_.end()));
  }
}

void SalesLines::report_changed() {
  is_fresh = false;
  asked.reset();
}

const LineRow* SalesLines::find(std::uint64_t row) const {
  const auto part = parts_.find(row / part_size);
  if (part == parts_.end() || row % part_size >= part->second.size()) return nullptr;
  return &part->second[static_cast<std::size_t>(row % part_size)];
}

const LineRow* SalesLines::of_pointer(std::string_view pointer) const {
  for (const auto& [number, rows] : parts_) {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [pointer](const LineRow& one) { return one.pointer == pointer; });
    if (row != rows.end()) return &*row;
  }
  return nullptr;
}

std::optional<LinesWish> SalesLines::want(std::uint64_t first, std::uint64_t last) {
  LinesWish next{to_text(query), 0, part_size};
  const bool is_current = is_there && is_fresh && replied == next.query;
  // With a margin, so that a slow scroll meets no gaps.
  first -= std::min(first, part_size / 2);
  last = std::max(last + part_size / 2, first + 1);
  if (is_current) last = std::min(last, count);
  std::optional<std::uint64_t> from;
  std::uint64_t to = 0;
  for (std::uint64_t part = first / part_size; part * part_size < last; ++part) {
    if (is_current && parts_.contains(part)) continue;
    if (!from) from = part;
    to = part;
  }
  if (!from) return std::nullopt;
  next.offset = *from * part_size;
  next.count = (to - *from + 1) * part_size;
  if (asked == next) return std::nullopt;
  asked = next;
  return next;
}

}  // namespace jm216::views
