#include "web/bridge/client.hpp"

#include <initializer_list>

#include "web/bridge/packing.hpp"

// client.js
extern "C" void jm216_ask(const char* what, const char* values, std::size_t size);

namespace jm216::engine {

namespace {

/// web/page/page.mjs knows who does it.
void ask(const char* what, std::initializer_list<std::string_view> values = {}) {
  std::string packed;
  for (const std::string_view value : values) put(packed, value);
  jm216_ask(what, packed.data(), packed.size());
}

}  // namespace

std::string lines_of(const Readings& readings) {
  std::string lines;
  for (const ReadingInfo& reading : reading_table()) {
    lines.append(reading.name).append("=");
    lines.append(reading.values[reading.get(readings)]).append("\n");
  }
  return lines;
}

void ask_evaluate(Date as_of, const Readings& readings) {
  ask("evaluate", {to_string(as_of), lines_of(readings)});
}

void ask_review(bool wanted) {
  ask("review", {wanted ? "yes" : ""});
}

void ask_issue(Quarter quarter) {
  ask("issue", {to_string(quarter)});
}

void ask_check(const std::string& facts) {
  ask("check", {facts});
}

void ask_edit_facts(const std::string& facts, Date as_of, const Readings& readings) {
  ask("edit_facts", {facts, to_string(as_of), lines_of(readings)});
}

void ask_sale(std::size_t line) {
  ask("sale", {std::to_string(line)});
}

void ask_edit_sale(SaleEdit edit, std::size_t line, const std::string& text, Date as_of,
                   const Readings& readings) {
  ask("edit_sale", {std::to_string(static_cast<int>(edit)), std::to_string(line), text,
                    to_string(as_of), lines_of(readings)});
}

void ask_table(std::string_view what, const std::string& mapping) {
  ask("table", {what, mapping});
}

void ask_save(Date as_of, const Readings& readings, SaveForm form) {
  const char* const name = form == SaveForm::json ? "json" : form == SaveForm::gzip ? "gz" : "html";
  ask("save", {to_string(as_of), lines_of(readings), name});
}

void ask_alternatives(const std::vector<std::string>& changes) {
  std::string packed;
  for (const std::string& change : changes) put(packed, change);
  jm216_ask("alternatives", packed.data(), packed.size());
}

void ask_explain(const std::string& id) {
  ask("explain", {id});
}

void ask_share() {
  ask("share");
}

void ask_document() {
  ask("document");
}

void ask_compare() {
  ask("compare");
}

void ask_statements() {
  ask("statements");
}

void ask_lines(const std::string& query, std::uint64_t offset, std::uint64_t count) {
  ask("lines", {query, std::to_string(offset), std::to_string(count)});
}

void ask_cancel() {
  ask("cancel");
}

void ask_example(const char* name) {
  ask("example", {name});
}

void ask_export(const Export& what) {
  ask("export", {what.format, what.table, what.quarter, what.file});
}

}  // namespace jm216::engine
