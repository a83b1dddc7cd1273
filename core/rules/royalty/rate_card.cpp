#include "core/rules/royalty/rate_card.hpp"

#include <algorithm>
#include <array>

namespace jm216 {

namespace {

constexpr std::string_view united_states = "US";

// Uses that need no record stand at fixed places.
constexpr std::array use_by_day{Basis::before_effective, Basis::assigned, Basis::outside_licence,
                                Basis::expired, Basis::expired_in_sell_off};
constexpr std::size_t use_before_effective = 0;
constexpr std::size_t use_assigned = 1;
constexpr std::size_t use_outside = 2;
constexpr std::size_t use_expired = 3;
constexpr std::size_t use_expired_in_sell_off = 4;

// Then come those of a line whose rate the licence decides (rules 4 to 9): once while it runs, once
// in the sell-off, once with the licences ended and the Agreement going on.
constexpr std::array ordinary_without_record{Basis::intra_group, Basis::free,
                                             Basis::patent_expired};
constexpr std::size_t use_intra_group = 0;
constexpr std::size_t use_free = 1;
constexpr std::size_t use_patent_expired = 2;
constexpr std::size_t first_full = ordinary_without_record.size();

constexpr std::size_t near_places = 1U << 14U;

}  // namespace

RateCard::RateCard(const Ledger& ledger, const DatedTerms& terms, const RateGrounds& grounds,
                   const Readings& readings, const LicenceSpan& span)
    : terms_(terms),
      grounds_(grounds),
      readings_(readings),
      span_(span),
      last_us_patent_day_(grounds.patents.last_day(*Country::find(united_states))),
      generics_(ledger.generics.size()),
      periods_(terms.changes().size() + 1),
      ordinary_count_(first_full +
                      periods_ * (1 + generics_ + grounds.infringements.reduced.size())),
      numbers_(static_cast<std::size_t>(
          std::min<Place>(near_places, use_by_day.size() + 3 * ordinary_count_))) {}

RateCard::Place RateCard::period_of(Date day) const {
  const auto& changes = terms_.changes();
  return static_cast<Place>(std::upper_bound(changes.begin(), changes.end(), day) -
                            changes.begin());
}

// One full rate for each period between amendments, each of which each generic and each reduction may
// change.
RateUse RateCard::ordinary_use(Place place) const {
  RateUse use;
  if (place < first_full) {
    use.basis = ordinary_without_record.at(static_cast<std::size_t>(place));
    return use;
  }
  const auto period = static_cast<std::size_t>((place - first_full) % periods_);
  const Place record = (place - first_full) / periods_;
  const Date from = period == 0 ? Date::min() : terms_.changes()[period - 1];
  const Terms& terms = terms_.on(from);
  if (record > 0 && record <= generics_) {
    use.basis = Basis::generic;
    use.rate = terms.generic;
    use.full = terms.generic;
    use.generic = static_cast<std::size_t>(record - 1);
    use.amendment = terms_.set_by(from).generic;
    return use;
  }
  use.rate = terms.royalty;
  use.full = terms.royalty;
  use.amendment = terms_.set_by(from).royalty;
  if (record == 0) return use;
  use.basis = Basis::infringement;
  use.reduced = static_cast<std::size_t>(record - 1 - generics_);
  const Decimal left =
      Decimal(100) - grounds_.infringements.reduced[*use.reduced].reduction().value();
  use.rate =
      left.is_negative() ? Percent() : Percent(use.rate.value() * left * Decimal(Wide(1), 2));
  return use;
}

RateUse RateCard::use_at(Place place) const {
  RateUse use;
  if (place < use_by_day.size()) {
    use.basis = use_by_day.at(static_cast<std::size_t>(place));
    return use;
  }
  place -= use_by_day.size();
  use = ordinary_use(place % ordinary_count_);
  use.ordinary = use.basis;
  if (place >= 2 * ordinary_count_) {
    use.basis = Basis::outside_licence;
  } else if (place >= ordinary_count_) {
    use.basis = Basis::sell_off;
  }
  return use;
}

std::size_t RateCard::add_use(Place place) const {
  const std::size_t number = uses_.size();
  uses_.push_back(use_at(place));
  // Rates may coincide (two generics, equal reductions): such lines share a row.
  const RateUse& use = uses_.back();
  row_class_.push_back(classes_.try_emplace({use.basis, use.rate}, number).first->second);
  return number;
}

std::size_t RateCard::use_for(const RateQuestion& question) const {
  const Place place = place_of(question);
  if (place < numbers_.size()) {
    std::uint32_t& number = numbers_[static_cast<std::size_t>(place)];
    if (number == 0) number = static_cast<std::uint32_t>(add_use(place) + 1);
    return number - 1;
  }
  const auto made = far_numbers_.find(place);
  if (made != far_numbers_.end()) return made->second;
  return far_numbers_[place] = add_use(place);
}

RateCard::Place RateCard::place_of(const RateQuestion& question) const {
  const Place running = use_by_day.size();
  const Date day = question.date;
  if (day < span_.effective) return use_before_effective;
  if (span_.terminated && day > *span_.terminated) {
    if (question.has_exhibit_1) return use_assigned;
    if (day > *span_.sell_off_until) return use_outside;
    // READING(sell_off_past_term): XI.9 asks royalty by Article V, whose V.4 runs during the TERM.
    if (day > span_.term_ends && readings_.sell_off_past_term == SellOffPastTerm::nil)
      return use_expired_in_sell_off;
    return running + ordinary_count_ + ordinary(question, true);
  }
  if (day > span_.term_ends) return use_expired;
  // READING(challenge_ends): the licences end, and V.4 runs on with the Agreement.
  if (span_.licences_ended && day > *span_.licences_ended)
    return running + 2 * ordinary_count_ + ordinary(question, false);
  return running + ordinary(question, false);
}

bool RateCard::has_no_patent(Country country, Date day) const {
  switch (readings_.post_expiry) {
    case PostExpiry::to_term:
      return false;
    case PostExpiry::us_stops:
      return country.code() == united_states && last_us_patent_day_ && day > *last_us_patent_day_;
    case PostExpiry::where_patented:
      break;
  }
  return !grounds_.patents.in_force(country, day);
}

// Transfer, free supply, no patent left, generic, infringement, full.
RateCard::Place RateCard::ordinary(const RateQuestion& question, bool after_end) const {
  // READING(chain_sales): only the first sale to somebody outside the group counts; after the
  // Agreement's end no sub-licensee is in the group any more (XI.8.3).
  if (question.is_transfer && readings_.chain_sales == ChainSales::first_outside &&
      !(after_end && question.among_sublicensees)) {
    return use_intra_group;
  }
  if (question.is_free) return use_free;
  // READING(post_expiry): V.4 runs to the TERM's end, whatever patents are left.
  if (has_no_patent(question.country, question.date)) return use_patent_expired;
  const Place full = first_full + period_of(question.date);
  if (const auto generic =
          grounds_.generics.on(question.country, question.generic_date, question.product))
    return full + periods_ * (1 + *generic);
  if (const auto reduced = grounds_.infringements.on(question.country, question.date))
    return full + periods_ * (1 + generics_ + *reduced);
  return full;
}

}  // namespace jm216
