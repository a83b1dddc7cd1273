#pragma once
// The agreement in figures: every day, sum, rate, quantity and length of time it names, as signed,
// each with its clause. Rules ask `DatedTerms` for those that an amendment can change, and take the
// others from here; no figure of the agreement stands anywhere else (.ci/figures.mjs).
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/agreement/period.hpp"
#include "core/basics/money.hpp"

namespace jm216 {

inline constexpr std::size_t milestone_count = 5;

namespace as_signed {

inline constexpr Date execution = make_date(2001, 8, 28);   // I.2
inline constexpr Period term_after_last_expiry = years(3);  // I.16

// What the first months called for.
struct Delivery {
  int grams;
  Date by;
};
inline constexpr Period sublicence_form = days(15);  // II.2, from the EFFECTIVE DATE
inline constexpr Period supply_proposal = days(15);  // VI.2, from the EFFECTIVE DATE
inline constexpr int supply_grams = 200;             // VI.2, that the proposal is for
inline constexpr std::array deliveries{Delivery{80, make_date(2001, 9, 15)},
                                       Delivery{120, make_date(2001, 10, 31)}};  // VI.2
inline constexpr Date supply_agreement_latest = make_date(2002, 1, 31);          // V.2, VI.3

// Milestones 1 to 5, each with its sum.
struct Milestone {
  std::string_view objective;  // IV.1
  Date target;                 // IV.1
  std::int64_t dollars;        // V.3
};
inline constexpr std::array<Milestone, milestone_count> milestones{{
    {"NDA submitted in the US", make_date(2004, 1, 1), 750'000},
    {"FDA approves the NDA", make_date(2005, 1, 1), 3'000'000},
    {"First EU state approves", make_date(2006, 1, 1), 1'000'000},
    {"FDA approves a second indication", make_date(2007, 1, 1), 1'000'000},
    {"First EU state approves a second indication", make_date(2008, 1, 1), 1'000'000},
}};
inline constexpr Period milestone_grace = days(90);    // IV.1, XI.3, from the target
inline constexpr int last_milestone_with_right = 3;    // XI.3: missing 1, 2 or 3
inline constexpr Period milestone_payment = days(30);  // V.3, from attainment
inline constexpr Period milestone_notice = days(45);   // XI.3, from receipt

// What is paid, and when. Those marked so an amendment can change (XIV.2).
Usd signature();                             // V.1
Usd supply();                                // V.2, amendable
Percent royalty();                           // V.4, amendable
Percent generic_royalty();                   // V.4, amendable
inline constexpr int payment_days = 30;      // V.5, amendable
inline constexpr int statement_days = 30;    // V.8, amendable
inline constexpr int fx_days_back = 7;       // V.6, by reading `fx_missing_day`
inline constexpr Period records = years(2);  // V.7, from the TERM's end
Percent interest_margin();                   // XVI, amendable

// Patents and their infringement.
inline constexpr Period abandonment_notice = days(60);   // VII.1, before the filing date
inline constexpr Period protection_request = months(3);  // VII.2
inline constexpr int infringement_days = 120;            // VII.5, to sue; amendable
Percent infringement_threshold();                        // VII.5: more than that; amendable
Percent infringement_cap();                              // VII.5: at most that; amendable
inline constexpr Period oral_disclosure = days(30);      // VIII.1

// The licence's end, and what survives it.
inline constexpr Period convenience_notice = days(60);     // XI.4, from the day given
inline constexpr Period remedy = days(45);                 // XI.5, from receipt
inline constexpr Period secrecy = years(10);               // XI.8.1
inline constexpr int sell_off_months = 6;                  // XI.9, amendable
inline constexpr Period force_majeure = months(6);         // XII, without a break
inline constexpr Period force_majeure_notice = months(1);  // XII, from receipt
inline constexpr Period non_solicitation = months(6);      // XIII
inline constexpr Period post = days(3);                    // XV.1, from mailing
inline constexpr Period limitation = years(6);             // XVII.1: Limitation Act 1980, s. 5
Usd liability_cap();                                       // X.2

}  // namespace as_signed

}  // namespace jm216
