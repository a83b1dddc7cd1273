#pragma once
// Two ledgers, mine and theirs: what differs between them, and what each difference is worth in
// dollars. A difference is priced by taking it alone from theirs into mine and evaluating; what is
// left of the whole difference when all are added up is their interaction, and is said. So the
// prices and the interaction always come to the whole difference, to the cent.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/facts.hpp"
#include "core/report/report.hpp"

namespace jm216 {

// The totals that are compared; `claim` is what is outstanding with interest.
// Those of the report, as `total_fields` has them, and what the licensor can claim.
enum class ComparedTotal : std::uint8_t {
  royalty,
  obligations,
  paid,
  outstanding,
  overdue,
  interest,
  claim,
};
inline constexpr std::size_t compared_total_count = 7;
std::string_view to_string(ComparedTotal total);   // "royalty_usd", as the report names it
std::string_view heading_of(ComparedTotal total);  // "Royalty"

// A figure for each total; empty where it cannot be known.
using Figures = std::array<std::optional<Usd>, compared_total_count>;
Figures figures_of(const Totals& totals);

enum class DifferenceKind : std::uint8_t {
  differs,      // in both, not the same
  only_mine,    // would go
  only_theirs,  // would come
  order,        // the same facts in another order
  several,      // of these kinds: what can only be priced together
};
std::string_view to_string(DifferenceKind kind);  // "only-mine"

// How a difference was priced. Taken alone it may leave a total unknown that both ledgers know: a
// sale comes, the rate of exchange for it stays away. Then the first of these that gives all totals
// is the price.
enum class Pricing : std::uint8_t {
  alone,             // mine with this difference, less mine
  alone_with_rates,  // the same, with the rates in mine that only theirs has
  last,              // theirs, less theirs without this difference
  last_with_rates,   // the same, with the rates in theirs that only mine has
};
std::string_view to_string(Pricing pricing);

struct FieldDifference {
  std::string name;  // "amount"; a fact that is only in one names all its fields
  std::optional<std::string> mine;
  std::optional<std::string> theirs;
};

struct FactDifference {
  std::string what;                   // "Payment of US$ 100.00 on 20 May 2009, …"
  std::optional<std::string> mine;    // pointer into mine
  std::optional<std::string> theirs;  // pointer into theirs
  std::vector<FieldDifference> fields;
};

// One line of the schedule: a difference, or a group of like ones that are priced together.
struct Difference {
  Section section = Section::as_of;
  DifferenceKind kind = DifferenceKind::differs;
  std::string what;
  std::vector<FactDifference> facts;  // at most `most_facts`
  std::size_t more = 0;               // facts that are not listed
  Pricing priced = Pricing::alone;
  Figures effect;  // empty where a total cannot be known
  // What it does beyond `effect` when the differences before it have been taken too: its part of
  // the interaction. Empty where there is none at all, or where it cannot be told apart.
  Figures together;
};

inline constexpr std::size_t most_facts = 1000;

struct ComparedSide {
  std::string title;
  std::string sha256;
  Date as_of;
  std::uint64_t lines = 0;
  Figures totals;
  bool as_signed = false;  // no amendment is in force
};

struct Comparison {
  ComparedSide mine;
  ComparedSide theirs;
  std::vector<Difference> differences;  // the largest first
  Figures attributed;                   // the sum of all effects
  Figures interaction;                  // whole less attributed
  Figures whole;                        // theirs less mine
  std::size_t evaluations = 0;
  bool grouped = false;  // there were more differences than are priced one by one
};

struct CompareInput {
  const Ledger& ledger;
  Readings readings;
  Date as_of;
};

// How many differences are priced one by one; with more, like ones are grouped until there are no
// more groups than that. Large ledgers, whose evaluation takes long, get fewer, but never fewer
// than there are sections.
std::size_t most_differences(std::uint64_t lines, std::uint64_t judged = 0);

// How many evaluations there is time for where each draws up accounts to judge notices of
// non-payment by, of so many records in all.
std::size_t most_evaluations(std::uint64_t judged);

Comparison compare(const CompareInput& mine, const CompareInput& theirs);

}  // namespace jm216
