#include "core/json/own_json.hpp"

namespace jm216 {

char OwnJson::peek() {
  while (text_[at_] == ' ' || text_[at_] == '\n') ++at_;
  return text_[at_];
}

bool OwnJson::more() {
  const char next = peek();
  if (next == ']' || next == '}') {
    ++at_;
    return false;
  }
  if (next == ',') {
    ++at_;
    (void)peek();
  }
  return true;
}

std::string_view OwnJson::string() {
  const std::size_t from = at_++;
  for (; text_[at_] != '"'; ++at_) {
    if (text_[at_] == '\\') ++at_;
  }
  return text_.substr(from, ++at_ - from);
}

std::string_view OwnJson::name() {
  (void)peek();
  std::string_view quoted = string();
  while (text_[at_] != ':') ++at_;
  ++at_;
  quoted.remove_prefix(1);
  quoted.remove_suffix(1);
  return quoted;
}

std::string_view OwnJson::value() {
  (void)peek();
  const std::size_t from = at_;
  if (text_[at_] == '"') return string();
  int depth = 0;
  for (;; ++at_) {
    const char c = text_[at_];
    if (c == '"') {
      (void)string();
      --at_;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      if (depth == 0) break;
      if (--depth == 0) {
        ++at_;
        break;
      }
    } else if (c == ',' && depth == 0) {
      break;
    }
  }
  return text_.substr(from, at_ - from);
}

}  // namespace jm216
