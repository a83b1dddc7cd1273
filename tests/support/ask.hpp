#pragma once
// A ledger's text in, its answer out, and short names for what tests look at.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/evaluation/explain.hpp"

namespace jm216::test {

struct Answer {
  Ledger ledger;
  Evaluation evaluation;

  [[nodiscard]] const Report& report() const { return evaluation.report; }
  // Each fails the test where there is no such thing.
  [[nodiscard]] const QuarterReport& quarter(std::string_view name) const;
  [[nodiscard]] const Row& row(std::string_view quarter, std::size_t n = 0) const;
  [[nodiscard]] const Obligation& obligation(std::string_view id) const;
  [[nodiscard]] const MilestoneReport& milestone(int number) const;
  [[nodiscard]] const PatentReport& patent(std::string_view case_, std::string_view country,
                                           std::string_view application) const;
  [[nodiscard]] const Deadline& deadline(std::string_view id) const;
  [[nodiscard]] bool has_deadline(std::string_view id) const;
  [[nodiscard]] const Right& right(std::string_view id) const;
  // The ids of the rights open, in their order, with a space between: "terminate-convenience …".
  [[nodiscard]] std::string rights() const;
  // How many findings have this code.
  [[nodiscard]] std::size_t count(std::string_view code) const;
  [[nodiscard]] bool has(std::string_view code) const { return count(code) > 0; }
  // The first of them.
  [[nodiscard]] const Finding& finding(std::string_view code) const;
  [[nodiscard]] Explanation why(std::string_view id) const;
  // Of that explanation the last step for a figure of the report, or the first step whose text
  // begins so.
  [[nodiscard]] Step step(std::string_view id, std::string_view figure) const;
  [[nodiscard]] Step step_saying(std::string_view id, std::string_view text) const;
};

using Choices = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Fails the test if the ledger is refused. The day is the ledger's own or the one given.
Answer ask(std::string_view ledger, Choices readings = {}, std::string_view as_of = {});

// A ledger as of that day, with these sales lines and, if any, further sections (`"fx": [...]`).
std::string ledger(std::string_view as_of, std::string_view sales, std::string_view sections = {});

// "1332.06", "2009-05-15", or "null".
std::string text(const std::optional<Usd>& amount);
std::string text(const std::optional<Date>& date);

}  // namespace jm216::test
