#pragma once
// The bytes of one file as they pass by, with a window just large enough to say where the token
// just read began. Lines and columns are counted only when a problem asks for a place, and when
// bytes leave the window.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/byte_source.hpp"

namespace jm216 {

struct Place {
  std::uint64_t offset = 0;  // bytes before it
  std::size_t line = 1;
  std::size_t column = 1;  // in code points
};

class ByteStream {
 public:
  // Containers whose beginning is remembered.
  static constexpr std::size_t max_depth = 32;
  // A longer token's bytes are not kept (its place is).
  static constexpr std::size_t max_token = std::size_t{1} << 16U;

  static constexpr std::size_t look_ahead = 400;

  explicit ByteStream(const ByteSource& source);

  // The next byte for the JSON lexer, or -1 at the end. What stands between the quotes of a plain
  // text (ASCII without escapes, as nearly all are) is not handed out: the lexer would decode it
  // byte by byte into what already stands in the window. It sees "", and plain_text() has the rest.
  int next() {
    if (cursor_ == end_ && !refill()) return -1;
    const char byte = *cursor_++;
    if (quotes_ != Quotes::outside) return next_in_quotes(byte);
    if (byte == '"') quotes_ = Quotes::opened;
    return static_cast<unsigned char>(byte);
  }
  // Of the text just read, if it is a plain one of at most `longest_plain` bytes; it lives until
  // the next byte is asked for.
  [[nodiscard]] const std::optional<std::string_view>& plain_text() const { return plain_text_; }
  static constexpr std::size_t longest_plain = 4096;

  // What the reader takes past the lexer: the bytes after the last one handed out, ended by a NUL
  // behind which `spare` more may be read, and from where among them to go on.
  static constexpr std::size_t spare = 32;
  [[nodiscard]] const char* ahead() const { return cursor_; }
  void go_on_from(const char* at) { cursor_ = at; }
  // Whether the byte last handed out stands in a text or after a number too long to be kept; what
  // stands between it and the last token.
  [[nodiscard]] bool in_token() const { return quotes_ != Quotes::outside || is_cut_; }
  [[nodiscard]] std::string_view separators() const {
    return {after_, static_cast<std::size_t>(cursor_ - 1 - after_)};
  }

  // To be called when a token has been read; with `one_more` if the byte after it was read, too.
  void token_read(bool one_more);
  // The token just read as it stands in the file. Empty if it is longer than max_token.
  [[nodiscard]] std::string_view token() const;
  [[nodiscard]] std::uint64_t token_offset() const;
  [[nodiscard]] Place token_place();

  // After the token that opens a container, and after the one that closes it.
  void open_container();
  void close_container() { --open_; }
  // Where the innermost container begins.
  [[nodiscard]] Place container_place();
  [[nodiscard]] std::uint64_t container_offset() const { return starts_[open_ - 1].place.offset; }

  // What stands between two tokens.
  struct Separators {
    bool any = false;
    bool comma = false;
    bool colon = false;
  };

  // For saying what is wrong with a text that is no JSON: what was read since the last token.
  struct Unread {
    Separators separators;     // what stands before the culprit
    std::string_view culprit;  // what could not be read as a token, up to the byte that ended it
    std::string following;     // the file's next bytes, up to look_ahead
    Place place;               // of the culprit
    bool at_end = false;       // the file ended
    bool too_long = false;     // the culprit is longer than max_token
  };
  [[nodiscard]] Unread unread();
  // The file's first bytes, up to sixteen.
  [[nodiscard]] std::string_view head() const { return head_; }
  // The byte last handed out was a NUL.
  [[nodiscard]] bool stopped_at_nul() const { return cursor_ > window() && cursor_[-1] == '\0'; }
  [[nodiscard]] Place last_byte_place() { return place_of(cursor_ - 1); }

 private:
  struct Start {
    Place place;  // only its offset until `is_counted`
    bool is_counted = false;
  };

  [[nodiscard]] const char* window() const { return buffer_.get(); }
  [[nodiscard]] std::uint64_t offset_of(const char* at) const {
    return base_.offset + static_cast<std::uint64_t>(at - window());
  }
  [[nodiscard]] Place place_of(const char* at);
  [[nodiscard]] const char* token_begin() const;
  bool refill();
  int next_in_quotes(char byte);
  void set_end(char* end);
  std::size_t read(char* to, std::size_t capacity);

  const ByteSource& source_;
  std::unique_ptr<char[]> buffer_;
  const char* cursor_;
  const char* end_;
  bool source_is_empty_ = false;
  bool at_end_ = false;
  std::string head_;

  enum class Quotes : std::uint8_t { outside, opened, inside, after_backslash };
  Quotes quotes_ = Quotes::outside;
  std::optional<std::string_view> plain_text_;

  const char* before_;  // the end of the token before the last
  const char* after_;   // the end of the last token
  Separators left_;     // of those after it, the ones that have left the window
  // A token (or what might become one) whose beginning has left the window.
  bool is_cut_ = false;
  Place cut_place_;
  bool last_was_cut_ = false;
  Place last_cut_place_;

  Place base_;     // of the window's first byte
  Place counted_;  // of the byte in the window last counted up to

  std::array<Start, max_depth> starts_;
  std::size_t open_ = 0;
};

}  // namespace jm216
