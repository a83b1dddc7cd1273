#include "core/basics/shown.hpp"

#include <array>
#include <utility>

namespace jm216 {

namespace {

using CodeRange = std::pair<std::uint32_t, std::uint32_t>;

template <std::size_t Size>
constexpr bool is_in(const std::array<CodeRange, Size>& ranges, std::uint32_t code) {
  for (const auto& [first, last] : ranges) {
    if (code >= first && code <= last) return true;
  }
  return false;
}

// Unicode's default ignorable characters, the separators of lines, and U+FFF9 to U+FFFB.
constexpr std::array<CodeRange, 17> unseen_codes{{{0xAD, 0xAD},
                                                  {0x34F, 0x34F},
                                                  {0x115F, 0x1160},
                                                  {0x17B4, 0x17B5},
                                                  {0x180B, 0x180F},
                                                  {0x200B, 0x200D},
                                                  {0x2028, 0x2029},
                                                  {0x2060, 0x2065},
                                                  {0x206A, 0x206F},
                                                  {0x3164, 0x3164},
                                                  {0xFE00, 0xFE0F},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xFFA0, 0xFFA0},
                                                  {0xFFF0, 0xFFFB},
                                                  {0x1BCA0, 0x1BCA3},
                                                  {0x1D173, 0x1D17A},
                                                  {0xE0000, 0xE0FFF}}};

// Blanks that look like the plain one, or like nothing.
constexpr std::array<CodeRange, 7> other_blanks{{{0xA0, 0xA0},
                                                 {0x1680, 0x1680},
                                                 {0x2000, 0x200A},
                                                 {0x202F, 0x202F},
                                                 {0x205F, 0x205F},
                                                 {0x2800, 0x2800},
                                                 {0x3000, 0x3000}}};

// Hebrew, Arabic and the others that are written from the right.
constexpr std::array<CodeRange, 5> from_the_right{
    {{0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}}};

// Arabic and the scripts of India, and pictures.
constexpr std::array<CodeRange, 3> joining{{{0x600, 0x1BFF}, {0x2190, 0x2BFF}, {0x1F000, 0x1FAFF}}};

// Chooses the form of the picture, the ideograph or the key before it.
bool is_form(std::uint32_t code) {
  return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

bool has_work(std::uint32_t code, std::uint32_t before, std::uint32_t after) {
  if (is_form(code)) {
    return after == 0x20E3 || before == 0xA9 || before == 0xAE ||
           (before >= 0x203C && !is_unseen(before));
  }
  return (code == 0x200C || code == 0x200D) && (is_in(joining, before) || is_form(before)) &&
         is_in(joining, after);
}

// A blank that nobody takes for another: after a currency's sign or within a mark of punctuation as
// French has it, the wide one beside wide characters, and that of Ogham after its letters.
bool is_blank_at_home(std::uint32_t code, std::uint32_t before, std::uint32_t after) {
  constexpr std::u32string_view opening = U"$€£¥«";
  constexpr std::u32string_view closing = U":;!?»%€";
  if (code == 0x3000) return before >= 0x2E80 || after >= 0x2E80;
  if (code == 0x1680) return before > 0x1680 && before < 0x169D;
  return (code == 0xA0 || code == 0x202F) && (opening.find(before) != std::u32string_view::npos ||
                                              closing.find(after) != std::u32string_view::npos);
}

std::string written_out(std::uint32_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  for (; code > 0 || hex.size() < 4; code >>= 4U) hex.insert(hex.begin(), digits[code & 0xFU]);
  return "‹U+" + hex + "›";
}

// U+200E, U+200F and U+061C; they have work where letters from the right stand.
constexpr bool is_direction_mark(std::uint32_t code) {
  return code == 0x200E || code == 0x200F || code == 0x61C;
}

bool has_letters_from_the_right(std::string_view text) {
  while (!text.empty()) {
    const Character one = first_character(text);
    if (is_in(from_the_right, one.code) && !is_direction_mark(one.code)) return true;
    text.remove_prefix(one.bytes);
  }
  return false;
}

enum class Turn : std::uint8_t { none, mark, embedding, isolate, embedding_end, isolate_end };

Turn turn_of(std::uint32_t code) {
  if (code == 0x202C) return Turn::embedding_end;
  if (code >= 0x202A && code <= 0x202E) return Turn::embedding;
  if (code == 0x2069) return Turn::isolate_end;
  if (code >= 0x2066 && code <= 0x2068) return Turn::isolate;
  return is_direction_mark(code) || is_in(from_the_right, code) ? Turn::mark : Turn::none;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || lead < 0xC2 || lead > 0xF4 || text.size() < length) return {lead, 1};
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {lead, 1};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  // Written longer than needed, or beyond Unicode.
  if (code < (length == 3 ? 0x800U : length == 4 ? 0x10000U : 0x80U) || code > 0x10FFFF) {
    return {lead, 1};
  }
  return {code, length};
}

bool is_unseen(std::uint32_t code) {
  return code >= 0xAD && is_in(unseen_codes, code);
}

std::string with_unseen_shown(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const bool marks_work = has_letters_from_the_right(text);
  std::string out;
  std::uint32_t before = 0;
  while (!text.empty()) {
    const Character one = first_character(text);
    const std::string_view rest = text.substr(one.bytes);
    const std::uint32_t after = rest.empty() ? 0 : first_character(rest).code;
    const bool is_idle = is_direction_mark(one.code) ? !marks_work
                         : is_in(other_blanks, one.code)
                             ? !is_blank_at_home(one.code, before, after)
                             : is_unseen(one.code) && !has_work(one.code, before, after);
    if (one.bytes > 1 && is_idle) {
      out += written_out(one.code);
    } else {
      out += text.substr(0, one.bytes);
    }
    before = one.code;
    text = rest;
  }
  return out;
}

std::string with_controls_shown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character one = first_character(text);
    const bool ends_line = one.code == '\n' || text.starts_with("\r\n");
    if (is_control(one.code) && !ends_line) {
      out += written_out(one.code);
    } else {
      out += text.substr(0, one.bytes);
    }
    text.remove_prefix(one.bytes);
  }
  return out;
}

// Unicode Standard Annex 9: an embedding's end closes the last embedding opened since the last
// isolate, an isolate's end the last isolate and every embedding in it.
std::optional<std::string> with_direction_closed(std::string_view text) {
  if (is_ascii(text)) return std::nullopt;
  std::string out;
  std::string open;  // 'e' an embedding, 'i' an isolate
  std::size_t isolates = 0;
  bool turns = false;
  while (!text.empty()) {
    const Character one = first_character(text);
    const Turn turn = one.bytes > 1 ? turn_of(one.code) : Turn::none;
    turns = turns || (isolates == 0 && turn != Turn::none && turn != Turn::isolate);
    bool is_kept = true;
    if (turn == Turn::embedding) open += 'e';
    if (turn == Turn::isolate) {
      open += 'i';
      ++isolates;
    }
    if (turn == Turn::embedding_end) {
      is_kept = open.ends_with('e');
      if (is_kept) open.pop_back();
    }
    if (turn == Turn::isolate_end) {
      is_kept = isolates > 0;
      if (is_kept) {
        open.resize(open.rfind('i'));
        --isolates;
      }
    }
    out += is_kept ? std::string(text.substr(0, one.bytes)) : written_out(one.code);
    text.remove_prefix(one.bytes);
  }
  if (!turns && open.empty()) return std::nullopt;
  for (; !open.empty(); open.pop_back()) out += open.back() == 'i' ? isolate_end : "\u202c";
  return out;
}

std::string isolated(std::string_view text) {
  const auto closed = with_direction_closed(text);
  if (!closed) return std::string(text);
  return std::string(isolate_begin) + *closed + std::string(isolate_end);
}

std::string for_reading(std::string_view text) {
  return isolated(with_unseen_shown(text));
}

namespace {

// How far the beginning of so many characters reaches.
std::size_t end_of(std::string_view text, std::size_t characters) {
  std::size_t end = 0;
  for (; characters > 0 && end < text.size(); --characters) {
    end += first_character(text.substr(end)).bytes;
  }
  return end;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t most) {
  if (end_of(text, most) == text.size()) return std::string(text);
  std::size_t end = text.size() - most * 3 / 10;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return std::string(text.substr(0, end_of(text, most * 2 / 3))) + "…" +
         std::string(text.substr(end));
}

}  // namespace jm216
