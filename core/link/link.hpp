#pragma once
// The link: a ledger with its day, readings and open view as text for the fragment of an address.
// Nothing is sent anywhere by it; who has the link has all of it (Article VIII: sales are confidential).
//
// "jm216." and base64url of:
//   1 byte   version of the format: the edition of the rules by which it was answered, 2; links of the
//            first are read too, and a page of the first edition says of one of the second that it is
//            newer
//   1 byte   0: plain, 1: sealed (what follows is the page's business: web/page/seal.mjs)
//   3 bytes  length of all of this in bytes, the highest first
//   4 bytes  SHA-256 of the bytes before, cut; so that a longer link of a newer version tells itself
//   content, if plain: engine version (three numbers), flags, sales lines, SHA-256 of the canonical
//            ledger cut to 8 bytes, if sent the digest of the report's figures, size of the view,
//            then the document in columns (document_bytes.hpp), squeezed (squeeze.hpp)
//   4 bytes  SHA-256 of all the bytes before, cut
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/facts/ledger.hpp"
#include "core/link/document_bytes.hpp"
#include "core/report/report.hpp"

namespace jm216 {

struct LinkParts {
  Date as_of;
  Readings readings;
  std::string view;                   // one of view_names (views.hpp); may be empty
  std::optional<std::string> result;  // result_digest(), to be sent along
};

// What a link says of itself before it is opened.
struct LinkInfo {
  unsigned edition = 0;  // of the rules that answered it where it was made
  std::string engine;    // the version that made it
  std::size_t lines = 0;
  std::string fingerprint;            // the first 16 digits of the ledger's SHA-256
  std::optional<std::string> result;  // result_digest() of who made it
};

enum class LinkFault : std::uint8_t { none, not_ours, newer, cut_off, altered, too_large, sealed };
// "cut-off" …
std::string_view to_string(LinkFault fault);

struct OpenedLink {
  LinkFault fault = LinkFault::none;
  std::string text;                 // the fragment as it was made, where its check holds
  std::size_t arrived = 0;          // characters of it
  std::size_t expected = 0;         // characters that it had, where that is known
  std::optional<TooMany> too_many;  // why it is too large, where that is a section's records
  LinkInfo info;
  std::string view;  // one of view_names (views.hpp), or empty
  std::optional<Ledger>
      ledger;  // if and only if there is no fault; with the link's day and readings
};

// Of what the ledger has more than a link may hold, if of anything; it can be too large all the same.
std::optional<TooMany> too_many_for_link(const Ledger& ledger);
// "201 amendments, and a link may hold 200 at most"
std::string in_words(const TooMany& many);

// The link's fragment, without "#". Nothing where the ledger is too large for a link: see LinkLimits.
std::optional<std::string> make_link(const Ledger& ledger, const LinkParts& parts);

// Of a fragment, of an address that has one, or of what mail programs make of it (as_sent.hpp).
// Whatever the text, it costs at most 64 MB.
OpenedLink open_link(std::string_view text);

// What went wrong and what to do about it, in two or three sentences.
std::string explain_fault(const OpenedLink& opened);

// Two reports with the same figures have the same digest, whatever their words: 16 hexadecimal digits.
std::string result_digest(const Report& report);

}  // namespace jm216
