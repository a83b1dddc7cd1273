// Two answers, a line of ==== between them: what they say differently, and nothing where they are the same.
#include "core/compare/answers.hpp"
#include "core/export/comparison.hpp"
#include "tests/fuzz/laws.hpp"

using namespace jm216;

namespace {

std::optional<AnswersCompared> compared(std::string_view mine, std::string_view theirs) {
  Problems problems;
  auto found = compare_answers({"", std::string(mine)}, {"", std::string(theirs)}, problems);
  fuzz::must(found.has_value() == problems.empty(), "a comparison or problems, and never both");
  return found;
}

void write(const AnswersCompared& answers) {
  for (const char* format : {"json", "csv", "html", "text"}) {
    fuzz::must(write_comparison(answers, {format}, [](std::string_view) {}),
               "a comparison in every format");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view theirs = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size);
  const std::string_view mine = fuzz::next_part(theirs);
  ByteSource source = source_of(mine);
  (void)is_answer(source);
  fuzz::must(rest_of(source) == mine, "what was looked at is given again");
  if (const auto same = compared(mine, mine)) {
    fuzz::must(same->differences.empty(), "an answer does not differ from itself");
    write(*same);
  }
  const auto there = compared(mine, theirs);
  const auto back = compared(theirs, mine);
  fuzz::must(there.has_value() == back.has_value(), "two answers compare in either order");
  if (!there) return 0;
  fuzz::must(there->differences.size() == back->differences.size(),
             "two answers differ as much in either order");
  write(*there);
  return 0;
}
