#include "core/basics/natural_order.hpp"
#include "core/basics/text.hpp"

#include <algorithm>
#include <utility>

namespace jm216 {

namespace {

constexpr int longest = 254;  // length that one byte says

}  // namespace

int NaturalText::next() {
  if (length_due_ > longest) {
    length_due_ -= longest;
    return longest + 1;
  }
  if (length_due_ > 0) return static_cast<int>(std::exchange(length_due_, 0));
  if (rest_.empty()) return end;
  const char c = rest_.front();
  if (digits_ == 0 && is_digit(c)) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of('0'), rest_.size()));
    while (digits_ < rest_.size() && is_digit(rest_[digits_])) ++digits_;
    length_due_ = digits_ + 1;
    return '0';
  }
  rest_.remove_prefix(1);
  if (digits_ > 0) --digits_;
  return static_cast<unsigned char>(small_letter(c));
}

int compare_natural(std::string_view a, std::string_view b) {
  NaturalText left(a);
  NaturalText right(b);
  for (;;) {
    const int from_left = left.next();
    const int from_right = right.next();
    if (from_left != from_right) return from_left < from_right ? -1 : 1;
    if (from_left == NaturalText::end) return 0;
  }
}

std::size_t common_natural(std::string_view a, std::string_view b, std::size_t most) {
  NaturalText left(a);
  NaturalText right(b);
  std::size_t common = 0;
  while (common < most) {
    const int byte = left.next();
    if (byte == NaturalText::end || byte != right.next()) break;
    ++common;
  }
  return common;
}

std::uint64_t natural_key(std::string_view text, std::size_t skipped) {
  NaturalText bytes(text);
  for (; skipped > 0; --skipped) bytes.next();
  std::uint64_t key = 0;
  for (unsigned shift = 64; shift > 0;) {
    const int byte = bytes.next();
    if (byte == NaturalText::end) break;
    shift -= 8;
    key |= static_cast<std::uint64_t>(byte) << shift;
  }
  return key;
}

}  // namespace jm216
