#include "core/compare/pairing.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace jm216 {

namespace {

constexpr std::uint32_t none = FactPair::none;

using Matches = std::vector<std::uint32_t>;  // theirs, for each of mine, or none

// What the facts of a section are known by, the surest first.
std::vector<std::vector<std::string_view>> keys_of(Section section) {
  switch (section) {
    case Section::sellers:
      return {{"id"}};
    case Section::production:
      return {{"quarter", "seller", "product", "unit"}};
    case Section::generics:
      return {{"country", "product", "marketer"}, {"country", "available_from"}};
    case Section::infringements:
      return {{"country", "notified"}, {"country"}};
    case Section::milestones:
      return {{"milestone"}};
    case Section::payments:
      return {{"for", "date", "reference"}, {"for", "date"}, {"for", "amount"}, {"for"}};
    case Section::statements:
      return {{"quarter", "date"}, {"quarter"}};
    case Section::amendments:
      return {{"title", "effective"}, {"title"}, {"effective"}};
    case Section::fx:
      return {{"currency", "date"}};
    case Section::base_rates:
      return {{"from"}};
    case Section::patents:
      return {{"case", "country", "application"}};
    case Section::extensions:
      return {{"for", "agreed"}, {"for"}};
    case Section::notices:
      return {{"kind", "by", "given"}, {"kind", "by", "milestone"}};
    case Section::force_majeure:
      return {{"party", "from"}, {"party"}};
    case Section::claims:
      return {{"date", "limb", "note"}, {"date", "limb"}};
    case Section::events:
      return {{"clock", "date"}};
    case Section::done:
      return {{"deadline", "date"}, {"deadline"}};
    default:
      break;
  }
  return {{}};  // there is one at most
}

std::string key_text(const Fact& fact, const std::vector<std::string_view>& names) {
  std::string key;
  for (const std::string_view name : names) (key += fact[name]) += '\0';
  return key;
}

std::string whole_text(const Fact& fact) {
  std::string key;
  for (const FactField& field : fact.fields) ((key += field.name) += '\0') += field.value + '\0';
  return key;
}

// Pairs what has the same key and no partner yet, in order.
template <class Key>
void match_by(const std::vector<Fact>& mine, const std::vector<Fact>& theirs, Matches& matches,
              std::vector<bool>& taken, const Key& key) {
  std::map<std::string, std::vector<std::uint32_t>> free;  // the first at the end
  for (std::size_t j = theirs.size(); j-- > 0;) {
    if (!taken[j]) free[key(theirs[j])].push_back(static_cast<std::uint32_t>(j));
  }
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (matches[i] != none) continue;
    const auto found = free.find(key(mine[i]));
    if (found == free.end() || found->second.empty()) continue;
    matches[i] = found->second.back();
    taken[matches[i]] = true;
    found->second.pop_back();
  }
}

Matches match(Section section, const std::vector<Fact>& mine, const std::vector<Fact>& theirs) {
  Matches matches(mine.size(), none);
  std::vector<bool> taken(theirs.size());
  match_by(mine, theirs, matches, taken, whole_text);
  for (const auto& names : keys_of(section)) {
    match_by(mine, theirs, matches, taken,
             [&names](const Fact& fact) { return key_text(fact, names); });
  }
  return matches;
}

// Seller, invoice and line of a sale, in an order of its own.
std::tuple<std::string_view, std::string_view, std::string_view> key_of(const Sales& sales,
                                                                        std::uint32_t line) {
  return {sales.texts().text(sales.profile(line).seller), sales.invoice(line),
          sales.line_number(line)};
}

std::vector<std::uint32_t> sorted_lines(const Sales& sales, std::size_t from, std::size_t to) {
  std::vector<std::uint32_t> lines;
  for (std::size_t i = from; i < to; ++i) lines.push_back(static_cast<std::uint32_t>(i));
  std::stable_sort(lines.begin(), lines.end(), [&sales](std::uint32_t a, std::uint32_t b) {
    return key_of(sales, a) < key_of(sales, b);
  });
  return lines;
}

using Lines = std::vector<std::uint32_t>::const_iterator;

// By all that they say; of equal ones the first comes first.
std::vector<std::uint32_t> sorted_by_all(const Sales& sales, Lines first, Lines last) {
  std::vector<std::uint32_t> lines(first, last);
  std::sort(lines.begin(), lines.end(), [&sales](std::uint32_t a, std::uint32_t b) {
    return comes_before(sales, a, sales, b) || (a < b && !comes_before(sales, b, sales, a));
  });
  return lines;
}

// Lines of one key: equal ones first, then in order.
void match_key(const Sales& mine, Lines first, Lines last, const Sales& theirs, Lines their_first,
               Lines their_last, Matches& matches) {
  const auto sorted = sorted_by_all(mine, first, last);
  const auto others = sorted_by_all(theirs, their_first, their_last);
  std::vector<std::uint32_t> open;
  auto other = others.begin();
  for (const std::uint32_t line : sorted) {
    for (; other != others.end() && comes_before(theirs, *other, mine, line); ++other) {
      open.push_back(*other);
    }
    if (other == others.end()) break;
    if (!comes_before(mine, line, theirs, *other)) matches[line] = *other++;
  }
  open.insert(open.end(), other, others.end());
  std::sort(open.begin(), open.end());
  auto next = open.begin();
  for (Lines at = first; at != last && next != open.end(); ++at) {
    if (matches[*at] == none) matches[*at] = *next++;
  }
}

// Ledgers of one origin mostly agree at their beginnings and ends, which are passed over first.
Matches match_sales(const Sales& mine, const Sales& theirs) {
  Matches matches(mine.size(), none);
  std::size_t from = 0;
  std::size_t end = mine.size();
  std::size_t their_end = theirs.size();
  for (; from < end && from < their_end && same_line(mine, from, theirs, from); ++from) {
    matches[from] = static_cast<std::uint32_t>(from);
  }
  for (; end > from && their_end > from && same_line(mine, end - 1, theirs, their_end - 1);
       --end, --their_end) {
    matches[end - 1] = static_cast<std::uint32_t>(their_end - 1);
  }
  const auto a = sorted_lines(mine, from, end);
  const auto b = sorted_lines(theirs, from, their_end);
  auto at = a.begin();
  auto other = b.begin();
  while (at != a.end() && other != b.end()) {
    const auto key = key_of(mine, *at);
    const auto their_key = key_of(theirs, *other);
    const auto ends =
        std::find_if(at, a.end(), [&](std::uint32_t line) { return key_of(mine, line) != key; });
    if (key < their_key) {
      at = ends;
      continue;
    }
    const auto they_end = std::find_if(
        other, b.end(), [&](std::uint32_t line) { return key_of(theirs, line) != their_key; });
    if (key == their_key) {
      match_key(mine, at, ends, theirs, other, they_end, matches);
      at = ends;
    }
    other = they_end;
  }
  return matches;
}

// All facts of both in the order of the first: what only the second has stands behind the fact it
// follows there.
std::vector<FactPair> in_order_of_first(const Matches& matches, std::size_t second_size) {
  Matches back(second_size, none);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i] != none) back[matches[i]] = static_cast<std::uint32_t>(i);
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> additions;  // before which of the first
  std::size_t before = 0;
  for (std::size_t j = 0; j < second_size; ++j) {
    if (back[j] == none) {
      additions.emplace_back(before, static_cast<std::uint32_t>(j));
    } else {
      before = back[j] + std::size_t{1};
    }
  }
  std::stable_sort(additions.begin(), additions.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FactPair> pairs;
  auto next = additions.begin();
  for (std::size_t i = 0; i <= matches.size(); ++i) {
    for (; next != additions.end() && next->first == i; ++next) {
      pairs.push_back({none, next->second, false});
    }
    if (i < matches.size()) pairs.push_back({static_cast<std::uint32_t>(i), matches[i], false});
  }
  return pairs;
}

template <class Equal>
SectionPairs paired(const Matches& matches, std::size_t their_size, const Equal& is_equal) {
  SectionPairs section;
  section.pairs = in_order_of_first(matches, their_size);
  std::uint32_t last = 0;
  bool same_order = true;
  for (FactPair& pair : section.pairs) {
    if (pair.only_theirs() || pair.only_mine()) continue;
    pair.is_equal = is_equal(pair.mine, pair.theirs);
    same_order = same_order && pair.theirs >= last;
    last = pair.theirs;
  }
  if (same_order) return section;
  Matches back(their_size, none);
  std::vector<std::uint32_t> number_of_mine(matches.size());
  std::vector<std::uint32_t> number_of_theirs(their_size);
  for (std::size_t n = 0; n < section.pairs.size(); ++n) {
    const FactPair& pair = section.pairs[n];
    if (!pair.only_theirs()) number_of_mine[pair.mine] = static_cast<std::uint32_t>(n);
    if (!pair.only_mine()) number_of_theirs[pair.theirs] = static_cast<std::uint32_t>(n);
    if (!pair.only_mine() && !pair.only_theirs()) back[pair.theirs] = pair.mine;
  }
  for (const FactPair& turned : in_order_of_first(back, matches.size())) {
    section.their_order.push_back(turned.mine != none ? number_of_theirs[turned.mine]
                                                      : number_of_mine[turned.theirs]);
  }
  return section;
}

bool has_section(const Ledger& ledger, Section section) {
  if (section == Section::payments) return ledger.payments.has_value();
  if (section == Section::statements) return ledger.statements.has_value();
  if (section == Section::sellers) return ledger.sellers.has_value();
  return true;
}

}  // namespace

LedgerPairs pair_facts(const Ledger& mine, const Ledger& theirs) {
  LedgerPairs result{facts_of(mine), facts_of(theirs), {}};
  for (std::size_t s = 0; s < section_count; ++s) {
    const auto section = static_cast<Section>(s);
    if (section == Section::sales) {
      result.sections.at(s) = paired(match_sales(mine.sales, theirs.sales), theirs.sales.size(),
                                     [&](std::uint32_t a, std::uint32_t b) {
                                       return same_line(mine.sales, a, theirs.sales, b);
                                     });
      continue;
    }
    const std::vector<Fact>& a = result.mine.at(s);
    const std::vector<Fact>& b = result.theirs.at(s);
    result.sections.at(s) =
        paired(match(section, a, b), b.size(),
               [&](std::uint32_t i, std::uint32_t j) { return a[i].fields == b[j].fields; });
    result.sections.at(s).only_one_has_it =
        has_section(mine, section) != has_section(theirs, section);
  }
  return result;
}

}  // namespace jm216
