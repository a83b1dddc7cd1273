#include "web/facts/forms.hpp"

namespace jm216 {

namespace {

FormKind kind_of(const Field& field) {
  if (field.help == FormHelp::seller) return FormKind::seller;
  if (field.help == FormHelp::obligation) return FormKind::obligation;
  if (field.help == FormHelp::payable) return FormKind::payable;
  if (field.offered.count > 0) return FormKind::choice;
  switch (field.kind) {
    case FieldKind::flag:
      return FormKind::flag;
    case FieldKind::date:
      return FormKind::date;
    case FieldKind::quarter:
      return FormKind::quarter;
    case FieldKind::country:
    case FieldKind::patent_country:
      return FormKind::country;
    case FieldKind::currency:
      return FormKind::currency;
    case FieldKind::price:
    case FieldKind::money:
    case FieldKind::quantity:
    case FieldKind::made:
    case FieldKind::usd_rate:
    case FieldKind::per_usd_rate:
      return FormKind::decimal;
    case FieldKind::dollars:
    case FieldKind::signed_dollars:
      return FormKind::dollars;
    case FieldKind::percent:
      return FormKind::percent;
    case FieldKind::whole:
      return FormKind::whole;
    case FieldKind::choice:
      return FormKind::choice;
    default:
      return FormKind::text;
  }
}

/// The fields of objects stand among those of the record: "Milestone 1: target".
void add_fields(std::vector<FormField>& fields, const Shape& shape, const std::string& path,
                const std::string& label) {
  for (const Field& field : shape) {
    const std::string its_path = path + std::string(field.name);
    if (field.kind == FieldKind::list) {
      FormField& rows = fields.emplace_back(
          FormField{its_path, label + std::string(field.label), FormKind::rows});
      add_fields(rows.of, *field.object, "", "");
    } else if (field.object != nullptr && field.object->begin()->label.empty()) {
      // What it holds is named elsewhere in the ledger.
      fields.push_back({its_path, std::string(field.label), FormKind::instalments});
    } else if (field.object != nullptr) {
      add_fields(fields, *field.object, its_path + '/',
                 field.label.empty() ? "" : std::string(field.label) + ": ");
    } else if (field.help != FormHelp::unseen && !field.label.empty()) {
      fields.push_back({its_path, label + std::string(field.label), kind_of(field),
                        field.is_required(), field.hint,
                        field.offered.count > 0 ? field.offered : field.choices});
    }
  }
}

FormSection form_of(Section section, SectionForm kind) {
  const SectionInfo& info = info_of(section);
  FormSection form{to_string(section), info.title, info.singular, info.clause, kind,
                   info.empty,         {}};
  if (kind == SectionForm::by_id) {
    form.fields.push_back({"id", "Id", FormKind::text, true, "EURO"});
  } else if (kind == SectionForm::texts) {
    form.fields.push_back(
        {"", "Note", FormKind::text, true, "Rates from the Federal Reserve's H.10 release"});
  }
  if (info.record != nullptr) add_fields(form.fields, *info.record, "", "");
  return form;
}

constexpr Section as_worked_with[] = {
    Section::payments,
    Section::statements,
    Section::generics,
    Section::infringements,
    Section::milestones,
    Section::sellers,
    Section::fx,
    Section::base_rates,
    Section::production,
    Section::extensions,
    Section::notices,
    Section::amendments,
    Section::patents,
    Section::force_majeure,
    Section::claims,
    Section::supply_agreement,
    Section::events,
    Section::done,
    Section::bank_accounts,
    Section::dismissed,
    Section::notes,
};

std::vector<FormSection> all_sections() {
  std::vector<FormSection> all;
  for (const Section section : as_worked_with) {
    all.push_back(form_of(section, info_of(section).form));
  }
  FormSection& ledger = all.emplace_back(
      FormSection{"ledger", "The ledger itself", "ledger", "I.2", SectionForm::value, "", {}});
  add_fields(ledger.fields, ledger_shape, "", "");
  return all;
}

}  // namespace

FormField in_row(const FormField& rows, std::size_t row, const FormField& field) {
  FormField it = field;
  it.path = rows.path + '/' + std::to_string(row) + '/' + field.path;
  return it;
}

const std::vector<FormSection>& sections() {
  static const std::vector<FormSection> all = all_sections();
  return all;
}

const FormSection& sale_section() {
  static const FormSection section = form_of(Section::sales, SectionForm::one);
  return section;
}

}  // namespace jm216
