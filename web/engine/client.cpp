#include "web/engine/client.hpp"

// client.js
extern "C" {
void jm216_ask_evaluate(const char* as_of, const char* readings);
void jm216_ask_explain(const char* id);
void jm216_ask_cancel();
void jm216_ask_example(const char* name);
void jm216_ask_export(const char* format, const char* table, const char* quarter, const char* file);
}

namespace jm216::engine {

void ask_evaluate(Date as_of, const Readings& readings) {
  std::string lines;
  for (const ReadingInfo& reading : reading_table()) {
    lines.append(reading.name).append("=");
    lines.append(reading.values[reading.get(readings)]).append("\n");
  }
  jm216_ask_evaluate(to_string(as_of).c_str(), lines.c_str());
}

void ask_explain(const std::string& id) {
  jm216_ask_explain(id.c_str());
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
