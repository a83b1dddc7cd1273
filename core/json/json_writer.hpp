#pragma once
// Writes JSON in the order it is told. No document tree is built.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace jm216 {

// How the text is broken: not at all; a line for each record, so that versions of a ledger that is
// kept in files can be compared line by line; or a line for each value.
enum class LineBreaks : std::uint8_t { none, by_record, by_value };

// What of a text is escaped: what JSON asks for, in its shortest form; the same and, by its number,
// what else commands a terminal (DEL and U+0080 to U+009F); or all that does by its number, but for the
// newline.
enum class JsonEscapes : std::uint8_t { shortest, with_controls, for_terminals };

using JsonSink = std::function<void(std::string_view)>;

// Hands the text on in large pieces. It has a buffer of its own, for adding to a std::string
// character by character costs a call each in Emscripten's library.
class JsonWriter {
  static constexpr std::size_t piece = std::size_t{1} << 16U;

 public:
  explicit JsonWriter(const JsonSink& sink, LineBreaks lines = LineBreaks::none,
                      JsonEscapes escapes = JsonEscapes::shortest, int depth = 0)
      : sink_(sink), buffer_(new char[piece]), lines_(lines), escapes_(escapes), depth_(depth) {}
  ~JsonWriter() = default;
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void open(char bracket) {
    separate();
    put(bracket);
    after_value_ = false;
    is_empty_ = true;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (!is_empty_ && breaks_at(depth_ + 1)) break_line();
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
  void string(std::string_view value);
  // A number or a flag.
  void plain(std::string_view value) {
    separate();
    put(value);
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
  [[nodiscard]] LineBreaks line_breaks() const { return lines_; }
  [[nodiscard]] bool breaks_lines() const { return lines_ != LineBreaks::none; }
  // What stands between a name and its value.
  [[nodiscard]] std::string_view colon() const { return breaks_lines() ? ": " : ":"; }
  // Hands on what is left. What follows begins anew, without a comma before it.
  void flush() {
    hand_on();
    after_value_ = false;
  }

 protected:
  static constexpr int record_depth = 2;  // sections and records begin on a line of their own

  void put(char c) {
    if (size_ == piece) hand_on();
    buffer_[size_++] = c;
  }
  void put(std::string_view text) {
    while (text.size() > piece - size_) {
      const std::size_t fits = piece - size_;
      text.copy(&buffer_[size_], fits);
      size_ = piece;
      text.remove_prefix(fits);
      hand_on();
    }
    size_ +=
        text.copy(&buffer_[size_], text.size());  // of an empty one nothing, not even its place
  }
  void separate() {
    if (follows_name_) {
      follows_name_ = false;
      return;
    }
    const bool breaks = breaks_at(depth_);
    if (after_value_) put(breaks || !breaks_lines() ? "," : ", ");
    if (breaks && depth_ > 0) break_line();
    after_value_ = true;
    is_empty_ = false;
  }

 private:
  [[nodiscard]] bool breaks_at(int depth) const {
    return lines_ == LineBreaks::by_value ||
           (lines_ == LineBreaks::by_record && depth <= record_depth);
  }
  void hand_on() {
    sink_({buffer_.get(), size_});
    size_ = 0;
  }
  void break_line() {
    put('\n');
    for (int i = 0; i < depth_; ++i) put("  ");
  }

  const JsonSink& sink_;
  std::unique_ptr<char[]> buffer_;
  LineBreaks lines_;
  JsonEscapes escapes_;
  int depth_;
  std::size_t size_ = 0;
  bool after_value_ = false;  // so that the next one needs a comma
  bool follows_name_ = false;
  bool is_empty_ = true;  // the innermost list or object, so far
};

// A report and what else people read: a text, indented, that says no more to a terminal than letters.
class JsonText {
 public:
  JsonText() = default;
  ~JsonText() = default;
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  JsonText& begin_object() { return json_.open('{'), *this; }
  JsonText& end_object() { return json_.close('}'), *this; }
  JsonText& begin_array() { return json_.open('['), *this; }
  JsonText& end_array() { return json_.close(']'), *this; }
  JsonText& key(std::string_view name) { return json_.id(name), *this; }
  JsonText& value(std::string_view text) { return json_.string(text), *this; }
  JsonText& value(std::uint64_t number) { return json_.plain(std::to_string(number)), *this; }
  JsonText& value(bool flag) { return json_.plain(flag ? "true" : "false"), *this; }
  JsonText& null() { return json_.plain("null"), *this; }
  // The text with a newline at the end.
  std::string finish() {
    json_.flush();
    return std::move(text_ += '\n');
  }

 private:
  std::string text_;
  JsonSink sink_ = [this](std::string_view piece) { text_ += piece; };
  JsonWriter json_{sink_, LineBreaks::by_value, JsonEscapes::for_terminals};
};

// Whether a character needs no escape in JSON.
inline bool stands_for_itself(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

// The text as a JSON string, with its quotes; UTF-8 stays as it is.
void append_json_string(std::string& out, std::string_view text);

}  // namespace jm216
