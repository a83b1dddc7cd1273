#pragma once
// A mapping proposed for a table from its beginning, and what must be asked. Headings in English and
// German are recognised. What the table shows beyond doubt is filled in, what it leaves open is a
// question with its choices; nothing is decided silently.
#include <string>
#include <string_view>
#include <vector>

#include "core/import/mapping.hpp"

namespace jm216 {

// Something the table does not tell.
struct Question {
  struct Choice {
    std::string value;  // as a mapping has it
    std::string means;  // what the example becomes with it, or empty
  };
  // The member of the mapping that is open: "/dates", "/fields/currency". Empty where the file is no
  // table, whatever the mapping says: then it is the only one, and `text` says what to do.
  std::string pointer;
  std::string text;
  std::vector<Choice> choices;  // the ones there are; none where a column or a constant is wanted
};

struct Proposal {
  Mapping mapping;
  std::vector<Question> questions;  // empty: an import with this mapping can be tried
  // The first lines as they stand, where what stands between the cells is a question.
  std::vector<std::string> first_lines{};
};

// So much of a file's beginning is looked at.
inline constexpr std::size_t sample_size = std::size_t{1} << 18U;

// `sample` is the file's beginning (`is_cut`: not the whole file). What `given` says already is
// kept, and columns that it ignores are not proposed; columns that no field takes are ignored, by name.
Proposal suggest(std::string_view sample, bool is_cut, const Mapping& given = {});

}  // namespace jm216
