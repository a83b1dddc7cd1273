#include "core/ledger/reader/draft.hpp"

#include <algorithm>

#include "core/format/format.hpp"
#include "core/json/found.hpp"
#include "core/ledger/reader/values.hpp"

namespace jm216 {

SaleProfile Draft::usual_profile() {
  TextPool& texts = ledger.sales.texts();
  SaleProfile profile;
  profile.seller = texts.intern("licensee");
  profile.product = texts.intern("JM216");
  profile.unit = texts.intern("unit");
  return profile;
}

Misfit Draft::add(Seller seller) {
  const auto [entry, is_new] = seller_index_.try_emplace(seller.id, ledger.sellers->size());
  if (!is_new) {
    const Seller& earlier = (*ledger.sellers)[entry->second];
    if (earlier.name == seller.name && earlier.role == seller.role &&
        earlier.exhibit_1 == seller.exhibit_1 && earlier.from == seller.from &&
        earlier.until == seller.until) {
      return {};
    }
    std::string known_as = in_quotes(earlier.name) + ", " + std::string(to_string(earlier.role));
    if (earlier.exhibit_1) known_as += ", exhibit_1";
    if (earlier.from) known_as += ", from " + to_string(*earlier.from);
    if (earlier.until) known_as += ", until " + to_string(*earlier.until);
    return Complaint(Sentence::another_seller, {{"id", in_quotes(seller.id)}, {"known", known_as}});
  }
  names.list(ledger.sales.texts().intern(seller.id));
  ledger.sellers->push_back(std::move(seller));
  return {};
}

Misfit Draft::add(const MilestoneFact& milestone) {
  bool& seen = milestone_seen_.at(static_cast<std::size_t>(milestone.milestone));
  if (seen) {
    return Complaint(Sentence::milestone_twice, {{"number", std::to_string(milestone.milestone)}});
  }
  seen = true;
  ledger.milestones.push_back(milestone);
  return {};
}

Misfit Draft::add(Quote quote) {
  const auto [entry, is_new] =
      quote_index_.try_emplace({quote.currency.index(), quote.date}, ledger.fx.size());
  if (!is_new) {
    const Quote& earlier = ledger.fx[entry->second];
    if (earlier.per_usd == quote.per_usd && earlier.rate == quote.rate) return {};
    return Complaint(Sentence::another_rate,
                     {{"currency", quote.currency.code()},
                      {"day", to_string(quote.date)},
                      {"rate", (earlier.per_usd ? "per_usd " : "usd ") + earlier.rate.shortest()}});
  }
  quote.at = static_cast<std::size_t>(records_read.at(static_cast<std::size_t>(Section::fx)));
  ledger.fx.push_back(std::move(quote));
  return {};
}

Misfit Draft::add(BaseRate rate) {
  const auto [entry, is_new] = base_rate_index_.try_emplace(rate.from, ledger.base_rates.size());
  if (!is_new) {
    const BaseRate& earlier = ledger.base_rates[entry->second];
    if (earlier.percent == rate.percent) return {};
    return Complaint(Sentence::another_base_rate,
                     {{"day", to_string(rate.from)}, {"rate", earlier.percent.text()}});
  }
  rate.at =
      static_cast<std::size_t>(records_read.at(static_cast<std::size_t>(Section::base_rates)));
  ledger.base_rates.push_back(rate);
  return {};
}

Misfit Draft::set_reading(const ReadingInfo& reading, std::size_t value) {
  bool& is_set = reading_set_.at(static_cast<std::size_t>(&reading - reading_table().data()));
  const std::size_t known = reading.get(ledger.readings);
  if (is_set && known != value) {
    return differs(in_quotes(reading.values.at(value)), in_quotes(reading.values.at(known)));
  }
  is_set = true;
  reading.set(ledger.readings, value);
  return {};
}

bool Draft::counts_unknown(const std::string& kind) {
  auto& list = ledger.unknown_fields;
  const auto found = unknown_index_.find(kind);
  if (found == unknown_index_.end() && list.size() < most_unknown) return false;
  ++(found == unknown_index_.end() ? list.back() : list[found->second]).count;
  return true;
}

void Draft::note_unknown(std::string kind, std::string pointer, std::string_view nearest) {
  unknown_index_.emplace(std::move(kind), ledger.unknown_fields.size());
  ledger.unknown_fields.push_back({std::move(pointer), std::string(nearest)});
}

void InstalmentsNamed::check(const Ledger& ledger, ProblemLog& log) const {
  for (const Noted& noted : noted_) {
    const auto names_it = [&](const Amendment& amendment) {
      const auto& change = amendment.milestones.at(static_cast<std::size_t>(noted.milestone - 1));
      return change && std::any_of(change->instalments.begin(), change->instalments.end(),
                                   [&](const Instalment& one) {
                                     return one.id[0] - 'a' == static_cast<int>(noted.letter);
                                   });
    };
    if (std::any_of(ledger.amendments.begin(), ledger.amendments.end(), names_it)) continue;
    const std::string id(1, static_cast<char>('a' + noted.letter));
    log.add(noted.file, noted.place, noted.pointer,
            {Sentence::instalment_unnamed,
             {{"instalment", in_quotes(id)}, {"number", std::to_string(noted.milestone)}}});
  }
}

void AccountDays::check(const Ledger& ledger, ProblemLog& log) const {
  const auto account = [&](const Noted* noted) -> const BankAccount& {
    return ledger.bank_accounts[noted->index];
  };
  std::vector<const Noted*> by_day;
  for (const Noted& noted : noted_) by_day.push_back(&noted);
  std::stable_sort(by_day.begin(), by_day.end(), [&](const Noted* a, const Noted* b) {
    return account(a).from < account(b).from;
  });
  std::vector<std::pair<const Noted*, const Noted*>> clashes;  // the later in the ledger first
  const Noted* open = nullptr;                                 // whose days reach furthest
  for (const Noted* noted : by_day) {
    if (open != nullptr && account(noted).from <= account(open).until.value_or(Date::max())) {
      clashes.emplace_back(std::max(open, noted), std::min(open, noted));
    }
    const Date until = account(noted).until.value_or(Date::max());
    if (open == nullptr || account(open).until.value_or(Date::max()) < until) open = noted;
  }
  std::sort(clashes.begin(), clashes.end());
  for (const auto& [later, earlier] : clashes) {
    log.add(later->file, later->place, later->pointer,
            {Sentence::accounts_overlap,
             {{"account", in_quotes(account(earlier).account)},
              {"day", to_string(account(earlier).from)}}});
  }
}

bool Names::is_right(const Ledger& ledger, Use use, std::uint32_t name) const {
  const Named& named = names_[name];
  if (named.is_listed) return true;
  const bool is_licensee = ledger.sales.texts().text(name) == "licensee";
  if (use == Use::buyer) return named.sells && (!ledger.sellers || is_licensee);
  return !ledger.sellers || is_licensee;
}

namespace {

// The id of the seller whose id or name was probably meant.
std::string likely_seller(const Ledger& ledger, std::string_view mistaken) {
  if (!ledger.sellers) return {};
  Nearest nearest(mistaken);
  for (const Seller& seller : *ledger.sellers) {
    if (seller.name == mistaken) return seller.id;
    nearest.consider(seller.id);
  }
  return std::string(nearest.name());
}

}  // namespace

std::string Names::pointer_of(const Noted& noted) {
  std::string pointer;
  if (noted.use == Use::maker) pointer = "/production";
  if (noted.use == Use::row) pointer = "/statements";
  if (pointer.empty() && !noted.site.in_bare_list) pointer = "/sales";
  pointer += '/' + std::to_string(noted.site.index);
  if (noted.use == Use::row) pointer += "/rows/" + std::to_string(noted.site.row);
  return pointer + (noted.use == Use::buyer ? "/buyer" : "/seller");
}

void Names::check(const Ledger& ledger, ProblemLog& log) const {
  std::vector<std::array<std::uint32_t, 4>> noted(names_.size());
  std::map<std::uint32_t, std::string> likely_of;
  for (const Noted& use : noted_) {
    if (is_right(ledger, use.use, use.name)) continue;
    ++noted[use.name][static_cast<std::size_t>(use.use)];
    if (!log.shows(use.site.file, use.place.offset)) {
      log.count();
      continue;
    }
    const std::string_view name = ledger.sales.texts().text(use.name);
    const auto [entry, is_new] = likely_of.try_emplace(use.name);
    if (is_new) entry->second = quoted_if_any(likely_seller(ledger, name));
    const std::string& likely = entry->second;
    const bool buys = use.use == Use::buyer;
    log.add(use.site.file, use.place, pointer_of(use),
            {Sentence::not_a_seller,
             {{"found", in_quotes(name)},
              {"which", buys ? "another" : "a"},
              {!likely.empty() ? "use"
               : buys          ? "outside"
                               : "list",
               likely}}});
  }
  // And the uses that were only counted.
  for (std::uint32_t name = 0; name < names_.size(); ++name) {
    for (std::size_t kind = 0; kind < noted[name].size(); ++kind) {
      if (names_[name].uses[kind] == noted[name][kind]) continue;
      if (is_right(ledger, static_cast<Use>(kind), name)) continue;
      log.count(names_[name].uses[kind] - noted[name][kind]);
    }
  }
}

}  // namespace jm216
