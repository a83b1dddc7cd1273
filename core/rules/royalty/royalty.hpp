#pragma once
// Royalty (V.4, V.5): the days and the rate of every line, and the rows the lines add up to.
#include <map>
#include <string>
#include <vector>

#include "core/facts/seller_names.hpp"
#include "core/report/explanation.hpp"
#include "core/report/report.hpp"
#include "core/rules/results/reducing_records.hpp"
#include "core/rules/results/royalty.hpp"
#include "core/rules/royalty/credit_notes.hpp"
#include "core/rules/royalty/net_sales.hpp"
#include "core/rules/royalty/rate_card.hpp"

namespace jm216 {

// The role of a seller; without a `sellers` member any name is the licensee's own.
class SellerRoles {
 public:
  explicit SellerRoles(const Ledger& ledger);
  [[nodiscard]] const Seller* find(std::string_view id) const;

 private:
  std::map<std::string_view, const Seller*> by_id_;
};

// What decides a line's quarter, basis and rate.
struct LineDays {
  Date quarter;                         // a day of it (V.5; reading `credit_note_quarter`)
  Date deciding;                        // V.4 (readings `supply_date`, `credit_note_rate`)
  Date generic;                         // of the quarter whose generics count
  Date exchanged;                       // of the quarter at whose due date it is exchanged (V.6)
  std::optional<std::size_t> credited;  // the line that a credit note names, if it is known
};

// Asks of each line its days and what the rate card wants to know. Keeps references.
class LineQuestions {
 public:
  LineQuestions(const Ledger& ledger, const Readings& readings, Date as_of);

  [[nodiscard]] LineDays days_of(std::size_t index, const SaleLine& line) const;
  [[nodiscard]] RateQuestion ask(std::size_t index, const LineDays& days) const;
  [[nodiscard]] const std::vector<NetSalesTerms>& terms() const { return terms_; }
  [[nodiscard]] const NetSalesTerms& terms_of(std::size_t index) const {
    return terms_[sales_.profile_id(index)];
  }
  [[nodiscard]] const SellerRoles& roles() const { return roles_; }
  // Whether a line decided on that day lies outside the days of its seller.
  [[nodiscard]] bool is_outside_dates(std::size_t index, Date day) const {
    return !transfers_[sales_.profile_id(index)].seller.holds(day);
  }

 private:
  // Who is in the licensed group on a day.
  struct Transfer {
    bool is_one = false;  // a buyer is named
    bool among_sublicensees = false;
    InGroup seller;
    InGroup buyer;
  };
  [[nodiscard]] Date own_day(std::size_t index, const SaleLine& line) const;

  const Sales& sales_;
  const Readings& readings_;
  Date as_of_;
  SellerRoles roles_;
  std::vector<RateQuestion> questions_;  // of each profile, but for the days
  std::vector<Transfer> transfers_;
  std::vector<NetSalesTerms> terms_;
};

// The step that gives a line or row its rate, and the rules that did not.
struct RateSteps {
  Step step;
  std::vector<NotApplied> not_applied;
};
RateSteps explain_rate(const Ledger& ledger, const RateUse& use, Country country,
                       const Readings& readings);
// The records that a reduction adds up, or the highest of them, and their cap (VII.5). Many rows
// share one, in InfringementsResult::reduced. Beyond so many of them the rest is one sum.
struct ReductionShares {
  std::vector<Input> inputs;
  std::string sum;  // "min(40% + 20%, 50%)"
};
ReductionShares shares_of(const Ledger& ledger, const RateCard& card, const Readings& readings,
                          ReducingRecords& records, std::size_t number, std::size_t most_listed);
// Puts them into such a step.
void explain_reduction(const ReductionShares& shares, Step& step);

RoyaltyResult royalty_of(const Ledger& ledger, const RateCard& card, const Readings& readings,
                         Date as_of, Findings& findings);

}  // namespace jm216
