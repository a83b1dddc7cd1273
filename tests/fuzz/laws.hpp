#pragma once
// What must hold whatever comes in. A law that does not hold ends the program, and libFuzzer keeps the input.
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/facts/ledger.hpp"
#include "core/ledger/reader/read_ledger.hpp"

namespace jm216::fuzz {

void must(bool holds, std::string_view law);

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What stands before the next line of ====, which is taken off with it.
std::string_view next_part(std::string_view& left);

// The same bytes, one by one: then every fast path is left.
ByteSource one_by_one(std::string_view bytes);

std::string canonical(const Ledger& ledger);
std::string document(const Ledger& ledger);
std::string said(const Problems& problems);

// What the reader makes of a text, if both ways of reading come to the same.
ReadResult read(std::string_view text);

// Canonical text, document and, for one ledger in eight, a link give the same facts back.
void must_come_back(const Ledger& ledger);

// Evaluates, and writes the answer in all formats.
void must_be_answered(const Ledger& ledger);

// The day to look from.
Date day_of(const Ledger& ledger);

// While it lives, processor time and memory must stay in proportion to the input's size.
class InProportion {
 public:
  struct Allowance {
    double seconds = 1;                          // beside 100 microseconds a byte
    std::size_t bytes = std::size_t{16} << 20U;  // beside 1,000 a byte
  };
  explicit InProportion(std::size_t size) : InProportion(size, Allowance()) {}
  InProportion(std::size_t size, const Allowance& allowance);
  InProportion(const InProportion&) = delete;
  InProportion& operator=(const InProportion&) = delete;
  ~InProportion();

 private:
  double seconds_;
  std::size_t bytes_;
  std::clock_t began_;
};

}  // namespace jm216::fuzz
