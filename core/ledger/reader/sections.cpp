// From the records of the sections to facts: what each field must be, and what must hold between
// them.
#include <array>

#include "core/ledger/reader/record.hpp"

namespace jm216 {

namespace {

constexpr int most_days = 9999;    // of a term in days
constexpr int most_months = 1200;  // and in months

std::optional<Party> find_party(std::string_view name) {
  if (name == "licensor") return Party::licensor;
  if (name == "licensee") return Party::licensee;
  return std::nullopt;
}

std::optional<Party> party(Fields& fields, std::string_view name) {
  return fields.choice<Party>(name, &find_party, "party", {"licensor", "licensee"});
}

// All names of an enumeration from its first value to `last`.
template <class Enum>
std::vector<std::string_view> names_to(Enum last) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    names.push_back(to_string(static_cast<Enum>(i)));
  }
  return names;
}

void take_production(Fields& fields, Draft& draft) {
  Production production;
  if (const auto quarter = fields.quarter("quarter")) production.quarter = *quarter;
  if (auto seller = fields.text("seller", Emptiness::refused)) {
    production.seller = std::move(*seller);
    const std::uint32_t name = draft.ledger.sales.texts().intern(production.seller);
    if (draft.names.wants(Names::Use::maker, name)) {
      draft.names.note(Names::Use::maker, name,
                       {fields.record().file, fields.record().index, false},
                       fields.value("seller").place);
    }
  }
  if (auto product = fields.text("product")) production.product = std::move(*product);
  if (const auto quantity = fields.amount("quantity", production_limits)) {
    production.quantity = Units::of(*quantity);
  }
  if (auto unit = fields.text("unit")) production.unit = std::move(*unit);
  if (fields.ok()) draft.ledger.production.push_back(std::move(production));
}

void take_generic(Fields& fields, Draft& draft) {
  Generic generic;
  const auto available_from = fields.date("available_from");
  if (const auto country = fields.country("country")) generic.country = *country;
  if (available_from) generic.available_from = *available_from;
  generic.withdrawn = fields.date("withdrawn");
  generic.product = fields.text("product");
  generic.marketer = fields.text("marketer").value_or("");
  generic.infringing = fields.flag("infringing").value_or(false);
  fields.require_order("available_from", available_from, "withdrawn", generic.withdrawn);
  if (fields.ok()) draft.ledger.generics.push_back(std::move(generic));
}

void take_infringement(Fields& fields, Draft& draft) {
  Infringement infringement;
  if (const auto country = fields.country("country")) infringement.country = *country;
  if (const auto percent = fields.percent("percent")) infringement.percent = *percent;
  infringement.notified = fields.date("notified");
  infringement.suit_filed = fields.date("suit_filed");
  infringement.ceased = fields.date("ceased");
  infringement.claimed = fields.flag("claimed").value_or(true);
  fields.require_order("notified", infringement.notified, "suit_filed", infringement.suit_filed);
  fields.require_order("notified", infringement.notified, "ceased", infringement.ceased);
  if (fields.ok()) draft.ledger.infringements.push_back(infringement);
}

void take_milestone(Fields& fields, Draft& draft) {
  MilestoneFact milestone;
  milestone.milestone = fields.whole("milestone", 1, 5).value_or(0);
  milestone.attained = fields.date("attained");
  milestone.extended_to = fields.date("extended_to");
  milestone.extension_agreed = fields.date("extension_agreed");
  if (milestone.milestone > 0) fields.require(draft.add(milestone));
}

void take_payment(Fields& fields, Draft& draft) {
  Payment payment;
  payment.for_ = fields.text("for", Emptiness::refused).value_or("");
  if (const auto date = fields.date("date")) payment.date = *date;
  payment.amount = fields.usd("amount").value_or(Usd());
  payment.withheld = fields.usd("withheld").value_or(Usd());
  payment.creditable = fields.usd("creditable").value_or(Usd());
  payment.reference = fields.text("reference").value_or("");
  if (fields.ok()) draft.ledger.payments->push_back(std::move(payment));
}

void take_statement(Fields& fields, Draft& draft) {
  StatementSent statement;
  if (const auto quarter = fields.quarter("quarter")) statement.quarter = *quarter;
  if (const auto date = fields.date("date")) statement.date = *date;
  statement.royalty = fields.usd("royalty_usd", statement_limits).value_or(Usd());
  if (fields.ok()) draft.ledger.statements->push_back(std::move(statement));
}

std::optional<MilestoneChange> milestone_change(Record& record, ProblemLog& log) {
  Fields fields(record, log);
  MilestoneChange change;
  change.target = fields.date("target");
  change.amount = fields.usd("amount_usd");
  if (!fields.ok()) return std::nullopt;
  return change;
}

void take_changes(Record& record, Amendment& amendment, ProblemLog& log) {
  Fields fields(record, log);
  amendment.royalty_percent = fields.percent("royalty_percent");
  amendment.payment_days = fields.whole("payment_days", 0, most_days);
  amendment.statement_days = fields.whole("statement_days", 0, most_days);
  amendment.interest_margin = fields.percent("interest_margin");
  amendment.sell_off_months = fields.whole("sell_off_months", 0, most_months);
  amendment.term_ends = fields.date("term_ends");
  for (std::size_t i = 0; i < amendment.milestones.size(); ++i) {
    Record* change = fields.object("milestone-" + std::to_string(i + 1));
    if (change != nullptr) amendment.milestones[i] = milestone_change(*change, log);
  }
}

void take_amendment(Fields& fields, Draft& draft, ProblemLog& log) {
  Amendment amendment;
  amendment.title = fields.text("title").value_or("");
  amendment.agreed = fields.date("agreed");
  if (const auto effective = fields.date("effective")) amendment.effective = *effective;
  if (Record* changes = fields.object("changes")) take_changes(*changes, amendment, log);
  if (fields.ok()) draft.ledger.amendments.push_back(std::move(amendment));
}

void take_quote(Fields& fields, Draft& draft) {
  Quote quote;
  if (const auto currency = fields.currency("currency")) quote.currency = *currency;
  if (const auto date = fields.date("date")) quote.date = *date;
  const auto usd = fields.amount("usd", rate_limits);
  const auto per_usd = fields.amount("per_usd", rate_limits);
  if (fields.has("usd") == fields.has("per_usd")) {
    fields.refuse(
        fields.has("usd")
            ? Complaint{ProblemCode::contradiction,
                        "both \"usd\" and \"per_usd\": give the rate in one form only"}
            : Complaint{ProblemCode::missing_member,
                        "neither \"usd\" (dollars for one unit) nor \"per_usd\" (units for one "
                        "dollar)"});
  }
  if (!fields.ok()) return;
  quote.per_usd = per_usd.has_value();
  quote.rate = Decimal(usd ? *usd : *per_usd, rate_limits.after);
  fields.require(draft.add(std::move(quote)));
}

void take_base_rate(Fields& fields, Draft& draft) {
  const auto from = fields.date("from");
  const auto percent = fields.percent("percent");
  if (fields.ok()) fields.require(draft.add(BaseRate{*from, *percent}));
}

void take_patent(Fields& fields, Draft& draft) {
  PatentFact patent;
  patent.case_ = fields.text("case", Emptiness::refused).value_or("");
  if (const auto country = fields.country("country", true)) patent.country = *country;
  patent.application = fields.text("application", Emptiness::refused).value_or("");
  patent.extended_to = fields.date("extended_to");
  patent.by = fields.text("by").value_or("");
  patent.granted = fields.text("granted").value_or("");
  patent.ended = fields.date("ended");
  if (fields.ok()) draft.ledger.patents.push_back(std::move(patent));
}

void take_extension(Fields& fields, Draft& draft) {
  PaymentExtensionFact extension;
  extension.for_ = fields.text("for", Emptiness::refused).value_or("");
  if (const auto to = fields.date("to")) extension.to = *to;
  extension.agreed = fields.date("agreed");
  if (fields.ok()) draft.ledger.extensions.push_back(std::move(extension));
}

void take_notice(Fields& fields, Draft& draft) {
  Notice notice;
  const auto kind = fields.choice<NoticeKind>("kind", &find_notice_kind, "kind of notice",
                                              names_to(NoticeKind::terminate_force_majeure));
  if (kind) notice.kind = *kind;
  if (const auto by = party(fields, "by")) notice.by = *by;
  if (const auto given = fields.date("given")) notice.given = *given;
  notice.method = fields.text("method", Emptiness::refused).value_or("");
  notice.milestone = fields.whole("milestone", 1, 5);
  notice.force_majeure = fields.flag("force_majeure").value_or(false);
  if (fields.ok()) draft.ledger.notices.push_back(std::move(notice));
}

void take_force_majeure(Fields& fields, Draft& draft) {
  ForceMajeure force_majeure;
  if (const auto who = party(fields, "party")) force_majeure.party = *who;
  const auto from = fields.date("from");
  if (from) force_majeure.from = *from;
  force_majeure.to = fields.date("to");
  fields.require_order("from", from, "to", force_majeure.to);
  if (fields.ok()) draft.ledger.force_majeure.push_back(force_majeure);
}

void take_event(Fields& fields, Draft& draft) {
  Event event;
  const auto clock = fields.choice<Clock>("clock", &find_clock, "clock of this licence",
                                          names_to(Clock::patent_abandonment));
  if (clock) event.clock = *clock;
  if (const auto date = fields.date("date")) event.date = *date;
  event.note = fields.text("note").value_or("");
  if (fields.ok()) draft.ledger.events.push_back(std::move(event));
}

void take_done(Fields& fields, Draft& draft) {
  DoneRecord done;
  done.deadline = fields.text("deadline", Emptiness::refused).value_or("");
  if (const auto date = fields.date("date")) done.date = *date;
  if (fields.ok()) draft.ledger.done.push_back(std::move(done));
}

}  // namespace

void take_record(Section section, Record& record, Draft& draft, ProblemLog& log) {
  Fields fields(record, log);
  switch (section) {
    case Section::production:
      return take_production(fields, draft);
    case Section::generics:
      return take_generic(fields, draft);
    case Section::infringements:
      return take_infringement(fields, draft);
    case Section::milestones:
      return take_milestone(fields, draft);
    case Section::payments:
      return take_payment(fields, draft);
    case Section::statements:
      return take_statement(fields, draft);
    case Section::amendments:
      return take_amendment(fields, draft, log);
    case Section::fx:
      return take_quote(fields, draft);
    case Section::base_rates:
      return take_base_rate(fields, draft);
    case Section::patents:
      return take_patent(fields, draft);
    case Section::extensions:
      return take_extension(fields, draft);
    case Section::notices:
      return take_notice(fields, draft);
    case Section::force_majeure:
      return take_force_majeure(fields, draft);
    case Section::events:
      return take_event(fields, draft);
    case Section::done:
      return take_done(fields, draft);
    default:
      return;  // no list of records
  }
}

void take_seller(Record& record, Draft& draft, ProblemLog& log) {
  Fields fields(record, log);
  Seller seller;
  seller.id = record.id;
  seller.name = fields.text("name").value_or(record.id);
  const auto role = fields.choice<Role>("role", &find_role, "role", names_to(Role::sublicensee));
  if (role) seller.role = *role;
  seller.exhibit_1 = fields.flag("exhibit_1").value_or(false);
  if (record.id.empty()) fields.refuse({ProblemCode::empty_text, "an empty id of a seller"});
  if (fields.ok()) fields.require(draft.add(std::move(seller)));
}

void take_supply_agreement(Record& record, Draft& draft, ProblemLog& log) {
  Fields fields(record, log);
  const auto take = [&](std::string_view name, std::optional<Date>& kept) {
    const std::optional<Date> date = fields.date(name);
    if (!date) return;
    const Fit fit = Draft::agree(kept, *date);
    if (fit.is_refused()) {
      fields.refuse(name, {ProblemCode::contradiction, to_string(*date) + ", but " + fit.message});
    }
  };
  take("executed", draft.ledger.supply_agreement.executed);
  take("supply_failed_from", draft.ledger.supply_agreement.supply_failed_from);
}

}  // namespace jm216
