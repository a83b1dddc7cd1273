#include "core/facts/seller_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/facts/known.hpp"

namespace jm216 {

namespace {

// Of a letter from À to Я: Latin, Greek, Cyrillic. Names in other scripts have no capitals, or are
// taken as they stand.
unsigned small_letter(unsigned letter) {
  const auto within = [letter](unsigned first, unsigned last) {
    return first <= letter && letter <= last;
  };
  if (within(0xc0, 0xde)) return letter == 0xd7 ? letter : letter + 0x20;  // × is no letter
  if (within(0x100, 0x12f) || within(0x132, 0x137) || within(0x14a, 0x177)) return letter | 1U;
  if (within(0x139, 0x148) || within(0x179, 0x17e)) return letter + (letter & 1U);
  if (letter == 0x178) return 0xff;              // Ÿ
  if (letter == 0x386) return 0x3ac;             // Ά
  if (within(0x388, 0x38a)) return letter + 37;  // Έ Ή Ί
  if (letter == 0x38c) return 0x3cc;             // Ό
  if (within(0x38e, 0x38f)) return letter + 63;  // Ύ Ώ
  if (within(0x391, 0x3ab) && letter != 0x3a2) return letter + 0x20;
  if (letter == 0x3c2) return 0x3c3;  // a sigma at the end
  if (within(0x400, 0x40f)) return letter + 0x50;
  if (within(0x410, 0x42f)) return letter + 0x20;
  return letter;
}

}  // namespace

std::string plain_name_of(std::string_view name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c == '.' || c == ',') continue;
    if (c == ' ') {
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
    } else if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if (c >= 0xc3 && c <= 0xd0 && i + 1 < name.size()) {
      const unsigned small =
          small_letter((c & 0x1fU) << 6U | (static_cast<unsigned char>(name[++i]) & 0x3fU));
      plain += static_cast<char>(0xc0U | small >> 6U);
      plain += static_cast<char>(0x80U | (small & 0x3fU));
    } else {
      plain += static_cast<char>(c);
    }
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

bool is_licensor(std::string_view name) {
  static constexpr std::array<std::string_view, 3> names{"johnson matthey", "johnson matthey inc",
                                                         "johnson matthey plc"};
  return std::binary_search(names.begin(), names.end(), plain_name_of(name));
}

InGroup in_group(const Seller& seller, Date as_of) {
  return {known_end(seller.from, as_of).value_or(Date::min()),
          known_end(seller.until, as_of).value_or(Date::max())};
}

SellerNames::SellerNames(const Ledger& ledger, Date as_of) {
  const auto add = [this](std::string_view name, const InGroup& days) {
    std::string plain = plain_name_of(name);
    if (!plain.empty()) by_name_[std::move(plain)].push_back(days);
  };
  if (ledger.sellers) {
    for (const Seller& seller : *ledger.sellers) {
      add(seller.id, in_group(seller, as_of));
      if (seller.name != seller.id) add(seller.name, in_group(seller, as_of));
    }
    // By their first days, each with the latest last day so far: one search answers.
    for (auto& [name, days] : by_name_) {
      std::sort(days.begin(), days.end(),
                [](const InGroup& a, const InGroup& b) { return a.from < b.from; });
      Date latest = Date::min();
      for (InGroup& one : days) latest = one.until = std::max(one.until, latest);
    }
    return;
  }
  const Sales& sales = ledger.sales;
  std::vector<bool> has_sold(sales.profiles().size());
  std::vector<bool> is_named(sales.texts().size());
  for (std::size_t i = 0; i < sales.size(); ++i) {
    if (has_sold[sales.profile_id(i)] || !is_known(sales.date(i), as_of)) continue;
    has_sold[sales.profile_id(i)] = true;
    const std::uint32_t seller = sales.profile(i).seller;
    if (!is_named[seller]) add(sales.texts().text(seller), {});
    is_named[seller] = true;
  }
}

bool SellerNames::sells_under_licence(std::string_view name, Date day) const {
  const auto found = by_name_.find(plain_name_of(name));
  if (found == by_name_.end()) return false;
  const auto later =
      std::upper_bound(found->second.begin(), found->second.end(), day,
                       [](Date wanted, const InGroup& days) { return wanted < days.from; });
  return later != found->second.begin() && std::prev(later)->until >= day;
}

}  // namespace jm216
