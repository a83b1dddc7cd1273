#pragma once
// Writes JSON in the order it is told, indented by two spaces. No document tree is built.
#include <cstdint>
#include <string>
#include <string_view>

namespace jm216 {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(bool flag);
  JsonWriter& null();
  // The text with a newline at the end.
  std::string finish() { return std::move(text_ += '\n'); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void new_line() { text_.append(1, '\n').append(2 * depth_, ' '); }

  std::string text_;
  std::size_t depth_ = 0;
  bool is_first_ = true;
  bool after_key_ = false;
};

// The text as a JSON string, with its quotes; UTF-8 stays as it is.
void append_json_string(std::string& out, std::string_view text);

}  // namespace jm216
