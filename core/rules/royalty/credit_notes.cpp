#include "core/rules/royalty/credit_notes.hpp"

#include <algorithm>
#include <map>

#include "core/facts/known.hpp"

namespace jm216 {

std::optional<std::size_t> credited_line(const Sales& sales, std::size_t line, Date as_of) {
  const auto& candidates = sales.credited_by(line);
  const auto credited = std::partition_point(
      candidates.begin(), candidates.end(),
      [&](std::uint32_t other) { return !is_known(sales.date(other), as_of); });
  if (credited == candidates.end()) return std::nullopt;
  return *credited;
}

CreditNotes::CreditNotes(const Ledger& ledger, const std::vector<NetSalesTerms>& terms,
                         Date as_of) {
  const Sales& sales = ledger.sales;
  const auto& profiles = sales.profiles();
  std::vector<bool> at_market(profiles.size());
  bool any = false;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    at_market[i] = is_at_market_price(profiles[i], terms[i]);
    any = any || at_market[i];
  }
  if (!any) return;
  std::map<std::size_t, std::vector<std::size_t>> notes_of;
  for (const std::uint32_t index : sales.credit_notes()) {
    if (!is_known(sales.date(index), as_of)) continue;
    const auto credited = credited_line(sales, index, as_of);
    if (credited && at_market[sales.profile_id(*credited)]) notes_of[*credited].push_back(index);
  }
  for (auto& [credited, notes] : notes_of) {
    std::stable_sort(notes.begin(), notes.end(),
                     [&](std::size_t a, std::size_t b) { return sales.date(a) < sales.date(b); });
    add_up(ledger, credited, notes, terms);
  }
}

void CreditNotes::add_up(const Ledger& ledger, std::size_t credited,
                         const std::vector<std::size_t>& notes,
                         const std::vector<NetSalesTerms>& terms) {
  const Sales& sales = ledger.sales;
  const SaleLine sold = sales.line(credited);
  if (!sold.fair_market_price || sold.gross < 0) return;  // a credit note names none (I.10)
  const Int128 market = *sold.fair_market_price;
  const NetSales net_sold = net_sales_of(sold, terms[sales.profile_id(credited)]);
  // The price as it stands, and as invoiced, with earlier corrections and discounts.
  Int128 price = (net_sold.value - net_sold.substituted).count();
  Int128 gross = sold.gross;
  for (const std::size_t index : notes) {
    const SaleLine note = sales.line(index);
    NetSales net = net_sales_of(note, terms[sales.profile_id(index)]);
    if (net.counts_nothing) continue;
    const Int128 plain = net.value.count();
    const auto bears = [&](Int128 value, AtMarketPrice how) {
      net.value = Money::of(value);
      net.substituted = Money::of(value - plain);
      net.at_market_price = how;
      values_[index] = net;
    };
    if (note.profile.credit_reason == CreditReason::correction ||
        note.profile.credit_reason == CreditReason::discount) {
      const Int128 before = std::max(price, market);
      price += plain;
      gross += note.gross;
      bears(std::max(price, market) - before, AtMarketPrice::anew);
    } else if (market > price) {
      if (note.fair_market_price) {
        bears(std::min(plain, -Int128{*note.fair_market_price}), AtMarketPrice::taken_back);
      } else if (note.gross == -gross) {
        bears(-market, AtMarketPrice::taken_back);
      } else {
        net.lacks_fair_market_price = true;
        values_[index] = net;
      }
    }
  }
}

}  // namespace jm216
