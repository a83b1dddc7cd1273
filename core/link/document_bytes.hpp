#pragma once
// A ledger's document (write_document()) as bytes and back: each list of records as a table of columns.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jm216 {

// What a link may hold, checked when it is made and again before anything is allocated for reading it.
struct LinkLimits {
  static constexpr std::size_t characters = std::size_t{1} << 20U;
  static constexpr std::size_t records = 50'000;
  static constexpr std::size_t document = std::size_t{8}
                                          << 20U;  // bytes of the ledger as a document
  static constexpr std::size_t content = std::size_t{4} << 20U;  // bytes before they are squeezed
};

// Records of one kind beyond what a link may hold.
struct TooMany {
  std::string section;
  std::size_t records = 0;
  std::size_t most = 0;
};

// How many records a section may have: far more than a licence has, and few enough that what follows
// from them is answered in seconds.
std::size_t most_records(std::string_view section);

// Of a document that write_document() wrote. Nothing where it has too many records.
std::optional<std::string> document_to_bytes(std::string_view document);

// JSON that says the same, for the reader of files to judge. Nothing where the bytes, which may be
// anybody's, are no such content or go beyond the limits.
// Where it is for one section's records, `too_many` says so; nothing was made of them.
std::optional<std::string> document_from_bytes(std::string_view bytes,
                                               std::optional<TooMany>& too_many);

}  // namespace jm216
