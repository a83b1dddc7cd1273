#pragma once
// Milestones (IV, V.3, XI.3): target, deadline, status, and the LICENSOR's right where one was
// missed.
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/licence.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

struct MilestonesResult {
  std::vector<MilestoneReport> milestones;  // 1 to 5
  std::vector<Explanation> explanations;    // "milestone:1" …
};

// `agreement_runs`: whether termination rights can be open on the report's day (rules, "Rights").
MilestonesResult milestones_of(const Ledger& ledger, const DatedTerms& terms,
                               const Readings& readings, Date as_of, const LicenceSpan& span,
                               bool agreement_runs, Findings& findings);

// The LICENSEE's force majeure as it excuses on a day, each from its written notice on (XII): what lies
// ahead of that day excuses nothing yet.
class ExcusedDays {
 public:
  explicit ExcusedDays(const Ledger& ledger);

  // How many lie between two days, both inside, as known on a third.
  [[nodiscard]] int between(Date from, Date until, Date as_of) const;

 private:
  struct Span {  // both inside; none overlaps another
    Date first;
    Date last;
    int before = 0;  // days of those that come earlier
  };
  [[nodiscard]] static int days_of(const Span& span, Date until);
  [[nodiscard]] int until(Date day) const;

  std::vector<Span> spans_;  // ascending
};

// XI.3 on many days: whether the right of a milestone was open, as known and agreed on each.
class MilestoneRights {
 public:
  MilestoneRights(const Ledger& ledger, const Readings& readings);

  // The right for that milestone, or without one for any of 1 to 3, while the licence runs.
  [[nodiscard]] bool on(Date day, std::optional<int> milestone) const;

 private:
  struct Target {  // from the day it is known on
    Date known;
    Date effective;
    std::size_t place = 0;  // among those of the milestone, in the ledger's order
    Date to;
    bool in_instalments = false;  // that its sum is paid
  };
  struct Targets {
    std::vector<Target> all;
    // Those that count once it is known to be attained (XIV.2): on its own day, or with the first
    // instalment.
    std::vector<Target> until_own_day;
    std::vector<Target> until_instalment;
    std::vector<Target> payments;  // of what is paid, likewise
    std::vector<Target> payments_until_instalment;
  };
  enum class Term : std::uint8_t { target, payment };
  [[nodiscard]] std::vector<Target> agreed(Term term, int number, Date attained) const;
  [[nodiscard]] static const Target* last_known(const std::vector<Target>& targets, Date day);
  [[nodiscard]] bool gave(int number, Date day) const;

  const Ledger& ledger_;
  const Readings& readings_;
  ExcusedDays excused_;
  std::vector<Targets> targets_;  // of milestones 1 to 3
};

}  // namespace jm216
