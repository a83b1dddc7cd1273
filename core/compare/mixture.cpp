#include "core/compare/mixture.hpp"

#include <algorithm>

namespace jm216 {

namespace {

// Hands on the facts of the mixture in their order: whether it is theirs, and its number there.
template <class Use>
void for_each_taken(const SectionPairs& section, const SectionTaken& taken, const Use& use) {
  const bool their_order = taken.order && section.order_differs();
  for (std::size_t n = 0; n < section.pairs.size(); ++n) {
    const std::size_t number = their_order ? section.their_order[n] : n;
    const FactPair& pair = section.pairs[number];
    const bool theirs = taken.pairs[number];
    const std::uint32_t index = theirs ? pair.theirs : pair.mine;
    if (index != FactPair::none) use(theirs, index);
  }
}

template <class List>
List mixed(const List& mine, const List& theirs, const SectionPairs& section,
           const SectionTaken& taken) {
  List list;
  for_each_taken(section, taken, [&](bool is_theirs, std::uint32_t index) {
    list.push_back(is_theirs ? theirs[index] : mine[index]);
  });
  return list;
}

template <class List>
std::optional<List> mixed(const std::optional<List>& mine, const std::optional<List>& theirs,
                          const SectionPairs& section, const SectionTaken& taken) {
  if (section.only_one_has_it) return taken.whole ? theirs : mine;
  if (!mine) return std::nullopt;
  return mixed(*mine, *theirs, section, taken);
}

// A section of one fact at most.
bool takes_theirs(const SectionTaken& taken) {
  return std::any_of(taken.pairs.begin(), taken.pairs.end(), [](bool is) { return is; });
}

// Adds lines of one store to another, whose texts have numbers of their own.
class LineAdder {
 public:
  LineAdder(const Sales& from, Sales& to) : from_(from), to_(to), ids_(from.texts().size(), none) {}

  void add(std::uint32_t index) {
    SaleLine line = from_.line(index);
    line.profile.seller = moved(line.profile.seller);
    line.profile.product = moved(line.profile.product);
    line.profile.unit = moved(line.profile.unit);
    line.profile.buyer = moved(line.profile.buyer);
    to_.add(line);
  }

 private:
  static constexpr std::uint32_t none = SaleProfile::nobody;

  std::uint32_t moved(std::uint32_t id) {
    if (id == SaleProfile::nobody) return id;
    if (ids_[id] == none) ids_[id] = to_.texts().intern(from_.texts().text(id));
    return ids_[id];
  }

  const Sales& from_;
  Sales& to_;
  std::vector<std::uint32_t> ids_;
};

}  // namespace

Taken take(const LedgerPairs& pairs, bool all) {
  Taken taken;
  for (std::size_t s = 0; s < section_count; ++s) {
    taken.at(s) = {std::vector<bool>(pairs.sections.at(s).pairs.size(), all), all, all};
  }
  return taken;
}

Mixer::Mixer(const Ledger& mine, const Ledger& theirs, const LedgerPairs& pairs)
    : mine_(mine), theirs_(theirs), pairs_(pairs), with_my_sales_(mine), with_their_sales_(mine) {
  with_their_sales_.sales = theirs.sales;
  mixed_ = mine;
  mixed_.sales = Sales();
}

const Ledger& Mixer::mix(const Taken& taken) {
  const SectionPairs& sales = pairs_.sections.at(number_of(Section::sales));
  const SectionTaken& of_sales = taken.at(number_of(Section::sales));
  bool as_mine = !(of_sales.order && sales.order_differs());
  bool as_theirs = of_sales.order || !sales.order_differs();
  for (std::size_t n = 0; n < sales.pairs.size(); ++n) {
    if (sales.pairs[n].is_equal) continue;
    as_mine = as_mine && !of_sales.pairs[n];
    as_theirs = as_theirs && of_sales.pairs[n];
  }
  Ledger& ledger = as_mine ? with_my_sales_ : as_theirs ? with_their_sales_ : mixed_;
  if (!as_mine && !as_theirs) mix_sales(of_sales);
  mix_facts(taken, ledger);
  keep_sellers(ledger);
  return ledger;
}

void Mixer::mix_sales(const SectionTaken& taken) {
  mixed_.sales = Sales();
  LineAdder mine(mine_.sales, mixed_.sales);
  LineAdder theirs(theirs_.sales, mixed_.sales);
  for_each_taken(
      pairs_.sections.at(number_of(Section::sales)), taken,
      [&](bool is_theirs, std::uint32_t index) { (is_theirs ? theirs : mine).add(index); });
  mixed_.sales.finish();
}

void Mixer::mix_facts(const Taken& taken, Ledger& ledger) const {
  const auto section = [&](Section which, auto member) {
    ledger.*member = mixed(mine_.*member, theirs_.*member, pairs_.sections.at(number_of(which)),
                           taken.at(number_of(which)));
  };
  section(Section::sellers, &Ledger::sellers);
  section(Section::production, &Ledger::production);
  section(Section::generics, &Ledger::generics);
  section(Section::infringements, &Ledger::infringements);
  section(Section::milestones, &Ledger::milestones);
  section(Section::payments, &Ledger::payments);
  section(Section::statements, &Ledger::statements);
  section(Section::amendments, &Ledger::amendments);
  section(Section::fx, &Ledger::fx);
  section(Section::base_rates, &Ledger::base_rates);
  section(Section::patents, &Ledger::patents);
  section(Section::extensions, &Ledger::extensions);
  section(Section::notices, &Ledger::notices);
  section(Section::force_majeure, &Ledger::force_majeure);
  section(Section::claims, &Ledger::claims);
  section(Section::events, &Ledger::events);
  section(Section::done, &Ledger::done);
  section(Section::bank_accounts, &Ledger::bank_accounts);
  section(Section::dismissed, &Ledger::dismissed);
  const auto single = [&](Section which, auto member) {
    ledger.*member = (takes_theirs(taken.at(number_of(which))) ? theirs_ : mine_).*member;
  };
  single(Section::effective_date, &Ledger::effective_date);
  single(Section::supply_agreement, &Ledger::supply_agreement);
}

void Mixer::keep_sellers(Ledger& ledger) const {
  if (!ledger.sellers) return;
  const auto by_id = [](const Seller& a, const Seller& b) { return a.id < b.id; };
  std::sort(ledger.sellers->begin(), ledger.sellers->end(), by_id);
  const TextPool& texts = ledger.sales.texts();
  std::vector<Seller> missing;
  std::vector<bool> seen(texts.size());
  const auto keep = [&](std::uint32_t id) {
    if (seen[id]) return;
    seen[id] = true;
    const std::string_view name = texts.text(id);
    if (find_seller(ledger, name) != nullptr) return;
    const Seller* seller = find_seller(mine_, name);
    if (seller == nullptr) seller = find_seller(theirs_, name);
    if (seller != nullptr) missing.push_back(*seller);
  };
  for (const SaleProfile& profile : ledger.sales.profiles()) {
    keep(profile.seller);
    if (profile.buyer != SaleProfile::nobody) keep(profile.buyer);
  }
  ledger.sellers->insert(ledger.sellers->end(), missing.begin(), missing.end());
  std::sort(ledger.sellers->begin(), ledger.sellers->end(), by_id);
}

}  // namespace jm216
