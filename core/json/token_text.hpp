#pragma once
// The text of a string as the JSON lexer decodes it. Of fixed size: what no ledger may hold is
// counted, not kept.
#include <array>
#include <cstddef>
#include <string_view>

namespace jm216 {

class TokenText {
 public:
  using value_type = char;
  static constexpr std::size_t max_size = 4096;  // longer ones: formats, "What is refused"

  void push_back(char c) {
    if (size_ < max_size) text_[size_] = c;
    ++size_;
  }
  void clear() { size_ = 0; }

  // All that was read, whether kept or not.
  [[nodiscard]] std::size_t size() const { return size_; }
  // What was kept, to its last whole character.
  [[nodiscard]] std::string_view view() const {
    if (size_ <= max_size) return {text_.data(), size_};
    std::size_t kept = max_size - 1;
    while (kept > 0 && (static_cast<unsigned char>(text_[kept]) & 0xC0U) == 0x80U) --kept;
    return {text_.data(), kept};
  }

  // What the lexer would turn into a binary number. It finds a zero: numbers are read from their
  // digits alone, and so no exponent can overflow anything.
  [[nodiscard]] static const char* data() { return "0"; }

 private:
  std::array<char, max_size> text_;
  std::size_t size_ = 0;
};

// A string as the reader takes it.
struct StringRead {
  std::string_view text;  // at most TokenText::max_size bytes of it
  std::size_t size = 0;   // all its bytes
  bool is_plain = false;  // printable ASCII, and not too long: nothing to find fault with
};

}  // namespace jm216
