#pragma once
// Why a figure is what it is: made by the rule that computes it, while it computes.
#include <map>
#include <string>
#include <vector>

namespace jm216 {

// What a step started from: another figure (`id`, which has its own explanation) or a fact of the
// ledger
// (`where`, a JSON pointer into it); neither for a term of the agreement itself.
struct Input {
  std::string name;
  std::string value;
  std::string id;
  std::string where;
};

struct Step {
  std::string clause;   // "V.4"
  std::string text;     // what was done, in a sentence
  std::string formula;  // with the figures in it: "11845.30 × 8.5% = 1006.8505"
  std::vector<Input> inputs;
  std::string reading;  // "rounding: half-up", empty where the text leaves no choice
  std::string result;
};

// A rule that was considered and did not apply.
struct NotApplied {
  std::string clause;
  std::string why;
};

struct Explanation {
  std::string id;  // "row:2009-Q1:0", "term", "royalty-2009-Q1" …
  std::string
      value;  // the figure explained, as the report prints it; "null" where it cannot be known
  std::vector<Step> steps;
  std::vector<NotApplied> not_applied;
};

using Explanations = std::map<std::string, Explanation>;

}  // namespace jm216
