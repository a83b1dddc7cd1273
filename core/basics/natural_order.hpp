#pragma once
// Texts with numbers in them, in the order people expect: "A-9" before "A-10", "a" beside "A".
#include <cstdint>
#include <string_view>

namespace jm216 {

// ASCII letters become small ones; every other byte stays.
constexpr char small_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A text without NUL as bytes above zero whose order is the wanted one: a run of digits counts by
// its length, without leading zeros, and then by its digits.
class NaturalText {
 public:
  static constexpr int end = -1;

  explicit NaturalText(std::string_view text) : rest_(text) {}
  int next();  // a byte, or `end`

 private:
  std::string_view rest_;
  std::size_t digits_ = 0;      // of the run, still to come
  std::size_t length_due_ = 0;  // the run's and one, still to come
};

// Below zero, zero or above, as `a` stands before, beside or after `b`.
int compare_natural(std::string_view a, std::string_view b);

// How many bytes two texts have in common at their beginnings, at most `most`.
std::size_t common_natural(std::string_view a, std::string_view b, std::size_t most);

// Eight bytes of the text after the first `skipped`, as a number: of two texts that have those in
// common, the one with the smaller number comes first. Equal ones say nothing unless the number
// ends_text().
std::uint64_t natural_key(std::string_view text, std::size_t skipped);
constexpr bool ends_text(std::uint64_t key) {
  return (key & 0xff) == 0;
}

}  // namespace jm216
