#include "core/lines/lines_selection.hpp"

#include <algorithm>
#include <map>

#include "core/basics/natural_order.hpp"
#include "core/facts/known.hpp"
#include "core/lines/lines_order.hpp"

namespace jm216 {

namespace {

template <class T>
bool wants(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// Finds a text whatever the case of its ASCII letters.
class TextSearch {
 public:
  explicit TextSearch(std::string_view wanted) : wanted_(wanted) {
    for (char& c : wanted_) c = small_letter(c);
  }

  [[nodiscard]] bool is_in(const SaleLine& line) const {
    return wanted_.empty() || is_in(line.invoice) || is_in(line.line) ||
           (line.credit_of && is_in(*line.credit_of));
  }

 private:
  [[nodiscard]] bool is_in(std::string_view text) const {
    const auto same = [](char a, char b) { return small_letter(a) == b; };
    return std::search(text.begin(), text.end(), wanted_.begin(), wanted_.end(), same) !=
           text.end();
  }

  std::string wanted_;
};

// What XI.12 leaves free in a sell-off has the name of what it leaves free after the TERM.
Basis as_named(Basis basis) {
  return basis == Basis::expired_in_sell_off ? Basis::expired : basis;
}

// Whether the lines of each profile can be wanted at all.
std::vector<bool> wanted_profiles(const Sales& sales, const LineQuery& query) {
  const auto text = [&sales](std::uint32_t id) { return std::string(sales.texts().text(id)); };
  std::vector<bool> wanted;
  for (const SaleProfile& profile : sales.profiles()) {
    wanted.push_back(wants(query.countries, std::string(profile.country.code())) &&
                     wants(query.currencies, std::string(profile.currency.code())) &&
                     wants(query.sellers, text(profile.seller)) &&
                     wants(query.products, text(profile.product)));
  }
  return wanted;
}

bool wants_line(const LineQuery& query, const LineFigures* figures) {
  switch (query.kind) {
    case LineKind::any:
      break;
    case LineKind::counted:
      if (figures == nullptr) return false;
      break;
    case LineKind::credit_notes:
      if (figures == nullptr || !figures->net_sales.is_credit_note) return false;
      break;
    case LineKind::not_yet:
      if (figures != nullptr) return false;
      break;
  }
  if (figures == nullptr) return query.quarters.empty() && query.bases.empty();
  return wants(query.quarters, figures->quarter) &&
         wants(query.bases, as_named(figures->use->basis));
}

// Adds lines up. A royalty is that of a sum of lines of one rate, which is exact.
class Adder {
 public:
  Adder(const Sales& sales, const std::deque<RateUse>& uses) : sales_(sales), uses_(uses) {
    for (const SaleProfile& profile : sales.profiles()) {
      places_.push_back(
          {&by_currency_[profile.currency.code()], &by_unit_[sales.texts().text(profile.unit)]});
    }
  }

  void add(std::size_t line, const SaleLine& facts, const LineFigures* figures) {
    if (figures == nullptr) {
      ++totals_.not_yet;
      return;
    }
    ++totals_.counted;
    const Place& place = places_[sales_.profile_id(line)];
    Sum& sum = *place.of_currency;
    const Money net = figures->net_sales.value;
    ++sum.total.lines;
    sum.total.gross += Money::of(facts.gross);
    sum.total.deductions += allowed_deductions(facts, figures->net_sales);
    sum.total.net_sales += net;
    sum.net_of(figures->use_number) += net;
    ++place.of_unit->lines;
    place.of_unit->quantity += Units::of(facts.quantity);
  }

  LineTotals take() {
    for (auto& [code, sum] : by_currency_) {
      if (sum.total.lines == 0) continue;
      CurrencyTotal& total = sum.total;
      total.currency = code;
      total.adjustment = total.net_sales - total.gross + total.deductions;
      for (const auto& [use, net] : sum.net_of_use) {
        if (net != Money{}) total.royalty = total.royalty + uses_[use].rate.of(net);
      }
      totals_.currencies.push_back(total);
    }
    for (const auto& [unit, sum] : by_unit_) {
      if (sum.lines > 0) totals_.units.push_back({std::string(unit), sum.quantity});
    }
    return std::move(totals_);
  }

 private:
  struct Sum {
    CurrencyTotal total;
    std::map<std::size_t, Money> net_of_use;
    std::pair<std::size_t, Money*> last{};  // most lines bear the rate of the one before

    Money& net_of(std::size_t use) {
      if (last.second == nullptr || last.first != use) last = {use, &net_of_use[use]};
      return *last.second;
    }
  };
  struct UnitSum {
    std::uint64_t lines = 0;
    Units quantity;
  };
  struct Place {
    Sum* of_currency;
    UnitSum* of_unit;
  };

  const Sales& sales_;
  const std::deque<RateUse>& uses_;
  std::map<std::string_view, Sum> by_currency_;
  std::map<std::string_view, UnitSum> by_unit_;
  std::vector<Place> places_;  // of each profile
  LineTotals totals_;
};

// V.6 has dollars for whole rows of a quarter only. A query that asks for no more than rows have in
// common selects whole ones.
std::optional<Usd> dollars_of_rows(const Report& report, const LineQuery& query,
                                   std::uint64_t lines) {
  const bool whole_rows =
      query.text.empty() && (query.kind == LineKind::any || query.kind == LineKind::counted);
  if (!whole_rows || lines == 0) return std::nullopt;
  Usd sum;
  for (const QuarterReport& quarter : report.quarters) {
    if (!wants(query.quarters, quarter.quarter)) continue;
    for (const Row& row : quarter.rows) {
      if (!wants(query.countries, row.country) || !wants(query.sellers, row.seller) ||
          !wants(query.products, row.product) || !wants(query.currencies, row.currency) ||
          !wants(query.bases, as_named(row.basis))) {
        continue;
      }
      if (!row.royalty_usd) return std::nullopt;
      sum += *row.royalty_usd;
    }
  }
  return sum;
}

}  // namespace

LineSelector::LineSelector(const Ledger& ledger, const Report& report)
    : ledger_(ledger), report_(report), reckoner_(ledger, report) {}

LineSelection LineSelector::select(const LineQuery& query) const {
  const Sales& sales = ledger_.sales;
  const std::vector<bool> wanted = wanted_profiles(sales, query);
  const TextSearch search(query.text);
  Adder adder(sales, reckoner_.uses());
  LineSorter sorter(sales, reckoner_, query.order, query.descending);
  for (std::uint32_t i = 0; i < sales.size(); ++i) {
    if (!wanted[sales.profile_id(i)]) continue;
    const SaleLine facts = sales.line(i);
    if (!search.is_in(facts)) continue;
    const auto figures = reckoner_.of(i, facts);
    const LineFigures* const counted = figures ? &*figures : nullptr;
    if (!wants_line(query, counted)) continue;
    adder.add(i, facts, counted);
    sorter.add(i, facts, counted);
  }
  LineSelection selection{sorter.sorted(), adder.take()};
  selection.totals.royalty_usd = dollars_of_rows(report_, query, selection.totals.counted);
  return selection;
}

LineRow LineSelector::row(std::uint32_t index) const {
  const Sales& sales = ledger_.sales;
  const SaleLine facts = sales.line(index);
  LineRow row;
  row.index = index;
  row.pointer = ledger_.sale_pointer(index);
  row.date = facts.date;
  row.invoice = facts.invoice;
  row.line = facts.line;
  if (facts.credit_of) row.credit_of = std::string(*facts.credit_of);
  row.seller = sales.texts().text(facts.profile.seller);
  row.country = facts.profile.country.code();
  row.product = sales.texts().text(facts.profile.product);
  row.quantity = Units::of(facts.quantity);
  row.unit = sales.texts().text(facts.profile.unit);
  row.currency = facts.profile.currency.code();
  row.gross = Money::of(facts.gross);
  if (const auto figures = reckoner_.of(index, facts)) {
    const RateUse& use = *figures->use;
    const Money net = figures->net_sales.value;
    row.counted = CountedLine{
        figures->quarter, allowed_deductions(facts, figures->net_sales), net, use.basis, use.rate,
        use.rate.of(net)};
  }
  return row;
}

std::vector<LineRow> LineSelector::rows(const LineSelection& selection, std::size_t offset,
                                        std::size_t count) const {
  std::vector<LineRow> rows;
  const std::size_t size = selection.lines.size();
  for (std::size_t i = std::min(offset, size); i < size && rows.size() < count; ++i) {
    rows.push_back(row(selection.lines[i]));
  }
  return rows;
}

}  // namespace jm216
