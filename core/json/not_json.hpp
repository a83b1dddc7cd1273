#pragma once
// What is wrong with a file that is no JSON, in plain words.
#include <string_view>

#include "core/basics/problem.hpp"
#include "core/json/byte_stream.hpp"
#include "core/json/parser_state.hpp"

namespace jm216 {

struct NotJson {
  Place place;
  Complaint complaint;
};

// By its first line: a link of this calculator, or its fragment.
bool looks_like_link(std::string_view text);

// After parse_json said so.
NotJson why_not_json(ByteStream& stream, const ParserState& state);

// After it did not: a NUL, which the parser takes for the end of the text.
NotJson nul_outside(ByteStream& stream);

}  // namespace jm216
