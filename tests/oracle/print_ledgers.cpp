// Prints generated ledgers, one a line, for the oracle (check.py).
#include <iostream>

#include "tests/properties/generator.hpp"

int main() {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    std::cout << jm216::test::generate(seed).json() << '\n';
  }
}
