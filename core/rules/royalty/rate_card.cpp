// Which basis and rate a line has (V.4, VII.5, XI.8.3, XI.9, XI.12): rules, "Basis and rate", first
// that fits.
#include <algorithm>
#include <array>
#include <set>

#include "core/basics/shown.hpp"
#include "core/basics/sort_stably.hpp"
#include "core/facts/known.hpp"
#include "core/report/words.hpp"
#include "core/rules/royalty/royalty.hpp"

namespace jm216 {

namespace {

// Uses that need no record stand at fixed places.
constexpr std::array use_without_record{Basis::before_effective, Basis::assigned,
                                        Basis::outside_licence, Basis::expired, Basis::intra_group};
constexpr std::size_t use_before_effective = 0;
constexpr std::size_t use_assigned = 1;
constexpr std::size_t use_outside = 2;
constexpr std::size_t use_expired = 3;
constexpr std::size_t use_intra_group = 4;
constexpr std::size_t first_generic = use_without_record.size();

constexpr Date no_end = Date::max();

// Ids and names of the licensed group's sellers (I.4: their own PRODUCT is no GENERIC PRODUCT);
// where the ledger lists none, whoever sold by the as-of date.
std::set<std::string_view> seller_names(const Ledger& ledger, Date as_of) {
  std::set<std::string_view> names;
  if (ledger.sellers) {
    for (const Seller& seller : *ledger.sellers) {
      names.insert(seller.id);
      names.insert(seller.name);
    }
  } else {
    const Sales& sales = ledger.sales;
    std::vector<bool> has_sold(sales.profiles().size());
    for (std::size_t i = 0; i < sales.size(); ++i) {
      if (has_sold[sales.profile_id(i)] || !is_known(sales.date(i), as_of)) continue;
      has_sold[sales.profile_id(i)] = true;
      names.insert(sales.texts().text(sales.profile(i).seller));
    }
  }
  names.erase("");
  return names;
}

}  // namespace

RateCard::RateCard(const Ledger& ledger, const DatedTerms& terms, const Readings& readings,
                   const LicenceSpan& span, Date as_of, Findings& findings)
    : terms_(terms),
      span_(span),
      // READING(chain_sales): only the first sale to somebody outside the group counts.
      transfers_are_free_(readings.chain_sales == ChainSales::first_outside),
      countries_(Country::count()) {
  read_generics(ledger, readings, as_of, findings);
  read_infringements(ledger, as_of, findings);
  number_places(ledger);
}

// V.4: 0% in a country from the first day of the quarter in which a GENERIC PRODUCT became
// available.
void RateCard::read_generics(const Ledger& ledger, const Readings& readings, Date as_of,
                             Findings& findings) {
  if (ledger.generics.empty()) return;
  const std::set<std::string_view> sellers = seller_names(ledger, as_of);
  using Product = std::optional<std::uint32_t>;  // every product where none is named
  std::map<std::pair<std::size_t, Product>, std::vector<Window>> windows;
  for (std::size_t i = 0; i < ledger.generics.size(); ++i) {
    const Generic& generic = ledger.generics[i];
    if (!is_known(generic.available_from, as_of)) continue;
    const std::string where = "/generics/" + std::to_string(i);
    if (sellers.contains(generic.marketer)) {
      findings.add(
          FindingCode::generic_marketed_by_seller, where + "/marketer",
          isolated(generic.marketer) +
              " sells under this licence; its own PRODUCT is no GENERIC PRODUCT, so this record "
              "is ignored.");
      continue;
    }
    // READING(infringing_generic): VII.5 would be empty if V.4 swallowed every infringing product.
    if (generic.infringing && readings.infringing_generic == InfringingGeneric::reduction) {
      findings.add(FindingCode::generic_infringing, where + "/infringing",
                   "A product that infringes the patents brings no 0% in " +
                       std::string(generic.country.name()) +
                       "; an infringement record brings the reduction of VII.5 (" +
                       reading_used(readings, "infringing_generic") + ").");
      continue;
    }
    Window window{Quarter::of(generic.available_from).first_day(), no_end, i};
    // READING(generic_withdrawn): the full rate comes back with the quarter after the withdrawal.
    const auto withdrawn = known_end(generic.withdrawn, as_of);
    if (withdrawn && readings.generic_withdrawn == GenericWithdrawn::restores) {
      window.to = Quarter::of(*withdrawn).last_day();
    }
    Product product;
    if (generic.product) {
      product = ledger.sales.texts().find(*generic.product);
      if (!product) continue;  // no line is of this product
    }
    windows[{generic.country.index(), product}].push_back(window);
  }
  for (const auto& [of, list] : windows) {
    CountryRecords& country = countries_[of.first];
    (of.second ? country.generics_of[*of.second] : country.generics) = FirstOpen(list);
  }
}

// VII.5: more than 30%, the infringer notified, no suit by the end of day 120, the reduction
// claimed.
void RateCard::read_infringements(const Ledger& ledger, Date as_of, Findings& findings) {
  for (std::size_t i = 0; i < ledger.infringements.size(); ++i) {
    const Infringement& infringement = ledger.infringements[i];
    reductions_.push_back(std::min(infringement.percent, as_signed::infringement_cap()));
    const std::string where = "/infringements/" + std::to_string(i);
    const std::string country{infringement.country.name()};
    if (!(infringement.percent > as_signed::infringement_threshold())) {
      findings.add(FindingCode::infringement_too_small, where + "/percent",
                   "Infringement of " + in_words(infringement.percent) + " in " + country +
                       " is not more than " + in_words(as_signed::infringement_threshold()) +
                       ": no reduction.");
      continue;
    }
    const auto notified = known_end(infringement.notified, as_of);
    if (!notified) continue;
    const Date last_day = *notified + as_signed::suit;
    const auto suit = known_end(infringement.suit_filed, as_of);
    if (suit && *suit <= last_day) {
      findings.add(FindingCode::infringement_suit_filed, where + "/suit_filed",
                   "The LICENSOR filed suit in " + country + " on " + in_words(*suit) +
                       ", by day " + std::to_string(as_signed::suit.count) + " (" +
                       in_words(last_day) + "): no reduction.");
      continue;
    }
    if (!infringement.claimed) continue;
    const Date until = known_end(infringement.ceased, as_of).value_or(no_end);
    countries_[infringement.country.index()].infringements.push_back(
        {last_day + Days{1}, until, i});
  }
  // Several at once: the highest percent, not their sum.
  for (CountryRecords& country : countries_) {
    std::vector<Window> by_percent = country.infringements;
    sort_stably(by_percent, [&](const Window& a, const Window& b) {
      return reductions_[a.record] > reductions_[b.record];
    });
    country.highest_infringement = FirstOpen(by_percent);
  }
}

// One full rate for each period between amendments, and each reduced by each infringement.
void RateCard::number_places(const Ledger& ledger) {
  const Place periods = terms_.changes().size() + 1;
  first_full_ = first_generic + ledger.generics.size();
  first_infringement_ = first_full_ + periods;
  first_sell_off_ = first_infringement_ + periods * reductions_.size();
  numbers_.resize(static_cast<std::size_t>(first_infringement_));
}

RateUse RateCard::use_at(Place place) const {
  RateUse use;
  if (place >= first_sell_off_) {
    use = use_at(place - first_sell_off_ + use_intra_group);
    use.basis = Basis::sell_off;
  } else if (place >= first_infringement_) {
    const Place number = place - first_infringement_;
    const auto record = static_cast<std::size_t>(number % reductions_.size());
    use = use_at(first_full_ + number / reductions_.size());
    use.basis = Basis::infringement;
    use.infringement = record;
    const Decimal left = Decimal(100) - reductions_[record].value();
    use.rate = Percent(use.rate.value() * left * Decimal(Wide(1), 2));
  } else if (place >= first_full_) {
    const auto period = static_cast<std::size_t>(place - first_full_);
    const Date from = period == 0 ? Date::min() : terms_.changes()[period - 1];
    use.rate = terms_.on(from).royalty;
    use.full = use.rate;
    use.amendment = terms_.set_by(from).royalty;
  } else if (place >= first_generic) {
    use.basis = Basis::generic;
    use.generic = static_cast<std::size_t>(place - first_generic);
  } else {
    use.basis = use_without_record.at(static_cast<std::size_t>(place));
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

std::size_t RateCard::answer(const RateQuestion& question) const {
  const Place place = place_of(question);
  if (place < numbers_.size()) {
    std::uint32_t& number = numbers_[static_cast<std::size_t>(place)];
    if (number == 0) number = static_cast<std::uint32_t>(add_use(place) + 1);
    return number - 1;
  }
  const auto known = far_numbers_.find(place);
  if (known != far_numbers_.end()) return known->second;
  return far_numbers_[place] = add_use(place);
}

RateCard::Place RateCard::place_of(const RateQuestion& question) const {
  if (question.date < span_.effective) return use_before_effective;
  if (span_.terminated && question.date > *span_.terminated) {
    if (question.has_exhibit_1) return use_assigned;
    if (question.date > *span_.sell_off_until) return use_outside;
    return first_sell_off_ + ordinary(question) - use_intra_group;
  }
  if (question.date > span_.term_ends) return use_expired;
  return ordinary(question);
}

// Of several that are open the first in the ledger.
std::optional<std::size_t> RateCard::CountryRecords::generic_on(Date day,
                                                                std::uint32_t product) const {
  auto first = generics.on(day);
  if (generics_of.empty()) return first;
  const auto found = generics_of.find(product);
  if (found == generics_of.end()) return first;
  const auto of_product = found->second.on(day);
  if (!first || (of_product && *of_product < *first)) first = of_product;
  return first;
}

// The rate while the licence runs: transfer, generic, infringement, full.
RateCard::Place RateCard::ordinary(const RateQuestion& question) const {
  if (question.is_transfer && transfers_are_free_) return use_intra_group;
  const CountryRecords& country = countries_[question.country.index()];
  if (const auto generic = country.generic_on(question.date, question.product))
    return first_generic + *generic;
  const auto& changes = terms_.changes();
  const auto period = static_cast<Place>(
      std::upper_bound(changes.begin(), changes.end(), question.date) - changes.begin());
  if (const auto infringement = country.highest_infringement.on(question.date))
    return first_infringement_ + period * reductions_.size() + *infringement;
  return first_full_ + period;
}

std::vector<Reduction> RateCard::reductions_on(Date day) const {
  std::vector<Reduction> reductions;
  for (std::size_t index = 0; index < countries_.size(); ++index) {
    Reduction reduction;
    reduction.country = Country::from_index(static_cast<std::uint16_t>(index));
    Date until = Date::min();
    for (const Window& window : countries_[index].infringements) {
      if (day < window.from || day > window.to) continue;
      const bool is_first = reduction.records.empty();
      reduction.from = is_first ? window.from : std::min(reduction.from, window.from);
      until = std::max(until, window.to);
      reduction.records.push_back(window.record);
    }
    if (reduction.records.empty()) continue;
    if (until != no_end) reduction.until = until;
    reductions.push_back(std::move(reduction));
  }
  return reductions;
}

}  // namespace jm216
