#pragma once
// The auditor's comparison (V.7, V.8): the statements that were sent against the royalty computed
// anew, by quarter and cause. A cause is named only where it gives the difference to the cent (or
// to what rounding the quarter's rows can come to); what no cause gives is unexplained.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/comparison.hpp"

namespace jm216 {

enum class StatementCause : std::uint8_t {
  missing,        // no statement was sent
  not_computed,   // the royalty cannot be computed: an exchange rate is missing
  nil,            // the statement says nothing is due
  later_facts,    // of a day after the statement's, the due date's exchange rate included
  reading,        // the other one of two readings
  deductions,     // taken though I.10 does not allow them
  market_price,   // the fair market price was not put in the price's place
  generic,        // a GENERIC PRODUCT's 0% was not applied
  infringement,   // the reduction of VII.5 was not applied
  amendments,     // the terms were taken as signed
  credit_notes,   // were left out
  left_out,       // a seller's, a country's or a row's sales
  carried,        // the amount payable was reported, not the royalty
  other_quarter,  // the royalty of another quarter was reported
  rounding,       // no more than rounding can come to
  unexplained,
};
std::string_view to_string(StatementCause cause);  // "later-facts"
std::string_view in_words(StatementCause cause);   // "Facts of a later day"

struct CauseFound {
  StatementCause cause = StatementCause::unexplained;
  std::string what;  // which reading, whose sales; a sentence
  Usd amount;        // its part of computed less reported
};

struct StatementAudit {
  Quarter quarter = Quarter::from_index(0);
  Date due;
  std::optional<Date> sent;
  bool on_time = false;
  std::optional<Usd> reported;    // none where no statement was sent
  std::optional<Usd> computed;    // none where a rate is missing
  std::optional<Usd> difference;  // computed less reported, a missing statement counting as nothing
  std::vector<CauseFound> causes;  // come to the difference; none where there is none
};

struct StatementsCompared {
  ComparedSide ledger;
  std::vector<StatementAudit> quarters;  // every quarter whose statement was due or sent
  Usd reported;
  std::optional<Usd> computed;
  std::optional<Usd> difference;
  std::vector<CauseFound> by_cause;  // the sums, in the causes' order; `what` is empty
  std::size_t evaluations = 0;
  bool is_correction = false;  // only what is to be corrected of statements that were sent
};

// Nothing where the ledger has no section `statements`: it says nothing of what was sent.
std::optional<StatementsCompared> compare_statements(const CompareInput& input);

// The correction statement: of the statements that were sent those that are not what is computed now.
// The sum of their differences belongs into the next statement.
StatementsCompared corrections_of(StatementsCompared all);

}  // namespace jm216
