#include "core/compare/comparison.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/basics/shown.hpp"
#include "core/compare/mixture.hpp"
#include "core/evaluation/accounts.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

template <class Combine>
Figures combined(const Figures& a, const Figures& b, const Combine& combine) {
  Figures result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (a[i] && b[i]) result[i] = combine(*a[i], *b[i]);
  }
  return result;
}

Figures less(const Figures& a, const Figures& b) {
  return combined(a, b, [](const Usd& x, const Usd& y) { return x - y; });
}

Figures sum(const Figures& a, const Figures& b) {
  return combined(a, b, [](const Usd& x, const Usd& y) { return x + y; });
}

Figures nothing() {
  Figures figures;
  figures.fill(Usd());
  return figures;
}

bool all_zero(const Figures& figures) {
  return std::all_of(figures.begin(), figures.end(),
                     [](const auto& figure) { return figure && figure->is_zero(); });
}

// A step from mine to theirs, as small as it goes: a pair of facts, a reading, the day, an order, or
// a section that only one has.
struct Item {
  enum class What : std::uint8_t { day, reading, pair, order, whole };

  Section section = Section::as_of;
  What what = What::day;
  std::uint32_t number = 0;  // of the pair, or of the reading
};

struct State {
  Taken facts;
  Readings readings;
  Date as_of;
};

// Groups grow in so many steps.
constexpr std::size_t largest_step = 3;

class Comparer {
 public:
  Comparer(const CompareInput& mine, const CompareInput& theirs)
      : mine_(mine),
        theirs_(theirs),
        pairs_(pair_facts(mine.ledger, theirs.ledger)),
        mixer_(mine.ledger, theirs.ledger, pairs_) {}

  Comparison run();

 private:
  using Group = std::vector<Item>;

  std::vector<Item> items() const;
  std::vector<Group> groups();
  std::string group_key(const Item& item, std::size_t step) const;
  DifferenceKind kind_of(const Item& item) const;
  std::string quarter_and_seller(const Item& item, bool with_quarter) const;
  Fact fact_of(const Item& item, bool theirs) const;

  static ComparedSide side(const CompareInput& input);
  void take(const Group& group, bool theirs, State& state) const;
  Figures totals(const State& state);
  State basis(Pricing pricing) const;
  Figures price(const Group& group, Pricing pricing);
  Difference priced(const Group& group);
  std::string name_of(const Group& group) const;
  void describe(const Group& group, Difference& difference) const;
  FactDifference describe(const Item& item) const;
  using Priced = std::pair<Difference, Group>;
  void bundle_unpriced(std::vector<Priced>& all);
  void sort_and_split();

  const CompareInput& mine_;
  const CompareInput& theirs_;
  LedgerPairs pairs_;
  Mixer mixer_;
  State all_mine_;
  State all_theirs_;
  std::vector<Group> groups_;
  Comparison result_;
};

// --- what differs -------------------------------------------------------------------------------

std::vector<Item> Comparer::items() const {
  std::vector<Item> all;
  if (mine_.as_of != theirs_.as_of) all.push_back({});
  const ReadingTable& readings = reading_table();
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    if (readings.at(i).get(mine_.readings) == readings.at(i).get(theirs_.readings)) continue;
    all.push_back({Section::readings, Item::What::reading, i});
  }
  for (std::size_t s = number_of(Section::effective_date); s < section_count; ++s) {
    const SectionPairs& section = pairs_.sections.at(s);
    const auto name = static_cast<Section>(s);
    if (section.only_one_has_it) {
      all.push_back({name, Item::What::whole, 0});
      continue;
    }
    for (std::uint32_t n = 0; n < section.pairs.size(); ++n) {
      if (!section.pairs[n].is_equal) all.push_back({name, Item::What::pair, n});
    }
    if (section.order_differs()) all.push_back({name, Item::What::order, 0});
  }
  return all;
}

DifferenceKind Comparer::kind_of(const Item& item) const {
  if (item.what == Item::What::order) return DifferenceKind::order;
  if (item.what == Item::What::whole) {
    const Ledger& mine = mine_.ledger;
    const bool is_mine = (item.section == Section::payments && mine.payments) ||
                         (item.section == Section::statements && mine.statements) ||
                         (item.section == Section::sellers && mine.sellers);
    return is_mine ? DifferenceKind::only_mine : DifferenceKind::only_theirs;
  }
  if (item.what != Item::What::pair) return DifferenceKind::differs;
  const FactPair& pair = pairs_.sections.at(number_of(item.section)).pairs[item.number];
  return pair.only_mine()     ? DifferenceKind::only_mine
         : pair.only_theirs() ? DifferenceKind::only_theirs
                              : DifferenceKind::differs;
}

Fact Comparer::fact_of(const Item& item, bool theirs) const {
  const FactPair& pair = pairs_.sections.at(number_of(item.section)).pairs[item.number];
  const std::uint32_t index = theirs ? pair.theirs : pair.mine;
  if (item.section == Section::sales) {
    return sale_fact(theirs ? theirs_.ledger : mine_.ledger, index);
  }
  return (theirs ? pairs_.theirs : pairs_.mine).at(number_of(item.section))[index];
}

std::string Comparer::quarter_and_seller(const Item& item, bool with_quarter) const {
  const FactPair& pair = pairs_.sections.at(number_of(item.section)).pairs[item.number];
  const bool theirs = pair.only_theirs();
  const Sales& sales = (theirs ? theirs_ : mine_).ledger.sales;
  const std::uint32_t line = theirs ? pair.theirs : pair.mine;
  std::string key = "Sales of ";
  key += isolated(sales.texts().text(sales.profile(line).seller));
  if (with_quarter) key += ", " + to_string(Quarter::of(sales.date(line)));
  return key;
}

// Items of the same key form a group; the larger the step, the larger the groups. What comes and
// what goes stay apart, so that each can be priced. Empty: the item stays alone.
std::string Comparer::group_key(const Item& item, std::size_t step) const {
  if (item.what != Item::What::pair || step == 0) return {};
  std::string key{to_string(kind_of(item))};
  if (item.section == Section::sales && step < largest_step) {
    key += ' ' + quarter_and_seller(item, step == 1);
  }
  if (item.section == Section::fx && step < largest_step) {
    const bool theirs = kind_of(item) == DifferenceKind::only_theirs;
    key += fact_of(item, theirs)["currency"];
  }
  return key;
}

// The section with the most groups makes larger ones, until there are few enough.
std::vector<Comparer::Group> Comparer::groups() {
  struct OfSection {
    Section section;
    std::size_t step = 0;
    std::vector<Group> groups{};
  };
  std::vector<OfSection> sections;
  for (const Item& item : items()) {
    if (sections.empty() || sections.back().section != item.section)
      sections.push_back({item.section});
    sections.back().groups.push_back({item});
  }
  const std::size_t most = most_differences(
      std::max(mine_.ledger.sales.size(), theirs_.ledger.sales.size()),
      std::max(judged_by_accounts(mine_.ledger), judged_by_accounts(theirs_.ledger)));
  for (;;) {
    std::size_t count = 0;
    auto largest = sections.end();
    for (auto at = sections.begin(); at != sections.end(); ++at) {
      count += at->groups.size();
      if (at->step == largest_step) continue;
      if (largest == sections.end() || at->groups.size() > largest->groups.size()) largest = at;
    }
    if (count <= most || largest == sections.end()) break;
    result_.grouped = true;
    ++largest->step;
    std::vector<Group> larger;
    std::map<std::string, std::size_t> numbers;
    for (const Group& group : largest->groups) {
      for (const Item& item : group) {
        std::string key = group_key(item, largest->step);
        if (key.empty()) key = "alone " + std::to_string(larger.size());
        const auto [entry, is_new] = numbers.emplace(std::move(key), larger.size());
        if (is_new) larger.emplace_back();
        larger[entry->second].push_back(item);
      }
    }
    largest->groups = std::move(larger);
  }
  std::vector<Group> all;
  for (OfSection& of : sections) {
    for (Group& group : of.groups) all.push_back(std::move(group));
  }
  return all;
}

// --- what it is worth ---------------------------------------------------------------------------

void Comparer::take(const Group& group, bool theirs, State& state) const {
  for (const Item& item : group) {
    SectionTaken& section = state.facts.at(number_of(item.section));
    switch (item.what) {
      case Item::What::day:
        state.as_of = theirs ? theirs_.as_of : mine_.as_of;
        break;
      case Item::What::reading: {
        const ReadingInfo& reading = reading_table().at(item.number);
        reading.set(state.readings, reading.get(theirs ? theirs_.readings : mine_.readings));
        break;
      }
      case Item::What::pair:
        section.pairs[item.number] = theirs;
        break;
      case Item::What::order:
        section.order = theirs;
        break;
      case Item::What::whole:
        section.whole = theirs;
        break;
    }
  }
}

Figures Comparer::totals(const State& state) {
  ++result_.evaluations;
  return figures_of(evaluate_dollars(mixer_.mix(state.facts), state.readings, state.as_of).totals);
}

ComparedSide Comparer::side(const CompareInput& input) {
  const Report report = evaluate(input.ledger, input.readings, input.as_of).report;
  return {input.ledger.title,        fingerprint(input.ledger), input.as_of,
          input.ledger.sales.size(), figures_of(report.totals), report.amendments.empty()};
}

// Whether a total that both ledgers know was lost on the way.
bool loses_a_total(const Figures& effect, const Figures& whole) {
  for (std::size_t i = 0; i < effect.size(); ++i) {
    if (whole[i] && !effect[i]) return true;
  }
  return false;
}

// The state to price in: mine or theirs, with the rates of both or not.
State Comparer::basis(Pricing pricing) const {
  const bool is_last = pricing == Pricing::last || pricing == Pricing::last_with_rates;
  State state = is_last ? all_theirs_ : all_mine_;
  if (pricing == Pricing::alone || pricing == Pricing::last) return state;
  for (const Section name : {Section::fx, Section::base_rates}) {
    const SectionPairs& section = pairs_.sections.at(number_of(name));
    for (std::size_t n = 0; n < section.pairs.size(); ++n) {
      if (section.pairs[n].only_mine()) state.facts.at(number_of(name)).pairs[n] = false;
      if (section.pairs[n].only_theirs()) state.facts.at(number_of(name)).pairs[n] = true;
    }
  }
  return state;
}

Figures Comparer::price(const Group& group, Pricing pricing) {
  State state = basis(pricing);
  take(group, false, state);
  const Figures before = pricing == Pricing::alone ? result_.mine.totals : totals(state);
  take(group, true, state);
  const Figures after = pricing == Pricing::last ? result_.theirs.totals : totals(state);
  return less(after, before);
}

Difference Comparer::priced(const Group& group) {
  Difference difference;
  describe(group, difference);
  difference.effect = price(group, Pricing::alone);
  if (!loses_a_total(difference.effect, result_.whole)) return difference;
  for (const Pricing pricing :
       {Pricing::alone_with_rates, Pricing::last, Pricing::last_with_rates}) {
    const Figures effect = price(group, pricing);
    if (loses_a_total(effect, result_.whole)) continue;
    difference.effect = effect;
    difference.priced = pricing;
    break;
  }
  return difference;
}

// Dearest first: by what it changes of the claim, then of the royalty; what has no price next, and
// what changes nothing last.
bool dearer(const Difference& a, const Difference& b) {
  const auto size = [](const std::optional<Usd>& figure) {
    const Usd value = figure.value_or(Usd());
    return value.is_negative() ? -value : value;
  };
  const auto rank = [&](const Difference& one) {
    const auto claim = one.effect.at(static_cast<std::size_t>(ComparedTotal::claim));
    const auto royalty = one.effect.at(static_cast<std::size_t>(ComparedTotal::royalty));
    const bool changes = !all_zero(one.effect);
    const bool has_price = claim && royalty;
    return std::tuple(!changes ? 2 : has_price ? 0 : 1, -size(claim), -size(royalty));
  };
  return rank(a) < rank(b);
}

// Differences that have no price each, for one needs the other, are priced together; what is
// missing may be the other day's facts, so a difference of days joins them.
void Comparer::bundle_unpriced(std::vector<Priced>& all) {
  const auto is_open = [this](const Priced& one) {
    return loses_a_total(one.first.effect, result_.whole);
  };
  if (std::none_of(all.begin(), all.end(), is_open)) return;
  Group bundle;
  std::vector<Priced> rest;
  for (Priced& one : all) {
    if (is_open(one) || one.second.front().what == Item::What::day) {
      bundle.insert(bundle.end(), one.second.begin(), one.second.end());
    } else {
      rest.push_back(std::move(one));
    }
  }
  Difference difference = priced(bundle);
  rest.emplace_back(std::move(difference), std::move(bundle));
  all = std::move(rest);
}

void Comparer::sort_and_split() {
  std::vector<Priced> priced_groups;
  for (Group& group : groups_) {
    Difference difference = priced(group);
    priced_groups.emplace_back(std::move(difference), std::move(group));
  }
  bundle_unpriced(priced_groups);
  std::stable_sort(priced_groups.begin(), priced_groups.end(),
                   [](const auto& a, const auto& b) { return dearer(a.first, b.first); });
  result_.attributed = nothing();
  for (const auto& [difference, group] : priced_groups) {
    result_.attributed = sum(result_.attributed, difference.effect);
  }
  result_.interaction = less(result_.whole, result_.attributed);
  // Where they act on each other: taken one after the other, what each does beyond its price.
  const bool interact = !all_zero(result_.interaction) && priced_groups.size() > 1;
  State state = all_mine_;
  Figures before = result_.mine.totals;
  for (auto& [difference, group] : priced_groups) {
    if (interact) {
      take(group, true, state);
      const Figures after = totals(state);
      difference.together = less(less(after, before), difference.effect);
      before = after;
    }
    result_.differences.push_back(std::move(difference));
  }
}

Comparison Comparer::run() {
  all_mine_ = {jm216::take(pairs_, false), mine_.readings, mine_.as_of};
  all_theirs_ = {jm216::take(pairs_, true), theirs_.readings, theirs_.as_of};
  result_.mine = side(mine_);
  result_.theirs = side(theirs_);
  result_.evaluations = 2;
  result_.whole = less(result_.theirs.totals, result_.mine.totals);
  groups_ = groups();
  sort_and_split();
  return std::move(result_);
}

// --- in words -----------------------------------------------------------------------------------

std::optional<std::string> value_of(const Fact& fact, const std::string& name) {
  for (const FactField& field : fact.fields) {
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

std::string section_in_words(Section section) {
  std::string words{to_string(section)};
  if (section == Section::fx) words = "exchange rates";
  std::replace(words.begin(), words.end(), '_', ' ');
  words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

FactDifference Comparer::describe(const Item& item) const {
  FactDifference result;
  if (item.what == Item::What::day) {
    result.what = title_of(item.section, {});
    result.fields.push_back({"as_of", to_string(mine_.as_of), to_string(theirs_.as_of)});
    return result;
  }
  if (item.what == Item::What::reading) {
    const ReadingInfo& info = reading_table().at(item.number);
    const auto value = [&info](const Readings& readings) {
      return std::string(info.values.at(info.get(readings)));
    };
    const std::string name{info.name};
    result.what = "Reading " + name;
    result.fields.push_back({name, value(mine_.readings), value(theirs_.readings)});
    return result;
  }
  const DifferenceKind kind = kind_of(item);
  const std::string section = '/' + std::string(to_string(item.section));
  if (item.what != Item::What::pair) {
    result.what = section_in_words(item.section);
    if (item.what == Item::What::order) result.what += " in another order";
    if (item.what == Item::What::whole) {
      result.what +=
          ": " + counted(pairs_.sections.at(number_of(item.section)).pairs.size(), "fact");
      result.what += kind == DifferenceKind::only_mine ? "; theirs says nothing of them"
                                                       : "; mine says nothing of them";
    }
    if (kind != DifferenceKind::only_theirs) result.mine = section;
    if (kind != DifferenceKind::only_mine) result.theirs = section;
    return result;
  }
  const Fact mine = kind == DifferenceKind::only_theirs ? Fact() : fact_of(item, false);
  const Fact theirs = kind == DifferenceKind::only_mine ? Fact() : fact_of(item, true);
  result.what = title_of(item.section, mine.pointer.empty() ? theirs : mine);
  if (!mine.pointer.empty()) result.mine = mine.pointer;
  if (!theirs.pointer.empty()) result.theirs = theirs.pointer;
  for (const FactField& field : mine.fields) {
    const auto other = value_of(theirs, field.name);
    if (other != field.value) result.fields.push_back({field.name, field.value, other});
  }
  for (const FactField& field : theirs.fields) {
    if (value_of(mine, field.name)) continue;
    result.fields.push_back({field.name, std::nullopt, field.value});
  }
  return result;
}

// "Sales of NEOT, 2009-Q1: 12 lines", as far as they have that in common.
std::string Comparer::name_of(const Group& group) const {
  const Item& first = group.front();
  if (group.size() == 1) return describe(first).what;
  const auto have_in_common = [&](const auto& text_of) {
    const std::string text = text_of(first);
    return std::all_of(group.begin(), group.end(),
                       [&](const Item& item) { return text_of(item) == text; })
               ? text
               : std::string();
  };
  const bool one_section = std::all_of(
      group.begin(), group.end(), [&](const Item& item) { return item.section == first.section; });
  if (!one_section) {
    std::string all;
    for (const Item& item : group) {
      if (all.size() > 200) return all + " and more, which can only be priced together";
      all += (all.empty() ? "" : "; ") + describe(item).what;
    }
    return all + ", which can only be priced together";
  }
  std::string name;
  if (first.section == Section::sales) {
    for (const bool with_quarter : {true, false}) {
      if (name.empty()) {
        name = have_in_common(
            [&](const Item& item) { return quarter_and_seller(item, with_quarter); });
      }
    }
  }
  if (first.section == Section::fx) {
    name = have_in_common([&](const Item& item) {
      return "Rates for " +
             std::string(fact_of(item, kind_of(item) == DifferenceKind::only_theirs)["currency"]);
    });
  }
  if (name.empty()) name = section_in_words(first.section);
  return name + ": " + counted(group.size(), first.section == Section::sales ? "line" : "fact");
}

void Comparer::describe(const Group& group, Difference& difference) const {
  const Item& first = group.front();
  difference.section = first.section;
  difference.kind = kind_of(first);
  difference.what = name_of(group);
  const auto list = [&](const Item& item) {
    if (difference.facts.size() < most_facts) {
      difference.facts.push_back(describe(item));
    } else {
      ++difference.more;
    }
  };
  for (const Item& item : group) {
    if (kind_of(item) != difference.kind) difference.kind = DifferenceKind::several;
    if (item.what != Item::What::whole) {
      list(item);
      continue;
    }
    const std::size_t count = pairs_.sections.at(number_of(item.section)).pairs.size();
    for (std::uint32_t n = 0; n < count; ++n) list({item.section, Item::What::pair, n});
  }
}

}  // namespace

Figures figures_of(const Totals& totals) {
  Figures figures;
  for (std::size_t i = 0; i < total_fields.size(); ++i) figures[i] = totals.*total_fields[i].amount;
  if (totals.outstanding && totals.interest_outstanding) {
    figures.back() = *totals.outstanding + *totals.interest_outstanding;
  }
  return figures;
}

std::string_view to_string(ComparedTotal total) {
  if (total == ComparedTotal::claim) return "outstanding_with_interest_usd";
  return total_fields.at(static_cast<std::size_t>(total)).name;
}

std::string_view heading_of(ComparedTotal total) {
  constexpr std::array<std::string_view, compared_total_count> names{"Royalty",
                                                                     "Owed to date",
                                                                     "Paid",
                                                                     "Outstanding",
                                                                     "Overdue",
                                                                     "Interest outstanding",
                                                                     "Outstanding with interest"};
  return names.at(static_cast<std::size_t>(total));
}

std::string_view to_string(DifferenceKind kind) {
  constexpr std::array<std::string_view, 5> names{"differs", "only-mine", "only-theirs", "order",
                                                  "several"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(Pricing pricing) {
  constexpr std::array<std::string_view, 4> names{"alone", "alone-with-rates", "last",
                                                  "last-with-rates"};
  return names.at(static_cast<std::size_t>(pricing));
}

namespace {

constexpr std::uint64_t lines_in_all = 20'000'000;  // that all evaluations may look at, about

}  // namespace

std::size_t most_evaluations(std::uint64_t judged) {
  constexpr std::uint64_t lines_a_record = 5;  // an account's record takes as long as these
  constexpr std::uint64_t least = 8;
  return static_cast<std::size_t>(std::max(lines_in_all / (lines_a_record * judged + 1), least));
}

std::size_t most_differences(std::uint64_t lines, std::uint64_t judged) {
  constexpr std::uint64_t most = 100;
  // All sections but format, title and notes.
  constexpr std::uint64_t least = section_count - 3 + reading_count;
  const std::uint64_t by_lines = std::clamp(lines_in_all / (lines + 1), least, most);
  return std::min(static_cast<std::size_t>(by_lines), most_evaluations(judged));
}

Comparison compare(const CompareInput& mine, const CompareInput& theirs) {
  return Comparer(mine, theirs).run();
}

}  // namespace jm216
