// Every pair of the cases compared: the prices and the interaction come to the difference of
// the two reports, and what is found to differ is all that does.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/compare/comparison.hpp"
#include "core/compare/mixture.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "tests/support/material.hpp"

namespace {

using namespace jm216;

struct Case {
  std::string name;
  Ledger ledger;
  Readings readings;
  Date as_of;
  Totals totals;

  [[nodiscard]] CompareInput input() const { return {ledger, readings, as_of}; }
};

std::string canonical(const Ledger& ledger) {
  std::string text;
  write_canonical(ledger, [&](std::string_view piece) { text += piece; });
  return text;
}

// The names of a folder's cases: what has an expected report.
std::vector<std::string> names_of_cases(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  const std::string suffix = ".expected.json";
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (name.size() <= suffix.size()) continue;
      const std::size_t stem = name.size() - suffix.size();
      if (name.compare(stem, suffix.size(), suffix) == 0) names.push_back(name.substr(0, stem));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

LedgerFile source(std::string name, std::string text) {
  return {std::move(name),
          [text = std::move(text), at = std::size_t{0}](char* buffer, std::size_t size) mutable {
            const std::size_t count = text.copy(buffer, size, at);
            at += count;
            return count;
          }};
}

using Texts = std::vector<std::pair<std::string, std::string>>;  // names of files, what they hold

// A case's ledger, of one file or of those its list names.
Texts texts_of(const std::filesystem::path& folder, const std::string& name) {
  Texts texts;
  for (const std::string& file : test::split(content_of(folder / (name + ".files")), '\n')) {
    if (!file.empty()) texts.emplace_back(file, content_of(folder / file));
  }
  if (texts.empty()) texts.emplace_back("", content_of(folder / (name + ".json")));
  return texts;
}

// Those kept here, and those of the shared folder whose ledgers are not.
std::vector<std::pair<std::string, Texts>> texts_of_cases() {
  std::vector<std::pair<std::string, Texts>> all;
  std::vector<std::filesystem::path> folders{JM216_CASES};
#ifdef JM216_SHARED
  folders.push_back(std::filesystem::path(JM216_SHARED) / "second-edition/cases");
#endif
  for (const std::filesystem::path& folder : folders) {
    for (const std::string& name : names_of_cases(folder)) {
      std::pair<std::string, Texts> one{name, texts_of(folder, name)};
      if (std::find(all.begin(), all.end(), one) != all.end()) continue;
      // One that has changed is another case beside the kept one.
      if (folder != folders.front()) one.first += " (shared)";
      all.push_back(std::move(one));
    }
  }
  return all;
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  for (const auto& [name, texts] : texts_of_cases()) {
    CAPTURE(name);
    std::vector<LedgerFile> files;
    for (const auto& [file, text] : texts) files.push_back(source(file, text));
    ReadResult read = read_ledger(files);
    REQUIRE(read.ledger);
    Case one{name, std::move(*read.ledger), {}, {}, {}};
    one.readings = one.ledger.readings;
    one.as_of = one.ledger.as_of.value_or(make_date(2009, 5, 15));
    one.totals = evaluate(one.ledger, one.readings, one.as_of).report.totals;
    // What prices are made of is what the whole answer says.
    CHECK(figures_of(evaluate_dollars(one.ledger, one.readings, one.as_of).totals) ==
          figures_of(one.totals));
    cases.push_back(std::move(one));
  }
  return cases;
}

const std::optional<Usd>& of(const Figures& figures, ComparedTotal total) {
  return figures.at(static_cast<std::size_t>(total));
}

// Theirs less mine, from the two reports themselves.
void check_total(const Comparison& all, ComparedTotal which, const std::optional<Usd>& mine,
                 const std::optional<Usd>& theirs) {
  CAPTURE(std::string(to_string(which)));
  if (!mine || !theirs) {
    CHECK_FALSE(of(all.whole, which));
    CHECK_FALSE(of(all.interaction, which));
    return;
  }
  Usd sum;
  for (const Difference& one : all.differences) {
    CAPTURE(one.what);
    REQUIRE(of(one.effect, which));
    sum += *of(one.effect, which);
  }
  REQUIRE(of(all.interaction, which));
  sum += *of(all.interaction, which);
  CHECK(sum.text() == (*theirs - *mine).text());
  // The interaction's parts come to it, where each is known.
  Usd parts;
  bool all_known = true;
  for (const Difference& one : all.differences) {
    all_known = all_known && of(one.together, which);
    if (all_known) parts += *of(one.together, which);
  }
  if (all_known) CHECK(parts.text() == of(all.interaction, which)->text());
}

void check_pair(const Case& mine, const Case& theirs) {
  CAPTURE(mine.name);
  CAPTURE(theirs.name);
  // All that differs taken from theirs is theirs, and none of it mine: nothing was overlooked.
  const LedgerPairs pairs = pair_facts(mine.ledger, theirs.ledger);
  Mixer mixer(mine.ledger, theirs.ledger, pairs);
  CHECK(canonical(mixer.mix(take(pairs, true))) == canonical(theirs.ledger));
  CHECK(canonical(mixer.mix(take(pairs, false))) == canonical(mine.ledger));
  const Comparison all = compare(mine.input(), theirs.input());
  CHECK(all.mine.totals == figures_of(mine.totals));
  CHECK(all.differences.empty() == (mine.name == theirs.name));
  const Totals& a = mine.totals;
  const Totals& b = theirs.totals;
  check_total(all, ComparedTotal::royalty, a.royalty, b.royalty);
  check_total(all, ComparedTotal::obligations, a.obligations, b.obligations);
  check_total(all, ComparedTotal::paid, a.paid, b.paid);
  check_total(all, ComparedTotal::outstanding, a.outstanding, b.outstanding);
  check_total(all, ComparedTotal::overdue, a.overdue, b.overdue);
  check_total(all, ComparedTotal::interest, a.interest_outstanding, b.interest_outstanding);
}

// Every second case as mine, against all.
void check_half(std::size_t first) {
  const std::vector<Case> cases = read_cases();
  REQUIRE(cases.size() >= 106);
  for (std::size_t i = first; i < cases.size(); i += 2) {
    for (const Case& theirs : cases) check_pair(cases[i], theirs);
  }
}

}  // namespace

// In two halves, which run beside each other.
TEST_CASE("pairs even: prices and interaction come to the whole difference") {
  check_half(0);
}
TEST_CASE("pairs odd: prices and interaction come to the whole difference") {
  check_half(1);
}
