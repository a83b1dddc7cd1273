#pragma once
// Numbers and texts as bytes. Numbers take seven bits a byte, the lowest first; what may be negative
// is folded so that small numbers of either sign are short.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jm216 {

constexpr std::uint64_t fold_sign(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unfold_sign(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U ^ (~(value & 1U) + 1));
}

inline void put_byte(std::string& bytes, unsigned value) {
  bytes += static_cast<char>(value);
}
inline void put_number(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) put_byte(bytes, static_cast<unsigned>(value & 0x7fU) | 0x80U);
  put_byte(bytes, static_cast<unsigned>(value));
}
inline void put_signed(std::string& bytes, std::int64_t value) {
  put_number(bytes, fold_sign(value));
}
// Its length, then itself.
inline void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, text.size());
  bytes += text;
}

// Reads what was put. Beyond the end, or where a number is too large, it fails for good and gives
// zeros and empty texts.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] bool failed() const { return failed_; }
  void fail() {
    failed_ = true;
    left_ = {};
  }
  [[nodiscard]] std::string_view left() const { return left_; }

  unsigned byte() {
    if (left_.empty()) {
      fail();
      return 0;
    }
    const auto value = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t next = byte();
      value |= (next & 0x7fU) << shift;
      if (next < 0x80) return value;
    }
    fail();
    return 0;
  }
  // One that counts something, of which there can be no more than `most`.
  std::size_t count(std::size_t most) {
    const std::uint64_t value = number();
    if (value <= most) return static_cast<std::size_t>(value);
    fail();
    return 0;
  }
  std::int64_t signed_number() { return unfold_sign(number()); }
  std::string_view bytes(std::size_t size) {
    if (size > left_.size()) {
      fail();
      return {};
    }
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }
  std::string_view text() { return bytes(count(left_.size())); }

 private:
  std::string_view left_;
  bool failed_ = false;
};

}  // namespace jm216
