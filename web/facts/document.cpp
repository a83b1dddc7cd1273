#include "web/facts/document.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

namespace jm216 {

using nlohmann::ordered_json;

// Its parts are the library's; that a move of them may throw is its business.
// NOLINTNEXTLINE(bugprone-exception-escape)
struct Document::Json {
  ordered_json root;
};

namespace {

std::string escaped(std::string key) {
  for (std::size_t at = 0; (at = key.find_first_of("~/", at)) != std::string::npos; at += 2) {
    key.replace(at, 1, key[at] == '~' ? "~0" : "~1");
  }
  return key;
}

/// Where a record's object is, if it is there.
template <class Value>
Value* record_of(Value& root, const FormSection& section, std::size_t record) {
  if (section.form == SectionForm::value) return &root;
  if (&section == &sale_section()) return &root;
  const auto found = root.find(std::string(section.name));
  if (found == root.end()) return nullptr;
  if (section.form == SectionForm::one) return &*found;
  if (record >= found->size()) return nullptr;
  return &*std::next(found->begin(), static_cast<std::ptrdiff_t>(record));
}

/// A text as the format wants it: flags and small numbers are no texts in JSON. What is neither is
/// left as it was typed, for the reader to say so.
ordered_json value_of(const FormField& field, std::string_view text) {
  if (field.kind == FormKind::flag) return text == "yes";
  const bool whole = field.kind == FormKind::whole || field.path == "milestone";
  const bool digits = text.size() < 9 && std::all_of(text.begin(), text.end(), [](char c) {
                        return std::isdigit(static_cast<unsigned char>(c)) != 0;
                      });
  if (whole && digits) return std::stoi(std::string(text));
  return std::string(text);
}

/// A member, or a list's element of that number; null where there is none.
template <class Value>
Value* member_of(Value& of, std::string_view key) {
  if (of.is_array()) {
    const auto index =
        static_cast<std::size_t>(std::strtoul(std::string(key).c_str(), nullptr, 10));
    return index < of.size() ? &of[index] : nullptr;
  }
  const auto found = of.find(std::string(key));
  return found == of.end() ? nullptr : &*found;
}

/// What is at the path below the record; null where there is nothing.
template <class Value>
Value* value_at(Value* value, std::string_view path) {
  while (value != nullptr && !path.empty()) {
    const std::size_t slash = path.find('/');
    value = member_of(*value, path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return value;
}

/// What is in it, as a list of records shows it: how many rows, or each of an object's members.
std::string summary_of(const ordered_json& value) {
  if (value.is_array()) return value.empty() ? "" : std::to_string(value.size());
  std::string words;
  for (const auto& [key, one] : value.items()) {
    words +=
        (words.empty() ? "" : ", ") + key + ' ' + (one.is_string() ? one.get<std::string>() : "");
  }
  return words;
}

/// The order of members does not matter to the reader, so new ones go to the end.
void put(ordered_json& record, std::string_view path, ordered_json value) {
  const std::size_t slash = path.find('/');
  const std::string key{path.substr(0, slash)};
  if (record.is_array()) {  // of a row that is there
    if (ordered_json* const row = member_of(record, key)) {
      put(*row, path.substr(slash + 1), std::move(value));
    }
  } else if (slash == std::string_view::npos) {
    record[key] = std::move(value);
  } else {
    put(record[key], path.substr(slash + 1), std::move(value));
  }
}

/// And objects that are empty then, but for `changes`, which an amendment must have.
void take(ordered_json& record, std::string_view path) {
  const std::size_t slash = path.find('/');
  const std::string key{path.substr(0, slash)};
  ordered_json* const found = member_of(record, key);
  if (found == nullptr) return;
  if (slash != std::string_view::npos) take(*found, path.substr(slash + 1));
  const bool empty = slash == std::string_view::npos || (found->empty() && key != "changes");
  if (empty && record.is_object()) record.erase(key);
}

}  // namespace

Document::Document(std::unique_ptr<Json> json) : json_(std::move(json)) {}
Document::Document(const Document& other) : json_(std::make_unique<Json>(*other.json_)) {}
Document& Document::operator=(const Document& other) {
  *json_ = *other.json_;
  return *this;
}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::optional<Document> Document::parse(std::string_view text) {
  auto json = std::make_unique<Json>();
  json->root = ordered_json::parse(text, nullptr, false);
  if (!json->root.is_object()) return std::nullopt;
  return Document(std::move(json));
}

std::string Document::text() const {
  // What is no UTF-8 becomes U+FFFD.
  return json_->root.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::size_t Document::count(const FormSection& section) const {
  if (section.form == SectionForm::one || section.form == SectionForm::value) return 1;
  const auto found = json_->root.find(std::string(section.name));
  return found == json_->root.end() ? 0 : found->size();
}

std::string Document::get(const FormSection& section, std::size_t record,
                          const FormField& field) const {
  if (section.form == SectionForm::by_id && field.path == "id") {
    const auto found = json_->root.find(std::string(section.name));
    if (found == json_->root.end() || record >= found->size()) return {};
    return std::next(found->begin(), static_cast<std::ptrdiff_t>(record)).key();
  }
  const ordered_json* const value =
      value_at(record_of(std::as_const(json_->root), section, record), field.path);
  if (value == nullptr) return {};
  if (value->is_structured()) return summary_of(*value);
  if (value->is_boolean()) return value->get<bool>() ? "yes" : "no";
  if (value->is_string()) return value->get<std::string>();
  return value->dump();
}

void Document::set(const FormSection& section, std::size_t record, const FormField& field,
                   std::string_view value) {
  ordered_json& root = json_->root;
  const std::string name{section.name};
  if (section.form == SectionForm::by_id && field.path == "id") {
    // The same records in the same order, one under another key.
    ordered_json renamed = ordered_json::object();
    std::size_t number = 0;
    for (const auto& [key, entry] : root[name].items()) {
      renamed[number++ == record ? std::string(value) : key] = entry;
    }
    root[name] = std::move(renamed);
    return;
  }
  if (section.form == SectionForm::one && &section != &sale_section() && !root.contains(name)) {
    root[name] = ordered_json::object();
  }
  ordered_json* const at = record_of(root, section, record);
  if (at == nullptr) return;
  if (field.path.empty()) {
    *at = std::string(value);
  } else if (value.empty()) {
    take(*at, field.path);
  } else {
    put(*at, field.path, value_of(field, value));
  }
}

std::size_t Document::add(const FormSection& section) {
  ordered_json& list = json_->root[std::string(section.name)];
  if (section.form == SectionForm::by_id) {
    if (list.is_null()) list = ordered_json::object();
    list[""] = ordered_json::object();
  } else if (section.form == SectionForm::texts) {
    list.push_back("");
  } else {
    ordered_json record = ordered_json::object();
    if (section.name == "amendments") record["changes"] = ordered_json::object();
    list.push_back(std::move(record));
  }
  return list.size() - 1;
}

void Document::remove(const FormSection& section, std::size_t record) {
  const std::string name{section.name};
  const auto list = json_->root.find(name);
  if (list == json_->root.end() || record >= list->size()) return;
  list->erase(std::next(list->begin(), static_cast<std::ptrdiff_t>(record)));
  // An empty list of payments or statements says that there were none; so does what is left here.
}

std::size_t Document::rows(const FormSection& section, std::size_t record,
                           const FormField& field) const {
  const ordered_json* const list =
      value_at(record_of(std::as_const(json_->root), section, record), field.path);
  return list == nullptr ? 0 : list->size();
}

void Document::add_row(const FormSection& section, std::size_t record, const FormField& field) {
  ordered_json* const at = record_of(json_->root, section, record);
  if (at == nullptr) return;
  if (value_at(at, field.path) == nullptr) put(*at, field.path, ordered_json::array());
  value_at(at, field.path)->push_back(ordered_json::object());
}

void Document::remove_row(const FormSection& section, std::size_t record, const FormField& field,
                          std::size_t row) {
  ordered_json* const at = record_of(json_->root, section, record);
  ordered_json* const list = at == nullptr ? nullptr : value_at(at, field.path);
  if (list == nullptr || row >= list->size()) return;
  list->erase(row);
  if (list->empty()) take(*at, field.path);
}

std::vector<FormField> Document::instalments(const FormSection& section, std::size_t record,
                                             const FormField& field) const {
  std::vector<FormField> days;
  const auto add = [&](const std::string& id, const std::string& what) {
    const std::string path = field.path + '/' + id;
    const bool is_listed = std::any_of(days.begin(), days.end(),
                                       [&path](const FormField& day) { return day.path == path; });
    if (is_listed || id.empty()) return;
    const std::string label = "Instalment " + id + (what.empty() ? "" : ": " + what);
    days.push_back({path, label, FormKind::date, false, "not yet"});
  };
  const ordered_json& root = json_->root;
  const std::string milestone = "changes/milestone-" + get(section, record, {"milestone", {}});
  const ordered_json* const amendments = member_of(root, "amendments");
  for (std::size_t i = 0; amendments != nullptr && i < amendments->size(); ++i) {
    const ordered_json* const list = value_at(&(*amendments)[i], milestone + "/instalments");
    for (std::size_t n = 0; list != nullptr && n < list->size(); ++n) {
      const auto text = [&](const char* name) {
        const ordered_json* const value = member_of((*list)[n], name);
        return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
      };
      add(text("id"), text("what"));
    }
  }
  if (const auto* given = value_at(record_of(root, section, record), field.path)) {
    for (const auto& [id, day] : given->items()) add(id, "");
  }
  return days;
}

std::vector<FormField> Document::simple_fields(const FormSection& section,
                                               std::size_t record) const {
  std::vector<FormField> all;
  for (const FormField& field : section.fields) {
    if (field.kind == FormKind::instalments) {
      for (FormField& day : instalments(section, record, field)) all.push_back(std::move(day));
    } else if (field.kind == FormKind::rows) {
      for (std::size_t row = 0; row < rows(section, record, field); ++row) {
        for (const FormField& one : field.of) all.push_back(in_row(field, row, one));
      }
    } else {
      all.push_back(field);
    }
  }
  return all;
}

std::string Document::pointer(const FormSection& section, std::size_t record) const {
  if (section.form == SectionForm::value) return "";
  std::string name = "/" + std::string(section.name);
  if (section.form == SectionForm::one) return name;
  if (section.form != SectionForm::by_id) return name + "/" + std::to_string(record);
  return name + "/" + escaped(get(section, record, {"id", {}}));
}

}  // namespace jm216
