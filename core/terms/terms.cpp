#include "core/terms/terms.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/basics/sort_stably.hpp"

namespace jm216 {

namespace {

Terms terms_as_signed() {
  Terms terms;
  terms.royalty = as_signed::royalty();
  terms.generic = as_signed::generic_royalty();
  terms.payment_days = as_signed::payment_days;
  terms.statement_days = as_signed::statement_days;
  terms.interest_margin = as_signed::interest_margin();
  terms.sell_off_months = as_signed::sell_off_months;
  terms.infringement_threshold = as_signed::infringement_threshold();
  terms.infringement_cap = as_signed::infringement_cap();
  terms.infringement_days = as_signed::infringement_days;
  terms.supply = as_signed::supply();
  return terms;
}

template <class T>
void set(const std::optional<T>& changed, std::size_t amendment, T& term,
         std::optional<std::size_t>& by) {
  if (!changed) return;
  term = *changed;
  by = amendment;
}

void apply(const Amendment& amendment, std::size_t index, Terms& terms, TermsSetBy& by) {
  set(amendment.royalty_percent, index, terms.royalty, by.royalty);
  set(amendment.generic_percent, index, terms.generic, by.generic);
  set(amendment.payment_days, index, terms.payment_days, by.payment_days);
  set(amendment.statement_days, index, terms.statement_days, by.statement_days);
  set(amendment.interest_margin, index, terms.interest_margin, by.interest_margin);
  set(amendment.sell_off_months, index, terms.sell_off_months, by.sell_off_months);
  set(amendment.infringement_threshold, index, terms.infringement_threshold,
      by.infringement_threshold);
  set(amendment.infringement_cap, index, terms.infringement_cap, by.infringement_cap);
  set(amendment.infringement_days, index, terms.infringement_days, by.infringement_days);
  set(amendment.supply, index, terms.supply, by.supply);
  if (amendment.term_ends) by.term_ends = index;
}

}  // namespace

Extensions::Extensions(const Ledger& ledger) {
  for (std::size_t i = 0; i < ledger.extensions.size(); ++i) {
    const PaymentExtensionFact& extension = ledger.extensions[i];
    // One that names no day of agreement is always known.
    agreed_[extension.for_].push_back({extension.agreed.value_or(Date::min()), {extension.to, i}});
  }
  for (auto& [obligation, list] : agreed_)
    sort_stably(list, [](const Agreed& a, const Agreed& b) { return a.on < b.on; });
}

std::optional<ExtendedDue> Extensions::known(std::string_view obligation, Date as_of) const {
  const auto found = agreed_.find(obligation);
  if (found == agreed_.end()) return std::nullopt;
  const auto& list = found->second;
  const auto later =
      std::upper_bound(list.begin(), list.end(), as_of,
                       [](Date day, const Agreed& agreed) { return day < agreed.on; });
  if (later == list.begin()) return std::nullopt;
  return std::prev(later)->due;
}

DatedTerms::DatedTerms(const Ledger& ledger, Date as_of)
    : DatedTerms(ledger, std::make_shared<const Extensions>(ledger), as_of) {}

DatedTerms::DatedTerms(const DatedTerms& terms, Date as_of)
    : DatedTerms(terms.ledger_, terms.extensions_, as_of) {}

DatedTerms::DatedTerms(const Ledger& ledger, std::shared_ptr<const Extensions> extensions,
                       Date as_of)
    : ledger_(ledger), extensions_(std::move(extensions)), as_of_(as_of) {
  const auto& amendments = ledger.amendments;
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    const Date agreed = amendments[i].agreed.value_or(amendments[i].effective);
    if (agreed <= as_of && amendments[i].effective <= as_of) in_force_.push_back(i);
  }
  sort_stably(in_force_, [&](std::size_t a, std::size_t b) {
    return amendments[a].effective < amendments[b].effective;
  });
  terms_.push_back(terms_as_signed());
  set_by_.emplace_back();
  for (const std::size_t i : in_force_) {
    Terms next = terms_.back();
    TermsSetBy by = set_by_.back();
    apply(amendments[i], i, next, by);
    changes_.push_back(amendments[i].effective);
    terms_.push_back(next);
    set_by_.push_back(by);
  }
  Percent margin = terms_.front().interest_margin;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const bool is_last_of_day = i + 1 == changes_.size() || changes_[i + 1] != changes_[i];
    if (!is_last_of_day || terms_[i + 1].interest_margin == margin) continue;
    margin = terms_[i + 1].interest_margin;
    margins_.push_back(changes_[i]);
  }
}

std::size_t DatedTerms::change_of(Date day) const {
  const auto after = std::upper_bound(changes_.begin(), changes_.end(), day);
  return static_cast<std::size_t>(after - changes_.begin());
}

MilestoneTerms DatedTerms::milestone(int number, std::optional<Date> attained) const {
  const auto place = static_cast<std::size_t>(number - 1);
  const as_signed::Milestone& as_signed = as_signed::milestones.at(place);
  MilestoneTerms terms{as_signed.target, Usd::dollars(as_signed.dollars), nullptr, {}, {}};
  for (const std::size_t i : in_force_) {
    const Amendment& amendment = ledger_.amendments[i];
    const auto& change = amendment.milestones.at(place);
    if (!change || (attained && *attained < amendment.effective)) continue;
    if (change->target) {
      terms.target = *change->target;
      terms.target_by = i;
    }
    if (change->amount) {
      terms.amount = *change->amount;
      terms.instalments = nullptr;
      terms.amount_by = i;
    }
    if (!change->instalments.empty()) {
      terms.instalments = &change->instalments;
      terms.amount_by = i;
    }
  }
  return terms;
}

std::optional<Date> DatedTerms::term_ends() const {
  std::optional<Date> ends;
  for (const std::size_t i : in_force_) {
    if (ledger_.amendments[i].term_ends) ends = ledger_.amendments[i].term_ends;
  }
  return ends;
}

std::optional<ExtendedDue> DatedTerms::extended_due(std::string_view obligation) const {
  return extensions_->known(obligation, as_of_);
}

std::string pointer_to_term(std::optional<std::size_t> amendment, std::string_view term) {
  if (!amendment) return {};
  return "/amendments/" + std::to_string(*amendment) + "/changes/" + std::string(term);
}

std::vector<std::string> terms_changed_by(const Amendment& amendment) {
  std::vector<std::string> names;
  const auto add = [&names](bool is_changed, std::string name) {
    if (is_changed) names.push_back(std::move(name));
  };
  add(amendment.royalty_percent.has_value(), "royalty_percent");
  add(amendment.payment_days.has_value(), "payment_days");
  add(amendment.statement_days.has_value(), "statement_days");
  add(amendment.interest_margin.has_value(), "interest_margin");
  add(amendment.sell_off_months.has_value(), "sell_off_months");
  add(amendment.term_ends.has_value(), "term_ends");
  add(amendment.generic_percent.has_value(), "generic_percent");
  add(amendment.infringement_threshold.has_value(), "infringement_threshold");
  add(amendment.infringement_cap.has_value(), "infringement_cap");
  add(amendment.infringement_days.has_value(), "infringement_days");
  add(amendment.supply.has_value(), "supply_usd");
  for (std::size_t i = 0; i < milestone_count; ++i) {
    const auto& change = amendment.milestones.at(i);
    const bool says_something =
        change && (change->target || change->amount || !change->instalments.empty());
    add(says_something, "milestone-" + std::to_string(i + 1));
  }
  return names;
}

}  // namespace jm216
