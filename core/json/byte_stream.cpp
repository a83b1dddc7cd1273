#include "core/json/byte_stream.hpp"

#include <algorithm>
#include <cstring>

namespace jm216 {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 18U;
constexpr std::size_t capacity = ByteStream::max_token + chunk;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Bytes that stand for themselves between quotes, and are ASCII.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}
constexpr std::array<bool, 256> is_plain = plain_bytes();

// What may stand between two tokens.
bool is_separator(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ':';
}

const char* skip_separators(const char* from, const char* to) {
  return std::find_if_not(from, to, is_separator);
}

void note(ByteStream::Separators& noted, const char* from, const char* to) {
  noted.any = noted.any || from != to;
  noted.comma = noted.comma || std::find(from, to, ',') != to;
  noted.colon = noted.colon || std::find(from, to, ':') != to;
}

// The place `to`, where `place` is that of `from`.
Place count(Place place, const char* from, const char* to) {
  place.offset += static_cast<std::uint64_t>(to - from);
  while (const void* found = std::memchr(from, '\n', static_cast<std::size_t>(to - from))) {
    from = static_cast<const char*>(found) + 1;
    ++place.line;
    place.column = 1;
  }
  // Every byte but UTF-8's continuations begins a character.
  place.column += static_cast<std::size_t>(std::count_if(
      from, to, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  return place;
}

}  // namespace

ByteStream::ByteStream(const ByteSource& source)
    : source_(source),
      buffer_(new char[capacity + 1 + spare]),
      cursor_(buffer_.get()),
      end_(buffer_.get()),
      before_(buffer_.get()),
      after_(buffer_.get()) {
  std::size_t filled = 0;
  // A source may give a byte at a time; the head is looked at as a whole.
  while (filled < 16) {
    const std::size_t got = read(buffer_.get() + filled, chunk - filled);
    if (got == 0) break;
    filled += got;
  }
  set_end(buffer_.get() + filled);
  head_.assign(window(), std::min<std::size_t>(filled, 16));
  // The mark is no character of the text: the one after it stands in column 1.
  if (head_.compare(0, byte_order_mark.size(), byte_order_mark) == 0) {
    base_.column = 0;
    before_ = after_ = window() + byte_order_mark.size();
  }
  counted_ = base_;
}

std::size_t ByteStream::read(char* to, std::size_t room) {
  if (source_is_empty_) return 0;
  const std::size_t got = source_(to, room);
  source_is_empty_ = got == 0;
  return got;
}

bool ByteStream::refill() {
  if (source_is_empty_) {
    at_end_ = true;
    return false;
  }
  const char* keep = skip_separators(after_, cursor_);
  // One separator is kept: the last tells what the parser was waiting for.
  if (keep > after_ && !is_cut_) --keep;
  if (is_cut_) {
    keep = cursor_;
  } else if (static_cast<std::size_t>(cursor_ - keep) > max_token) {
    cut_place_ = place_of(skip_separators(keep, cursor_));
    is_cut_ = true;
    keep = cursor_;
  }
  note(left_, after_, std::min(keep, skip_separators(after_, cursor_)));
  for (std::size_t i = 0; i < open_; ++i) {
    Start& start = starts_[i];
    if (!start.is_counted && start.place.offset < offset_of(keep)) {
      start = {place_of(window() + (start.place.offset - base_.offset)), true};
    }
  }
  base_ = place_of(keep);
  counted_ = base_;
  const auto kept = static_cast<std::size_t>(cursor_ - keep);
  std::memmove(buffer_.get(), keep, kept);
  cursor_ = window() + kept;
  before_ = after_ = window();
  const std::size_t got = read(buffer_.get() + kept, capacity - kept);
  set_end(buffer_.get() + kept + got);
  at_end_ = got == 0;
  return got > 0;
}

void ByteStream::set_end(char* end) {
  end_ = end;
  std::memset(end, 0, 1 + spare);
}

int ByteStream::next_in_quotes(char byte) {
  if (quotes_ == Quotes::opened) {
    const char* begin = cursor_ - 1;
    const char* last = end_ - begin > static_cast<std::ptrdiff_t>(longest_plain)
                           ? begin + longest_plain
                           : end_ - 1;
    const char* end = begin;
    while (end < last && is_plain[static_cast<unsigned char>(*end)]) ++end;
    if (*end == '"') {
      plain_text_ = {begin, static_cast<std::size_t>(end - begin)};
      cursor_ = end + 1;
      quotes_ = Quotes::outside;
      return '"';
    }
    plain_text_.reset();
    quotes_ = Quotes::inside;
  }
  if (quotes_ == Quotes::after_backslash) {
    quotes_ = Quotes::inside;
  } else if (byte == '\\') {
    quotes_ = Quotes::after_backslash;
  } else if (byte == '"') {
    quotes_ = Quotes::outside;
  }
  return static_cast<unsigned char>(byte);
}

void ByteStream::token_read(bool one_more) {
  before_ = after_;
  left_ = {};
  after_ = one_more && !at_end_ ? cursor_ - 1 : cursor_;
  last_was_cut_ = is_cut_;
  last_cut_place_ = cut_place_;
  is_cut_ = false;
}

const char* ByteStream::token_begin() const {
  return skip_separators(before_, after_);
}

std::string_view ByteStream::token() const {
  if (last_was_cut_) return {};
  const char* begin = token_begin();
  const auto size = static_cast<std::size_t>(after_ - begin);
  return size > max_token ? std::string_view() : std::string_view(begin, size);
}

std::uint64_t ByteStream::token_offset() const {
  return last_was_cut_ ? last_cut_place_.offset : offset_of(token_begin());
}

Place ByteStream::token_place() {
  return last_was_cut_ ? last_cut_place_ : place_of(token_begin());
}

Place ByteStream::place_of(const char* at) {
  const char* from = window() + (counted_.offset - base_.offset);
  if (at < from) {
    counted_ = base_;
    from = window();
  }
  counted_ = count(counted_, from, at);
  return counted_;
}

void ByteStream::open_container() {
  Start& start = starts_[open_++];
  start.place.offset = offset_of(after_ - 1);
  start.is_counted = false;
}

Place ByteStream::container_place() {
  Start& start = starts_[open_ - 1];
  if (!start.is_counted) {
    start = {place_of(window() + (start.place.offset - base_.offset)), true};
  }
  return start.place;
}

ByteStream::Unread ByteStream::unread() {
  Unread result;
  result.at_end = at_end_;
  const char* begin = is_cut_ ? cursor_ : skip_separators(after_, cursor_);
  // A separator itself may be what should not stand there: the last byte read, then.
  if (begin == cursor_ && !at_end_ && begin > after_) --begin;
  result.culprit = {begin, static_cast<std::size_t>(cursor_ - begin)};
  result.too_long = is_cut_ || result.culprit.size() > max_token;
  result.place = is_cut_ ? cut_place_ : place_of(begin);
  result.separators = left_;
  note(result.separators, after_, begin);
  result.following.assign(cursor_, end_);
  // As much of it whatever the pieces the source gives.
  result.following.resize(std::min(result.following.size(), look_ahead));
  std::array<char, look_ahead> more{};
  while (result.following.size() < look_ahead) {
    const std::size_t got = read(more.data(), look_ahead - result.following.size());
    if (got == 0) break;
    result.following.append(more.data(), got);
  }
  return result;
}

}  // namespace jm216
