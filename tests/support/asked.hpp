#pragma once
// What the import asks about a table, beyond what a mapping says: a line for each question, with its choices.
#include <string>

#include "core/import/suggest.hpp"

namespace jm216::test {

inline std::string asked(const std::string& table, const Mapping& known = {}) {
  std::string text;
  for (const Question& question : suggest(table, false, known).questions) {
    text += question.pointer + ":";
    for (const Question::Choice& choice : question.choices) text += " [" + choice.value + "]";
    text += '\n';
  }
  return text;
}

}  // namespace jm216::test
