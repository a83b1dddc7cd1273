#include "web/bridge/client.hpp"

// client.js
extern "C" {
void jm216_ask_evaluate(const char* as_of, const char* readings);
void jm216_ask_check(const char* facts);
void jm216_ask_edit_facts(const char* facts, const char* as_of, const char* readings);
void jm216_ask_sale(unsigned line);
void jm216_ask_edit_sale(int edit, unsigned line, const char* text, const char* as_of,
                         const char* readings);
void jm216_ask_save(const char* as_of, const char* readings, const char* form);
void jm216_ask_alternatives(const char* names);
void jm216_ask_explain(const char* id);
void jm216_ask_table(const char* what, const char* mapping);
void jm216_ask_document();
void jm216_ask_compare();
void jm216_ask_statements();
void jm216_ask_share();
void jm216_ask_lines(const char* query, double offset, double count);
void jm216_ask_cancel();
void jm216_ask_example(const char* name);
void jm216_ask_export(const char* format, const char* table, const char* quarter, const char* file);
}

namespace jm216::engine {

namespace {

std::string lines_of(const Readings& readings) {
  std::string lines;
  for (const ReadingInfo& reading : reading_table()) {
    lines.append(reading.name).append("=");
    lines.append(reading.values[reading.get(readings)]).append("\n");
  }
  return lines;
}

}  // namespace

void ask_evaluate(Date as_of, const Readings& readings) {
  jm216_ask_evaluate(to_string(as_of).c_str(), lines_of(readings).c_str());
}

void ask_check(const std::string& facts) {
  jm216_ask_check(facts.c_str());
}

void ask_edit_facts(const std::string& facts, Date as_of, const Readings& readings) {
  jm216_ask_edit_facts(facts.c_str(), to_string(as_of).c_str(), lines_of(readings).c_str());
}

void ask_sale(std::size_t line) {
  jm216_ask_sale(static_cast<unsigned>(line));
}

void ask_edit_sale(SaleEdit edit, std::size_t line, const std::string& text, Date as_of,
                   const Readings& readings) {
  jm216_ask_edit_sale(static_cast<int>(edit), static_cast<unsigned>(line), text.c_str(),
                      to_string(as_of).c_str(), lines_of(readings).c_str());
}

void ask_table(std::string_view what, const std::string& mapping) {
  jm216_ask_table(std::string(what).c_str(), mapping.c_str());
}

void ask_save(Date as_of, const Readings& readings, SaveForm form) {
  const char* const name = form == SaveForm::json ? "json" : form == SaveForm::gzip ? "gz" : "html";
  jm216_ask_save(to_string(as_of).c_str(), lines_of(readings).c_str(), name);
}

void ask_alternatives() {
  std::string names;
  for (const ReadingInfo& reading : reading_table()) names.append(reading.name).append("\n");
  jm216_ask_alternatives(names.c_str());
}

void ask_explain(const std::string& id) {
  jm216_ask_explain(id.c_str());
}

void ask_share() {
  jm216_ask_share();
}

void ask_document() {
  jm216_ask_document();
}

void ask_compare() {
  jm216_ask_compare();
}

void ask_statements() {
  jm216_ask_statements();
}

void ask_lines(const std::string& query, std::uint64_t offset, std::uint64_t count) {
  jm216_ask_lines(query.c_str(), static_cast<double>(offset), static_cast<double>(count));
}

void ask_cancel() {
  jm216_ask_cancel();
}

void ask_example(const char* name) {
  jm216_ask_example(name);
}

void ask_export(const Export& what) {
  jm216_ask_export(what.format.c_str(), what.table.c_str(), what.quarter.c_str(),
                   what.file.c_str());
}

}  // namespace jm216::engine
