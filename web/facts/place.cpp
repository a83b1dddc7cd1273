#include "web/facts/place.hpp"

#include <algorithm>
#include <charconv>

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"

namespace jm216 {
namespace {

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The record of that number or id.
std::optional<std::size_t> record_of(const Document& ledger, const FormSection& section,
                                     std::string_view key) {
  if (section.form == SectionForm::one || section.form == SectionForm::value) return 0;
  const std::size_t count = ledger.count(section);
  if (section.form == SectionForm::by_id) {
    for (std::size_t i = 0; i < count; ++i) {
      if (ledger.pointer(section, i).ends_with('/' + std::string(key))) return i;
    }
    return std::nullopt;
  }
  const auto record = number(key);
  return record && *record < count ? record : std::nullopt;
}

std::string small(std::string_view title) {
  std::string out(title);
  const auto is_capital = [&out](std::size_t at) {
    return at < out.size() && out[at] >= 'A' && out[at] <= 'Z';
  };
  if (is_capital(0) && !is_capital(1)) out[0] = static_cast<char>(out[0] + 32);  // not of "US$"
  return out;
}

/// What of a record's field tells it from others; empty of those that do not.
std::string telling(const FormField& field, const std::string& value) {
  switch (field.kind) {
    case FormKind::date: {
      const auto day = parse_date(value);
      return day ? " of " + in_words(*day) : "";
    }
    case FormKind::quarter:
      return " for " + value;
    case FormKind::country:
      return ", " + country_in_words(value, true);
    case FormKind::dollars: {
      const auto amount = Decimal::parse(value);
      return amount ? ", " + in_words("US$", *amount) : "";
    }
    case FormKind::percent:
      return ", " + value + '%';
    case FormKind::currency:
      return ", " + value;
    case FormKind::choice:
      return field.path == "milestone" ? ' ' + value : ", " + code_in_words(value);
    default:
      return field.path == "title" || field.path == "id" ? " “" + isolated(value) + "”" : "";
  }
}

/// "payment of 8 May 2009, US$ 2,500,000.00": by the first three fields that tell it from others.
std::string name_of_record(const Document& ledger, const FormSection& section, std::size_t record) {
  if (section.form == SectionForm::one || section.form == SectionForm::value) {
    return small(section.title);
  }
  std::string which, more;  // "of 8 May 2009" stands before ", US$ 2,500,000.00"
  int told = 0;
  std::vector<FormKind> kinds;
  for (const FormField& field : section.fields) {
    const bool is_again =
        std::find(kinds.begin(), kinds.end(), field.kind) != kinds.end();  // "from", and "to"
    const std::string value = is_again ? std::string() : ledger.get(section, record, field);
    const std::string tells = value.empty() ? value : telling(field, value);
    if (tells.empty()) continue;
    (tells.front() == ' ' ? which : more) += tells;
    kinds.push_back(field.kind);
    if (++told == 3) break;
  }
  const std::string words(section.singular);
  return words + (told > 0 ? which + more : ' ' + std::to_string(record + 1));
}

/// ": amount", by the field's label where forms have it.
std::string field_words(const FormSection& section, const std::string& path) {
  if (path.empty()) return {};
  const auto field = std::find_if(section.fields.begin(), section.fields.end(),
                                  [&path](const FormField& one) { return one.path == path; });
  if (field != section.fields.end()) return ": " + small(field->label);
  std::string words = path;
  std::replace(words.begin(), words.end(), '_', ' ');
  std::replace(words.begin(), words.end(), '/', ' ');
  return ": " + words;
}

}  // namespace

std::optional<std::size_t> line_of(std::string_view pointer) {
  return number(pointer.substr(pointer.rfind('/') + 1));
}

std::optional<LedgerPlace> find_place(const Document& ledger, std::string_view pointer) {
  if (!pointer.starts_with('/')) return std::nullopt;
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view name = pointer.substr(1, end - 1);
  const std::string_view rest = pointer.substr(std::min(end + 1, pointer.size()));
  const std::string_view key = rest.substr(0, rest.find('/'));
  const std::string below{rest.substr(std::min(key.size() + 1, rest.size()))};
  if (name == "sales" && number(key))
    return LedgerPlace{"/sales/" + std::string(key), 0, {}, below};
  if (number(name))
    return LedgerPlace{'/' + std::string(name), 0, {}, std::string(rest)};  // of a bare list
  const auto& all = sections();
  const auto found = std::find_if(all.begin(), all.end(), [&](const FormSection& section) {
    if (section.form != SectionForm::value) return section.name == name;
    return std::any_of(section.fields.begin(), section.fields.end(),
                       [&](const FormField& field) { return field.path == name; });
  });
  if (found == all.end()) return std::nullopt;
  LedgerPlace place{"", static_cast<std::size_t>(found - all.begin()),
                    record_of(ledger, *found, key), below};
  if (found->form == SectionForm::value) place.field = name;
  if (found->form == SectionForm::one) place.field = rest;
  return place;
}

std::string name_of_place(const Document& ledger, std::string_view pointer) {
  const auto place = find_place(ledger, pointer);
  if (!place) return std::string(pointer);
  if (!place->line.empty()) {
    return "sales line " + std::to_string(line_of(place->line).value_or(0) + 1) +
           field_words(sale_section(), place->field);
  }
  const FormSection& section = sections()[place->section];
  if (!place->record) return small(section.title);
  return name_of_record(ledger, section, *place->record) + field_words(section, place->field);
}

}  // namespace jm216
