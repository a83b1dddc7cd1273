// Every file of Nicolas Seriot's JSON test suite, given as a ledger, ends in a clear answer: what
// is no JSON is called that, with its place; what is JSON is never called that.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/ledger/reader/read_ledger.hpp"
#include "doctest/doctest.h"

namespace jm216::test::jsontestsuite_test {

#ifdef JM216_SHARED

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const std::string& folder) {
  std::vector<fs::path> files;
  const fs::path path = fs::path(JM216_SHARED) / "material/jsontestsuite" / folder;
  if (!fs::is_directory(path)) return files;
  for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

ReadResult read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return read_ledger({{path.filename().string(), [&file](char* buffer, std::size_t capacity) {
                         file.read(buffer, static_cast<std::streamsize>(capacity));
                         return static_cast<std::size_t>(file.gcount());
                       }}});
}

bool is_missing(const std::vector<fs::path>& files) {
  if (files.empty()) MESSAGE("skipped: no test material");
  return files.empty();
}

bool is_called_not_json(const ReadResult& result) {
  return std::any_of(result.problems.list.begin(), result.problems.list.end(),
                     [](const Problem& problem) {
                       return problem.message.rfind("not JSON: ", 0) == 0 &&
                              problem.pointer.empty() && problem.line > 0 && problem.column > 0;
                     });
}

TEST_SUITE_BEGIN("JSON test suite");

TEST_CASE("parsing: accepted, refused, or either") {
  const auto files = files_of("test_parsing");
  if (is_missing(files)) return;
  CHECK(files.size() == 318);
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    CAPTURE(name);
    const ReadResult result = read(file);
    CHECK(result.ledger.has_value() == result.problems.empty());
    if (name[0] == 'n') CHECK(is_called_not_json(result));
    if (name[0] == 'y') CHECK(!is_called_not_json(result));
  }
}

TEST_CASE("transforming: the same answer every time") {
  const auto files = files_of("test_transform");
  if (is_missing(files)) return;
  CHECK(files.size() == 22);
  for (const fs::path& file : files) {
    CAPTURE(file.filename().string());
    const ReadResult first = read(file);
    const ReadResult second = read(file);
    CHECK(first.ledger.has_value() == first.problems.empty());
    REQUIRE(first.problems.list.size() == second.problems.list.size());
    for (std::size_t i = 0; i < first.problems.list.size(); ++i) {
      CHECK(to_string(first.problems.list[i]) == to_string(second.problems.list[i]));
    }
  }
}

TEST_SUITE_END();

#endif

}  // namespace jm216::test::jsontestsuite_test
