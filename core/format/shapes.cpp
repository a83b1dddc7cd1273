#include "core/format/shapes.hpp"

#include <iterator>

namespace jm216 {

namespace {

constexpr Need required = Need::required;

template <std::size_t N>
constexpr Shape shape(std::string_view noun, const Member (&members)[N],
                      bool refuses_unknown = false) {
  static_assert(N <= 32);  // a bit each, and MemberFinder's table
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < N; ++i) {
    if (members[i].need == Need::required) bits |= 1U << i;
  }
  return {noun, members, N, bits, refuses_unknown};
}

constexpr Member ledger_members[] = {
    {"format"},         {"title"},      {"as_of"},
    {"effective_date"}, {"readings"},   {"sellers"},
    {"sales"},          {"production"}, {"generics"},
    {"infringements"},  {"milestones"}, {"payments"},
    {"statements"},     {"amendments"}, {"fx"},
    {"base_rates"},     {"patents"},    {"supply_agreement"},
    {"extensions"},     {"notices"},    {"force_majeure"},
    {"events"},         {"done"},       {"notes"},
};

constexpr Member seller_members[] = {{"name"}, {"role", required}, {"exhibit_1"}};

constexpr Member deduction_members[] = {
    {"trade_discount"}, {"returns"},   {"packing"},     {"insurance"},
    {"freight"},        {"sales_tax"}, {"import_duty"}, {"export_insurance"},
};

constexpr Member sale_members[] = {
    {"invoice", required},
    {"line"},
    {"date", required},
    {"country", required},
    {"seller"},
    {"product"},
    {"quantity"},
    {"unit"},
    {"currency", required},
    {"gross", required},
    {"deductions"},
    {"separately_charged"},
    {"export"},
    {"arms_length"},
    {"for_money"},
    {"fair_market_price"},
    {"buyer"},
    {"credit_of"},
    {"credit_reason"},
};

constexpr Member production_members[] = {
    {"quarter", required}, {"seller"}, {"product"}, {"quantity", required}, {"unit"}};

constexpr Member generic_members[] = {{"country", required}, {"available_from", required},
                                      {"withdrawn"},         {"product"},
                                      {"marketer"},          {"infringing"}};

constexpr Member infringement_members[] = {{"country", required},
                                           {"percent", required},
                                           {"notified"},
                                           {"suit_filed"},
                                           {"ceased"},
                                           {"claimed"}};

constexpr Member milestone_members[] = {
    {"milestone", required}, {"attained"}, {"extended_to"}, {"extension_agreed"}};

constexpr Member payment_members[] = {{"for", required}, {"date", required}, {"amount", required},
                                      {"withheld"},      {"creditable"},     {"reference"}};

constexpr Member statement_members[] = {
    {"quarter", required}, {"date", required}, {"royalty_usd", required}};

constexpr Member milestone_change_members[] = {{"target"}, {"amount_usd"}};
constexpr Shape milestone_change_shape =
    shape("a milestone's change", milestone_change_members, true);

constexpr Member change_members[] = {
    {"royalty_percent"},
    {"payment_days"},
    {"statement_days"},
    {"interest_margin"},
    {"sell_off_months"},
    {"term_ends"},
    {"milestone-1", Need::optional, &milestone_change_shape},
    {"milestone-2", Need::optional, &milestone_change_shape},
    {"milestone-3", Need::optional, &milestone_change_shape},
    {"milestone-4", Need::optional, &milestone_change_shape},
    {"milestone-5", Need::optional, &milestone_change_shape},
};
constexpr Shape changes_shape = shape("an amendment's changes", change_members, true);

constexpr Member amendment_members[] = {
    {"title"}, {"agreed"}, {"effective", required}, {"changes", required, &changes_shape}};

constexpr Member quote_members[] = {
    {"currency", required}, {"date", required}, {"usd"}, {"per_usd"}};

constexpr Member base_rate_members[] = {{"from", required}, {"percent", required}};

constexpr Member patent_members[] = {{"case", required},
                                     {"country", required},
                                     {"application", required},
                                     {"extended_to"},
                                     {"by"},
                                     {"granted"},
                                     {"ended"}};

constexpr Member supply_agreement_members[] = {{"executed"}, {"supply_failed_from"}};

constexpr Member extension_members[] = {{"for", required}, {"to", required}, {"agreed"}};

constexpr Member notice_members[] = {{"kind", required},   {"by", required}, {"given", required},
                                     {"method", required}, {"milestone"},    {"force_majeure"}};

constexpr Member force_majeure_members[] = {{"party", required}, {"from", required}, {"to"}};

constexpr Member event_members[] = {{"clock", required}, {"date", required}, {"note"}};

constexpr Member done_members[] = {{"deadline", required}, {"date", required}};

constexpr Shape production_shape = shape("a production record", production_members);
constexpr Shape generic_shape = shape("a generic product", generic_members);
constexpr Shape infringement_shape = shape("an infringement", infringement_members);
constexpr Shape milestone_shape = shape("a milestone", milestone_members);
constexpr Shape payment_shape = shape("a payment", payment_members);
constexpr Shape statement_shape = shape("a statement", statement_members);
constexpr Shape amendment_shape = shape("an amendment", amendment_members);
constexpr Shape quote_shape = shape("an exchange rate", quote_members);
constexpr Shape base_rate_shape = shape("a base rate", base_rate_members);
constexpr Shape patent_shape = shape("a patent", patent_members);
constexpr Shape extension_shape = shape("an extension", extension_members);
constexpr Shape notice_shape = shape("a notice", notice_members);
constexpr Shape force_majeure_shape = shape("a force majeure", force_majeure_members);
constexpr Shape event_shape = shape("an event", event_members);
constexpr Shape done_shape = shape("a done record", done_members);

}  // namespace

const Shape ledger_shape = shape("a ledger", ledger_members);
const Shape sale_shape = shape("a sales line", sale_members);
const Shape deductions_shape = shape("the deductions", deduction_members);
const Shape seller_shape = shape("a seller", seller_members);
const Shape supply_agreement_shape = shape("the supply agreement", supply_agreement_members);

const Shape* record_shape(Section section) {
  switch (section) {
    case Section::production:
      return &production_shape;
    case Section::generics:
      return &generic_shape;
    case Section::infringements:
      return &infringement_shape;
    case Section::milestones:
      return &milestone_shape;
    case Section::payments:
      return &payment_shape;
    case Section::statements:
      return &statement_shape;
    case Section::amendments:
      return &amendment_shape;
    case Section::fx:
      return &quote_shape;
    case Section::base_rates:
      return &base_rate_shape;
    case Section::patents:
      return &patent_shape;
    case Section::extensions:
      return &extension_shape;
    case Section::notices:
      return &notice_shape;
    case Section::force_majeure:
      return &force_majeure_shape;
    case Section::events:
      return &event_shape;
    case Section::done:
      return &done_shape;
    default:
      return nullptr;
  }
}

std::size_t MemberFinder::search(std::string_view name) {
  for (std::size_t i = 0; i < shape_->count; ++i) {
    if (shape_->members[i].name != name) continue;
    next_[last_] = static_cast<std::uint8_t>(i);
    last_ = i + 1;
    return i;
  }
  return none;
}

}  // namespace jm216
