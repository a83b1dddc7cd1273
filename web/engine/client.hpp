#pragma once

#include <string>

#include "core/agreement/readings.hpp"
#include "core/basics/calendar.hpp"

// What the page asks of the worker (protocol.md). Answers come to main.cpp.

namespace jm216::engine {

void ask_evaluate(Date as_of, const Readings& readings);
/// Why the figure of that id is what it is, in the report of the last evaluation asked for.
void ask_explain(const std::string& id);
void ask_cancel();
/// Loads an example that is served with the page: example.json, what_happened.json.
void ask_example(const char* name);

/// What the answer on the screen is written as (core/export/formats.hpp), and the file's name.
struct Export {
  std::string format, table, quarter, file;
};
/// Gives the person that file.
void ask_export(const Export& what);

}  // namespace jm216::engine
