#include "core/rules/nonpayment.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/basics/ids.hpp"
#include "core/facts/known.hpp"
#include "core/facts/notice_days.hpp"
#include "core/facts/seller_names.hpp"

namespace jm216 {

namespace {

// Amendments agreed after they took effect, and those that move the TERM's end; extensions of what may
// be owed; what is attained and executed.
void add_agreed(const Ledger& ledger, std::vector<Date>& days) {
  for (const Amendment& amendment : ledger.amendments) {
    const Date agreed = amendment.agreed.value_or(amendment.effective);
    if (agreed > amendment.effective || amendment.term_ends)
      days.push_back(std::max(agreed, amendment.effective));
  }
  for (const PaymentExtensionFact& extension : ledger.extensions) {
    const bool is_owed = ObligationId::parse(extension.for_).kind != ObligationKind::other;
    if (is_owed && extension.agreed) days.push_back(*extension.agreed);
  }
  for (const MilestoneFact& milestone : ledger.milestones) {
    if (milestone.attained) days.push_back(*milestone.attained);
    for (const auto& day : milestone.instalments.days) {
      if (day) days.push_back(*day);
    }
  }
  if (ledger.supply_agreement.executed) days.push_back(*ledger.supply_agreement.executed);
}

// Credit notes to an earlier quarter, where they count there, and invoices that came to be known after
// their credit notes.
void add_credits(const Sales& sales, const Readings& readings, std::vector<Date>& days) {
  std::map<const std::vector<std::uint32_t>*, Date> first_credit;
  for (std::size_t i = 0; i < sales.size(); ++i) {
    if (!sales.credit_of(i)) continue;
    const Date date = sales.date(i);
    if (readings.credit_note_quarter == CreditNoteQuarter::invoice) days.push_back(date);
    Date& first = first_credit.try_emplace(&sales.credited_by(i), date).first->second;
    first = std::min(first, date);
  }
  for (const auto& [credited, first] : first_credit) {
    for (const std::uint32_t line : *credited) {
      if (sales.date(line) > first) days.push_back(sales.date(line));
    }
  }
}

// Without `sellers`, who markets a GENERIC PRODUCT counts as a seller from its first sale on.
void add_first_sales(const Ledger& ledger, std::vector<Date>& days) {
  if (ledger.sellers || ledger.generics.empty()) return;
  const Sales& sales = ledger.sales;
  std::map<std::uint32_t, Date> first_sales;
  for (const Generic& generic : ledger.generics) {
    if (const auto seller = sales.texts().find(generic.marketer))
      first_sales.emplace(*seller, Date::max());
  }
  for (std::size_t i = 0; i < sales.size(); ++i) {
    const auto first = first_sales.find(sales.profile(i).seller);
    if (first != first_sales.end()) first->second = std::min(first->second, sales.date(i));
  }
  for (const auto& [seller, date] : first_sales) days.push_back(date);
}

// Since when a seller is in the group, for those whom a transfer or a GENERIC PRODUCT asks it of.
void add_sellers(const Ledger& ledger, std::vector<Date>& days) {
  if (!ledger.sellers) return;
  const Sales& sales = ledger.sales;
  std::set<std::string_view> in_transfers;
  for (const SaleProfile& profile : sales.profiles()) {
    if (profile.buyer == SaleProfile::nobody) continue;
    in_transfers.insert(sales.texts().text(profile.seller));
    in_transfers.insert(sales.texts().text(profile.buyer));
  }
  std::set<std::string> marketers;
  for (const Generic& generic : ledger.generics) marketers.insert(plain_name_of(generic.marketer));
  for (const Seller& seller : *ledger.sellers) {
    if (seller.from &&
        (in_transfers.contains(seller.id) || marketers.contains(plain_name_of(seller.id)) ||
         marketers.contains(plain_name_of(seller.name)))) {
      days.push_back(*seller.from);
    }
  }
}

// Days of supply that come after the invoice, where they decide.
void add_supplies(const Sales& sales, const Readings& readings, std::vector<Date>& days) {
  if (readings.supply_date != SupplyDate::supplied) return;
  for (std::size_t i = 0; i < sales.size(); ++i) {
    const auto supplied = sales.supplied(i);
    if (supplied && *supplied > sales.date(i)) days.push_back(*supplied);
  }
}

// The last day on which what is owed still grows.
Date accrues_until(const Obligation& obligation) {
  const auto id = ObligationId::parse(obligation.id);
  if (id.kind != ObligationKind::royalty) return Date::min();
  return Quarter::parse(id.name)->last_day();
}

void sort(std::vector<Date>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

}  // namespace

NonpaymentRights::NonpaymentRights(const Ledger& ledger, const Readings& readings, Date as_of,
                                   std::function<Account(Date)> account)
    : ledger_(ledger), readings_(readings), account_(std::move(account)) {
  for (const Notice& notice : ledger.notices) {
    if (notice.kind != NoticeKind::terminate_nonpayment) continue;
    const Date given = day_given(notice, readings);
    if (is_known(given, as_of)) days_.push_back(given);
  }
  sort(days_);
  if (days_.size() < 2) return;
  add_agreed(ledger, learnt_on_);
  add_credits(ledger.sales, readings, learnt_on_);
  add_sellers(ledger, learnt_on_);
  add_supplies(ledger.sales, readings, learnt_on_);
  add_first_sales(ledger, learnt_on_);
  sort(learnt_on_);
}

bool NonpaymentRights::on(Date day) {
  if (!ledger_.payments) return false;  // a payment that nobody recorded gives no right
  const auto learnt = std::upper_bound(learnt_on_.begin(), learnt_on_.end(), day);
  const auto after = learnt == learnt_on_.end()
                         ? days_.end()
                         : std::lower_bound(days_.begin(), days_.end(), *learnt);
  const Date last = *std::prev(after);
  auto found = missed_.find(last);
  if (found == missed_.end()) found = missed_.emplace(last, missed_in(account_(last))).first;
  const auto& periods = found->second;
  const auto later =
      std::upper_bound(periods.begin(), periods.end(), day,
                       [](Date wanted, const Period& period) { return wanted < period.first; });
  return later != periods.begin() && std::prev(later)->second >= day;
}

// As earliest_missed() has it, for all days at once.
std::vector<NonpaymentRights::Period> NonpaymentRights::missed_in(const Account& account) const {
  std::vector<Period> periods;
  const auto add = [&periods](Date from, Date to) {
    if (from <= to) periods.emplace_back(from, to);
  };
  for (const Obligation& obligation : account.obligations) {
    if (!obligation.due || (obligation.amount && !obligation.amount->is_positive())) continue;
    Date due = *obligation.due;
    // READING(payment_extension): "termination-only" holds back just this right.
    if (readings_.payment_extension == PaymentExtension::termination_only) {
      if (const auto extended = account.terms.extended_due(obligation.id))
        due = std::max(due, extended->to);
    }
    const Date from = std::max(due, accrues_until(obligation)) + Days{1};
    if (!obligation.settled_on) {
      add(from, Date::max());
      continue;
    }
    // READING(late_cure): "keeps-right" lets a late payment stay a failure.
    const bool stays = *obligation.settled_on > due && readings_.late_cure == LateCure::keeps_right;
    add(from, stays ? Date::max() : *obligation.settled_on - Days{1});
  }
  std::sort(periods.begin(), periods.end());
  std::vector<Period> merged;
  for (const Period& period : periods) {
    if (merged.empty() || period.first > merged.back().second) {
      merged.push_back(period);
    } else {
      merged.back().second = std::max(merged.back().second, period.second);
    }
  }
  return merged;
}

}  // namespace jm216
