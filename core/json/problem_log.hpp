#pragma once
// The problems found so far, in the order of files and places, whatever order they were found in:
// the first hundred in full, the rest as a number.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/json/byte_stream.hpp"

namespace jm216 {

class ProblemLog {
 public:
  // Whether a problem at that place would be among those shown. If not, it is enough to count it.
  [[nodiscard]] bool shows(std::size_t file, std::uint64_t offset) const;
  void add(std::size_t file, const Place& place, std::string pointer, Complaint complaint);
  void count(std::size_t problems = 1) { more_ += problems; }

  [[nodiscard]] bool empty() const { return entries_.empty() && more_ == 0; }
  // With the files' names, or without where there is but one.
  [[nodiscard]] Problems result(const std::vector<std::string>& file_names) const;

 private:
  struct Entry {
    std::size_t file;
    Place place;
    std::string pointer;
    Complaint complaint;
  };

  std::vector<Entry> entries_;  // in order
  std::size_t more_ = 0;
};

}  // namespace jm216
