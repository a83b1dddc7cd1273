// Two ledgers, a line of ==== between them: prices and interaction come to the whole difference.
#include "core/compare/comparison.hpp"

#include "core/compare/statements.hpp"
#include "core/export/comparison.hpp"
#include "tests/fuzz/laws.hpp"

using namespace jm216;

namespace {

CompareInput input(const Ledger& ledger) {
  return {ledger, ledger.readings, fuzz::day_of(ledger)};
}

void check_sums(const Comparison& comparison) {
  for (std::size_t i = 0; i < compared_total_count; ++i) {
    const auto& whole = comparison.whole[i];
    const auto& mine = comparison.mine.totals[i];
    const auto& theirs = comparison.theirs.totals[i];
    fuzz::must(whole.has_value() == (mine && theirs), "the whole is known where both totals are");
    if (whole) fuzz::must(*whole == *theirs - *mine, "the whole is theirs less mine");
    const auto& attributed = comparison.attributed[i];
    const auto& interaction = comparison.interaction[i];
    if (whole && attributed && interaction)
      fuzz::must(*attributed + *interaction == *whole, "prices and interaction come to the whole");
    bool all_priced = true;
    Usd sum;
    for (const Difference& difference : comparison.differences) {
      all_priced = all_priced && difference.effect[i].has_value();
      if (difference.effect[i]) sum = sum + *difference.effect[i];
    }
    if (all_priced && attributed) fuzz::must(sum == *attributed, "the prices come to their sum");
  }
}

void write(const Comparison& comparison) {
  for (const char* format : {"json", "csv", "html", "text"}) {
    fuzz::must(write_comparison(comparison, {format}, [](std::string_view) {}),
               "a comparison in every format");
  }
  fuzz::must(write_comparison(comparison, {"csv", "facts"}, [](std::string_view) {}),
             "its facts too");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view second = fuzz::text_of(data, size);
  // A hundred differences are evaluated one by one, and each alone.
  const fuzz::InProportion measured(size, {10, std::size_t{128} << 20U});
  const std::string_view first = fuzz::next_part(second);
  const ReadResult mine = read_ledger_text(first);
  if (!mine.ledger) return 0;
  fuzz::must(compare(input(*mine.ledger), input(*mine.ledger)).differences.empty(),
             "a ledger does not differ from itself");
  if (const auto statements = compare_statements(input(*mine.ledger)))
    fuzz::must(write_comparison(*statements, {"html"}, [](std::string_view) {}), "statements too");
  const ReadResult theirs = read_ledger_text(second);
  if (!theirs.ledger) return 0;
  const Comparison there = compare(input(*mine.ledger), input(*theirs.ledger));
  check_sums(there);
  write(there);
  return 0;
}
