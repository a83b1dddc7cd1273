#include "core/compare/facts.hpp"

#include <algorithm>
#include <tuple>

#include "core/basics/shown.hpp"
#include "core/format/values.hpp"
#include "core/report/words.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

namespace {

// What is nested becomes fields of its own, "changes/target".
void add_fields(const std::string& outer, const Shape& shape, const void* record,
                std::vector<FactField>& fields) {
  for (const Field& field : shape) {
    std::string name = outer + std::string(field.name);
    if (field.records != nullptr) {
      const Records records = field.records(record);
      for (std::size_t i = 0; i < records.count; ++i) {
        add_fields(name + '/' + std::to_string(i) + '/', *field.object, records.at(i), fields);
      }
      continue;
    }
    if (field.object != nullptr) {
      const void* const inner = field.at(record);
      if (inner != nullptr) add_fields(name + '/', *field.object, inner, fields);
    } else if (auto value = written(field, record)) {
      fields.push_back({std::move(name), std::move(*value)});
    }
  }
}

// Equal quotes and base rates may repeat in a file and are kept once: their pointers name the first.
std::size_t place_of(Section section, const Ledger& ledger, std::size_t index) {
  if (section == Section::fx) return ledger.fx[index].at;
  if (section == Section::base_rates) return ledger.base_rates[index].at;
  return index;
}

std::vector<Fact> facts_in(Section section, const Ledger& ledger) {
  std::vector<Fact> facts;
  const SectionInfo& info = info_of(section);
  const std::string pointer = "/" + std::string(to_string(section));
  if (section == Section::effective_date) {
    if (ledger.effective_date && ledger.effective_date != as_signed::execution) {
      facts.push_back({pointer, {{"date", to_string(*ledger.effective_date)}}});
    }
  } else if (info.form == SectionForm::one) {
    Fact fact{pointer, {}};
    add_fields("", *info.record, &ledger.supply_agreement, fact.fields);
    if (!fact.fields.empty()) facts.push_back(std::move(fact));
  } else if (info.records != nullptr) {
    const Records records = info.records(ledger);
    for (std::size_t i = 0; i < records.count; ++i) {
      Fact& fact = facts.emplace_back();
      if (info.form == SectionForm::by_id) {
        const std::string& id = (*ledger.sellers)[i].id;
        (fact.pointer = pointer) += '/';
        fact.pointer += id;
        fact.fields.push_back({"id", id});
      } else {
        (fact.pointer = pointer) += '/';
        fact.pointer += std::to_string(place_of(section, ledger, i));
      }
      add_fields("", *info.record, records.at(i), fact.fields);
    }
  }
  return facts;
}

std::string amount(std::int64_t ten_thousandths) {
  return Decimal(Wide(ten_thousandths), 4).shortest();
}

std::string charged(DeductionSet set) {
  std::string text;
  for (std::size_t i = 0; i < deduction_count; ++i) {
    if ((set >> i & 1) == 0) continue;
    if (!text.empty()) text += ' ';
    text += to_string(static_cast<Deduction>(i));
  }
  return text;
}

std::string day(std::string_view iso) {
  const auto date = parse_date(iso);
  return date ? in_words(*date) : std::string(iso);
}

std::string dollars(std::string_view amount) {
  const auto figure = Decimal::parse(amount);
  return figure ? in_words("US$", *figure) : std::string(amount);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += isolated(part);
  return text;
}

}  // namespace

std::string_view Fact::operator[](std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FactField& field) { return field.name == name; });
  return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

std::array<std::vector<Fact>, section_count> facts_of(const Ledger& ledger) {
  std::array<std::vector<Fact>, section_count> all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = facts_in(static_cast<Section>(i), ledger);
  }
  return all;
}

Fact sale_fact(const Ledger& ledger, std::size_t index) {
  const SaleLine line = ledger.sales.line(index);
  const SaleProfile& profile = line.profile;
  const TextPool& texts = ledger.sales.texts();
  Fact fact{ledger.sale_pointer(index), {}};
  const auto add = [&fact](std::string name, std::string_view value) {
    fact.fields.push_back({std::move(name), std::string(value)});
  };
  add("invoice", line.invoice);
  if (!line.line.empty()) add("line", line.line);
  add("date", to_string(line.date));
  if (line.supplied) add("supplied", to_string(*line.supplied));
  if (profile.is_free) add("free", "true");
  add("country", profile.country.code());
  add("seller", texts.text(profile.seller));
  add("product", texts.text(profile.product));
  add("quantity", amount(line.quantity));
  add("unit", texts.text(profile.unit));
  add("currency", profile.currency.code());
  add("gross", amount(line.gross));
  for (std::size_t i = 0; i < deduction_count; ++i) {
    if ((line.deductions_given >> i & 1) == 0) continue;
    add("deductions/" + std::string(to_string(static_cast<Deduction>(i))),
        amount(line.deductions[i]));
  }
  if (profile.separately_charged != 0) {
    add("separately_charged", charged(profile.separately_charged));
  }
  if (profile.is_export) add("export", "true");
  if (!profile.arms_length) add("arms_length", "false");
  if (!profile.for_money) add("for_money", "false");
  if (line.fair_market_price) add("fair_market_price", amount(*line.fair_market_price));
  if (profile.buyer != SaleProfile::nobody) add("buyer", texts.text(profile.buyer));
  if (line.credit_of) add("credit_of", *line.credit_of);
  if (profile.credit_reason != CreditReason::none) {
    add("credit_reason", to_string(profile.credit_reason));
  }
  return fact;
}

bool same_line(const Sales& a, std::size_t line_a, const Sales& b, std::size_t line_b) {
  const SaleLine one = a.line(line_a);
  const SaleLine other = b.line(line_b);
  if (one.date != other.date || one.supplied != other.supplied || one.gross != other.gross ||
      one.quantity != other.quantity || one.deductions_given != other.deductions_given ||
      one.deductions != other.deductions || one.fair_market_price != other.fair_market_price ||
      one.credit_of != other.credit_of || one.invoice != other.invoice || one.line != other.line) {
    return false;
  }
  const SaleProfile& p = one.profile;
  SaleProfile q = other.profile;
  const auto same_text = [&](std::uint32_t mine, std::uint32_t theirs) {
    if (mine == SaleProfile::nobody || theirs == SaleProfile::nobody) return mine == theirs;
    return a.texts().text(mine) == b.texts().text(theirs);
  };
  if (!same_text(p.seller, q.seller) || !same_text(p.product, q.product) ||
      !same_text(p.unit, q.unit) || !same_text(p.buyer, q.buyer)) {
    return false;
  }
  // The numbers of texts are each store's own.
  q.seller = p.seller;
  q.product = p.product;
  q.unit = p.unit;
  q.buyer = p.buyer;
  return p == q;
}

namespace {

auto all_of(const Sales& sales, std::size_t index) {
  const SaleLine line = sales.line(index);
  const SaleProfile& p = line.profile;
  const TextPool& texts = sales.texts();
  const bool has_buyer = p.buyer != SaleProfile::nobody;
  return std::tuple(line.date, line.supplied, line.gross, line.quantity, line.deductions_given,
                    line.deductions, line.fair_market_price, line.credit_of, line.invoice,
                    line.line, texts.text(p.seller), texts.text(p.product), texts.text(p.unit),
                    has_buyer, has_buyer ? texts.text(p.buyer) : std::string_view(),
                    p.country.index(), p.currency.index(), p.separately_charged, p.credit_reason,
                    p.is_export, p.arms_length, p.for_money, p.is_free);
}

}  // namespace

bool comes_before(const Sales& a, std::size_t line_a, const Sales& b, std::size_t line_b) {
  return all_of(a, line_a) < all_of(b, line_b);
}

std::string title_of(Section section, const Fact& fact) {
  switch (section) {
    case Section::as_of:
      return "Day the answer looks from";
    case Section::readings:
      return joined({"Reading ", fact["name"]});
    case Section::effective_date:
      return "EFFECTIVE DATE";
    case Section::sellers:
      return joined({"Seller ", fact["id"]});
    case Section::sales: {
      std::string title = joined({"Invoice ", fact["invoice"]});
      if (!fact["line"].empty()) title += joined({", line ", fact["line"]});
      return title + joined({" of ", fact["seller"], ", ", day(fact["date"])});
    }
    case Section::production: {
      const std::string_view maker = fact["seller"].empty() ? "licensee" : fact["seller"];
      return joined({"Production of ", fact["quarter"], ", ", maker});
    }
    case Section::generics:
      return joined({"Generic in ", country_in_words(fact["country"], true), " from ",
                     day(fact["available_from"])});
    case Section::infringements:
      return joined({"Infringement in ", country_in_words(fact["country"], true)});
    case Section::milestones:
      return joined({"Milestone ", fact["milestone"]});
    case Section::payments:
      return joined({"Payment of ", dollars(fact["amount"]), " on ", day(fact["date"]), ", ",
                     obligation_in_words(fact["for"])});
    case Section::statements:
      return joined({"Statement of ", fact["quarter"], ", sent ", day(fact["date"])});
    case Section::amendments:
      return joined({"Amendment effective ", day(fact["effective"]),
                     fact["title"].empty() ? "" : ", ", fact["title"]});
    case Section::fx:
      return joined({"Rate for ", fact["currency"], " on ", day(fact["date"])});
    case Section::base_rates:
      return joined({"Base rate from ", day(fact["from"])});
    case Section::patents:
      return joined({"Patent ", fact["case"], ", ", fact["country"], ", ", fact["application"]});
    case Section::supply_agreement:
      return "Supply agreement";
    case Section::extensions:
      return joined({"Extension to ", day(fact["to"]), ", ", obligation_in_words(fact["for"])});
    case Section::notices: {
      const auto kind = find_notice_kind(fact["kind"]);
      std::string title = kind ? in_words(*kind) : std::string(fact["kind"]);
      if (!title.empty()) title[0] = 'N';
      return title + joined({", given ", day(fact["given"])});
    }
    case Section::force_majeure:
      return joined({"Force majeure of the ", fact["party"], " from ", day(fact["from"])});
    case Section::claims:
      return joined({"Claim of ", dollars(fact["amount_usd"]), ", ", day(fact["date"])});
    case Section::events:
      return joined({"Event: ", code_in_words(fact["clock"]), ", ", day(fact["date"])});
    case Section::done:
      return joined({"Done: ", fact["deadline"], ", ", day(fact["date"])});
    case Section::bank_accounts:
      return joined({"Bank account ", fact["account"], " from ", day(fact["from"])});
    case Section::dismissed:
      return joined({"Question dismissed: ", fact["question"]});
    case Section::format:
    case Section::title:
    case Section::notes:
      break;
  }
  return {};
}

}  // namespace jm216
