#include "core/evaluation/kept_lines.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/royalty/royalty.hpp"

namespace jm216 {

namespace {

// Of rows, findings and records: some 50 MB. A ledger of more is gone through each time.
constexpr std::size_t most_parts = std::size_t{1} << 14U;

// What of an amendment lines are asked against. Its place stays, for explanations name it.
Amendment of_lines(const Amendment& amendment) {
  Amendment kept;
  kept.agreed = amendment.agreed;
  kept.effective = amendment.effective;
  kept.royalty_percent = amendment.royalty_percent;
  kept.generic_percent = amendment.generic_percent;
  kept.infringement_threshold = amendment.infringement_threshold;
  kept.infringement_cap = amendment.infringement_cap;
  kept.infringement_days = amendment.infringement_days;
  return kept;
}

void put_off(Date& latest, std::optional<Date> day) {
  if (day) latest = std::max(latest, *day);
}

// The last day of which a fact here is known; generics and infringements know days of their own.
Date last_learnt(Date latest_line, const Ledger& ledger) {
  if (!ledger.generics.empty() || !ledger.infringements.empty()) return Date::max();
  Date latest = latest_line;
  if (ledger.sellers) {
    for (const Seller& seller : *ledger.sellers) {
      put_off(latest, seller.from);
      put_off(latest, seller.until);
    }
  }
  for (const Amendment& amendment : ledger.amendments) {
    put_off(latest, amendment.agreed);
    put_off(latest, amendment.effective);
  }
  return latest;
}

std::size_t rows_in(const RoyaltyResult& royalty) {
  std::size_t rows = 0;
  for (const auto& [quarter, of_quarter] : royalty.quarters) rows += of_quarter.rows.size();
  return rows;
}

}  // namespace

void KeptLines::forget() {
  traits_.reset();
  kept_.clear();
  parts_ = 0;
}

KeptLines::Traits KeptLines::traits_of(const Sales& sales) {
  Traits traits;
  for (const SaleProfile& profile : sales.profiles()) {
    traits.any_free = traits.any_free || profile.is_free;
    traits.any_buyer = traits.any_buyer || profile.buyer != SaleProfile::nobody;
  }
  traits.any_credit_of = !sales.credit_notes().empty();
  for (std::size_t i = 0; i < sales.size(); ++i) {
    const auto supplied = sales.supplied(i);
    traits.any_supplied = traits.any_supplied || supplied;
    traits.latest = std::max(traits.latest, sales.date(i));
    put_off(traits.latest, supplied);
  }
  return traits;
}

KeptLines::Grounds KeptLines::grounds_of(const Ledger& ledger, const RateGrounds& grounds,
                                         const LicenceSpan& span, const Readings& readings,
                                         Date as_of) const {
  Grounds asked;
  asked.as_of = std::min(as_of, last_learnt(traits_->latest, ledger));
  asked.span = span;
  asked.is_bare_list = ledger.is_bare_list;
  asked.sellers = ledger.sellers;
  for (const Amendment& one : ledger.amendments) asked.amendments.push_back(of_lines(one));
  asked.generics = ledger.generics;
  asked.infringements = ledger.infringements;

  Readings& chosen = asked.readings;
  chosen.post_expiry = readings.post_expiry;
  chosen.credits_given_by = readings.credits_given_by;
  if (traits_->any_free) chosen.free_supply = readings.free_supply;
  if (traits_->any_buyer) chosen.chain_sales = readings.chain_sales;
  if (traits_->any_supplied) chosen.supply_date = readings.supply_date;
  if (traits_->any_credit_of) {
    chosen.credit_note_quarter = readings.credit_note_quarter;
    chosen.credit_note_exchange = readings.credit_note_exchange;
    chosen.credit_note_rate = readings.credit_note_rate;
  }
  if (span.terminated) chosen.sell_off_past_term = readings.sell_off_past_term;
  if (!ledger.generics.empty()) {
    chosen.generic_withdrawn = readings.generic_withdrawn;
    chosen.generic_source = readings.generic_source;
    chosen.infringing_generic = readings.infringing_generic;
  }
  if (!ledger.infringements.empty()) {
    chosen.several_infringers = readings.several_infringers;
    chosen.infringement_clock = readings.infringement_clock;
    chosen.licensee_suit = readings.licensee_suit;
  }

  // Which patent is in force where: asked by a reading, and by what generics and infringements rest on.
  if (readings.post_expiry == PostExpiry::where_patented || !ledger.generics.empty() ||
      !ledger.infringements.empty()) {
    asked.patents = grounds.patents.days;
  } else if (const auto found = grounds.patents.days.find(*Country::find("US"));
             found != grounds.patents.days.end()) {
    asked.patents.insert(*found);
  }
  return asked;
}

void KeptLines::keep(Kept kept) {
  const Grounds& grounds = kept.grounds;
  kept.parts = 1 + rows_in(kept.royalty) + kept.findings.size() + grounds.amendments.size() +
               grounds.generics.size() + grounds.infringements.size() + grounds.patents.size();
  if (grounds.sellers) kept.parts += grounds.sellers->size();
  if (kept.parts > most_parts) return;
  while (parts_ + kept.parts > most_parts) {
    parts_ -= kept_.back().parts;
    kept_.pop_back();
  }
  parts_ += kept.parts;
  kept_.push_front(std::move(kept));
}

RoyaltyResult KeptLines::royalty_of(const Ledger& ledger, const DatedTerms& terms,
                                    const RateGrounds& grounds, const LicenceSpan& span,
                                    const Readings& readings, Date as_of, Findings& findings) {
  if (!traits_) traits_ = traits_of(ledger.sales);
  Grounds asked = grounds_of(ledger, grounds, span, readings, as_of);
  const auto found = std::find_if(kept_.begin(), kept_.end(),
                                  [&](const Kept& one) { return one.grounds == asked; });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    findings.add_all(found->findings);
    return found->royalty;
  }
  ++walks_;
  const RateCard card(ledger, terms, grounds, readings, span);
  Findings of_lines;
  RoyaltyResult royalty = jm216::royalty_of(ledger, card, readings, as_of, of_lines);
  findings.add_all(of_lines);
  keep({std::move(asked), royalty, std::move(of_lines)});
  return royalty;
}

}  // namespace jm216
