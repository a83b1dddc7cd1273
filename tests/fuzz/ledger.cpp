// A ledger: read in both ways, written and read again, answered in every format.
#include "tests/fuzz/laws.hpp"

using namespace jm216;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size);
  const ReadResult found = fuzz::read(text);
  if (!found.ledger) return 0;
  fuzz::must_come_back(*found.ledger);
  fuzz::must_be_answered(*found.ledger);
  return 0;
}
