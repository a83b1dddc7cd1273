// Which basis and rate a line has (V.4, VII.5, XI.8.3, XI.9, XI.12): rules, "Basis and rate", first
// that fits.
#include <algorithm>
#include <set>

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"
#include "core/rules/known.hpp"
#include "core/rules/royalty.hpp"

namespace jm216 {

namespace {

// Uses that need no record stand at fixed places.
constexpr std::size_t use_before_effective = 0;
constexpr std::size_t use_assigned = 1;
constexpr std::size_t use_outside = 2;
constexpr std::size_t use_expired = 3;
constexpr std::size_t use_intra_group = 4;

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
      windows_(Country::count()) {
  read_generics(ledger, readings, as_of, findings);
  read_infringements(ledger, as_of, findings);
  list_uses(ledger);
}

// V.4: 0% in a country from the first day of the quarter in which a GENERIC PRODUCT became
// available.
void RateCard::read_generics(const Ledger& ledger, const Readings& readings, Date as_of,
                             Findings& findings) {
  if (ledger.generics.empty()) return;
  const std::set<std::string_view> sellers = seller_names(ledger, as_of);
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
    Window window{Quarter::of(generic.available_from).first_day(), no_end, i, std::nullopt};
    // READING(generic_withdrawn): the full rate comes back with the quarter after the withdrawal.
    const auto withdrawn = known_end(generic.withdrawn, as_of);
    if (withdrawn && readings.generic_withdrawn == GenericWithdrawn::restores) {
      window.to = Quarter::of(*withdrawn).last_day();
    }
    if (generic.product) {
      window.product = ledger.sales.texts().find(*generic.product);
      if (!window.product) continue;  // no line is of this product
    }
    windows_[generic.country.index()].generics.push_back(window);
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
                       " is not more than 30%: no reduction.");
      continue;
    }
    const auto notified = known_end(infringement.notified, as_of);
    if (!notified) continue;
    const Date day_120 = *notified + Days{as_signed::infringement_days};
    const auto suit = known_end(infringement.suit_filed, as_of);
    if (suit && *suit <= day_120) {
      findings.add(FindingCode::infringement_suit_filed, where + "/suit_filed",
                   "The LICENSOR filed suit in " + country + " on " + in_words(*suit) +
                       ", by day 120 (" + in_words(day_120) + "): no reduction.");
      continue;
    }
    if (!infringement.claimed) continue;
    const Date until = known_end(infringement.ceased, as_of).value_or(no_end);
    windows_[infringement.country.index()].infringements.push_back(
        {day_120 + Days{1}, until, i, std::nullopt});
  }
}

void RateCard::list_uses(const Ledger& ledger) {
  for (const Basis basis : {Basis::before_effective, Basis::assigned, Basis::outside_licence,
                            Basis::expired, Basis::intra_group}) {
    RateUse use;
    use.basis = basis;
    uses_.push_back(use);
  }
  first_generic_ = uses_.size();
  for ([[maybe_unused]] const Generic& generic : ledger.generics) {
    RateUse use;
    use.basis = Basis::generic;
    use.generic = uses_.size() - first_generic_;
    uses_.push_back(use);
  }
  // One full rate for each period between amendments, and each reduced by each infringement.
  std::vector<Date> periods{Date::min()};
  periods.insert(periods.end(), terms_.changes().begin(), terms_.changes().end());
  first_full_ = uses_.size();
  for (const Date from : periods) {
    RateUse use;
    use.rate = terms_.on(from).royalty;
    use.full = use.rate;
    use.amendment = terms_.set_by(from, &Amendment::royalty_percent);
    uses_.push_back(use);
  }
  first_infringement_ = uses_.size();
  const auto first_full = uses_.begin() + static_cast<std::ptrdiff_t>(first_full_);
  for (const RateUse& full : std::vector<RateUse>(first_full, uses_.end())) {
    std::size_t record = 0;
    for (const Percent& reduction : reductions_) {
      RateUse use = full;
      use.basis = Basis::infringement;
      use.infringement = record++;
      const Decimal left = Decimal(100) - reduction.value();
      use.rate = Percent(use.rate.value() * left * Decimal(Wide(1), 2));
      uses_.push_back(use);
    }
  }
  first_sell_off_ = uses_.size();
  for (RateUse use : std::vector<RateUse>(uses_.begin() + use_intra_group, uses_.end())) {
    use.basis = Basis::sell_off;
    uses_.push_back(use);
  }
  // Rates may coincide (two generics, equal reductions): such lines share a row.
  std::map<std::pair<Basis, Percent>, std::size_t> classes;
  for (const RateUse& use : uses_) {
    row_class_.push_back(
        classes.try_emplace({use.basis, use.rate}, row_class_.size()).first->second);
  }
}

std::size_t RateCard::answer(const RateQuestion& question) const {
  if (question.date < span_.effective) return use_before_effective;
  if (span_.terminated && question.date > *span_.terminated) {
    if (question.has_exhibit_1) return use_assigned;
    if (question.date > *span_.sell_off_until) return use_outside;
    return first_sell_off_ + ordinary(question) - use_intra_group;
  }
  if (question.date > span_.term_ends) return use_expired;
  return ordinary(question);
}

// The rate while the licence runs: transfer, generic, infringement, full.
std::size_t RateCard::ordinary(const RateQuestion& question) const {
  if (question.is_transfer && transfers_are_free_) return use_intra_group;
  const CountryWindows& windows = windows_[question.country.index()];
  for (const Window& window : windows.generics) {
    if (question.date < window.from || question.date > window.to) continue;
    if (!window.product || *window.product == question.product)
      return first_generic_ + window.record;
  }
  const auto& changes = terms_.changes();
  const auto period = static_cast<std::size_t>(
      std::upper_bound(changes.begin(), changes.end(), question.date) - changes.begin());
  // Several at once: the highest percent, not their sum.
  const Window* highest = nullptr;
  for (const Window& window : windows.infringements) {
    if (question.date < window.from || question.date > window.to) continue;
    if (highest == nullptr || reductions_[window.record] > reductions_[highest->record]) {
      highest = &window;
    }
  }
  if (highest != nullptr) {
    return first_infringement_ + period * reductions_.size() + highest->record;
  }
  return first_full_ + period;
}

std::vector<RateCard::Reduction> RateCard::reductions_on(Date day) const {
  std::vector<Reduction> reductions;
  for (std::size_t index = 0; index < windows_.size(); ++index) {
    Reduction reduction;
    reduction.country = Country::from_index(static_cast<std::uint16_t>(index));
    Date until = Date::min();
    for (const Window& window : windows_[index].infringements) {
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
