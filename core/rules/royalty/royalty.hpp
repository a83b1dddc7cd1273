#pragma once
// Royalty (V.4, V.5, VII.5, XI.9, XI.12): basis and rate of every line, and the rows they add up
// to.
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/royalty.hpp"
#include "core/rules/royalty/first_open.hpp"
#include "core/rules/royalty/net_sales.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// Why a line bears the rate it bears: the record that decided, as an index into the ledger's
// section.
struct RateUse {
  Basis basis = Basis::full;
  Percent rate;
  Percent full;  // of which an infringement takes a part (VII.5)
  std::optional<std::size_t> generic;
  std::optional<std::size_t> infringement;
  std::optional<std::size_t> amendment;
};

// What of a line decides its basis, beside its day.
struct RateQuestion {
  Date date;
  Country country = Country::from_index(0);
  std::uint32_t product = 0;   // text id
  bool is_transfer = false;    // to another seller of the ledger (rules, "Basis and rate")
  bool has_exhibit_1 = false;  // sold under a sub-licence in the form of Exhibit 1
};

// Answers which basis and rate a line has: the first rule that fits.
class RateCard {
 public:
  RateCard(const Ledger& ledger, const DatedTerms& terms, const Readings& readings,
           const LicenceSpan& span, Date as_of, Findings& findings);

  // An index into uses(); equal basis and rate may have several indices.
  [[nodiscard]] std::size_t answer(const RateQuestion& question) const;
  // Those that were an answer, in the order in which they first were; they stay where they are.
  [[nodiscard]] const std::deque<RateUse>& uses() const { return uses_; }
  // The first index of the same basis and rate: lines of one such class may share a row.
  [[nodiscard]] std::size_t row_class(std::size_t use) const { return row_class_[use]; }

  // Countries whose rate is reduced on a day (VII.5), by code.
  [[nodiscard]] std::vector<Reduction> reductions_on(Date day) const;

 private:
  // The number of a use among all that there could be, most of which never are.
  using Place = std::uint64_t;
  struct CountryRecords {
    FirstOpen generics;                              // of every product
    std::map<std::uint32_t, FirstOpen> generics_of;  // of one, by its text id
    std::vector<Window> infringements;               // in the ledger's order
    FirstOpen highest_infringement;
    [[nodiscard]] std::optional<std::size_t> generic_on(Date day, std::uint32_t product) const;
  };

  void read_generics(const Ledger& ledger, const Readings& readings, Date as_of,
                     Findings& findings);
  void read_infringements(const Ledger& ledger, Date as_of, Findings& findings);
  void number_places(const Ledger& ledger);
  [[nodiscard]] Place place_of(const RateQuestion& question) const;
  [[nodiscard]] Place ordinary(const RateQuestion& question) const;
  [[nodiscard]] RateUse use_at(Place place) const;
  [[nodiscard]] std::size_t add_use(Place place) const;

  const DatedTerms& terms_;
  LicenceSpan span_;
  bool transfers_are_free_;
  std::vector<CountryRecords> countries_;  // by index
  std::vector<Percent> reductions_;        // of each infringement record, capped
  Place first_full_ = 0;
  Place first_infringement_ = 0;
  Place first_sell_off_ = 0;  // mirrors every place from intra_group on

  // Uses are made when they are first an answer: amendments times infringements could be one.
  mutable std::deque<RateUse> uses_;
  mutable std::vector<std::size_t> row_class_;
  mutable std::map<std::pair<Basis, Percent>, std::size_t> classes_;
  mutable std::vector<std::uint32_t> numbers_;  // of places below first_infringement_, from 1
  mutable std::unordered_map<Place, std::size_t> far_numbers_;  // looked up, never walked
};

// The role of a seller; without a `sellers` member any name is the licensee's own.
class SellerRoles {
 public:
  explicit SellerRoles(const Ledger& ledger);
  [[nodiscard]] const Seller* find(std::string_view id) const;

 private:
  std::map<std::string_view, const Seller*> by_id_;
};

// The day that decides a line's quarter, basis and rate (reading `credit_note_quarter`).
struct DecidingDay {
  Date day;
  std::optional<std::size_t> credited;  // the line that a credit note names, if it is known
};
DecidingDay deciding_day(const Sales& sales, std::size_t line, const Readings& readings,
                         Date as_of);

// What the rate card asks of a line.
RateQuestion question_of(const Sales& sales, const SaleProfile& profile, Date day,
                         const SellerRoles& roles);

// The step that gives a line or row its rate, and the rules that did not.
struct RateSteps {
  Step step;
  std::vector<NotApplied> not_applied;
};
RateSteps explain_rate(const Ledger& ledger, const RateUse& use, Country country,
                       const Readings& readings);

RoyaltyResult royalty_of(const Ledger& ledger, const RateCard& card, const Readings& readings,
                         Date as_of, Findings& findings);

}  // namespace jm216
