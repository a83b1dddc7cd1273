// Texts with numbers in them, in the order people expect.
#include <string>

#include "core/basics/natural_order.hpp"
#include "doctest/doctest.h"

namespace jm216::test::basics_natural_order_test {

TEST_CASE("numbers inside texts go by their value, letters by the alphabet") {
  // Each comes before the next.
  const std::vector<std::string> ordered{
      "",     "0",     "1",      "2",      "10", "100", "0999",    "A",        "a-0", "A-9", "a-10",
      "A-11", "A-100", "A-100a", "A-100b", "AB", "b",   "INV-2-9", "INV-2-10", "z",   "Ä"};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j) {
      CAPTURE(ordered[i]);
      CAPTURE(ordered[j]);
      CHECK(compare_natural(ordered[i], ordered[j]) == (i < j ? -1 : i == j ? 0 : 1));
    }
  }
}

TEST_CASE("the case of a letter and leading zeros do not matter") {
  CHECK(compare_natural("A-7", "a-007") == 0);
  CHECK(compare_natural("000", "0") == 0);
  CHECK(compare_natural("É", "é") != 0);  // ASCII only
}

TEST_CASE("a number of any length") {
  const std::string longest(300, '9');
  CHECK(compare_natural(longest, "1" + longest) == -1);
  CHECK(compare_natural(std::string(299, '9') + '8', longest) == -1);
}

TEST_CASE("keys agree with whole comparisons wherever they differ") {
  const std::vector<std::string> texts{
      "",           "0",       "00",       "INV-9",     "INV-10",    "INV-010", "INV-10a",
      "INV-10-2",   "INV-",    "INV",      "inv-9",     "INV-10-10", "1234567", "12345678",
      "1234567890", "abcdefg", "abcdefgh", "abcdefghi", "abcdefg0"};
  for (const std::string& a : texts) {
    for (const std::string& b : texts) {
      CAPTURE(a);
      CAPTURE(b);
      const std::size_t common = common_natural(a, b, 100);
      for (std::size_t skipped = 0; skipped <= common; ++skipped) {
        const std::uint64_t key_a = natural_key(a, skipped);
        const std::uint64_t key_b = natural_key(b, skipped);
        const int whole = compare_natural(a, b);
        if (key_a != key_b) CHECK((key_a < key_b ? -1 : 1) == whole);
        if (key_a == key_b && ends_text(key_a)) CHECK(whole == 0);
      }
    }
  }
}

TEST_CASE("what two texts have in common") {
  // Letters and the dash; then the digits' mark, their number (3), and the first.
  CHECK(common_natural("INV-123", "inv-145", 100) == 4 + 2 + 1);
  CHECK(common_natural("INV-123", "inv-145", 5) == 5);
  CHECK(common_natural("INV-123", "INV-1", 100) == 5);
  CHECK(common_natural("", "A", 100) == 0);
}

}  // namespace jm216::test::basics_natural_order_test
