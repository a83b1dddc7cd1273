#pragma once
// Two answers side by side: which figures and dates differ, and by how much.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/report.hpp"

namespace jm216 {

// The parts of a report, as its views show them.
enum class ReportPart : std::uint8_t {
  totals,
  quarters,  // and their rows
  obligations,
  statements,
  licence,  // status and TERM
  milestones,
  rights,
  deadlines,
};

// A figure or a date that two reports may have in common.
struct ReportFigure {
  std::string key;  // the same in both reports; several of one key are told apart by order
  ReportPart part = ReportPart::totals;
  std::string id;    // of its explanation in its own report
  std::string what;  // "Royalty 2012-Q1, outstanding"
  std::string text;  // dollars with two decimals, an ISO date or a word; empty: cannot be known
  std::optional<Usd> dollars;
};

// Every figure in dollars and every date of a report, in its order.
std::vector<ReportFigure> figures_of(const Report& report);

// One that is not the same in both; a side without it is empty.
struct ReportDifference {
  std::optional<ReportFigure> before;
  std::optional<ReportFigure> after;

  [[nodiscard]] const ReportFigure& either() const { return after ? *after : *before; }
  // What it grew by, where both are dollars. A figure that only one of them has counts as nothing
  // in the other.
  [[nodiscard]] std::optional<Usd> growth() const;
};

// In the order of `after`, then what only `before` has.
std::vector<ReportDifference> differences(const Report& before, const Report& after);

}  // namespace jm216
