#pragma once
// What is wrong with a file that was refused: one catalogue of problems, one sentence each.
#include <cstddef>
#include <string>
#include <vector>

namespace jm216 {

struct Problem {
  std::string file;        // empty where there is only one nameless source
  std::string pointer;     // JSON pointer into that file ("" is the whole document)
  std::size_t line = 0;    // from 1; 0 where no place can be given
  std::size_t column = 0;  // from 1, in characters (code points) of that line; 0: all of it
  std::string message;  // what was found, what was expected and, where it helps, the likely repair
};

// `/sales/17/country (line 412, column 20): "UK" is no ISO 3166 country code; use "GB"`
std::string to_string(const Problem& problem);

struct Problems {
  static constexpr std::size_t shown = 100;
  std::vector<Problem> list;  // at most `shown`, in the order of files and places
  std::size_t more = 0;       // how many further ones there were

  void add(Problem problem) {
    if (list.size() < shown) {
      list.push_back(std::move(problem));
    } else {
      ++more;
    }
  }
  [[nodiscard]] bool empty() const { return list.empty(); }
};

}  // namespace jm216
