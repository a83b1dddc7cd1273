#include "core/rules/royalty/royalty.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "core/facts/known.hpp"
#include "core/rules/royalty/line_findings.hpp"
#include "core/rules/royalty/royalty_rows.hpp"

namespace jm216 {

namespace {

struct RowKeyHash {
  std::size_t operator()(const RowKey& key) const {
    auto hash = static_cast<std::uint64_t>(key.quarter);
    hash = (hash ^ key.group) * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 29) ^ key.row_class) * 0xbf58476d1ce4e5b9ULL;
    hash ^= static_cast<std::uint64_t>(key.exchanged_as - key.quarter) * 0x94d049bb133111ebU;
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
        lines_(ledger, readings, as_of),
        credit_notes_(ledger, lines_.terms(), as_of),
        findings_(ledger, card.grounds().patents, readings, lines_.roles(), findings) {
    list_groups();
  }

  RoyaltyResult build() {
    for (std::size_t i = 0; i < sales_.size(); ++i) {
      if (is_known(sales_.date(i), as_of_)) add_line(i);
    }
    findings_.report_repeated_lines(as_of_);
    RoyaltyResult result = rows_of(sums_, ledger_, card_, readings_, lines_.roles());
    result.lines_counted = lines_counted_;
    return result;
  }

 private:
  void list_groups();
  // Not a part of the loop over all lines: a browser makes fast what is called often.
  [[gnu::noinline]] void add_line(std::size_t index);
  RowSum& sum_for(const RowKey& key, std::size_t index, std::size_t use);

  const Ledger& ledger_;
  const Sales& sales_;
  const RateCard& card_;
  const Readings& readings_;
  Date as_of_;
  LineQuestions lines_;
  CreditNotes credit_notes_;
  LineFindings findings_;
  std::vector<std::uint32_t>
      groups_;  // of a profile: lines of one differ in basis and rate at most
  std::unordered_map<RowKey, std::size_t, RowKeyHash> sum_index_;  // looked up, never walked
  std::vector<RowSum> sums_;
  std::uint64_t lines_counted_ = 0;
};

void RowBuilder::list_groups() {
  std::map<GroupKey, std::uint32_t> groups;
  for (const SaleProfile& profile : sales_.profiles()) {
    const GroupKey key{profile.seller, profile.country.index(), profile.product, profile.unit,
                       profile.currency.index()};
    groups_.push_back(
        groups.try_emplace(key, static_cast<std::uint32_t>(groups.size())).first->second);
  }
}

void RowBuilder::add_line(std::size_t index) {
  const SaleLine line = sales_.line(index);
  ++lines_counted_;
  const LineDays days = lines_.days_of(index, line);
  if (line.credit_of && !days.credited) findings_.report_unknown_credit(index, line);
  const std::size_t use = card_.use_for(lines_.ask(index, days));
  NetSales net = net_sales_of(line, lines_.terms_of(index));
  if (net.is_credit_note) credit_notes_.apply(index, net);

  RowSum& sum = sum_for({Quarter::of(days.quarter).index(), groups_[sales_.profile_id(index)],
                         card_.row_class(use), Quarter::of(days.exchanged).index()},
                        index, use);
  ++sum.lines;
  sum.quantity += Units::of(line.quantity);
  if (card_.is_after_end(days.deciding)) sum.quantity_after_end += Units::of(line.quantity);
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

  findings_.look_at(index, line, net, card_.uses()[use], days,
                    lines_.is_outside_dates(index, days.deciding));
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

LineQuestions::LineQuestions(const Ledger& ledger, const Readings& readings, Date as_of)
    : sales_(ledger.sales), readings_(readings), as_of_(as_of), roles_(ledger) {
  for (const SaleProfile& profile : sales_.profiles()) {
    const Seller* const seller = roles_.find(sales_.texts().text(profile.seller));
    const bool has_buyer = profile.buyer != SaleProfile::nobody;
    const Seller* const buyer =
        has_buyer ? roles_.find(sales_.texts().text(profile.buyer)) : nullptr;
    const auto is_sublicensee = [](const Seller* one) {
      return one != nullptr && one->role == Role::sublicensee;
    };
    Transfer transfer{has_buyer, is_sublicensee(seller) || is_sublicensee(buyer), {}, {}};
    if (seller != nullptr) transfer.seller = in_group(*seller, as_of);
    if (buyer != nullptr) transfer.buyer = in_group(*buyer, as_of);
    transfers_.push_back(transfer);
    RateQuestion question;
    question.country = profile.country;
    question.product = profile.product;
    question.has_exhibit_1 = seller != nullptr && is_sublicensee(seller) && seller->exhibit_1;
    // READING(free_supply): V.4 asks royalty for money or money's worth.
    question.is_free = profile.is_free && readings.free_supply == FreeSupply::no_royalty;
    questions_.push_back(question);
    terms_.push_back(net_sales_terms(readings, is_sublicensee(seller)));
  }
}

// V.4: "sold or otherwise supplied", and either suffices.
Date LineQuestions::own_day(std::size_t index, const SaleLine& line) const {
  if (!line.supplied || !is_known(*line.supplied, as_of_)) return sales_.date(index);
  // READING(supply_date)
  switch (readings_.supply_date) {
    case SupplyDate::earlier:
      return std::min(line.date, *line.supplied);
    case SupplyDate::supplied:
      return *line.supplied;
    case SupplyDate::invoiced:
      break;
  }
  return line.date;
}

LineDays LineQuestions::days_of(std::size_t index, const SaleLine& line) const {
  LineDays days{line.date, own_day(index, line), line.date, line.date, std::nullopt};
  if (!line.credit_of) return days;
  days.credited = credited_line(sales_, index, as_of_);
  if (!days.credited) return days;
  // READING(credit_note_quarter): V.5 counts what is invoiced in a quarter.
  const Date sold = sales_.date(*days.credited);
  if (readings_.credit_note_quarter == CreditNoteQuarter::invoice) days.quarter = sold;
  // READING(credit_note_exchange): 5.3 fixes one rate for each sale, or one for the quarter's rows.
  const bool as_sale = readings_.credit_note_exchange == CreditNoteExchange::sale &&
                       line.profile.currency != Currency::usd();
  days.exchanged = as_sale ? sold : days.quarter;
  // READING(credit_note_rate): a credit takes back what the sale bore.
  if (readings_.credit_note_rate == CreditNoteRate::sale) {
    days.deciding = own_day(*days.credited, sales_.line(*days.credited));
    days.generic = sold;
  }
  return days;
}

RateQuestion LineQuestions::ask(std::size_t index, const LineDays& days) const {
  RateQuestion question = questions_[sales_.profile_id(index)];
  question.date = days.deciding;
  question.generic_date = days.generic;
  const Transfer* transfer = &transfers_[sales_.profile_id(index)];
  // The buyer that a credit note does not name is that of the line it credits.
  if (!transfer->is_one && days.credited) transfer = &transfers_[sales_.profile_id(*days.credited)];
  question.is_transfer = transfer->is_one && transfer->seller.holds(days.deciding) &&
                         transfer->buyer.holds(days.deciding);
  question.among_sublicensees = transfer->among_sublicensees;
  return question;
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
