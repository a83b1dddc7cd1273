#include "core/import/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "core/json/found.hpp"

namespace jm216 {

namespace {

constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf_16_little_mark = "\xFF\xFE";
constexpr std::string_view utf_16_big_mark = "\xFE\xFF";
constexpr std::string_view utf_32_little_mark("\xFF\xFE\0\0", 4);
constexpr std::string_view utf_32_big_mark("\0\0\xFE\xFF", 4);

// What Windows-1252 has at 0x80 to 0x9F; elsewhere it is as Unicode begins. Five are not used.
constexpr std::array<std::uint16_t, 32> windows_1252_row = {
    0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x0000, 0x017D, 0x0000, 0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178};

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
  } else {
    if (code < 0x10000) {
      put(0xE0U | code >> 12U);
    } else {
      put(0xF0U | code >> 18U);
      put(0x80U | (code >> 12U & 0x3FU));
    }
    put(0x80U | (code >> 6U & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

enum class Spelling : std::uint8_t { unknown, utf_8, windows_1252, utf_16_little, utf_16_big };

class Decoder {
 public:
  Decoder(ByteSource source, Encoding encoding, Complaint* fault)
      : source_(std::move(source)), encoding_(encoding), fault_(fault) {}

  std::size_t read(char* buffer, std::size_t capacity) {
    if (spelling_ == Spelling::unknown) look_at_head();
    while (given_ == ready_.size() && refill()) {
    }
    const std::size_t size = std::min(capacity, ready_.size() - given_);
    std::memcpy(buffer, ready_.data() + given_, size);
    given_ += size;
    return size;
  }

 private:
  static constexpr std::size_t piece = std::size_t{1} << 14U;

  void look_at_head() {
    std::array<char, 4> head{};
    std::size_t size = 0;
    for (std::size_t got = 1; size < head.size() && got > 0; size += got) {
      got = source_(head.data() + size, head.size() - size);
    }
    const std::string_view bytes(head.data(), size);
    std::size_t mark = 2;
    if (bytes.starts_with(utf_32_little_mark) || bytes.starts_with(utf_32_big_mark)) {
      return give_up(Sentence::utf_32);
    }
    if (bytes.starts_with(utf_8_mark)) {
      spelling_ = Spelling::utf_8;
      mark = 3;
    } else if (bytes.starts_with(utf_16_little_mark)) {
      spelling_ = Spelling::utf_16_little;
    } else if (bytes.starts_with(utf_16_big_mark)) {
      spelling_ = Spelling::utf_16_big;
    } else {
      spelling_ = encoding_ == Encoding::utf_8 ? Spelling::utf_8 : Spelling::windows_1252;
      mark = 0;
      if (bytes.find('\0') != std::string_view::npos) {
        return give_up(Sentence::not_text);
      }
    }
    raw_ = bytes.substr(mark);
    decode();
  }

  // More of the text, or false at its end.
  bool refill() {
    const std::size_t kept = raw_.size();
    raw_.resize(kept + piece);
    const std::size_t got = source_(raw_.data() + kept, piece);
    raw_.resize(kept + got);
    if (got == 0) {
      if (!raw_.empty()) give_up(Sentence::half_character);
      if (high_ == 0) return false;
      ready_.clear();
      given_ = 0;
      append_utf8(ready_, std::exchange(high_, 0));
      return true;
    }
    decode();
    return true;
  }

  void give_up(Sentence why) {
    if (fault_ != nullptr) *fault_ = {why};
    source_ = [](char*, std::size_t) { return std::size_t{0}; };
    spelling_ = Spelling::utf_8;
    raw_.clear();
  }

  // All of `raw_` but half a unit at its end.
  void decode() {
    ready_.clear();
    given_ = 0;
    switch (spelling_) {
      case Spelling::windows_1252:
        for (const char c : raw_) {
          const std::uint32_t byte = static_cast<unsigned char>(c);
          const std::uint32_t code =
              byte < 0x80 || byte > 0x9F ? byte : windows_1252_row[byte - 0x80];
          if (code == 0 && byte != 0) {
            ready_ += c;
          } else {
            append_utf8(ready_, code);
          }
        }
        raw_.clear();
        return;
      case Spelling::utf_16_little:
      case Spelling::utf_16_big:
        return decode_utf_16();
      default:
        ready_.swap(raw_);
        raw_.clear();
        return;
    }
  }

  void decode_utf_16() {
    const std::size_t low = spelling_ == Spelling::utf_16_little ? 0 : 1;
    std::size_t i = 0;
    for (; i + 1 < raw_.size(); i += 2) {
      const std::uint32_t unit =
          static_cast<std::uint32_t>(static_cast<unsigned char>(raw_[i + low])) |
          static_cast<std::uint32_t>(static_cast<unsigned char>(raw_[i + 1 - low])) << 8U;
      const bool is_low = unit >= 0xDC00 && unit < 0xE000;
      if (high_ != 0 && is_low) {
        append_utf8(ready_, 0x10000 + ((high_ - 0xD800) << 10U) + (unit - 0xDC00));
        high_ = 0;
        continue;
      }
      if (high_ != 0) append_utf8(ready_, high_);
      high_ = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
      if (high_ == 0) append_utf8(ready_, unit);
    }
    raw_.erase(0, i);
  }

  ByteSource source_;
  Encoding encoding_;
  Complaint* fault_;
  Spelling spelling_ = Spelling::unknown;
  std::string raw_;    // read, not yet decoded
  std::string ready_;  // decoded
  std::size_t given_ = 0;
  std::uint32_t high_ = 0;  // the first half of a surrogate pair, its second still to come
};

}  // namespace

std::string_view to_string(Encoding encoding) {
  return encoding == Encoding::utf_8 ? "utf-8" : "windows-1252";
}

std::optional<Encoding> find_encoding(std::string_view name) {
  for (const Encoding encoding : {Encoding::utf_8, Encoding::windows_1252}) {
    if (name == to_string(encoding)) return encoding;
  }
  return std::nullopt;
}

ByteSource as_utf8(ByteSource source, Encoding encoding, Complaint* fault) {
  const auto decoder = std::make_shared<Decoder>(std::move(source), encoding, fault);
  return [decoder](char* buffer, std::size_t capacity) { return decoder->read(buffer, capacity); };
}

std::size_t utf8_prefix(std::string_view bytes, bool is_cut) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t i = 0;
  while (i < bytes.size()) {
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (lead < 0xC2 || lead > 0xF4) return i;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // Not longer than needed, no surrogates, nothing beyond Unicode.
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t k = 1; k < length; ++k) {
      if (i + k == bytes.size()) return is_cut ? bytes.size() : i;
      const unsigned next = byte(i + k);
      if (next < (k == 1 ? least : 0x80) || next > (k == 1 ? most : 0xBF)) return i;
    }
    i += length;
  }
  return i;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  for (;;) {
    const std::size_t size = utf8_prefix(bytes);
    text += bytes.substr(0, size);
    if (size == bytes.size()) return text;
    text += "\xEF\xBF\xBD";
    bytes.remove_prefix(size + 1);
    // One for each half of a surrogate pair.
    while (!bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0xC0U) == 0x80U) {
      bytes.remove_prefix(1);
    }
  }
}

Complaint no_text(std::string_view cell, Encoding encoding) {
  const std::string_view rest = cell.substr(utf8_prefix(cell));
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  std::array<char, 12> shown{};
  if (rest.size() > 2 && byte(0) == 0xED && byte(1) >= 0xA0 && byte(1) <= 0xBF &&
      (byte(2) & 0xC0U) == 0x80U) {
    std::snprintf(shown.data(), shown.size(), "U+%04X",
                  0xD000U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU));
    return {Sentence::surrogate_in_cell, {{"found", in_quotes(cell)}, {"code", shown.data()}}};
  }
  if (encoding == Encoding::windows_1252) {
    std::snprintf(shown.data(), shown.size(), "0x%02X", unsigned{byte(0)});
    return {Sentence::not_windows_1252, {{"found", in_quotes(cell)}, {"byte", shown.data()}}};
  }
  return {Sentence::cell_not_utf_8, {{"found", in_quotes(cell)}}};
}

bool has_byte_order_mark(std::string_view bytes) {
  return bytes.starts_with(utf_8_mark) || bytes.starts_with(utf_16_little_mark) ||
         bytes.starts_with(utf_16_big_mark);
}

}  // namespace jm216
