// Prints generated ledgers, one a line: 200 for the oracle (check.py), or as many as are asked for.
#include <cstdlib>
#include <iostream>

#include "tests/properties/generator.hpp"

int main(int argc, char** argv) {
  const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200;
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    std::cout << jm216::test::generate(seed).json() << '\n';
  }
}
