#pragma once
// What headings of sales tables usually mean, in English and German, and what their cells say.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/import/fields.hpp"

namespace jm216 {

struct HeadingMatch {
  ImportField field;
  std::size_t rank;  // 0 is the most telling word
};

// Nothing for a heading that is not known.
std::optional<HeadingMatch> match_heading(std::string_view heading);

// The ledger's own term for a cell that is none: "Deutschland" -> "DE", "ja" -> "true". Empty where
// unknown, and where several are possible ("$").
std::string usual_meaning(ImportField field, std::string_view cell);

}  // namespace jm216
