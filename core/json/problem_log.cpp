#include "core/json/problem_log.hpp"

#include <algorithm>
#include <utility>

namespace jm216 {

bool ProblemLog::shows(std::size_t file, std::uint64_t offset) const {
  if (entries_.size() < Problems::shown) return true;
  const Entry& last = entries_.back();
  return std::pair(file, offset) < std::pair(last.file, last.place.offset);
}

void ProblemLog::add(std::size_t file, const Place& place, std::string pointer,
                     Complaint complaint) {
  if (!shows(file, place.offset)) {
    ++more_;
    return;
  }
  // After those of the same place, which were found earlier.
  const auto later =
      std::upper_bound(entries_.begin(), entries_.end(), std::pair(file, place.offset),
                       [](const auto& wanted, const Entry& entry) {
                         return wanted < std::pair(entry.file, entry.place.offset);
                       });
  entries_.insert(later, Entry{file, place, std::move(pointer), std::move(complaint)});
  if (entries_.size() > Problems::shown) {
    entries_.pop_back();
    ++more_;
  }
}

Problems ProblemLog::result(const std::vector<std::string>& file_names) const {
  Problems problems;
  for (const Entry& entry : entries_) {
    problems.add({entry.complaint, file_names.size() > 1 ? file_names[entry.file] : std::string(),
                  entry.pointer, entry.place.line, entry.place.column});
  }
  problems.more = more_;
  return problems;
}

}  // namespace jm216
