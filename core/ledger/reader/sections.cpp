// From the records of the sections to facts: what the table of the format cannot say of them.
#include "core/ledger/reader/record.hpp"

namespace jm216 {

namespace {

// Whether who made goods, or has a row in a statement, is a seller is known when all files are
// read.
void note_seller(Names::Use use, const Record& record, Names::Site site, Draft& draft) {
  for (std::size_t i = 0; i < record.values.size(); ++i) {
    const Record::Value& seller = record.values[i];
    if (record.shape->fields[i].name != "seller") continue;
    if (seller.kind != ValueKind::text || seller.text.empty()) return;
    const std::uint32_t name = draft.ledger.sales.texts().intern(seller.text);
    if (draft.names.wants(use, name)) draft.names.note(use, name, site, seller.place);
  }
}

void note_sellers_of_rows(const Record& statement, Draft& draft) {
  std::size_t row = 0;
  for (const auto& [field, record] : statement.objects) {
    note_seller(Names::Use::row, record, {statement.file, statement.index, false, row++}, draft);
  }
}

// Whether an amendment names the instalments is known when all files are read.
void note_instalments(const Fields& fields, const MilestoneFact& milestone, Draft& draft) {
  for (const auto& [field, days] : fields.record().objects) {
    for (std::size_t i = 0; i < days.values.size(); ++i) {
      if (days.values[i].kind == ValueKind::absent) continue;
      draft.instalments.note({milestone.milestone, i, days.file, days.values[i].place,
                              days.pointer + '/' + std::string(days.shape->fields[i].name)});
    }
  }
}

void take_milestone(Fields& fields, Draft& draft) {
  MilestoneFact milestone;
  fields.read_into(&milestone);
  if (fields.ok()) note_instalments(fields, milestone, draft);
  if (milestone.milestone > 0) fields.require(draft.add(milestone));
}

void take_quote(Fields& fields, Draft& draft) {
  Quote quote;
  fields.read_into(&quote);
  if (fields.has("usd") == fields.has("per_usd")) {
    fields.refuse(fields.has("usd") ? Complaint(Sentence::both_rates)
                                    : Complaint(Sentence::rate_missing));
  }
  if (fields.ok()) fields.require(draft.add(std::move(quote)));
}

void take_base_rate(Fields& fields, Draft& draft) {
  BaseRate rate;
  fields.read_into(&rate);
  if (fields.ok()) fields.require(draft.add(rate));
}

}  // namespace

void take_record(Section section, Record& record, Draft& draft, ProblemLog& log) {
  Fields fields(record, log);
  if (section == Section::milestones) return take_milestone(fields, draft);
  if (section == Section::fx) return take_quote(fields, draft);
  if (section == Section::base_rates) return take_base_rate(fields, draft);
  const SectionInfo& info = info_of(section);
  void* const facts = info.add(draft.ledger);
  fields.read_into(facts);
  if (section == Section::production) {
    note_seller(Names::Use::maker, record, {record.file, record.index}, draft);
  }
  if (section == Section::statements) note_sellers_of_rows(record, draft);
  if (!fields.ok()) return info.drop_last(draft.ledger);
  if (section == Section::bank_accounts) {
    draft.account_days.note(
        {draft.ledger.bank_accounts.size() - 1, record.file, record.place, record.pointer});
  }
}

void take_seller(Record& record, Draft& draft, ProblemLog& log) {
  Fields fields(record, log);
  Seller seller;
  seller.id = record.id;
  seller.name = record.id;
  fields.read_into(&seller);
  if (record.id.empty()) fields.refuse({Sentence::seller_id_empty});
  if (fields.ok()) fields.require(draft.add(std::move(seller)));
}

void take_supply_agreement(Record& record, Draft& draft, ProblemLog& log) {
  Fields fields(record, log);
  SupplyAgreement said;
  fields.read_into(&said);
  const auto agree = [&](std::string_view name, std::optional<Date>& kept,
                         const std::optional<Date>& date) {
    if (!date) return;
    if (const auto misfit = Draft::agree(kept, *date)) fields.refuse(name, *misfit);
  };
  SupplyAgreement& kept = draft.ledger.supply_agreement;
  agree("executed", kept.executed, said.executed);
  agree("supply_failed_from", kept.supply_failed_from, said.supply_failed_from);
}

}  // namespace jm216
