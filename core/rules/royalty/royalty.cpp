#include "core/rules/royalty/royalty.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/facts/known.hpp"
#include "core/rules/royalty/line_findings.hpp"
#include "core/rules/royalty/royalty_rows.hpp"

namespace jm216 {

namespace {

// What does not depend on a line's day or amounts, once for all lines of one profile.
struct ProfileFacts {
  std::uint32_t row_group{};  // lines of one group differ in basis and rate at most
  RateQuestion question;      // but for its date
};

struct RowKeyHash {
  std::size_t operator()(const RowKey& key) const {
    auto hash = static_cast<std::uint64_t>(key.quarter);
    hash = (hash ^ key.group) * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 29) ^ key.row_class) * 0xbf58476d1ce4e5b9ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

using GroupKey =
    std::tuple<std::uint32_t, std::uint16_t, std::uint32_t, std::uint32_t, std::uint16_t>;

// Adds up lines into rows; findings are made on the way.
class RowBuilder {
 public:
  RowBuilder(const Ledger& ledger, const RateCard& card, const Readings& readings, Date as_of,
             Findings& findings)
      : ledger_(ledger),
        sales_(ledger.sales),
        card_(card),
        readings_(readings),
        as_of_(as_of),
        findings_(ledger, readings, findings),
        roles_(ledger) {
    list_profiles();
  }

  RoyaltyResult build() {
    for (std::size_t i = 0; i < sales_.size(); ++i) {
      if (is_known(sales_.date(i), as_of_)) add_line(i);
    }
    findings_.report_repeated_lines(as_of_);
    RoyaltyResult result = rows_of(sums_, ledger_, card_, readings_, roles_);
    result.lines_counted = lines_counted_;
    return result;
  }

 private:
  void list_profiles();
  // Not a part of the loop over all lines: a browser makes fast what is called often.
  [[gnu::noinline]] void add_line(std::size_t index);
  RowSum& sum_for(const RowKey& key, std::size_t index, std::size_t use);

  const Ledger& ledger_;
  const Sales& sales_;
  const RateCard& card_;
  const Readings& readings_;
  Date as_of_;
  LineFindings findings_;
  SellerRoles roles_;
  std::vector<ProfileFacts> profiles_;
  std::unordered_map<RowKey, std::size_t, RowKeyHash> sum_index_;  // looked up, never walked
  std::vector<RowSum> sums_;
  std::uint64_t lines_counted_ = 0;
};

void RowBuilder::list_profiles() {
  std::map<GroupKey, std::uint32_t> groups;
  for (const SaleProfile& profile : sales_.profiles()) {
    ProfileFacts facts;
    const GroupKey key{profile.seller, profile.country.index(), profile.product, profile.unit,
                       profile.currency.index()};
    facts.row_group =
        groups.try_emplace(key, static_cast<std::uint32_t>(groups.size())).first->second;
    facts.question = question_of(sales_, profile, Date{}, roles_);
    profiles_.push_back(facts);
  }
}

void RowBuilder::add_line(std::size_t index) {
  const SaleLine line = sales_.line(index);
  const ProfileFacts& facts = profiles_[sales_.profile_id(index)];
  ++lines_counted_;
  Date day = line.date;
  if (line.credit_of) {
    const DecidingDay deciding = deciding_day(sales_, index, readings_, as_of_);
    day = deciding.day;
    if (!deciding.credited) findings_.report_unknown_credit(index, line);
  }
  RateQuestion question = facts.question;
  question.date = day;
  const std::size_t use = card_.answer(question);
  const NetSales net = net_sales_of(line);

  RowSum& sum =
      sum_for({Quarter::of(day).index(), facts.row_group, card_.row_class(use)}, index, use);
  ++sum.lines;
  sum.quantity += Units::of(line.quantity);
  sum.net_sales += net.value;
  sum.gross += Money::of(line.gross);
  for (const Deduction deduction : each_deduction) {
    if (!is_in(net.taken, deduction)) continue;
    const std::int64_t amount = amount_of(line, deduction);
    sum.taken[static_cast<std::size_t>(deduction)] +=
        Money::of(net.is_credit_note ? -amount : amount);
  }
  sum.substituted += net.substituted;
  if (net.counts_nothing) {
    sum.counts_nothing += Money::of(line.gross);
  }

  findings_.look_at(index, line, net, card_.uses()[use]);
}

RowSum& RowBuilder::sum_for(const RowKey& key, std::size_t index, std::size_t use) {
  const auto [entry, is_new] = sum_index_.try_emplace(key, sums_.size());
  if (is_new) {
    RowSum sum;
    sum.key = key;
    sum.first_line = index;
    sum.use = use;
    sums_.push_back(sum);
  }
  return sums_[entry->second];
}

}  // namespace

DecidingDay deciding_day(const Sales& sales, std::size_t line, const Readings& readings,
                         Date as_of) {
  DecidingDay deciding{sales.date(line), std::nullopt};
  const auto& candidates = sales.credited_by(line);
  const auto credited = std::partition_point(
      candidates.begin(), candidates.end(),
      [&](std::uint32_t other) { return !is_known(sales.date(other), as_of); });
  if (credited == candidates.end()) return deciding;
  deciding.credited = *credited;
  // READING(credit_note_quarter): V.5 counts what is invoiced in a quarter.
  if (readings.credit_note_quarter == CreditNoteQuarter::invoice)
    deciding.day = sales.date(*credited);
  return deciding;
}

RateQuestion question_of(const Sales& sales, const SaleProfile& profile, Date day,
                         const SellerRoles& roles) {
  const Seller* seller = roles.find(sales.texts().text(profile.seller));
  return {day, profile.country, profile.product, profile.buyer != SaleProfile::nobody,
          seller != nullptr && seller->role == Role::sublicensee && seller->exhibit_1};
}

SellerRoles::SellerRoles(const Ledger& ledger) {
  if (!ledger.sellers) return;
  for (const Seller& seller : *ledger.sellers) by_id_.emplace(seller.id, &seller);
}

const Seller* SellerRoles::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

RoyaltyResult royalty_of(const Ledger& ledger, const RateCard& card, const Readings& readings,
                         Date as_of, Findings& findings) {
  return RowBuilder(ledger, card, readings, as_of, findings).build();
}

}  // namespace jm216
