#include "core/lines/lines_order.hpp"

#include <algorithm>
#include <numeric>

#include "core/basics/natural_order.hpp"

namespace jm216 {

namespace {

constexpr std::uint64_t zero = std::uint64_t{1} << 63U;  // the key of the number zero

std::uint64_t as_key(std::int64_t number) {
  return zero + static_cast<std::uint64_t>(number);
}

// A line's amounts, sums of them included, stay far inside 64 bits.
std::uint64_t as_key(Money amount) {
  return as_key(static_cast<std::int64_t>(amount.count()));
}

// The place of each of `count` things among them; `less` tells which comes first, and what neither
// comes before shares a place.
template <class Less>
std::vector<std::uint32_t> ranks_of(std::size_t count, const Less& less) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), less);
  std::vector<std::uint32_t> ranks(count);
  for (std::size_t i = 1; i < count; ++i) {
    ranks[order[i]] = ranks[order[i - 1]] + (less(order[i - 1], order[i]) ? 1 : 0);
  }
  return ranks;
}

std::vector<std::uint32_t> ranks_of(const TextPool& texts) {
  return ranks_of(texts.size(), [&texts](std::uint32_t a, std::uint32_t b) {
    const int natural = compare_natural(texts.text(a), texts.text(b));
    return natural != 0 ? natural < 0 : texts.text(a) < texts.text(b);
  });
}

std::vector<std::uint32_t> ranks_of_bases() {
  return ranks_of(basis_count, [](std::uint32_t a, std::uint32_t b) {
    return to_string(static_cast<Basis>(a)) < to_string(static_cast<Basis>(b));
  });
}

// A number of any size as a key: how many bits it has, then the upper 56 of them. Equal keys mean
// equal numbers where they have no more (is_whole).
constexpr unsigned upper_bits = 56;

std::uint64_t wide_key(Int128 number) {
  __extension__ using Bits = unsigned __int128;
  Bits size = number < 0 ? -static_cast<Bits>(number) : static_cast<Bits>(number);
  std::uint64_t bits = 0;
  for (Bits left = size; left != 0; left >>= 1U) ++bits;
  if (bits > upper_bits) size >>= bits - upper_bits;
  const std::uint64_t key = bits << upper_bits | static_cast<std::uint64_t>(size);
  return number < 0 ? zero - key : zero + key;
}

bool is_whole(std::uint64_t key) {
  const std::uint64_t size = key < zero ? zero - key : key - zero;
  return size >> upper_bits <= upper_bits;
}

// Enough for a percentage of four places, less a part of it that has four (VII.5).
constexpr unsigned rate_places = 10;

}  // namespace

LineSorter::LineSorter(const Sales& sales, const LineReckoner& reckoner, LineOrder order,
                       bool descending)
    : sales_(sales), reckoner_(reckoner), order_(order), descending_(descending) {
  switch (order) {
    case LineOrder::seller:
    case LineOrder::product:
    case LineOrder::unit:
      ranks_ = ranks_of(sales.texts());
      break;
    case LineOrder::basis:
      ranks_ = ranks_of_bases();
      break;
    default:
      break;
  }
}

bool LineSorter::is_text() const {
  return order_ == LineOrder::invoice || order_ == LineOrder::line;
}

std::string_view LineSorter::text_of(std::uint32_t line) const {
  return order_ == LineOrder::invoice ? sales_.invoice(line) : sales_.line_number(line);
}

std::int64_t LineSorter::rate_of(const LineFigures& figures) const {
  for (std::size_t i = rates_.size(); i <= figures.use_number; ++i) {
    const Decimal& rate = reckoner_.uses()[i].rate.value();
    rates_.push_back(static_cast<std::int64_t>(rate.rounded(rate_places, Rounding::half_up)));
  }
  return rates_[figures.use_number];
}

// Exact, in a unit of its own.
Int128 LineSorter::royalty_of(const LineFigures& figures) const {
  return figures.net_sales.value.count() * rate_of(figures);
}

std::uint64_t LineSorter::key_of(const SaleLine& facts, const LineFigures* figures) const {
  switch (order_) {
    case LineOrder::date:
      return as_key(facts.date.time_since_epoch().count());
    case LineOrder::seller:
      return ranks_[facts.profile.seller];
    case LineOrder::country:
      return facts.profile.country.index();
    case LineOrder::product:
      return ranks_[facts.profile.product];
    case LineOrder::quantity:
      return as_key(facts.quantity);
    case LineOrder::unit:
      return ranks_[facts.profile.unit];
    case LineOrder::currency:
      return facts.profile.currency.index();
    case LineOrder::gross:
      return as_key(facts.gross);
    case LineOrder::quarter:
      return as_key(figures->quarter.index());
    case LineOrder::deductions:
      return as_key(allowed_deductions(facts, figures->net_sales));
    case LineOrder::net_sales:
      return as_key(figures->net_sales.value);
    case LineOrder::basis:
      return ranks_[static_cast<std::size_t>(figures->use->basis)];
    case LineOrder::rate:
      return as_key(rate_of(*figures));
    case LineOrder::royalty:
      return wide_key(royalty_of(*figures));
    case LineOrder::ledger:
    case LineOrder::invoice:
    case LineOrder::line:
      break;
  }
  return 0;
}

bool LineSorter::is_computed() const {
  return order_ == LineOrder::quarter || order_ == LineOrder::deductions ||
         order_ == LineOrder::net_sales || order_ == LineOrder::basis ||
         order_ == LineOrder::rate || order_ == LineOrder::royalty;
}

void LineSorter::add(std::uint32_t line, const SaleLine& facts, const LineFigures* figures) {
  if (order_ == LineOrder::ledger || (is_computed() && figures == nullptr)) {
    unkeyed_.push_back(line);
  } else {
    keyed_.push_back({key_of(facts, figures), line});
  }
}

// Invoice numbers often begin alike: what tells them apart comes after.
void LineSorter::find_text_keys() {
  if (keyed_.empty()) return;
  const std::string_view first = text_of(keyed_.front().line);
  std::size_t common = 2 * first.size() + 2;
  for (const Keyed& one : keyed_) common = common_natural(first, text_of(one.line), common);
  for (Keyed& one : keyed_) one.key = natural_key(text_of(one.line), common);
}

int LineSorter::compare(const Keyed& a, const Keyed& b) const {
  if (a.key != b.key) return a.key < b.key ? -1 : 1;
  if (is_text() && !ends_text(a.key)) return compare_natural(text_of(a.line), text_of(b.line));
  if (order_ != LineOrder::royalty || is_whole(a.key)) return 0;
  const Int128 left = royalty_of(*reckoner_.of(a.line));
  const Int128 right = royalty_of(*reckoner_.of(b.line));
  return left == right ? 0 : left < right ? -1 : 1;
}

std::vector<std::uint32_t> LineSorter::sorted() {
  if (is_text()) find_text_keys();
  std::sort(keyed_.begin(), keyed_.end(), [this](const Keyed& a, const Keyed& b) {
    const int order = descending_ ? -compare(a, b) : compare(a, b);
    return order != 0 ? order < 0 : a.line < b.line;
  });
  std::vector<std::uint32_t> lines;
  lines.reserve(keyed_.size() + unkeyed_.size());
  for (const Keyed& one : keyed_) lines.push_back(one.line);
  lines.insert(lines.end(), unkeyed_.begin(), unkeyed_.end());
  if (order_ == LineOrder::ledger && descending_) std::reverse(lines.begin(), lines.end());
  return lines;
}

}  // namespace jm216
