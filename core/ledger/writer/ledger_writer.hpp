#pragma once
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace jm216 {

// How the text is broken: not at all, or a line for each record, so that versions of a ledger that
// is kept in files can be compared line by line.
enum class LineBreaks : std::uint8_t { none, by_record };

using LedgerSink = std::function<void(std::string_view)>;

// A ledger's JSON, handed on in large pieces. It has a buffer of its own, for adding to a
// std::string character by character costs a call each in Emscripten's library.
class LedgerWriter {
  static constexpr std::size_t piece = std::size_t{1} << 16U;

 public:
  static bool stands_for_itself(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  }

  explicit LedgerWriter(const LedgerSink& sink, LineBreaks lines = LineBreaks::none, int depth = 0)
      : sink_(sink), buffer_(new char[piece]), lines_(lines), depth_(depth) {}
  ~LedgerWriter() = default;
  LedgerWriter(const LedgerWriter&) = delete;
  LedgerWriter& operator=(const LedgerWriter&) = delete;

  void open(char bracket) {
    separate();
    put(bracket);
    after_value_ = false;
    is_empty_ = true;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (!is_empty_ && depth_ < broken) break_line();
    put(bracket);
    after_value_ = true;
    is_empty_ = false;
  }
  // One of the format's own names, which have nothing to escape.
  void name(std::string_view name) {
    separate();
    put('"');
    put(name);
    put('"');
    put(colon());
    follows_name_ = true;
  }
  // A name that the ledger gives.
  void id(std::string_view id) {
    string(id);
    put(colon());
    follows_name_ = true;
  }
  void string(std::string_view value) {
    separate();
    put('"');
    // Mostly nothing has to be escaped.
    if (std::all_of(value.begin(), value.end(), stands_for_itself)) {
      put(value);
      return put('"');
    }
    std::size_t done = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const char c = value[i];
      if (stands_for_itself(c)) continue;
      put(value.substr(done, i - done));
      done = i + 1;
      escape(c);
    }
    put(value.substr(done));
    put('"');
  }
  // A number or a flag.
  void plain(std::string_view value) {
    separate();
    put(value);
  }
  // An amount in ten-thousandths, in its shortest form.
  void amount(std::int64_t ten_thousandths) {
    separate();
    put(ten_thousandths < 0 ? "\"-" : "\"");
    // Ledger amounts have 18 digits: far from the edge where the absolute value would not fit.
    const std::int64_t size = std::abs(ten_thousandths);
    std::array<char, 24> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), size / 10000).ptr;
    put({digits.data(), static_cast<std::size_t>(end - digits.data())});
    if (auto fraction = static_cast<int>(size % 10000); fraction != 0) {
      put('.');
      for (int place = 1000; fraction != 0; place /= 10) {
        put(static_cast<char>('0' + fraction / place));
        fraction %= place;
      }
    }
    put('"');
  }
  void text(std::string_view its_name, std::string_view value) {
    name(its_name);
    string(value);
  }
  // What is usual is left out.
  void text_unless(std::string_view usual, std::string_view its_name, std::string_view value) {
    if (value != usual) text(its_name, value);
  }
  void flag_unless(bool usual, std::string_view its_name, bool value) {
    if (value == usual) return;
    name(its_name);
    plain(value ? "true" : "false");
  }
  void amount(std::string_view its_name, std::int64_t ten_thousandths) {
    name(its_name);
    amount(ten_thousandths);
  }
  // Members that were written before, without a comma around them; or none.
  void members(std::string_view written) {
    if (written.empty()) return;
    separate();
    put(written);
  }
  // For a value that is written without further ado: its comma, and room for so many bytes, of
  // which those up to `end` were used.
  static constexpr std::size_t most_room = piece / 2;
  char* value_with_room(std::size_t bytes) {
    separate();
    if (bytes > piece - size_) hand_on();
    return &buffer_[size_];
  }
  void used_up_to(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.get()); }
  [[nodiscard]] bool breaks_lines() const { return lines_ != LineBreaks::none; }
  // What stands between a name and its value.
  [[nodiscard]] std::string_view colon() const { return lines_ == LineBreaks::none ? ":" : ": "; }
  // For what is written apart and becomes members of a record.
  [[nodiscard]] LedgerWriter for_members(const LedgerSink& sink) const {
    return LedgerWriter(sink, lines_, broken + 1);
  }
  // Hands on what is left. What follows begins anew, without a comma before it.
  void flush() {
    hand_on();
    after_value_ = false;
  }

 private:
  void put(char c) {
    if (size_ == piece) hand_on();
    buffer_[size_++] = c;
  }
  void put(std::string_view text) {
    while (text.size() > piece - size_) {
      const std::size_t fits = piece - size_;
      std::memcpy(&buffer_[size_], text.data(), fits);
      size_ = piece;
      text.remove_prefix(fits);
      hand_on();
    }
    std::memcpy(&buffer_[size_], text.data(), text.size());
    size_ += text.size();
  }
  void hand_on() {
    sink_({buffer_.get(), size_});
    size_ = 0;
  }
  void separate() {
    if (follows_name_) {
      follows_name_ = false;
      return;
    }
    const bool breaks = lines_ == LineBreaks::by_record && depth_ <= broken;
    if (after_value_) put(lines_ == LineBreaks::none || breaks ? "," : ", ");
    if (breaks && depth_ > 0) break_line();
    after_value_ = true;
    is_empty_ = false;
  }
  // Sections and records begin on a line of their own, what is in a record follows on it.
  void break_line() {
    if (lines_ == LineBreaks::none) return;
    put('\n');
    for (int i = 0; i < depth_; ++i) put("  ");
  }
  void escape(char c) {
    constexpr std::string_view letters = "\b\f\n\r\t\"\\";
    constexpr std::string_view escapes = "bfnrt\"\\";
    put('\\');
    if (const std::size_t at = letters.find(c); at != std::string_view::npos) {
      put(escapes[at]);
      return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    put("u00");
    put(digits[static_cast<unsigned char>(c) >> 4U]);
    put(digits[static_cast<unsigned char>(c) & 15U]);
  }

  static constexpr int broken = 2;  // the depth down to which lines are broken

  const LedgerSink& sink_;
  std::unique_ptr<char[]> buffer_;
  LineBreaks lines_;
  int depth_;
  std::size_t size_ = 0;
  bool after_value_ = false;  // so that the next one needs a comma
  bool follows_name_ = false;
  bool is_empty_ = true;  // the innermost list or object, so far
};

}  // namespace jm216
