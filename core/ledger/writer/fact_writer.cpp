#include "core/ledger/writer/fact_writer.hpp"

#include "core/format/values.hpp"
#include "core/ledger/writer/line_writer.hpp"
#include "core/terms/terms.hpp"

namespace jm216 {

namespace {

void write_list(LedgerWriter& out, const Field& field, const void* record) {
  const Records records = field.records(record);
  if (records.count == 0) return;
  out.name(field.name);
  out.open('[');
  for (std::size_t i = 0; i < records.count; ++i) {
    write_record(out, *field.object, records.at(i));
  }
  out.close(']');
}

void write_field(LedgerWriter& out, const Field& field, const void* record) {
  if (field.records != nullptr) return write_list(out, field, record);
  if (field.object != nullptr) {
    const void* const inner = field.at(record);
    if (inner == nullptr) return;
    if (!field.is_required() && !says_anything(*field.object, inner)) return;
    out.name(field.name);
    return write_record(out, *field.object, inner);
  }
  const std::optional<std::string> value = written(field, record);
  if (!value) return;
  out.name(field.name);
  if (field.kind == FieldKind::whole || field.kind == FieldKind::flag) {
    out.plain(*value);
  } else {
    out.string(*value);
  }
}

}  // namespace

void write_record(LedgerWriter& out, const Shape& shape, const void* record) {
  out.open('{');
  for (const Field& field : shape) write_field(out, field, record);
  out.close('}');
}

namespace {

// An empty list of payments says that nothing was paid, no list says nothing; so with statements.
// These two are facts even when empty.
void write_section(LedgerWriter& out, std::string_view name, const Shape& shape,
                   const Records& records) {
  if (records.count == 0 && !records.says_something) return;
  out.name(name);
  out.open('[');
  for (std::size_t i = 0; i < records.count; ++i) write_record(out, shape, records.at(i));
  out.close(']');
}

void write_sellers(LedgerWriter& out, const std::optional<std::vector<Seller>>& sellers) {
  if (!sellers || sellers->empty()) return;
  out.name("sellers");
  out.open('{');
  for (const Seller& seller : *sellers) {
    out.id(seller.id);
    write_record(out, seller_shape, &seller);
  }
  out.close('}');
}

void write_lines(LedgerWriter& out, const Ledger& ledger, bool with_sales) {
  if (with_sales) return write_sales(out, ledger.sales);
  out.name("sales");
  out.open('[');
  out.close(']');
}

}  // namespace

void write_facts(LedgerWriter& out, const Ledger& ledger, bool with_sales) {
  for (std::size_t i = 0; i < section_count; ++i) {
    const Field& field = ledger_shape.fields[i];
    const auto section = static_cast<Section>(i);
    const SectionInfo& info = info_of(section);
    switch (info.form) {
      case SectionForm::value:  // of which but one is a fact
        if (section != Section::effective_date) break;
        if (ledger.effective_date != as_signed::execution) write_field(out, field, &ledger);
        break;
      case SectionForm::by_id:
        write_sellers(out, ledger.sellers);
        break;
      case SectionForm::lines:
        write_lines(out, ledger, with_sales);
        break;
      case SectionForm::list:
        write_section(out, field.name, *info.record, info.records(ledger));
        break;
      case SectionForm::one:
        if (!says_anything(*info.record, &ledger.supply_agreement)) break;
        out.name(field.name);
        write_record(out, *info.record, &ledger.supply_agreement);
        break;
      case SectionForm::texts:
        break;  // no facts
    }
  }
}

}  // namespace jm216
