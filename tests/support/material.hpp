#pragma once
// Test vectors of others, read from the folder that JM216_SHARED names. Where there is none, a test
// says that it is skipped; what we wrote ourselves is tested everywhere.
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "doctest/doctest.h"

namespace jm216::test {

inline std::optional<std::string> shared_file(const std::string& path) {
#ifdef JM216_SHARED
  std::ifstream file(std::string(JM216_SHARED) + '/' + path, std::ios::binary);
  if (file) return std::string(std::istreambuf_iterator<char>(file), {});
#endif
  MESSAGE("skipped: no test material " << path);
  return std::nullopt;
}

inline std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  if (!text.empty() && text.back() == separator) parts.emplace_back();
  return parts;
}

// The lines of a table, each in its fields, without the heading.
inline std::vector<std::vector<std::string>> shared_table(const std::string& path, char separator) {
  std::vector<std::vector<std::string>> rows;
  const auto text = shared_file(path);
  if (!text) return rows;
  for (std::string& line : split(*text, '\n')) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) rows.push_back(split(line, separator));
  }
  rows.erase(rows.begin());
  return rows;
}

}  // namespace jm216::test
