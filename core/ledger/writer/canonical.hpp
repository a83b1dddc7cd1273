#pragma once
// The canonical ledger (formats.md): the facts alone, minified, in the documented order, defaults
// left out, decimals in their shortest form. Two ledgers with the same facts give the same bytes.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/basics/sha256.hpp"
#include "core/facts/ledger.hpp"

namespace jm216 {

// Hands the canonical text to `sink` piece by piece.
void write_canonical(const Ledger& ledger, const std::function<void(std::string_view)>& sink);

// What a ledger's document has besides the facts.
struct DocumentParts {
  std::optional<Date> as_of{};
  Readings readings{};
  bool sales = true;  // false: an empty list in place of the lines, for editing all else
};

// The ledger as a file to keep (`jm216-ledger/1`): title, day, readings and notes too, a line for
// each record, so that two versions can be compared line by line. What the reader makes of it has
// the same fingerprint. Fields the format does not know are not in it.
void write_document(const Ledger& ledger, const DocumentParts& parts,
                    const std::function<void(std::string_view)>& sink);

// SHA-256 of the canonical text, 64 hexadecimal digits.
std::string fingerprint(const Ledger& ledger);

// The same of one ledger that is edited: its lines, which stand before nearly all other facts, are hashed once.
class KeptFingerprint {
 public:
  // The lines are no longer those it knows.
  void forget() { up_to_lines_.reset(); }
  // Whether the lines have been hashed.
  [[nodiscard]] bool knows_lines() const { return up_to_lines_.has_value(); }
  std::string of(const Ledger& ledger);

 private:
  std::string before_lines_;
  std::optional<Sha256> up_to_lines_;
};

// The first eight digits, as people read them: "3f9a-21c7".
std::string short_fingerprint(std::string_view sha256);

}  // namespace jm216
