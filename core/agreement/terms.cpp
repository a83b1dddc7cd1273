#include "core/agreement/terms.hpp"

#include <algorithm>

#include "core/basics/sort_stably.hpp"

namespace jm216 {

namespace as_signed {

Usd signature() {
  return Usd::dollars(100'000);
}
Usd supply() {
  return Usd::dollars(150'000);
}
Percent infringement_threshold() {
  return Percent(Decimal(30));
}
Percent infringement_cap() {
  return Percent(Decimal(50));
}

}  // namespace as_signed

namespace {

struct SignedMilestone {
  std::string_view objective;
  Date target;           // IV.1
  std::int64_t dollars;  // V.3
};

const SignedMilestone& signed_milestone(int number) {
  static constexpr std::array<SignedMilestone, milestone_count> table{{
      {"NDA submitted in the US", make_date(2004, 1, 1), 750'000},
      {"FDA approves the NDA", make_date(2005, 1, 1), 3'000'000},
      {"First EU state approves", make_date(2006, 1, 1), 1'000'000},
      {"FDA approves a second indication", make_date(2007, 1, 1), 1'000'000},
      {"First EU state approves a second indication", make_date(2008, 1, 1), 1'000'000},
  }};
  return table.at(static_cast<std::size_t>(number - 1));
}

Terms terms_as_signed() {
  Terms terms;
  terms.royalty = Percent(Decimal(85, 1));
  terms.payment_days = 30;
  terms.statement_days = 30;
  terms.interest_margin = Percent(Decimal(3));
  terms.sell_off_months = 6;
  return terms;
}

void apply(const Amendment& amendment, Terms& terms) {
  if (amendment.royalty_percent) terms.royalty = *amendment.royalty_percent;
  if (amendment.payment_days) terms.payment_days = *amendment.payment_days;
  if (amendment.statement_days) terms.statement_days = *amendment.statement_days;
  if (amendment.interest_margin) terms.interest_margin = *amendment.interest_margin;
  if (amendment.sell_off_months) terms.sell_off_months = *amendment.sell_off_months;
}

}  // namespace

std::string_view milestone_objective(int number) {
  return signed_milestone(number).objective;
}

DatedTerms::DatedTerms(const Ledger& ledger, Date as_of) : ledger_(ledger), as_of_(as_of) {
  const auto& amendments = ledger.amendments;
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    const Date agreed = amendments[i].agreed.value_or(amendments[i].effective);
    if (agreed <= as_of && amendments[i].effective <= as_of) in_force_.push_back(i);
  }
  sort_stably(in_force_, [&](std::size_t a, std::size_t b) {
    return amendments[a].effective < amendments[b].effective;
  });
  terms_.push_back(terms_as_signed());
  for (const std::size_t i : in_force_) {
    Terms next = terms_.back();
    apply(amendments[i], next);
    changes_.push_back(amendments[i].effective);
    terms_.push_back(next);
  }
}

Terms DatedTerms::on(Date day) const {
  const auto after = std::upper_bound(changes_.begin(), changes_.end(), day);
  return terms_[static_cast<std::size_t>(after - changes_.begin())];
}

MilestoneTerms DatedTerms::milestone(int number, std::optional<Date> attained) const {
  const SignedMilestone& as_signed = signed_milestone(number);
  MilestoneTerms terms{as_signed.target, Usd::dollars(as_signed.dollars), {}, {}};
  for (const std::size_t i : in_force_) {
    const Amendment& amendment = ledger_.amendments[i];
    const auto& change = amendment.milestones.at(static_cast<std::size_t>(number - 1));
    if (!change || (attained && *attained < amendment.effective)) continue;
    if (change->target) {
      terms.target = *change->target;
      terms.target_by = i;
    }
    if (change->amount) {
      terms.amount = *change->amount;
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
  std::optional<ExtendedDue> extended;
  Date latest_agreed = Date::min();
  for (std::size_t i = 0; i < ledger_.extensions.size(); ++i) {
    const PaymentExtensionFact& extension = ledger_.extensions[i];
    if (extension.for_ != obligation) continue;
    // One that names no day of agreement is always known.
    const Date agreed = extension.agreed.value_or(Date::min());
    if (agreed > as_of_ || agreed < latest_agreed) continue;
    latest_agreed = agreed;
    extended = ExtendedDue{extension.to, i};
  }
  return extended;
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
  for (std::size_t i = 0; i < milestone_count; ++i) {
    add(amendment.milestones.at(i).has_value(), "milestone-" + std::to_string(i + 1));
  }
  return names;
}

}  // namespace jm216
