#include "core/basics/problem.hpp"

#include "core/basics/shown.hpp"

namespace jm216 {

std::string to_string(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) text += isolated(problem.file) + ": ";
  text += isolated(problem.pointer);
  if (problem.line > 0) {
    if (!problem.pointer.empty()) text += ' ';
    text += "(line " + std::to_string(problem.line);
    if (problem.column > 0) text += ", column " + std::to_string(problem.column);
    text += ')';
  }
  if (!text.empty() && text.back() != ' ') text += ": ";
  return text + problem.message;
}

}  // namespace jm216
