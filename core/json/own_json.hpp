#pragma once
// Walking through JSON that canonical.cpp has just written, without taking it apart further than
// columns need: values stay text. Not for JSON from anywhere else, which is the reader's business.
#include <cstddef>
#include <string_view>

namespace jm216 {

class OwnJson {
 public:
  explicit OwnJson(std::string_view text) : text_(text) {}

  // The next thing's first character.
  char peek();
  // Steps over a bracket.
  void enter() { (void)peek(), ++at_; }
  // In a list or object: is there another element? Steps over the comma, or out at the end.
  bool more();
  // The name of a member, without its quotes; then comes its value.
  std::string_view name();
  // A whole value as it stands.
  std::string_view value();

 private:
  std::string_view string();

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace jm216
