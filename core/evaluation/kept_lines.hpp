#pragma once
// What the sales lines come to, kept from one evaluation of a ledger to the next: a fact that touches no line, as a
// payment, a quote or a statement, costs no walk through all of them.
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "core/report/finding.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/royalty.hpp"
#include "core/rules/royalty/rate_card.hpp"

namespace jm216 {

// Of one ledger at a time. What it gives is what royalty_of() gives, rows, explanations and findings.
class KeptLines {
 public:
  // The lines are no longer those it knows: one was changed, or the ledger is another.
  void forget();

  // What the lines come to (V.4, V.5), from before where it was asked with the same grounds; the findings of lines are
  // added.
  RoyaltyResult royalty_of(const Ledger& ledger, const DatedTerms& terms,
                           const RateGrounds& grounds, const LicenceSpan& span,
                           const Readings& readings, Date as_of, Findings& findings);

  // How often all lines were gone through, and how many answers are kept; for the tests.
  [[nodiscard]] std::size_t walks() const { return walks_; }
  [[nodiscard]] std::size_t kept() const { return kept_.size(); }

 private:
  // Whether there are lines that a reading is about.
  struct Traits {
    bool any_free = false;
    bool any_buyer = false;
    bool any_credit_of = false;
    bool any_supplied = false;
    Date latest = Date::min();  // of their own days
  };
  // All that lines are asked against; what decides nothing of them is left at its default.
  struct Grounds {
    Date as_of;  // or the latest day of any fact here, where that is earlier
    LicenceSpan span;
    Readings readings;
    std::optional<std::vector<Seller>> sellers;
    std::vector<Amendment> amendments;
    std::vector<Generic> generics;
    std::vector<Infringement> infringements;
    std::map<Country, std::vector<PatentedDays>> patents;
    bool is_bare_list = false;  // by which findings and explanations name the lines

    friend bool operator==(const Grounds&, const Grounds&) = default;
  };
  struct Kept {
    Grounds grounds;
    RoyaltyResult royalty;
    Findings findings;
    std::size_t parts = 0;  // rows, findings, records among the grounds
  };

  static Traits traits_of(const Sales& sales);
  [[nodiscard]] Grounds grounds_of(const Ledger& ledger, const RateGrounds& grounds,
                                   const LicenceSpan& span, const Readings& readings,
                                   Date as_of) const;
  void keep(Kept kept);

  std::optional<Traits> traits_;
  std::list<Kept> kept_;   // the last asked for first
  std::size_t parts_ = 0;  // of all that is kept
  std::size_t walks_ = 0;
};

}  // namespace jm216
