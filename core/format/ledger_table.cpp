// The table. Adding a field: its member in core/facts, its line here, the rule that uses it, a test.
#include <array>
#include <iterator>
#include <utility>

#include "core/format/bind.hpp"

namespace jm216 {

namespace {

using bind::field;
using bind::list;
using bind::list_field;
using bind::shape;

constexpr std::int16_t most_days = 9999;    // of a term in days
constexpr std::int16_t most_months = 1200;  // and in months
constexpr std::string_view instalment_ids = "abcdefghijklmnopqrstuvwxyz";

// A field that no member of a struct holds by itself.
constexpr Field apart(FieldKind kind, std::string_view name) {
  Field field{.name = name};
  field.kind = kind;
  return field;
}
constexpr Field section(std::string_view name) {
  return apart(FieldKind::section, name);
}

constexpr Field ledger_fields[] = {
    apart(FieldKind::text, "format").meaning("`jm216-ledger/1`"),
    field<&Ledger::title>("title").shown("Title", "JM216 royalties"),
    field<&Ledger::as_of>("as_of").meaning("the day the report looks from"),
    field<&Ledger::effective_date>("effective_date")
        .shown("Effective date", "2001-08-28")
        .meaning("the licence's EFFECTIVE DATE (I.2), if other than 2001-08-28"),
    section("readings"),
    section("sellers"),
    section("sales"),
    section("production"),
    section("generics"),
    section("infringements"),
    section("milestones"),
    section("payments"),
    section("statements"),
    section("amendments"),
    section("fx"),
    section("base_rates"),
    section("patents"),
    section("supply_agreement"),
    section("extensions"),
    section("notices"),
    section("force_majeure"),
    section("claims").since_edition(2),
    section("events"),
    section("done"),
    section("bank_accounts"),
    section("dismissed"),
    section("notes"),
};

constexpr Field seller_fields[] = {
    field<&Seller::name, &Seller::id>("name")
        .shown("Name", "Europharm SA")
        .meaning("the id where it is left out"),
    field<&Seller::role>("role").required().one_of(all_of_names(role_names), "role").shown("Role"),
    field<&Seller::exhibit_1>("exhibit_1")
        .shown("Sub-licence in the form of Exhibit 1")
        .meaning("sub-licence in the form of Exhibit 1 (XI.8.3)"),
    field<&Seller::from>("from")
        .since_edition(2)
        .shown("From", "the beginning")
        .meaning("first day as an affiliate, or of the sub-licence"),
    field<&Seller::until>("until")
        .since_edition(2)
        .after("from")
        .shown("Until", "goes on")
        .meaning("last day as an affiliate, or of the sub-licence"),
};

constexpr Field deduction(Deduction which, std::string_view label) {
  return apart(FieldKind::money, deduction_names[static_cast<std::size_t>(which)])
      .usually("0")
      .shown(label, "0");
}
constexpr Field deduction_fields[] = {
    deduction(Deduction::trade_discount, "Trade discount"),
    deduction(Deduction::returns, "Returns"),
    deduction(Deduction::packing, "Packing"),
    deduction(Deduction::insurance, "Insurance"),
    deduction(Deduction::freight, "Freight"),
    deduction(Deduction::sales_tax, "Sales tax"),
    deduction(Deduction::import_duty, "Import duty"),
    deduction(Deduction::export_insurance, "Export insurance"),
};

constexpr Field deductions_field() {
  Field field = apart(FieldKind::object, "deductions")
                    .meaning("what I.10 may let be deducted; whether it does, the rules decide");
  field.object = &deductions_shape;
  return field;
}

// A line stands in columns (facts/sales.hpp), which have readers and writers of their own.
constexpr Field sale_fields[] = {
    apart(FieldKind::name, "invoice").required().shown("Invoice", "INV-1042"),
    apart(FieldKind::text, "line").shown("Line", "1").meaning("its number in the invoice"),
    apart(FieldKind::date, "date")
        .required()
        .shown("Invoice date", "2009-02-03")
        .meaning("of the invoice; it decides the quarter"),
    apart(FieldKind::date, "supplied")
        .since_edition(2)
        .shown("Supplied", "on the invoice date")
        .meaning(
            "day of supply, where it is another; with the invoice date it decides basis and rate"),
    apart(FieldKind::flag, "free")
        .since_edition(2)
        .usually("false")
        .shown("Supplied free of charge")
        .meaning("`gross` is 0 then, and it is no credit note"),
    apart(FieldKind::country, "country")
        .required()
        .shown("Country", "DE")
        .meaning("of the sale or disposal"),
    apart(FieldKind::name, "seller")
        .usually("licensee")
        .shown("Seller", "the licensee", FormHelp::seller)
        .meaning("an id of `sellers`"),
    apart(FieldKind::text, "product").usually("JM216").shown("Product", "JM216"),
    apart(FieldKind::quantity, "quantity").usually("0").shown("Quantity", "0"),
    apart(FieldKind::text, "unit").usually("unit").shown("Unit", "unit"),
    apart(FieldKind::currency, "currency").required().shown("Currency", "EUR"),
    apart(FieldKind::price, "gross")
        .required()
        .shown("Invoiced price", "12000.50")
        .meaning("the price invoiced for the line; below zero makes it a credit note"),
    deductions_field(),
    apart(FieldKind::charged, "separately_charged")
        .usually("false")
        .shown("", "", FormHelp::unseen)
        .meaning("the deductions that stand separately on the customer's invoice"),
    apart(FieldKind::flag, "export").usually("false").shown("Export"),
    apart(FieldKind::flag, "arms_length").usually("true").shown("At arm's length", "yes"),
    apart(FieldKind::flag, "for_money")
        .usually("true")
        .shown("For money", "yes")
        .meaning("sold exclusively for money"),
    apart(FieldKind::money, "fair_market_price")
        .shown("Fair market price", "none")
        .meaning("for the whole line, in its currency; on a credit note, of what came back"),
    apart(FieldKind::name, "buyer")
        .shown("Buyer in the group", "none", FormHelp::seller)
        .meaning("another seller of the ledger; left out for somebody outside"),
    apart(FieldKind::name, "credit_of")
        .shown("Credit note for invoice", "no credit note")
        .meaning("the invoice credited; makes it a credit note"),
    apart(FieldKind::choice, "credit_reason")
        .one_of({credit_reason_names.data() + 1, credit_reason_names.size() - 1},
                "reason for a credit")
        .shown("Reason for the credit"),
};

constexpr Field production_fields[] = {
    field<&Production::quarter>("quarter").required().shown("Quarter", "2009-Q1"),
    field<&Production::seller>("seller")
        .as(FieldKind::name)
        .usually("licensee")
        .shown("Made by", "the licensee", FormHelp::seller)
        .meaning("an id of `sellers`"),
    field<&Production::product>("product").usually("JM216").shown("Product", "JM216"),
    field<&Production::quantity>("quantity").required().shown("Quantity", "5000"),
    field<&Production::unit>("unit").usually("unit").shown("Unit", "unit"),
};

constexpr Field generic_fields[] = {
    field<&Generic::country>("country").required().shown("Country", "DE"),
    field<&Generic::available_from>("available_from")
        .required()
        .shown("Available from", "2010-02-14"),
    field<&Generic::withdrawn>("withdrawn")
        .after("available_from")
        .shown("Withdrawn", "still available"),
    field<&Generic::product>("product")
        .shown("Instead of the product", "every product")
        .meaning("every product where none is named"),
    field<&Generic::marketer>("marketer").shown("Marketed by", "Copycat Ltd"),
    field<&Generic::source>("source")
        .since_edition(2)
        .one_of(all_of_names(source_names), "source of a generic")
        .usually("independent")
        .shown("Whose goods")
        .meaning("`licensed`: the licensed goods, resold; `licensor`: the LICENSOR's own"),
    field<&Generic::infringing>("infringing").shown("Infringes a patent"),
    field<&Generic::right>("right")
        .since_edition(2)
        .shown("PATENT RIGHT outside Schedule A", "none")
        .meaning("an infringed PATENT RIGHT outside Schedule A (I.13)"),
};

constexpr Field infringement_fields[] = {
    field<&Infringement::country>("country").required().shown("Country", "IT"),
    field<&Infringement::percent>("percent")
        .required()
        .shown("Share of net sales, percent", "40")
        .meaning("of net sales"),
    field<&Infringement::notified>("notified")
        .shown("Licensor notified", "not notified")
        .meaning("when the licensor was"),
    field<&Infringement::suit_filed>("suit_filed")
        .after("notified", "evidence")
        .shown("Suit filed", "none"),
    field<&Infringement::suit_by>("suit_by")
        .since_edition(2)
        .one_of(all_of_names(party_names), "party")
        .usually("licensor")
        .shown("Suit brought by"),
    field<&Infringement::evidence>("evidence")
        .since_edition(2)
        .shown("Evidence given", "not recorded")
        .meaning("the day the licensee gave the licensor evidence of it"),
    field<&Infringement::ceased>("ceased").after("notified", "evidence").shown("Ceased", "goes on"),
    field<&Infringement::claimed>("claimed")
        .usually("true")
        .shown("Reduction is claimed", "yes")
        .meaning("whether the reduction is"),
    field<&Infringement::right>("right")
        .since_edition(2)
        .shown("PATENT RIGHT outside Schedule A", "none")
        .meaning("an infringed PATENT RIGHT outside Schedule A (I.13)"),
};

// One field for each instalment that an amendment may name.
template <std::size_t n>
constexpr Field instalment_day() {
  Field field{.name = instalment_ids.substr(n, 1)};
  field.kind = FieldKind::date;
  field.may_be_absent = true;
  field.at = [](const void* days) -> const void* {
    return &static_cast<const InstalmentDays*>(days)->days[n];
  };
  return field;
}
template <std::size_t... n>
constexpr std::array<Field, sizeof...(n)> instalment_days(std::index_sequence<n...>) {
  return {instalment_day<n>()...};
}
constexpr auto instalment_day_fields =
    instalment_days(std::make_index_sequence<InstalmentDays::most>());
constexpr Shape instalment_days_shape{"the instalments of a milestone",
                                      instalment_day_fields.data(), instalment_day_fields.size(), 0,
                                      true};

constexpr Field instalments_field() {
  Field field = apart(FieldKind::object, "instalments")
                    .since_edition(2)
                    .shown("Instalments", "a 2003-12-20, b 2004-12-20")
                    .meaning("the day on which each instalment that an amendment names was earned");
  field.object = &instalment_days_shape;
  field.at = [](const void* milestone) -> const void* {
    return &static_cast<const MilestoneFact*>(milestone)->instalments;
  };
  field.begin = [](void* milestone) -> void* {
    return &static_cast<MilestoneFact*>(milestone)->instalments;
  };
  return field;
}

constexpr std::string_view milestone_numbers[] = {"1", "2", "3", "4", "5"};
constexpr Field milestone_fields[] = {
    field<&MilestoneFact::milestone>("milestone")
        .required()
        .from_to(1, 5)
        .offers(all_of_names(milestone_numbers))
        .shown("Number")
        .meaning("each once"),
    field<&MilestoneFact::attained>("attained").shown("Attained", "not yet"),
    field<&MilestoneFact::extended_to>("extended_to")
        .shown("Target extended to", "not extended")
        .meaning("the new target"),
    field<&MilestoneFact::extension_agreed>("extension_agreed")
        .shown("Extension agreed", "2003-11-30"),
    field<&MilestoneFact::country>("country")
        .since_edition(2)
        .shown("Country of the approval", "not named")
        .meaning("of the approval"),
    instalments_field(),
};

constexpr Field payment_fields[] = {
    field<&Payment::for_>("for")
        .as(FieldKind::name)
        .required()
        .shown("For", "royalty-2009-Q1", FormHelp::payable)
        .meaning("an obligation's id, or `interest:` and one"),
    field<&Payment::date>("date").required().shown("Paid on", "2009-05-15"),
    field<&Payment::amount>("amount").required().shown("Amount, US$", "1020.04"),
    field<&Payment::withheld>("withheld")
        .shown("Tax withheld, US$", "none")
        .meaning("the tax withheld"),
    field<&Payment::creditable>("creditable")
        .shown("Creditable, US$", "none")
        .meaning("the part of it that the licensor can credit in full"),
    field<&Payment::reference>("reference").shown("Reference", "wire 17"),
};

constexpr Field statement_row_fields[] = {
    field<&StatementRow::seller>("seller")
        .as(FieldKind::name)
        .usually("licensee")
        .shown("Seller", "the licensee", FormHelp::seller),
    field<&StatementRow::product>("product").usually("JM216").shown("Product", "JM216"),
    field<&StatementRow::unit>("unit").usually("unit").shown("Unit", "unit"),
    field<&StatementRow::made>("made").since_edition(2).shown("Made", "not stated"),
    field<&StatementRow::sold>("sold").since_edition(2).shown("Sold", "not stated"),
    field<&StatementRow::currency>("currency").shown("Currency", "of the net sales"),
    field<&StatementRow::net_sales>("net_sales")
        .since_edition(2)
        .shown("Net sales", "not stated")
        .meaning("with `currency`"),
};
constexpr std::optional<Sentence> contradiction_in_row(const void* record) {
  const auto& row = *static_cast<const StatementRow*>(record);
  if (!row.made && !row.sold && !row.net_sales) return Sentence::row_without_figure;
  if (row.net_sales && !row.currency) return Sentence::net_sales_without_currency;
  return {};
}
constexpr Shape statement_row_shape =
    shape("a row of a statement", statement_row_fields, false, &contradiction_in_row);

constexpr Field statement_fields[] = {
    field<&StatementSent::quarter>("quarter").required().shown("Quarter", "2009-Q1"),
    field<&StatementSent::date>("date")
        .required()
        .shown("Sent on", "2009-04-28")
        .meaning("the day it was sent"),
    field<&StatementSent::royalty>("royalty_usd")
        .as(FieldKind::signed_dollars)
        .required()
        .shown("Royalty stated, US$", "1300.00"),
    field<&StatementSent::fingerprint>("fingerprint")
        .since_edition(2)
        .shown("Made from ledger", "3f9a-21c7")
        .meaning("the short fingerprint of the ledger that it says it was made from"),
    list_field<&StatementSent::rows>("rows", statement_row_shape)
        .since_edition(2)
        .shown("Rows")
        .meaning("what it says of each seller's goods; `made`, `sold` or `net_sales` at least"),
    field<&StatementSent::readings>("readings")
        .shown("Readings used", "the defaults")
        .meaning(
            "the readings it was made with that are no defaults, such as `rounding=half-even`, "
            "with blanks between"),
    field<&StatementSent::seal>("seal")
        .shown("Seal", "not issued here")
        .meaning("of one that was issued: the SHA-256 of its canonical record without the seal"),
};

constexpr Field instalment_fields[] = {
    field<&Instalment::id>("id").as(FieldKind::name).required().shown("Id", "a"),
    field<&Instalment::what>("what").shown("For", "NDA accepted for filing"),
    field<&Instalment::amount>("amount_usd").required().shown("Amount, US$", "500000"),
    field<&Instalment::in>("in")
        .one_of(all_of_names(payable_names), "way of payment")
        .usually("cash")
        .shown("In"),
};
constexpr std::optional<Sentence> contradiction_in_instalment(const void* record) {
  const std::string& id = static_cast<const Instalment*>(record)->id;
  if (id.size() == 1 && instalment_ids.find(id) != std::string_view::npos) return {};
  return Sentence::not_an_instalment_id;
}
constexpr Shape instalment_shape =
    shape("an instalment", instalment_fields, true, &contradiction_in_instalment);

constexpr Field milestone_change_fields[] = {
    field<&MilestoneChange::target>("target").shown("target", "as before"),
    field<&MilestoneChange::amount>("amount_usd").shown("US$", "as before"),
    list_field<&MilestoneChange::instalments>("instalments", instalment_shape)
        .since_edition(2)
        .shown("instalments")
        .meaning("instead of `amount_usd`")
        .once_each("id"),
};
constexpr std::optional<Sentence> contradiction_in_milestone_change(const void* record) {
  const auto& change = *static_cast<const MilestoneChange*>(record);
  if (!change.amount || change.instalments.empty()) return {};
  return Sentence::amount_and_instalments;
}
constexpr Shape milestone_change_shape = shape("a milestone's change", milestone_change_fields,
                                               true, &contradiction_in_milestone_change);

template <std::size_t number>
constexpr Field milestone_change(std::string_view name, std::string_view label) {
  Field field = apart(FieldKind::object, name).shown(label);
  field.object = &milestone_change_shape;
  field.at = [](const void* amendment) -> const void* {
    const auto& change = static_cast<const Amendment*>(amendment)->milestones[number - 1];
    return change ? &*change : nullptr;
  };
  field.begin = [](void* amendment) -> void* {
    return &static_cast<Amendment*>(amendment)->milestones[number - 1].emplace();
  };
  return field;
}

constexpr Field change_fields[] = {
    field<&Amendment::royalty_percent>("royalty_percent").shown("Royalty, percent", "as before"),
    field<&Amendment::payment_days>("payment_days")
        .from_to(0, most_days)
        .shown("Days to pay", "as before"),
    field<&Amendment::statement_days>("statement_days")
        .from_to(0, most_days)
        .shown("Days to send the statement", "as before"),
    field<&Amendment::interest_margin>("interest_margin")
        .shown("Interest margin, percent", "as before"),
    field<&Amendment::sell_off_months>("sell_off_months")
        .from_to(0, most_months)
        .shown("Months of sell-off", "as before"),
    field<&Amendment::term_ends>("term_ends").shown("TERM ends", "as before"),
    field<&Amendment::generic_percent>("generic_percent")
        .since_edition(2)
        .shown("Royalty while a generic is sold, percent", "as before"),
    field<&Amendment::infringement_threshold>("infringement_threshold")
        .since_edition(2)
        .shown("Infringement counts above, percent", "as before"),
    field<&Amendment::infringement_cap>("infringement_cap")
        .since_edition(2)
        .shown("Infringement reduces at most by, percent", "as before"),
    field<&Amendment::infringement_days>("infringement_days")
        .since_edition(2)
        .from_to(0, most_days)
        .shown("Days to file suit", "as before"),
    field<&Amendment::supply>("supply_usd").since_edition(2).shown("Supply sum, US$", "as before"),
    milestone_change<1>("milestone-1", "Milestone 1"),
    milestone_change<2>("milestone-2", "Milestone 2"),
    milestone_change<3>("milestone-3", "Milestone 3"),
    milestone_change<4>("milestone-4", "Milestone 4"),
    milestone_change<5>("milestone-5", "Milestone 5"),
};
constexpr Shape changes_shape = shape("an amendment's changes", change_fields, true);

constexpr Field changes_field() {
  Field field = apart(FieldKind::object, "changes").required();
  field.object = &changes_shape;
  field.at = [](const void* amendment) { return amendment; };  // whose members they are
  field.begin = [](void* amendment) { return amendment; };
  return field;
}

constexpr Field amendment_fields[] = {
    field<&Amendment::title>("title").shown("Title", "First Amendment"),
    field<&Amendment::agreed, &Amendment::effective>("agreed")
        .shown("Agreed", "on the effective day")
        .meaning("`effective` where it is left out"),
    field<&Amendment::effective>("effective").required().shown("Effective", "2002-09-30"),
    changes_field(),
};

// A quote holds its rate in one of two forms.
constexpr Field rate(FieldKind kind, std::string_view name) {
  Field field = apart(kind, name).one_of_these();
  field.at = [](const void* quote) { return quote; };
  return field;
}

constexpr Field quote_fields[] = {
    field<&Quote::currency>("currency").required().shown("Currency", "EUR"),
    field<&Quote::date>("date")
        .required()
        .shown("Day of issue", "2009-05-15")
        .meaning("of the Journal's issue"),
    rate(FieldKind::usd_rate, "usd")
        .shown("US$ for one unit", "1.3230")
        .meaning("dollars for one unit"),
    rate(FieldKind::per_usd_rate, "per_usd")
        .shown("or units for US$ 1", "0.7559")
        .meaning("units for one dollar"),
};

constexpr Field base_rate_fields[] = {
    field<&BaseRate::from>("from")
        .required()
        .shown("In force from", "2009-03-05")
        .meaning("the day from which it is in force"),
    field<&BaseRate::percent>("percent").required().shown("Percent a year", "0.5"),
};

constexpr Field patent_fields[] = {
    field<&PatentFact::case_>("case")
        .as(FieldKind::name)
        .shown("Case", "MBUS 1192")
        .meaning("needed but for kind `other`"),
    field<&PatentFact::country>("country")
        .as(FieldKind::patent_country)
        .required()
        .shown("Country", "US"),
    field<&PatentFact::application>("application")
        .as(FieldKind::name)
        .required()
        .shown("Application", "08/428444"),
    field<&PatentFact::expires>("expires")
        .since_edition(2)
        .after("granted_on")
        .shown("Expires", "2019-03-01")
        .meaning("needed for kind `other`"),
    field<&PatentFact::extended_to>("extended_to").shown("Extended to", "not extended"),
    field<&PatentFact::kind>("kind")
        .since_edition(2)
        .one_of(all_of_names(patent_kind_names), "kind of patent fact")
        .usually("extension")
        .shown("Kind")
        .meaning("`spc`: supplementary protection certificate; `other`: a PATENT RIGHT outside "
                 "Schedule A"),
    field<&PatentFact::by>("by")
        .shown("Extended by", "patent term extension")
        .meaning("how it was extended"),
    field<&PatentFact::granted>("granted")
        .shown("Granted as", "5519155")
        .meaning("the number of the patent granted"),
    field<&PatentFact::granted_on>("granted_on")
        .since_edition(2)
        .shown("Granted on", "1996-05-21")
        .meaning("the day of grant"),
    field<&PatentFact::ended>("ended")
        .shown("Ended early", "in force")
        .meaning("lapsed, revoked or abandoned"),
};

constexpr Field supply_agreement_fields[] = {
    field<&SupplyAgreement::executed>("executed").shown("Executed", "2001-12-10"),
    field<&SupplyAgreement::supply_failed_from>("supply_failed_from")
        .shown("Supply failed from", "did not fail"),
};

constexpr Field extension_fields[] = {
    field<&PaymentExtensionFact::for_>("for")
        .as(FieldKind::name)
        .required()
        .shown("For", "royalty-2009-Q1", FormHelp::obligation)
        .meaning("an obligation's id"),
    field<&PaymentExtensionFact::to>("to")
        .required()
        .shown("Due date extended to", "2009-05-15")
        .meaning("its new due date"),
    field<&PaymentExtensionFact::agreed>("agreed")
        .shown("Agreed", "2009-04-20")
        .meaning("always known where it is left out"),
};

constexpr std::string_view notices_offered[] = {"breach",
                                                "terminate-breach",
                                                "terminate-nonpayment",
                                                "terminate-milestone",
                                                "terminate-convenience",
                                                "terminate-insolvency",
                                                "terminate-infringement",
                                                "terminate-challenge",
                                                "terminate-force-majeure"};
static_assert(std::size(notices_offered) == std::size(notice_names));
constexpr std::string_view methods_offered[] = {"post", "telefax"};

constexpr Field notice_fields[] = {
    field<&Notice::kind>("kind")
        .required()
        .one_of(all_of_names(notice_names), "kind of notice")
        .offers(all_of_names(notices_offered))
        .shown("Kind"),
    field<&Notice::by>("by")
        .required()
        .one_of(all_of_names(party_names), "party")
        .shown("Given by"),
    field<&Notice::given>("given").required().shown("Given on", "2010-03-01"),
    field<&Notice::method>("method")
        .as(FieldKind::name)
        .required()
        .offers(all_of_names(methods_offered))
        .shown("Sent by")
        .meaning("`post` or `telefax`; anything else is no notice (XV.1)"),
    field<&Notice::milestone>("milestone").from_to(1, 5).shown("About milestone", "none"),
    field<&Notice::force_majeure>("force_majeure")
        .shown("Breach caused by force majeure")
        .meaning("what caused the breach"),
    field<&Notice::remediable>("remediable")
        .since_edition(2)
        .usually("true")
        .shown("Breach can be remedied", "yes")
        .meaning("of `terminate-breach`: whether remedial action is possible (XI.5)"),
};

constexpr Field force_majeure_fields[] = {
    field<&ForceMajeure::party>("party")
        .required()
        .one_of(all_of_names(party_names), "party")
        .shown("Party")
        .meaning("whom it affects"),
    field<&ForceMajeure::from>("from").required().shown("From", "2005-01-01"),
    field<&ForceMajeure::notified>("notified")
        .since_edition(2)
        .shown("Notified", "not notified")
        .meaning("the day of the written notice (XII)"),
    field<&ForceMajeure::to>("to").after("from").shown("To", "goes on"),
};

constexpr Field claim_fields[] = {
    field<&Claim::date>("date").since_edition(2).required().shown("Date", "2010-06-01"),
    field<&Claim::limb>("limb")
        .since_edition(2)
        .required()
        .one_of(all_of_names(limb_names), "limb of X.2")
        .shown("For")
        .meaning("`ip` for X.2 (a), `defects` for (b)"),
    field<&Claim::amount>("amount_usd")
        .since_edition(2)
        .required()
        .shown("Amount, US$", "120000.00"),
    field<&Claim::note>("note").shown("Note", "batch 7"),
};

constexpr Field event_fields[] = {
    field<&Event::clock>("clock")
        .required()
        .one_of(all_of_names(clock_names), "clock of this licence")
        .shown("What happened"),
    field<&Event::date>("date").required().shown("On", "2004-05-05"),
    field<&Event::note>("note").shown("Note", "meeting in Irvine"),
};

constexpr Field done_fields[] = {
    field<&DoneRecord::deadline>("deadline")
        .as(FieldKind::name)
        .required()
        .shown("Deadline", "supply-80g")
        .meaning("the id of one"),
    field<&DoneRecord::date>("date").required().shown("Met on", "2001-09-14"),
};

constexpr Field bank_account_fields[] = {
    field<&BankAccount::name>("name").shown("Name of the holder", "Johnson Matthey PLC"),
    field<&BankAccount::bank>("bank").shown("Bank", "First Bank, New York"),
    field<&BankAccount::account>("account")
        .as(FieldKind::name)
        .required()
        .shown("Account", "00-1234567, ABA 021000000")
        .meaning("its number, and what else a payment must name"),
    field<&BankAccount::currency>("currency").usually("USD").shown("Currency", "USD"),
    field<&BankAccount::from>("from")
        .required()
        .shown("Designated from", "2001-08-28")
        .meaning("the first day it is the one to pay to; no two accounts have a day in common"),
    field<&BankAccount::until>("until")
        .after("from")
        .shown("Until", "goes on")
        .meaning("the last day"),
};

constexpr Field dismissed_fields[] = {
    field<&DismissedQuestion::question>("question")
        .as(FieldKind::name)
        .required()
        .shown("Question", "month-without-invoices:EURO:2009-04")
        .meaning("the id of one that a review asks"),
    field<&DismissedQuestion::date>("date").required().shown("Dismissed on", "2009-08-03"),
    field<&DismissedQuestion::reason>("reason")
        .as(FieldKind::name)
        .required()
        .shown("Why", "closed for stocktaking"),
    field<&DismissedQuestion::by>("by").shown("By", "A. Auditor"),
};

constexpr Shape production_shape = shape("a production record", production_fields);
constexpr Shape generic_shape = shape("a generic product", generic_fields);
constexpr Shape infringement_shape = shape("an infringement", infringement_fields);
constexpr Shape milestone_shape = shape("a milestone", milestone_fields);
constexpr Shape payment_shape = shape("a payment", payment_fields);
constexpr Shape statement_shape = shape("a statement", statement_fields);
constexpr Shape amendment_shape = shape("an amendment", amendment_fields);
constexpr Shape quote_shape = shape("an exchange rate", quote_fields);
constexpr Shape base_rate_shape = shape("a base rate", base_rate_fields);
constexpr std::optional<Sentence> contradiction_in_patent(const void* record) {
  const auto& patent = *static_cast<const PatentFact*>(record);
  if (patent.kind == PatentKind::other) {
    if (patent.expires) return {};
    return Sentence::patent_without_expiry;
  }
  if (!patent.case_.empty()) return {};
  return Sentence::patent_without_case;
}
constexpr Shape patent_shape = shape("a patent", patent_fields, false, &contradiction_in_patent);
constexpr Shape extension_shape = shape("an extension", extension_fields);
constexpr Shape notice_shape = shape("a notice", notice_fields);
constexpr Shape force_majeure_shape = shape("a force majeure", force_majeure_fields);
constexpr Shape claim_shape = shape("a claim", claim_fields);
constexpr Shape event_shape = shape("an event", event_fields);
constexpr Shape done_shape = shape("a done record", done_fields);
constexpr Shape bank_account_shape = shape("a bank account", bank_account_fields);
constexpr Shape dismissed_shape = shape("a dismissed question", dismissed_fields);

constexpr SectionInfo shown(SectionInfo info, std::string_view title, std::string_view singular,
                            std::string_view clause, std::string_view empty,
                            std::string_view about = {}) {
  info.title = title;
  info.singular = singular;
  info.clause = clause;
  info.empty = empty;
  info.about = for_documents(about);
  return info;
}

constexpr SectionInfo value{};
constexpr SectionInfo by_id{SectionForm::by_id, &seller_shape, &bind::records<&Ledger::sellers>};
constexpr SectionInfo lines{SectionForm::lines, &sale_shape};
constexpr SectionInfo one{SectionForm::one, &supply_agreement_shape};
constexpr SectionInfo texts{SectionForm::texts};

constexpr SectionInfo section_table[] = {
    value,  // format
    value,  // title
    value,  // as_of
    value,  // effective_date
    value,  // readings
    shown(by_id, "Sellers", "seller", "V.8",
          "Who sells: the licensee, its affiliates and its sub-licensees.", "Who sells, by id."),
    shown(lines, "Sales lines", "sales line", "I.10", "", "Lines of invoices and credit notes."),
    shown(list<&Ledger::production>(production_shape), "Production", "quantity made", "V.8",
          "What was made in each quarter, for the statement's comparison of made and sold.",
          "What was made (V.8)."),
    shown(list<&Ledger::generics>(generic_shape), "Generics", "generic", "V.4",
          "Generic products that others market in a country: no royalty is due there meanwhile.",
          "Generic products (V.4)."),
    shown(list<&Ledger::infringements>(infringement_shape), "Infringements", "infringement",
          "VII.5",
          "Infringements that cost net sales and may reduce the rate of royalty in their country.",
          "Substantial infringement (VII.5)."),
    shown(list<&Ledger::milestones>(milestone_shape), "Milestones", "milestone", "IV",
          "When milestones were attained, and the dates to which their targets were extended.",
          "What became of the milestones (IV)."),
    shown(list<&Ledger::payments>(payment_shape), "Payments", "payment", "V",
          "What the licensee has paid, each for one obligation or its interest.",
          "What was paid; an empty list says that nothing was."),
    shown(list<&Ledger::statements>(statement_shape), "Statements sent", "statement", "V.8",
          "The quarterly statements as they were sent to the licensor, to compare with what is "
          "computed.",
          "Statements as sent to the licensor (V.8); an empty list says that none was."),
    shown(list<&Ledger::amendments>(amendment_shape), "Amendments", "amendment", "XIV.2",
          "Written changes of the agreement's terms, from the day they take effect.",
          "Written amendments (XIV.2)."),
    shown(list<&Ledger::fx>(quote_shape), "Exchange rates", "exchange rate", "V.6",
          "Rates as quoted in the Journal. One of the two figures is needed.",
          "New York rates by the day of the Wall Street Journal's issue (V.6)."),
    shown(list<&Ledger::base_rates>(base_rate_shape), "Base rates", "base rate", "XVI",
          "The bank's base rate from a given day. Where there is none, the Bank of England's "
          "published rates are used.",
          "Lloyds Bank base rates (XVI), each in force from that day on."),
    shown(list<&Ledger::patents>(patent_shape), "Patents", "patent fact", "I.16",
          "What Schedule A does not say of a patent: an extension, its grant, its early end.",
          "What became of patents of Schedule A, named as it lists them."),
    shown(one, "Supply agreement", "supply agreement", "V.2, VI",
          "Whether the supply agreement was executed, and from when supply failed.",
          "The supply agreement (V.2, VI)."),
    shown(list<&Ledger::extensions>(extension_shape), "Payment extensions", "extension", "XI.2",
          "Later due dates that the licensor has agreed to.", "Agreed extensions of payments."),
    shown(list<&Ledger::notices>(notice_shape), "Notices", "notice", "XI, XV.1",
          "Notices of breach and of termination.", "Notices of breach and of termination."),
    shown(list<&Ledger::force_majeure>(force_majeure_shape), "Force majeure", "force majeure",
          "XII", "Periods in which events beyond a party's control kept it from performing.",
          "Force majeure (XII)."),
    shown(list<&Ledger::claims>(claim_shape), "Claims", "claim", "X.2",
          "Claims under the LICENSOR's indemnity, which is capped.",
          "Claims under the LICENSOR's indemnity (X.2)."),
    shown(list<&Ledger::events>(event_shape), "Events", "event", "VII, VIII.1",
          "Days from which a clause counts a deadline.",
          "What starts a clock (VIII.1, VII.2, VII.1)."),
    shown(list<&Ledger::done>(done_shape), "Deadlines met", "deadline met", "",
          "Deadlines that were met, by their ids in the view of deadlines.",
          "Marks deadlines as met."),
    shown(list<&Ledger::bank_accounts>(bank_account_shape), "Bank accounts", "bank account", "V.6",
          "Where the licensor wants to be paid. Statements name the account of their day.",
          "The accounts that the LICENSOR designated (V.6), each with days of its own."),
    shown(list<&Ledger::dismissed>(dismissed_shape), "Questions dismissed", "dismissed question",
          "V.7", "Questions of a review that were answered, each with the reason.",
          "Questions of a review that are not to be asked again, and why; they change no figure."),
    shown(texts, "Notes", "note", "",
          "Sources and remarks. They are shown and shared, and change no figure.",
          "Sources and remarks: shown and shared, but no facts."),
};
static_assert(std::size(section_table) == section_count);
static_assert(std::size(ledger_fields) == section_count);

}  // namespace

constinit const Shape ledger_shape = shape("a ledger", ledger_fields);
constinit const Shape sale_shape = shape("a sales line", sale_fields);
constinit const Shape deductions_shape = shape("the deductions", deduction_fields);
constinit const Shape seller_shape = shape("a seller", seller_fields);
constinit const Shape supply_agreement_shape =
    shape("the supply agreement", supply_agreement_fields);

const SectionInfo& info_of(Section section) {
  return section_table[static_cast<std::size_t>(section)];
}

const Shape* record_shape(Section section) {
  const SectionInfo& info = info_of(section);
  return info.form == SectionForm::list ? info.record : nullptr;
}

}  // namespace jm216
