// A change costs what it changes, and comes to the same: ledgers made up from fixed seeds, each changed twenty times,
// answered with what was kept of the answer before and anew.
#include <algorithm>
#include <array>
#include <string>

#include "core/evaluation/evaluate.hpp"
#include "core/evaluation/kept_lines.hpp"
#include "core/export/json.hpp"
#include "core/ledger/edit/edit.hpp"
#include "core/ledger/reader/read_ledger.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "doctest/doctest.h"
#include "tests/properties/generator.hpp"

namespace jm216::test::changes_test {

constexpr std::uint64_t seeds = std::min(JM216_SEEDS, 60);
constexpr int changes = 20;

// All that is answered: the report, and why each of its figures is what it is.
std::string said(const Evaluation& evaluation) {
  std::string text = to_json(evaluation.report);
  for (const auto& [id, why] : evaluation.explanations) text += to_json(why);
  return text;
}

// A ledger while somebody works on it.
class Work {
 public:
  explicit Work(std::uint64_t seed) : dice_(seed * 7919), source_(generate(seed)) {
    ReadResult read = read_ledger_text(source_.json());
    REQUIRE(read.ledger.has_value());
    ledger_ = std::move(*read.ledger);
    readings_ = ledger_.readings;
    as_of_ = source_.as_of;
  }

  void change();
  // Nothing where both are the same.
  std::string difference();
  [[nodiscard]] std::size_t walks() const { return kept_.walks(); }
  [[nodiscard]] std::size_t edits() const { return edits_; }

 private:
  void change_section();
  void change_seller();
  void take_facts(const GeneratedLedger& before);
  void change_reading();
  void change_line();
  void forget() {
    kept_.forget();
    kept_fingerprint_.forget();
  }

  Dice dice_;
  GeneratedLedger source_;
  Ledger ledger_;
  Readings readings_;
  Date as_of_;
  KeptLines kept_;
  KeptFingerprint kept_fingerprint_;
  std::size_t edits_ = 0;  // of facts and lines, that were not refused
};

// A section as another ledger has it, or without one of its records.
void Work::change_section() {
  if (source_.sections.empty()) return;
  Section& section = source_.sections[dice_.below(source_.sections.size())];
  const GeneratedLedger before = source_;
  if (dice_.chance(50) && !section.records.empty()) {
    section.records.erase(section.records.begin() +
                          static_cast<std::ptrdiff_t>(dice_.below(section.records.size())));
  } else {
    const GeneratedLedger other = generate(dice_.next() % 10'000);
    const auto same =
        std::find_if(other.sections.begin(), other.sections.end(),
                     [&](const Section& theirs) { return theirs.name == section.name; });
    if (same != other.sections.end()) section.records = same->records;
  }
  take_facts(before);
}

// Somebody comes to the licensed group on another day, or leaves it.
void Work::change_seller() {
  if (source_.sellers.empty()) return;
  const GeneratedLedger before = source_;
  Record& seller = source_.sellers[dice_.below(source_.sellers.size())].second;
  const char* const end = dice_.chance(50) ? "from" : "until";
  seller.erase(end);
  if (dice_.chance(70)) seller.day(end, as_of_ - Days{dice_.between(0, 2000)});
  take_facts(before);
}

void Work::take_facts(const GeneratedLedger& before) {
  const ReadResult read = read_ledger_text(source_.json());
  if (!read.ledger || !replace_facts(ledger_, facts_text(*read.ledger)).empty()) {
    source_ = before;  // it does not fit this ledger
  } else {
    ++edits_;
  }
}

// More often one that lines are asked about.
void Work::change_reading() {
  constexpr std::array of_lines{
      "free_supply",          "chain_sales",      "supply_date",        "credit_note_quarter",
      "credit_note_exchange", "credit_note_rate", "sell_off_past_term", "several_infringers",
      "infringement_clock",   "licensee_suit",    "generic_withdrawn",  "generic_source",
      "infringing_generic",   "post_expiry",      "credits_given_by",   "schedule_a",
      "ireland_1044",         "early_end",        "challenge_ends"};
  const ReadingInfo& reading = dice_.chance(60) ? *find_reading(dice_.one_of(of_lines))
                                                : reading_table().at(dice_.below(reading_count));
  reading.set(readings_, dice_.below(reading.values.size()));
}

void Work::change_line() {
  if (ledger_.sales.size() < 2) return;
  const std::size_t line = dice_.below(ledger_.sales.size());
  const std::string text = sale_text(ledger_, dice_.below(ledger_.sales.size()));
  const SaleEdit edit = dice_.chance(30)   ? SaleEdit::remove
                        : dice_.chance(50) ? SaleEdit::insert
                                           : SaleEdit::replace;
  if (!edit_sale(ledger_, edit, line, text).empty()) return;
  forget();
  ++edits_;
}

void Work::change() {
  switch (dice_.below(7)) {
    case 0:
      return change_section();
    case 1:
      return dice_.chance(50) ? change_seller() : change_section();
    case 2:
    case 3:
    case 4:
      return change_reading();
    case 5:
      as_of_ = as_of_ + Days{dice_.between(-400, 400)};
      return;
    default:
      return dice_.chance(40) ? change_line() : dice_.chance(20) ? forget() : change_reading();
  }
}

std::string Work::difference() {
  const std::string sha256 = fingerprint(ledger_);
  if (kept_fingerprint_.of(ledger_) != sha256) return "the fingerprint";
  const std::string anew = said(evaluate(ledger_, readings_, as_of_, sha256));
  const std::string from_kept = said(evaluate(ledger_, readings_, as_of_, sha256, &kept_));
  if (anew == from_kept) return {};
  const auto at = static_cast<std::size_t>(
      std::mismatch(
          anew.begin(),
          anew.begin() + static_cast<std::ptrdiff_t>(std::min(anew.size(), from_kept.size())),
          from_kept.begin())
          .first -
      anew.begin());
  const std::size_t begin = at < 80 ? 0 : at - 80;
  return anew.substr(begin, 160) + " | " + from_kept.substr(begin, 160);
}

TEST_CASE("a ledger that is changed twenty times is answered as one that is read anew") {
  std::size_t walks = 0;
  std::size_t edits = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    Work work(seed);
    REQUIRE(work.difference() == "");
    for (int i = 0; i < changes; ++i) {
      INFO("change " << i);
      work.change();
      REQUIRE(work.difference() == "");
    }
    walks += work.walks();
    edits += work.edits();
  }
  // It is a test only if facts were changed, and lines left alone.
  CHECK(edits > seeds);
  CHECK(walks < seeds * changes * 3 / 4);
  MESSAGE(walks << " walks through the lines for " << seeds * (changes + 1) << " answers, " << edits
                << " edits");
}

}  // namespace jm216::test::changes_test
