#include "core/rules/generics.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/basics/shown.hpp"
#include "core/facts/known.hpp"
#include "core/facts/seller_names.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

using Product = std::optional<std::uint32_t>;  // every product where none is named

class GenericJudge {
 public:
  GenericJudge(const Ledger& ledger, const PatentsResult& patents, const Readings& readings,
               Date as_of, Findings& findings)
      : ledger_(ledger),
        patents_(patents),
        readings_(readings),
        as_of_(as_of),
        findings_(findings),
        sellers_(ledger, as_of) {}

  GenericsResult run();

 private:
  [[nodiscard]] bool is_ignored(std::size_t index);
  // From when it counts as available; nothing where it does not (yet).
  [[nodiscard]] std::optional<Date> available(std::size_t index);

  const Ledger& ledger_;
  const PatentsResult& patents_;
  const Readings& readings_;
  Date as_of_;
  Findings& findings_;
  SellerNames sellers_;
};

// I.4, I.18: what is no THIRD PARTY's, and what is the licensed goods.
bool GenericJudge::is_ignored(std::size_t index) {
  const Generic& generic = ledger_.generics[index];
  const std::string where = "/generics/" + std::to_string(index);
  if (sellers_.sells_under_licence(generic.marketer, generic.available_from)) {
    findings_.add(FindingCode::generic_marketed_by_seller, where + "/marketer",
                  {{"marketer", isolated(generic.marketer)}});
    return true;
  }
  if (generic.source == GoodsOf::licensor || is_licensor(generic.marketer)) {
    findings_.add(FindingCode::generic_not_third_party,
                  where + (generic.source == GoodsOf::licensor ? "/source" : "/marketer"));
    return true;
  }
  // READING(generic_source): the licensed goods, resold, are literally marketed by a THIRD PARTY.
  if (generic.source != GoodsOf::licensed ||
      readings_.generic_source != GenericSource::independent) {
    return false;
  }
  findings_.add(FindingCode::generic_licensed_goods, where + "/source",
                {{"reading", reading_used(readings_, "generic_source")}});
  return true;
}

std::optional<Date> GenericJudge::available(std::size_t index) {
  const Generic& generic = ledger_.generics[index];
  // READING(infringing_generic): VII.5 would be empty if V.4 swallowed every infringing product.
  if (!generic.infringing || readings_.infringing_generic == InfringingGeneric::generic)
    return generic.available_from;
  const std::string where = "/generics/" + std::to_string(index) + "/infringing";
  const std::string_view country = generic.country.name();
  const auto not_yet = [&](const FindingArgument& until) {
    findings_.add(
        FindingCode::generic_infringing, where,
        {{"country", country}, until, {"reading", reading_used(readings_, "infringing_generic")}});
    return std::nullopt;
  };
  if (!generic.right.empty()) return not_yet({"while_licensed"});
  const auto last = patents_.last_day(generic.country);
  if (!last) {
    findings_.add(FindingCode::infringing_without_patent, where, {{"country", country}});
    return generic.available_from;
  }
  // With the last patent gone there is nothing to infringe any more.
  const Date from = std::max(generic.available_from, *last + Days{1});
  const auto withdrawn = known_end(generic.withdrawn, as_of_);
  if (!is_known(from, as_of_) || (withdrawn && *withdrawn < from)) return not_yet({"until", *last});
  return from;
}

GenericsResult GenericJudge::run() {
  std::map<std::pair<std::size_t, Product>, std::vector<Window>> windows;
  for (std::size_t i = 0; i < ledger_.generics.size(); ++i) {
    const Generic& generic = ledger_.generics[i];
    if (!is_known(generic.available_from, as_of_) || is_ignored(i)) continue;
    const auto from = available(i);
    if (!from) continue;
    // V.4: from the first day of the quarter.
    Window window{Quarter::of(*from).first_day(), Date::max(), i};
    // READING(generic_withdrawn): the full rate comes back with the quarter after the withdrawal.
    const auto withdrawn = known_end(generic.withdrawn, as_of_);
    if (withdrawn && readings_.generic_withdrawn == GenericWithdrawn::restores) {
      window.to = Quarter::of(*withdrawn).last_day();
    }
    Product product;
    if (generic.product) {
      product = ledger_.sales.texts().find(*generic.product);
      if (!product) continue;  // no line is of this product
    }
    windows[{generic.country.index(), product}].push_back(window);
  }
  GenericsResult result;
  if (!windows.empty()) result.countries.resize(Country::count());
  for (const auto& [of, list] : windows) {
    GenericsResult::OfCountry& country = result.countries[of.first];
    (of.second ? country.of_products[*of.second] : country.of_all) = FirstOpen(list);
  }
  return result;
}

}  // namespace

GenericsResult generics_of(const Ledger& ledger, const PatentsResult& patents,
                           const Readings& readings, Date as_of, Findings& findings) {
  if (ledger.generics.empty()) return {};
  return GenericJudge(ledger, patents, readings, as_of, findings).run();
}

}  // namespace jm216
