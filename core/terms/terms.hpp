#pragma once
// What the agreement says on a given day: as signed, and as amended since (XIV.2). No rule reads a
// constant; rules ask for the terms of the day their clause names.
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/agreement/as_signed.hpp"
#include "core/facts/ledger.hpp"

namespace jm216 {

// Figures that an amendment can change, with the day each is taken on (rules, "Terms and
// amendments").
struct Terms {
  Percent royalty;                 // V.4, on the line's deciding day
  Percent generic;                 // V.4, on the line's deciding day
  int payment_days = 0;            // V.5, on the quarter's last day
  int statement_days = 0;          // V.8, on the quarter's last day
  Percent interest_margin;         // XVI, day by day
  int sell_off_months = 0;         // XI.9, on the termination date
  Percent infringement_threshold;  // VII.5, on the day the infringer was notified, as the next two
  Percent infringement_cap;
  int infringement_days = 0;
  Usd supply;  // V.2, on the day it falls due
};

// The amendments that set them: indices into the ledger's amendments, empty where as signed.
struct TermsSetBy {
  std::optional<std::size_t> royalty;
  std::optional<std::size_t> generic;
  std::optional<std::size_t> payment_days;
  std::optional<std::size_t> statement_days;
  std::optional<std::size_t> interest_margin;
  std::optional<std::size_t> sell_off_months;
  std::optional<std::size_t> infringement_threshold;
  std::optional<std::size_t> infringement_cap;
  std::optional<std::size_t> infringement_days;
  std::optional<std::size_t> supply;
  std::optional<std::size_t> term_ends;
};

struct MilestoneTerms {
  Date target;
  Usd amount;
  const std::vector<Instalment>* instalments = nullptr;  // instead of the amount
  std::optional<std::size_t> target_by;  // the amendment that set it, in the ledger's amendments
  std::optional<std::size_t> amount_by;  // or the instalments
};

// A due date moved by agreement of the parties (XI.2).
struct ExtendedDue {
  Date to;
  std::size_t index = 0;  // in the ledger's extensions
};

// The extensions of each payment in the order in which they were agreed, one day's as in the ledger.
class Extensions {
 public:
  explicit Extensions(const Ledger& ledger);
  // The last that was agreed by a day.
  [[nodiscard]] std::optional<ExtendedDue> known(std::string_view obligation, Date as_of) const;

 private:
  struct Agreed {
    Date on;
    ExtendedDue due;
  };
  std::map<std::string_view, std::vector<Agreed>> agreed_;
};

// The agreement with the amendments that are known and effective on the report's day.
class DatedTerms {
 public:
  DatedTerms(const Ledger& ledger, Date as_of);
  // The same agreement as it was known on another day.
  DatedTerms(const DatedTerms& terms, Date as_of);

  [[nodiscard]] const Terms& on(Date day) const { return terms_[change_of(day)]; }
  // When the royalty of a quarter is due (V.5), and its statement (V.8); an extension apart.
  [[nodiscard]] Date payment_due(Quarter quarter) const {
    return quarter.last_day() + days(on(quarter.last_day()).payment_days);
  }
  [[nodiscard]] Date statement_due(Quarter quarter) const {
    return quarter.last_day() + days(on(quarter.last_day()).statement_days);
  }
  // Target and payment of a milestone; an amendment counts unless it was attained before (XIV.2).
  [[nodiscard]] MilestoneTerms milestone(int number, std::optional<Date> attained) const;
  // The TERM's end as amended, if it was.
  [[nodiscard]] std::optional<Date> term_ends() const;
  // The extension agreed for a payment: of several the latest agreed, then the later in the ledger.
  [[nodiscard]] std::optional<ExtendedDue> extended_due(std::string_view obligation) const;
  // Indices into the ledger's amendments that are in force, by effective date, then ledger order.
  [[nodiscard]] const std::vector<std::size_t>& in_force() const { return in_force_; }
  // Days on which the terms change, ascending.
  [[nodiscard]] const std::vector<Date>& changes() const { return changes_; }
  // Which amendments set the terms of a day.
  [[nodiscard]] const TermsSetBy& set_by(Date day) const { return set_by_[change_of(day)]; }
  // Days on which the interest margin changes, ascending.
  [[nodiscard]] const std::vector<Date>& margin_changes() const { return margins_; }

 private:
  // How many changes there were by a day.
  [[nodiscard]] std::size_t change_of(Date day) const;

  DatedTerms(const Ledger& ledger, std::shared_ptr<const Extensions> extensions, Date as_of);

  const Ledger& ledger_;
  std::shared_ptr<const Extensions> extensions_;
  Date as_of_;
  std::vector<std::size_t> in_force_;
  std::vector<Date> changes_;
  std::vector<Terms> terms_;        // terms_[0] as signed, terms_[i + 1] from changes_[i] on
  std::vector<TermsSetBy> set_by_;  // as terms_
  std::vector<Date> margins_;
};

// Where an amendment of the ledger sets a term: "/amendments/0/changes/payment_days"; empty where
// none does.
std::string pointer_to_term(std::optional<std::size_t> amendment, std::string_view term);

// The names of the terms an amendment changes, as the ledger writes them.
std::vector<std::string> terms_changed_by(const Amendment& amendment);

}  // namespace jm216
