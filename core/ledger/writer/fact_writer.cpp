#include "core/ledger/writer/fact_writer.hpp"

#include <vector>

#include "core/ledger/writer/line_writer.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

namespace {

std::string_view party_name(Party party) {
  return party == Party::licensor ? "licensor" : "licensee";
}

void write_fact(FactWriter& facts, const Production& production) {
  facts.text("quarter", to_string(production.quarter));
  facts.text_unless("licensee", "seller", production.seller);
  facts.text_unless("JM216", "product", production.product);
  facts.decimal("quantity", production.quantity.decimal());
  facts.text_unless("unit", "unit", production.unit);
}

void write_fact(FactWriter& facts, const Generic& generic) {
  facts.text("country", generic.country.code());
  facts.date("available_from", generic.available_from);
  facts.date("withdrawn", generic.withdrawn);
  if (generic.product) facts.text("product", *generic.product);
  facts.text_unless("", "marketer", generic.marketer);
  facts.flag_unless(false, "infringing", generic.infringing);
}

void write_fact(FactWriter& facts, const Infringement& infringement) {
  facts.text("country", infringement.country.code());
  facts.percent("percent", infringement.percent);
  facts.date("notified", infringement.notified);
  facts.date("suit_filed", infringement.suit_filed);
  facts.date("ceased", infringement.ceased);
  facts.flag_unless(true, "claimed", infringement.claimed);
}

void write_fact(FactWriter& facts, const MilestoneFact& milestone) {
  facts.number("milestone", milestone.milestone);
  facts.date("attained", milestone.attained);
  facts.date("extended_to", milestone.extended_to);
  facts.date("extension_agreed", milestone.extension_agreed);
}

void write_fact(FactWriter& facts, const Payment& payment) {
  facts.text("for", payment.for_);
  facts.date("date", payment.date);
  facts.usd("amount", payment.amount);
  facts.usd_unless_zero("withheld", payment.withheld);
  facts.usd_unless_zero("creditable", payment.creditable);
  facts.text_unless("", "reference", payment.reference);
}

void write_fact(FactWriter& facts, const StatementSent& statement) {
  facts.text("quarter", to_string(statement.quarter));
  facts.date("date", statement.date);
  facts.usd("royalty_usd", statement.royalty);
}

void write_milestone_change(FactWriter& facts, std::size_t number, const MilestoneChange& change) {
  if (!change.target && !change.amount) return;
  facts.out().name("milestone-" + std::to_string(number));
  facts.out().open('{');
  facts.date("target", change.target);
  if (change.amount) facts.usd("amount_usd", *change.amount);
  facts.out().close('}');
}

void write_fact(FactWriter& facts, const Amendment& amendment) {
  facts.text_unless("", "title", amendment.title);
  if (amendment.agreed != amendment.effective) facts.date("agreed", amendment.agreed);
  facts.date("effective", amendment.effective);
  facts.out().name("changes");
  facts.out().open('{');
  facts.percent("royalty_percent", amendment.royalty_percent);
  facts.number("payment_days", amendment.payment_days);
  facts.number("statement_days", amendment.statement_days);
  facts.percent("interest_margin", amendment.interest_margin);
  facts.number("sell_off_months", amendment.sell_off_months);
  facts.date("term_ends", amendment.term_ends);
  for (std::size_t i = 0; i < amendment.milestones.size(); ++i) {
    const std::optional<MilestoneChange>& change = amendment.milestones[i];
    if (change) write_milestone_change(facts, i + 1, *change);
  }
  facts.out().close('}');
}

void write_fact(FactWriter& facts, const Quote& quote) {
  facts.text("currency", quote.currency.code());
  facts.date("date", quote.date);
  facts.decimal(quote.per_usd ? "per_usd" : "usd", quote.rate);
}

void write_fact(FactWriter& facts, const BaseRate& rate) {
  facts.date("from", rate.from);
  facts.percent("percent", rate.percent);
}

void write_fact(FactWriter& facts, const PatentFact& patent) {
  facts.text("case", patent.case_);
  facts.text("country", patent.country.code());
  facts.text("application", patent.application);
  facts.date("extended_to", patent.extended_to);
  facts.text_unless("", "by", patent.by);
  facts.text_unless("", "granted", patent.granted);
  facts.date("ended", patent.ended);
}

void write_fact(FactWriter& facts, const PaymentExtensionFact& extension) {
  facts.text("for", extension.for_);
  facts.date("to", extension.to);
  facts.date("agreed", extension.agreed);
}

void write_fact(FactWriter& facts, const Notice& notice) {
  facts.text("kind", to_string(notice.kind));
  facts.text("by", party_name(notice.by));
  facts.date("given", notice.given);
  facts.text("method", notice.method);
  facts.number("milestone", notice.milestone);
  facts.flag_unless(false, "force_majeure", notice.force_majeure);
}

void write_fact(FactWriter& facts, const ForceMajeure& force_majeure) {
  facts.text("party", party_name(force_majeure.party));
  facts.date("from", force_majeure.from);
  facts.date("to", force_majeure.to);
}

void write_fact(FactWriter& facts, const Event& event) {
  facts.text("clock", to_string(event.clock));
  facts.date("date", event.date);
  facts.text_unless("", "note", event.note);
}

void write_fact(FactWriter& facts, const DoneRecord& done) {
  facts.text("deadline", done.deadline);
  facts.date("date", done.date);
}

template <class Section>
void write_list(FactWriter& facts, std::string_view name, const Section& section) {
  LedgerWriter& out = facts.out();
  out.name(name);
  out.open('[');
  for (const auto& fact : section) {
    out.open('{');
    write_fact(facts, fact);
    out.close('}');
  }
  out.close(']');
}

template <class Section>
void write_section(FactWriter& facts, std::string_view name, const Section& section) {
  if (!section.empty()) write_list(facts, name, section);
}

void write_sellers(FactWriter& facts, const std::optional<std::vector<Seller>>& sellers) {
  if (!sellers || sellers->empty()) return;
  facts.out().name("sellers");
  facts.out().open('{');
  for (const Seller& seller : *sellers) {
    facts.out().id(seller.id);
    facts.out().open('{');
    facts.text_unless(seller.id, "name", seller.name);
    facts.text("role", to_string(seller.role));
    facts.flag_unless(false, "exhibit_1", seller.exhibit_1);
    facts.out().close('}');
  }
  facts.out().close('}');
}

}  // namespace

void write_facts(FactWriter& facts, const Ledger& ledger, bool with_sales) {
  LedgerWriter& out = facts.out();
  if (ledger.effective_date != as_signed::execution) {
    facts.date("effective_date", ledger.effective_date);
  }
  write_sellers(facts, ledger.sellers);
  if (with_sales) {
    write_sales(out, ledger.sales);
  } else {
    out.name("sales");
    out.open('[');
    out.close(']');
  }
  write_section(facts, "production", ledger.production);
  write_section(facts, "generics", ledger.generics);
  write_section(facts, "infringements", ledger.infringements);
  write_section(facts, "milestones", ledger.milestones);
  // An empty list of payments says that nothing was paid, no list says nothing; so with statements.
  // These two are facts even when empty.
  if (ledger.payments) write_list(facts, "payments", *ledger.payments);
  if (ledger.statements) write_list(facts, "statements", *ledger.statements);
  write_section(facts, "amendments", ledger.amendments);
  write_section(facts, "fx", ledger.fx);
  write_section(facts, "base_rates", ledger.base_rates);
  write_section(facts, "patents", ledger.patents);
  if (ledger.supply_agreement.executed || ledger.supply_agreement.supply_failed_from) {
    out.name("supply_agreement");
    out.open('{');
    facts.date("executed", ledger.supply_agreement.executed);
    facts.date("supply_failed_from", ledger.supply_agreement.supply_failed_from);
    out.close('}');
  }
  write_section(facts, "extensions", ledger.extensions);
  write_section(facts, "notices", ledger.notices);
  write_section(facts, "force_majeure", ledger.force_majeure);
  write_section(facts, "events", ledger.events);
  write_section(facts, "done", ledger.done);
}

}  // namespace jm216
