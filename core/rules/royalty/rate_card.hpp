#pragma once
// Which basis and rate a line has (V.4, VII.5, XI.8.3, XI.9, XI.12): rules, "Basis and rate", the
// first that fits.
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/report/report.hpp"
#include "core/rules/results/generics.hpp"
#include "core/rules/results/infringements.hpp"
#include "core/rules/results/licence.hpp"
#include "core/rules/results/patents.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

// What the rate card asks of other rules.
struct RateGrounds {
  PatentsResult patents;
  GenericsResult generics;
  InfringementsResult infringements;
};

// Why a line bears the rate it bears: what decided, as an index into the ledger's section.
struct RateUse {
  Basis basis = Basis::full;
  Basis ordinary = Basis::full;  // what it would be while the licence runs
  Percent rate;
  Percent full;  // of which an infringement takes a part (VII.5)
  std::optional<std::size_t> generic;
  std::optional<std::size_t> reduced;    // in InfringementsResult::reduced
  std::optional<std::size_t> amendment;  // of the full rate, or the one while a generic is sold
};

// What of a line decides its basis.
struct RateQuestion {
  Date date;          // the deciding day
  Date generic_date;  // of the quarter that a generic is asked of
  Country country = Country::from_index(0);
  std::uint32_t product = 0;        // text id
  bool is_transfer = false;         // to another seller of the ledger, both in the group
  bool among_sublicensees = false;  // seller or buyer, whom XI.8.3 takes out of the group
  bool has_exhibit_1 = false;       // sold under a sub-licence in the form of Exhibit 1
  bool is_free = false;             // supplied free of charge, which bears nothing
};

class RateCard {
 public:
  // Keeps references: terms and grounds must stay.
  RateCard(const Ledger& ledger, const DatedTerms& terms, const RateGrounds& grounds,
           const Readings& readings, const LicenceSpan& span);

  // An index into uses(); equal basis and rate may have several indices.
  [[nodiscard]] std::size_t use_for(const RateQuestion& question) const;
  // Those that lines have, in the order in which they first were; they stay where they are.
  [[nodiscard]] const std::deque<RateUse>& uses() const { return uses_; }
  // The first index of the same basis and rate: lines of one such class may share a row.
  [[nodiscard]] std::size_t row_class(std::size_t use) const { return row_class_[use]; }
  [[nodiscard]] const RateGrounds& grounds() const { return grounds_; }
  [[nodiscard]] const DatedTerms& terms() const { return terms_; }
  // Whether the Agreement had been terminated before a day.
  [[nodiscard]] bool is_after_end(Date day) const {
    return span_.terminated && day > *span_.terminated;
  }

 private:
  // The number of a use among all that there could be, most of which never are.
  using Place = std::uint64_t;
  [[nodiscard]] Place place_of(const RateQuestion& question) const;
  [[nodiscard]] Place ordinary(const RateQuestion& question, bool after_end) const;
  [[nodiscard]] bool has_no_patent(Country country, Date day) const;
  [[nodiscard]] RateUse use_at(Place place) const;
  [[nodiscard]] RateUse ordinary_use(Place place) const;
  [[nodiscard]] Place period_of(Date day) const;
  [[nodiscard]] std::size_t add_use(Place place) const;

  const DatedTerms& terms_;
  const RateGrounds& grounds_;
  const Readings& readings_;
  LicenceSpan span_;
  std::optional<Date> last_us_patent_day_;
  Place generics_ = 0;  // how many records there are
  Place periods_ = 0;   // between amendments
  Place ordinary_count_ = 0;

  // Uses are made when a line first has them: amendments times infringements could be one.
  mutable std::deque<RateUse> uses_;
  mutable std::vector<std::size_t> row_class_;
  mutable std::map<std::pair<Basis, Percent>, std::size_t> classes_;
  mutable std::vector<std::uint32_t> numbers_;                  // of the first places, from 1
  mutable std::unordered_map<Place, std::size_t> far_numbers_;  // looked up, never walked
};

}  // namespace jm216
