// The tables of the format and of the readings as JSON, from which format_files.mjs makes the
// schema and the documents.
#include <iostream>
#include <iterator>

#include "core/format/format.hpp"
#include "core/json/json_writer.hpp"
#include "core/readings/readings.hpp"

namespace {

using namespace jm216;

constexpr std::string_view kinds[] = {
    "text",           "name",           "flag",     "date",         "quarter",  "country",
    "patent_country", "currency",       "price",    "money",        "quantity", "made",
    "dollars",        "signed_dollars", "usd_rate", "per_usd_rate", "percent",  "whole",
    "choice",         "charged",        "object",   "list",         "section"};
static_assert(std::size(kinds) == static_cast<std::size_t>(FieldKind::section) + 1);

void print(JsonText& out, const Shape& shape);

void print(JsonText& out, const Field& field) {
  out.begin_object().key("name").value(field.name);
  out.key("kind").value(kinds[static_cast<std::size_t>(field.kind)]);
  out.key("required").value(field.is_required());
  out.key("one_of_these").value(field.need == Need::one_of_these);
  out.key("about").value(field.about);
  out.key("usual").value(field.usual);
  out.key("not_before").value(field.not_before);
  out.key("or_before").value(field.or_before);
  // Of a text that is left out, the reader makes an empty one.
  out.key("is_empty_text")
      .value(field.kind == FieldKind::text && !field.may_be_absent && field.usual_at == nullptr);
  out.key("least").value(static_cast<std::uint64_t>(field.least));
  out.key("most").value(static_cast<std::uint64_t>(field.most));
  out.key("choices").begin_array();
  for (const std::string_view choice : field.choices) out.value(choice);
  out.end_array();
  if (field.object != nullptr) print(out.key("object"), *field.object);
  out.end_object();
}

void print(JsonText& out, const Shape& shape) {
  out.begin_object().key("noun").value(shape.noun);
  out.key("refuses_unknown").value(shape.refuses_unknown);
  out.key("fields").begin_array();
  for (const Field& field : shape) print(out, field);
  out.end_array().end_object();
}

}  // namespace

int main() {
  JsonText out;
  out.begin_object().key("readings").begin_array();
  for (const ReadingInfo& info : reading_table()) {
    out.begin_object().key("name").value(info.name).key("values").begin_array();
    for (const std::string_view value : info.values) out.value(value);
    out.end_array().end_object();
  }
  out.end_array().key("sections").begin_array();
  for (std::size_t i = 0; i < section_count; ++i) {
    const SectionInfo& info = info_of(static_cast<Section>(i));
    out.begin_object().key("field");
    print(out, ledger_shape.fields[i]);
    out.key("is_list").value(info.form == SectionForm::list);
    out.key("about").value(info.about);
    if (info.record != nullptr) print(out.key("record"), *info.record);
    out.end_object();
  }
  out.end_array().end_object();
  std::cout << out.finish();
  return std::cout.flush() ? 0 : 1;
}
