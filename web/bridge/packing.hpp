#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Texts one after the other, for the way between the page's scripts, the page and the worker: of each
// its length in bytes, a colon and the text. So a text may hold what it likes, and none is taken for two.
// A NUL goes as its picture, for all of it may itself be handed over as a zero-ended text.
// packing.mjs is the scripts' side.

namespace jm216::engine {

inline void put(std::string& out, std::string_view text) {
  if (text.find('\0') == std::string_view::npos) {
    out.append(std::to_string(text.size())).append(1, ':').append(text);
    return;
  }
  std::string shown;
  for (const char c : text) {
    if (c == '\0') {
      shown += "\u2400";
    } else {
      shown += c;
    }
  }
  put(out, shown);
}

inline void put(std::string& out, std::size_t number) {
  put(out, std::string_view(std::to_string(number)));
}

/// Whatever the bytes are, it takes something of them while there is any.
inline std::string_view take(std::string_view& bytes) {
  std::size_t size = 0;
  const char* const end = bytes.data() + bytes.size();
  const char* const colon = std::from_chars(bytes.data(), end, size).ptr;
  bytes.remove_prefix(static_cast<std::size_t>(colon - bytes.data()));
  if (bytes.empty() || bytes.front() != ':') {
    bytes = {};
    return {};
  }
  bytes.remove_prefix(1);
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(text.size());
  return text;
}

inline std::size_t take_number(std::string_view& bytes) {
  const std::string_view text = take(bytes);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// How many texts follow: no more than there can be.
inline std::size_t take_count(std::string_view& bytes) {
  const std::size_t count = take_number(bytes);
  return count < bytes.size() ? count : bytes.size();
}

/// What stands in a struct is listed once, for both ways: a list of fields takes a Packer, which puts
/// them, or an Unpacker, which takes them. A mark or number of an optional that is not there is empty.
class Packer {
 public:
  void text(const std::string& value) { put(bytes, value); }
  template <class Number>
  void number(Number value) {
    put(bytes, static_cast<std::size_t>(value));
  }
  template <class T>
  void choice(const std::optional<T>& value, std::optional<T> = std::nullopt) {
    put(bytes, value ? std::to_string(static_cast<int>(*value)) : std::string());
  }
  template <class T>
  bool has(const std::optional<T>& value) {
    number(value.has_value());
    return value.has_value();
  }
  template <class List, class Each>
  void list(const List& all, const Each& each) {
    number(all.size());
    rest(all, each);
  }
  /// The last of all, without its size.
  template <class List, class Each>
  void rest(const List& all, const Each& each) {
    for (const auto& one : all) each(one);
  }

  std::string bytes{};
};

class Unpacker {
 public:
  void text(std::string& value) { value = take(bytes); }
  template <class Number>
  void number(Number& value) {
    value = static_cast<Number>(take_number(bytes));
  }
  /// `last`: of an enumeration, whose values are looked up by their numbers.
  template <class T>
  void choice(std::optional<T>& value, std::optional<T> last = std::nullopt) {
    const std::string_view text = take(bytes);
    if (text.empty()) return;
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (last && (number < 0 || number > static_cast<int>(*last))) return;
    value = static_cast<T>(number);
  }
  template <class T>
  bool has(std::optional<T>& value) {
    if (take_number(bytes) != 0) value.emplace();
    return value.has_value();
  }
  template <class List, class Each>
  void list(List& all, const Each& each) {
    for (std::size_t left = take_count(bytes); left > 0; --left) each(all.emplace_back());
  }
  template <class List, class Each>
  void rest(List& all, const Each& each) {
    while (!bytes.empty()) each(all.emplace_back());
  }

  std::string_view bytes;
};

}  // namespace jm216::engine
